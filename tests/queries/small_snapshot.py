"""A snapshot in memory with only the tables and columns that a query reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

import queries

TABLES = Path(__file__).parents[2] / "data" / "tables"
PLAIN = {  # reference tables, made from a deployment's files in a real snapshot
    "indicators": "code varchar, theme varchar, unit varchar, direction varchar, over_time varchar, headline boolean",
    "periods": "report_table varchar, name varchar, calendar varchar, period_start date, period_end date, "
    "days integer, position bigint, is_complete boolean",
    "breaks": "on_date date, theme varchar, kind varchar, title_vi varchar, title_en varchar, basis varchar",
}
USUAL: dict[str, dict[str, Any]] = {
    "indicators": {"unit": "percent", "direction": "higher", "over_time": "sum", "headline": True},
    "periods": {"calendar": "week", "days": 7, "is_complete": True},
    "indicator_values": {
        "basis": "period",
        "theme": "online_services",
        "scope_kind": "organisation",
        "kind": "district",
        "is_covered": True,
        "is_complete": True,
        "is_after_break": False,
    },
}


@contextmanager
def in_memory() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty snapshot."""
    with duckdb.connect() as connection:
        for path in sorted(TABLES.glob("*.sql")):
            connection.execute(queries.read(path))
        for name, columns in PLAIN.items():
            connection.execute(f"create table {name} ({columns})")
        yield connection


def filled(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """The table with these rows and no others; what a row leaves out is the usual."""
    connection.execute(f"delete from {table}")
    for row in rows:
        row = USUAL.get(table, {}) | row
        if table == "indicator_values":
            row = _valued(row)
        marks = ", ".join("?" * len(row))
        connection.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))


def _valued(row: dict[str, Any]) -> dict[str, Any]:
    above, below = row.get("numerator"), row.get("denominator")
    value = above
    if above is not None and below is not None:
        value = 100 * above / below if below else None
    return {"value": value, "period_end": row["period_start"], **row}


def rows(connection: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> list[dict[str, Any]]:
    """The rows of query `name`."""
    found = connection.sql(queries.text(name), params=parameters or None)
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
