"""A deployment made for a test: its reference folder, its report files, and the real command line."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from tests.public_files import REAL

ROOT = Path(__file__).parents[2]
OWN_REFERENCE = ROOT / "data" / "reference"
ORGANISATION_COLUMNS = (
    *("code", "kind", "name_vi", "short_vi", "name_en", "parent", "display_order", "valid_from", "valid_to"),
    *("successor", "grid_row", "grid_column", "official_code"),
)


def source(name: str) -> Path:
    """A file of the public data; the test is skipped, saying why, where the folder is not there."""
    path = REAL / name
    if not path.is_file():
        pytest.skip(f"The public data for this test is not here: {path} is missing.")
    return path


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write_csv(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    """Write `rows` under the columns of the first; None becomes an empty cell."""
    listed = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(listed[0]))
        writer.writeheader()
        writer.writerows(listed)
    return path


@dataclass(frozen=True)
class Organisation:
    """One department of the deployment. A blank date leaves that end open."""

    code: str
    name: str
    valid_from: str = ""
    valid_to: str = ""
    aliases: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Deployment:
    """A run-time folder and a reference folder below `folder`."""

    folder: Path

    def write_reference(
        self, name: str, report_table: str, calendar: str, organisations: list[Organisation]
    ) -> None:
        """The files that a deployment must have; only one report table is in use, and all owe it."""
        reference = self.folder / "reference"
        reference.mkdir()
        place = {
            "name_vi": name,
            "name_en": name,
            "time_zone": "UTC",
            "language": "en",
            "coverage_limit": "80",
        }
        write_csv(reference / "place.csv", ({"key": key, "value": value} for key, value in place.items()))
        write_csv(reference / "organisations.csv", map(organisation_row, organisations))
        aliases = [
            {"alias": alias, "organisation": organisation.code, "valid_from": "", "valid_to": ""}
            for organisation in organisations
            for alias in organisation.aliases
        ]
        if aliases:
            write_csv(reference / "aliases.csv", aliases)
        calendar_row = {"report_table": report_table, "calendar": calendar, "due_days": 7}
        write_csv(reference / "calendars.csv", [calendar_row])
        duty = {"report_table": report_table, "owner": "department", "valid_from": "", "valid_to": ""}
        write_csv(reference / "duties.csv", [duty])
        indicators = read_csv(OWN_REFERENCE / "indicators.csv")
        write_csv(
            reference / "indicators.csv",
            ({**row, "topic": ""} for row in indicators if row["theme"] == report_table),
        )
        shutil.copy(OWN_REFERENCE / "bands.csv", reference)

    def write_software(self, code: str, name: str) -> None:
        row = {"code": code, "name_vi": name, "name_en": name, "owner": "department"}
        write_csv(self.folder / "reference" / "software.csv", [row])

    def run(self, *arguments: str, exit_code: int = 0) -> str:
        """`python -m data …` as a person would call it; what it printed."""
        environment = {
            **os.environ,
            "EGOV_HOME": str(self.folder / "home"),
            "EGOV_REFERENCE": str(self.folder / "reference"),
        }
        environment.pop("EGOV_LEDGER", None)
        command = [sys.executable, "-m", "data", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
        )
        assert done.returncode == exit_code, f"{' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def load(self, report_table: str, file: Path) -> dict[str, Any]:
        """Import one file; what the command says of it in JSON."""
        answer: dict[str, Any] = json.loads(
            self.run("import", report_table, str(file), "--by", "test", "--lang", "en", "--json")
        )
        return answer

    def values(self) -> pl.DataFrame:
        """All values of the newest snapshot as the command line writes them, dates typed."""
        out = self.folder / "values.csv"
        self.run("values", "--out", str(out))
        text = {"scope": pl.String, "target": pl.Float64, "status": pl.String}
        return pl.read_csv(out, try_parse_dates=True, infer_schema_length=None, schema_overrides=text)

    def snapshot(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of one statement on the newest snapshot's file."""
        home = self.folder / "home"
        pointer = json.loads((home / "current.json").read_text(encoding="utf-8"))
        with duckdb.connect(home / "snapshots" / pointer["file"], read_only=True) as connection:
            return connection.execute(sql).fetchall()


def organisation_row(organisation: Organisation) -> dict[str, object]:
    given = {
        "code": organisation.code,
        "kind": "department",
        "name_vi": organisation.name,
        "name_en": organisation.name,
        "valid_from": organisation.valid_from,
        "valid_to": organisation.valid_to,
    }
    return {column: given.get(column, "") for column in ORGANISATION_COLUMNS}


def parts(values: pl.DataFrame, indicator: str, *columns: str) -> dict[Any, tuple[Any, ...]]:
    """The numerator and denominator of an indicator by the `columns` that tell its rows apart."""
    rows = values.filter(pl.col("indicator") == indicator)
    found = {
        tuple(row[column] for column in columns): (row["numerator"], row["denominator"])
        for row in rows.iter_rows(named=True)
    }
    assert len(found) == len(rows)
    return found
