"""Publishing: the ledger's state after an entry becomes one immutable snapshot file.

The content is a pure function of the ledger up to that entry and of the program (its SQL), so a snapshot
that is lost or damaged is built again and comes out equal.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

import queries
from data.filling import BaselineMoved, Source, fill, recompute
from data.ledger import Ledger
from data.reference_data import load
from data.snapshots import Snapshot

_CODE = ("publishing.py", "filling.py", "calendars.py", "reference_files.py", "reference_rows.py")
_SQL = ("indicators/", "publishing/", "ledger/")


@dataclass(frozen=True)
class Earlier:
    """A published snapshot that the next one differs from only in one report table, from `first` on."""

    path: Path
    report_table: str
    first: date


def starting_from(snapshot: Snapshot | None, report_table: str, first: date) -> Earlier | None:
    """Where the next snapshot may start from; None where all must be computed: the table's first report."""
    if snapshot is None or not is_own(snapshot):
        return None
    spans = queries.fetch(snapshot, "values/spans").filter(pl.col("report_table") == report_table)
    if spans.is_empty() or first < spans["first_start"][0]:
        return None
    after_the_last = spans["last_end"][0] + timedelta(days=1)  # a gap is computed too: its reports are owed
    return Earlier(snapshot.path, report_table, min(first, after_the_last))


def is_own(snapshot: Snapshot) -> bool:
    """Whether this very program computed the snapshot: after an upgrade it may compute another."""
    return snapshot.path.stem.endswith(program())


def build_from_ledger(ledger: Ledger, entry: int, path: Path, earlier: Earlier | None = None) -> None:
    """Writes the snapshot of the state after `entry` to `path`, complete and on the disk.

    Works inside an open transaction, so that a state is only committed once its snapshot stands.
    """
    reference = load(ledger.reference_files(entry))
    time_zone = reference.place_value("time_zone", "Asia/Ho_Chi_Minh")
    source = Source(
        entry,
        reference,
        ledger.rows("history", entry=entry, time_zone=time_zone),
        lambda table, first: ledger.stream(table, entry=entry, first=first),
        lambda table, first: ledger.rows("arrivals", entry=entry, first=first).filter(
            pl.col("report_table") == table
        ),
        ledger.rows("choices", entry=entry),
        program(),
    )
    build(source, path, earlier)


def build(source: Source, path: Path, earlier: Earlier | None = None) -> None:
    """Writes a snapshot filled from `source`. With `earlier` only what can differ is computed again; the
    result is the same, as tests hold it to."""
    if earlier is not None:
        spans = {earlier.report_table: earlier.first}
        with suppress(BaselineMoved):
            _write(path, earlier.path, lambda connection: recompute(connection, source, spans))
            return
    _write(path, None, lambda connection: fill(connection, source))


def digest(snapshot: duckdb.DuckDBPyConnection) -> str:
    """A SHA-256 over every table's rows, in whatever order: two snapshots of one state have the same."""
    total = hashlib.sha256()
    tables = sorted(name for (name,) in snapshot.execute("select table_name from duckdb_tables()").fetchall())
    for table in tables:
        counted = snapshot.sql(f'select count(*), sum(hash(held)) from "{table}" as held').fetchone()
        total.update(f"{table} {counted};".encode())
    return total.hexdigest()


@cache
def program() -> str:
    """Eight letters that change when the SQL or the code that fills a snapshot does."""
    folder = Path(__file__).parent
    total = hashlib.sha256()
    for path in (*(folder / name for name in _CODE), *sorted((folder / "tables").glob("*.sql"))):
        total.update(queries.read(path).encode())
    for name in queries.names():
        if name.startswith(_SQL):
            total.update(queries.text(name).encode())
    return total.hexdigest()[:8]


def file_name(number: int, stamp: str) -> str:
    """A snapshot's file: its number, its entry's stamp (a restored ledger may use a number again), the program."""
    return f"snapshot-{number:06d}-{stamp}-{program()}.duckdb"


def _write(path: Path, base: Path | None, fill_in: Callable[[duckdb.DuckDBPyConnection], None]) -> None:
    """Makes the file beside its place, brings it to the disk, and moves it into place whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    _remove(unfinished)
    try:
        if base is not None:
            shutil.copyfile(base, unfinished)
        connection = duckdb.connect(unfinished)
        try:
            connection.begin()
            fill_in(connection)
            connection.commit()
            connection.execute("checkpoint")
        finally:
            connection.close()
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        _remove(unfinished)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
