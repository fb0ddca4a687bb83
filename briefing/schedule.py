"""When a set is to be made by itself: EGOV_BRIEFING="Fri 16:30", in the place's own time."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import queries
from blocks.viewing import default_period, periods_of
from briefing import archive
from briefing.archive import Run
from data import clock, snapshots
from data.errors import WrongUse

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WRITTEN = re.compile(r"(?P<day>[A-Za-z]{3}) +(?P<hour>\d{1,2}):(?P<minute>\d{2})")
ATTEMPTS, PAUSE = 3, timedelta(minutes=10)  # of a run that fails
CATCH_UP = timedelta(days=6, hours=12)  # a run that was missed for longer gives way to the next one


@dataclass(frozen=True)
class Schedule:
    """One moment a week."""

    weekday: int  # 0 = Monday
    at: time

    def last(self, now: datetime) -> datetime:
        """The newest moment of the schedule that is not after `now` (aware, in the place's zone)."""
        day = now.date() - timedelta(days=(now.weekday() - self.weekday) % 7)
        moment = datetime.combine(day, self.at, now.tzinfo)
        return moment if moment <= now else datetime.combine(day - timedelta(days=7), self.at, now.tzinfo)

    def following(self, now: datetime) -> datetime:
        """The next moment after `now`."""
        last = self.last(now)
        return datetime.combine(last.date() + timedelta(days=7), self.at, now.tzinfo)

    def due(self, now: datetime) -> datetime | None:
        """The last moment, unless it was missed for so long that the next one is near."""
        last = self.last(now)
        return None if now - last > CATCH_UP else last


def is_for(run: Run, due: datetime) -> bool:
    """Whether a run was made for this moment of the schedule."""
    return bool(run.due) and datetime.fromisoformat(run.due) == due


def is_owed(due: datetime, now: datetime, runs: Iterable[Run]) -> bool:
    """Whether a run for the moment `due` is still to be made: none came to a set, and the failed ones were few
    and not just now."""
    tried = [run for run in runs if is_for(run, due)]
    if any(run.is_done for run in tried) or len(tried) >= ATTEMPTS:
        return False
    return all(now - datetime.fromisoformat(run.started) >= PAUSE for run in tried)


def schedule() -> Schedule | None:
    """The schedule of this deployment; None where none is set. Raises `WrongUse` where it is not understood."""
    text = os.environ.get("EGOV_BRIEFING", "").strip()
    if not text:
        return None
    found = _WRITTEN.fullmatch(text)
    if found and found["day"].capitalize() in DAYS and int(found["hour"]) < 24 and int(found["minute"]) < 60:
        return Schedule(DAYS.index(found["day"].capitalize()), time(int(found["hour"]), int(found["minute"])))
    raise WrongUse(
        "Nothing was done: a setting is not understood.",
        "EGOV_BRIEFING is “{text}”; it must be a day and a time such as Fri 16:30.",
        text=text,
    )


def local(moment: datetime, zone: str) -> datetime:
    """A moment in the place's own time."""
    return moment.astimezone(ZoneInfo(zone))


def here() -> datetime:
    """This moment in the place's own time. Raises `Fault` where nothing has been stored."""
    place = queries.fetch(snapshots.current(), "frame/place")
    return local(clock.now(), dict(zip(place["key"], place["value"], strict=True))["time_zone"])


def owed() -> datetime | None:
    """The moment of the schedule whose run is owed, in the place's time. Raises `WrongUse` without a schedule."""
    wanted = schedule()
    if wanted is None:
        raise WrongUse(
            "Nothing was done: no briefing was asked for.",
            'Name a period (2019-W12), or set a schedule (EGOV_BRIEFING="Fri 16:30").',
        )
    now = here()
    due = wanted.due(now)
    return due if due is not None and is_owed(due, now, archive.runs()) else None


def is_owed_still(due: str) -> bool:
    """Whether a run that was begun for a moment is owed when it has its turn: another process may have made it."""
    return is_owed(datetime.fromisoformat(due), clock.now(), archive.runs())


def newest_period() -> str:
    """The newest period that enough organisations have reported, else the newest."""
    return default_period(periods_of(snapshots.current()))
