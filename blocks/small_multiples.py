"""Every organisation's own trend of one indicator on one scale, the groups apart, in the official order."""

from typing import Any

import polars as pl

from blocks import pictures, trust, year
from blocks.charted import charted
from blocks.folded import fold
from blocks.markup import KIND_NAMES, esc, heading, mark
from blocks.view import View
from charts import Picture
from charts.numbers_by_period import by_period
from charts.small_multiples import tiny_trend

PERIODS = 52
USUAL = 0.98  # of all values: a share of three dossiers must not flatten everybody else's line


def multiples(view: View, indicator: str, basis: str = year.PERIOD) -> str:
    """A small picture per organisation, each a link to its page."""
    row = pictures.card_row(view, indicator, view.scope, basis)
    rows = _rows(view, indicator, basis)
    text, unit = view.language.text, row["unit"]
    reach = _reach(rows)
    words = "all on one scale, {low} to {high} · the last {count} periods"
    if rows["point"].is_not_null().any():
        words += " · dashed: the path to the target"
    note = text(
        words,
        low=view.language.value(reach[0], unit),
        high=view.language.value(reach[1], unit),
        count=rows["period_start"].n_unique(),
    )
    title = text("Organisation by organisation")
    parts = [heading(title, note), fold(view, title)]
    for kind in view.kinds:
        group = rows.filter(pl.col("kind") == kind).partition_by("organisation", maintain_order=True)
        made = "".join(_multiple(view, part, row, reach) for part in group if _owes(part))
        if made:
            parts.append(f'<h3 class="e-theme-group">{esc(text(KIND_NAMES[kind]))}</h3>')
            parts.append(f'<div class="e-theme-multiples">{made}</div>')
    told = trust.coverage(view, row)
    return "".join(parts) + (f'<p class="e-quiet">{esc(told)}</p>' if told else "")


@charted
def organisations_of(view: View, indicator: str, basis: str = year.PERIOD) -> Picture:
    """The numbers behind the small pictures; they are drawn as HTML, so the figure itself is empty."""
    unit = pictures.card_row(view, indicator, view.scope, basis)["unit"]
    rows = pictures.with_labels(view, _rows(view, indicator, basis))
    named = rows.with_columns(name=pl.Series([view.organisation_name(code) for code in rows["organisation"]]))
    parts = named.partition_by("organisation", maintain_order=True)
    table = by_period(parts, "name", "value", unit, view.language)
    ends = [f"{part['name'][0]}: {view.language.value(part['value'][-1], unit)}" for part in parts]
    return Picture({"data": [], "layout": {}}, 0, "; ".join(ends) + ".", table)


def _rows(view: View, indicator: str, basis: str) -> pl.DataFrame:
    """One row per organisation and period, with an empty one wherever no line may go on."""
    rows = view.rows("indicator/organisations", indicator=indicator, until=view.until, periods=PERIODS)
    if basis == year.YEAR:
        rows = year.organisations_so_far(view, rows, indicator)
    empty = rows.filter("is_after_break").with_columns(
        value=pl.lit(None, pl.Float64), point=pl.lit(None, pl.Float64)
    )
    order = {code: place for place, code in enumerate(view.organisations)}
    placed = pl.concat([empty, rows]).with_columns(place=pl.col("organisation").replace_strict(order, default=None))
    return placed.filter(pl.col("place").is_not_null()).sort("place", "period_start", maintain_order=True)


def _owes(part: pl.DataFrame) -> bool:
    """Whether the indicator is anything to the organisation: it told it once, or owes it."""
    return bool(part["value"].is_not_null().any() or (part["status"] == "no_data").any())


def _reach(rows: pl.DataFrame) -> tuple[float, float]:
    """The one scale: from nothing to what nearly all values lie below; the few above it are cut at the edge."""
    values = rows["value"].drop_nulls()
    last = rows.group_by("organisation").agg(pl.col("value").last())["value"].max()
    usual = values.quantile(USUAL, "higher")
    high = max(float(usual or 0.0), float(last or 0.0))  # type: ignore[arg-type]
    return 0.0, high or 1.0


def _multiple(view: View, part: pl.DataFrame, card: dict[str, Any], reach: tuple[float, float]) -> str:
    language, last = view.language, part.row(-1, named=True)
    name, value = view.organisation_name(last["organisation"]), language.value(last["value"], card["unit"])
    status = last["status"] or ""
    source = tiny_trend(part["value"].to_list(), part["point"].to_list(), status, view.palette, reach)
    shown = mark(status, language) if status else ""
    return (
        f'<a class="e-theme-multiple" href="{esc(view.link("organisation", organisation=last["organisation"]))}" '
        f'target="_self"><span>{esc(name)}</span>'
        f'<img src="{source}" alt="" width="120" height="34"><b>{esc(value)} {shown}</b></a>'
    )
