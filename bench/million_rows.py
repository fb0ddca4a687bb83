"""Importing 1,000,000 rows against DuckDB's plain load of the same file."""

import shutil
import statistics
import tempfile
from pathlib import Path

import polars as pl

from bench.timing import Figure, process
from data import calendars, judging
from data.report_tables import REPORT_TABLES

RUNS = 3
SERVICES = 620
WEEKS = 52
PLAIN_LOAD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[2])
connection.execute("create table t as from read_csv(?, all_varchar = true, delim = ';', header = true)", [sys.argv[1]])
connection.close()
"""


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dich-vu-cong-2019.csv"
        rows = write_report(file)
        imports, loads = [], []
        for run in range(RUNS):
            home = Path(folder) / f"var-{run}"
            imports.append(
                process("-m", "data", "import", "online_services", str(file), "--by", "bench", EGOV_HOME=str(home))
            )
            loads.append(process("-c", PLAIN_LOAD, str(file), str(Path(folder) / f"plain-{run}.duckdb")))
            shutil.rmtree(home)
    peak = max(run.peak_bytes for run in imports) / 2**30
    return [
        Figure(
            f"Import of {rows:,} online_services rows, whole process",
            statistics.median(run.seconds for run in imports),
            "DuckDB plain text load, whole process",
            statistics.median(run.seconds for run in loads),
            "≤ 6 ×, ≤ 3 GB",
            f"peak {peak:.2f} GB",
        )
    ]


def write_report(path: Path) -> int:
    """A semicolon CSV with Vietnamese headers: every organisation of 2019 × 620 services × 52 weeks."""
    reference = judging.deployed_reference()
    weeks = calendars.periods_between(*_first_and_last(), "week")
    day = weeks[0].start
    names = reference.organisations_on(day)["name_vi"].to_list()
    every = pl.DataFrame({"period": [calendars.name(week, "week") for week in weeks]})
    every = every.join(pl.DataFrame({"organisation": names}), how="cross")
    services = pl.DataFrame({"number": range(SERVICES)}).select(
        service_code=pl.format("2.{}.H37", pl.col("number").cast(pl.String).str.zfill(6)),
        service_name=pl.format("Cấp giấy phép hoạt động loại {}, trong tỉnh", "number"),
        level=(pl.col("number") % 3 + 2).cast(pl.String),
        number="number",
    )
    rows = (
        every.join(services, how="cross").with_row_index("row").with_columns(received=pl.col("row") * 7919 % 1500)
    )
    whole = rows.select(
        "period",
        "organisation",
        "service_code",
        "service_name",
        "level",
        dossiers_received=_vietnamese(pl.col("received")),
        dossiers_online=_vietnamese(pl.col("received") // (pl.col("number") % 5 + 1)),
        resolved_early=_vietnamese(pl.col("received") // 3),
        resolved_on_time=_vietnamese(pl.col("received") - pl.col("received") // 3),
        resolved_late=pl.lit("0"),
    )
    headers = {column.name: column.header for column in REPORT_TABLES["online_services"].columns}
    whole.rename({name: headers[name] for name in whole.columns}).write_csv(path, separator=";")
    return len(whole)


def _first_and_last() -> tuple[object, object]:
    return (
        calendars.parse_period("2019-W01", "week").start,  # type: ignore[union-attr]
        calendars.parse_period(f"2019-W{WEEKS}", "week").start,  # type: ignore[union-attr]
    )


def _vietnamese(count: pl.Expr) -> pl.Expr:
    """1234 → 1.234"""
    text = count.cast(pl.String)
    return pl.when(count >= 1000).then(text.str.replace(r"(\d{3})$", ".$1")).otherwise(text)
