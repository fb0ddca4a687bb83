"""XLSX: the cells as the file holds them, numbers told from typed text, doubtful sheets refused."""

import datetime as dt
import io
import random
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from data import reading
from data.choices import Choices
from data.errors import FileRefused

Rows = list[list[object]]


def workbook(sheets: dict[str, Rows], hidden: tuple[str, ...] = (), first: tuple[int, int] = (0, 0)) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for row, cells in enumerate(rows, start=first[0]):
                for column, value in enumerate(cells, start=first[1]):
                    if isinstance(value, dt.date):
                        sheet.write_datetime(row, column, value, day)
                    elif isinstance(value, str) and not value.startswith("="):
                        sheet.write_string(row, column, value)
                    elif value is not None:
                        sheet.write(row, column, value)
    return out.getvalue()


def refusal(content: bytes, sheet: str | None = None) -> str:
    with pytest.raises(FileRefused) as caught:
        reading.read(content, "a.xlsx", Choices(sheet=sheet))
    return str(caught.value)


def patched(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with its first sheet's XML changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, change(data) if name == "xl/worksheets/sheet1.xml" else data)
    return out.getvalue()


def test_cells_arrive_as_they_are_held() -> None:
    rows: Rows = [
        ["Đơn vị", "Số", "Ngày", "Chữ"],
        ["Sở Y tế", 12.0, dt.date(2019, 3, 20), "1.234"],
        [None, None, None, None],
        ["Sở Nội vụ", 1.234, None, "007"],
    ]
    table = reading.read(workbook({"Tuần": rows}, first=(2, 1)), "a.xlsx")
    assert table.cells.rows() == [(4, "Sở Y tế", "12", "2019-03-20", "1.234"), (6, "Sở Nội vụ", "1.234", "", "007")]
    assert table.numbers == {"Số": frozenset({"1.234"})}


def test_days_times_truths_and_long_numbers() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ["Lúc", "Ngày", "Đúng", "Số", "Chữ"])
        sheet.write_datetime(
            1, 0, dt.datetime(2019, 3, 20, 10, 30), book.add_format({"num_format": "d/m/yyyy h:mm"})
        )
        sheet.write_number(1, 1, 43544, book.add_format({"num_format": 14}))
        sheet.write_boolean(1, 2, True)
        sheet.write_number(1, 3, 0.1 + 0.2, book.add_format({"num_format": '[Red]0.00" đồng"'}))
        sheet.write_string(1, 4, "dòng 1\rdòng 2")
    table = reading.read(out.getvalue(), "a.xlsx")
    assert table.cells.row(0) == (2, "2019-03-20 10:30:00", "2019-03-20", "TRUE", "0.3", "dòng 1\rdòng 2")


@pytest.mark.parametrize("seed", range(150))
def test_damaged_workbooks_are_refused_or_read(seed: int) -> None:
    chance = random.Random(seed)
    whole = workbook({"A": [["a", "b"], ["x", 1.5], ["y", dt.date(2019, 3, 20)]]})

    def damage(xml: bytes) -> bytes:
        place = chance.randrange(len(xml))
        return (
            xml[:place]
            + chance.choice([b"", b"9999999", b'"', b"<c/>", b"-1"])
            + xml[place + chance.randrange(9) :]
        )

    try:
        table = reading.read(patched(whole, damage), "a.xlsx")
    except FileRefused:
        return
    assert table.cells.width >= 2


def test_a_number_and_a_text_that_look_alike_are_refused() -> None:
    content = workbook({"A": [["a", "b"], ["x", 1.234], ["y", "1.234"]]})
    assert "Column 2 holds 1.234 once as a number" in refusal(content)


def test_hidden_sheets_are_mentioned_and_several_are_asked() -> None:
    rows: Rows = [["a", "b"], ["x", "y"]]
    assert reading.read(workbook({"A": rows, "Ẩn": rows}, hidden=("Ẩn",)), "a.xlsx").how["hidden_sheets"] == ["Ẩn"]
    several = workbook({"A": rows, "B": [["c", "d"], ["z", "w"]], "Trống": []})
    assert "several sheets: A, B" in refusal(several)
    with pytest.raises(FileRefused) as caught:
        reading.read(several, "a.xlsx")
    (question,) = caught.value.questions
    assert (question.kind, [option.value for option in question.options]) == ("sheet", ["A", "B"])
    assert reading.read(several, "a.xlsx", Choices(sheet="B")).headers == ["c", "d"]
    assert "no sheet “C”" in refusal(several, "C")


def doubts(content: bytes) -> list[tuple[str, tuple[int, ...], str, str]]:
    """Column, rows, text and sentence of each cell that is not certain."""
    faults = reading.read(content, "a.xlsx").faults
    return [(each.header, each.rows, each.text, each.sentence.format(**each.values)) for each in faults]


def test_errors_and_uncalculated_formulas_are_marked_with_their_cell() -> None:
    plain = workbook({"A": [["a", "b"], ["x", 7], ["y", 8]]})
    error = patched(plain, lambda xml: xml.replace(b'<c r="B2"><v>7</v></c>', b'<c r="B2" t="e"><v>#REF!</v></c>'))
    ((header, rows, text, sentence),) = doubts(error)
    assert (header, rows, text) == ("b", (2,), "#REF!")
    assert "Cell B2 of the sheet “A” holds the error #REF!" in sentence
    formula = patched(plain, lambda xml: xml.replace(b"<v>7</v>", b"<f>1+1</f>"))
    ((header, rows, text, sentence),) = doubts(formula)
    assert (header, rows, text) == ("b", (2,), "=1+1")
    assert "Cell B2 of the sheet “A” holds a formula without its result" in sentence
    cached = patched(plain, lambda xml: xml.replace(b"<v>7</v>", b"<f>1+1</f><v>2</v>"))
    table = reading.read(cached, "a.xlsx")
    assert (table.cells.row(0), table.faults) == ((2, "x", "2"), ())


def test_an_error_in_the_header_is_refused() -> None:
    plain = workbook({"A": [["a", 7], ["x", 7]]})
    error = patched(plain, lambda xml: xml.replace(b'<c r="B1"><v>7</v></c>', b'<c r="B1" t="e"><v>#REF!</v></c>'))
    assert "Cell B1 of the sheet “A” holds the error #REF!" in refusal(error)


def test_a_cell_far_out_is_refused_before_memory_is_spent() -> None:
    rows: Rows = [["a"]]
    content = patched(
        workbook({"A": rows}),
        lambda xml: xml.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        ),
    )
    assert "as far out as XFD1048576" in refusal(content)


def test_title_and_merged_header() -> None:
    rows: Rows = [
        ["BÁO CÁO TUẦN 12"],
        [],
        ["STT", "Đơn vị", "Mã TTHC", "Tiếp nhận", None, "Ghi chú"],
        [None, None, None, "Trong kỳ", "Trực tuyến", None],
        [1, "Sở Y tế", "A1", 10, 5, None],
    ]
    table = reading.read(workbook({"A": rows}), "a.xlsx")
    assert table.headers[3:] == ["Tiếp nhận | Trong kỳ", "Tiếp nhận | Trực tuyến", "Ghi chú"]
    assert table.cells.row(0) == (5, "1", "Sở Y tế", "A1", "10", "5", "")


def test_what_is_no_workbook() -> None:
    assert "no visible sheet" in refusal(workbook({"A": []}))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "x")
    assert "This is a Word document" in refusal(out.getvalue())
    whole = workbook({"A": [["a", "b"], ["x", "y"]]})
    assert "damaged" in refusal(whole[: len(whole) // 2])
