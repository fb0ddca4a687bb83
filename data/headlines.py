"""A difference in sentences: what a file changes, said before anybody stores it."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from data.difference import Difference
from data.reference_data import Reference
from wording import Language

NAMED_AT_MOST = 8
STATUS_WORDS = {
    "met": "Met",
    "on_track": "On track",
    "behind": "Behind",
    "off_track": "Off track",
    "no_data": "No data",
    "expired": "Expired",
    "": "No status",
}


def headlines(difference: Difference, reference: Reference, language: Language) -> list[str]:
    """The sentences, the most important first; shown alike on the page and on the command line."""
    sentences = [
        language.text(
            "{new} new rows, {changed} corrected, {unchanged} unchanged.",
            new=difference.rows_new,
            changed=difference.rows_changed,
            unchanged=difference.rows_unchanged,
        )
    ]
    if difference.is_empty:
        return sentences
    sentences += _newly_reported(difference.values, reference, language)
    sentences += _province(difference.values, reference, language)
    sentences += _statuses(difference.values, language)
    sentences += _still_missing(difference.missing, reference, language)
    return sentences


def _province(values: pl.DataFrame, reference: Reference, language: Language) -> Iterator[str]:
    """The headline indicators of the whole place, before and after, in the newest period that changes."""
    named = _rows(reference.indicators)
    found = values.filter(pl.col("scope_kind") == "province")
    found = found.filter(pl.col("period_end") == pl.col("period_end").max())
    for row in found.iter_rows(named=True):
        indicator = named.get(row["indicator"])
        if indicator and indicator["headline"] and row["value_after"] is not None:
            unit = str(indicator["unit"])
            yield language.text(
                "{place}, {indicator}: {before} → {after}.",
                place=reference.place_value("name_" + language.code, "—"),
                indicator=language.name(indicator),
                before=language.value(row["value_before"], unit),
                after=language.value(row["value_after"], unit),
            )


def _newly_reported(values: pl.DataFrame, reference: Reference, language: Language) -> Iterator[str]:
    named = _rows(reference.organisations)
    fresh = values.filter(
        (pl.col("scope_kind") == "organisation")
        & (pl.col("reported_before").fill_null(0) == 0)
        & (pl.col("reported_after").fill_null(0) > 0)
    )
    units = fresh.select("scope").unique()["scope"].to_list()
    known = sorted((named[unit] for unit in units if unit in named), key=_official_order)
    if known:
        yield language.text(
            "{count} organisations now have a report that had none: {names}.",
            count=len(known),
            names=_listed([language.short(row) for row in known], language),
        )


def _statuses(values: pl.DataFrame, language: Language) -> Iterator[str]:
    moved = values.filter(
        (pl.col("scope_kind") != "organisation")
        & pl.col("status_before").is_not_null()
        & (pl.col("status_before") != pl.col("status_after"))
    )
    counted = moved.group_by("status_before", "status_after").len().sort("len", descending=True)
    for before, after, count in counted.iter_rows():
        yield language.text(
            "{count} aggregate values go from {before} to {after}.",
            count=count,
            before=language.text(STATUS_WORDS.get(before or "", "No status")),
            after=language.text(STATUS_WORDS.get(after or "", "No status")),
        )


def _still_missing(missing: pl.DataFrame, reference: Reference, language: Language) -> Iterator[str]:
    """Who still owes a report, for each period of the file; beyond a few periods only how many."""
    named = _rows(reference.organisations)
    if missing.is_empty():
        return
    newest = missing["period_start"].max()
    units = missing.filter(pl.col("period_start") == newest)["organisation"].to_list()
    yield language.text(
        "Still missing for the period from {start}: {names}.",
        start=newest,
        names=_listed([language.short(named[unit]) for unit in units if unit in named], language),
    )


def _listed(names: list[str], language: Language) -> str:
    if len(names) <= NAMED_AT_MOST:
        return language.join(names)
    shown = ", ".join(names[:NAMED_AT_MOST])
    return language.text("{names} and {count} more", names=shown, count=len(names) - NAMED_AT_MOST)


def _official_order(organisation: dict[str, Any]) -> int:
    return int(organisation["display_order"] or 0)


def _rows(frame: pl.DataFrame) -> dict[str, dict[str, Any]]:
    return {str(row["code"]): row for row in frame.iter_rows(named=True)}
