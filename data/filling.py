"""Filling a snapshot: reference data and rows in force go in, indicator values come out, step by step."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

import queries
from data import calendars
from data.reference_data import Reference

TABLE_FILES = Path(__file__).parent / "tables"
REPORT_TABLES = ("online_services", "shared_software", "portal_activity", "measures")
REFERENCE_TABLES = (
    "place",
    "organisations",
    "aliases",
    "calendars",
    "duties",
    "software",
    "indicators",
    "targets",
    "bands",
    "breaks",
    "topics",
)
MADE_TABLES = (*REPORT_TABLES, "arrivals", "report_status", "observations", "indicator_values", "recomputed_from")
STEPS = ("cells", "aggregates", "scope_values", "target_paths", "standings")
EVER = date(1, 1, 1)

Spans = dict[str, date]
Rows = Callable[[str, date], Any]


class BaselineMoved(Exception):
    """The start of a target's path differs, so values of every period do."""


@dataclass(frozen=True)
class Source:
    """What a snapshot is filled from. `report_rows(table, first)` and `arrivals(table, first)` give the rows
    in force of the periods from `first` on, as Arrow or a Polars frame."""

    number: int
    reference: Reference
    history: pl.DataFrame
    report_rows: Rows
    arrivals: Rows
    choices: pl.DataFrame
    program: str


