"""Figures that add up since the year began, in a file that asks for those of a period.

Two signs, each judged over all of a unit's flows. Within a year no figure falls from period to period, and
they grow as fast as a running total must (`_never_falling`). Or the file's first period is at least what
the snapshot already holds of the year, all periods together (`_above_the_year_so_far`).
"""

import polars as pl

from data.checking.history import History
from data.errors import Problem
from data.matching.faults import Reason, problem_of

ENOUGH_PERIODS = 5
_MANY_RISES = 12  # that none of so many changes is a fall does not happen by chance
_FALLS_ALLOWED = 0.02  # a running total falls only where it was put right
_LIKE_A_TOTAL = (0.65, 1.6)  # growth seen over growth of a running total; near 0 for figures of the period
_SUMMED_PERIODS = 4
_LEAST_SUM = 10
_ALL = 0.8

_EVERY = (
    "These look like year-to-date figures, not figures of the period: those of {units} of {judged} organisations "
    "only ever grow, as a running total does (e.g. {organisation}: {example}). Every value made from them would be "
    "too large. Send the figures of each period alone."
)
_SOME = (
    "These look like year-to-date figures, not figures of the period: {names}. Their figures only ever grow, as a "
    "running total does (e.g. {organisation}: {example}). Send the figures of each period alone."
)


def cumulative_figures(history: History) -> tuple[list[Problem], list[str]]:
    """At most one warning, and the organisations that it speaks of."""
    if not history.flows:
        return [], []
    never, judged = _never_falling(_flows_only(history, history.series), history)
    above, summed = _above_the_year_so_far(history)
    found = pl.concat([never, above]).unique("organisation", maintain_order=True, keep="first")
    if found.is_empty():
        return [], []
    units = found["organisation"].to_list()
    first = found.row(0, named=True)
    values = {"organisation": history.names([first["organisation"]]), "example": _example(first["example"])}
    every = len(judged | summed)
    if len(units) >= _ALL * every:
        reason = Reason(_EVERY, {"units": len(units), "judged": every, **values})
    else:
        reason = Reason(_SOME, {"names": history.names(units), **values})
    return [problem_of(history.rows_of(units), reason, severity="warning")], units


def _example(figures: list[float]) -> str:
    return " → ".join(f"{figure:.0f}" for figure in figures[-5:])


def _flows_only(history: History, rows: pl.DataFrame) -> pl.DataFrame:
    """Without the measures that are a state, or are reported as a running total by definition."""
    if history.report.name != "measures":
        return rows
    flows = history.reference.indicators.filter(pl.col("over_time") == "sum")["code"]
    return rows.filter(pl.col("key").is_in(flows.implode()))


def _never_falling(series: pl.DataFrame, history: History) -> tuple[pl.DataFrame, set[str]]:
    """organisation, example: units whose flows never fall within a year; and all units that could be judged."""
    change = [
        pl.when(pl.col("goes_on")).then((pl.col(name) - pl.col(name).shift()).sign()) for name in history.flows
    ]
    periods = (
        series.with_columns(
            fell=pl.sum_horizontal([sign == -1 for sign in change]),
            rose=pl.sum_horizontal([sign == 1 for sign in change]),
            total=pl.sum_horizontal(history.flows),
        )
        .group_by("organisation", "number")
        .agg(pl.col("fell", "rose", "total").sum(), pl.col("is_file").any())
        .join(history.periods, on="number")
        .sort("organisation", "number")
    )
    years = periods.group_by("organisation", "year", maintain_order=True).agg(
        pl.col("fell", "rose").sum(),
        pl.col("is_file").any(),
        periods=pl.len(),
        example=pl.col("total").cast(pl.Float64),
        growth=pl.col("total").last() - pl.col("total").first(),
        expected=pl.col("total").last() * (1 - pl.col("position").first() / pl.col("position").last()),
    )
    years = years.filter(pl.col("is_file") & (pl.col("periods") >= ENOUGH_PERIODS))
    moved = pl.col("fell") + pl.col("rose")
    like_a_total = (pl.col("growth") / pl.col("expected")).is_between(*_LIKE_A_TOTAL)
    first, last = pl.col("example").list.first(), pl.col("example").list.last()
    is_total = like_a_total & (pl.col("fell") <= _FALLS_ALLOWED * moved)
    is_sure = (pl.col("rose") >= _MANY_RISES) | ((pl.col("rose") >= ENOUGH_PERIODS - 1) & (last >= 2.5 * first))
    judged = set(years.filter(moved > 0)["organisation"])
    return years.filter(is_total & is_sure).select("organisation", "example"), judged


def _above_the_year_so_far(history: History) -> tuple[pl.DataFrame, set[str]]:
    """The same from the file's first period beside the sum of the year's earlier ones."""
    nothing = pl.DataFrame(schema={"organisation": pl.String, "example": pl.List(pl.Float64)})
    if history.usual is None:
        return nothing, set()
    sums = history.usual.filter(pl.col("periods_to_date") >= _SUMMED_PERIODS)
    first = history.rows.filter(pl.col("period_start") == pl.col("period_start").min())
    both = first.rename({history.report.key: "key"}).join(sums, on=["organisation", "key"])
    both = _flows_only(history, both)
    enough = {name: pl.col(f"to_date_{name}") >= _LEAST_SUM for name in history.flows}
    above = [
        enough[name] & pl.col(name).is_not_null() & (pl.col(name) >= pl.col(f"to_date_{name}") * 0.999)
        for name in history.flows
    ]
    units = both.group_by("organisation", maintain_order=True).agg(
        counted=pl.sum_horizontal([one & pl.col(n).is_not_null() for n, one in enough.items()]).sum(),
        above=pl.sum_horizontal(above).sum(),
        so_far=pl.sum_horizontal([pl.when(one).then(f"to_date_{n}") for n, one in enough.items()]).sum(),
        now=pl.sum_horizontal([pl.when(one).then(n) for n, one in enough.items()]).sum().cast(pl.Float64),
    )
    units = units.filter((pl.col("counted") >= 3) | (pl.col("so_far") >= 10 * _LEAST_SUM))
    is_total = (pl.col("above") >= 0.9 * pl.col("counted")) & (pl.col("now") <= 3 * pl.col("so_far"))
    found = units.filter(is_total).select("organisation", example=pl.concat_list("so_far", "now"))
    return found, set(units["organisation"])
