"""The page that keeps: entries, one batch as a sheet, taking it back in two steps, who owes what."""

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import importing, revoking, snapshots, stored_files
from data.choices import Choices
from tests.pages.conftest import Opened
from tests.pages.seeing import has_failed, is_drawn, shown
from tests.pages.test_every_page import ENGLISH

BATCH = 600  # portal reports of the week 2020-W45, 32 rows


def letters(app: AppTest) -> str:
    """What is read on the page: its HTML without the marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown(app)))


def corrected() -> int:
    """The file of `BATCH` again with two other figures."""
    lines = stored_files.file_of(BATCH).content.decode("utf-8-sig").splitlines()
    first = lines[1].split(";")
    first[3] = "4.321"
    silent = lines[5].split(";")
    silent[4] = ""
    content = "\n".join([lines[0], ";".join(first), *lines[2:5], ";".join(silent), *lines[6:]]).encode()
    done = importing.import_file("portal_activity", "sửa W45.csv", content, "Nguyễn An", "theo công văn")
    assert done.batch is not None
    return done.batch


def previewed(opened: Opened, batch: int) -> AppTest:
    app = opened("history", batch=str(batch))
    return app.button(key="revoke:look").click().run()


def confirmed(app: AppTest, by: str = "Trần Thị B", why: str = "Nạp nhầm tuần") -> AppTest:
    app.text_input(key="revoke:by").set_value(by)
    app.text_input(key="revoke:why").set_value(why)
    return app.button[-1].click().run()


def test_every_entry_leads_to_its_sheet(opened: Opened, demo_read: Path) -> None:
    body = shown(opened("history"))
    assert 'batch=635"' in body
    assert "cong-thong-tin-2020-W53.csv" in body
    assert "31 / 0 / 0" in body


def test_a_batch_opens_as_a_sheet_in_both_languages(opened: Opened, demo_read: Path) -> None:
    app = opened("history", batch=str(BATCH), lang="vi")
    assert is_drawn(app), shown(app)
    told = letters(app)
    assert "Đợt nạp 600 · cong-thong-tin-2020-W45.csv" in told
    assert "32 trong 32 dòng còn hiệu lực" in told
    assert stored_files.file_of(BATCH).content  # the ledger is free again
    sha256 = snapshots.current().query("from history", {}).filter(batch=BATCH)["sha256"][0]
    assert sha256 in told
    assert not ENGLISH.findall(told)
    assert is_drawn(opened("history", batch=str(BATCH), lang="en"))


def test_the_row_of_the_address_is_marked_on_its_page(opened: Opened, demo_read: Path) -> None:
    app = opened("history", batch=str(BATCH), row="30")
    body = shown(app)
    assert re.search(r'class="e-here"[^>]*>▶ 30<', body)
    assert app.pagination[0].value == 2
    assert "Lạng Sơn" not in re.findall(r"<th scope=\"row\".*?</th>", body)


@pytest.mark.parametrize("row", ["1", "99999", "x", "-3", "１"])
def test_a_row_that_is_not_there_is_no_fault(row: str, opened: Opened, demo_read: Path) -> None:
    app = opened("history", batch=str(BATCH), row=row)
    assert is_drawn(app), shown(app)
    assert "e-here" not in shown(app).replace("tr:has(.e-here)", "")


@pytest.mark.parametrize("batch", ["99999", "x", "1", "<b>", "9" * 30, "²"])
def test_a_batch_that_is_not_there_gets_a_sentence_and_the_ledger(
    batch: str, opened: Opened, demo_read: Path
) -> None:
    app = opened("history", batch=batch)
    assert is_drawn(app), shown(app)
    assert "Không có đợt nạp" in shown(app)
    assert "<b>}" not in shown(app)


def test_a_corrected_batch_says_what_still_stands_and_the_correction_old_beside_new(
    opened: Opened, demo: Path
) -> None:
    later = corrected()
    told = letters(opened("history", batch=str(BATCH)))
    assert "0 trong 32 dòng còn hiệu lực" in told
    assert re.search(rf"2 dòng đã được đợt nạp {later} sửa", told)
    assert re.search(rf"30 dòng đã được đợt nạp {later} gửi lại với cùng số liệu", told)
    told = letters(opened("history", batch=str(later)))
    assert re.search(r"vpub\.langson\.gov\.vn Lượt truy cập 2\.139 4\.321 600", told), told
    assert re.search(r"Tin bài 7 chưa báo cáo 600", told)


def test_a_batch_stored_in_part_says_who_still_owes(opened: Opened, demo: Path) -> None:
    head = "period,organisation,portal,visits,articles\n"
    rows = "2021-W01,Sở Y tế,syt.langson.gov.vn,1200,4\n2021-W01,Sở Nội vụ,snv.langson.gov.vn,nhiều,4\n"
    done = importing.import_file(
        "portal_activity", "t.csv", (head + rows).encode(), "An", None, Choices(good_rows_only=True)
    )
    told = letters(opened("history", batch=str(done.batch)))
    assert "Đã ghi một phần" in told
    assert "Sở Nội vụ (04/01/2021)" in told
    assert "một phần" in letters(opened("history"))


def test_a_revocation_is_shown_before_it_is_confirmed_and_then_done(opened: Opened, demo: Path) -> None:
    before = snapshots.current().number
    app = previewed(opened, 635)
    assert not has_failed(app), shown(app)
    assert "31 dòng sẽ mất" in shown(app)
    assert "90,3%" in shown(app)
    assert snapshots.current().number == before
    app = confirmed(app)
    assert not app.exception
    assert "Đã thu hồi." in shown(app), shown(app)
    assert "Nạp nhầm tuần" in shown(app)
    assert snapshots.current().number == before + 1
    assert not [button for button in app.button if button.key == "revoke:look"]


@pytest.mark.parametrize(("by", "why"), [("", "Nạp nhầm"), ("Trần Thị B", "")])
def test_without_name_or_reason_nothing_is_taken_back(by: str, why: str, opened: Opened, demo: Path) -> None:
    before = snapshots.current().number
    app = confirmed(previewed(opened, 635), by, why)
    assert "e-notice e-bad" in shown(app)
    assert snapshots.current().number == before


def test_somebody_else_revokes_between_the_look_and_the_confirmation(opened: Opened, demo: Path) -> None:
    app = previewed(opened, 635)
    revoking.revoke_batch(635, "Lê Văn C", "trùng")
    after = snapshots.current().number
    app = confirmed(app)
    assert not has_failed(app), shown(app)
    assert snapshots.current().number == after
    assert "Đợt nạp đã được thu hồi" in shown(app)


def test_somebody_else_stores_between_the_look_and_the_confirmation(opened: Opened, demo: Path) -> None:
    app = previewed(opened, 635)
    corrected()
    after = snapshots.current().number
    app = confirmed(app)
    assert not has_failed(app), shown(app)
    assert snapshots.current().number == after
    assert "Số liệu đã thay đổi kể từ lúc xem trước" in shown(app)


def test_while_somebody_writes_the_sheet_stands_without_what_the_ledger_alone_knows(
    opened: Opened, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data.storage import turn

    monkeypatch.setattr(stored_files.short_read.__wrapped__, "__defaults__", (0.1,))  # type: ignore[attr-defined]
    with turn("Lê Văn C"):
        app = opened("history", batch="601")
    assert is_drawn(app), shown(app)
    assert "Chưa tra cứu được lúc này" in shown(app)
    assert "Tuần 45/2020" in shown(app)


def test_a_past_state_offers_no_revocation(opened: Opened, demo: Path) -> None:
    app = opened("history", batch="300", as_of="600")
    assert is_drawn(app), shown(app)
    assert not app.button
    assert "Không có đợt nạp 620" in shown(opened("history", batch="620", as_of="600"))


def test_who_owes_what_is_a_board_a_list_and_letters(opened: Opened, demo_read: Path) -> None:
    app = opened("history", view="owing")
    assert is_drawn(app), shown(app)
    body, told = shown(app), letters(app)
    assert body.index("<h3>Sở, ban, ngành</h3>") < body.index("<h3>Huyện, thành phố</h3>")
    assert body.count('class="e-owed e-missing"') >= 3
    for word in ("Đúng hạn", "Muộn", "Mới gửi một phần", "Chưa gửi", "Chưa đến hạn"):
        assert word in told
    assert "còn nợ" in told
    assert "Huyện Đình Lập" in told
    letter = app.code[0].value
    assert letter.count("Kính gửi:") > 1
    assert not ENGLISH.findall(told)
    app.selectbox(key="owing:unit").set_value("H-DINH-LAP").run()
    assert app.code[0].value.count("Kính gửi:") == 1
    assert "Tuần 53/2020" in app.code[0].value


def test_the_board_changes_with_the_report_and_the_number_of_periods(opened: Opened, demo_read: Path) -> None:
    app = opened("history", view="owing")
    first = shown(app)
    app.selectbox(key="owing:periods").set_value(26).run()
    assert shown(app).count('<i class="e-owed') > first.count('<i class="e-owed')
    app.segmented_control(key="owing:table").set_value("measures").run()
    assert is_drawn(app), shown(app)
    assert "Tháng 12/2020" in shown(app)
    assert is_drawn(opened("history", view="owing", group="districts", lang="en"))


def test_a_figure_leads_to_its_rows(opened: Opened, demo_read: Path) -> None:
    over = shown(opened("", period="2020-W40"))
    assert re.search(r'href="/methods\?[^"]*indicator=online_dossiers', over)
    app = opened("methods", period="2020-W40", indicator="online_dossiers")
    body = shown(app)
    assert re.search(r'href="/methods\?[^"]*organisation=SYT', body)
    assert re.search(r'href="/history\?[^"]*batch=579"', body)
    unit = shown(opened("methods", period="2020-W40", indicator="online_dossiers", organisation="SYT"))
    assert re.search(r'href="/history\?[^"]*batch=579&amp;row=360"', unit)
    assert "tử số 18 · mẫu số 28" in unit


def test_the_sums_of_the_rows_are_the_value(opened: Opened, demo_read: Path) -> None:
    """The organisations' parts on the page add up to the province's."""
    app = opened("methods", period="2020-W40", indicator="online_dossiers")
    cells = re.findall(
        r'organisation=[^"]+" target="_self">[^<]+</a></th><td[^>]*><span>([\d.]+)</span>', shown(app)
    )
    rows = snapshots.current().query("from indicator_values", {})
    whole = rows.filter(indicator="online_dossiers", scope="province", period_start=date(2020, 9, 28))
    assert len(cells) == 31
    assert sum(int(cell.replace(".", "")) for cell in cells) == whole["numerator"][0]


@pytest.mark.parametrize("code", ["checks_done", "level4_share", "availability", "units_using", "portals_updated"])
@pytest.mark.parametrize("unit", ["STTTT", "H-CAO-LOC"])
def test_every_kind_of_indicator_shows_its_rows(code: str, unit: str, opened: Opened, demo_read: Path) -> None:
    app = opened("methods", indicator=code, organisation=unit, period="2020-W40")
    assert is_drawn(app), shown(app)
    assert "Nguồn số liệu" in shown(app)
