"""What a sheet may hold beside plain cells: merged ones, formats that show other figures, filters, doubts."""

import io
from collections.abc import Callable

import pytest
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data import checking, matching, reading
from data.errors import FileRefused
from data.reading.tables import TextTable
from data.report_tables import REPORT_TABLES
from tests.data.matched_text import ONLINE, lang_son
from tests.data.test_reading_workbooks import patched

Fill = Callable[[Workbook, Worksheet], None]


def made(fill: Fill) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        fill(book, book.add_worksheet("A"))
    return out.getvalue()


def read(fill: Fill) -> TextTable:
    return reading.read(made(fill), "a.xlsx")


def refusal(fill: Fill) -> str:
    with pytest.raises(FileRefused) as caught:
        read(fill)
    return str(caught.value)


def grid(table: TextTable) -> list[tuple[object, ...]]:
    return table.cells.rows()


def test_a_header_of_merged_cells_is_joined_within_them() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        for column, name in ((0, "STT"), (1, "Phòng"), (6, "Khác")):
            sheet.merge_range(0, column, 1, column, name)
        sheet.merge_range(0, 2, 0, 3, "Tháng 1")
        sheet.merge_range(0, 4, 0, 5, "Tháng 2")
        sheet.write_row(1, 2, ["Nhận", "Trả", "Nhận", "Trả"])
        sheet.write_row(2, 0, ["1", "A", "b", "c", "d", "e", "f"])

    table = read(fill)
    assert table.headers == [
        *("STT", "Phòng", "Tháng 1 | Nhận", "Tháng 1 | Trả", "Tháng 2 | Nhận", "Tháng 2 | Trả", "Khác")
    ]
    assert table.how["header_rows"] == 2
    assert grid(table) == [(3, "1", "A", "b", "c", "d", "e", "f")]


def test_a_merged_group_ends_where_its_cell_ends() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range(0, 0, 1, 0, "Phòng")
        sheet.merge_range(0, 1, 0, 2, "Tháng 1")
        sheet.write_row(1, 1, ["Nhận", "Trả", "Khác"])
        sheet.write_row(2, 0, ["A", 1, 2, 3])

    assert read(fill).headers == ["Phòng", "Tháng 1 | Nhận", "Tháng 1 | Trả", "Khác"]


def test_a_title_merged_over_the_table_is_a_title() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range(0, 0, 0, 2, "DANH SÁCH")
        sheet.write_row(1, 0, ["a", "b", "c"])
        sheet.write_row(2, 0, ["x", "y", "z"])

    table = read(fill)
    assert (table.headers, table.titles, table.how["title_rows"]) == (["a", "b", "c"], ("DANH SÁCH",), 1)


def test_a_text_merged_over_rows_stands_in_each_of_them_and_no_further() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Đơn vị", "Dịch vụ"])
        sheet.merge_range(1, 0, 3, 0, "Sở Y tế")
        for row, service in enumerate(["p", "q", "r", "s"], start=1):
            sheet.write(row, 1, service)

    assert [row[1] for row in grid(read(fill))] == ["Sở Y tế", "Sở Y tế", "Sở Y tế", ""]


def test_a_figure_merged_over_rows_is_doubted() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Đơn vị", "Số"])
        sheet.merge_range(1, 1, 2, 1, 500)
        sheet.write_column(1, 0, ["A", "B"])

    (fault,) = read(fill).faults
    assert (fault.header, fault.rows, fault.text, fault.figures_only) == ("Số", (2, 3), "500", True)


def test_a_cell_merged_across_a_row_of_figures_is_doubted_and_a_line_below_is_not() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Đơn vị", "x", "y", "z"])
        sheet.write(1, 0, "A")
        sheet.merge_range(1, 1, 1, 3, "không phát sinh")
        sheet.write_row(2, 0, ["B", 1, 2, 3])
        sheet.merge_range(4, 0, 4, 3, "Ghi chú: số liệu đến 20/3")

    faults = read(fill).faults
    assert [(fault.header, fault.rows) for fault in faults] == [("y", (2,)), ("z", (2,))]


def test_a_text_hidden_under_a_merged_cell_is_refused() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["a", "b"])
        sheet.merge_range(1, 0, 2, 0, "x")
        sheet.write_row(1, 1, ["p"])
        sheet.write_row(2, 0, ["hidden", "q"])

    assert "Cell A3 of the sheet “A” holds hidden, hidden under a merged cell" in refusal(fill)


def test_thousands_that_only_the_format_hides_are_doubted() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_row(1, 0, ["x"])
        sheet.write(1, 1, 1234567, book.add_format({"num_format": "#,##0,"}))
        sheet.write(2, 1, 1234567, book.add_format({"num_format": "#,##0"}))

    (fault,) = read(fill).faults
    assert (fault.header, fault.rows, fault.text) == ("b", (2,), "1234567")


def test_a_formula_that_was_never_calculated_is_doubted_though_it_says_nought() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_row(1, 0, ["x", "=1+1"])
        sheet.write(2, 0, "y")
        sheet.write_formula(2, 1, "=1+1", None, 2)

    table = read(fill)
    assert grid(table) == [(2, "x", "=1+1"), (3, "y", "2")]
    assert [fault.rows for fault in table.faults] == [(2,)]


def test_rows_that_a_filter_hides_are_read_and_told() -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        for row, cells in enumerate([["a", "b"], ["x", 1], ["y", 2]]):
            sheet.write_row(row, 0, cells)
        sheet.autofilter(0, 0, 2, 1)
        sheet.filter_column(0, "x == x")
        sheet.set_row(2, None, None, {"hidden": True})

    table = read(fill)
    assert (table.cells.height, table.how["has_filter"], table.how["hidden_rows"]) == (2, True, [3])


def online(note: bytes, received: bytes) -> list[str]:
    """The errors of a report whose remark and count are these cells."""

    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, [*ONLINE.split(";"), "Ghi chú"])
        sheet.write_row(1, 0, ["2019-W12", "SYT", "A1", "x", 3, 1010, 5, 2020])

    content = patched(made(fill), lambda xml: xml.replace(b"<v>2020</v>", note).replace(b"<v>1010</v>", received))
    table = REPORT_TABLES["online_services"]
    matched = matching.match(reading.read(content, "a.xlsx"), table, lang_son())
    verdict = checking.check(matched, table, lang_son())
    return [each.reason.format(**each.values) for each in verdict.problems if each.severity == "error"]


def test_an_error_matters_only_where_its_column_does() -> None:
    assert online(b"<f>1/0</f>", b"<v>10</v>") == []
    told = online(b"<v>1</v>", b"<f>1/0</f>")
    assert any("Cell F2 of the sheet “A” holds a formula without its result" in each for each in told)


def test_tables_side_by_side_and_below_each_other_are_refused_with_their_names() -> None:
    def beside(book: Workbook, sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["Tên", "Số", None, "Mã", "Tổng"])
        sheet.write_row(1, 0, ["a", 1, None, "b", 2])

    assert "one from “Tên” to “Số” and one from “Mã” to “Tổng”" in refusal(beside)

    def below(book: Workbook, sheet: Worksheet) -> None:
        for row, cells in enumerate([["Tên", "Số"], ["a", 1], [], ["BẢNG 2"], ["Mã", "Tổng"], ["b", 2]]):
            sheet.write_row(row, 0, cells)

    assert "begins in row 5 (“Mã · Tổng”), below the one under “Tên · Số”" in refusal(below)
