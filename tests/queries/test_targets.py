"""Pace and arrival: the sums against plain arithmetic, each refusal, nothing beyond a deadline or across a break."""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.queries.made_targets import DAYS_A_MONTH, Made, end, rising

STEADY = Made(rising(12, step=1.0, noise=0.3))
T80, T95 = 1.372, 2.228  # of Student's distribution, ten degrees of freedom
LASTING = 0.4  # the share of a pace that may change


def slope(given: Sequence[float | None], days: list[int]) -> tuple[float, float]:
    """The least-squares slope in units a month and its standard error, written out."""
    values = [value for value in given if value is not None]
    months = [day / DAYS_A_MONTH for day in days]
    middle, mean = sum(months) / len(months), sum(values) / len(values)
    width = sum((month - middle) ** 2 for month in months)
    pace = sum((m - middle) * (v - mean) for m, v in zip(months, values, strict=True)) / width
    rest = [v - mean - pace * (m - middle) for m, v in zip(months, values, strict=True)]
    return pace, math.sqrt(sum(one**2 for one in rest) / (len(values) - 2) / width)


def month_days(months: float) -> timedelta:
    return timedelta(days=math.ceil(round(months * DAYS_A_MONTH, 6)))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.floats(-0.8, 0.8), min_size=12, max_size=20),
    st.floats(0.4, 2.0),
    st.sampled_from([">=", "<="]),
    st.integers(5, 30),
)
def test_pace_needed_and_arrival_are_those_of_plain_arithmetic(
    unrest: list[float], step: float, comparator: str, distance: int
) -> None:
    way = 1 if comparator == ">=" else -1
    values = tuple(200 + way * (step * week + noise) for week, noise in enumerate(unrest))
    target = values[-1] + way * distance
    made = Made(values, target=target, comparator=comparator, unit="count", deadline=date(2020, 6, 30))
    row = made.outlook()

    last = list(values[-12:])
    pace, error = slope(last, [7 * week for week in range(12)])
    assert row["pace"] == pytest.approx(pace)
    assert row["value"] == values[-1]
    left = (made.deadline - made.until).days / DAYS_A_MONTH
    assert row["needed"] == pytest.approx((target - values[-1]) / left)
    assert (row["refusal"] == "no_trend") == (abs(pace) <= T95 * error)
    if row["refusal"] is None:
        months = distance / (way * pace)
        assert abs((row["arrival"] - made.until - month_days(months)).days) <= 1
        # as fast as needed, or faster, is to arrive in time
        assert (row["arrival"] <= made.deadline) == (way * pace >= way * row["needed"]) or abs(months - left) < 0.1
        assert row["earliest"] <= row["arrival"]
        assert row["latest"] is None or row["latest"] >= row["arrival"]
        assert row["is_missed"] == (months > left)


def test_the_band_ends_where_its_edge_meets_the_target() -> None:
    row = STEADY.but(target=40.0).outlook()
    values = list(STEADY.values)
    pace, error = slope(values, [7 * week for week in range(12)])
    spread = (error**2) * sum(((week - 5.5) * 7 / DAYS_A_MONTH) ** 2 for week in range(12))

    def half(months: float) -> float:
        return T80 * math.sqrt(2 * spread + months**2 * (error**2 + (LASTING * pace) ** 2))

    gap = 40.0 - row["value"]
    for day, sign in ((row["earliest"], 1), (row["latest"], -1)):
        months = (day - STEADY.until).days / DAYS_A_MONTH
        assert pace * months + sign * half(months) == pytest.approx(gap, abs=0.25)


