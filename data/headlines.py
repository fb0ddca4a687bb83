"""A difference in sentences: what a file changes, said before anybody stores it."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from data.difference import Difference
from data.reference_data import Reference
from data.report_tables import REPORT_TABLES
from wording import Language

NAMED_AT_MOST = 8
CORRECTIONS_SHOWN = 8
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
    sentences += _emptied(difference.corrections, language)
    sentences += _corrected(difference.corrections, reference, language)
    sentences += _newly_reported(difference.values, reference, language)
    sentences += _province(difference.values, reference, language)
    sentences += _statuses(difference.values, language)
    sentences += _still_missing(difference.missing, reference, language)
    return sentences


def _emptied(corrections: pl.DataFrame, language: Language) -> Iterator[str]:
    """A correction that no longer reports what an earlier file did is said first: it is easily not meant."""
    emptied = corrections.filter(pl.col("before").is_not_null() & pl.col("after").is_null())
    for column, count in emptied.group_by("column", maintain_order=True).len().iter_rows():
        yield language.text(
            "Attention: {count} rows would no longer report “{column}”, which stands reported now.",
            count=count,
            column=column_name(column, language),
        )


def _corrected(corrections: pl.DataFrame, reference: Reference, language: Language) -> Iterator[str]:
    named = _rows(reference.organisations)
    for row in corrections.head(CORRECTIONS_SHOWN).iter_rows(named=True):
        yield language.text(
            "Row {row}, {organisation}, {key}: {column} {before} → {after}.",
            row=str(row["source_row"]),
            organisation=language.short(named.get(row["organisation"], {"code": row["organisation"]})),
            key=row["key"],
            column=column_name(row["column"], language),
            before=cell(row["before"], language),
            after=cell(row["after"], language),
        )
    more = len(corrections) - CORRECTIONS_SHOWN
    if more > 0:
        yield language.text("… and {count} more corrected cells.", count=more)


def cell(stored: str | None, language: Language) -> str:
    """A stored cell as the reader writes it."""
    if stored is None:
        return language.text("not reported")
    return language.number(int(stored)) if stored.isdecimal() else stored


def column_name(column: str, language: Language) -> str:
    """A stored column as the reader's reports call it."""
    headers = (found.header for table in REPORT_TABLES.values() for found in table.columns if found.name == column)
    return next(headers, column) if language.code == "vi" else column


def _province(values: pl.DataFrame, reference: Reference, language: Language) -> Iterator[str]:
    """The headline indicators of the whole place, before and after, in the newest period that changes."""
    named = _rows(reference.indicators)
    found = values.filter(pl.col("scope_kind") == "province")
    found = found.filter(pl.col("period_end") == pl.col("period_end").max())
    for row in found.iter_rows(named=True):
        indicator = named.get(row["indicator"])
        if indicator and indicator["headline"] and row["value_after"] is not None:
            unit = str(indicator["unit"])
            if _told(row, "before", unit, language) == _told(row, "after", unit, language):
                continue
            yield language.text(
                "{place}, {indicator}, {days}: {before} → {after} ({reported}/{due} organisations reported).",
                place=reference.place_value("name_" + language.code, "—"),
                indicator=language.name(indicator),
                days=language.days(row["period_start"], row["period_end"]),
                before=_told(row, "before", unit, language),
                after=_told(row, "after", unit, language),
                reported=row["reported_after"],
                due=row["due_after"],
            )


def _told(row: dict[str, Any], when: str, unit: str, language: Language) -> str:
    """A value, unless too few have reported for there to be one."""
    if row[f"value_{when}"] is not None and not row[f"is_covered_{when}"]:
        return language.text("too few reports")
    return language.value(row[f"value_{when}"], unit)


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
