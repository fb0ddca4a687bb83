"""A run of each page's script on the server, warm; the overview's with 50 times the demo's history as well."""

import json
import os
import statistics
import tempfile
from pathlib import Path
from unittest import mock

import duckdb
from streamlit.testing.v1 import AppTest

from bench.many_viewers import PAGES
from bench.page_parts import run
from bench.timing import Figure, process, seconds_of
from data import snapshots

RUNS = 25
TIMES = 50


def figures() -> list[Figure]:
    bare = statistics.median(seconds_of(AppTest.from_string("import streamlit as st\nst.html('x')").run, RUNS, 5))
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "var"
        process("-m", "data", "demo", EGOV_HOME=str(home))
        with mock.patch.dict(os.environ, {"EGOV_HOME": str(home)}):
            lines += [_figure(f"Script run: {page or 'overview'}", page, bare) for page in PAGES]
            rows = lengthen(home)
            lines.append(_figure(f"Script run: overview, {TIMES} × the history ({rows:,} values)", "", bare))
    return lines


def _figure(what: str, page: str, bare: float) -> Figure:
    app = run(page)
    taken = sorted(seconds_of(app.run, RUNS, 5))
    late = taken[int(len(taken) * 0.95)]
    told = f"p95 {1000 * late:.0f} ms, load {os.getloadavg()[0]:.1f}"
    return Figure(what, statistics.median(taken), "an empty page's", bare, "≤ 60, p95 ≤ 150 ms", told)


def lengthen(home: Path) -> int:
    """Publishes a snapshot whose history is repeated towards the past; returns its number of values."""
    pointer = json.loads((home / "current.json").read_text())
    name = pointer["file"].replace("snapshot-", "snapshot-9", 1)
    path = home / "snapshots" / name
    path.write_bytes((home / "snapshots" / pointer["file"]).read_bytes())
    with duckdb.connect(path) as connection:
        for table in ("indicator_values", "report_status"):
            _repeat(connection, table)
        weekly = ", strftime(period_start - shift, '%G-W%V') as name, position - number * 157 as position"
        _repeat(connection, "periods", weekly)
        (rows,) = connection.execute("select count(*) from indicator_values").fetchone() or (0,)
    (home / "current.json").write_text(json.dumps({**pointer, "file": name}))
    snapshots.current()
    return int(rows)


def _repeat(connection: duckdb.DuckDBPyConnection, table: str, renamed: str = "") -> None:
    """Adds the table's rows again, 157 weeks earlier each time."""
    connection.execute(
        f"insert into {table} by name "
        f"select * exclude (number, shift) replace (period_start - shift as period_start, period_end - shift as period_end{renamed}) "
        f"from (select *, cast(number * 157 * 7 as integer) as shift from {table}, range(1, {TIMES}) as earlier(number))"
    )
