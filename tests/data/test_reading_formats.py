"""What a workbook shows otherwise than it keeps: percentages, dates without days, codes with hidden digits."""

import datetime as dt
import io

import pytest
import xlsxwriter

from data import checking, matching, reading
from data.checking import Verdict
from data.report_tables import REPORT_TABLES
from tests.data.matched_text import MEASURES, ONLINE, lang_son

Cell = object | tuple[object, str]  # a value, or a value and its number format


def workbook(header: str, *rows: list[Cell]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, header.split(";"))
        for place, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells):
                value, shown = cell if isinstance(cell, tuple) else (cell, "")
                sheet.write(place, column, value, book.add_format({"num_format": shown}) if shown else None)
    return out.getvalue()


def check(content: bytes, report: str = "online_services") -> Verdict:
    table = REPORT_TABLES[report]
    matched = matching.match(reading.read(content, "a.xlsx"), table, lang_son())
    return checking.check(matched, table, lang_son())


def told(verdict: Verdict, severity: str = "error") -> list[str]:
    return [p.reason.format(**p.values) for p in verdict.problems if p.severity == severity]


def online(**cells: Cell) -> list[Cell]:
    row: dict[str, Cell] = {"period": "2019-W12", "organisation": "SYT", "code": "A1", "name": "x", "level": 3}
    row |= {"received": 10, "online": 5}
    return list((row | cells).values())


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ({"online": (0.85, "0%")}, "85%"),
        ({"online": (1, "0.00%")}, "100%"),
        ({"online": (5, '0"%"')}, "500%"),
        ({"level": (3, "0%")}, "300%"),
    ],
)
def test_a_percentage_is_no_count(cells: dict[str, Cell], shown: str) -> None:
    verdict = check(workbook(ONLINE, online(code="A0"), online(**cells)))
    (sentence,) = told(verdict)
    assert f"shown as a percentage ({shown})" in sentence
    assert verdict.problems[0].rows == (3,)


def test_a_percentage_is_no_quantity() -> None:
    row: list[Cell] = ["2019-03", "SYT", "incidents_opened", (0.85, "0%"), None]
    assert "shown as a percentage (85%)" in told(check(workbook(MEASURES, row), "measures"))[0]


@pytest.mark.parametrize(("cell", "warnings"), [((1, "0%"), 0), ((0.5, "0%"), 1), ((100, '0"%"'), 0), (100, 0)])
def test_a_stated_percentage_is_what_the_workbook_shows(cell: Cell, warnings: int) -> None:
    row = online(received=10, online=10)
    verdict = check(workbook(f"{ONLINE};Tỷ lệ hồ sơ trực tuyến", [*row, cell]))
    assert verdict.accepted
    assert len(told(verdict, "warning")) == warnings


@pytest.mark.parametrize(
    "cell",
    [(7, "000000"), (2.002284, ""), (1234, "#,##0"), (dt.date(2019, 2, 1), "d-m"), (1, "0.00")],
)
def test_a_code_that_is_kept_otherwise_than_shown_is_refused(cell: tuple[object, str]) -> None:
    verdict = check(workbook(ONLINE, online(code=cell)))
    assert "Format the column as text" in told(verdict)[0]
    assert verdict.problems[0].column == "Mã thủ tục"


@pytest.mark.parametrize("cell", [1234, (1234, "0"), (1234, "@"), "000007"])
def test_a_plain_code_is_taken(cell: Cell) -> None:
    assert check(workbook(ONLINE, online(code=cell))).accepted


@pytest.mark.parametrize("shown", ["mmm-yy", "mm/yyyy", "dd/mm/yyyy"])
def test_a_single_day_is_no_period(shown: str) -> None:
    verdict = check(workbook(ONLINE, online(period=(dt.date(2019, 4, 1), shown))))
    assert "is one day, not a period. Write the period as text, like 2019-W12" in told(verdict)[0]


@pytest.mark.parametrize(("shown", "accepted"), [("mmm-yy", False), ("mm/yyyy", False), ("dd/mm/yyyy", True)])
def test_a_day_that_shows_its_month_alone_is_no_bound(shown: str, accepted: bool) -> None:
    days: list[Cell] = [(dt.date(2019, 4, 1), shown), (dt.date(2019, 4, 7), "d/m/yyyy")]
    header = ONLINE.replace("Kỳ báo cáo", "Từ ngày;Đến ngày")
    verdict = check(workbook(header, [*days, *online()[1:]]))
    assert verdict.accepted is accepted
    assert accepted or "shows its month alone" in told(verdict)[0]


def test_hidden_rows_and_columns_are_mentioned() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("A")
        for row, cells in enumerate([["a", "b", "c"], ["1x", "2", "3"], ["4x", "5", "6"]]):
            sheet.write_row(row, 0, cells)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
    how = reading.read(out.getvalue(), "a.xlsx").how
    assert (how["hidden_rows"], how["hidden_columns"]) == ([3], ["B"])
    plain = reading.read(workbook(ONLINE, online()), "a.xlsx").how
    assert (plain["hidden_rows"], plain["hidden_columns"]) == ([], [])
