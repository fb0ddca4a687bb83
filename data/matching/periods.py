"""Written periods → the bounds of a calendar period and the days that the report covers."""

from collections.abc import Callable
from datetime import date

import polars as pl

from data import calendars
from data.errors import Problem
from data.matching.dates import is_day
from data.matching.faults import TEXTS_NAMED, Reason, more_texts, problem_of
from data.reading.tables import SOURCE_ROW

SCHEMA = {"period_start": pl.Date, "period_end": pl.Date, "days_covered": pl.Int32}

_EMPTY = "The period is missing."
_CROSSES = (
    "From {start} to {end} does not lie within one period of the calendar; this report is written like {example}."
)
_INCOMPLETE = "The report covers only {days} of the {all_days} days of {period}."
_NOT_BEGUN = "The period {period} has not begun: today is {today}."
_SINGLE_DAY = "“{period}” is one day, not a period. Write the period as text, like {example}."
_DIFFERS = "The period {period} and the days {start} to {end} do not agree."

Bounds = tuple[date, date, int]  # first and last day of the calendar period, days covered
Day = Callable[[str], date | Reason | None]


def periods(
    cells: pl.DataFrame, columns: dict[str, str], calendar: str, today: date, day: Day
) -> tuple[pl.DataFrame, list[Problem]]:
    """source_row, period_start, period_end, days_covered; null where the period was not understood.

    A period that begins after `today` is refused. `day` reads the cells of period_start and period_end: a date, why
    there is none, or None where that is told for the whole column.
    """
    names = [columns[name] for name in ("period", "period_start", "period_end") if name in columns]
    if "period_start" not in columns or "period_end" not in columns:
        names = [columns["period"]]
    texts = {f"text_{place}": name for place, name in enumerate(names)}  # a header may be named as a bound
    cells = cells.select(SOURCE_ROW, *(pl.col(name).alias(alias) for alias, name in texts.items()))
    written = cells.select(list(texts)).unique(maintain_order=True)
    understood = [_bounds(row, calendar, today, day) for row in written.iter_rows()]
    bounds = written.with_columns(
        pl.Series(name, [item[place] if isinstance(item, tuple) else None for item in understood], dtype=kind)
        for place, (name, kind) in enumerate(SCHEMA.items())
    )
    found = cells.join(bounds, on=list(texts), how="left", maintain_order="left")
    problems = _problems(found, written, understood, names[-1], calendar)
    return found.select(SOURCE_ROW, *SCHEMA), problems


def is_period(text: str, calendar: str) -> bool:
    """Whether a text names a period of the calendar, or a day."""
    return is_day(text) or calendars.parse_period(text, calendar) is not None


def _bounds(row: tuple[str, ...], calendar: str, today: date, day: Day) -> Bounds | Reason | None:
    if len(row) == 1:
        return _named(row[0], calendar, today)
    *named, start_text, end_text = row
    if not start_text or not end_text:
        return Reason(_EMPTY)
    start, end = day(start_text), day(end_text)
    if not isinstance(start, date):
        return start or (end if isinstance(end, Reason) else None)
    if not isinstance(end, date):
        return end
    values: dict[str, object] = {"start": start, "end": end, "example": calendars.example(calendar)}
    period = calendars.period_of(start, end, calendar)
    if period is None:
        return Reason(_CROSSES, values)
    if start > today:
        return Reason(_NOT_BEGUN, {"period": calendars.name(period, calendar), "today": today})
    if named and named[0] and calendars.parse_period(named[0], calendar) != period:
        return Reason(_DIFFERS, {"period": named[0], **values})
    return period.start, period.end, (end - start).days + 1


def _named(text: str, calendar: str, today: date) -> Bounds | Reason:
    if not text:
        return Reason(_EMPTY)
    values: dict[str, object] = {"period": text, "example": calendars.example(calendar)}
    if is_day(text):
        return Reason(_SINGLE_DAY, values)
    period = calendars.parse_period(text, calendar)
    if period is None:
        return Reason(calendars.refusal(text, calendar), values)
    if period.start > today:
        return Reason(_NOT_BEGUN, {"period": calendars.name(period, calendar), "today": today})
    return period.start, period.end, period.days


def _problems(
    found: pl.DataFrame,
    written: pl.DataFrame,
    understood: list[Bounds | Reason | None],
    header: str,
    calendar: str,
) -> list[Problem]:
    """One problem for each written period that was not understood or is not whole."""
    doubtful = [
        (row, item)
        for row, item in zip(written.iter_rows(), understood, strict=True)
        if isinstance(item, Reason) or (item and item[2] < (item[1] - item[0]).days + 1)
    ]
    problems = []
    for row, item in doubtful:
        is_it = pl.all_horizontal(pl.col(name) == text for name, text in zip(written.columns, row, strict=True))
        rows, text = found.filter(is_it)[SOURCE_ROW], " – ".join(row)
        if isinstance(item, Reason):
            problems.append(problem_of(rows, item, column=header, value=text))
        else:
            problems.append(_incomplete(rows, item, calendar, header, text))
    return problems[:TEXTS_NAMED] + _rest(problems[TEXTS_NAMED:], header)


def _rest(problems: list[Problem], header: str) -> list[Problem]:
    """The many problems after the first ones as one of each severity."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        return problems
    rows = pl.Series([row for problem in errors for row in problem.all_rows], dtype=pl.UInt32)
    first = problem_of(rows, more_texts(len(errors)), column=header, value=errors[0].value)
    return [first, *(problem for problem in problems if problem.severity == "warning")]


def _incomplete(rows: pl.Series, bounds: Bounds, calendar: str, column: str, text: str) -> Problem:
    period = calendars.Period(bounds[0], bounds[1])
    name = calendars.name(period, calendar)
    reason = Reason(_INCOMPLETE, {"days": bounds[2], "all_days": period.days, "period": name})
    return problem_of(rows, reason, severity="warning", column=column, value=text)
