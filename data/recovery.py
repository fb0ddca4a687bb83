"""Bringing the store back to one state after a process died in the middle of a write.

A writer completes the next snapshot, notes it in `pending.json`, commits the ledger, moves the pointer and
removes the note. Whoever finds the note later asks the ledger, which alone knows whether the write took
place, and finishes or undoes it. So a death at any moment leaves the old state or the new one.
"""

import json
import os
from pathlib import Path
from typing import Any

import filelock

from data import ledger, publishing, settings, snapshots
from data.errors import StoreBusy
from data.ledger import Ledger
from data.storage import storage_faults, turn


def pending_path() -> Path:
    return settings.home() / "pending.json"


def is_needed() -> bool:
    """Whether a write was begun and not ended: one is at work at this moment, or one died."""
    return pending_path().exists()


def note_pending(entry: int, file: str) -> None:
    """Notes a complete snapshot whose entry is about to be committed."""
    _write_json(pending_path(), {"snapshot": entry, "file": file})


def point_to_pending() -> None:
    """The note becomes the pointer: one rename, which needs no room on a full disk."""
    pending_path().replace(settings.home() / "current.json")


def forget_pending() -> None:
    pending_path().unlink(missing_ok=True)


def settle(rebuild: bool = False) -> None:
    """Ends what a dead writer left, if no writer is at work. With `rebuild` the current snapshot is made anew.

    Readers call it: it never waits for a writer, who will end the write alone.
    """
    if not settings.ledger_path().exists():
        return
    try:
        with turn(wait_seconds=30 if rebuild else 0):
            if settings.ledger_path().exists():
                _settle_in_turn(rebuild)
    except (StoreBusy, filelock.Timeout):
        return


def settle_open(opened: Ledger, rebuild: bool = False) -> None:
    """The same for a writer that holds the ledger open: the pointer comes to the ledger's last entry."""
    entry, _ = opened.last_entry()
    if entry:
        name = publishing.file_name(entry, opened.stamp(entry))
        path = settings.snapshots_folder() / name
        if rebuild or not path.exists():
            publishing.build_from_ledger(opened, entry, path)
        if snapshots.read_pointer() != path:
            note_pending(entry, name)
            point_to_pending()
    forget_pending()
    _sweep(keep=entry)


def _settle_in_turn(rebuild: bool) -> None:
    with storage_faults():
        connection = ledger.connect(settings.ledger_path())
        try:
            settle_open(Ledger(connection), rebuild)
        finally:
            connection.close()


def _sweep(keep: int) -> None:
    """Removes unfinished files, snapshots of writes that never took place, and those beyond the kept number."""
    folder = settings.snapshots_folder()
    if not folder.exists():
        return
    for part in folder.glob("*.part*"):
        part.unlink(missing_ok=True)
    found = sorted(folder.glob("snapshot-*.duckdb"), key=_number)
    ahead = [path for path in found if _number(path) > keep]
    current = snapshots.read_pointer()
    old = [path for path in found if _number(path) <= keep][: -settings.snapshots_kept()]
    for path in (*ahead, *old):
        if path != current:
            _discard(path)


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except PermissionError:  # Windows keeps a file that a reader holds open: the next sweep takes it
        return


def _number(path: Path) -> int:
    return int(path.name.split("-")[1])


def _write_json(path: Path, content: dict[str, Any]) -> None:
    """Writes a small file so that after any death either the old one or the new one is there, whole."""
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    with unfinished.open("w", encoding="utf-8") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
