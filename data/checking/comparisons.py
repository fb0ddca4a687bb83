"""What a file says twice: total rows against sums, stated percentages against recomputed ones."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from data.errors import Problem
from data.matching import Matched
from data.matching.faults import ROWS_NAMED, Reason, problem_of
from data.reading.tables import SOURCE_ROW
from data.report_tables import ReportTable, Stated

TOLERANCE = 0.05  # percentage points
_EXACT = 1e-9

_WRONG_TOTAL = "The total row says {stated} for “{column}”, but the rows add up to {sum}."
_WRONG_TOTALS = (
    "{count} total rows say another figure for “{column}” than their rows add up to; the first says {stated}, its "
    "rows add up to {sum}."
)
_OTHER_PERCENTAGE = (
    "“{column}” says {stated}% in row {row}, but its parts give {recomputed}%. The recomputed value is used."
)
_OTHER_SUM = "“{column}” says {stated} in row {row}, but its parts give {recomputed}."


def wrong_totals(matched: Matched, report: ReportTable) -> list[Problem]:
    """Total rows that contradict both the sum of all rows they speak of and of those since the last total."""
    found: dict[str, list[tuple[int, Any, Any]]] = {}
    figures = [name for name in report.figures if name in matched.headers]
    previous = 0
    for total in matched.totals.sort(SOURCE_ROW).iter_rows(named=True):
        every = _spoken_of(matched.rows, total)
        block = every.filter(pl.col(SOURCE_ROW).is_between(previous, total[SOURCE_ROW]))
        previous = total[SOURCE_ROW]
        for name in figures:
            stated, sums = total[name], (every[name].sum(), block[name].sum())
            if stated is not None and not any(abs(stated - one) < _EXACT for one in sums):
                found.setdefault(matched.headers[name], []).append((total[SOURCE_ROW], stated, sums[0]))
    return [problem for column, wrong in found.items() for problem in _told_totals(column, wrong)]


def _told_totals(column: str, wrong: list[tuple[int, Any, Any]]) -> list[Problem]:
    """A problem for each total row, or one for all of a column where there are many."""
    _, stated, total = wrong[0]
    values = {"stated": stated, "column": column, "sum": total}
    if len(wrong) > ROWS_NAMED:
        rows = pl.Series([row for row, _, _ in wrong])
        reason = Reason(_WRONG_TOTALS, {**values, "count": len(wrong)})
        return [problem_of(rows, reason, column=column, value=str(stated))]
    return [
        problem_of(
            pl.Series([row]),
            Reason(_WRONG_TOTAL, {"stated": stated, "column": column, "sum": total}),
            column=column,
            value=str(stated),
        )
        for row, stated, total in wrong
    ]


def _spoken_of(rows: pl.DataFrame, total: Mapping[str, object]) -> pl.DataFrame:
    """The rows of the total's period and organisation, where it names them."""
    for name in ("period_start", "organisation"):
        if total[name] is not None:
            rows = rows.filter(pl.col(name) == total[name])
    return rows


def doubtful_statements(matched: Matched) -> list[Problem]:
    """Percentages that differ from the recomputed ones (warnings) and sums from their parts (errors)."""
    if not matched.repeats:
        return []
    both = pl.concat([matched.rows, matched.totals]).join(matched.stated, on=SOURCE_ROW, maintain_order="left")
    problems = []
    for header, repeated in matched.repeats.items():
        allowed = TOLERANCE + _EXACT if repeated.is_percentage else _EXACT
        other = both.select(SOURCE_ROW, stated=pl.col(header), recomputed=_recomputed(repeated)).filter(
            (pl.col("stated") - pl.col("recomputed")).abs() > allowed
        )
        if other.height:
            problems.append(_difference(other, header, repeated))
    return problems


def _recomputed(repeated: Stated) -> pl.Expr:
    """Null where a part is not reported, or there is nothing to divide by."""
    parts = pl.sum_horizontal(repeated.parts, ignore_nulls=False)
    if not repeated.is_percentage:
        less = pl.sum_horizontal(repeated.minus, ignore_nulls=False) if repeated.minus else 0
        return (parts - less).cast(pl.Float64)
    whole = pl.sum_horizontal(repeated.whole, ignore_nulls=False)
    return pl.when(whole > 0).then(parts / whole * 100)


def _difference(other: pl.DataFrame, header: str, repeated: Stated) -> Problem:
    row, stated, recomputed = other.row(0)
    message = _OTHER_PERCENTAGE if repeated.is_percentage else _OTHER_SUM
    reason = Reason(message, {"column": header, "stated": stated, "row": str(row), "recomputed": recomputed})
    severity = "warning" if repeated.is_percentage else "error"
    return problem_of(
        other[SOURCE_ROW],
        reason,
        severity="warning" if severity == "warning" else "error",
        column=header,
        value=str(stated),
    )
