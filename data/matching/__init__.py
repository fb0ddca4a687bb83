"""A table of texts → the typed rows of a report table: columns, organisations, periods, numbers.

What is not understood comes back as a problem with its rows; nothing is guessed.
"""

from dataclasses import dataclass

import polars as pl

from data import clock
from data.choices import Choices
from data.errors import FileRefused, Problem
from data.matching.cells import count_columns, missing_keys, organisation_codes, other_columns
from data.matching.codes import clean_codes
from data.matching.columns import NOT_TAKEN, Mapping, map_columns
from data.matching.formats import without_wrong_formats
from data.matching.organisations import known_organisations
from data.matching.periods import SCHEMA, periods
from data.matching.stated import stated_values
from data.matching.surroundings import Parts, part_rows
from data.matching.units import refuse_units
from data.reading.tables import SOURCE_ROW, TextTable
from data.reference_data import Reference
from data.report_tables import PERIOD_COLUMNS, ReportTable, Stated

__all__ = ["Matched", "match"]

_NO_ROWS = "The file has a header but no rows below it."
_ONLY_TOTALS = (
    "Every row of the file is a total row (row {row} and others): the rows that they add up are missing. Write the "
    "organisation and the code of each row."
)


@dataclass(frozen=True)
class Matched:
    """What a file says, typed.

    `rows`: period_start, period_end, days_covered, organisation, the report's own columns,
    not_applicable (canonical names joined by commas, or null) and source_row; a cell that was not understood is null and stands in `problems`. `totals`: the total rows
    in the same form (keys may be null). `stated`: source_row and, per header of a stated percentage or
    sum, its value (Float64, percent units; null where empty);
    `repeats`: what each of them repeats. `headers`: canonical name -> header.
    """

    rows: pl.DataFrame
    problems: list[Problem]
    how: dict[str, object]
    totals: pl.DataFrame
    stated: pl.DataFrame
    headers: dict[str, str]
    repeats: dict[str, Stated]


def match(table: TextTable, report: ReportTable, reference: Reference, choices: Choices | None = None) -> Matched:
    """Understand a table as a report. Raises FileRefused where columns or rows are missing."""
    mapping = map_columns(table.headers, report)
    refuse_units(table.titles, report)
    parts = part_rows(clean_codes(table.cells, mapping, report), mapping, report, reference)
    if not parts.rows.height:
        raise _nothing(parts)
    typing = _Typing(table, mapping, report, reference)
    rows, problems = typing.rows(parts.rows)
    totals, unread = typing.rows(parts.totals)
    figures = {header for name, header in mapping.columns.items() if name in report.figures}
    problems += [problem for problem in unread if problem.column in figures]
    stated, doubts = stated_values(parts.rows, mapping, table.numbers, table.formats)
    return Matched(
        rows=rows,
        problems=[*mapping.problems, *parts.problems, *problems, *doubts],
        how=_how(mapping, parts),
        totals=totals,
        stated=stated,
        headers=mapping.columns,
        repeats=mapping.stated,
    )


def _nothing(parts: Parts) -> FileRefused:
    if not parts.totals.height:
        return FileRefused(NOT_TAKEN, _NO_ROWS)
    return FileRefused(NOT_TAKEN, _ONLY_TOTALS, row=str(parts.totals[SOURCE_ROW].min()))


@dataclass(frozen=True)
class _Typing:
    """Texts → types, with what the whole file shares."""

    table: TextTable
    mapping: Mapping
    report: ReportTable
    reference: Reference

    def rows(self, cells: pl.DataFrame) -> tuple[pl.DataFrame, list[Problem]]:
        """The typed rows, in the report's order of columns, and every cell that was not understood."""
        headers, numbers = self.mapping.columns, self.table.numbers
        whole, others = self._columns()
        today = clock.today(str(self.reference.time_zone))
        cells, shown = without_wrong_formats(cells, self.mapping, self.report, self.table.formats)
        bounds, problems = periods(cells, headers, self.reference.calendar(self.report.name), today)
        dated = cells.with_columns(bounds[name] for name in SCHEMA)
        known = known_organisations(self.reference)
        codes, unknown = organisation_codes(dated, headers["organisation"], known)
        counts, bad = count_columns(cells, {name: headers[name] for name in whole}, numbers)
        values, wrong = other_columns(
            cells, [self.report.column(name) for name in others], headers, numbers, self.reference
        )
        absent = [
            pl.lit(None, dtype=_TYPES[self.report.column(name).kind]).alias(name)
            for name in self.report.fields
            if name not in headers
        ]
        every = cells.select(SOURCE_ROW, *counts.values(), *values.values(), *absent)
        rows = every.with_columns(codes, *(bounds[name] for name in SCHEMA))
        missing = missing_keys(cells, headers, self.report)
        rows = rows.with_columns(not_applicable=pl.lit(None, pl.String))
        return rows.select(*SCHEMA, *self.report.fields, "not_applicable", SOURCE_ROW), [
            *missing, *problems, *unknown, *wrong, *bad, *shown,
        ]  # fmt: skip

    def _columns(self) -> tuple[list[str], list[str]]:
        """The counts, and the other columns but period and organisation, that the file has."""
        present = [
            self.report.column(name)
            for name in self.mapping.columns
            if name not in (*PERIOD_COLUMNS, "organisation")
        ]
        whole = [column.name for column in present if column.kind == "count"]
        return whole, [column.name for column in present if column.name not in whole]


_TYPES = {
    "code": pl.String,
    "text": pl.String,
    "level": pl.String,
    "organisation": pl.String,
    "count": pl.Int64,
    "quantity": pl.Float64,
    "date": pl.Date,
}


def _how(mapping: Mapping, parts: Parts) -> dict[str, object]:
    return {
        "columns": {header: name for name, header in mapping.columns.items()},
        "stated_columns": list(mapping.stated),
        "ignored_columns": list(mapping.ignored),
        "unused_columns": list(mapping.unused),
        "total_rows": parts.totals[SOURCE_ROW].to_list(),
        "blank_rows": parts.blank,
    }
