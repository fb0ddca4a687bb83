"""Who a file makes report that had not, with the value that this gives, and words that headlines share."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from data.reference_data import Reference
from wording import Language

NAMED_AT_MOST = 8


def newly_reported(values: pl.DataFrame, reference: Reference, language: Language) -> Iterator[str]:
    """Who had no report of the newest period, with the value that it has now."""
    fresh = values.filter(
        (pl.col("scope_kind") == "organisation")
        & (pl.col("reported_before").fill_null(0) == 0)
        & (pl.col("reported_after").fill_null(0) > 0)
    )
    newest = fresh.filter(pl.col("period_end") == pl.col("period_end").max())
    named = rows_by_code(reference.organisations)
    units = sorted({u for u in newest["scope"].to_list() if u in named}, key=lambda u: official_order(named[u]))
    if not units:
        return
    indicator, shown = _first_values(newest, reference, language)
    days = language.days(newest["period_start"][0], newest["period_end"][0])
    about = {"indicator": indicator, "days": days}
    names = [
        f"{language.short(named[unit])} {shown[unit]}" if unit in shown else language.short(named[unit])
        for unit in units
    ]
    if len(units) == 1 and units[0] in shown:
        yield language.text(
            "{organisation} goes from not reported to {value} ({indicator}, {days}).",
            organisation=language.short(named[units[0]]),
            value=shown[units[0]],
            **about,
        )
    else:
        yield language.text(
            "{count} organisations go from not reported to reported ({indicator}, {days}): {names}.",
            count=len(units),
            names=listed(names, language),
            **about,
        )
    earlier = fresh.select("scope", "period_end").unique().height - newest["scope"].n_unique()
    if earlier:
        yield language.text("{count} missing reports of earlier periods arrive as well.", count=earlier)


def _first_values(fresh: pl.DataFrame, reference: Reference, language: Language) -> tuple[str, dict[str, str]]:
    """The first headline indicator that any of these units has a value of, and each unit's value of it."""
    named = headline_indicators(reference) | rows_by_code(reference.indicators)
    told = fresh.filter(pl.col("value_after").is_not_null() & pl.col("indicator").is_in(list(named)))
    if told.is_empty():
        return language.text("no value yet"), {}
    first = min(told["indicator"].unique(), key=list(named).index)
    unit = str(named[first]["unit"])
    rows = told.filter(pl.col("indicator") == first).select("scope", "value_after").iter_rows()
    return language.name(named[first]), {scope: language.value(value, unit) for scope, value in rows}


def headline_indicators(reference: Reference) -> dict[str, dict[str, Any]]:
    """The headline indicators by code in the official order; all of a theme that has none."""
    frame = reference.indicators.with_columns(has=pl.col("headline").any().over("theme"))
    return rows_by_code(frame.filter(pl.col("headline") | ~pl.col("has")))


def in_order(values: pl.DataFrame, named: dict[str, Any]) -> pl.DataFrame:
    """Values in the official order of their indicators, then of time."""
    order = pl.col("indicator").replace_strict(list(named), range(len(named)), default=len(named))
    return values.sort(order, "period_start", maintain_order=True)


def listed(names: list[str], language: Language) -> str:
    if len(names) <= NAMED_AT_MOST:
        return language.join(names)
    shown = ", ".join(names[:NAMED_AT_MOST])
    return language.text("{names} and {count} more", names=shown, count=len(names) - NAMED_AT_MOST)


def official_order(organisation: dict[str, Any]) -> int:
    return int(organisation["display_order"] or 0)


def rows_by_code(frame: pl.DataFrame) -> dict[str, dict[str, Any]]:
    return {str(row["code"]): row for row in frame.iter_rows(named=True)}
