"""The year so far: its figures are sums over the reports, and only who asks for them gets them."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

import queries
from blocks import cards, pictures, theme, year
from data.snapshots import Snapshot
from tests.blocks.conftest import Viewed
from tests.data.small_store import Week, import_weeks, reference_files

TARGET = "online_dossiers,province,>=,20,0,2018-12-31,2019-12-31,17,2019-03-07,Luật,,\n"
BREAK = "2019-01-21,online_services,,Cách đếm mới,A new count,Luật\n"
PENDING = {"pending_on_time": 8, "pending_overdue": 2}


def so_far(
    snapshot: Snapshot, until: date, scope: str = "province", which: str = "online_dossiers"
) -> dict[str, Any]:
    """The newest row of the year so far."""
    rows = queries.fetch(
        snapshot, "indicator/year_to_date", which=which, scope=None, since=until - timedelta(days=6), until=until
    )
    return rows.filter(pl.col("scope") == scope).row(-1, named=True)


def reports(*weeks: int, online: int = 10) -> list[Week]:
    return [Week(number, {f"A{n}": (100, online) for n in range(1, 6)}) for number in weeks]


@pytest.mark.parametrize("period", ["2018-W30", "2019-W12", "2020-W53"])
@pytest.mark.parametrize("code", ["online_dossiers", "resolved_on_time", "visits", "documents_signed"])
def test_flows_are_sums_over_the_year_s_reports(viewed: Viewed, period: str, code: str) -> None:
    view = viewed(period=period)
    values = queries.fetch(
        view.snapshot, "values/published", indicator=code, period_start=None, period_end=view.until
    )
    periods = view.periods.filter(pl.col("name").str.starts_with(period[:4]))["period_start"]
    told = values.filter(pl.col("period_start").is_in(periods.implode()))
    rows = year.so_far(view, code, None, view.until)
    for scope in ("province", "district", "SYT", "VL"):
        own = told.filter(pl.col("scope") == scope)
        row = rows.filter(pl.col("scope") == scope)
        if own.is_empty():
            continue
        assert row["numerator"][-1] == pytest.approx(own["numerator"].sum())
        assert row["due"][-1] == own["due"].sum()
        assert row["reported"][-1] == own["reported"].sum()
        if own["denominator"].is_not_null().any():
            share = own.filter(pl.col("numerator").is_not_null())
            factor = 1 if code == "visits" else 100
            assert row["value"][-1] == pytest.approx(factor * share["numerator"].sum() / share["denominator"].sum())


def test_stocks_stand_as_each_organisation_last_told_them(home: Path) -> None:
    snapshot = import_weeks(
        Week(0, {"A1": (100, 10), "A2": (50, 5)}, more=PENDING),
        Week(1, {"A1": (60, 30)}, more={"pending_on_time": 5, "pending_overdue": 5}),
    )
    row = so_far(snapshot, date(2019, 1, 20), which="pending_overdue")
    assert (row["numerator"], row["denominator"], row["value"]) == (5 + 2, 10 + 10, 35.0)


def test_the_target_is_held_against_the_year_and_the_change_is_since_a_year_ago(home: Path) -> None:
    snapshot = import_weeks(
        *reports(0, 1, 2), *reports(51, 52, 53, online=40), files=reference_files(targets=TARGET)
    )
    first = so_far(snapshot, date(2019, 1, 20))
    assert (first["value"], first["status"], first["change"]) == (10.0, "met", None)
    later = so_far(snapshot, date(2020, 1, 19))
    assert later["value"] == 40.0
    assert later["status"] == "expired"
    assert (later["previous_value"], later["change"]) == (10.0, 30.0)


def test_too_few_reports_of_the_year_give_a_range_and_no_verdict(home: Path) -> None:
    half = [Week(number, {"A1": (100, 10), "A2": (100, 10)}) for number in (1, 2)]
    snapshot = import_weeks(*reports(0), *half, files=reference_files(targets=TARGET))
    row = so_far(snapshot, date(2019, 1, 27))
    assert (row["due"], row["reported"], row["is_covered"]) == (15, 9, False)
    assert (row["status"], row["rank"], row["change"]) == ("", None, None)
    assert row["low"] == pytest.approx(100 * 90 / 1500)
    assert row["high"] == pytest.approx(100 * (90 + 600) / 1500)
    assert so_far(snapshot, date(2019, 1, 27), "A1")["rank"] is None


def test_a_break_begins_the_sum_anew(home: Path) -> None:
    snapshot = import_weeks(*reports(0, 1), *reports(2, online=50), files=reference_files(breaks=BREAK))
    assert so_far(snapshot, date(2019, 1, 20))["value"] == 10.0
    assert so_far(snapshot, date(2019, 1, 27))["value"] == 50.0


def test_only_who_asks_for_the_year_gets_it(viewed: Viewed) -> None:
    view = viewed(basis=year.YEAR)
    now, added = (cards.found(view, "online_services", basis=basis) for basis in (year.PERIOD, year.YEAR))
    assert cards.found(view, "online_services").equals(now)
    assert added["indicator"].to_list() == now["indicator"].to_list()
    assert added["due"].max() > now["due"].max()
    assert "báo cáo từ đầu năm đã nhận" in theme.top(view, "online_services", year.YEAR)
    assert "báo cáo từ đầu năm" not in theme.top(view, "online_services", year.PERIOD)


def test_no_line_joins_two_years(viewed: Viewed) -> None:
    view = viewed(period="2019-W12", basis=year.YEAR)
    figure = pictures.trend_of(view, "visits", "province", "280", year.YEAR).figure
    actual = figure["data"][-1]
    first = actual["x"].index("2019-01-06")
    assert actual["y"][first - 1] is None
    assert any(note["text"] == "2019" for note in figure["layout"]["annotations"])


def test_the_ranking_follows(viewed: Viewed) -> None:
    view = viewed(basis=year.YEAR)
    rows = year.so_far(view, "online_dossiers", None, view.until)
    drawn = pictures.ranking_of(view, "online_dossiers", "district", "name", year.YEAR)
    assert drawn.table is not None
    shown = {row[0]: row[1] for row in drawn.table.rows}
    for row in rows.filter(pl.col("kind") == "district").iter_rows(named=True):
        if row["scope"] in view.organisations:
            assert shown[view.organisation_name(row["scope"])] == pytest.approx(row["value"])
