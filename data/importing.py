"""The whole way in for one file: read, matched, checked, compared; and stored as one batch, or not at all."""

from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

import queries
from data import ledger, publishing, recovery, remembering, settings, snapshots
from data.choices import Choices
from data.committing import change, named, record_reference
from data.difference import (
    Difference,
    RowDifference,
    changed_values,
    compare_rows,
    period_span,
    rows_in_force,
    trial_values,
)
from data.errors import NothingStored
from data.good_rows import UNITS
from data.judging import Judgement, deployed_reference, judge
from data.kept_problems import as_kept
from data.ledger import Batch, Ledger
from data.progress import stage
from data.reference_data import load, read_folder
from data.snapshots import Snapshot


@dataclass(frozen=True)
class Outcome:
    """`batch` is the stored batch; None where nothing was stored. `already` is the batch that holds the file
    (or its rows) already, `difference` is None only where the file was refused."""

    judgement: Judgement
    difference: Difference | None = None
    batch: int | None = None
    already: int | None = None


def check_file(table: str, file_name: str, content: bytes, choices: Choices | None = None) -> Outcome:
    """The full verdict on a file and the difference that it would make; nothing is written."""
    reference = deployed_reference()
    snapshot = snapshot_or_none()
    judgement = judge(table, file_name, content, reference, choices, snapshot)
    if not judgement.is_storable:
        return Outcome(judgement)
    stage("comparing", len(judgement.rows))
    found = _compared(snapshot, judgement)
    theme = judgement.report.name
    after, missing = trial_values(snapshot, reference, judgement.report, judgement.rows, judgement.incomplete)
    values = changed_values(_values(snapshot, theme, period_span(judgement.rows)["first"]), after)
    difference = Difference(found.new, found.changed, found.unchanged, found.corrections, values, missing)
    return Outcome(judgement, difference, already=batch_of(snapshot, judgement) if difference.is_empty else None)


def import_file(
    table: str,
    file_name: str,
    content: bytes,
    by: str,
    note: str | None = None,
    choices: Choices | None = None,
) -> Outcome:
    """Stores a file as one batch and publishes it; where any error stands, it is refused whole unless the
    analyst chose to store the good rows alone.

    Raises `FileRefused`, `StoreBusy`, `StoreUnreachable`, `WrongUse`; nothing is changed then.
    """
    by = named(by)
    files = read_folder(settings.reference_folder())
    judgement = judge(table, file_name, content, load(files), choices, snapshot_or_none())
    if not judgement.is_storable:
        return Outcome(judgement)
    stage("storing", len(judgement.rows))
    with ledger.writing(by) as opened:
        recovery.settle_open(opened)
        before = snapshot_or_none()
        found = _compared(before, judgement)
        if found.new + found.changed == 0 and not _completes(before, judgement):
            return Outcome(judgement, _nothing_new(judgement, found), already=batch_of(before, judgement))
        with change(opened) as made:
            made.touches(judgement.report.name, period_span(judgement.rows)["first"])
            record_reference(opened, files, by, made.at)
            number = store(opened, judgement, content, found, by=by, at=made.at, note=note)
    return Outcome(judgement, _published_difference(before, judgement, found), batch=number)


def store(
    opened: Ledger,
    judgement: Judgement,
    content: bytes,
    found: RowDifference,
    *,
    by: str,
    at: datetime,
    note: str | None = None,
    simulated: bool = False,
) -> int:
    """Appends one judged file as a batch within the caller's change, and returns its number."""
    number = opened.add_entry("import", by, at=at, note=note or None, simulated=simulated)
    batch = Batch(
        report_table=judgement.report.name,
        file_name=judgement.file_name,
        sha256=judgement.sha256,
        content=content,
        reading=judgement.how | {"problems": as_kept(judgement.problems)},
        rows_read=judgement.rows_read,
        rows_new=found.new,
        rows_changed=found.changed,
        rows_unchanged=found.unchanged,
        warnings=judgement.warnings,
    )
    opened.add_batch(number, batch, judgement.rows)
    opened.add_choices(number, remembering.to_keep(judgement.made, judgement.report.name, judgement.headers))
    opened.add_incomplete(number, judgement.incomplete)
    return number


def snapshot_or_none() -> Snapshot | None:
    """The current snapshot as this program computes it, or None before the first report."""
    try:
        snapshot = snapshots.current()
    except NothingStored:
        return None
    if publishing.is_own(snapshot):
        return snapshot
    recovery.settle()  # after an upgrade, so that a difference is the file's alone
    return snapshots.current()


def batch_of(snapshot: Snapshot | None, judgement: Judgement) -> int | None:
    """The standing batch that holds this very file, or None."""
    if snapshot is None:
        return None
    file = {"report_table": judgement.report.name, "sha256": judgement.sha256}
    found = queries.fetch(snapshot, "history/batch_of_file", **file)
    return None if found.is_empty() else int(found["batch"][0])


def _compared(snapshot: Snapshot | None, judgement: Judgement) -> RowDifference:
    standing = rows_in_force(snapshot, judgement.report, judgement.rows)
    return compare_rows(standing, judgement.rows, judgement.report)


def _completes(snapshot: Snapshot | None, judgement: Judgement) -> bool:
    """Whether a whole file ends a duty that an earlier one, stored in part, left open, though no row changes."""
    if snapshot is None or not judgement.accepted:
        return False
    arrived = queries.fetch(snapshot, "values/arrivals").filter(pl.col("report_table") == judgement.report.name)
    units = judgement.rows.select(list(UNITS)).unique()
    return not units.join(arrived, on=list(UNITS), how="anti").is_empty()


def _nothing_new(judgement: Judgement, found: RowDifference) -> Difference:
    nothing = pl.DataFrame()
    return Difference(0, 0, len(judgement.rows), found.corrections.head(0), nothing, nothing)


def _published_difference(before: Snapshot | None, judgement: Judgement, found: RowDifference) -> Difference:
    """The difference that a stored file made: the snapshot before it against the one that shows it."""
    after, theme = snapshots.current(), judgement.report.name
    first = period_span(judgement.rows)["first"]
    values = changed_values(
        _values(before, theme, first), queries.fetch(after, "values/compared", theme=theme, first=first)
    )
    missing = queries.fetch(after, "values/still_missing", report_table=theme, **period_span(judgement.rows))
    return Difference(found.new, found.changed, found.unchanged, found.corrections, values, missing)


def _values(snapshot: Snapshot | None, theme: str, first: date) -> pl.DataFrame | None:
    return None if snapshot is None else queries.fetch(snapshot, "values/compared", theme=theme, first=first)
