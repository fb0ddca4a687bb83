"""Figures that nobody counted anew: the last report sent again, a part that equals its whole everywhere."""

import polars as pl

from data.checking.history import FLOWS, History
from data.errors import Problem
from data.matching.faults import Reason, problem_of
from data.reading.tables import SOURCE_ROW

PERIODS_ALIKE = 3
_LEAST_MOVING = 20  # small counts repeat by chance
_FILE_UNITS = 3
_ROWS_ALIKE = 10
_NEARLY_ALL = 0.9  # of the units that moved at all: one or two were put right in the period before
_MOVING = {"shared_software": ("accounts_active",)}  # a state, but one that does not stand still
_PARTS = (
    ("dossiers_online", "dossiers_received"),
    ("paid_online", "fee_dossiers"),
    ("accounts_active", "accounts_issued"),
)

_COPIED = (
    "The figures are exactly the same for {count} periods in a row: {names}. Was an earlier report sent again? "
    "Check the figures of this period."
)
_WHOLE_FILE = (
    "{count} of {units} organisations of the file report exactly the figures of the period before (from {start}). "
    "Is this the report of that period, with another period written in it?"
)
_PART_IS_WHOLE = "“{column}” equals “{whole}” in all {count} rows: {names}. Was the column copied?"


def copied_figures(history: History) -> list[Problem]:
    """Units whose whole report repeats those before it, and parts that are their whole without exception."""
    return [*_copied_reports(history), *parts_alike(history)]


def _copied_reports(history: History) -> list[Problem]:
    alike = _alike(history)
    in_file = alike.filter("is_file")
    if in_file.is_empty():
        return []
    problems = []
    long = in_file.filter(pl.col("length") >= PERIODS_ALIKE)
    if long.height:
        values: dict[str, object] = {"count": long["length"].max(), "names": history.names(long["organisation"])}
        rows = _rows_of(history, long)
        problems.append(problem_of(rows, Reason(_COPIED, values), severity="warning"))
    last = in_file.filter(pl.col("number") == pl.col("number").max(), pl.col("moved") >= _LEAST_MOVING)
    same = last.filter(pl.col("length") == PERIODS_ALIKE - 1)
    count, units = same.height, last.height
    if count >= max(_FILE_UNITS, _NEARLY_ALL * units):
        before = history.periods.filter(pl.col("number") == last["number"][0] - 1)["period_start"][0]
        values = {"start": before, "count": count, "units": units}
        problems.append(problem_of(_rows_of(history, same), Reason(_WHOLE_FILE, values), severity="warning"))
    return problems


def _alike(history: History) -> pl.DataFrame:
    """organisation, number, moved, is_file, length: how many periods in a row, this one the last, are the same.

    Periods in which hardly anything happened are left out, as are the measures that stand still by nature.
    """
    name = history.report.name
    moving = [one for one in (*FLOWS[name], *_MOVING.get(name, ())) if one in history.figures]
    series = history.series
    if name == "measures":
        flows = history.reference.indicators.filter(pl.col("over_time") == "sum")["code"]
        series = series.filter(pl.col("key").is_in(flows.implode()))
    if not moving or series.is_empty():
        return pl.DataFrame(
            schema={
                "organisation": pl.String,
                "number": pl.UInt64,
                "moved": pl.Int64,
                "is_file": pl.Boolean,
                "length": pl.Int64,
            }
        )
    reports = (
        series.group_by("organisation", "number")
        .agg(
            digest=pl.struct("key", *history.figures).hash().bitwise_xor(),
            moved=pl.sum_horizontal(moving).sum(),
            is_file=pl.col("is_file").any(),
        )
        .sort("organisation", "number")
    )
    same = pl.all_horizontal(
        pl.col("organisation") == pl.col("organisation").shift(),
        pl.col("number") == pl.col("number").shift() + 1,
        pl.col("digest") == pl.col("digest").shift(),
        pl.col("moved") >= _LEAST_MOVING,
    ).fill_null(False)
    runs = reports.with_columns(run=(~same).cum_sum())
    return runs.with_columns(length=pl.int_range(1, pl.len() + 1).over("run"))


def _rows_of(history: History, reports: pl.DataFrame) -> pl.Series:
    dated = reports.join(history.periods.select("number", "period_start"), on="number")
    return history.rows.join(dated, on=["organisation", "period_start"], how="semi")[SOURCE_ROW]


def parts_alike(history: History) -> list[Problem]:
    """A cue where it is new: what was so in the periods before is how these units are."""
    problems = []
    for part, whole in _PARTS:
        if not {part, whole} <= set(history.figures):
            continue
        units = _alike_units(history.rows, part, whole)
        same = units.filter("same").join(
            _alike_units(history.recent, part, whole).filter("same"), on="organisation", how="anti"
        )
        if same.height < units.height:  # beside units that do differ, each must be sure by itself
            same = same.filter((pl.col("count") >= _ROWS_ALIKE) & (pl.col("total") >= _LEAST_MOVING))
        if same["count"].sum() < _ROWS_ALIKE or same["total"].sum() < _LEAST_MOVING:
            continue
        rows = _told(history.rows, part, whole).join(same, on="organisation", how="semi")[SOURCE_ROW]
        column = history.headers[part]
        values = {"column": column, "whole": history.headers[whole], "count": rows.len()}
        reason = Reason(_PART_IS_WHOLE, {**values, "names": history.names(same["organisation"])})
        problems.append(problem_of(rows, reason, severity="warning", column=column))
    return problems


def _told(rows: pl.DataFrame, part: str, whole: str) -> pl.DataFrame:
    return rows.filter((pl.col(whole) > 0) & pl.col(part).is_not_null())


def _alike_units(rows: pl.DataFrame, part: str, whole: str) -> pl.DataFrame:
    """organisation, same (in every row), count (rows), total."""
    return (
        _told(rows, part, whole)
        .group_by("organisation")
        .agg(same=(pl.col(part) == pl.col(whole)).all(), count=pl.len(), total=pl.col(whole).sum())
    )
