"""Taking a batch back: a later entry that says who and why. The batch itself stays in the ledger."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import polars as pl

import queries
from data import clock, ledger, publishing, recovery, settings, snapshots
from data.committing import change, named, record_reference
from data.difference import changed_values, compare_rows
from data.errors import WrongUse
from data.ledger import Ledger
from data.reference_data import load, read_folder
from data.report_tables import REPORT_TABLES
from data.revocation_text import preview_lines
from data.snapshots import Snapshot

__all__ = ["Preview", "Revocation", "preview", "preview_lines", "revoke_batch", "standing_batch"]


@dataclass(frozen=True)
class Revocation:
    """`values`: the indicator values that it changed, as `data.difference.changed_values` gives them."""

    entry: int
    batch: int
    report_table: str
    file_name: str
    values: pl.DataFrame


@dataclass(frozen=True)
class Preview:
    """What revoking a batch would do to the state of snapshot `seen`.

    Rows: `rows_gone` leave a gap, in the place of `rows_back` the rows of earlier batches come back into
    force (`back_from`: batch, rows), `rows_replaced` no longer stood. `corrections`: the cells that change
    back (`difference.CORRECTIONS`). `values` as `difference.changed_values`. `owing`: organisation,
    period_start, due_on of reports that would be owed again. `emptied`: the periods (period_start,
    period_end) of which nothing would be left. `choices`: how many remembered choices end.
    """

    batch: int
    report_table: str
    file_name: str
    seen: int
    rows_gone: int
    rows_back: int
    rows_replaced: int
    back_from: pl.DataFrame
    corrections: pl.DataFrame
    values: pl.DataFrame
    owing: pl.DataFrame
    emptied: pl.DataFrame
    choices: int


def revoke_batch(batch: int, by: str, why: str, seen: int | None = None) -> Revocation:
    """Revokes a standing batch and publishes the state without it.

    `seen` is the snapshot that the revocation was previewed on: where the state has moved on since, nothing
    is done. Raises `WrongUse` then, and when there is no such batch, it is revoked already, or no reason is
    given.
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
        _check_unmoved(batch, seen)
        theme = str(entry["report_table"])
        since = {"theme": theme, "first": entry["period_from"]}
        before = queries.fetch(snapshots.current(), "values/compared", **since)
        with change(opened) as made:
            made.touches(theme, entry["period_from"])
            number = _enter(opened, files, batch, by, why.strip(), made.at)
    after = queries.fetch(snapshots.current(), "values/compared", **since)
    return Revocation(number, batch, theme, str(entry["file_name"]), changed_values(before, after))


def preview(batch: int) -> Preview:
    """What revoking a standing batch would do; nothing is written.

    The revocation is entered into the ledger, the snapshot that it leads to is made beside the store, and
    the entry is rolled back: what is announced is what would be made. Raises as `revoke_batch`.
    """
    files = read_folder(settings.reference_folder())
    load(files)
    with TemporaryDirectory(prefix="trial-") as folder:
        path = Path(folder) / "trial.duckdb"
        with ledger.writing() as opened:
            recovery.settle_open(opened)
            entry, before = standing_batch(batch), snapshots.current()
            opened.connection.begin()
            try:
                number = _enter(opened, files, batch, "preview", "preview", clock.now())
                earlier = None
                if number == before.number + 1:
                    earlier = publishing.starting_from(before, entry["report_table"], entry["period_from"])
                publishing.build_from_ledger(opened, number, path, earlier)
            finally:
                opened.connection.rollback()
        trial = Snapshot(path, "trial", duckdb.connect(path, read_only=True))
        try:
            return _compared(entry, before, trial)
        finally:
            trial.connection.close()


def standing_batch(batch: int) -> dict[str, Any]:
    """The history's row of a batch that is in force. Raises `WrongUse` where it is not."""
    history = queries.fetch(snapshots.current(), "history/batch", batch=batch)
    if history.is_empty():
        raise WrongUse(
            "Nothing was revoked: there is no such batch.",
            "There is no batch {batch}. The numbers stand on the history page and in python -m data history.",
            batch=str(batch),
        )
    row = history.row(0, named=True)
    if row["revoked_at"] is not None:
        raise WrongUse(
            "Nothing was revoked: the batch is revoked already.",
            "Batch {batch} was revoked by {by}: {why}.",
            batch=str(batch),
            by=row["revoked_by"],
            why=row["revoke_reason"],
        )
    return row


def _check_unmoved(batch: int, seen: int | None) -> None:
    if seen is not None and snapshots.current().number != seen:
        raise WrongUse(
            "Nothing was revoked: the figures have changed since you looked.",
            "Somebody has stored or revoked another batch meanwhile. Look once more at what revoking batch "
            "{batch} would do, then confirm it.",
            batch=str(batch),
        )


def _enter(opened: Ledger, files: dict[str, bytes], batch: int, by: str, why: str, at: datetime) -> int:
    """The entry of a revocation, within the caller's transaction."""
    record_reference(opened, files, by, at)
    return opened.add_entry("revoke", by, at=at, note=why, batch=batch)


def _compared(entry: dict[str, Any], before: Snapshot, trial: Snapshot) -> Preview:
    """The state before against the state without the batch."""
    batch, theme = int(entry["batch"]), str(entry["report_table"])
    report, span = REPORT_TABLES[theme], {"first": entry["period_from"], "last": entry["period_to"]}
    rows = queries.text(f"reports/{theme}")
    standing, left = before.query(rows, span), trial.query(rows, span)
    keys, mine = ["period_start", "organisation", report.key], standing.filter(pl.col("batch") == batch)
    back = left.join(mine, on=keys, how="semi")
    periods = ["period_start", "period_end"]
    emptied = standing.select(periods).unique().join(left, on="period_start", how="anti").sort("period_start")
    missing = {"report_table": theme, **span}
    owing = trial.query(queries.text("values/still_missing"), missing).join(
        before.query(queries.text("values/still_missing"), missing),
        on=["period_start", "organisation"],
        how="anti",
        maintain_order="left",
    )
    values = {"theme": theme, "first": span["first"]}
    changed = changed_values(
        queries.fetch(before, "values/compared", **values), trial.query(queries.text("values/compared"), values)
    )
    return Preview(
        batch,
        theme,
        str(entry["file_name"]),
        before.number,
        rows_gone=len(mine) - len(back),
        rows_back=len(back),
        rows_replaced=int(entry["rows_stored"]) - len(mine),
        back_from=back.group_by("batch").agg(pl.len().alias("rows")).sort("batch"),
        corrections=compare_rows(mine, back.drop("batch"), report).corrections,
        values=changed,
        owing=owing,
        emptied=emptied,
        choices=len(queries.fetch(before, "history/kept_choices", batch=batch)),
    )
