"""One change of the ledger, committed together with the snapshot that shows it, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from data import clock, publishing, recovery, settings, snapshots
from data.errors import WrongUse
from data.ledger import Ledger
from data.reference_files import REFERENCE_FILES


@dataclass
class Change:
    """A change under way: its moment, and what it touches, so that only that need be computed again."""

    at: datetime
    report_table: str | None = None
    first: date | None = None

    def touches(self, report_table: str, first: date) -> None:
        """Says that nothing differs but this report table, from the period that begins on `first`."""
        self.report_table, self.first = report_table, first


@contextmanager
def change(opened: Ledger) -> Iterator[Change]:
    """Everything inside becomes one transaction.

    The next snapshot is built and on the disk before the ledger commits, so a state that cannot be
    published (a full disk, a formula that fails) is never committed either.
    """
    before, _ = opened.last_entry()
    opened.connection.begin()
    under_way = Change(clock.now())
    try:
        yield under_way
        entry, _ = opened.last_entry()
        name = publishing.file_name(entry, opened.stamp(entry))
        earlier = _earlier(under_way, before) if entry == before + 1 else None
        publishing.build_from_ledger(opened, entry, settings.snapshots_folder() / name, earlier)
        recovery.note_pending(entry, name)
    except BaseException:
        with suppress(duckdb.Error):
            opened.connection.rollback()
        recovery.forget_pending()
        raise
    opened.connection.commit()  # should this fail, the note stays and the ledger itself is asked later
    recovery.point_to_pending()


def _earlier(made: Change, entry: int) -> publishing.Earlier | None:
    """The snapshot to start from, where the change touches one table from a period it knows of on."""
    if made.report_table is None or made.first is None or snapshots.read_pointer() is None:
        return None
    snapshot = snapshots.current()
    return publishing.starting_from(snapshot, made.report_table, made.first) if snapshot.number == entry else None


def record_reference(opened: Ledger, files: dict[str, bytes], by: str, at: datetime) -> None:
    """Enters the deployment's reference files where they differ from those last entered."""
    if is_reference_changed(opened, files):
        opened.add_reference(opened.add_entry("reference", by, at=at), _known(files))


def is_reference_changed(opened: Ledger, files: dict[str, bytes]) -> bool:
    last, _ = opened.last_entry()
    return opened.reference_files(last) != _known(files)


def named(person: str | None) -> str:
    """The name under which an entry is made. Raises `WrongUse` when it is blank."""
    cleaned = " ".join(plain(person or "").split())
    if not cleaned:
        raise WrongUse(
            "Nothing was done: it is not said by whom.",
            "Give your name, so that every entry of the ledger has its author.",
        )
    return cleaned


def plain(text: str) -> str:
    """A text as UTF-8 can hold it: what the system gave in another encoding shows as a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _known(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name in _KNOWN_FILES}


_KNOWN_FILES = frozenset(file.file_name for file in REFERENCE_FILES.values())
