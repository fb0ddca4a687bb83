"""What was revised stands on sheets of its own: since a week ago, and of a past period since its own time."""

import re
from pathlib import Path

import pytest

from blocks.view import View
from briefing import changed
from briefing.frame import plain
from briefing.orders import Order, view_of
from briefing.sheet_view import on_sheets
from tests.conftest import command
from tests.data.test_store import report


@pytest.fixture
def corrected(home: Path, tmp_path: Path) -> Path:
    """A store whose one report was corrected two weeks after it came."""
    for name, online, day in (("first.csv", 200, "2019-03-26"), ("second.csv", 7, "2019-04-09")):
        path = report(tmp_path, name, online)
        done = command("import", "online_services", path, "--by", "An", home=home, EGOV_NOW=f"{day}T09:00:00+07:00")
        assert done.returncode == 0, done.stdout + done.stderr
    return home


def view(period: str = "2019-W12", as_of: str | None = None) -> View:
    return on_sheets(view_of(Order(period, "en", as_of)))


def test_revised_figures_are_counted_and_their_owners_named(corrected: Path) -> None:
    (sheet,) = changed.changed(view())
    said = plain(sheet.body)
    assert "Department of Health" in said
    assert "Against snapshot 2 (26 Mar 2019" in said
    told = changed.told(view())
    assert told.startswith("Since 26 Mar 2019: ")
    assert told.removeprefix("Since 26 Mar 2019: ") in said


def test_a_past_period_lists_what_its_own_set_told_otherwise(corrected: Path) -> None:
    (sheet,) = changed.known_later(view())
    assert sheet.name == "since-then"
    assert sheet.table_rows == changed.changed(view())[0].table_rows
    assert changed.known_later(view(as_of="2019-03-30")) == []


def test_late_reports_are_differences_too_and_the_newest_period_has_none(demo_read: Path) -> None:
    (sheet,) = changed.known_later(view())
    assert "reported late" in plain(sheet.body)
    lines = re.findall(r"<tr>(.*?)</tr>", sheet.body, re.DOTALL)
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", line, re.DOTALL) for line in lines]
    written = [(plain(line[3]), plain(line[4])) for line in cells]
    assert len(written) == sheet.table_rows + 1 > 2  # with the head
    assert [pair for pair in written if pair[0] == pair[1]] == [], "what reads the same is no difference"
    assert changed.known_later(view("2020-W53")) == []
