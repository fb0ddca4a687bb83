"""What a snapshot says of the ledger: sums, coverage, paths, status, ranks, breaks; and the same twice."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from data import ledger, publishing
from tests.data.small_store import Week, import_weeks, reference_files, revoke, target, values

ALL = {"A1": (100, 10), "A2": (50, 20), "A3": (10, 10), "A4": (40, 0), "A5": (0, 0)}


def test_a_province_is_sum_over_sum_and_never_a_mean_of_percentages(home: Path) -> None:
    (province,) = values(import_weeks(Week(0, ALL)))
    assert (province["numerator"], province["denominator"]) == (40, 200)
    assert province["value"] == 20.0  # the mean of the units' percentages would be 37,5
    assert (province["due"], province["reported"]) == (5, 5)


def test_nothing_received_is_not_zero_percent_and_a_silent_unit_is_neither(home: Path) -> None:
    snapshot = import_weeks(Week(0, {"A1": (100, 10), "A4": (40, 0), "A5": (0, 0)}))
    (zero,), (nothing,), (silent,) = (values(snapshot, scope=code) for code in ("A4", "A5", "A2"))
    assert (zero["value"], zero["status"]) == (0.0, "")
    assert (nothing["value"], nothing["numerator"], nothing["status"]) == (None, 0.0, "")
    assert (silent["value"], silent["numerator"], silent["status"]) == (None, None, "no_data")
    assert (silent["due"], silent["reported"]) == (1, 0)


def test_a_row_with_one_part_missing_counts_in_neither_and_is_counted_beside_the_value(home: Path) -> None:
    (province,) = values(import_weeks(Week(0, {**ALL, "A1": (100, None)})))
    assert (province["numerator"], province["denominator"], province["rows_left_out"]) == (30, 100, 1)


def test_below_the_coverage_limit_an_aggregate_is_a_range_without_status_or_rank(home: Path) -> None:
    few = {"A1": (100, 10), "A2": (50, 20)}
    snapshot = import_weeks(Week(0, ALL), Week(1, few), files=reference_files(targets=target()))
    _, province = values(snapshot)
    assert (province["due"], province["reported"], province["is_covered"]) == (5, 2, False)
    # the silent three weighed 10 + 40 + 0 dossiers when they last reported
    assert province["low"] == pytest.approx(100 * 30 / 200)
    assert province["high"] == pytest.approx(100 * 80 / 200)
    assert (province["status"], province["change"]) == ("", None)
    assert values(snapshot, scope="A1")[1]["rank"] is None
    assert values(snapshot, scope="A1")[0]["rank"] == 3


def test_a_silent_unit_that_never_told_a_part_has_no_weight_in_the_range(home: Path) -> None:
    snapshot = import_weeks(Week(0, {**ALL, "A3": (10, None)}), Week(1, {"A1": (100, 10), "A2": (50, 20)}))
    _, province = values(snapshot)
    assert province["low"] == pytest.approx(100 * 30 / 190)
    assert province["high"] == pytest.approx(100 * 70 / 190)


@pytest.mark.parametrize(
    ("online", "status"),
    [(20, "met"), (19.9, "on_track"), (19, "on_track"), (18.9, "behind"), (16, "behind"), (15.9, "off_track")],
)
def test_status_is_the_band_of_the_value_over_todays_point(home: Path, online: float, status: str) -> None:
    week = Week(24, dict.fromkeys(ALL, (1000, round(online * 10))))
    (province,) = values(import_weeks(week, files=reference_files(targets=target(value=20, baseline_value=20))))
    assert (province["point"], province["status"]) == (20, status)


def test_todays_point_is_on_the_straight_path_by_days(home: Path) -> None:
    rows = target(value=40, baseline_value=10, baseline_on="2019-01-03", deadline="2019-01-23")
    (province,) = values(import_weeks(Week(0, ALL), files=reference_files(targets=rows)))
    assert province["period_end"] == date(2019, 1, 13)  # ten of twenty days
    assert province["point"] == pytest.approx(25)


def test_where_lower_is_better_the_path_is_divided_by_the_value(home: Path) -> None:
    more = {"pending_on_time": 90, "pending_overdue": 10}
    rows = target(indicator="pending_overdue", comparator="<=", value=5, baseline_value=15, deadline="2019-01-13")
    (province,) = values(
        import_weeks(Week(0, ALL, more=more), files=reference_files(targets=rows)), "pending_overdue"
    )
    assert (province["value"], province["point"], province["ratio"]) == (10.0, 5.0, 0.5)
    assert province["status"] == "off_track"


def test_the_deadlines_own_week_is_judged_and_the_next_is_expired_or_has_the_next_target(home: Path) -> None:
    rows = target(value=20, deadline="2019-01-16")
    weeks = (Week(0, ALL), Week(1, ALL), Week(2, ALL))
    before, at, after = values(import_weeks(*weeks, files=reference_files(targets=rows)))
    assert before["point"] < 20
    assert (at["status"], at["point"], at["target"]) == ("met", 20, 20)
    assert (after["status"], after["point"], after["target"]) == ("expired", 20, 20)


def test_a_later_target_takes_over_when_one_has_expired(home: Path) -> None:
    rows = target(value=10, deadline="2019-01-13") + target(
        value=30, baseline_on="2019-01-14", deadline="2019-12-31"
    )
    first, second = values(import_weeks(Week(0, ALL), Week(1, ALL), files=reference_files(targets=rows)))
    assert (first["target"], second["target"]) == (10, 30)


def test_a_blank_baseline_is_the_provinces_own_value_of_that_day(home: Path) -> None:
    rows = target(baseline_value="", baseline_on="2019-01-13", value=80, deadline="2019-12-31")
    first, second = values(import_weeks(Week(0, ALL), Week(1, ALL), files=reference_files(targets=rows)))
    assert (first["baseline"], first["point"]) == (20.0, 20.0)
    assert second["point"] == pytest.approx(20 + 60 * 7 / 352)


def test_no_change_is_told_across_a_break_or_an_incomplete_week(home: Path) -> None:
    files = reference_files(breaks="2019-01-21,online_services,,Đổi,Change,QĐ\n")
    weeks = [Week(0, ALL), Week(1, ALL), Week(2, ALL), Week(3, ALL, days_covered=3)]
    rows = values(import_weeks(*weeks, files=files))
    assert [row["change"] for row in rows] == [None, 0.0, None, None]
    assert [row["is_after_break"] for row in rows] == [False, False, True, False]
    assert rows[3]["is_complete"] is False


def test_a_unit_in_its_first_period_is_not_ranked(home: Path) -> None:
    without = {code: parts for code, parts in ALL.items() if code != "A2"}
    snapshot = import_weeks(Week(0, without), Week(1, ALL), Week(2, ALL))
    assert [row["rank"] for row in values(snapshot, scope="A2")] == [None, None, 2]


def test_a_report_after_its_day_is_late(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EGOV_NOW", "2019-01-16T16:30:00+00:00")  # 23:30 of the last day, in the place's time
    import_weeks(Week(0, {"A1": (1, 1)}))
    monkeypatch.setenv("EGOV_NOW", "2019-01-16T17:30:00+00:00")
    snapshot = import_weeks(Week(0, {"A2": (1, 1)}))
    status = {row["organisation"]: row for row in snapshot.query("from report_status", {}).to_dicts()}
    assert (status["A1"]["is_late"], status["A2"]["is_late"], status["A3"]["is_reported"]) == (False, True, False)


def digest_of(path: Path) -> str:
    with duckdb.connect(path, read_only=True) as connection:
        return publishing.digest(connection)


STEPS = st.lists(
    st.tuples(st.integers(0, 5), st.sets(st.sampled_from(sorted(ALL)), min_size=1), st.booleans()),
    min_size=1,
    max_size=6,
)


def same_either_way(examples: int, folders: pytest.TempPathFactory) -> None:
    """Weeks come in any order, with gaps, corrections and revocations."""
    files = reference_files(targets=target(baseline_value="", baseline_on="2019-01-15"))

    @settings(max_examples=examples, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
    @given(STEPS)
    @example([(0, {"A1"}, False), (2, {"A1"}, True)])
    def come(steps: list[tuple[int, set[str], bool]]) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("EGOV_HOME", str(folders.mktemp("var")))
            for number, (week, units, is_revoked) in enumerate(steps):
                reports = dict.fromkeys(units, (100 + number, 10 * number))
                snapshot = import_weeks(Week(week, reports), files=files)
                if is_revoked:
                    snapshot = revoke(snapshot.number, files)
            with ledger.writing() as opened:
                again = folders.mktemp("again") / "again.duckdb"
                publishing.build_from_ledger(opened, snapshot.number, again)
            assert digest_of(snapshot.path) == digest_of(again)

    come()


@pytest.mark.parametrize("examples", [5, pytest.param(60, marks=pytest.mark.long)])
def test_computing_only_what_differs_gives_the_same_snapshot(
    examples: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    same_either_way(examples, tmp_path_factory)
