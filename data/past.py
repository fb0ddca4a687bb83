"""Past states: the snapshot as it was after an entry or on a day, built again where it is no longer kept."""

from datetime import date

import polars as pl

import queries
from data import ledger, publishing, settings, snapshots
from data.errors import WrongUse
from data.snapshots import Snapshot


def as_of(text: str) -> Snapshot:
    """The snapshot of a day (`2019-03-20`, its last state) or of a snapshot number.

    Raises `WrongUse` where the text is neither or the store had nothing then.
    """
    newest = snapshots.current()
    entry, stamp = _entry(newest, text.strip())
    if entry == newest.number:
        return newest
    path = settings.snapshots_folder() / publishing.file_name(entry, stamp)
    if not path.exists():
        with ledger.writing() as opened:
            publishing.build_from_ledger(opened, entry, path)
    return snapshots.open_snapshot(path)


def kept(entry: int, stamp: str) -> Snapshot | None:
    """The snapshot of an entry where it stands on the disk; None where it would have to be built again."""
    path = settings.snapshots_folder() / publishing.file_name(entry, stamp)
    return snapshots.open_snapshot(path) if path.exists() else None


def _entry(newest: Snapshot, text: str) -> tuple[int, str]:
    history = queries.fetch(newest, "values/stamps")
    if text.isdecimal():
        known = history.filter(pl.col("entry") == int(text))
        _check_number(text, newest, known.is_empty())
    else:
        known = history.filter(pl.col("entered_at").dt.date() <= _day(text))
    if known.is_empty():
        raise WrongUse(
            "There is nothing to show as of then.",
            "The store held no report as of {text}. Choose a later day or a snapshot number from the history.",
            text=text,
        )
    last = known.sort("entry").row(-1, named=True)
    return int(last["entry"]), str(last["stamp"])


def _check_number(text: str, newest: Snapshot, is_unknown: bool) -> None:
    if is_unknown:
        raise WrongUse(
            "There is nothing to show as of then.",
            "There is no snapshot {text}; the newest is {newest}.",
            text=text,
            newest=str(newest.number),
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse(
            "There is nothing to show as of then.",
            "{text} is neither a day (2019-03-20) nor a snapshot number.",
            text=text,
        ) from None
