"""When a run is owed: the moment, what was missed, what was tried."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from briefing.archive import Run
from briefing.schedule import ATTEMPTS, PAUSE, is_owed, schedule
from data.errors import WrongUse

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DUE = datetime(2019, 3, 22, 16, 30, tzinfo=ZONE)  # a Friday


@pytest.fixture(autouse=True)
def fridays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EGOV_BRIEFING", "Fri 16:30")


def run(started: datetime, is_done: bool, due: datetime = DUE) -> Run:
    return Run(started.isoformat(), 9.0, "schedule", "2019-W12", "vi", 1, is_done, due=due.isoformat())


def test_the_moment_is_the_last_one_in_the_places_own_time() -> None:
    wanted = schedule()
    assert wanted is not None
    assert wanted.last(DUE) == DUE
    assert wanted.last(DUE - timedelta(seconds=1)) == DUE - timedelta(days=7)
    assert wanted.following(DUE) == DUE + timedelta(days=7)


def test_a_missed_run_is_caught_up_until_the_next_is_near() -> None:
    wanted = schedule()
    assert wanted is not None
    assert wanted.due(DUE + timedelta(days=5)) == DUE
    assert wanted.due(DUE + timedelta(days=6, hours=20)) is None


def test_a_run_is_owed_once() -> None:
    assert is_owed(DUE, DUE, [])
    assert not is_owed(DUE, DUE + timedelta(days=1), [run(DUE, is_done=True)])
    assert is_owed(DUE, DUE, [run(DUE - timedelta(days=7), is_done=True, due=DUE - timedelta(days=7))])


def test_a_failed_run_is_tried_a_few_times_after_a_pause() -> None:
    tried = [run(DUE, is_done=False)]
    assert not is_owed(DUE, DUE + PAUSE / 2, tried)
    assert is_owed(DUE, DUE + PAUSE, tried)
    assert not is_owed(DUE, DUE + timedelta(hours=5), tried * ATTEMPTS)


@pytest.mark.parametrize("text", ["Friday 16:30", "Fri 25:00", "16:30", "Fri", "Xyz 10:00"])
def test_a_setting_that_makes_no_sense_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EGOV_BRIEFING", text)
    with pytest.raises(WrongUse, match="EGOV_BRIEFING"):
        schedule()


def test_no_setting_is_no_schedule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EGOV_BRIEFING")
    assert schedule() is None
