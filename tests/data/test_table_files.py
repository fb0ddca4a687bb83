"""A table given out opens right in Excel: numbers are numbers, dates are dates, no text is a formula."""

import csv
import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from data import reading
from data.table_files import Figures, delimited, workbook
from data.workbook_cells import ACTS
from wording import language

VI, EN = language("vi"), language("en")
FIGURES = Figures(
    title="Tỷ lệ hồ sơ trực tuyến: Huyện/Thành phố [tuần 12]",
    heads=("Đơn vị", "Ngày cuối kỳ", "Giá trị", "Số hồ sơ", "Thay đổi"),
    units=("", "date", "percent", "count", "points"),
    rows=(
        ("Huyện Đình Lập; Chi Lăng", dt.date(2019, 3, 24), 19.256789, 1234567, -1.5),
        ('Sở "Y tế"', None, None, 0, 0.25),
    ),
    notes=("Chỉ tiêu ≥ 20,0% đến 31/12/2020", "Số liệu mô phỏng"),
)


def lines(content: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


def test_the_vietnamese_csv_has_the_signs_of_the_vietnamese_excel() -> None:
    content = delimited(FIGURES, VI)
    assert content.startswith(b"\xef\xbb\xbf")
    found = lines(content, ";")
    assert found[0] == ["Đơn vị", "Ngày cuối kỳ", "Giá trị (%)", "Số hồ sơ", "Thay đổi (điểm %)"]
    assert found[1] == ["Huyện Đình Lập; Chi Lăng", "2019-03-24", "19,256789", "1234567", "-1,5"]
    assert found[2] == ['Sở "Y tế"', "", "", "0", "0,25"]
    assert found[3:] == [[], [FIGURES.title], [FIGURES.notes[0]], [FIGURES.notes[1]]]


def test_the_english_csv_has_the_english_signs() -> None:
    found = lines(delimited(FIGURES, EN), ",")
    assert found[1] == ["Huyện Đình Lập; Chi Lăng", "2019-03-24", "19.256789", "1234567", "-1.5"]


@pytest.mark.parametrize("sign", [*ACTS, " ="])
def test_no_text_acts_in_a_spreadsheet(sign: str) -> None:
    text = f"{sign}HYPERLINK(1)"
    figures = Figures(text, (text, "n"), ("", "count"), ((text, -5),), (text,))
    for row in lines(delimited(figures, EN), ","):
        assert not row or row[0][:1] == "'"
    assert lines(delimited(figures, EN), ",")[1][1] == "-5"
    sheet = load_workbook(io.BytesIO(workbook(figures, VI))).worksheets[0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert sheet["A2"].value.endswith("HYPERLINK(1)")
    assert sheet["B2"].value == -5


def test_the_workbook_holds_values_with_their_formats() -> None:
    sheet = load_workbook(io.BytesIO(workbook(FIGURES, VI))).worksheets[0]
    assert sheet.title == "Tỷ lệ hồ sơ trực tuyến  Huyện T"
    assert [cell.value for cell in sheet[1]][:3] == ["Đơn vị", "Ngày cuối kỳ", "Giá trị"]
    assert sheet["A1"].font.bold
    assert sheet["B2"].value == dt.datetime(2019, 3, 24)
    assert (sheet["C2"].value, sheet["C2"].number_format) == (0.19256789, "0.00%")
    assert (sheet["D2"].value, sheet["D2"].number_format) == (1234567, "#,##0")
    assert sheet["E2"].value == -1.5
    assert sheet["C3"].value is None
    told = [sheet.cell(row, 1).value for row in range(4, sheet.max_row + 1)]
    assert told == [None, FIGURES.title, *FIGURES.notes]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_our_own_reader_takes_the_file_back(kind: str) -> None:
    content = delimited(FIGURES, VI) if kind == "csv" else workbook(FIGURES, VI)
    table = reading.read(content, f"table.{kind}")
    assert table.headers[0] == "Đơn vị"
    assert table.cells["Số hồ sơ"][0] == "1234567"
