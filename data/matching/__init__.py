"""A table of texts → the typed rows of a report table: columns, organisations, periods, numbers.

What is not understood comes back as a problem with its rows; nothing is guessed.
"""

from dataclasses import dataclass, replace

import polars as pl

from data import clock
from data.choices import Choices
from data.errors import FileRefused, Problem
from data.matching.above import given_headers, names_given, stated_above, untaken, with_given
from data.matching.cells import missing_keys, other_columns
from data.matching.codes import clean_codes
from data.matching.column_questions import evidence_of
from data.matching.column_sums import added_up, comparable, with_parts
from data.matching.columns import NOT_TAKEN, Mapping, keys_lacking, map_columns
from data.matching.doubtful import without_doubtful
from data.matching.formats import without_wrong_formats
from data.matching.mapping_shown import derived, given_shown, mapping_shown, own_columns
from data.matching.organisations import known_organisations
from data.matching.periods import SCHEMA, periods
from data.matching.readings import Readings, read_values
from data.matching.reporters import organisation_codes
from data.matching.stated import stated_values
from data.matching.surroundings import Parts, part_rows
from data.matching.units import refuse_units
from data.reading.tables import SOURCE_ROW, TextTable
from data.reference_data import Reference
from data.report_tables import PERIOD_COLUMNS, Column, ReportTable, Stated

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
    not_applicable (canonical names joined by commas, or null) and source_row; a cell that was not understood is
    null and stands in `problems`. `totals`: the total rows in the same form (keys may be null). `stated`:
    source_row (also of total rows) and, per header of a stated percentage or sum, its value (Float64, percent
    units; null where empty);
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
    choices = choices or Choices()
    evidence = evidence_of(table.cells, table.headers)
    lacking = keys_lacking(table.headers, report, choices.columns)
    given = stated_above(table.titles, lacking, report, reference)
    above = names_given(given)
    try:
        mapping = map_columns(table.headers, report, choices.columns, evidence, above)
    except FileRefused as refused:
        better = _of_title(table, report, reference, choices, above) if "period" in lacking - above else None
        raise better or refused from None
    refuse_units(table.titles, report)
    whole = with_parts(report, mapping.sums)
    parts = part_rows(clean_codes(table.cells, mapping, whole), mapping, whole, reference)
    if not parts.rows.height:
        raise _nothing(parts)
    headers = given_headers(given, table.headers, report)
    typing = _Typing(table, replace(mapping, columns=mapping.columns | headers), whole, reference, choices)
    rows, totals, problems, how = typing.typed(
        with_given(parts.rows, given, headers), with_given(parts.totals, given, headers)
    )
    stated, doubts = stated_values(
        pl.concat([parts.rows, parts.totals]), mapping, table.numbers, table.formats, choices
    )
    return Matched(
        rows=rows.select(*SCHEMA, *report.fields, "not_applicable", SOURCE_ROW),
        problems=[*mapping.problems, *parts.problems, *problems, *doubts],
        how={
            **_how(mapping, parts),
            "mapping": mapping_shown(mapping, evidence),
            "derived": derived(mapping),
            **given_shown(given),
            **how,
        },
        totals=comparable(totals, rows, mapping.sums).select(*SCHEMA, *report.fields, "not_applicable", SOURCE_ROW),
        stated=stated,
        headers=own_columns(mapping) | headers | {each.column: each.header for each in mapping.sums},
        repeats=mapping.stated,
    )


def _of_title(
    table: TextTable, report: ReportTable, reference: Reference, choices: Choices, above: frozenset[str]
) -> FileRefused | None:
    """Why a line above the table that speaks of a time gives no period, where nothing but the period is missing."""
    try:
        mapping = map_columns(table.headers, report, choices.columns, above=above | {"period"})
    except FileRefused:
        return None
    return untaken(table.titles, mapping, evidence_of(table.cells, table.headers), report, reference)


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
    choices: Choices

    def typed(
        self, cells: pl.DataFrame, total_cells: pl.DataFrame
    ) -> tuple[pl.DataFrame, pl.DataFrame, list[Problem], dict[str, list[dict[str, object]]]]:
        """The typed rows and total rows, every fault, and how figures and days were read."""
        table, mapping, report = self.table, self.mapping, self.report
        cells, shown = without_wrong_formats(cells, mapping, report, table.formats)
        total_cells, also_shown = without_wrong_formats(total_cells, mapping, report, table.formats)
        cells, doubtful = without_doubtful(cells, mapping, report, table.faults)
        total_cells, also_doubtful = without_doubtful(total_cells, mapping, report, table.faults)
        today = clock.today(str(self.reference.time_zone))
        values = read_values(cells, total_cells, mapping.columns, report, table.numbers, self.choices, today)
        rows, problems = self._rows(cells, values)
        totals, _ = self._rows(total_cells, values, of_totals=True)
        figures = {header for name, header in mapping.columns.items() if name in report.figures}
        of_totals = [problem for problem in (*also_shown, *also_doubtful) if problem.column in figures]
        return rows, totals, [*problems, *values.problems, *shown, *doubtful, *of_totals], values.how

    def _rows(
        self, cells: pl.DataFrame, read: Readings, *, of_totals: bool = False
    ) -> tuple[pl.DataFrame, list[Problem]]:
        """The typed rows, in the report's order of columns, and what beside figures and days was not understood."""
        headers = self.mapping.columns
        today = clock.today(str(self.reference.time_zone))
        calendar = self.reference.calendar(self.report.name)
        bounds, problems = periods(cells, headers, calendar, today, read.day)
        dated = cells.with_columns(bounds[name] for name in SCHEMA)
        known, chosen = known_organisations(self.reference), self.choices.organisations
        codes, unknown = organisation_codes(dated, headers["organisation"], known, chosen)
        others, wrong = other_columns(cells, self._others(read), headers, self.reference)
        absent = [
            pl.lit(None, dtype=_TYPES[self.report.column(name).kind]).alias(name)
            for name in self.report.fields
            if name not in headers
        ]
        values = read.expressions(of_totals=of_totals)
        every = cells.select(SOURCE_ROW, *values, *others.values(), *absent)
        rows = every.with_columns(codes, *(bounds[name] for name in SCHEMA))
        missing = missing_keys(cells, headers, self.report)
        return added_up(rows, self.mapping.sums), [*missing, *problems, *unknown, *wrong]

    def _others(self, values: Readings) -> list[Column]:
        """The columns that the file has but period, organisation, figures and days."""
        read = (*PERIOD_COLUMNS, "organisation", *values.columns)
        return [self.report.column(name) for name in self.mapping.columns if name not in read]


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
        "columns": {header: name for name, header in own_columns(mapping).items()},
        "stated_columns": list(mapping.stated),
        "ignored_columns": list(mapping.ignored),
        "unused_columns": list(mapping.unused),
        "total_rows": parts.totals[SOURCE_ROW].to_list(),
        "blank_rows": parts.blank,
        "group_rows": list(parts.headings),
    }