def fill(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Fills an empty database with everything a snapshot holds."""
    for table in REFERENCE_TABLES:
        _create(connection, table, getattr(source.reference, table))
    for table in MADE_TABLES:
        connection.execute(queries.read(TABLE_FILES / f"{table}.sql"))
    recompute(connection, source, dict.fromkeys(REPORT_TABLES, EVER))
    for step in STEPS:
        if step != "target_paths":  # what only leads to the values stays as a view, so each query runs alone
            _run(connection, step, "view")


def recompute(connection: duckdb.DuckDBPyConnection, source: Source, spans: Spans) -> None:
    """Takes in the rows of `spans` (report table → first period) and computes all that follows from them."""
    connection.execute("set timezone = 'UTC'")
    _create(connection, "history", source.history)
    _create(connection, "choices", source.choices)
    for table, first in spans.items():
        _replace(connection, table, "period_start >= ?", [first], source.report_rows(table, first))
        mine = "report_table = ? and period_start >= ?"
        _replace(connection, "arrivals", mine, [table, first], source.arrivals(table, first))
    _create(connection, "periods", periods_in_use(connection, source.reference))
    _set_spans(connection, spans)
    for table, first in spans.items():
        connection.execute("delete from report_status where report_table = ? and period_start >= ?", [table, first])
        _observe(connection, source.reference, table, first)
    connection.execute(f"insert into report_status by name {queries.text('publishing/report_status')}")
    _derive(connection)
    _set_spans(connection, dict.fromkeys(REPORT_TABLES, EVER))
    _create(connection, "snapshot", _description(source))


def _derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Computes the values step by step, each from the ones before it."""
    paths = _target_paths(connection)
    for step in STEPS:
        _run(connection, step, "table" if step == "target_paths" else "temp table")
    new_paths = _target_paths(connection)
    if paths is not None and new_paths is not None and not paths.equals(new_paths):
        raise BaselineMoved
    connection.execute(
        "delete from indicator_values using recomputed_from "
        "where theme = report_table and period_start >= recomputed_from.first_start"
    )
    for table, report_table in (("indicator_values", "theme"), ("report_status", "report_table")):
        connection.execute(  # where the last reports were revoked, the calendar ends earlier
            f"delete from {table} where ({report_table}, period_start) not in "
            "(select (report_table, period_start) from periods)"
        )
    connection.execute(f"insert into indicator_values by name {queries.text('publishing/indicator_values')}")
    for step in STEPS:
        if step != "target_paths":
            connection.execute(f"drop table temp.{step}")


def _target_paths(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame | None:
    """The paths as they are in the database, or None where they are still to be made."""
    try:
        return connection.sql("from target_paths").pl()
    except duckdb.CatalogException:
        return None


def _observe(connection: duckdb.DuckDBPyConnection, reference: Reference, table: str, first: date) -> None:
    """Runs the formula of each of the table's indicators over the periods from `first` on.

    A temporary view of the report table's name stands before the table, so a formula needs no condition.
    """
    codes = reference.indicators.filter(pl.col("theme") == table)["code"].to_list()
    names = ["publishing/measure_values"] if table == "measures" else [f"indicators/{code}" for code in codes]
    own = "indicator in (select code from indicators where theme = ?) and period_start >= ?"
    connection.execute(f"delete from observations where {own}", [table, first])
    (database,) = connection.execute("select current_database()").fetchone() or ("",)
    whole = f'"{database}".main.{table}'  # named in full: the view bears the table's name
    connection.execute(f"create temp view {table} as from {whole} where period_start >= '{first.isoformat()}'")
    for name in names:
        connection.execute(f"create temp view found as {queries.text(name)}")
        columns = {row[0] for row in connection.execute("describe found").fetchall()}
        indicator = "" if "indicator" in columns else f", '{name.split('/')[-1]}' as indicator"
        left_out = "" if "rows_left_out" in columns else ", 0 as rows_left_out"
        connection.execute(f"insert into observations by name select *{indicator}{left_out} from found")
        connection.execute("drop view found")
    connection.execute(f"drop view temp.{table}")


def _set_spans(connection: duckdb.DuckDBPyConnection, spans: Spans) -> None:
    named = {"report_table": list(spans), "first_start": list(spans.values())}
    rows = pl.DataFrame(named, schema_overrides={"first_start": pl.Date})
    _replace(connection, "recomputed_from", "true", [], rows)


def _create(connection: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame) -> None:
    connection.register("incoming", rows.to_arrow())
    connection.execute(f'create or replace table "{table}" as from incoming')
    connection.unregister("incoming")


def _replace(
    connection: duckdb.DuckDBPyConnection, table: str, condition: str, values: list[Any], rows: Any
) -> None:
    connection.execute(f"delete from {table} where {condition}", values)
    connection.register("incoming", rows.to_arrow() if isinstance(rows, pl.DataFrame) else rows)
    connection.execute(f"insert into {table} by name from incoming")
    connection.unregister("incoming")


def _run(connection: duckdb.DuckDBPyConnection, step: str, kind: str) -> None:
    connection.execute(f"create or replace {kind} {step} as {queries.text(f'publishing/{step}')}")


def periods_in_use(connection: duckdb.DuckDBPyConnection, reference: Reference) -> pl.DataFrame:
    """Every calendar period of each report table from its first report to its last, gaps included."""
    spans = connection.sql(queries.text("publishing/report_spans")).pl()
    rows = []
    for table in REPORT_TABLES:
        covered = dict(spans.filter(pl.col("report_table") == table).select("period_start", "days_covered").rows())
        if not covered:
            continue
        calendar = reference.calendar(table)
        spanned = calendars.periods_between(min(covered), max(covered), calendar)
        for position, period in enumerate(spanned, start=1):
            rows.append(
                {
                    "report_table": table,
                    "period_start": period.start,
                    "period_end": period.end,
                    "name": calendars.name(period, calendar),
                    "calendar": calendar,
                    "year": int(calendars.name(period, calendar)[:4]),
                    "days": period.days,
                    "days_covered": covered.get(period.start, 0),
                    "position": position,
                    "due_on": calendars.due_on(period, reference.due_days(table)),
                }
            )
    schema = {
        "report_table": pl.String,
        "period_start": pl.Date,
        "period_end": pl.Date,
        "name": pl.String,
        "calendar": pl.String,
        "year": pl.Int32,
        "days": pl.Int32,
        "days_covered": pl.Int32,
        "position": pl.Int64,
        "due_on": pl.Date,
    }
    frame = pl.DataFrame(rows, schema=schema)
    return frame.with_columns(is_complete=(pl.col("days_covered") >= pl.col("days")))


def _description(source: Source) -> pl.DataFrame:
    history, place = source.history, source.reference.place_value
    in_force = history.filter((pl.col("action") == "import") & pl.col("revoked_at").is_null())
    return pl.DataFrame(
        {
            "number": [source.number],
            "published_at": [history["entered_at"].max()],
            "simulated": [bool(in_force["simulated"].any())],
            "time_zone": [place("time_zone", "Asia/Ho_Chi_Minh")],
            "program": [source.program],
        },
        schema_overrides={"published_at": pl.Datetime("us"), "number": pl.Int64},
    )
