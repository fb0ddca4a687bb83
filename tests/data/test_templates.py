"""A template that is filled in is read back without an error and without a question."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from data import importing, judging
from data.errors import FileRefused, WrongUse
from data.judging import judge
from data.reference_data import Reference
from data.report_tables import IGNORED_HEADERS, MARK_HEADERS, OTHER_MARK_HEADERS, REPORT_TABLES
from data.templates import template
from wording import language

VI, EN = language("vi"), language("en")
TABLES = list(REPORT_TABLES)
CASES = [
    *((table, group, "2019-04-01") for table in TABLES for group in (None, "departments", "districts")),
    *((table, group, "2025-10-08") for table in TABLES for group in (None, "communes")),
]


def held(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("EGOV_NOW", f"{day}T08:00:00+07:00")


def book_of(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


def stored(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def headers(sheet: Any) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[4] if cell.value}


def fill(book: Any, table: str) -> int:
    """Fills every row with figures that keep the rules; how many rows there are."""
    sheet, report = book.worksheets[0], REPORT_TABLES[table]
    places = headers(sheet)
    rows = [row for row in range(5, sheet.max_row + 1) if sheet.cell(row, places["Kỳ báo cáo"]).value]
    texts = {"service_code": "1.00{row}", "service_name": "Thủ tục {row}", "portal": "cong{row}.langson.gov.vn"}
    for row in rows:
        for column in report.columns:
            cell = sheet.cell(row, places[column.header]) if column.header in places else None
            if cell is None or cell.value is not None:
                continue
            if column.name in texts:
                cell.value = texts[column.name].format(row=row)
            elif column.name == "last_updated_on":
                cell.value = date(2019, 3, 20)
            elif column.kind in ("count", "quantity"):
                cell.value = (
                    0 if column.name.startswith(("carried", "resolved", "pending", "dossiers_online")) else 7
                )
                if column.name in ("dossiers_received", "resolved_on_time"):
                    cell.value = 12345
    return len(rows)


@pytest.mark.parametrize(("table", "group", "day"), CASES)
def test_filled_in_it_holds(
    table: str, group: str | None, day: str, home: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(monkeypatch, day)
    book = book_of(template(table, group, None, VI))
    count = fill(book, table)
    judgement = judge(table, "mau.xlsx", stored(book), reference)
    assert judgement.accepted, judgement.problems[:3]
    assert not [problem for problem in judgement.problems if problem.question]
    assert judgement.rows.height == count > 0
    owed = {"departments": "department", "districts": "district", "communes": "commune"}
    kinds = dict(reference.organisations.select("code", "kind").iter_rows())
    assert {kinds[code] for code in judgement.rows["organisation"]} <= (
        {owed[group]} if group else set(owed.values())
    )


@pytest.mark.parametrize("table", TABLES)
def test_untouched_it_reports_nothing(
    table: str, home: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is either refused or told of; never taken in silence for a report of nothing."""
    held(monkeypatch, "2019-04-01")
    content = template(table, "districts", None, VI)
    try:
        judgement = judge(table, "mau.xlsx", content, reference)
    except FileRefused:
        return
    assert not judgement.accepted or judgement.problems


def test_services_and_portals_are_known_from_the_last_report(
    demo_read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(monkeypatch, "2021-01-20")
    reference, snapshot = judging.deployed_reference(), importing.snapshot_or_none()
    for table, key in (("online_services", "Mã thủ tục"), ("portal_activity", "Cổng thông tin")):
        book = book_of(template(table, None, None, VI))
        sheet = book.worksheets[0]
        known = [sheet.cell(row, headers(sheet)[key]).value for row in range(5, sheet.max_row + 1)]
        assert len([text for text in known if text]) > 30
        fill(book, table)
        judgement = judge(table, "mau.xlsx", stored(book), reference, None, snapshot)
        assert not [problem for problem in judgement.problems if problem.severity == "error"], judgement.problems[
            :3
        ]


def test_lists_checks_and_print(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held(monkeypatch, "2019-04-01")
    book = book_of(template("shared_software", "districts", None, VI))
    sheet, guide, lists = book.worksheets
    assert [each.sheet_state for each in book.worksheets] == ["visible", "visible", "hidden"]
    assert [each.title for each in book.worksheets] == ["Báo cáo", "Hướng dẫn", "Danh mục"]
    kinds = {str(rule.sqref).split("5:")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert kinds["B"].type == "list"
    assert kinds["D"].type == "whole"
    assert "số nguyên" in kinds["D"].error
    named = [row[0].value for row in lists.iter_rows(min_row=2, max_col=1) if row[0].value]
    assert named[0] == "Thành phố Lạng Sơn"
    assert len(named) == 11
    assert kinds["B"].formula1 == "='Danh mục'!$A$2:$A$12"
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet["A5"].value == "Tuần 13/2019"
    assert "25/3" in sheet["A2"].value
    explained = {guide.cell(row, 1).value for row in range(5, guide.max_row + 1)}
    assert set(headers(sheet)) <= explained


def test_levels_are_those_of_the_period(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held(monkeypatch, "2025-10-08")
    lists = book_of(template("online_services", "communes", None, VI))["Danh mục"]
    assert [lists["B2"].value, lists["B3"].value, lists["B4"].value] == ["Một phần", "Toàn trình", None]
    earlier = book_of(template("online_services", "departments", "2019-W12", VI))["Danh mục"]
    assert [earlier.cell(row, 2).value for row in range(2, 7)] == [1, 2, 3, 4, None]


def test_only_measures_that_are_owed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held(monkeypatch, "2019-04-05")
    sheet = book_of(template("measures", "departments", None, VI)).worksheets[0]
    rows = [[cell.value for cell in row[:3]] for row in sheet.iter_rows(min_row=5) if row[0].value]
    assert {row[0] for row in rows} == {"Tháng 3/2019"}
    home_affairs = [row[2] for row in rows if row[1] == "Sở Nội vụ"]
    assert "Tỷ lệ hệ thống được phê duyệt cấp độ an toàn" in home_affairs
    assert "Tỷ lệ vốn Đề án đã bố trí" not in home_affairs
    assert ["Tháng 3/2019", "Sở Thông tin và Truyền thông", "Tỷ lệ vốn Đề án đã bố trí"] in rows


@pytest.mark.parametrize(
    ("table", "group", "period"),
    [
        ("online_services", "wards", None),
        ("online_services", None, "2019-03"),
        ("online_services", "communes", "2019-W12"),
        ("nothing", None, None),
    ],
)
def test_what_cannot_be_made_is_said(
    table: str, group: str | None, period: str | None, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(monkeypatch, "2019-04-01")
    with pytest.raises(WrongUse):
        template(table, group, period, VI)


def test_english_is_read_back_too(home: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch) -> None:
    held(monkeypatch, "2019-04-05")
    for table in TABLES:
        book = book_of(template(table, "districts", None, EN))
        fill(book, table)
        assert judge(table, "t.xlsx", stored(book), reference).accepted


def test_our_columns_are_passed_over() -> None:
    assert {*MARK_HEADERS, *OTHER_MARK_HEADERS} <= set(IGNORED_HEADERS)
