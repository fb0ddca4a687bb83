"""What the lines above a table state for all its rows: the period, and the organisation that reports.

Taken only where the table has no such column and the lines say one thing; a date of signing, a total up to a
month, or the letterhead of the authority that issues the report are neither.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data import calendars
from data.calendars import Period
from data.errors import FileRefused
from data.folding import fold
from data.matching.faults import NOT_TAKEN
from data.matching.organisations import is_named
from data.reading.tables import shortened
from data.reference_data import Reference

_TWO_PERIODS = (
    "The lines above the table name two periods (“{first}” and “{second}”), and no column says which is meant. Add "
    "the column “{column}”, or delete the line that is not meant."
)
_TWO_ORGANISATIONS = (
    "The lines above the table name two organisations (“{first}” and “{second}”), and no column says which is "
    "meant. Add the column “{column}”, or delete the line that is not meant."
)
_CUMULATIVE = (
    "The line “{line}” above the table speaks of more than one period. Add the column “{column}” with the period "
    "of each row, like {example}."
)
_NO_PERIOD = (
    "The line “{line}” above the table does not name a period of this report, and there is no column “{column}”. "
    "Write the period like {example}."
)

_DAY = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
_RANGE = re.compile(rf"(?:tu (?:ngay )?)?({_DAY}) ?(?:den|-|–)(?: het)?(?: ngay)? ?({_DAY})")
_NAMED = re.compile(
    r"(?:\b(?:tuan|week)(?: thu)? \d{1,2} ?(?:[/,-]|,? nam )? ?\d{4}\b"
    r"|\b(?:thang|month) \d{1,2} ?(?:[/-]|,? nam ) ?\d{4}\b"
    r"|\b(?:quy|quarter) (?:[1-4]|i{1,3}|iv) ?(?:[/-]|,? nam )? ?\d{4}\b"
    r"|\b\d{4}-(?:w|q)\d{1,2}\b)"
)
_OTHER = re.compile(r"\b(?:thang|month|quy|quarter) (?:\d{1,2}|i{1,3}|iv)\b")
_WEEK_ALONE = re.compile(r"\btuan(?: thu)? (\d{1,2})\b")
_DATED = re.compile(r"ngay ?(?:\d{1,2}|\.+|…)? ?$")  # what stands before “tháng 3 năm 2019” in a date of signing
_UP_TO = re.compile(r"(?:den|toi|het|luy ke|tu|cong don)(?: het| cuoi| ngay| tuan)* ?$")
_LABEL = re.compile(
    r"^(?:ky(?: bao cao| so lieu)?|thoi gian(?: bao cao)?|tuan(?: bao cao)?|thang(?: bao cao)?|quy(?: bao cao)?"
    r"|nam(?: bao cao)?|period|reporting period) ?: ?(.+)$"
)
_CUMULATED = re.compile(r"\b(?:luy ke|cong don|tu dau nam)\b|\b\d+ thang (?:dau|cuoi|nam)\b")

_OWN_LABEL = re.compile(
    r"^(?:(?:tên\s+)?(?:đơn\s*vị|cơ\s+quan)(?:,\s*đơn\s+vị)?(?P<sure>\s+(?:báo\s+cáo|thực\s+hiện|lập\s+báo\s+cáo))?)"
    r"\s*:\s*(?P<name>.+)$",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(
    r"\s+(?:kỳ|thời gian|tuần|tháng|quý|năm|người|ngày|đvt|đơn vị tính|từ ngày)\b.*$", re.IGNORECASE
)
_TITLES_READ, _LONGEST = 60, 400


@dataclass(frozen=True)
class Given:
    """What a line states for all rows: cells by canonical column, the line, and how it was read."""

    cells: dict[str, str]
    line: str
    reads_as: str


@dataclass(frozen=True)
class _Stated:
    """One period as a line names it: the days it covers."""

    line: str
    days: Period
    is_range: bool


def given_period(titles: Sequence[str], calendar: str, column: str) -> Given | None:
    """The one period of the calendar that the lines name; None where none does. Raises FileRefused in doubt."""
    lines = [(line, _plain(line)) for line in titles[:_TITLES_READ] if line]
    stated = [
        found for line, text in lines for found in _periods(line[:_LONGEST], text[:_LONGEST], calendar, column)
    ]
    if not stated:
        return None
    first = stated[0]
    whole = {calendars.period_of(each.days.start, each.days.end, calendar) for each in stated}
    ranges = {each.days for each in stated if each.is_range}
    if len(whole) > 1 or len(ranges) > 1:
        other = next(each for each in reversed(stated) if each.days != first.days)
        values = {"first": shortened(first.line), "second": shortened(other.line), "column": column}
        raise FileRefused(NOT_TAKEN, _TWO_PERIODS, **values)
    best = next((each for each in stated if each.is_range), first)
    _refuse_other_week(lines, best, calendar, column)
    period = whole.pop() or best.days
    days = ranges.pop() if ranges else best.days
    if days == period:
        return Given({"period": calendars.name(period, calendar)}, best.line, calendars.name(period, calendar))
    cells = {"period_start": f"{days.start:%Y-%m-%d}", "period_end": f"{days.end:%Y-%m-%d}"}
    return Given(cells, best.line, f"{days.start:%d/%m/%Y} – {days.end:%d/%m/%Y}")


def untaken_period(titles: Sequence[str], calendar: str, column: str) -> FileRefused | None:
    """The refusal that says why a line which speaks of a time names no period of the report; None without one."""
    for line in titles[:_TITLES_READ]:
        text = _plain(line[:_LONGEST])
        values = {"line": shortened(line), "column": column, "example": calendars.example(calendar)}
        if _CUMULATED.search(text):
            return FileRefused(NOT_TAKEN, _CUMULATIVE, **values)
        if _WEEK_ALONE.search(text) or any(not _DATED.search(text[: at.start()]) for at in _OTHER.finditer(text)):
            return FileRefused(NOT_TAKEN, _NO_PERIOD, **values)
    return None


def given_organisation(titles: Sequence[str], reference: Reference, column: str) -> Given | None:
    """The one organisation that a labelled line names as the one that reports. Raises FileRefused for two."""
    named: dict[str, Given] = {}
    for line in titles[:_TITLES_READ]:
        found = _OWN_LABEL.match(line[:_LONGEST].strip())
        if not found:
            continue
        name = _NEXT_LABEL.sub("", found["name"]).strip(" .;,")
        if name and (found["sure"] or is_named(name, reference)):
            named.setdefault(fold(name), Given({"organisation": name}, line, name))
    if len(named) > 1:
        first, second = list(named.values())[:2]
        values = {"first": shortened(first.line), "second": shortened(second.line), "column": column}
        raise FileRefused(NOT_TAKEN, _TWO_ORGANISATIONS, **values)
    return next(iter(named.values()), None)


def _periods(line: str, text: str, calendar: str, column: str) -> list[_Stated]:
    """The periods of the calendar that one line names."""
    values = {"line": shortened(line), "column": column, "example": calendars.example(calendar)}
    found = [_Stated(line, days, True) for days in _ranges(text)]
    if any(calendars.period_of(each.days.start, each.days.end, calendar) is None for each in found):
        raise FileRefused(NOT_TAKEN, _NO_PERIOD, **values)
    for phrase in _NAMED.finditer(text):
        before = text[: phrase.start()]
        period = calendars.parse_period(phrase[0].replace(",", ""), calendar)
        if period is None or _DATED.search(before):
            continue
        if _UP_TO.search(before) or _CUMULATED.search(text):
            raise FileRefused(NOT_TAKEN, _CUMULATIVE, **values)
        found.append(_Stated(line, period, False))
    label = _LABEL.match(text)
    if label and not found:
        period = calendars.parse_period(label[1], calendar)
        if period is None:
            raise FileRefused(NOT_TAKEN, _NO_PERIOD, **values)
        found.append(_Stated(line, period, False))
    return found


def _ranges(text: str) -> list[Period]:
    """Days from … to …; a first day without a year is the last such day before the other."""
    found = []
    for first, last in _RANGE.findall(text):
        end = _day(last, None)
        start = _day(first, end)
        if start and end and start <= end:
            found.append(Period(start, end))
    return found


def _day(text: str, end: date | None) -> date | None:
    parts = [int(part) for part in re.split(r"[/.-]", text)]
    try:
        if len(parts) == 3:
            return date(parts[2], parts[1], parts[0])
        if end is None:
            return None
        found = date(end.year, parts[1], parts[0])
        return found if found <= end else date(end.year - 1, parts[1], parts[0])
    except ValueError:
        return None


def _refuse_other_week(lines: Sequence[tuple[str, str]], best: _Stated, calendar: str, column: str) -> None:
    """A week's number that is not that of the days: one of the two was left from an earlier report."""
    if calendar != "week":
        return
    number = best.days.start.isocalendar().week
    for line, text in lines:
        for week in _WEEK_ALONE.findall(text[:_LONGEST]):
            if int(week) != number:
                values = {"first": shortened(best.line), "second": shortened(line), "column": column}
                raise FileRefused(NOT_TAKEN, _TWO_PERIODS, **values)


def _plain(text: str) -> str:
    """Lower case without accents; punctuation stays, blanks are single."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())
