"""Figures beyond what the unit ever reported, and zeros where there never was one.

A figure is compared with all other periods of the same organisation and key: those of the snapshot, or,
where it knows too few, those of the file itself.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import polars as pl

from data.checking.history import History
from data.errors import Problem
from data.matching.faults import Reason, problem_of
from data.reading.tables import SOURCE_ROW

ENOUGH_PERIODS = 8
_TIMES = (3.0, 20.0)  # how many times the old maximum: by how far that stood above the mean, within these
_LEAST = 30.0  # a figure below this is small, whatever came before
_NEVER_BELOW, _USUALLY = 5, 10  # what never was below 5, and 10 as a rule, does not become zero by chance
_SINGLE = 5

_JUMP = (
    "“{column}” is {value} for {organisation} ({key}); in {count} other periods it was never more than {most}. "
    "Check it."
)
_JUMP_SEPARATOR = (
    "“{column}” is {value} for {organisation} ({key}); in {count} other periods it was never more than {most}, "
    "about {times} times less. Was a separator lost, or a digit typed twice?"
)
_JUMPS = (
    "“{column}” is beyond what the same organisation ever reported in {rows} rows; the farthest is {value} for "
    "{organisation} ({key}), where it was never more than {most}. Check them."
)
_ZERO = (
    "“{column}” falls to 0 in {rows} rows where it never did before, e.g. {organisation} ({key}): at least "
    "{least} in each of {count} periods. If nothing was counted, leave the cell blank."
)


def jumps(history: History, except_of: Collection[str] = ()) -> list[Problem]:
    """Warnings by column; `except_of` are organisations whose figures are doubted as a whole already."""
    rows = history.rows.filter(~pl.col("organisation").is_in(list(except_of)))
    keyed = rows.rename({history.report.key: "key"})
    beside = None if history.usual is None else keyed.join(history.usual, on=["organisation", "key"])
    within = _farthest_of_series(keyed, history)
    problems: list[Problem] = []
    for name in history.figures:
        others = [_beside_the_file(keyed, within, name)]
        if beside is not None:
            others.insert(0, _beside_the_snapshot(beside, name))
        found = pl.concat(others, how="vertical_relaxed").unique(SOURCE_ROW, keep="first").sort(SOURCE_ROW)
        problems += _told_jumps(found.filter(_is_jump()), history, name)
        problems += _told_zeros(found.filter(_is_new_zero()), history, name)
    return problems


def _is_jump() -> pl.Expr:
    spread = (pl.col("most") / pl.col("usual").clip(1)).clip(*_TIMES)
    return pl.col("value") > pl.max_horizontal(pl.col("most") * spread, pl.lit(_LEAST))


def _is_new_zero() -> pl.Expr:
    return (pl.col("value") == 0) & (pl.col("least") >= _NEVER_BELOW) & (pl.col("usual") >= _USUALLY)


def _beside_the_snapshot(beside: pl.DataFrame, name: str) -> pl.DataFrame:
    """source_row, organisation, key, value, count, least, usual, most of one figure with enough history."""
    return beside.select(
        SOURCE_ROW,
        "organisation",
        "key",
        value=pl.col(name).cast(pl.Float64),
        count=pl.col(f"told_{name}").cast(pl.Int64),
        least=pl.col(f"least_{name}").cast(pl.Float64),
        usual=pl.col(f"usual_{name}"),
        most=pl.col(f"most_{name}").cast(pl.Float64),
    ).filter((pl.col("count") >= ENOUGH_PERIODS) & pl.col("value").is_not_null())


def _farthest_of_series(keyed: pl.DataFrame, history: History) -> pl.DataFrame | None:
    """organisation, key and per figure told_, most_, usual_ (the mean of all but the greatest), in the file."""
    if keyed["period_start"].n_unique() <= ENOUGH_PERIODS:
        return None
    names = history.figures
    rest = {name: (pl.col(name).sum() - pl.col(name).max()) / (pl.col(name).count() - 1) for name in names}
    return keyed.group_by("organisation", "key").agg(
        *(pl.col(name).count().alias(f"told_{name}") for name in names),
        *(pl.col(name).max().alias(f"most_{name}") for name in names),
        *(mean.alias(f"usual_{name}") for name, mean in rest.items()),
    )


def _beside_the_file(keyed: pl.DataFrame, within: pl.DataFrame | None, name: str) -> pl.DataFrame:
    """The same from the file's own periods. What is ten times the upper quartile is not taken for usual."""
    nothing = pl.DataFrame(schema=_FOUND)
    if within is None:
        return nothing
    most, usual = pl.col(f"most_{name}"), pl.col(f"usual_{name}")
    far = within.filter((pl.col(f"told_{name}") > ENOUGH_PERIODS) & (most >= _LEAST) & (most > _TIMES[0] * usual))
    if far.is_empty():
        return nothing
    rows = keyed.join(far.select("organisation", "key"), on=["organisation", "key"], how="semi")
    value, series = pl.col(name).cast(pl.Float64), ("organisation", "key")
    rows = rows.select(SOURCE_ROW, *series, value=value).drop_nulls("value")
    is_usual = pl.col("value") <= 10 * pl.col("value").quantile(0.75).clip(3).over(series)
    rows = rows.with_columns(usually=pl.when(is_usual).then("value"))
    count, most = pl.col("usually").count().over(series), pl.col("usually").max().over(series)
    rows = rows.with_columns(
        count=count.cast(pl.Int64),
        least=pl.col("usually").min().over(series),
        usual=pl.col("usually").mean().over(series),
        most=most,
    )
    return rows.filter((pl.col("value") > pl.col("most")) & (pl.col("count") >= ENOUGH_PERIODS)).select(
        list(_FOUND)
    )


