"""The calendars that reports follow: how a period is written, where it begins and where it ends.

`week` runs Monday to Sunday and is named by its ISO number; `month15` is the administrative month, from
the 15th of the month before to the 14th; `year04` begins on 1 April of the year it is named for.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from data.period_texts import YEARS, PeriodText, taken_apart

CALENDARS = ("week", "month", "month15", "quarter", "year", "year04")
_UNIT = {"week": "week", "month": "month", "month15": "month", "quarter": "quarter"}


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """From `start` to `end`, both inclusive."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end


@lru_cache(maxsize=20_000)
def parse_period(text: str, calendar: str) -> Period | None:
    """Read one written period: `2019-W12`, `Tuần 12 (từ 18/3 đến 24/3/2019)`, `Quý I/2019`, `18/3 - 24/3/2019`.

    A single ISO date stands for the period that begins on it. None when the text is no period of this
    calendar; `refusal` then gives the reason.
    """
    for told in taken_apart(text):
        if told.fault or (told.unit and not _fits(told.unit, calendar)):
            continue
        return _period_told(told, calendar)
    return None


def refusal(text: str, calendar: str) -> str:
    """The message id that says why `parse_period` gave None. Values: period, example."""
    told = taken_apart(text)
    for one in told:
        if one.fault in _FAULTS:
            return _FAULTS[one.fault]
        if one.fault or (one.unit and not _fits(one.unit, calendar)):
            continue
        if one.unit and one.days and _named_period(one, calendar):
            return "“{period}” names one period and gives the days of another; write it like {example}."
        if one.days:
            return "“{period}” does not begin and end with a period of this report; write it like {example}."
        return "There is no period “{period}”."
    if any(one.unit and one.unit != "year04" for one in told):
        return _WRONG_UNIT[_unit_of(calendar)]
    return "“{period}” cannot be read as a period; write it like {example}."


_FAULTS = {
    "no year": "“{period}” does not say its year; write it like {example}.",
    "part of a year": "“{period}” is longer than a period of this report; report each alone, like {example}.",
    "no such day": "“{period}” cannot be read as a period: a day in it does not exist. Write it like {example}.",
}
_WRONG_UNIT = {
    "week": "“{period}” is not a week; this report is weekly, like {example}.",
    "month": "“{period}” is not a month; this report is monthly, like {example}.",
    "quarter": "“{period}” is not a quarter; this report is quarterly, like {example}.",
    "year": "“{period}” is not a year; this report is yearly, like {example}.",
}
_EXAMPLES = {"week": "2019-W12", "month": "2019-03", "quarter": "2019-Q1", "year": "2019"}


def example(calendar: str) -> str:
    """How a period of this calendar is written."""
    return _EXAMPLES[_unit_of(calendar)]


def period_containing(day: date, calendar: str) -> Period:
    """The period of the calendar in which this day lies."""
    if calendar == "week":
        start = day - timedelta(days=day.weekday())
        return Period(start, start + timedelta(days=6))
    if calendar == "month15":
        after = day.day >= 15
        return _month15(*_month_after(day.year, day.month) if after else (day.year, day.month))
    if calendar == "year04":
        return _months(day.year - (day.month < 4), 4, 12)
    if calendar == "month":
        return _months(day.year, day.month, 1)
    if calendar == "quarter":
        return _months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if calendar == "year":
        return _months(day.year, 1, 12)
    raise ValueError(f"unknown calendar {calendar!r}; expected one of {', '.join(CALENDARS)}")


def period_of(start: date, end: date, calendar: str) -> Period | None:
    """The one period in which `start` to `end` lies whole, or None when it crosses a border or runs back."""
    if start.year not in YEARS:
        return None
    period = period_containing(start, calendar)
    return period if start <= end <= period.end else None


def periods_between(first: date, last: date, calendar: str) -> list[Period]:
    """Every period from the one containing `first` to the one containing `last`, in time."""
    return list(_walk(first, last, calendar))


def name(period: Period, calendar: str) -> str:
    """The short canonical name: `2019-W12`, `2019-03`, `2019-Q1` or `2019`."""
    if calendar == "week":
        year, week, _ = period.start.isocalendar()
        return f"{year}-W{week:02d}"
    if calendar in ("month", "month15"):
        return f"{period.end.year}-{period.end.month:02d}"
    if calendar == "quarter":
        return f"{period.start.year}-Q{(period.start.month + 2) // 3}"
    return str(period.start.year)


def year_of(period: Period, calendar: str) -> int:
    """The year a period counts towards (the ISO year of a week, the year that a `year04` is named for)."""
    if calendar == "week":
        return period.start.isocalendar().year
    return period.end.year if calendar == "month15" else period.start.year


def due_on(period: Period, due_days: int) -> date:
    """The last day on which the report of this period is in time."""
    return period.end + timedelta(days=due_days)


def _walk(first: date, last: date, calendar: str) -> Iterator[Period]:
    period = period_containing(first, calendar)
    while period.start <= last:
        yield period
        period = period_containing(period.end + timedelta(days=1), calendar)


def _period_told(told: PeriodText, calendar: str) -> Period | None:
    """The period that a text names, gives the days of, or both where they agree."""
    if not told.days:
        return _named_period(told, calendar)
    period = period_containing(told.days[0], calendar)
    if told.unit:
        return period if period == Period(*told.days) == _named_period(told, calendar) else None
    return period if period.start == told.days[0] and (told.single or period == Period(*told.days)) else None


def _named_period(told: PeriodText, calendar: str) -> Period | None:
    """The period of the name alone; where it leaves out the year, that of the days."""
    year, number = told.year, told.number
    if not year and told.days:
        year = year_of(period_containing(told.days[0], calendar), calendar)
    if year not in YEARS:
        return None
    if told.unit == "week":
        return _week(year, number)
    if told.unit == "month":
        if not 1 <= number <= 12:
            return None
        return _month15(year, number) if calendar == "month15" else _months(year, number, 1)
    if told.unit == "quarter":
        return _months(year, number * 3 - 2, 3)
    if told.unit == "year04" and number not in (year + 1, (year + 1) % 100):
        return None
    return _months(year, 4 if calendar == "year04" else 1, 12)


def _week(year: int, number: int) -> Period | None:
    try:
        start = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Period(start, start + timedelta(days=6))


def _months(year: int, month: int, count: int) -> Period:
    years, index = divmod(month - 1 + count - 1, 12)
    last_year, last_month = year + years, index + 1
    return Period(date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


def _month15(year: int, month: int) -> Period:
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    return Period(date(*before, 15), date(year, month, 14))


def _month_after(year: int, month: int) -> tuple[int, int]:
    return (year, month + 1) if month < 12 else (year + 1, 1)


def _unit_of(calendar: str) -> str:
    return _UNIT.get(calendar, "year")


def _fits(unit: str, calendar: str) -> bool:
    return unit == calendar or unit == _unit_of(calendar)
