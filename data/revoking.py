"""Taking a batch back: a later entry that says who and why. The batch itself stays in the ledger."""

from dataclasses import dataclass
from typing import Any

import polars as pl

import queries
from data import ledger, recovery, settings, snapshots
from data.committing import change, named, record_reference
from data.difference import changed_values
from data.errors import WrongUse
from data.reference_data import load, read_folder


@dataclass(frozen=True)
class Revocation:
    """`values`: the indicator values that it changed, as `data.difference.changed_values` gives them."""

    entry: int
    batch: int
    report_table: str
    file_name: str
    values: pl.DataFrame


def revoke_batch(batch: int, by: str, why: str) -> Revocation:
    """Revokes a standing batch and publishes the state without it.

    Raises `WrongUse` when there is no such batch, it is revoked already, or no reason is given.
    """
    by = named(by)
    if not why.strip():
        raise WrongUse(
            "Nothing was revoked: the reason is missing.",
            "Write in one sentence why batch {batch} is revoked; it stays in the history.",
            batch=str(batch),
        )
    files = read_folder(settings.reference_folder())
    load(files)
    with ledger.writing(by) as opened:
        recovery.settle_open(opened)
        entry = standing_batch(batch)
        theme = str(entry["report_table"])
        before = queries.fetch(snapshots.current(), "values/compared", theme=theme)
        with change(opened) as made:
            made.touches(theme, entry["period_from"])
            record_reference(opened, files, by, made.at)
            number = opened.add_entry("revoke", by, at=made.at, note=why.strip(), batch=batch)
    after = queries.fetch(snapshots.current(), "values/compared", theme=theme)
    return Revocation(number, batch, theme, str(entry["file_name"]), changed_values(before, after))


def standing_batch(batch: int) -> dict[str, Any]:
    """The history's row of a batch that is in force. Raises `WrongUse` where it is not."""
    history = queries.fetch(snapshots.current(), "history/entries")
    found = history.filter((pl.col("action") == "import") & (pl.col("batch") == batch))
    if found.is_empty():
        raise WrongUse(
            "Nothing was revoked: there is no such batch.",
            "There is no batch {batch}. The numbers stand on the history page and in python -m data history.",
            batch=str(batch),
        )
    row = found.row(0, named=True)
    if row["revoked_at"] is not None:
        raise WrongUse(
            "Nothing was revoked: the batch is revoked already.",
            "Batch {batch} was revoked by {by}: {why}.",
            batch=str(batch),
            by=row["revoked_by"],
            why=row["revoke_reason"],
        )
    return row
