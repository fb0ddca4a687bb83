"""Where the letters leave a doubt: short files, other languages, what the analyst chooses, workbooks in old fonts."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from data import reading
from data.choices import Choices
from data.errors import FileRefused
from data.reading.encodings import as_utf8
from data.reading.syllables import common_syllables, syllables
from data.reading.tables import clean
from tests.data.written_in import (
    REPORT,
    ROWS,
    garbled,
    in_every_way,
    options,
    refused,
    rows_of,
    saved_again,
    written,
)
from tests.public_files import REAL, needs_real


@pytest.mark.parametrize(
    "text", ["Lạng Sơn", "Cao Lộc", "Sở Y tế", "Hữu Lũng", "Phường Tam Thanh", "Số", "Đình Lập"]
)
@pytest.mark.parametrize("form", [form for form in in_every_way("a") if "UTF-16" not in form])
def test_very_short_files_are_read_right_or_asked(text: str, form: str) -> None:
    content, name = in_every_way(f"a;b\n{text};1\n")[form]
    fault = None
    try:
        assert rows_of(content)[1][0] == text
    except FileRefused as refusal:
        fault = refusal
    if fault:
        assert not form.startswith(("UTF-8", "decomposed"))
        assert name in options(fault)
        assert rows_of(content, Choices(encoding=name))[1][0] == text


@pytest.mark.parametrize(
    "text",
    [
        "Montréal;Québec;été;où\nFrançois;élève;dès;forêt\n",
        "Größe;Straße;Müller;für\nKöln;Fuß;schön;über\n",
        "año;señor;él;qué\nniño;mañana;sí;más\n",
    ],
)
def test_western_bytes_are_asked_and_never_taken_for_vietnamese(text: str) -> None:
    content = text.encode("cp1252")
    fault = refused(content)
    assert "Windows-1252" in options(fault)
    assert rows_of(content, Choices(encoding="windows-1252")) == [line.split(";") for line in text.splitlines()]
    assert rows_of(text.encode()) == [line.split(";") for line in text.splitlines()]


@pytest.mark.parametrize(
    "text",
    [
        "10 µm, 3×4, 25°C, ±5%",
        "Word® và Excel™ §5, ¶",
        "m², m³, ½ cốc, 5‰",
        "£m, €m, ¥, ₫, ¢",
        "naïf où août, François",
        "Müller & Søn",
        "中文 và tiếng Việt",
        "Привет, мир",
        "😀 ổn 👍🏽",
        "“trích” – ‘dẫn’ … «Quà»",
        "QĐ-UBND, BĐKH, ĐVT",
        "Đắk Lắk, Krông Pắc, Bắc Kạn",
        "¿Qué? ¡Sí!",
        "col·lecció",
        "CIRNACâ€™s",
        "naïve café résumé",
    ],
)
def test_unicode_stays_as_it_is(text: str) -> None:
    content = f"a;b\n{text};2\n".encode()
    assert as_utf8(content) == (content, {"encoding": "UTF-8"})


@needs_real
@pytest.mark.parametrize("path", sorted(REAL.rglob("*.csv")), ids=lambda path: path.stem)
def test_no_public_file_is_taken_for_another_encoding(path: Path) -> None:
    text, how = as_utf8(path.read_bytes())
    if path.stem != "06_windows1258":
        assert str(how["encoding"]).startswith("UTF-")
        assert "encoding_evidence" not in how
    text.decode()


def test_the_choice_overrules_and_is_held_to() -> None:
    garbled_cell = "a;b\nL¹ng S¬n;1\n".encode()
    assert rows_of(garbled_cell)[1][0] == "Lạng Sơn"
    assert rows_of(garbled_cell, Choices(encoding="UTF-8"))[1][0] == "L¹ng S¬n"
    for name in ("TCVN3", "tcvn3", "abc", "TCVN3 (ABC)"):
        assert rows_of(written("a;b\nSơn;1\n", "TCVN3"), Choices(encoding=name))[1][0] == "Sơn"
    for name in ("cp1258", "Windows-1258", "windows 1258"):
        assert rows_of(written("a;b\nSơn;1\n", "Windows-1258"), Choices(encoding=name))[1][0] == "Sơn"
    assert rows_of(REPORT.encode("utf-16-le"), Choices(encoding="utf-16"))[0] == ROWS[0]
    fault = refused(REPORT.encode(), Choices(encoding="TCVN3"))
    assert "line 1" in str(fault)
    assert "Line 2" in str(refused(written("a;b\nSơn và Lạng;1\n", "TCVN3"), Choices(encoding="UTF-8"))).replace(
        "line", "Line"
    )
    assert "klingon" in str(refused(b"a;b\n1;2\n", Choices(encoding="klingon")))


def test_hard_blanks_and_signs_without_width() -> None:
    content = "Đơn vị\u200b;T\ufeffên\n\u2060Sở\u00a0Y\u2009tế\u200e;Lạng\u00adSơn\n".encode()
    assert rows_of(content) == [["Đơn vị", "Tên"], ["Sở Y tế", "LạngSơn"]]
    assert clean("👩\u200d👧") == "👩\u200d👧"


def test_the_soft_hyphen_is_a_letter_in_tcvn3() -> None:
    assert rows_of("a;b\nPh\u00adêng Tam Thanh;1\n".encode())[1][0] == "Phường Tam Thanh"


def workbook(rows: list[list[str]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Số liệu")
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, cells)
    return out.getvalue()


@pytest.mark.parametrize("name", ["TCVN3", "VNI", "Windows-1258", "UTF-8 (Western)"])
def test_workbooks_typed_in_old_fonts(name: str) -> None:
    def spoiled(text: str) -> str:
        return (garbled(text) if name == "UTF-8 (Western)" else saved_again(written(text, name))).decode()

    table = reading.read(workbook([[spoiled(cell) for cell in row] for row in ROWS]), "a.xlsx")
    assert [table.headers, *map(list, table.cells.drop(reading.SOURCE_ROW).rows())] == ROWS
    assert table.how["encoding"] == name
    mixed = [*ROWS, [spoiled("Huyện Hữu Lũng và Lộc Bình"), "Tuần 12/2019", "1", ""]]
    assert name in str(refused(workbook(mixed)))


def test_what_a_syllable_is() -> None:
    assert {"lạng", "sơn", "nghiêng", "quyết", "giếng", "hoà", "hòa", "thuở", "khuya", "ươm"} <= syllables()
    assert not {"laòng", "sỏng2", "kà", "ngê", "cị", "tòan", "bách2", "mầt", "ạc"} & syllables() - {"ạc"}
    assert common_syllables() <= syllables()
