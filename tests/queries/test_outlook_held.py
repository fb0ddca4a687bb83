"""The band of an arrival held against what came: every weekly share of the simulated reports, week after week."""

import datetime as dt
from pathlib import Path

import duckdb
import polars as pl
import pytest

import queries
from data import snapshots
from tests.queries.made_targets import FIRST, Made, end

PAST, AHEAD, STEP = 12, 52, 4  # weeks behind, weeks ahead that are looked at, weeks between two trials
LEAST_TRIALS = 300
SLACK = dt.timedelta(days=7)  # a weekly value is known to the week


def trials(values: pl.DataFrame, times: float) -> list[tuple[str, list[float], float, list[float]]]:
    """Of each series from each STEP-th week: its name, twelve values, a target `times` as far on, what came."""
    made = []
    for (indicator, scope), rows in values.group_by("indicator", "scope", maintain_order=True):
        series = rows["value"].to_list()
        for start in range(0, len(series) - PAST - AHEAD, STEP):
            behind, ahead = series[start : start + PAST], series[start + PAST : start + PAST + AHEAD]
            target = behind[-1] + times * (behind[-1] - behind[0])
            if abs(behind[-1] - behind[0]) > 0.5 and 0 < target < 100:
                made.append((f"{indicator}|{scope}|{start}", behind, target, ahead))
    return made


def outlooks(tried: list[tuple[str, list[float], float, list[float]]]) -> dict[str, dict[str, object]]:
    """The outlook of every trial, all moved to the same twelve weeks: one target and one scope each."""
    one = Made(tuple(range(PAST)), deadline=dt.date(2029, 12, 31))
    tables = one.tables()
    path, value = tables["target_paths"], tables["indicator_values"]
    tables["target_paths"] = pl.concat(
        path.with_columns(
            scope=pl.lit(name),
            target_number=pl.lit(number, pl.Int64),
            value=pl.lit(target),
            comparator=pl.lit(">=" if target > behind[-1] else "<="),
        )
        for number, (name, behind, target, _) in enumerate(tried)
    )
    tables["indicator_values"] = pl.concat(
        value.with_columns(scope=pl.lit(name), value=pl.Series(behind)) for name, behind, _, _ in tried
    )
    with duckdb.connect() as connection:
        for name, rows in tables.items():
            connection.register(f"given_{name}", rows.to_arrow())
            connection.execute(f"create table {name} as from given_{name}")
        found = connection.execute(queries.text("targets/outlook"), {"until": one.until}).pl()
    return {row["scope"]: row for row in found.to_dicts()}


def came(behind: list[float], target: float, ahead: list[float]) -> dt.date | None:
    way = 1 if target > behind[-1] else -1
    weeks = [week for week, value in enumerate(ahead) if way * (value - target) >= 0]
    return end(PAST + weeks[0]) if weeks else None


@pytest.mark.parametrize(("times", "least"), [(0.5, 0.9), (1, 0.88), (2, 0.8), (3, 0.75)])
def test_the_band_holds_the_day_that_came(demo_read: Path, times: float, least: float) -> None:
    values = snapshots.current().query(
        "select indicator, scope, value from indicator_values where basis = 'period' and is_covered and is_complete"
        " and scope_kind <> 'organisation' and value is not null and theme <> 'measures'"
        " and indicator in (select code from indicators where unit = 'percent') order by indicator, scope, period_start",
        {},
    )
    tried = trials(values, times)
    found = outlooks(tried)
    last = FIRST + dt.timedelta(weeks=PAST + AHEAD)
    held = []
    for name, behind, target, ahead in tried:
        row, day = found[name], came(behind, target, ahead)
        if row["refusal"] is None and (day or (row["latest"] and row["latest"] < last)):  # else nobody knows yet
            early, late = row["earliest"] - SLACK, (row["latest"] or dt.date.max - SLACK) + SLACK
            held.append(day is not None and early <= day <= late)
    assert len(held) >= LEAST_TRIALS
    assert sum(held) / len(held) >= least