@pytest.mark.parametrize(
    ("made", "refusal"),
    [
        (STEADY, None),
        (Made(rising(5)), "few"),
        (Made((*rising(12, 10), *[None] * 7)), "few"),  # five of the last twelve periods
        (STEADY.but(breaks=(end(8),)), "break"),
        (Made((20.0, 22.0) * 6), "no_trend"),
        (Made((20.0,) * 12), "no_trend"),
        (Made(rising(12, 60, -1.0, 0.3)), "away"),
        (Made(rising(12, 10, 1.0, 0.3), comparator="<=", target=5.0, baseline=30.0), "away"),
        (STEADY.but(target=21.0), "reached"),
        (STEADY.but(comparator="<=", target=30.0), "reached"),
        (STEADY.but(deadline=date(2019, 2, 1)), "expired"),
        (STEADY.but(path_from=date(2019, 12, 31)), "ahead"),
        (Made(rising(12, 10, 0.02, 0.001)), "far"),
        (STEADY.but(breaks=(date(2019, 7, 1),)), "break_ahead"),
        (STEADY.but(uncovered=(11,)), "uncovered"),
        (Made((None,) * 12), "no_data"),
        (Made((*rising(12), None), breaks=(end(12) - timedelta(days=6),)), "break"),
    ],
)
def test_no_day_is_told_without_a_reason_to(made: Made, refusal: str | None) -> None:
    row = made.outlook()
    assert row["refusal"] == refusal
    assert (row["arrival"] is None) == (refusal is not None)
    assert (row["earliest"] is None) == (refusal is not None)


def test_fewer_than_six_and_six() -> None:
    single = Made((20.0,)).outlook()
    assert (single["refusal"], single["pace"], single["is_missed"]) == ("few", None, False)
    assert Made(rising(5)).outlook()["refusal"] == "few"
    six = Made(rising(6, noise=0.05)).outlook()
    assert (six["points"], six["refusal"]) == (6, None)


def test_only_the_last_twelve_periods_make_the_pace() -> None:
    """A quiet year before does not slow it."""
    row = Made((5.0,) * 30 + rising(12, 10, 1.0)).outlook()
    assert row["points"] == 12
    assert row["pace"] == pytest.approx(DAYS_A_MONTH / 7)


def test_unsound_values_make_no_pace() -> None:
    wild = list(rising(12, 10, 1.0))
    wild[3], wild[6] = 95.0, 0.0
    row = Made(tuple(wild), uncovered=(3,), incomplete=(6,)).outlook()
    assert (row["points"], row["refusal"]) == (10, None)
    assert row["pace"] == pytest.approx(DAYS_A_MONTH / 7)


def test_wild_values_and_tiny_slopes_are_refused_and_do_not_fail() -> None:
    wild = (10.0, 90.0, 5.0, 70.0, 20.0, 95.0, 1.0, 60.0, 30.0, 99.0, 2.0, 50.0)
    assert Made(wild, target=51.0).outlook()["refusal"] == "no_trend"
    tiny = tuple(90.0 + week * 1e-9 for week in range(12))
    assert Made(tiny, target=5.0).outlook()["refusal"] == "reached"
    assert Made(tiny, target=95.0).outlook()["refusal"] in ("far", "no_trend")


def test_an_organisation_answers_for_itself() -> None:
    row = Made(rising(12, noise=0.3), scope="X", uncovered=tuple(range(12))).outlook()
    assert (row["points"], row["refusal"]) == (12, None)


@pytest.mark.parametrize("cut", range(2, 6))
def test_no_pace_crosses_a_break(cut: int) -> None:
    """Before the break the values fell; the pace is that of the rise after it."""
    values = tuple(90.0 - week for week in range(cut)) + rising(12 - cut, 10, 1.0)
    first = end(cut) - timedelta(days=6)
    row = Made(values, breaks=(first,)).outlook()
    assert row["points"] == 12 - cut
    assert row["pace"] == pytest.approx(DAYS_A_MONTH / 7)
    # the period within which the counting changed is of neither kind
    assert Made(values, breaks=(first + timedelta(days=2),)).outlook()["points"] == 11 - cut


def test_no_forecast_crosses_a_break() -> None:
    far = date(2020, 3, 1)
    row = STEADY.but(target=40.0, breaks=(far,)).outlook()
    assert row["refusal"] is None
    near = row["latest"] - timedelta(days=1)
    open_ended = STEADY.but(target=40.0, breaks=(near,)).outlook()
    assert (open_ended["refusal"], open_ended["latest"]) == (None, None)
    refused = STEADY.but(target=40.0, breaks=(row["arrival"],)).outlook()
    assert (refused["refusal"], refused["at_deadline"]) == ("break_ahead", None)


