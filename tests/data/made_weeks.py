"""Made weeks of reports beside a snapshot that holds earlier ones, for the tests of what is doubted."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import polars as pl

from data import checking
from data.errors import Problem
from data.filling import TABLE_FILES
from data.matching import Matched
from data.report_tables import REPORT_TABLES
from data.snapshots import Snapshot
from tests.data.matched_text import lang_son

UNITS = ("SYT", "SNV", "STP", "H-CAO-LOC")
KEYS = ("1.000001.H37", "1.000002.H37", "1.000003.H37")
MONDAY = date(2018, 12, 31)  # 2019-W01

YEAR = range(1, 12)

Figures = Callable[[int, str, str], dict[str, Any]]


def weekly(week: int, unit: str, key: str) -> dict[str, Any]:
    """Figures of a week that move as counts do: about 60 dossiers, half of them online."""
    chance = Random(f"{week} {unit} {key}")
    received = 60 + chance.randint(-18, 18)
    return {"dossiers_received": received, "dossiers_online": received // 2 - chance.randint(0, 9), "level": "3"}


def portal(week: int, unit: str, key: str) -> dict[str, Any]:
    chance = Random(f"{week} {unit} {key}")
    return {"visits": 1200 + chance.randint(-300, 300), "articles": 8 + chance.randint(-4, 4)}


def to_date(figures: Figures) -> Figures:
    """The same, added up since the year's first week."""

    def added(week: int, unit: str, key: str) -> dict[str, Any]:
        weeks = [figures(number, unit, key) for number in range(1, week + 1)]
        names = [name for name, value in weeks[0].items() if isinstance(value, int)]
        return {**weeks[-1], **{name: sum(one[name] for one in weeks) for name in names}}

    return added


def reports(
    weeks: range,
    figures: Figures = weekly,
    report: str = "online_services",
    units: tuple[str, ...] = UNITS,
    keys: tuple[str, ...] = KEYS,
) -> pl.DataFrame:
    """Typed rows as of matching: one for each week, unit and key; week 1 is 2019-W01."""
    table = REPORT_TABLES[report]
    rows = []
    for week in weeks:
        start = MONDAY + timedelta(weeks=week - 1)
        days = {"period_start": start, "period_end": start + timedelta(days=6), "days_covered": 7}
        for unit in units:
            for key in keys:
                row = dict.fromkeys(table.fields) | days | {"organisation": unit, table.key: key}
                rows.append(row | {"not_applicable": None} | figures(week, unit, key))
    kinds = {"count": pl.Int64, "quantity": pl.Float64, "date": pl.Date}
    schema = {"period_start": pl.Date, "period_end": pl.Date, "days_covered": pl.Int32}
    schema |= {name: kinds.get(table.column(name).kind, pl.String) for name in table.fields}
    frame = pl.DataFrame(rows, schema={**schema, "not_applicable": pl.String})
    return frame.with_columns(source_row=pl.int_range(2, pl.len() + 2, dtype=pl.UInt32))


def known(rows: pl.DataFrame, report: str = "online_services") -> Snapshot:
    """A snapshot that holds these rows alone."""
    connection = duckdb.connect()
    for path in TABLE_FILES.glob(f"{report}.sql"):
        connection.execute(path.read_text(encoding="utf-8"))
    connection.register("incoming", rows.with_columns(batch=pl.lit(1)).to_arrow())
    connection.execute(f"insert into {report} by name from incoming")
    return Snapshot(Path(report), report, connection)


def doubts(rows: pl.DataFrame, snapshot: Snapshot | None, report: str = "online_services") -> list[Problem]:
    table = REPORT_TABLES[report]
    rows = rows.with_columns(source_row=pl.int_range(2, pl.len() + 2, dtype=pl.UInt32))
    told = [name for name in table.fields if rows[name].null_count() < rows.height]
    matched = Matched(
        rows=rows,
        problems=[],
        how={},
        totals=rows.head(0),
        stated=rows.head(0).select("source_row"),
        headers={name: name for name in told},
        repeats={},
    )
    verdict = checking.check(matched, table, lang_son(), snapshot)
    assert verdict.accepted  # a doubt never refuses a file
    return verdict.problems


def sentences(problems: list[Problem]) -> list[str]:
    return [problem.reason.format(**problem.values) for problem in problems]


def changed(rows: pl.DataFrame, unit: str, key: str, **values: Any) -> pl.DataFrame:
    """The rows with other values for one unit's key."""
    mine = (pl.col("organisation") == unit) & (pl.col("service_code") == key)
    return rows.with_columns(
        pl.when(mine).then(pl.lit(value)).otherwise(name).cast(rows.schema[name]).alias(name)
        for name, value in values.items()
    )
