"""Who owes which report: each state by its dates, periods of which nobody has reported yet, the letters."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

import queries
from data import reminders, snapshots
from data.choices import Choices
from tests.data.portal_files import at, file, store
from wording import language

BEFORE_DUE, AFTER_DUE = date(2021, 1, 13), date(2021, 1, 14)  # the week 2021-W01 ends on 10/01, due three days on
LATER = date(2021, 1, 31)


def states(today: date, onwards: bool = False, periods: int = 12) -> dict[tuple[str, str], str]:
    rows = reminders.board(snapshots.current(), today, periods, onwards=onwards)
    rows = rows.filter(pl.col("report_table") == "portal_activity")
    return {(row["organisation"], row["period"]): row["state"] for row in rows.to_dicts()}


@pytest.fixture
def stored(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sở Y tế in time, Sở Nội vụ late, one of Cao Lộc's rows left out, the others silent."""
    at(monkeypatch, "2021-01-13T23:30")
    store(file(syt=100), "a.csv")
    at(monkeypatch, "2021-01-14T00:30")
    store(file(snv=100), "b.csv")
    broken = file(cl=300) + b"2021-W01,UBND huy\xe1\xbb\x87n Cao L\xe1\xbb\x99c,cl2.vn,many,3\n"
    store(broken, "c.csv", Choices(good_rows_only=True))


@pytest.mark.usefixtures("stored")
def test_each_state_by_its_dates() -> None:
    found = states(AFTER_DUE)
    assert found["SYT", "2021-W01"] == "on_time"
    assert found["SNV", "2021-W01"] == "late"
    assert found["H-CAO-LOC", "2021-W01"] == "in_part"
    assert found["STC", "2021-W01"] == "missing"
    assert states(BEFORE_DUE)["STC", "2021-W01"] == "not_due"


@pytest.mark.usefixtures("stored")
def test_the_overdue_counts_days_after_the_due_day() -> None:
    board = reminders.board(snapshots.current(), LATER, 12, onwards=False)
    late = reminders.overdue(board, LATER)
    assert set(late["days"]) == {18}
    assert set(late["state"]) == {"missing", "in_part"}
    assert len(late) == 29  # of 31 organisations two have sent theirs
    on_the_day = reminders.board(snapshots.current(), BEFORE_DUE, 12, onwards=False)
    assert reminders.overdue(on_the_day, BEFORE_DUE).is_empty()


@pytest.mark.usefixtures("stored")
def test_a_period_of_which_nobody_has_reported_yet_is_owed_by_all() -> None:
    found = states(LATER, onwards=True)
    assert {period for _, period in found} == {"2021-W01", "2021-W02", "2021-W03"}  # the fourth ends on 31/01
    assert {state for (_, period), state in found.items() if period == "2021-W02"} == {"missing"}
    assert {state for (_, period), state in found.items() if period == "2021-W03"} == {"missing"}
    assert {s for (_, p), s in states(date(2021, 2, 1), onwards=True).items() if p == "2021-W04"} == {"not_due"}
    assert {period for _, period in states(LATER, onwards=True, periods=2)} == {"2021-W02", "2021-W03"}


def test_the_board_agrees_with_the_report_status(demo_read: Path) -> None:
    snapshot, today = snapshots.current(), date(2026, 1, 1)
    rows = queries.fetch(snapshot, "owing/board", until=reminders.FAR, periods=500, today=today)
    status = snapshot.query("from report_status", {}).filter(pl.col("indicator").is_null())
    for table in ("online_services", "shared_software", "portal_activity"):
        mine = rows.filter(pl.col("report_table") == table)
        theirs = status.filter(pl.col("report_table") == table)
        assert len(mine) == len(theirs)
        assert len(mine.filter(pl.col("state") == "missing")) == len(theirs.filter(~pl.col("is_reported")))
        assert len(mine.filter(pl.col("state") == "late")) == len(theirs.filter(pl.col("is_late")))


@pytest.mark.usefixtures("stored")
def test_a_letter_names_each_report_its_period_due_day_and_days() -> None:
    late = reminders.overdue(reminders.board(snapshots.current(), LATER, 12, onwards=True), LATER)
    mine = late.filter(pl.col("organisation") == "H-CAO-LOC")
    text = reminders.letter("UBND huyện Cao Lộc", mine, "tỉnh Lạng Sơn", LATER, language("vi"))
    lines = text.splitlines()
    assert lines[0] == "Kính gửi: UBND huyện Cao Lộc"
    assert "31/01/2021" in lines[2]
    assert lines[3] == (
        "1. Báo cáo hoạt động cổng, trang thông tin điện tử, Tuần 1/2021 (4/1–10/1/2021): hạn nộp 13/01/2021, "
        "quá hạn 18 ngày (đã gửi một phần, phần còn lại vẫn thiếu);"
    )
    assert lines[4].startswith("2. ")
    assert "Tuần 2/2021" in lines[4]
    assert "{" not in text