_FOUND = {
    SOURCE_ROW: pl.Int64,
    "organisation": pl.String,
    "key": pl.String,
    "value": pl.Float64,
    "count": pl.Int64,
    "least": pl.Float64,
    "usual": pl.Float64,
    "most": pl.Float64,
}


def _told_jumps(found: pl.DataFrame, history: History, name: str) -> list[Problem]:
    """A problem each, or one for the column where there are many."""
    if found.is_empty():
        return []
    found = found.sort(pl.col("value") / pl.col("most").clip(1), descending=True, maintain_order=True)
    if found.height > _SINGLE:
        row = found.row(0, named=True)
        values = {"rows": found.height, **_values(row, history, name)}
        return [_problem(found[SOURCE_ROW], _JUMPS, values, row)]
    problems = []
    for row in found.iter_rows(named=True):
        times = _lost_separator(row)
        values = {**_values(row, history, name), "times": times}
        message = _JUMP_SEPARATOR if times else _JUMP
        is_even = times is not None and (times == 10 or row["value"] % times == 0)
        meant = f"{row['value'] // times:.0f}?" if times is not None and is_even else None
        problems.append(_problem(pl.Series([row[SOURCE_ROW]]), message, values, row, meant))
    return problems


def _lost_separator(row: dict[str, Any]) -> int | None:
    """1000, 100 or 10 where the value divided by it lies within what the unit usually reports."""
    low, high = row["usual"] / 4, row["most"] * 1.2
    fitting = [times for times in (1000, 100, 10) if low <= row["value"] / times <= high]
    near = [times for times in fitting if times == 1000 or row["value"] % times == 0]
    return next(iter(near or fitting), None)


def _told_zeros(found: pl.DataFrame, history: History, name: str) -> list[Problem]:
    if found.is_empty():
        return []
    row = found.sort("usual", descending=True).row(0, named=True)
    values = {"rows": found.height, "least": row["least"], **_values(row, history, name)}
    return [_problem(found[SOURCE_ROW], _ZERO, values, row)]


def _values(row: dict[str, Any], history: History, name: str) -> dict[str, object]:
    return {
        "column": history.headers[name],
        "value": row["value"],
        "organisation": history.names([row["organisation"]]),
        "key": row["key"],
        "count": row["count"],
        "most": row["most"],
    }


def _problem(
    rows: pl.Series, message: str, values: dict[str, object], row: dict[str, Any], meant: str | None = None
) -> Problem:
    reason = Reason(message, values)
    made = problem_of(rows, reason, severity="warning", column=str(values["column"]), value=f"{row['value']:.0f}")
    return replace(made, suggestion=meant)
