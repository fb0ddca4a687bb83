"""Every indicator against its worked example (`examples/<code>.txt`), and against Canada's totals."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pytest

import queries

ROOT = Path(__file__).parents[2]
EXAMPLES = Path(__file__).parent / "examples"
REAL = ROOT.parent / "shared" / "real"
CODES = [name.removeprefix("indicators/") for name in queries.names("indicators")]

Row = dict[str, str | int | None]
Answer = list[tuple[object, ...]]


@dataclass(frozen=True)
class Example:
    table: str
    given: list[Row]
    expected: list[Row]


def read_example(code: str) -> Example:
    """The three blocks of a file: a sentence, the table's name and rows, and the expected rows."""
    _, given, expected = (EXAMPLES / f"{code}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    table, *lines = given.splitlines()
    return Example(table, read_rows(lines), read_rows(expected.splitlines()[1:]))


def read_rows(lines: list[str]) -> list[Row]:
    header, *rows = [[cell.strip() for cell in line.split("#")[0].split("|")] for line in lines]
    return [dict(zip(header, map(read_cell, row), strict=True)) for row in rows]


def read_cell(cell: str) -> str | int | None:
    if cell == "-":
        return None
    return int(cell) if cell.isdigit() else cell


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty snapshot: the report tables as they are declared."""
    with duckdb.connect() as connection:
        for path in sorted((ROOT / "data" / "tables").glob("*.sql")):
            connection.execute(queries.read(path))
        yield connection


def insert(database: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    """Put an example's rows into `table`: a week becomes its two dates, and keys not given are numbered."""
    for number, row in enumerate(rows, start=1):
        week = int(str(row["week"]))
        filled: dict[str, object] = {
            "period_start": date.fromisocalendar(2019, week, 1),
            "period_end": date.fromisocalendar(2019, week, 7),
            "days_covered": 7,
            "batch": 1,
            "source_row": number,
            **{column: value for column, value in row.items() if column != "week"},
        }
        if table == "online_services":
            filled["service_code"] = f"service {number}"
            level = row.get("level")
            filled["level"] = None if level is None else str(level)
        marks = ", ".join("?" * len(filled))
        database.execute(f"insert into {table} ({', '.join(filled)}) values ({marks})", list(filled.values()))


def answer(database: duckdb.DuckDBPyConnection, code: str) -> Answer:
    return database.execute(queries.text(f"indicators/{code}")).fetchall()


def expected_answer(example: Example) -> Answer:
    """The expected rows in the query's own order: by organisation, then by period."""
    rows: Answer = []
    for row in example.expected:
        week = int(str(row["week"]))
        bounds = (date.fromisocalendar(2019, week, 1), date.fromisocalendar(2019, week, 7))
        parts = (row["numerator"], row["denominator"], row["rows_left_out"])
        rows.append((row["organisation"], *bounds, *parts))
    return sorted(rows, key=lambda row: (str(row[0]), str(row[1])))


@pytest.mark.parametrize("code", CODES)
def test_worked_example(code: str, database: duckdb.DuckDBPyConnection) -> None:
    example = read_example(code)
    insert(database, example.table, example.given)
    assert answer(database, code) == expected_answer(example)


@pytest.mark.parametrize("code", CODES)
def test_example_shows_what_can_go_wrong(code: str) -> None:
    """Several organisations and periods, and a zero beside a missing number."""
    example = read_example(code)
    assert len({row["organisation"] for row in example.expected}) > 1
    assert len({row["week"] for row in example.expected}) > 1
    assert {0, None} <= {row["numerator"] for row in example.expected}


@pytest.mark.parametrize("code", CODES)
def test_shape(code: str, database: duckdb.DuckDBPyConnection) -> None:
    """The columns every indicator gives, in this order, and no row for an empty table."""
    result = database.execute(queries.text(f"indicators/{code}"))
    assert [(column[0], str(column[1])) for column in result.description] == [
        ("organisation", "VARCHAR"),
        ("period_start", "DATE"),
        ("period_end", "DATE"),
        ("numerator", "BIGINT"),
        ("denominator", "BIGINT"),
        ("rows_left_out", "BIGINT"),
    ]
    assert result.fetchall() == []


NEEDED = {
    "accounts_active": ("accounts_active", "accounts_issued"),
    "accounts_issued": ("accounts_issued", "staff"),
    "articles": ("articles",),
    "availability": ("minutes_down",),
    "documents_electronic": ("documents_electronic", "documents_total"),
    "documents_signed": ("documents_signed", "documents_electronic"),
    "online_dossiers": ("dossiers_online", "dossiers_received"),
    "online_dossiers_level34": ("dossiers_online", "dossiers_received"),
    "paid_online": ("paid_online", "fee_dossiers"),
    "pending_overdue": ("pending_overdue", "pending_on_time"),
    "portals_updated": ("articles",),
    "questions_on_time": ("questions_on_time", "questions_received"),
    "resolved_on_time": ("resolved_early", "resolved_on_time", "resolved_late"),
    "satisfied": ("satisfied", "rated"),
    "sections_complete": ("sections_complete", "sections_required"),
    "services_in_use": ("dossiers_online",),
    "units_using": ("units_using", "units_required"),
    "visits": ("visits",),
}
KEYS: dict[str, Row] = {
    "online_services": {"level": 4},
    "shared_software": {"software": "VBDH"},
    "portal_activity": {"portal": "syt.vn"},
}
WITHOUT_PARTS = {"level34_share", "level4_share"}  # an empty level is their "not applicable"


def test_every_indicator_knows_what_does_not_apply() -> None:
    assert set(NEEDED) | WITHOUT_PARTS == set(CODES)


@pytest.mark.parametrize(("code", "part"), [(code, part) for code, parts in NEEDED.items() for part in parts])
def test_what_does_not_apply_is_neither_counted_nor_left_out(
    code: str, part: str, database: duckdb.DuckDBPyConnection
) -> None:
    """Null, zero and not applicable stay three things: the same row three times, by what it says of one part."""
    table = read_example(code).table
    full: Row = {"organisation": "A", **KEYS[table], **dict.fromkeys(NEEDED[code], 3)}

    def told(week: int, **changed: str | int | None) -> Answer:
        insert(database, table, [{"week": week, **full}, {"week": week, **full, **changed}])
        return [found[3:] for found in answer(database, code) if found[1] == date.fromisocalendar(2019, week, 1)]

    insert(database, table, [{"week": 1, **full}])
    alone = [found[3:] for found in answer(database, code)]
    other = f"{part}_before,x{part}"  # names that only look like the part's
    assert told(2, **{part: None}, not_applicable=part) == alone
    assert told(3, **{part: None}, not_applicable=f"rated,{part},visits") == alone
    missing = told(4, **{part: None})
    assert missing == told(5, **{part: None}, not_applicable=other)
    assert missing != alone
    if code != "services_in_use":  # where "not reported" is "not seen in use"
        assert told(6, **{part: 0}) != missing
    insert(database, table, [{"week": 7, **full, part: None, "not_applicable": part}])
    assert answer(database, code)[-1][3:] == (None, None, 0)


def test_every_indicator_has_its_example() -> None:
    assert sorted(path.stem for path in EXAMPLES.glob("*.txt")) == CODES


def test_every_indicator_is_declared() -> None:
    """The SQL files and `indicators.csv` name the same indicators, under the report table that each reads."""
    with (ROOT / "data" / "reference" / "indicators.csv").open(encoding="utf-8-sig", newline="") as file:
        themes = {row["code"]: row["theme"] for row in csv.DictReader(file) if row["theme"] != "measures"}
    assert sorted(themes) == CODES
    assert themes == {code: read_example(code).table for code in CODES}


@pytest.fixture
def canada(database: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The 1,751 services of Canada's inventory of 2023-24 as one year's report."""
    source = REAL / "01_ca_service_inventory" / "mapped_table_a.csv"
    if not source.is_file():
        pytest.skip(f"The public data for this test is not here: {source} is missing.")
    database.execute(
        """
        insert into online_services by name
        select
            date '2023-04-01' as period_start, date '2024-03-31' as period_end, 366 as days_covered,
            owner_org as organisation, service_id as service_code, level,
            applications_total as dossiers_received, applications_online as dossiers_online,
            1 as batch, row_number() over () as source_row,
        from read_csv($path, header = true, all_varchar = true)
        where fiscal_yr = '2023-2024'
        """,
        {"path": str(source)},
    )
    return database


@pytest.mark.parametrize(
    ("code", "numerator", "denominator", "rows_left_out"),
    [
        ("level34_share", 549, 1263, 0),
        ("level4_share", 290, 1263, 0),
        ("services_in_use", 409, 549, 0),
        ("online_dossiers", 267_255_500, 305_235_511, 779),
    ],
)
def test_canada(
    code: str, numerator: int, denominator: int, rows_left_out: int, canada: duckdb.DuckDBPyConnection
) -> None:
    rows = answer(canada, code)
    assert len(rows) == 79
    totals = tuple(sum(int(str(row[part] or 0)) for row in rows) for part in (3, 4, 5))
    assert totals == (numerator, denominator, rows_left_out)