def test_a_share_never_goes_beyond_its_ends() -> None:
    made = STEADY.but(target=100.0, values=rising(12, 80.0, 1.0, 0.3), deadline=date(2025, 12, 31))
    assert made.outlook()["at_deadline"] == 100.0
    falling = Made(rising(12, 30, -1.0, 0.3), comparator="<=", target=2.0, deadline=date(2025, 12, 31))
    assert falling.outlook()["at_deadline"] == 0.0
    for one in (made, falling):
        for row in projected(one):
            assert 0 <= row["low"] <= row["middle"] <= row["high"] <= 100


def projected(made: Made, days: int = 900) -> list[dict[str, Any]]:
    found = made.outlook()
    numbers = {name: found[name] for name in ("day", "value", "pace", "noise", "wobble", "unit")}
    return made.ask("targets/projection", **numbers, end=made.until + timedelta(days=days))


def test_the_drawn_pace_meets_the_target_on_the_day_that_is_told() -> None:
    made = STEADY.but(target=40.0)
    found = made.outlook()
    last = projected(made, (found["arrival"] - made.until).days)[-1]
    assert last["day"] == found["arrival"]
    assert last["middle"] == pytest.approx(40.0, abs=0.2)
    first = projected(made)[0]
    assert (first["day"], first["low"], first["high"]) == (made.until, made.values[-1], made.values[-1])


@pytest.mark.parametrize(("step", "missed"), [(0.2, True), (2.0, False), (-0.5, True)])
def test_missed_is_what_does_not_arrive_in_time(step: float, missed: bool) -> None:
    row = Made(rising(12, 40.0, step, 0.05), deadline=date(2019, 12, 31)).outlook()
    assert row["is_missed"] is missed
    assert (row["at_deadline"] < 80) is missed


@pytest.mark.parametrize("until", [12, 30, 60, 100])
def test_an_expired_target_is_not_stretched(until: int) -> None:
    """What comes after the deadline changes neither its value nor whether it was reached."""
    deadline = end(9)
    made = Made(rising(until, 10.0, 1.0), target=25.0, deadline=deadline, baseline=10.0)
    state, outlook = made.state(), made.outlook()
    assert (state["status"], state["is_reached"], state["value"]) == ("expired", False, 19.0)
    assert (outlook["refusal"], outlook["needed"], outlook["at_deadline"]) == ("expired", None, None)
    assert not outlook["is_missed"]
    path = made.ask("targets/path")
    assert [row["point"] for row in path][10:] == [None] * (until - 10)
    assert path[9]["point"] == 25.0


def test_the_deadline_s_own_period_is_still_judged() -> None:
    deadline = end(11) - timedelta(days=3)
    state = Made(rising(12, 10.0, 1.0), target=20.0, deadline=deadline).state()
    assert (state["status"], state["is_reached"]) == ("met", True)
    assert Made(rising(13, 10.0, 1.0), target=20.0, deadline=deadline).state()["status"] == "expired"


def test_today_s_point_and_the_status_against_it() -> None:
    made = Made(rising(12, 10.0, 1.0), target=100.0, baseline=0.0, deadline=date(2019, 12, 31))
    state = made.state()
    point = 100.0 * (made.until - made.path_from).days / (made.deadline - made.path_from).days
    assert state["point"] == pytest.approx(point)
    assert state["status"] == ("behind" if 21.0 / point >= 0.8 else "off_track")
    assert made.ask("targets/path")[-1]["point"] == pytest.approx(point)


def test_too_few_reports_no_status() -> None:
    state = STEADY.but(uncovered=(11,)).state()
    assert (state["status"], state["is_reached"], state["is_enough"]) == ("", None, False)
    assert (state["low"], state["high"]) == (1.0, 2.0)


def test_a_path_that_has_not_begun_is_not_judged() -> None:
    state = STEADY.but(path_from=date(2019, 12, 31)).state()
    assert (state["status"], state["point"], state["baseline"], state["is_ahead"]) == ("", None, None, True)
