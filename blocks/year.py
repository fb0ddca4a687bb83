"""The year so far in place of the period: the same rows, with their figures added up since the year began."""

from datetime import date
from typing import Any

import polars as pl

from blocks.view import View

ERAS = 100_000  # an era is written as its year times this, and the day of the last break
PERIOD, YEAR = "period", "year_to_date"
FIGURES = ("numerator", "denominator", "value", "low", "high", "due", "reported", "is_covered")
JUDGED = ("previous_value", "change", "ratio", "status", "rank", "rank_of")


def so_far(view: View, which: str, scope: str | None, since: date) -> pl.DataFrame:
    """One row per indicator, scope and period from `since` on (`queries/indicator/year_to_date.sql`)."""
    return view.rows("indicator/year_to_date", which=which, scope=scope, since=since, until=view.until)


def laid_over(view: View, rows: pl.DataFrame, which: str, scope: str | None = None) -> pl.DataFrame:
    """`rows` with their figures, changes and statuses replaced by those of the year up to each row's period.

    `rows` have a `period_end`, and `indicator`, `organisation` or `kind` where they speak of several. `which`
    is `all`, `headline`, a theme or an indicator; `scope` the one that all rows speak of, None for several.
    """
    if rows.is_empty():
        return rows
    told = so_far(view, which, scope, rows["period_end"].min())  # type: ignore[arg-type]
    if scope is None:
        told = told.drop("kind").rename({"scope": "organisation" if "organisation" in rows.columns else "kind"})
    keys = [name for name in ("organisation", "kind", "indicator", "period_end") if name in rows.columns]
    keys = [name for name in keys if name in told.columns and (name != "kind" or scope is None)]
    shown = [name for name in (*FIGURES, *JUDGED) if name in rows.columns]
    laid = rows.drop(shown).join(told.select(*keys, *shown), on=keys, how="left", maintain_order="left")
    if "status" in shown:
        laid = laid.with_columns(pl.col("status").fill_null(""))
    return laid.with_columns(basis=pl.lit(YEAR))


def cards_so_far(view: View, rows: pl.DataFrame, which: str, scope: str) -> pl.DataFrame:
    """The rows of cards (`queries/indicator/cards.sql`) for the year so far, with who owes a report of it."""
    silent = view.rows("indicator/year_silent", until=view.until, scope=scope)
    laid = laid_over(view, rows, which, scope).drop("silent")
    return laid.join(silent, on="indicator", how="left", maintain_order="left").with_columns(
        pl.col("silent").fill_null([])
    )


def lines_so_far(view: View, which: str, scope: str, since: date) -> dict[str, dict[str, Any]]:
    """By indicator the `values` and `points` from `since` on, as `queries/indicator/sparklines.sql` gives them."""
    rows = so_far(view, which, scope, since)
    lines = {}
    for part in rows.partition_by("indicator", maintain_order=True):
        gapped = gaps_between(part, "era")
        values, points = gapped["value"].to_list(), gapped["point"].to_list()
        lines[str(part["indicator"][0])] = {"values": values, "points": points, "periods": part.height}
    return lines


def gaps_between(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """`rows` with a row that has no value before each that begins another `column`: no line joins two years."""
    begins = (pl.col(column) != pl.col(column).shift(1)).fill_null(value=False)
    empty = rows.filter(begins).with_columns(value=pl.lit(None, pl.Float64), point=pl.lit(None, pl.Float64))
    return pl.concat([empty, rows]).sort("period_end", maintain_order=True)


def trend_so_far(view: View, rows: pl.DataFrame, indicator: str, scope: str) -> pl.DataFrame:
    """The rows of a trend (`queries/indicator/trend.sql`); sound where the year's reports suffice."""
    laid = laid_over(view, rows, indicator, scope)
    told = so_far(view, indicator, scope, rows["period_end"].min())  # type: ignore[arg-type]
    judged = told.select("period_end", "era", "is_covered", sound=pl.col("is_covered") & pl.col("is_complete"))
    joined = laid.join(judged, on="period_end", how="left", maintain_order="left")
    return joined.with_columns(is_solid=pl.col("sound").fill_null(value=True)).drop("sound")


def groups_so_far(view: View, rows: pl.DataFrame, indicator: str) -> pl.DataFrame:
    """The rows of groups (`queries/indicator/groups.sql`), each year's sum a line of its own."""
    laid = laid_over(view, rows, indicator)
    told = so_far(view, indicator, None, rows["period_end"].min())  # type: ignore[arg-type]
    eras = told.select("scope", "period_end", "era").rename({"scope": "kind"})
    joined = laid.join(eras, on=["kind", "period_end"], how="left", maintain_order="left")
    begins = pl.col("era") != pl.col("era").shift(1).over("kind")
    return joined.with_columns(is_after_break=begins.fill_null(value=False))


def begins(rows: pl.DataFrame) -> list[tuple[date, str]]:
    """The first day and the name of each year after the first in `rows` (with `era`, in time)."""
    year = pl.col("era") // ERAS
    first = rows.filter((year != year.shift(1)).fill_null(value=False))
    return [(row["period_start"], str(row["era"] // ERAS)) for row in first.iter_rows(named=True)]


def organisations_so_far(view: View, rows: pl.DataFrame, indicator: str) -> pl.DataFrame:
    """The rows of organisations (`queries/indicator/organisations.sql`), each year's sum a line of its own."""
    laid = laid_over(view, rows, indicator)
    told = so_far(view, indicator, None, rows["period_end"].min())  # type: ignore[arg-type]
    eras = told.select("scope", "period_end", "era").rename({"scope": "organisation"})
    joined = laid.join(eras, on=["organisation", "period_end"], how="left", maintain_order="left")
    begins = pl.col("era") != pl.col("era").shift(1).over("organisation")
    return joined.with_columns(is_after_break=begins.fill_null(value=False))
