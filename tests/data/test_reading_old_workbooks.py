"""XLS and web pages under its name: read under the rules of XLSX, or refused with what to do."""

import datetime as dt
import io
import random
from collections.abc import Callable

import pytest
import xlwt

from data import reading
from data.choices import Choices
from data.errors import FileRefused
from data.reading.tables import TextTable

Fill = Callable[[xlwt.Workbook, xlwt.Worksheet], None]


def made(fill: Fill, dates_1904: bool = False) -> bytes:
    book = xlwt.Workbook()
    book.dates_1904 = dates_1904
    fill(book, book.add_sheet("A"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(content: bytes, **choices: str) -> TextTable:
    return reading.read(content, "a.xls", Choices(**choices))  # type: ignore[arg-type]


def refusal(content: bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        read(content)
    return str(caught.value)


def style(code: str) -> xlwt.XFStyle:
    return xlwt.easyxf(num_format_str=code)


def report(book: xlwt.Workbook, sheet: xlwt.Worksheet) -> None:
    for column, name in enumerate(["Phòng", "Số", "Ngày", "Tỷ lệ", "Đúng", "Mã"]):
        sheet.write(0, column, name)
    for row in (1, 2):
        sheet.write(row, 1, [0, 1234, 1.234][row])
        sheet.write(row, 2, dt.date(2019, 3, 19 + row), style("dd/mm/yyyy"))
        sheet.write(row, 3, 0.5, style("0%"))
        sheet.write(row, 4, row == 1)
        sheet.write(row, 5, "007")
    sheet.write_merge(1, 2, 0, 0, "Sở Y tế")


@pytest.mark.parametrize("dates_1904", [False, True])
def test_cells_arrive_as_they_are_held(dates_1904: bool) -> None:
    table = read(made(report, dates_1904))
    assert table.how["format"] == "XLS"
    assert table.cells.rows() == [
        (2, "Sở Y tế", "1234", "2019-03-20", "0.5", "TRUE", "007"),
        (3, "Sở Y tế", "1.234", "2019-03-21", "0.5", "FALSE", "007"),
    ]
    assert table.numbers["Số"] == frozenset({"1.234"})
    assert table.formats["Tỷ lệ", "percent"].to_list() == [2, 3]


def test_errors_hidden_places_and_thousands() -> None:
    def fill(book: xlwt.Workbook, sheet: xlwt.Worksheet) -> None:
        for column, name in enumerate(["a", "b", "c"]):
            sheet.write(0, column, name)
        sheet.write(1, 0, "x")
        sheet.row(1).set_cell_error(1, "#DIV/0!")
        sheet.write(1, 2, 1234567, style("#,##0,"))
        sheet.write(2, 0, "y")
        sheet.row(2).hidden = True
        sheet.col(1).hidden = True
        hidden = book.add_sheet("Ẩn")
        hidden.write(0, 0, "z")
        hidden.visibility = 1

    table = read(made(fill))
    assert table.cells.rows() == [(2, "x", "#DIV/0!", "1234567"), (3, "y", "", "")]
    assert [(fault.header, fault.rows, fault.text) for fault in table.faults] == [
        ("b", (2,), "#DIV/0!"),
        ("c", (2,), "1234567"),
    ]
    assert (table.how["hidden_rows"], table.how["hidden_columns"]) == ([3], ["B"])
    assert (table.how["sheets"], table.how["hidden_sheets"]) == (["A", "Ẩn"], ["Ẩn"])


def test_several_sheets_are_asked() -> None:
    def fill(book: xlwt.Workbook, sheet: xlwt.Worksheet) -> None:
        other = book.add_sheet("B")
        for each, names in ((sheet, "ab"), (other, "cd")):
            for column, name in enumerate(names):
                each.write(0, column, name)
                each.write(1, column, "x")

    with pytest.raises(FileRefused) as caught:
        read(made(fill))
    assert [option.value for option in caught.value.questions[0].options] == ["A", "B"]
    assert read(made(fill), sheet="B").headers == ["c", "d"]


@pytest.mark.parametrize("seed", range(150))
def test_damaged_workbooks_are_refused_or_read(seed: int) -> None:
    chance, content = random.Random(seed), bytearray(made(report))
    for _ in range(chance.randrange(1, 4)):
        content[chance.randrange(512, len(content))] = chance.randrange(256)
    cut = len(content) if seed % 3 else chance.randrange(len(content))
    try:
        read(bytes(content[:cut]))
    except FileRefused:
        return


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("WordDocument", "Word document"),
        ("EncryptedPackage", "password"),
        ("__substg1.0", "a mail"),
        ("x", "no workbook"),
    ],
)
def test_other_old_files_are_named(part: str, sentence: str) -> None:
    assert sentence in refusal(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + part.encode("utf-16-le") + bytes(99)
    )


PAGE = """<html><head><meta charset="utf-8"><style>td {x}</style><title>t</title></head><body>
<table border=1><tr><th rowspan=2>Phòng</th><th colspan="2">Tháng 1</th></tr><tr><th>Nhận</th><th>Trả</th></tr>
<tr><td rowspan=2>Sở&nbsp;Y tế</td><td>1.234</td><td>a<br>b</td></tr>
<tr><td> 2 </td><td>x &amp; y</td></tr></table></body></html>"""


def test_the_one_table_of_a_web_page_is_read() -> None:
    table = read(PAGE.encode())
    assert table.how["format"] == "HTML"
    assert table.headers == ["Phòng", "Tháng 1 | Nhận", "Tháng 1 | Trả"]
    assert table.cells.rows() == [(3, "Sở Y tế", "1.234", "a b"), (4, "Sở Y tế", "2", "x & y")]
    assert table.numbers == {}


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (PAGE.replace("x &amp; y", "<table><tr><td>1</td></tr></table>"), "holds another table"),
        (PAGE.replace("</body>", "<table><tr><td>1</td></tr></table>"), "2 tables"),
        (PAGE.replace("</table>", ""), "not whole"),
        (PAGE.replace('colspan="2"', 'colspan="999999"'), "not whole or overlaps"),
        ("<html><body><p>Hết phiên làm việc</p></body></html>", "without a table"),
        ('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "web page"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related\n", "web page"),
    ],
)
def test_a_page_that_is_not_one_plain_table_is_refused(page: str, sentence: str) -> None:
    assert sentence in refusal(page.encode())
