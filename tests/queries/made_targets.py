"""A made snapshot of one target and its values, for the tests of pace and arrival."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import duckdb
import polars as pl

import queries

FIRST = date(2019, 1, 7)  # a Monday
DAYS_A_MONTH = 30.4375


@dataclass(frozen=True)
class Made:
    """Values of consecutive weeks (None = not reported) held against one target."""

    values: tuple[float | None, ...]
    target: float = 80.0
    comparator: str = ">="
    deadline: date = date(2020, 12, 31)
    path_from: date = date(2018, 12, 31)
    baseline: float = 0.0
    scope: str = "province"
    unit: str = "percent"
    breaks: tuple[date, ...] = ()
    uncovered: tuple[int, ...] = ()
    incomplete: tuple[int, ...] = ()

    def but(self, **changes: Any) -> "Made":
        return replace(self, **changes)

    @property
    def until(self) -> date:
        return end(len(self.values) - 1)

    def ask(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a query on a snapshot that holds just this."""
        wanted = {"until": self.until, "indicator": "share", "scope": self.scope, "deadline": self.deadline}
        given = {name: wanted[name] for name in queries.parameters(query) if name in wanted} | parameters
        with duckdb.connect() as connection:
            for name, rows in self.tables().items():
                connection.register(f"given_{name}", rows.to_arrow())
                connection.execute(f"create table {name} as from given_{name}")
            rows = connection.execute(queries.text(query), given).pl()
        return rows.to_dicts()

    def outlook(self) -> dict[str, Any]:
        (row,) = self.ask("targets/outlook")
        return row

    def state(self) -> dict[str, Any]:
        (row,) = self.ask("targets/targets")
        return row

    def tables(self) -> dict[str, pl.DataFrame]:
        weeks = range(len(self.values))
        periods = {
            "report_table": ["online_services" for _ in weeks],
            "name": [f"week {week}" for week in weeks],
            "calendar": ["week" for _ in weeks],
            "period_start": [end(week) - timedelta(days=6) for week in weeks],
            "period_end": [end(week) for week in weeks],
            "is_complete": [week not in self.incomplete for week in weeks],
        }
        indicator: dict[str, Any] = {
            "code": "share",
            "theme": "online_services",
            "name_vi": "Tỷ lệ",
            "name_en": "Share",
        }
        indicator |= {"unit": self.unit, "direction": "higher", "display_order": 1, "headline": True}
        path = {"target_number": 1, "indicator": "share", "scope": self.scope, "comparator": self.comparator}
        path |= {"value": self.target, "baseline_value": self.baseline, "baseline": self.baseline}
        path |= {"deadline": self.deadline, "path_from": self.path_from, "is_baseline_measured": False}
        path |= {
            "basis_number": "1/QĐ",
            "basis_date": self.path_from,
            "basis_title": "",
            "confirmed_by": "",
            "note": "",
        }
        bands = {"status": ["met", "on_track", "behind", "off_track"], "lower_bound": [1.0, 0.95, 0.8, 0.0]}
        text, day = pl.String, pl.Date
        return {
            "periods": pl.DataFrame(periods, schema_overrides={"period_start": day, "period_end": day}),
            "indicators": pl.DataFrame([indicator]),
            "target_paths": pl.DataFrame([path]),
            "bands": pl.DataFrame(bands),
            "organisations": pl.DataFrame(
                [{"code": "X", "kind": "district", "display_order": 1, "name_vi": "X", "name_en": "X"}]
            ),
            "breaks": pl.DataFrame(
                [{"on_date": cut, "theme": "online_services", "kind": None} for cut in self.breaks],
                schema={"on_date": day, "theme": text, "kind": text},
            ),
            "indicator_values": self._values(),
        }

    def _values(self) -> pl.DataFrame:
        kind = {"province": "province", "X": "organisation"}.get(self.scope, "group")
        rows = [
            {
                "indicator": "share",
                "basis": "period",
                "theme": "online_services",
                "scope": self.scope,
                "scope_kind": kind,
                "kind": None if kind == "province" else "district",
                "period_start": end(week) - timedelta(days=6),
                "period_end": end(week),
                "numerator": value,
                "value": value,
                "low": 1.0 if week in self.uncovered else None,
                "high": 2.0 if week in self.uncovered else None,
                "due": 31,
                "reported": 10 if week in self.uncovered else 31,
                "is_covered": week not in self.uncovered,
                "is_complete": week not in self.incomplete,
            }
            for week, value in enumerate(self.values)
        ]
        numbers = dict.fromkeys(("numerator", "value", "low", "high"), pl.Float64)
        return pl.DataFrame(rows, schema_overrides={**numbers, "kind": pl.String}).with_columns(
            comparator=pl.lit(None, pl.String), target=pl.lit(None, pl.Float64), point=pl.lit(None, pl.Float64),
            ratio=pl.lit(None, pl.Float64), status=pl.lit(None, pl.String), baseline=pl.lit(None, pl.Float64),
            target_number=pl.lit(None, pl.Int64),
        )  # fmt: skip


def end(week: int) -> date:
    """The last day of the week of that number; the first is 0."""
    return FIRST + timedelta(days=7 * week + 6)


def rising(weeks: int = 12, start: float = 10.0, step: float = 1.0, noise: float = 0.0) -> tuple[float, ...]:
    """Values that go one step a week, with a regular unrest around their line."""
    unrest = (1, -1, -1, 1)
    return tuple(start + step * week + noise * unrest[week % 4] for week in range(weeks))
