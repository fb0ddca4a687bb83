"""The charts that every theme shares: ranking, trend, groups beside each other."""

from typing import Any

import polars as pl

from blocks import cards, trust, year
from blocks.charted import charted
from blocks.markup import KIND_NAMES
from blocks.view import View
from charts import Aim, Break, Picture, lines, ranking, trend

TREND_PERIODS = 156


def card_row(context: View, indicator: str, scope: str, basis: str = year.PERIOD) -> dict[str, Any]:
    """An indicator's latest row in a scope. Raises `KeyError` where the indicator is not there."""
    rows = cards.found(context, "all", scope).filter(pl.col("indicator") == indicator)
    if basis == year.YEAR:
        rows = year.cards_so_far(context, rows, indicator, scope)
    if rows.is_empty():
        raise KeyError(indicator)
    return rows.row(0, named=True)


def is_thin(row: dict[str, Any]) -> bool:
    """Whether too few have reported for an aggregate's row to be judged."""
    return bool(row["due"]) and not row["is_covered"]


def ranked_title(context: View, indicator: str, kind: str, basis: str = year.PERIOD) -> tuple[str, str]:
    """A ranking's title and note: held against a path only where there is one, a ranking only of enough."""
    row, text = card_row(context, indicator, kind, basis), context.language.text
    if is_thin(row):
        return text("Organisations"), f"{text(KIND_NAMES[kind])} · {text('too few reports, not ranked')}"
    title = "Ranking" if row["point"] is None else "Against the path to the target"
    return text(title), text(KIND_NAMES[kind])


def trend_title(context: View, indicator: str, scope: str) -> str:
    row = card_row(context, indicator, scope)
    return context.language.text(
        "Over time" if row["target"] is None else "Over time, against the path to the target"
    )


@charted
def ranking_of(
    context: View, indicator: str, kind: str, naming: str = "name", basis: str = year.PERIOD, height: str = ""
) -> Picture:
    """One group ranked by an indicator in its latest period, silent organisations at the foot.

    `naming` is `name` (whole names) or `short` (their abbreviations, where there is little room).
    """
    aggregate = card_row(context, indicator, kind, basis)
    rows = context.rows("indicator/board", until=context.until, which="all").filter(
        (pl.col("indicator") == indicator) & (pl.col("kind") == kind)
    )
    if basis == year.YEAR:
        rows = year.laid_over(context, rows, indicator)
    rows = rows.filter(pl.col("value").is_not_null() | (pl.col("status") == "no_data"))
    higher = aggregate["direction"] != "lower"
    if is_thin(aggregate):  # too few to rank: the official order, the silent at the foot
        rows = rows.sort(pl.col("value").is_null(), maintain_order=True)
    else:
        rows = rows.sort("value", descending=higher, nulls_last=True, maintain_order=True)
    names = context.organisation_short if naming == "short" else context.organisation_name
    named = rows.with_columns(name=pl.Series([names(code) for code in rows["organisation"]], dtype=pl.String))
    return ranking(
        named,
        context.canvas(*trust.foot(context, aggregate)),
        aggregate["unit"],
        _point_name(context, rows, aggregate["unit"]),
        int(height) if height else None,
    )


def _point_name(context: View, rows: pl.DataFrame, unit: str) -> str:
    points = rows["point"].drop_nulls()
    if points.is_empty():
        return ""
    value = context.language.value(float(points[0]), unit)
    return context.language.text("Path today {value}", value=value)


@charted
def trend_of(context: View, indicator: str, scope: str, height: str = "280", basis: str = year.PERIOD) -> Picture:
    """An indicator's line against its path in a scope."""
    row = card_row(context, indicator, scope, basis)
    rows = context.rows("indicator/trend", indicator=indicator, scope=scope, until=context.until)
    rows = with_labels(context, rows.tail(TREND_PERIODS))
    if basis == year.YEAR:
        rows = year.trend_so_far(context, rows, indicator, scope)
    aim = None
    if row["target"] is not None:
        name = trust.target(context, row)
        aim = Aim(row["target"], row["target_deadline"], name)
    cuts = cuts_of(context, row["theme"], scope)
    if basis == year.YEAR:
        cuts += tuple(Break(day, name) for day, name in year.begins(rows))
    notes = list(trust.foot(context, row))
    if rows.filter(~pl.col("is_solid"))["value"].is_not_null().any():
        notes.append(
            context.language.text("Hollow marks: the period is not complete or too few organisations reported.")
        )
    return trend(rows, context.canvas(*notes), row["unit"], aim, cuts, int(height), chosen(context))


def cuts_of(context: View, theme: str, scope: str | None = None) -> tuple[Break, ...]:
    """The breaks of a theme that touch a scope (left out: any)."""
    rows = context.rows("indicator/breaks", theme=theme)
    kept = [cut for cut in rows.iter_rows(named=True) if scope is None or cut["kind"] in (None, scope)]
    return tuple(Break(cut["on_date"], context.language.name(cut, "title")) for cut in kept)


@charted
def groups_of(context: View, indicator: str, basis: str = year.PERIOD, height: str = "260") -> Picture:
    """The groups' lines beside each other."""
    row = card_row(context, indicator, "province", basis)
    rows = context.rows("indicator/groups", indicator=indicator, until=context.until)
    if basis == year.YEAR:
        rows = year.groups_so_far(context, rows, indicator)
    gaps = rows.filter("is_after_break").with_columns(value=pl.lit(None, pl.Float64))  # no line crosses a break
    rows = pl.concat([gaps, rows]).sort("kind", "period_start", maintain_order=True)
    rows = last_periods(rows)
    names = {kind: context.language.text(name) for kind, name in KIND_NAMES.items()}
    sound = pl.when(pl.col("is_covered") & pl.col("is_complete")).then("value")  # the others are gaps
    named = with_labels(context, rows).with_columns(sound.alias("value"), series=pl.col("kind").replace(names))
    cuts = cuts_of(context, row["theme"])
    foot = context.canvas(*trust.foot(context, row)[1:])
    return lines(named, foot, row["unit"], int(height), chosen(context), cuts)


def chosen(context: View) -> str:
    """The chosen period as the labels of charts write it."""
    return context.language.period_short(context.period)


def last_periods(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the last periods that a chart over time shows (by `period_end`)."""
    days = rows["period_end"].unique().sort().tail(TREND_PERIODS)
    return rows.filter(pl.col("period_end") >= days[0]) if days.len() else rows


def with_labels(context: View, rows: pl.DataFrame, name: str = "name") -> pl.DataFrame:
    """`rows` with the period as people write it (`label`)."""
    labels = [context.language.period_short(period) for period in rows[name]]
    return rows.with_columns(label=pl.Series(labels, dtype=pl.String))
