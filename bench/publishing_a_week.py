"""Publishing a snapshot after a weekly file, with three years of weekly history in the store."""

import os
import tempfile
import time
from datetime import date
from pathlib import Path
from unittest import mock

import duckdb

from bench.timing import Figure, median_of, process
from data import importing, judging, publishing, snapshots

WEEKLY_ROWS = 640


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        home = str(Path(folder) / "var")
        process("-m", "data", "demo", EGOV_HOME=home)
        with mock.patch.dict(os.environ, {"EGOV_HOME": home}):
            importing.import_file("online_services", "warm-up.csv", weekly_report(1), by="bench")
            published, whole = zip(*(_import_of_week(week) for week in range(2, 7)), strict=True)
            copied = median_of(lambda: _plain_copy(snapshots.current().path, Path(folder)), runs=5)
    return [
        Figure(
            "Publishing after a weekly file, 3 years of history",
            sorted(published)[2],
            "DuckDB copy of the snapshot's tables",
            copied,
            "≤ 1 s",
        ),
        Figure(
            f"Import of a weekly file of {WEEKLY_ROWS} rows, check to snapshot",
            sorted(whole)[2],
            "DuckDB copy of the snapshot's tables",
            copied,
        ),
    ]


def _import_of_week(week: int) -> tuple[float, float]:
    """Seconds of the publishing alone and of the whole import."""
    taken: list[float] = []
    build = publishing.build_from_ledger

    def timed(*arguments: object) -> None:
        begun = time.perf_counter()
        build(*arguments)  # type: ignore[arg-type]
        taken.append(time.perf_counter() - begun)

    begun = time.perf_counter()
    with mock.patch.object(publishing, "build_from_ledger", timed):
        importing.import_file("online_services", f"{week}.csv", weekly_report(week), by="bench")
    return taken[0], time.perf_counter() - begun


def weekly_report(week: int) -> bytes:
    """A report of all organisations of 2021 for one week of that year."""
    reference = judging.deployed_reference()
    names = reference.organisations_on(date(2021, 1, 4))["name_vi"].to_list()
    lines = ["period;organisation;service_code;service_name;level;dossiers_received;dossiers_online"]
    for number in range(WEEKLY_ROWS):
        name, received = names[number % len(names)], 10 + number % 90
        lines.append(
            f"2021-W{week:02};{name};B-{number};Thủ tục {number};{number % 3 + 2};{received};{received // 3}"
        )
    return "\n".join(lines).encode()


def _plain_copy(snapshot: Path, folder: Path) -> None:
    """What DuckDB needs to write the same tables anew, with nothing computed."""
    target = folder / "copy.duckdb"
    target.unlink(missing_ok=True)
    connection = duckdb.connect(target)
    connection.execute(f"attach '{snapshot}' as held (read_only)")
    tables = connection.execute("select table_name from duckdb_tables() where database_name = 'held'").fetchall()
    for (table,) in tables:
        connection.execute(f'create table "{table}" as from held."{table}"')
    connection.close()
