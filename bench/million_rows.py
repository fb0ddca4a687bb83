"""A million rows: the import of a plain file, and the verdict on one as offices send it, against DuckDB's plain
load of the same rows in UTF-8."""

import shutil
import statistics
import tempfile
import unicodedata
from pathlib import Path

import polars as pl

from bench.timing import Figure, ProcessRun, process
from data import calendars, judging
from data.report_tables import REPORT_TABLES

RUNS = 3
SERVICES = 620
WEEKS = 52
# Two rows of a merged header, as form 06a has them; the columns stand in the order of `_rows`.
GROUPS = ("", "", "", "", "", "Số hồ sơ tiếp nhận", "", "Số hồ sơ đã giải quyết", "", "")
BELOW = (
    "Kỳ báo cáo",
    "Đơn vị",
    "Mã TTHC",
    "Tên TTHC",
    "Mức độ",
    "Trong kỳ",
    "Trực tuyến",
    "Trước hạn",
    "Đúng hạn",
    "Quá hạn",
)
PLAIN_LOAD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[2])
connection.execute("create table t as from read_csv(?, all_varchar = true, delim = ';', header = true)", [sys.argv[1]])
connection.close()
"""


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain, legacy = folder / "dich-vu-cong-2019.csv", folder / "dich-vu-cong-2019-1258.csv"
        rows = write_reports(plain, legacy)
        imports, checks, loads = [], [], []
        for run in range(RUNS):  # in turn, so that a busy machine is busy for all
            imports.append(_import(plain, folder / f"var-{run}"))
            checks.append(_check(legacy, folder / f"var-{run}"))
            loads.append(process("-c", PLAIN_LOAD, str(plain), str(folder / f"plain-{run}.duckdb")))
    reference = statistics.median(run.seconds for run in loads)
    return [
        _figure(f"Import of {rows:,} online_services rows, whole process", imports, reference, "≤ 6 ×, ≤ 3 GB"),
        _figure(f"Verdict on {rows:,} rows, Windows-1258, two-row header", checks, reference, "≤ 4 ×, ≤ 3 GB"),
    ]


def _import(file: Path, home: Path) -> ProcessRun:
    made = process("-m", "data", "import", "online_services", str(file), "--by", "bench", EGOV_HOME=str(home))
    shutil.rmtree(home)
    return made


def _check(file: Path, home: Path) -> ProcessRun:
    """From the bytes to the verdict and the difference from an empty store."""
    return process("-m", "data", "check", "online_services", str(file), EGOV_HOME=str(home))


def _figure(what: str, runs: list[ProcessRun], reference: float, limit: str) -> Figure:
    peak = max(run.peak_bytes for run in runs) / 2**30
    seconds = statistics.median(run.seconds for run in runs)
    return Figure(what, seconds, "DuckDB plain text load, whole process", reference, limit, f"peak {peak:.2f} GB")


def write_reports(plain: Path, legacy: Path) -> int:
    """The same rows twice: UTF-8 with the official headers, and Windows-1258 below a merged header."""
    rows = _rows()
    headers = {column.name: column.header for column in REPORT_TABLES["online_services"].columns}
    rows.rename({name: headers[name] for name in rows.columns}).write_csv(plain, separator=";")
    merged = ";".join(GROUPS) + "\r\n" + ";".join(BELOW) + "\r\n"
    text = merged + rows.write_csv(separator=";", include_header=False, line_terminator="\r\n")
    legacy.write_bytes(text.translate(_in_windows_1258(text)).encode("cp1258"))
    return len(rows)


def _in_windows_1258(text: str) -> dict[int, str]:
    """Each letter that Windows-1258 writes in two: the letter with its hat or horn, then the tone."""
    parts = {}
    for letter in set(text):
        try:
            letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            base, marks = apart[0], apart[1:]
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            hat = "".join(mark for mark in marks if mark != tone)
            parts[ord(letter)] = unicodedata.normalize("NFC", base + hat) + tone
    return parts


def _rows() -> pl.DataFrame:
    """Every organisation of 2019 × 620 services × 52 weeks, as texts with Vietnamese thousands."""
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
    return rows.select(
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


def _first_and_last() -> tuple[object, object]:
    return (
        calendars.parse_period("2019-W01", "week").start,  # type: ignore[union-attr]
        calendars.parse_period(f"2019-W{WEEKS}", "week").start,  # type: ignore[union-attr]
    )


def _vietnamese(count: pl.Expr) -> pl.Expr:
    """1234 → 1.234"""
    text = count.cast(pl.String)
    return pl.when(count >= 1000).then(text.str.replace(r"(\d{3})$", ".$1")).otherwise(text)
