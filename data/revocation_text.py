"""What a revocation would do, in sentences, said before anybody confirms it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import polars as pl

from data.headlines import STATUS_WORDS, cell, column_name
from data.judging import deployed_reference
from data.reference_data import Reference
from wording import Language

if TYPE_CHECKING:
    from data.revoking import Preview

NAMED_AT_MOST = 8
CELLS_SHOWN = 8


def preview_lines(preview: "Preview", words: Language) -> list[str]:
    """The sentences, the most important first; shown alike on the page and on the command line."""
    reference = deployed_reference()
    return [
        *_rows(preview, words),
        *_owing(preview, reference, words),
        *_values(preview.values, reference, words),
        *_statuses(preview.values, words),
        *_cells(preview.corrections, reference, words),
        *_choices(preview, words),
    ]


def _rows(preview: "Preview", words: Language) -> Iterator[str]:
    yield words.text(
        "Batch {batch} ({file}): {gone} rows would go, {back} would give way to the rows of earlier batches.",
        batch=str(preview.batch),
        file=preview.file_name,
        gone=preview.rows_gone,
        back=preview.rows_back,
    )
    if preview.rows_back:
        counted = [
            words.text("batch {batch} ({count} rows)", batch=str(batch), count=rows)
            for batch, rows in preview.back_from.head(NAMED_AT_MOST).iter_rows()
        ]
        if len(preview.back_from) > NAMED_AT_MOST:
            counted.append(words.text("{count} others", count=len(preview.back_from) - NAMED_AT_MOST))
        yield words.text("Back in force: {names}.", names=words.join(counted))
    if preview.rows_replaced:
        yield words.text(
            "{count} of its rows were corrected by later batches already; nothing changes for them.",
            count=preview.rows_replaced,
        )
    for start, end in preview.emptied.head(NAMED_AT_MOST).iter_rows():
        yield words.text("Attention: no report at all would be left for {days}.", days=words.days(start, end))


def _owing(preview: "Preview", reference: Reference, words: Language) -> Iterator[str]:
    """Whose report would be owed again, of the newest period by name, of the others by number."""
    owing = preview.owing
    if owing.is_empty():
        return
    named = {row["code"]: row for row in reference.organisations.iter_rows(named=True)}
    newest = owing.filter(pl.col("period_start") == pl.col("period_start").max())
    names = [words.short(named.get(code, {"code": code})) for code in newest["organisation"]]
    shown = names[:NAMED_AT_MOST]
    if len(names) > NAMED_AT_MOST:
        shown.append(words.text("{count} others", count=len(names) - NAMED_AT_MOST))
    yield words.text(
        "{count} organisations would owe the report again for the period from {start}: {names}.",
        count=len(names),
        start=newest["period_start"][0],
        names=words.join(shown),
    )
    if len(owing) > len(newest):
        yield words.text("Reports owed again for earlier periods: {count}.", count=len(owing) - len(newest))


def _values(values: pl.DataFrame, reference: Reference, words: Language) -> Iterator[str]:
    """The headline indicators of the whole place in the newest period that changes, before and after."""
    if values.is_empty():
        yield words.text("No indicator value changes.")
        return
    indicators = {row["code"]: row for row in reference.indicators.iter_rows(named=True)}
    whole = values.filter(pl.col("scope_kind") == "province")
    newest = whole.filter(pl.col("period_end") == pl.col("period_end").max())
    for row in newest.iter_rows(named=True):
        indicator = indicators.get(row["indicator"])
        if indicator is None or not indicator["headline"]:
            continue
        before, after = (told(row, when, indicator["unit"], words) for when in ("before", "after"))
        if before != after:
            yield words.text(
                "{place}, {indicator}, {days}: {before} → {after}.",
                place=reference.place_value("name_" + words.code, "—"),
                indicator=words.name(indicator),
                days=words.days(row["period_start"], row["period_end"]),
                before=before,
                after=after,
            )
    yield words.text("{count} indicator values change in all.", count=len(values))


def told(row: dict[str, Any], when: str, unit: str, words: Language) -> str:
    """A value of `difference.changed_values` `before` or `after`, unless too few have reported for one."""
    if row[f"value_{when}"] is None:
        return words.text("No data")
    if not row[f"is_covered_{when}"] and row["scope_kind"] != "organisation":
        return words.text("too few reports")
    return words.value(row[f"value_{when}"], unit)


def _statuses(values: pl.DataFrame, words: Language) -> Iterator[str]:
    moved = values.filter(
        (pl.col("scope_kind") != "organisation")
        & (pl.col("status_before") != pl.col("status_after"))  # what is gone altogether is counted above
    )
    counted = moved.group_by("status_before", "status_after").len()
    for before, after, count in counted.sort("len", "status_before", descending=[True, False]).iter_rows():
        yield words.text(
            "{count} aggregate values go from {before} to {after}.",
            count=count,
            before=words.text(STATUS_WORDS.get(before or "", "No status")),
            after=words.text(STATUS_WORDS.get(after or "", "No status")),
        )


def _cells(corrections: pl.DataFrame, reference: Reference, words: Language) -> Iterator[str]:
    named = {row["code"]: row for row in reference.organisations.iter_rows(named=True)}
    for row in corrections.head(CELLS_SHOWN).iter_rows(named=True):
        yield words.text(
            "{organisation}, {key}: {column} goes back from {before} to {after}.",
            organisation=words.short(named.get(row["organisation"], {"code": row["organisation"]})),
            key=row["key"],
            column=column_name(row["column"], words),
            before=cell(row["before"], words),
            after=cell(row["after"], words),
        )
    if len(corrections) > CELLS_SHOWN:
        yield words.text("… and {count} more corrected cells.", count=len(corrections) - CELLS_SHOWN)


def _choices(preview: "Preview", words: Language) -> Iterator[str]:
    if preview.choices:
        yield words.text(
            "{count} remembered choices end with it; later files would be asked again.", count=preview.choices
        )
