"""The ledger: the append-only truth. It is opened only by whoever writes, and only while writing.

Nothing in it is edited or deleted; a batch is revoked by a later entry. Its SQL keeps to what a local
DuckDB file and a DuckLake catalogue both speak: no keys, no sequences, no `on conflict`.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

import queries
from data import clock, settings
from data.errors import StoreUnreachable
from data.filling import REPORT_TABLES, TABLE_FILES
from data.storage import storage_faults, turn

LEDGER_TABLES = (
    "entries",
    "batches",
    "reference_files",
    "online_services",
    "shared_software",
    "portal_activity",
    "measures",
    "choices",
    "incomplete",
)
# Columns that a ledger of an earlier version lacks; the snapshot's tables are made anew and need no such care.
_LATER_COLUMNS = {table: {"not_applicable": "varchar"} for table in REPORT_TABLES}


@dataclass(frozen=True)
class Batch:
    """One accepted file as it enters the ledger; the counts are rows."""

    report_table: str
    file_name: str
    sha256: str
    content: bytes
    reading: dict[str, Any]
    rows_read: int
    rows_new: int
    rows_changed: int
    rows_unchanged: int
    warnings: int


class Ledger:
    """An open ledger inside one write. Every method works within the caller's transaction."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def rows(self, name: str, **parameters: Any) -> pl.DataFrame:
        """The result of query `ledger/<name>`."""
        sql = queries.text(f"ledger/{name}")
        return self.connection.sql(sql, params=parameters or None).pl()

    def stream(self, name: str, **parameters: Any) -> Any:
        """The result of query `ledger/<name>` as Arrow record batches: for tables of any size."""
        return self.connection.execute(queries.text(f"ledger/{name}"), parameters).to_arrow_reader(100_000)

    def last_entry(self, moment: datetime | None = None) -> tuple[int, datetime | None]:
        """The newest entry's number and UTC moment, at `moment` (aware) or now; (0, None) when empty."""
        limit = clock.stored(moment) if moment else None
        row = self.rows("last_entry", moment=limit).row(0)
        return int(row[0]), row[1]

    def stamp(self, entry: int) -> str:
        """What tells this entry from one of the same number in another ledger."""
        return str(self.rows("stamp", entry=entry)["stamp"][0])

    def add_entry(
        self,
        action: str,
        by: str,
        *,
        at: datetime,
        note: str | None = None,
        batch: int | None = None,
        simulated: bool = False,
    ) -> int:
        """Appends one entry and returns its number. An import's batch bears the number of its entry."""
        entry = self.last_entry()[0] + 1
        number = entry if action == "import" else batch
        values = [entry, clock.stored(at), action, by, number, note, simulated]
        self.connection.execute("insert into entries values (?, ?, ?, ?, ?, ?, ?)", values)
        return entry

    def add_batch(self, number: int, batch: Batch, rows: pl.DataFrame) -> None:
        """Appends the batch and its rows (typed as in data/tables, without `batch`)."""
        self.connection.execute(
            "insert into batches values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                number,
                batch.report_table,
                batch.file_name,
                batch.sha256,
                len(batch.content),
                batch.content,
                json.dumps(batch.reading, ensure_ascii=False, default=str),
                batch.rows_read,
                batch.rows_new,
                batch.rows_changed,
                batch.rows_unchanged,
                batch.warnings,
                rows["period_start"].min(),
                rows["period_end"].max(),
            ],
        )
        self._append(batch.report_table, number, rows)

    def add_choices(self, number: int, choices: pl.DataFrame) -> None:
        """Appends what the analyst decided for later files too (as data/tables/choices, without `batch`)."""
        self._append("choices", number, choices)

    def add_incomplete(self, number: int, units: pl.DataFrame) -> None:
        """Appends whose rows the batch left out: organisation, period_start."""
        self._append("incomplete", number, units)

    def _append(self, table: str, number: int, rows: pl.DataFrame) -> None:
        if rows.is_empty():
            return
        self.connection.register("incoming", rows.with_columns(batch=pl.lit(number, pl.Int64)).to_arrow())
        self.connection.execute(f"insert into {table} by name from incoming")
        self.connection.unregister("incoming")

    def add_reference(self, entry: int, files: dict[str, bytes]) -> None:
        for name, content in sorted(files.items()):
            self.connection.execute("insert into reference_files values (?, ?, ?)", [entry, name, content])

    def reference_files(self, entry: int) -> dict[str, bytes]:
        """The reference data as it stood after `entry`: file name → bytes."""
        return dict(self.rows("reference_files", entry=entry).iter_rows())


@contextmanager
def writing(by: str = "") -> Iterator[Ledger]:
    """The ledger, for one writer at a time, in one transaction that is rolled back unless committed.

    Waits its turn for a bounded time, then raises `StoreBusy`. Raises `StoreUnreachable` when the
    ledger cannot be opened or has gone while snapshots of it remain.
    """
    with turn(by):
        path = settings.ledger_path()
        check_not_lost(path)
        with storage_faults():
            connection = connect(path)
        try:
            with storage_faults():
                yield Ledger(connection)
        finally:
            _close(connection)


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """An open ledger file with all its tables."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(path)
    known = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
    if not known.issuperset(LEDGER_TABLES):
        connection.begin()
        for table in LEDGER_TABLES:
            if table not in known:
                connection.execute(queries.read(TABLE_FILES / f"{table}.sql"))
        _add_later_columns(connection)
        connection.commit()
    return connection


def _add_later_columns(connection: duckdb.DuckDBPyConnection) -> None:
    for table, columns in _LATER_COLUMNS.items():
        for name, kind in columns.items():
            connection.execute(f"alter table {table} add column if not exists {name} {kind}")


def check_not_lost(path: Path) -> None:
    """A ledger that has gone while its snapshots remain is a fault, not a new beginning."""
    if not path.exists() and (settings.home() / "current.json").exists():
        raise StoreUnreachable(
            "Nothing was done: the ledger is missing.",
            "The file {path} has gone although snapshots of it exist. Put it back from a backup "
            "(python -m data restore FOLDER); nothing new is stored until then.",
            path=str(path),
        )


def _close(connection: duckdb.DuckDBPyConnection) -> None:
    try:
        connection.close()
    except duckdb.Error:  # a full disk at the closing checkpoint: what was committed stands in the log
        return
