"""Who and what a file should hold, and levels: each doubt with a file that raises it and one that must not."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from tests.data.made_weeks import KEYS, MONDAY, YEAR, changed, doubts, known, portal, reports, sentences, to_date


def test_a_key_that_was_in_every_report_is_missing() -> None:
    file = reports(range(12, 13)).filter((pl.col("organisation") != "SYT") | (pl.col("service_code") != KEYS[1]))
    (said,) = sentences(doubts(file, known(reports(YEAR))))
    assert "1 rows that were in every report until now are missing: Sở Y tế: 1.000002.H37" in said
    assert sentences(doubts(file, known(reports(range(9, 12))))) == []  # three reports prove nothing


def test_a_correction_of_a_few_rows_misses_nothing() -> None:
    assert sentences(doubts(reports(range(11, 12)).head(1), known(reports(YEAR)))) == []


@pytest.mark.parametrize("written", ["1.00O001.H37", "1.00001.H37", "1-000001-H37"])
def test_a_new_key_written_almost_as_a_known_one(written: str) -> None:
    file = changed(reports(range(12, 13)), "SYT", KEYS[0], service_code=written)
    alike = [problem for problem in doubts(file, known(reports(YEAR))) if problem.suggestion]
    assert [(problem.value, problem.suggestion, problem.rows) for problem in alike] == [(written, KEYS[0], (2,))]


def test_a_new_key_of_its_own_is_no_doubt() -> None:
    file = pl.concat([reports(range(12, 13)), reports(range(12, 13), keys=("1.000004.H37",))])
    assert sentences(doubts(file, known(reports(YEAR)))) == []


def test_changed_levels_are_counted() -> None:
    file = changed(reports(range(12, 13)), "SYT", KEYS[0], level="4")
    (said,) = sentences(doubts(file, known(reports(YEAR))))
    assert said == "1 services have another level than in the report before (e.g. 1.000001.H37: 3 → 4)."


@pytest.mark.parametrize(
    ("before", "after", "is_told"), [("4", "full", False), ("3", "part", False), ("full", "part", True)]
)
def test_the_levels_of_2022_explain_a_new_level(before: str, after: str, is_told: bool) -> None:
    weeks = range(188, 195)  # 2022-W33 begins on 15/08/2022
    moved = timedelta(days=(date(2022, 8, 8) - MONDAY).days - 7 * 193)

    def at(rows: pl.DataFrame, level: str) -> pl.DataFrame:
        return rows.with_columns(pl.col("period_start", "period_end") + moved, level=pl.lit(level))

    stored = known(at(reports(weeks), before))
    found = sentences(doubts(at(reports(range(195, 196)), after), stored))
    assert [said for said in found if "another level" in said] == [said for said in found if is_told]
    assert bool(found) is is_told


def test_the_end_of_the_districts_raises_nothing() -> None:
    moved = {"period_start": date(2025, 6, 30), "period_end": date(2025, 7, 6)}
    file = reports(range(1, 2), units=("H-CAO-LOC",)).with_columns(
        **{name: pl.lit(day) for name, day in moved.items()}
    )
    assert sentences(doubts(file, None)) == []


def test_a_report_that_nobody_owes_is_told() -> None:
    def spent(week: int, unit: str, key: str) -> dict[str, Any]:
        days = {"period_start": date(2019, 3, 1), "period_end": date(2019, 3, 31)}
        return {**days, "numerator": 1.0, "denominator": 2.0}

    owed = reports(range(1, 2), spent, "measures", ("STTTT",), ("funds_disbursed",))
    assert sentences(doubts(owed, None, "measures")) == []
    early = owed.with_columns(period_start=pl.lit(date(2017, 3, 1)), period_end=pl.lit(date(2017, 3, 31)))
    (said,) = sentences(doubts(early, None, "measures"))
    assert "is due from Sở Thông tin và Truyền thông" in said


def test_a_part_that_is_its_whole_everywhere() -> None:
    file = reports(range(12, 13)).with_columns(dossiers_online="dossiers_received")
    found = doubts(file, known(reports(YEAR)))
    assert [problem.column for problem in found] == ["dossiers_online"]
    assert "equals “dossiers_received” in all 12 rows" in sentences(found)[0]
    always = known(reports(YEAR).with_columns(dossiers_online="dossiers_received"))
    assert sentences(doubts(file, always)) == []  # these units are so


def test_portals_and_their_own_figures() -> None:
    stored = known(reports(YEAR, portal, "portal_activity", keys=("syt.langson.gov.vn",)), "portal_activity")
    file = reports(range(12, 13), portal, "portal_activity", keys=("syt.langson.gov.vn",))
    assert sentences(doubts(file, stored, "portal_activity")) == []
    total = reports(range(12, 13), to_date(portal), "portal_activity", keys=("syt.langson.gov.vn",))
    assert "year-to-date" in sentences(doubts(total, stored, "portal_activity"))[0]
    renamed = reports(range(12, 13), portal, "portal_activity", keys=("https://www.syt.langson.gov.vn/",))
    alike = [problem for problem in doubts(renamed, stored, "portal_activity") if "almost alike" in problem.reason]
    assert len(alike) == 4
