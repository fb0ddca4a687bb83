"""Rows that report the same thing twice, be it written in two ways."""

import polars as pl

from data.errors import Problem
from data.matching.faults import ROWS_NAMED, Reason, problem_of
from data.reading.tables import SOURCE_ROW
from data.report_tables import ReportTable

_TWICE = "Rows {rows} report the same {key} of the same organisation and period ({value}). Keep one of them."
_TWICE_KEYS = "{count} rows repeat an organisation, period and {key} that stand above. Keep one row of each."
_ALIKE = (
    "Rows {rows} report “{value}” and “{other}” of the same organisation and period: is this one {key}? Write it "
    "alike and keep one row."
)
_ALIKE_KEYS = (
    "{count} times one organisation and period writes a {key} in several ways, e.g. “{value}” and “{other}”. Write "
    "each alike and keep one row of it."
)
_WRITTEN_IN_WAYS = ("service_code", "portal")  # the other keys are codes of the reference data


def repeated(rows: pl.DataFrame, report: ReportTable, headers: dict[str, str]) -> list[Problem]:
    """Rows with the same key, and rows whose keys differ in case, blanks, a scheme or a last slash only."""
    problems = _repeated(rows, report, headers)
    if report.key in _WRITTEN_IN_WAYS:
        problems += _alike(rows, report, headers)
    return problems


def _repeated(rows: pl.DataFrame, report: ReportTable, headers: dict[str, str]) -> list[Problem]:
    keys = ["period_start", "organisation", report.key]
    again = rows.filter(~pl.struct(keys).is_first_distinct())
    if not again.height:
        return []
    groups = (
        rows.select(SOURCE_ROW, *keys)
        .join(again.select(keys).unique(), on=keys, how="semi")
        .group_by(keys, maintain_order=True)
        .agg(SOURCE_ROW)
    )
    key = headers[report.key]
    if groups.height > ROWS_NAMED:
        reason = Reason(_TWICE_KEYS, {"count": again.height, "key": key})
        return [problem_of(again[SOURCE_ROW], reason, column=key, value=str(again[report.key][0]))]
    problems = []
    for *_, value, source_rows in groups.iter_rows():
        named = ", ".join(str(row) for row in source_rows[:ROWS_NAMED])
        reason = Reason(_TWICE, {"rows": named, "key": key, "value": value})
        problems.append(problem_of(pl.Series(source_rows), reason, column=key, value=value))
    return problems


def _alike(rows: pl.DataFrame, report: ReportTable, headers: dict[str, str]) -> list[Problem]:
    """One problem for each key that one organisation and period write in several ways."""
    written = rows[report.key].unique()
    folded = _folded(written)
    twice = written.filter(folded.is_duplicated())
    if not twice.len():
        return []
    found = (
        rows.filter(pl.col(report.key).is_in(twice.implode()))
        .with_columns(pl.col(report.key).replace_strict(written, folded, return_dtype=pl.String).alias("folded"))
        .group_by("period_start", "organisation", "folded", maintain_order=True)
        .agg(SOURCE_ROW, pl.col(report.key).unique(maintain_order=True))
        .filter(pl.col(report.key).list.len() > 1)
    )
    key = headers[report.key]
    if found.height > ROWS_NAMED:
        first, second = found[report.key][0][:2]
        reason = Reason(_ALIKE_KEYS, {"count": found.height, "key": key, "value": first, "other": second})
        return [problem_of(found[SOURCE_ROW].explode(), reason, column=key, value=first)]
    problems = []
    for source_rows, names in found.select(SOURCE_ROW, report.key).iter_rows():
        named = ", ".join(str(row) for row in source_rows[:ROWS_NAMED])
        reason = Reason(_ALIKE, {"rows": named, "value": names[0], "other": names[1], "key": key})
        problems.append(problem_of(pl.Series(source_rows), reason, column=key, value=names[0]))
    return problems


def _folded(codes: pl.Series) -> pl.Series:
    return (
        codes.str.to_lowercase().str.replace_all(r"\s+", "").str.replace("^https?://", "").str.strip_chars_end("/")
    )
