"""What a file says twice: total rows against sums, stated percentages against recomputed ones."""

from collections.abc import Mapping

import polars as pl

from data.errors import Problem
from data.matching import Matched
from data.matching.faults import Reason, problem_of
from data.reading.tables import SOURCE_ROW
from data.report_tables import ReportTable, Stated

TOLERANCE = 0.05  # percentage points
_EXACT = 1e-9

_WRONG_TOTAL = "The total row says {stated} for “{column}”, but the rows add up to {sum}."
_OTHER_PERCENTAGE = (
    "“{column}” says {stated}% in row {row}, but its parts give {recomputed}%. The recomputed value is used."
)
_OTHER_SUM = "“{column}” says {stated} in row {row}, but its parts give {recomputed}."


def wrong_totals(matched: Matched, report: ReportTable) -> list[Problem]:
    """Total rows that contradict both the sum of all rows they speak of and of those since the last total."""
    problems = []
    figures = [name for name in report.figures if name in matched.headers]
    previous = 0
    for total in matched.totals.sort(SOURCE_ROW).iter_rows(named=True):
        every = _spoken_of(matched.rows, total)
        block = every.filter(pl.col(SOURCE_ROW).is_between(previous, total[SOURCE_ROW]))
        previous = total[SOURCE_ROW]
        for name in figures:
            stated, sums = total[name], (every[name].sum(), block[name].sum())
            if stated is not None and not any(abs(stated - one) < _EXACT for one in sums):
                column = matched.headers[name]
                reason = Reason(_WRONG_TOTAL, {"stated": stated, "column": column, "sum": sums[0]})
                rows = pl.Series([total[SOURCE_ROW]])
                problems.append(problem_of(rows, reason, column=column, value=str(stated)))
    return problems


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
    both = matched.rows.join(matched.stated, on=SOURCE_ROW, maintain_order="left")
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
