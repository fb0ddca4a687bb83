"""Backups of the ledger: one file and a manifest in a folder; snapshots are made again from it."""

import hashlib
import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data import clock, ledger, recovery, settings
from data.errors import StoreUnreachable, WrongUse
from data.ledger import LEDGER_TABLES, Ledger
from data.storage import storage_faults, turn

MANIFEST = "backup.json"


@dataclass(frozen=True)
class Backup:
    """`entry` is the last entry it holds; `size` in bytes."""

    path: Path
    entry: int
    size: int


def back_up(folder: Path) -> Backup:
    """Copies the ledger as it stands into `folder`, whole or not at all. Waits for a writer at work."""
    source = settings.ledger_path()
    if not source.exists():
        raise WrongUse(
            "Nothing was backed up: there is no ledger yet.",
            "{path} does not exist; a backup can be made once a report is stored.",
            path=str(source),
        )
    with turn(), storage_faults():
        connection = ledger.connect(source)
        entry, _ = Ledger(connection).last_entry()
        connection.execute("checkpoint")
        connection.close()
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / f"ledger-{entry:06d}.duckdb"
        _copy(source, target)
    _describe(folder, target, entry)
    return Backup(target, entry, target.stat().st_size)


def restore(folder: Path) -> Backup:
    """Puts a backup's ledger in the place of the present one, which is kept beside it, and publishes it."""
    backup = _checked(folder)
    path = settings.ledger_path()
    with turn(), storage_faults():
        path.parent.mkdir(parents=True, exist_ok=True)
        incoming = path.with_suffix(".restoring")
        _copy(backup.path, incoming)
        _keep_aside(path)
        incoming.replace(path)
        for snapshot in settings.snapshots_folder().glob("snapshot-*.duckdb"):
            snapshot.unlink()  # a restored ledger may give a number to another state
        (settings.home() / "current.json").unlink(missing_ok=True)
    recovery.settle(rebuild=True)
    return backup


def _keep_aside(path: Path) -> None:
    """Keeps the present ledger under another name while its own name never goes missing."""
    stamp = clock.now().strftime("%Y%m%d-%H%M%S")
    if not path.exists():
        return
    with suppress(duckdb.Error):  # a damaged ledger is kept as it is
        connection = duckdb.connect(path)
        connection.execute("checkpoint")
        connection.close()
    log = Path(f"{path}.wal")
    if log.exists():  # it belongs to the old file and must never be applied to the new one
        log.replace(log.with_name(f"{log.name}.before-{stamp}"))
    shutil.copyfile(path, path.with_name(f"{path.name}.before-{stamp}"))


def _checked(folder: Path) -> Backup:
    """The backup in `folder`, its bytes as they were written and its tables all there."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        path = folder / str(manifest["file"])
        if _sha256(path) != manifest["sha256"]:
            raise ValueError("SHA-256")
        connection = duckdb.connect(path, read_only=True)
        tables = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
        connection.close()
        if not tables.issuperset(LEDGER_TABLES):
            raise ValueError("tables")
    except (OSError, ValueError, KeyError, TypeError, duckdb.Error) as fault:
        raise StoreUnreachable(
            "Nothing was restored: the backup does not hold.",
            "{folder} has no whole backup ({detail}). The present ledger was not touched; choose another backup.",
            folder=str(folder),
            detail=str(fault).splitlines()[0][:200] if str(fault) else type(fault).__name__,
        ) from fault
    return Backup(path, int(manifest["entry"]), path.stat().st_size)


def _describe(folder: Path, target: Path, entry: int) -> None:
    manifest = {
        "file": target.name,
        "entry": entry,
        "sha256": _sha256(target),
        "made_at": clock.now().isoformat(timespec="seconds"),
    }
    unfinished = folder / f"{MANIFEST}.part"
    unfinished.write_text(json.dumps(manifest, indent=2), encoding="utf-8")
    unfinished.replace(folder / MANIFEST)


def _copy(source: Path, target: Path) -> None:
    unfinished = target.with_name(f"{target.name}.part")
    try:
        shutil.copyfile(source, unfinished)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
