"""The rows of a file that can be stored alone, and whose report is still owed when they are."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from data.errors import Problem
from data.reading.tables import SOURCE_ROW
from data.report_tables import ReportTable

UNITS = pl.Schema({"organisation": pl.String(), "period_start": pl.Date()})


@dataclass(frozen=True)
class GoodRows:
    """`rows` hold; `incomplete` (`UNITS`) are the organisations and periods of which rows are left out."""

    rows: pl.DataFrame
    incomplete: pl.DataFrame
    left_out: int


def good_rows(every: pl.DataFrame, good: pl.DataFrame, problems: Iterable[Problem]) -> GoodRows | None:
    """The rows without an error among `every` (all rows of the file) and `good` (those that keep the rules).

    None where an error is not of single rows (a column, a total row), so that no row is certain, or none is left.
    """
    bad: set[int] = set()
    errors = [problem for problem in problems if problem.severity == "error"]
    known = set(every[SOURCE_ROW].to_list())
    for problem in errors:
        if not problem.all_rows or not known.issuperset(problem.all_rows):
            return None
        bad.update(problem.all_rows)
    is_bad = pl.col(SOURCE_ROW).is_in(list(bad))
    rows = good.filter(~is_bad)
    if rows.is_empty():
        return None
    return GoodRows(rows, _units(every.filter(is_bad), every), every.height - rows.height)


def _units(bad: pl.DataFrame, every: pl.DataFrame) -> pl.DataFrame:
    """Whose rows are bad; where one does not say whose it is, nobody's report is known to be whole."""
    names = list(UNITS)
    if bad.select(pl.any_horizontal(pl.col(names).is_null()).any()).item():
        bad = every
    return bad.select(names).drop_nulls().unique().sort(names)


def reports_nothing(report: ReportTable) -> pl.Expr:
    """Whether a row gives neither a figure nor a level nor a day, and does not say that they do not apply."""
    told = [column.name for column in report.columns if column.kind in ("count", "quantity", "level")]
    told += [column.name for column in report.columns if column.kind == "date" and not column.is_key]
    return pl.all_horizontal(pl.col(name).is_null() for name in (*told, "not_applicable"))


def silent_units(rows: pl.DataFrame, report: ReportTable) -> pl.DataFrame:
    """The organisations and periods (`UNITS`) of which no row says anything: their report stays owed."""
    units = rows.group_by(list(UNITS)).agg(is_silent=reports_nothing(report).all())
    return units.filter("is_silent").select(list(UNITS)).sort(list(UNITS))
