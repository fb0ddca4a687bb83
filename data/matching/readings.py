"""The figures and days of a file: how their columns are written, and the words that stand there for nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from data.choices import Choices
from data.errors import Problem
from data.matching.cells import understood
from data.matching.date_columns import DateColumn, Told, date_column
from data.matching.faults import Reason
from data.matching.figures import Figures, read_figures
from data.matching.nothing import Words, not_applicable, words_of
from data.report_tables import PERIOD_COLUMNS, ReportTable


@dataclass(frozen=True)
class Readings:
    """What the figures and days of a file's rows and total rows say.

    `columns` are the canonical names read here; `day` reads the days of a period; `problems` are of all rows; `how`
    holds the entries `numbers`, `dates` and `words`.
    """

    columns: tuple[str, ...]
    period: DateColumn | None
    problems: tuple[Problem, ...]
    how: dict[str, list[dict[str, object]]]
    _figures: Figures
    _days: Mapping[str, pl.Expr]
    _outside: pl.Expr

    def expressions(self, *, of_totals: bool = False) -> list[pl.Expr]:
        """The columns, and `not_applicable`, of the rows or of the total rows."""
        days = [expression.alias(name) for name, expression in self._days.items()]
        return [*self._figures.columns(of_totals=of_totals), *days, self._outside]

    def day(self, text: str) -> Told:
        """A cell of the columns period_start and period_end."""
        return self.period.meaning(text) if self.period else None


def read_values(
    cells: pl.DataFrame,
    totals: pl.DataFrame,
    columns: Mapping[str, str],
    report: ReportTable,
    numbers: Mapping[str, frozenset[str]],
    choices: Choices,
    today: date,
) -> Readings:
    """Reads the figures of a file's rows (`cells`) and total rows, and the days of its rows.

    `columns` maps canonical names to headers, `numbers` is as in TextTable.

    Raises FileRefused for choices that make no sense.
    """
    words = words_of(choices.words)
    every = pl.concat([cells, totals]) if totals.height else cells
    figures = read_figures(every, columns, report, numbers, choices, words)
    problems, dates, days, outside = list(figures.problems), [], {}, dict(figures.outside)
    period = [columns[name] for name in ("period_start", "period_end") if name in columns]
    of_period = date_column(cells, period, choices, today) if period else None
    if of_period:
        dates += [of_period.evidence(cells, header) for header in period]
        problems += [of_period.problem] if of_period.problem else []
    own = [column.name for column in report.columns if column.kind == "date" and column.name not in PERIOD_COLUMNS]
    for name in (name for name in own if name in columns):
        header = columns[name]
        column = date_column(cells, [header], choices, today)
        reading = _Days(column, words, header, cells)
        days[name], faults = understood(cells, header, reading.meaning, pl.Date())
        outside[header] = reading.outside
        dates.append(column.evidence(cells, header))
        problems += [*faults, *([column.problem] if column.problem else [])]
    problems += words.problems(every)
    names = tuple(name for name in report.fields if columns.get(name) in outside)
    return Readings(
        names,
        of_period,
        tuple(problems),
        {
            "numbers": figures.how,
            "dates": [entry for entry in dates if entry],
            "words": words.evidence(choices.words),
        },
        figures,
        days,
        not_applicable([(name, columns[name]) for name in names], outside),
    )


class _Days:
    """A column of days in which words for nothing may stand; none of them makes a day of nothing."""

    def __init__(self, column: DateColumn, words: Words, header: str, cells: pl.DataFrame) -> None:
        unread = cells[header].value_counts(name="count").filter(pl.col(header) != "").iter_rows()
        self._column, self._words = column, words
        self._meanings = {
            text: words.take(header, text, count)
            for text, count in unread
            if isinstance(column.meaning(text), Reason)
        }
        self.outside = frozenset(text for text, meaning in self._meanings.items() if meaning == "not_applicable")

    def meaning(self, text: str) -> Told:
        if self._meanings.get(text) in ("not_reported", "not_applicable") or self._words.is_asked(text):
            return None
        return self._column.meaning(text)
