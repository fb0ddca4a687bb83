"""Each gate broken on purpose: no file appears, and the sentence names the sheet and what is wrong on it."""

import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing import document, making, scripts
from briefing.errors import NotComplete
from briefing.frame import board, chart, text
from briefing.sheet import Set, Sheet
from charts import Picture
from tests.pages.serving import CHROMIUM
from wording import language

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed.")]
FEW = text("<p>Tỷ lệ hồ sơ tiếp nhận trực tuyến của các đơn vị trong tỉnh</p>" * 3, "s-said")
WORDS = text("<p>Tỷ lệ hồ sơ tiếp nhận trực tuyến của các đơn vị trong tỉnh</p>" * 12, "s-said")
TRUST = ("Nguồn: báo cáo của các đơn vị", "Tuần 12 · Bản chốt số 1")


def picture(**trace: Any) -> Picture:
    bars = {"type": "bar", "orientation": "h", "y": ["a", "b", "c"], "x": [3, 2, 1], "marker": {"color": "#336"}}
    layout = {"height": 300, "margin": {"l": 40, "r": 10, "t": 10, "b": 30}, "xaxis": {"range": [0, 4]}}
    return Picture({"data": [bars | trace], "layout": layout}, 300, "a: 3; b: 2; c: 1")


def table(rows: int) -> str:
    body = "".join(f"<tr><th>{number}</th><td>{number},5%</td></tr>" for number in range(rows))
    return (
        f'<table class="e-table"><thead><tr><th>Số</th><th>Giá trị</th></tr></thead><tbody>{body}</tbody></table>'
    )


def of(*sheets: Sheet) -> Set:
    return Set("2019-W12", "Tuần 12", "vi", 1, True, "", "2019-03-25T08:00:00", sheets, "Nhận xét.\n")


def sheet(body: str, **others: Any) -> Sheet:
    return Sheet("figures", "Số liệu", body, TRUST, **others)


def refused(made: Set, tmp_path: Path) -> str:
    """The sentence of the refusal; nothing is left in the place nor beside it."""
    out = tmp_path / "out"
    with pytest.raises(NotComplete) as fault:
        making.make(made, language("vi"), "Asia/Ho_Chi_Minh", out, {})
    assert list(tmp_path.iterdir()) == []
    return f"{fault.value.title(language('en'))} {fault.value.sentence(language('en'))}"


def test_a_sound_sheet_passes(tmp_path: Path) -> None:
    drawn = {"bars": picture()}
    made = board(table(8))
    body = f'<div class="s-two">{chart(drawn, "bars")}{made.html}</div>{FEW}'
    done = making.make(
        of(sheet(body, pictures=drawn, table_rows=8)), language("vi"), "Asia/Ho_Chi_Minh", tmp_path / "out", {}
    )
    assert done.sheets == 1


def test_a_chart_that_throws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "library", lambda: "throw new Error('broken')")
    drawn = {"bars": picture(type="no such chart")}
    told = refused(of(sheet(f"{chart(drawn, 'bars')}{FEW}", pictures=drawn)), tmp_path)
    assert "1. Số liệu" in told
    assert "The chart “bars” shows 0 of 3 marks." in told


def test_a_chart_that_loses_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take = "const p = document.querySelectorAll('.e-plot .point'); if (p.length === 3) p[0].remove();"
    again = f"new MutationObserver(() => {{{take}}}).observe(document, {{childList: true, subtree: true}});"
    monkeypatch.setattr(making, "scripts", lambda: [*scripts.scripts(), f"{{{take}}}{again}"])
    drawn = {"bars": picture()}
    assert "of 3 marks" in refused(of(sheet(f"{chart(drawn, 'bars')}{FEW}", pictures=drawn)), tmp_path)


def test_a_chart_that_is_left_out(tmp_path: Path) -> None:
    assert "0 of 1 charts" in refused(of(sheet(WORDS, pictures={"bars": picture()})), tmp_path)


def test_a_table_taller_than_its_sheet(tmp_path: Path) -> None:
    made = board(table(40))
    told = refused(of(sheet(made.html, table_rows=made.rows)), tmp_path)
    assert "of 40 rows of the tables can be seen" in told


def test_letters_that_overlap(tmp_path: Path) -> None:
    over = '<p style="position:absolute;top:100px;left:60px;font-size:20px">Chữ đè lên chữ khác ở đây</p>'
    assert "overlap" in refused(of(sheet(over + WORDS)), tmp_path)


def test_text_that_is_cut(tmp_path: Path) -> None:
    cut = '<p style="width:90px;overflow:hidden;white-space:nowrap">Sở Lao động - Thương binh và Xã hội</p>'
    assert "Text is cut: “Sở Lao động" in refused(of(sheet(WORDS + cut)), tmp_path)


def test_text_beyond_the_edge(tmp_path: Path) -> None:
    beyond = '<p style="position:absolute;left:1200px;top:300px;white-space:nowrap">Thương binh và Xã hội</p>'
    assert "beyond the sheet's edge" in refused(of(sheet(WORDS + beyond)), tmp_path)


def test_letters_too_small_for_the_back_row(tmp_path: Path) -> None:
    assert "fewer than" in refused(of(sheet(WORDS + '<p style="font-size:9px">nhỏ</p>')), tmp_path)


def test_a_glyph_that_no_font_of_ours_has(tmp_path: Path) -> None:
    told = refused(of(sheet(WORDS + "<p>Tỉnh 諒山</p>")), tmp_path)
    assert "No font has 山 諒" in told


def test_a_missing_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without = document.style().replace("@font-face", "@no-font")
    monkeypatch.setattr(document, "style", lambda: without)
    assert "would be taken instead" in refused(of(sheet(WORDS)), tmp_path)


def test_letters_and_accents_that_stand_apart(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "Hữu Lũng")
    assert "stand apart" in refused(of(sheet(f"{WORDS}<p>{apart}</p>")), tmp_path)


def test_an_empty_sheet(tmp_path: Path) -> None:
    assert "nearly empty" in refused(of(sheet("<p></p>")), tmp_path)


def test_a_table_of_one_row_is_no_empty_sheet(tmp_path: Path) -> None:
    said = text(
        "<p>So với bản chốt số 631 (03/01/2021 15:00): 1 số liệu của Cao Lộc được sửa đổi hoặc rút lại.</p>",
        "s-said",
    )
    short = sheet(f'<div class="s-stack">{said}{board(table(1)).html}</div>', table_rows=1)
    made = of(short)
    assert making.make(made, language("vi"), "Asia/Ho_Chi_Minh", tmp_path / "out", {}).sheets == 1


def test_the_second_sheet_is_named(tmp_path: Path) -> None:
    second = replace(sheet("<p></p>"), title="Bản đồ")
    assert "2. Bản đồ" in refused(of(sheet(WORDS), second), tmp_path)
