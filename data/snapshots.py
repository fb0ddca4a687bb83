"""Snapshots as readers meet them: immutable, numbered files, opened read only and never waited for."""

import json
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from data import settings
from data.errors import NothingStored, StoreUnreachable

OPEN_SNAPSHOTS = 6


@dataclass(frozen=True)
class Snapshot:
    """One immutable state of everything that pages show."""

    path: Path
    identity: str  # names the state and the program that computed it: the key of every remembered result
    connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False)

    @cached_property
    def _described(self) -> dict[str, Any]:
        return self.query("from snapshot", {}).row(0, named=True)

    @property
    def number(self) -> int:
        return int(self._described["number"])

    @property
    def published_at(self) -> datetime:
        """The moment of the last entry it holds, in the place's local time."""
        moment: datetime = self._described["published_at"]
        return moment

    @property
    def simulated(self) -> bool:
        """Whether any simulated report is in force in it."""
        return bool(self._described["simulated"])

    def query(self, sql: str, parameters: dict[str, Any]) -> pl.DataFrame:
        """The rows of one statement; safe from any thread."""
        cursor = self.connection.cursor()
        try:
            return cursor.sql(sql, params=parameters or None).pl()
        finally:
            cursor.close()


_open: OrderedDict[str, Snapshot] = OrderedDict()
_lock = threading.Lock()


def open_snapshot(path: Path) -> Snapshot:
    """The snapshot in the file `path`. Raises `StoreUnreachable` when it cannot be read."""
    try:
        identity = f"{path.stem}-{path.stat().st_mtime_ns}"  # a restored ledger may use a number again
    except OSError as fault:
        raise _unreadable(path, "missing") from fault
    with _lock:
        if identity not in _open:
            _open[identity] = Snapshot(path, identity, _connect(path))
        _open.move_to_end(identity)
        while len(_open) > OPEN_SNAPSHOTS:
            _open.popitem(last=False)  # closed when its last reader lets go of it
        return _open[identity]


def current() -> Snapshot:
    """The newest snapshot. Raises `StoreUnreachable` when there is none and none can be made."""
    from data import recovery  # recovery builds snapshots, and so imports this module

    pointer = read_pointer()
    if pointer is None or recovery.is_needed():
        recovery.settle()
        pointer = read_pointer()
    if pointer is None:
        raise NothingStored(
            "There is nothing to show yet.",
            "No report has been stored in {path}. Upload a file, or fill the store with simulated reports "
            "(python -m data demo).",
            path=str(settings.home()),
        )
    try:
        return open_snapshot(pointer)
    except StoreUnreachable:
        recovery.settle(rebuild=True)
        pointer = read_pointer()
        if pointer is None:
            raise
        return open_snapshot(pointer)


def read_pointer() -> Path | None:
    """The file of the current snapshot, or None where nothing has been published."""
    try:
        content = json.loads((settings.home() / "current.json").read_text(encoding="utf-8"))
        return settings.snapshots_folder() / str(content["file"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return None  # a damaged pointer is made anew from the ledger


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        connection = duckdb.connect(path, read_only=True)
        if connection.execute("select current_setting('lock_configuration')").fetchone() != (True,):
            connection.execute("set enable_external_access = false")
            connection.execute("set lock_configuration = true")
        connection.sql("from snapshot").fetchall()
    except (duckdb.Error, OSError) as fault:
        raise _unreadable(path, str(fault).splitlines()[0][:200]) from fault
    return connection


def _unreadable(path: Path, detail: str) -> StoreUnreachable:
    return StoreUnreachable(
        "The figures cannot be shown: the snapshot cannot be read.",
        "{path}: {detail}. It is made anew from the ledger by python -m data rebuild.",
        path=str(path),
        detail=detail,
    )
