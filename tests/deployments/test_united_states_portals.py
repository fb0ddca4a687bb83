"""Visits to the portals of 27 agencies of the United States, added up from days to weeks.

The days run from Saturday 07/10/2023 to Thursday 04/01/2024, so the first and the last week are cut; their
rows give the dates that they really cover.
"""

import json
from collections import defaultdict
from datetime import date, timedelta

import polars as pl
import pytest

from .deployment import Deployment, Organisation, parts, read_csv, source, write_csv

FOLDER = "03_us_agency_portal_traffic"
FIRST_DAY, LAST_DAY = date(2023, 10, 7), date(2024, 1, 4)
CUT_WEEKS = {date(2023, 10, 2), date(2024, 1, 1)}

Visits = dict[tuple[str, date], int]


def weekly_visits() -> Visits:
    """Visits by agency and the Monday of the week."""
    total: Visits = defaultdict(int)
    for row in read_csv(source(f"{FOLDER}/daily_visits_by_agency.csv")):
        day = date.fromisoformat(row["date"])
        total[row["agency_slug"], day - timedelta(days=day.weekday())] += int(row["visits"])
    return total


@pytest.fixture(scope="module")
def portals(tmp_path_factory: pytest.TempPathFactory) -> Deployment:
    names = {row["agency_slug"]: row["agency"] for row in read_csv(source(f"{FOLDER}/daily_visits_by_agency.csv"))}
    deployment = Deployment(tmp_path_factory.mktemp("portals"))
    agencies = [Organisation(code, name) for code, name in names.items()]
    deployment.write_reference("United States", "portal_activity", "week", agencies)
    rows = [
        {
            "period_start": max(monday, FIRST_DAY),
            "period_end": min(monday + timedelta(days=6), LAST_DAY),
            "organisation": names[agency],
            "portal": "all sites",
            "visits": visits,
            "articles": "",
        }
        for (agency, monday), visits in sorted(weekly_visits().items())
    ]
    write_csv(deployment.folder / "visits.csv", rows)
    return deployment


@pytest.fixture(scope="module")
def answer(portals: Deployment) -> str:
    loaded = portals.load("portal_activity", portals.folder / "visits.csv")
    return json.dumps(loaded, ensure_ascii=False)


@pytest.fixture(scope="module")
def values(portals: Deployment, answer: str) -> pl.DataFrame:
    return portals.values()


def test_every_week_of_every_agency(values: pl.DataFrame) -> None:
    found = parts(values, "visits", "scope", "period_start")
    for (agency, monday), visits in weekly_visits().items():
        assert found[agency, monday] == (visits, None)


def test_weeks_of_all_agencies(values: pl.DataFrame) -> None:
    expected: dict[date, int] = defaultdict(int)
    for (_, monday), visits in weekly_visits().items():
        expected[monday] += visits
    rows = values.filter(indicator="visits", scope="province")
    assert dict(rows.select("period_start", "numerator").iter_rows()) == expected
    assert rows["value"].to_list() == rows["numerator"].to_list()
    assert len(expected) == 14


def test_weeks_add_up_to_the_published_months(values: pl.DataFrame) -> None:
    """Visits are a flow: all weeks together are all months together, agency by agency."""
    months: dict[str, int] = defaultdict(int)
    for row in read_csv(source(f"{FOLDER}/expected_monthly_by_agency.csv")):
        months[row["agency_slug"]] += int(row["visits"])
    weeks = values.filter(pl.col("indicator") == "visits", pl.col("scope").is_in(list(months)))
    added = weeks.group_by("scope").agg(pl.col("numerator").sum())
    assert dict(added.iter_rows()) == months
    assert len(months) == 27


def test_cut_weeks_are_incomplete(portals: Deployment, answer: str) -> None:
    """Only the first and the last week say that they are incomplete, and the import warns of them."""
    incomplete = portals.snapshot("select period_start, days_covered from periods where not is_complete")
    assert dict(incomplete) == {date(2023, 10, 2): 2, date(2024, 1, 1): 4}
    flagged = portals.snapshot(
        "select distinct period_start from indicator_values where not is_complete and basis = 'period'"
    )
    assert {day for (day,) in flagged} == CUT_WEEKS
    assert "covers only 2 of the 7 days" in answer
    assert "covers only 4 of the 7 days" in answer


def test_cut_weeks_get_no_status_and_no_rank(portals: Deployment, answer: str) -> None:
    judged = portals.snapshot(
        """
        select period_start, status, rank from indicator_values
        where not is_complete and basis = 'period' and numerator is not null
            and (status not in ('', 'no_data') or rank is not null)
        """
    )
    assert judged == []


def test_silent_weeks_are_no_zero(values: pl.DataFrame) -> None:
    """One agency has figures for only some weeks: in the others it owes a report and has no number."""
    told = {monday for agency, monday in weekly_visits() if agency == "nuclear-regulatory-commission"}
    rows = values.filter(indicator="visits", scope="nuclear-regulatory-commission")
    silent = rows.filter(~pl.col("period_start").is_in(list(told)))
    assert len(rows) == 14
    assert len(silent) == 14 - len(told) > 0
    assert silent["numerator"].null_count() == len(silent)
    assert set(silent["status"]) == {"no_data"}


def test_articles_not_reported_are_no_zero(values: pl.DataFrame) -> None:
    articles = values.filter(indicator="articles")
    assert len(articles) > 0
    assert articles["numerator"].null_count() == len(articles)
