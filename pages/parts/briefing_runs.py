"""The record of runs and the schedule: what ran when, what came of it, what comes next."""

from datetime import datetime, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from blocks import revised
from blocks.markup import esc, quiet, section, table
from briefing import archive, schedule
from briefing.archive import Run
from data import clock
from data.errors import Fault
from pages.parts.frame import LANGUAGE_NAMES
from wording import Language

SHOWN = 10
WAYS = {"command": "by command", "page": "on this page", "schedule": "by the schedule"}
HEADS = ("Begun", "Period", "How", "Result", "Seconds")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def runs(language: Language, zone: str) -> str:
    """The newest runs, the failed ones with their reason and log; the schedule above them."""
    text, found = language.text, archive.runs()
    body = [_row(language, run, zone) for run in found]
    heads = [esc(text(head)) for head in HEADS]
    inside = planned(language, found)
    if not body:
        return section(text("Runs"), inside + quiet(text("There has been no run yet.")))
    inside += table(heads, body[:SHOWN], "llllr", text("Runs"))
    if rest := body[SHOWN:]:
        told = esc(text("{count} older ones", count=len(rest)))
        inside += f"<details><summary>{told}</summary>{table(heads, rest, 'llllr', text('Runs'))}</details>"
    return section(text("Runs"), f'<div class="e-listed e-briefing-list">{inside}</div>')


def planned(language: Language, found: list[Run]) -> str:
    """When the next set comes by itself, and whether the last one is missing."""
    text = language.text
    try:
        wanted = schedule.schedule()
        now = schedule.here()
    except Fault as fault:
        return quiet(f"{fault.title(language)} {fault.sentence(language)}")
    if wanted is None:
        return quiet(text("No schedule is set: a briefing is made by this page or by command."))
    day, time = text(DAYS[wanted.weekday]), wanted.at.strftime("%H:%M")
    coming = wanted.following(now)
    told = text("Made by itself each {day} at {time}; next {moment}.", day=day, time=time, moment=coming)
    due = wanted.due(now)
    tried = [run for run in found if due and schedule.is_for(run, due)]
    if due is None or any(run.is_done for run in tried) or not tried:
        return quiet(told)
    left = text("No further try will be made.") if len(tried) >= schedule.ATTEMPTS else text("It is tried again.")
    failed = text("The briefing due on {moment} has failed {count} times.", moment=due, count=len(tried))
    return f'<p class="e-banner" role="status"><b>{esc(failed)}</b> {esc(left)}</p>{quiet(told)}'


def failure(language: Language, run: Run) -> str:
    """Why a run came to nothing, with what the browser said."""
    return (
        f'<div class="e-notice e-bad" role="alert"><b>{esc(run.title)}</b><br>{esc(run.sentence)} '
        f"{_log(language, run)}</div>"
    )


def _row(language: Language, run: Run, zone: str) -> list[str]:
    text = language.text
    begun = datetime.fromisoformat(run.started).astimezone(ZoneInfo(zone))
    day = revised.day_of(run.as_of.strip())
    parts = [
        language.period_short(run.period),
        LANGUAGE_NAMES.get(run.language, run.language),
        run.organisation,
        text("as it was known on {day}", day=day) if day else "",
        text("snapshot {number}", number=str(run.snapshot)) if run.snapshot else "",
    ]
    return [
        esc(language.moment(begun)),
        esc(" · ".join(filter(None, parts))),
        esc(text(WAYS.get(run.way, run.way))),
        _result(language, run),
        language.number(run.seconds, 1),
    ]


def _result(language: Language, run: Run) -> str:
    text = language.text
    if run.is_done:
        gone = text("Dropped: {names}", names=", ".join(run.dropped)) if run.dropped else ""
        note = f"<br>{quiet(gone)}" if gone else ""
        return f'<span class="e-pill e-met">● {esc(text("Made"))}</span>{note}'
    told = f"{esc(run.title)} {esc(run.sentence)} {_log(language, run)}"
    return f'<span class="e-pill e-off_track">■ {esc(text("Failed"))}</span><br>{told}'


def _log(language: Language, run: Run) -> str:
    if not run.log:
        return ""
    told = esc(language.text("Download the log"))
    return f'<a class="e-link e-strong" href="/briefing/runs/logs/{quote(run.log)}" download>{told}</a>'


def last_of(period: str, language: str, since: datetime | None = None) -> Run | None:
    """The newest run of a period that was asked for on the page, not older than a day."""
    oldest = since or clock.now() - timedelta(days=1)
    found = (
        run for run in archive.runs() if run.way == "page" and (run.period, run.language) == (period, language)
    )
    return next((run for run in found if run.ended >= oldest), None)
