"""A difference in sentences: what a file changes, said before anybody stores it."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from data.difference import Difference
from data.good_rows import GoodRows
from data.newly_reported import headline_indicators, in_order, listed, newly_reported, official_order, rows_by_code
from data.reference_data import Reference
from data.report_tables import REPORT_TABLES
from wording import Language

INDICATORS_NAMED = 4
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

_MOVED = "{count} indicators go from {before} to {after}"
_CHANGED = "{place}, {indicator}, {days}: {before} → {after} ({reported}/{due} organisations reported)."
_CHANGED_NOT_DUE = "{place}, {indicator}, {days}: {before} → {after}."
_MOVED_GROUPS = "In groups of organisations, {count} indicators go from {before} to {after}"


def headlines(
    difference: Difference, reference: Reference, language: Language, partial: GoodRows | None = None
) -> list[str]:
    """The sentences, the most important first; shown alike on the page and on the command line.

    `partial` is given where only its rows are stored (are to be stored), the others left out.
    """
    sentences = [
        language.text(
            "{new} new rows, {changed} corrected, {unchanged} unchanged.",
            new=difference.rows_new,
            changed=difference.rows_changed,
            unchanged=difference.rows_unchanged,
        )
    ]
    sentences += _left_out(partial, reference, language)
    if difference.is_empty:
        return sentences
    sentences += _emptied(difference.corrections, language)
    sentences += newly_reported(difference.values, reference, language)
    sentences += _province(difference.values, reference, language)
    sentences += _statuses(difference.values, reference, language)
    sentences += _still_missing(difference.missing, reference, language)
    sentences += _corrected(difference.corrections, reference, language)
    return sentences


def _left_out(partial: GoodRows | None, reference: Reference, language: Language) -> Iterator[str]:
    """What storing in part leaves undone: rows, and the reports that stay owed."""
    if partial is None:
        return
    named = rows_by_code(reference.organisations)
    units = {unit for unit in partial.incomplete["organisation"].to_list() if unit in named}
    known = sorted((named[unit] for unit in units), key=official_order)
    yield language.text(
        "{count} rows with errors are left out; the report stays owed by {names} until they are put right.",
        count=partial.left_out,
        names=listed([language.short(row) for row in known], language),
    )


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
    named = rows_by_code(reference.organisations)
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
    named = headline_indicators(reference)
    found = values.filter((pl.col("scope_kind") == "province") & pl.col("value_after").is_not_null())
    found = in_order(found.filter(pl.col("indicator").is_in(list(named))), named)
    newest = found.filter(pl.col("period_end") == pl.col("period_end").max())
    for row in newest.iter_rows(named=True):
        indicator = named[row["indicator"]]
        unit = str(indicator["unit"])
        if _told(row, "before", unit, language) == _told(row, "after", unit, language):
            continue
        yield language.text(
            _CHANGED if row["due_after"] else _CHANGED_NOT_DUE,
            place=reference.place_value("name_" + language.code, "—"),
            indicator=language.name(indicator),
            days=language.days(row["period_start"], row["period_end"]),
            before=_told(row, "before", unit, language),
            after=_told(row, "after", unit, language),
            reported=row["reported_after"],
            due=row["due_after"],
        )
    earlier = found.height - newest.height
    if earlier:
        yield language.text("{count} values of the whole place change in earlier periods.", count=earlier)


def _told(row: dict[str, Any], when: str, unit: str, language: Language) -> str:
    """A value, unless too few have reported for there to be one."""
    if row[f"value_{when}"] is not None and not row[f"is_covered_{when}"]:
        return language.text("too few reports")
    return language.value(row[f"value_{when}"], unit)


def _statuses(values: pl.DataFrame, reference: Reference, language: Language) -> Iterator[str]:
    """Which indicators of the whole place, then of its groups, go from one status to another."""
    named = rows_by_code(reference.indicators)
    moved = values.filter(
        pl.col("status_before").is_not_null() & (pl.col("status_before") != pl.col("status_after").fill_null(""))
    )
    moved = in_order(moved.filter(pl.col("period_end") == pl.col("period_end").max()), named)
    for kind, message in (("province", _MOVED), ("group", _MOVED_GROUPS)):
        found = moved.filter(pl.col("scope_kind") == kind)
        counted = found.group_by("status_before", "status_after", maintain_order=True).agg("indicator")
        for before, after, codes in counted.iter_rows():
            names = [language.name(named.get(code, {"code": code})) for code in dict.fromkeys(codes)]
            is_named = len(names) <= INDICATORS_NAMED
            told = language.text(
                message,
                count=len(names),
                before=language.text(STATUS_WORDS.get(before or "", "No status")),
                after=language.text(STATUS_WORDS.get(after or "", "No status")),
            )
            yield f"{told}: {language.join(names)}." if is_named else f"{told}."


def _still_missing(missing: pl.DataFrame, reference: Reference, language: Language) -> Iterator[str]:
    """Who still owes the newest period's report, and how many reports of earlier ones are owed."""
    named = rows_by_code(reference.organisations)
    if missing.is_empty():
        return
    newest = missing["period_start"].max()
    units = missing.filter(pl.col("period_start") == newest)["organisation"].to_list()
    yield language.text(
        "Still missing for the period from {start}, {count} organisations: {names}.",
        start=newest,
        count=len(units),
        names=listed([language.short(named[unit]) for unit in units if unit in named], language),
    )
    earlier = missing.height - len(units)
    if earlier:
        yield language.text("{count} reports of earlier periods are still missing.", count=earlier)
