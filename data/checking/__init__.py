"""Typed rows → the rows that hold, and why the others do not."""

from dataclasses import dataclass

import polars as pl

from data.checking.comparisons import doubtful_statements, wrong_totals
from data.checking.copies import copied_figures, parts_alike
from data.checking.crossings import crossing_problems
from data.checking.cumulative import cumulative_figures
from data.checking.expected import expected_keys, owed_by_none
from data.checking.history import history_of
from data.checking.jumps import jumps
from data.checking.levels import level_changes
from data.checking.rules import SCHEMAS, broken
from data.checking.unfilled import unfilled
from data.errors import Problem
from data.matching import Matched
from data.matching.faults import problem_of
from data.reading.tables import SOURCE_ROW
from data.reference_data import Reference
from data.report_tables import ReportTable
from data.snapshots import Snapshot

__all__ = ["Verdict", "check"]


@dataclass(frozen=True)
class Verdict:
    """`rows` are those that hold, as in `Matched`; `problems` are the matching's and the checks' together,
    errors first. A file with any error is not accepted."""

    rows: pl.DataFrame
    problems: list[Problem]
    accepted: bool


def check(matched: Matched, report: ReportTable, reference: Reference, known: Snapshot | None = None) -> Verdict:
    """Hold the rows to the report's rules, and their figures to what `known` has of the same units.

    What breaks a rule is an error; what is only unlikely beside other periods is a warning.
    """
    whole = matched.rows.drop_nulls(list(report.keys))
    rows, faults = _by_schema(whole, matched, report)
    problems = [
        *matched.problems,
        *faults,
        *crossing_problems(whole, matched, report, reference),
        *wrong_totals(matched, report),
        *doubtful_statements(matched),
        *_doubts(whole, matched, report, reference, known),
    ]
    problems.sort(key=lambda problem: (problem.severity, problem.rows[:1]))
    accepted = all(problem.severity != "error" for problem in problems)
    return Verdict(rows, problems, accepted)


def _doubts(
    rows: pl.DataFrame, matched: Matched, report: ReportTable, reference: Reference, known: Snapshot | None
) -> list[Problem]:
    """Warnings about rows that keep every rule."""
    if rows.is_empty():
        return []
    headers = {column.name: column.header for column in report.columns} | matched.headers
    asked = {row for problem in matched.problems if problem.question for row in problem.all_rows}
    silent = rows.filter(~pl.col(SOURCE_ROW).is_in(list(asked)).any().over("organisation", "period_start"))
    history = history_of(rows, report, reference, known, headers)
    if history.is_alone:
        return [
            *owed_by_none(rows, report, reference, headers),
            *unfilled(silent, report, reference, headers),
            *parts_alike(history),
        ]
    cumulative, units = cumulative_figures(history)
    return [
        *owed_by_none(rows, report, reference, headers),
        *unfilled(silent, report, reference, headers),
        *cumulative,
        *copied_figures(history),
        *jumps(history, except_of=units),
        *expected_keys(history),
        *level_changes(history),
    ]


def _by_schema(rows: pl.DataFrame, matched: Matched, report: ReportTable) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows that keep every rule of their schema, and one problem for each rule that others break."""
    schema = SCHEMAS[report.name]
    good, failure = schema.filter(rows, cast=True)
    if not len(failure):
        return rows, []
    details = failure.details()
    names = {column.name: column.header for column in report.columns} | matched.headers
    problems = []
    for rule in [name for name in details.columns if name not in rows.columns]:
        failed = details.filter(pl.col(rule) == "invalid").sort(SOURCE_ROW)
        if failed.height:
            first = failed.row(0, named=True)
            reason, column = broken(rule, first, names)
            value = first[column]
            problems.append(problem_of(failed[SOURCE_ROW], reason, column=names[column], value=str(value)))
    return rows.filter(pl.col(SOURCE_ROW).is_in(good[SOURCE_ROW].implode())), problems
