"""Written numbers and levels → values; what allows two readings is an error."""

import io

import pytest
import xlsxwriter

from data import matching, reading
from data.report_tables import REPORT_TABLES
from tests.data.matched_text import MEASURES, SOFTWARE, errors, lang_son, online, told


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0", 0),
        ("12", 12),
        ("05", 5),
        ("1234", 1234),
        ("1.234", 1234),
        ("1.234.567", 1234567),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("1\u2009234\u2009567", 1234567),
        ("1'234", 1234),
        ("1’234", 1234),
        ("1,234", 1234),
        ("1,234,567", 1234567),
        ("１２", 12),
        ("１．２３４", 1234),
        ("999999999999", 999_999_999_999),
        ("", None),
    ],
)
def test_counts(written: str, number: int | None) -> None:
    matched = online(f"2019-W12;SYT;A1;x;;{written};")
    assert matched.problems == []
    assert matched.rows["dossiers_received"].to_list() == [number]


@pytest.mark.parametrize(
    ("written", "why", "near"),
    [
        ("1.23", "not a whole number", None),
        ("1234.567", "not a whole number", None),
        ("0.123", "not a whole number", None),
        ("012.345", "groups of three digits", None),
        ("12,0", "not a whole number", "12"),
        ("12.0", "not a whole number", "12"),
        ("1.234,00", "not a whole number", "1.234"),
        ("1.234,5", "not a whole number", None),
        ("1.23.4", "groups of three digits", None),
        ("1,23,456", "groups of three digits", None),
        ("1  234", "groups of three digits", None),
        ("-5", "is negative", None),
        ("−1.234", "is negative", None),
        ("(5)", "is negative", None),
        ("#N/A", "not a number", None),
        ("12%", "not a number", None),
        ("12²", "more than a number", "12"),
        ("12 hồ sơ", "more than a number", "12"),
        ("1.234 hồ sơ", "more than a number", "1.234"),
        ("12*", "more than a number", "12"),
        ("+5", "more than a number", "5"),
        ("12 hồ sơ (3 quá hạn)", "not a number", None),
        ("1,2 triệu", "in another unit", None),
        ("3 nghìn hồ sơ", "in another unit", None),
        ("1.2E+05", "last digits may be lost", None),
        ("1e3", "last digits may be lost", None),
        ("=1+1", "not a number", None),
        ("१२", "not a number", None),
        ("1000000000000", "larger than any figure", None),
        ("1.000.000.000.000", "larger than any figure", None),
        ("9" * 40, "larger than any figure", None),
    ],
)
def test_counts_that_are_refused(written: str, why: str, near: str | None) -> None:
    matched = online(f"2019-W12;SYT;A1;x;;{written};", "2019-W12;SYT;A2;x;;7;")
    (problem,) = matched.problems
    assert why in told(problem)
    assert (problem.rows, problem.column, problem.value) == ((2,), "Hồ sơ tiếp nhận", written)
    assert problem.suggestion == near
    assert matched.rows["dossiers_received"].to_list() == [None, 7]


def test_numbers_of_a_workbook_are_what_they_are() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, MEASURES.split(";"))
        sheet.write_row(1, 0, ["2019-03", "SYT", "incidents_opened", 1.234])
        sheet.write_row(2, 0, ["2019-03", "SNV", "incidents_opened", 1234])
    table = reading.read(out.getvalue(), "a.xlsx")
    matched = matching.match(table, REPORT_TABLES["measures"], lang_son())
    assert matched.rows["numerator"].to_list() == [1.234, 1234.0]
    shown = {"header": "Thực hiện", "form": "workbook", "count": 1, "example": "1.234", "reads_as": "1.234"}
    assert matched.how["numbers"] == [shown]


def test_a_fraction_in_a_numeric_cell_is_no_count() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, SOFTWARE.split(","))
        sheet.write_row(1, 0, ["2019-W12", "SYT", "VBDH", 1.234, 5, 5])
    table = reading.read(out.getvalue(), "a.xlsx")
    matched = matching.match(table, REPORT_TABLES["shared_software"], lang_son())
    assert matched.rows["staff"].to_list() == [None]
    assert "holds the number 1.234" in errors(matched)[0]


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("4", "4"),
        ("Mức độ 3", "3"),
        ("mức 2", "2"),
        ("part", "part"),
        ("Một phần", "part"),
        ("toàn trình", "full"),
        ("", None),
    ],
)
def test_levels(written: str, level: str | None) -> None:
    matched = online(f"2023-W12;SYT;A1;x;{written};1;1")
    assert matched.rows["level"].to_list() == [level]
    assert errors(matched) == []


@pytest.mark.parametrize("written", ["5", "3,4", "34", "Mức độ", "có", "-"])
def test_unknown_levels(written: str) -> None:
    assert "is not a level" in errors(online(f"2023-W12;SYT;A1;x;{written};1;1"))[0]


def test_many_faults_are_gathered() -> None:
    matched = online(*(f"2019-W12;SYT;A{row};x;;n{row};" for row in range(500)))
    assert sum(problem.count for problem in matched.problems) == 500
    assert len(matched.problems) < 50
