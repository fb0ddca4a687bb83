"""Good rows stored without the bad ones: the duty stays open until the corrected file comes."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data import snapshots
from data.choices import Choices
from data.importing import check_file, import_file
from data.returning import marked_workbook
from wording import language

TABLE, BY = "online_services", "Nguyễn An"
HEADERS = "Kỳ báo cáo;Đơn vị;Mã thủ tục;Tên thủ tục;Mức độ;Hồ sơ tiếp nhận;Hồ sơ trực tuyến"
UNITS = {"Sở Tư pháp": range(1, 6), "Sở Nội vụ": range(6, 11)}


def report(wrong: dict[int, str]) -> bytes:
    """Ten services of two departments; `wrong` gives services another count received."""
    lines = [
        f"Tuần 12/2019;{unit};1.00{n};Thủ tục {n};3;{wrong.get(n, 100 + n)};{n}"
        for unit, services in UNITS.items()
        for n in services
    ]
    return "\n".join([HEADERS, *lines]).encode()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("EGOV_NOW", "2019-03-26T08:00:00+07:00")


def is_reported(organisation: str) -> bool:
    sql = "select is_reported from report_status where report_table = $table and organisation = $organisation"
    rows = snapshots.current().query(sql, {"table": TABLE, "organisation": organisation})
    assert rows.height == 1
    return bool(rows["is_reported"][0])


def corrected(content: bytes, cells: dict[str, str | int]) -> bytes:
    """What the analyst does: the returned workbook with these cells put right."""
    judgement = check_file(TABLE, "a.csv", content).judgement
    book = load_workbook(io.BytesIO(marked_workbook(content, "a.csv", judgement, language("vi"))))
    for place, value in cells.items():
        book.active[place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


BAD = {2: "nhiều", 4: "3", 5: "1,5"}  # all of Sở Tư pháp: no number, fewer than online, no whole number


def test_bad_rows_come_later_and_close_the_duty() -> None:
    content = report(BAD)
    assert import_file(TABLE, "a.csv", content, BY).batch is None
    first = import_file(TABLE, "a.csv", content, BY, choices=Choices(good_rows_only=True))
    assert first.batch is not None
    assert first.difference is not None
    assert (first.difference.rows_new, first.difference.rows_unchanged) == (7, 0)
    assert is_reported("SNV")
    assert not is_reported("STP")
    second = import_file(TABLE, "a.xlsx", corrected(content, {"F3": 102, "F5": "104", "F6": 105}), BY)
    assert second.batch is not None, second.judgement.problems
    assert second.difference is not None
    found = second.difference
    assert (found.rows_new, found.rows_changed, found.rows_unchanged) == (3, 0, 7)
    assert is_reported("STP")
    again = import_file(TABLE, "b.csv", report({}), BY)
    assert (again.batch, again.difference and again.difference.is_empty) == (None, True)


def test_the_duty_stays_open_while_one_row_is_still_wrong() -> None:
    content = report(BAD)
    import_file(TABLE, "a.csv", content, BY, choices=Choices(good_rows_only=True))
    better = corrected(content, {"F3": 102, "F5": 104})
    second = import_file(TABLE, "a.xlsx", better, BY, choices=Choices(good_rows_only=True))
    assert second.difference is not None
    assert (second.difference.rows_new, second.difference.rows_unchanged) == (2, 7)
    assert not is_reported("STP")


def test_an_unknown_unit_leaves_every_duty_open() -> None:
    """A row that does not say whose it is may belong to any of them."""
    content = report({}).replace("Sở Tư pháp;1.003".encode(), "Sở Bóng đá;1.003".encode())
    outcome = import_file(TABLE, "a.csv", content, BY, choices=Choices(good_rows_only=True))
    assert outcome.difference is not None
    assert outcome.difference.rows_new == 9
    assert not is_reported("SNV")
    assert not is_reported("STP")
    whole = import_file(TABLE, "a.xlsx", corrected(content, {"B4": "Sở Tư pháp"}), BY)
    assert whole.difference is not None
    assert (whole.difference.rows_new, whole.difference.rows_unchanged) == (1, 9)
    assert is_reported("SNV")
    assert is_reported("STP")


def test_a_fault_of_the_whole_file_lets_nothing_be_stored() -> None:
    content = report({}) + "\n;Tổng cộng;;;;1;1".encode()
    outcome = import_file(TABLE, "a.csv", content, BY, choices=Choices(good_rows_only=True))
    assert outcome.batch is None
    assert outcome.judgement.partial is None
