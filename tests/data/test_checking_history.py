"""Figures beside the same unit's other periods: each doubt with a file that raises it and one that must not."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from tests.data.made_weeks import KEYS, UNITS, YEAR, changed, doubts, known, reports, sentences, to_date, weekly


def test_an_ordinary_week_raises_nothing() -> None:
    assert sentences(doubts(reports(range(12, 13)), known(reports(YEAR)))) == []
    assert sentences(doubts(reports(range(12, 13)), None)) == []
    assert sentences(doubts(reports(range(1, 30)), None)) == []


def test_a_week_that_holds_the_year_so_far_is_one_loud_warning() -> None:
    (problem,) = doubts(reports(range(12, 13), to_date(weekly)), known(reports(YEAR)))
    (said,) = sentences([problem])
    assert said.startswith("These look like year-to-date figures")
    assert "4 of 4 organisations" in said
    assert problem.count == 12


def test_one_unit_that_reports_the_year_so_far_is_named() -> None:
    file = pl.concat(
        [reports(range(12, 13), to_date(weekly), units=UNITS[:1]), reports(range(12, 13), units=UNITS[1:])]
    )
    (said,) = sentences(doubts(file, known(reports(YEAR))))
    assert "not figures of the period: Sở Y tế." in said


@pytest.mark.parametrize("weeks", [range(1, 7), range(20, 26)])
def test_several_weeks_that_never_fall_are_year_to_date_figures(weeks: range) -> None:
    (said,) = sentences(doubts(reports(weeks, to_date(weekly)), None))
    assert "4 of 4 organisations" in said


def test_year_to_date_figures_that_are_stored_already_are_seen_with_the_next_week() -> None:
    stored = known(reports(range(5, 12), to_date(weekly)))
    (said,) = sentences(doubts(reports(range(12, 13), to_date(weekly)), stored))
    assert said.startswith("These look like year-to-date figures")


def test_figures_that_rise_in_spring_are_not_year_to_date() -> None:
    def rising(week: int, unit: str, key: str) -> dict[str, Any]:
        """From the quiet weeks of the new year: more every week, in every service, but no running total."""
        received = 40 + 3 * week
        return {"dossiers_received": received, "dossiers_online": received // 2, "level": "3"}

    assert sentences(doubts(reports(range(9, 17), rising), None)) == []
    assert sentences(doubts(reports(range(12, 13), rising), known(reports(range(2, 12), rising)))) == []


def test_measures_that_are_a_running_total_by_definition_may_rise() -> None:
    def spent(week: int, unit: str, key: str) -> dict[str, Any]:
        start = date(2019, week, 1)
        end = date(2019, week + 1, 1) - timedelta(days=1)
        return {"period_start": start, "period_end": end, "numerator": 100.0 * week, "denominator": 5000.0}

    def file(key: str) -> pl.DataFrame:
        return reports(range(1, 9), spent, "measures", ("STTTT", "H-CAO-LOC"), (key,))

    assert sentences(doubts(file("funds_disbursed"), None, "measures")) == []
    assert "year-to-date" in sentences(doubts(file("work_files_online"), None, "measures"))[0]


def test_figures_copied_for_three_weeks() -> None:
    def copied(week: int, unit: str, key: str) -> dict[str, Any]:
        return weekly(10 if unit == "SYT" and week > 10 else week, unit, key)

    stored = known(reports(range(1, 12), copied))
    problems = doubts(reports(range(12, 13), copied), stored)
    (said,) = sentences(problems)
    assert "exactly the same for 3 periods in a row: Sở Y tế." in said
    assert problems[0].count == 3
    assert sentences(doubts(reports(range(11, 12), copied), known(reports(range(1, 11), copied)))) == []


def test_a_small_unit_with_zeros_is_no_copy() -> None:
    def quiet(week: int, unit: str, key: str) -> dict[str, Any]:
        return {"dossiers_received": 1 if key == KEYS[0] else 0, "dossiers_online": 0, "level": "3"}

    assert sentences(doubts(reports(range(12, 13), quiet), known(reports(YEAR, quiet)))) == []


def test_the_week_before_sent_under_another_week() -> None:
    again = reports(range(11, 12)).with_columns(pl.col("period_start", "period_end") + timedelta(weeks=1))
    (said,) = sentences(doubts(again, known(reports(YEAR))))
    assert "the figures of the period before (from 2019-03-11)" in said


def test_a_unit_in_which_little_happens_does_not_hide_the_week_before() -> None:
    def quiet(week: int, unit: str, key: str) -> dict[str, Any]:
        """One unit with hardly a dossier beside three as usual."""
        small = {"dossiers_received": 1, "dossiers_online": 0, "level": "3"}
        return small if unit == "SNV" else weekly(week, unit, key)

    again = reports(range(11, 12), quiet).with_columns(pl.col("period_start", "period_end") + timedelta(weeks=1))
    (said,) = sentences(doubts(again, known(reports(YEAR, quiet))))
    assert said.startswith("3 of 3 organisations of the file report exactly the figures")


def test_a_correction_is_not_compared_with_what_it_corrects() -> None:
    stored = known(changed(reports(YEAR), "SYT", KEYS[0], dossiers_received=60_000))
    assert sentences(doubts(reports(range(11, 12)), stored))[:0] == []
    assert sentences(doubts(reports(range(11, 12)), known(reports(YEAR)))) == []


def test_a_lost_separator_is_said_with_what_was_meant() -> None:
    file = changed(reports(range(12, 13)), "SYT", KEYS[0], dossiers_received=61_000)
    (problem,) = doubts(file, known(reports(YEAR)))
    (said,) = sentences([problem])
    assert "“dossiers_received” is 61000.0 for Sở Y tế (1.000001.H37)" in said
    assert "about 1000 times less" in said
    assert (problem.rows, problem.suggestion, problem.severity) == ((2,), "61?", "warning")


def test_no_value_is_suggested_where_digits_would_be_lost() -> None:
    (problem,) = doubts(
        changed(reports(range(12, 13)), "SYT", KEYS[0], dossiers_received=61_234), known(reports(YEAR))
    )
    assert (problem.column, problem.suggestion) == ("dossiers_received", None)


def test_a_jump_within_one_file_of_many_weeks() -> None:
    rows = reports(range(1, 13))
    file = rows.with_columns(
        dossiers_received=pl.when(pl.int_range(pl.len()) == 60).then(57_000).otherwise("dossiers_received")
    )
    (problem,) = doubts(file, None)
    assert (problem.rows, problem.column) == ((62,), "dossiers_received")


def test_many_jumps_of_a_column_are_one_problem() -> None:
    file = reports(range(12, 13)).with_columns(pl.col("dossiers_received") * 1000)
    problems = doubts(file, known(reports(range(1, 12)).with_columns(period_end=pl.col("period_end"))))
    jumped = [problem for problem in problems if problem.column == "dossiers_received"]
    assert [problem.count for problem in jumped] == [12]


@pytest.mark.parametrize("value", [0, 100, 150])
def test_what_is_no_jump(value: int) -> None:
    small = {"dossiers_received": 3, "dossiers_online": 0}
    stored = known(changed(reports(YEAR), "SYT", KEYS[0], **small))
    file = changed(reports(range(12, 13)), "SYT", KEYS[0], dossiers_received=min(value, 29), dossiers_online=0)
    assert sentences(doubts(file, stored)) == []
    if value:
        busy = changed(reports(range(12, 13)), "SYT", KEYS[0], dossiers_received=value)
        assert sentences(doubts(busy, known(reports(YEAR)))) == []
        assert (
            sentences(doubts(changed(busy, "SYT", KEYS[0], dossiers_received=60_000), known(reports(range(8, 12)))))
            == []
        )


def test_a_figure_falls_to_zero_that_never_did() -> None:
    file = changed(reports(range(12, 13)), "SYT", KEYS[0], dossiers_received=0, dossiers_online=0)
    problems = doubts(file, known(reports(YEAR)))
    assert [problem.column for problem in problems] == ["dossiers_received", "dossiers_online"]
    assert "falls to 0 in 1 rows" in sentences(problems)[0]
