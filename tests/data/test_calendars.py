"""Periods: the written forms, their borders and their refusals."""

from datetime import date
from itertools import pairwise

import pytest

from data import calendars
from data.calendars import Period

WEEK_12 = Period(date(2019, 3, 18), date(2019, 3, 24))


@pytest.mark.parametrize(
    "text",
    [
        "2019-W12",
        "Tuần 12/2019",
        "tuần 12 năm 2019",
        "Tuâ\u0300n 12/2019",  # decomposed, as macOS writes it
        "W12-2019",
        "2019-03-18",
        "2019-03-18/2019-03-24",
        "18/03/2019 - 24/03/2019",
        "Từ 18/3/2019 đến 24/3/2019",
        "Tuần 12 (từ 18/3 đến 24/3/2019)",
        "Tuần 12 (từ ngày 18/3 đến ngày 24/3/2019)",
        "Tuần 12 từ ngày 18/03/2019 đến ngày 24/03/2019",
        "Tuần 12/2019 (18/3 - 24/3)",
        "TUẦN 12 NĂM 2019, từ 18/3/2019 đến hết ngày 24/3/2019",
        "Tuần 12: 18/3–24/3/2019",
        "Từ ngày 18/3/2019 đến ngày 24/3/2019",
        "18/3 - 24/3/2019",
        "18-24/3/2019",
        "18.3.2019 - 24.3.2019",
        "W12/2019",
        "Tuan 12-2019",
        "Tuần thứ 12 năm 2019",
    ],
)
def test_a_week_is_read_in_every_form(text: str) -> None:
    assert calendars.parse_period(text, "week") == WEEK_12


@pytest.mark.parametrize(
    ("text", "calendar", "start", "end"),
    [
        ("2020-W53", "week", date(2020, 12, 28), date(2021, 1, 3)),
        ("2019-W01", "week", date(2018, 12, 31), date(2019, 1, 6)),
        ("Tháng 3/2019", "month", date(2019, 3, 1), date(2019, 3, 31)),
        ("03/2019", "month", date(2019, 3, 1), date(2019, 3, 31)),
        ("2020-02", "month", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-03", "month15", date(2019, 2, 15), date(2019, 3, 14)),
        ("Tháng 01 năm 2019", "month15", date(2018, 12, 15), date(2019, 1, 14)),
        ("Tháng 03 năm 2019", "month", date(2019, 3, 1), date(2019, 3, 31)),
        ("T3/2019", "month", date(2019, 3, 1), date(2019, 3, 31)),
        ("Tháng 3 (từ 15/2/2019 đến 14/3/2019)", "month15", date(2019, 2, 15), date(2019, 3, 14)),
        ("Tuần 1 (từ 30/12 đến 5/1/2020)", "week", date(2019, 12, 30), date(2020, 1, 5)),
        ("Quý 1 năm 2019", "quarter", date(2019, 1, 1), date(2019, 3, 31)),
        ("Q1/2019", "quarter", date(2019, 1, 1), date(2019, 3, 31)),
        ("Quý I/2019", "quarter", date(2019, 1, 1), date(2019, 3, 31)),
        ("Quý IV năm 2019", "quarter", date(2019, 10, 1), date(2019, 12, 31)),
        ("2019-Q2", "quarter", date(2019, 4, 1), date(2019, 6, 30)),
        ("Năm 2019", "year", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019", "year04", date(2019, 4, 1), date(2020, 3, 31)),
        ("2023-2024", "year04", date(2023, 4, 1), date(2024, 3, 31)),
    ],
)
def test_each_calendar_has_its_borders(text: str, calendar: str, start: date, end: date) -> None:
    assert calendars.parse_period(text, calendar) == Period(start, end)


@pytest.mark.parametrize(
    ("text", "calendar", "reason"),
    [
        ("2019-W53", "week", "There is no period"),
        ("2019-03", "week", "is not a week"),
        ("2019-W12", "month", "is not a month"),
        ("2019", "quarter", "is not a quarter"),
        ("2019-13", "month", "There is no period"),
        ("2019-03-19", "week", "does not begin and end"),
        ("18/03/2019 - 25/03/2019", "week", "does not begin and end"),
        ("31/02/2019 - 06/03/2019", "week", "cannot be read"),
        ("Tuần này", "week", "cannot be read"),
        ("Tuần 12", "week", "does not say its year"),
        ("Tuần 12 (18/3 - 24/3)", "week", "does not say its year"),
        ("Tháng 3", "month", "does not say its year"),
        ("Tuần 13 (từ 18/3 đến 24/3/2019)", "week", "names one period and gives the days of another"),
        ("Tuần 12/2018 (18/3/2019 - 24/3/2019)", "week", "names one period and gives the days of another"),
        ("Tuần 12 (từ 18/3 đến 31/3/2019)", "week", "names one period and gives the days of another"),
        ("Tháng 3 (từ 1/3/2019 đến 31/3/2019)", "month15", "names one period and gives the days of another"),
        ("Tuần 12 (từ 31/2 đến 24/3/2019)", "week", "does not exist"),
        ("6 tháng đầu năm 2019", "month", "longer than a period"),
        ("9 tháng năm 2019", "quarter", "longer than a period"),
        ("T12/2019", "week", "is not a week"),
        ("18/3/2019 - 24/3/2018", "week", "does not begin and end"),
        ("", "week", "cannot be read"),
        ("0001-01", "month", "There is no period"),
        ("9999-12-31", "week", "cannot be read"),
        ("2023-2025", "year04", "There is no period"),
    ],
)
def test_what_is_no_period_of_the_calendar_is_refused_with_its_reason(
    text: str, calendar: str, reason: str
) -> None:
    assert calendars.parse_period(text, calendar) is None
    assert reason in calendars.refusal(text, calendar)


@pytest.mark.parametrize("calendar", calendars.CALENDARS)
def test_periods_follow_one_another_and_their_names_read_back(calendar: str) -> None:
    periods = calendars.periods_between(date(2015, 1, 1), date(2026, 12, 31), calendar)
    for before, after in pairwise(periods):
        assert (after.start - before.end).days == 1
    names = [calendars.name(period, calendar) for period in periods]
    assert len(set(names)) == len(periods)
    assert [calendars.parse_period(name, calendar) for name in names] == periods
    assert calendars.parse_period(calendars.example(calendar), calendar) is not None


def test_dates_inside_one_period_belong_to_it_and_dates_across_a_border_do_not() -> None:
    assert calendars.period_of(date(2019, 3, 19), date(2019, 3, 22), "week") == WEEK_12
    assert calendars.period_of(date(2019, 3, 24), date(2019, 3, 25), "week") is None
    assert calendars.period_of(date(2019, 3, 22), date(2019, 3, 19), "week") is None
    assert calendars.period_of(date(9999, 12, 31), date(9999, 12, 31), "week") is None


def test_the_week_of_new_year_counts_to_its_iso_year() -> None:
    week = calendars.period_containing(date(2021, 1, 2), "week")
    assert calendars.name(week, "week") == "2020-W53"
    assert calendars.year_of(week, "week") == 2020
    assert calendars.due_on(week, 3) == date(2021, 1, 6)
