"""Numbers, dates and sentences as each language writes them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording import language, numbers

VI, EN = language("vi"), language("en")


def test_numbers_take_the_language_s_separators() -> None:
    assert VI.number(1234567.891, 2) == "1.234.567,89"
    assert EN.number(1234567.891, 2) == "1,234,567.89"
    assert VI.percent(19.26) == "19,3%"
    assert VI.percent(19.26, 2) == "19,26%"


@pytest.mark.parametrize(("value", "shown"), [(19.25, "19,3"), (0.05, "0,1"), (-0.04, "0,0"), (-2.25, "−2,3")])
def test_halves_round_away_from_zero_and_nothing_has_no_sign(value: float, shown: str) -> None:
    assert VI.number(value, 1) == shown


def test_changes_carry_their_sign_and_unit() -> None:
    assert VI.points(1.24) == "+1,2 điểm"
    assert VI.points(-0.8) == "−0,8 điểm"
    assert VI.points(0.01) == "0,0 điểm"
    assert EN.change(-1200, "count") == "−1,200"


def test_missing_is_a_dash_everywhere() -> None:
    shown = [
        VI.number(None),
        VI.percent(None),
        VI.points(None),
        VI.date(None),
        VI.moment(None),
        VI.value(None, "count"),
    ]
    assert set(shown) == {"—"}
    assert VI.span(None, 2.0, "percent") == "—"


def test_ranges_and_units() -> None:
    assert VI.span(17.2, 21.4, "percent") == "17,2–21,4%"
    assert VI.value(90, "minutes") == "90 phút"


def test_dates() -> None:
    assert VI.date(dt.date(2019, 3, 20)) == "20/03/2019"
    assert EN.date(dt.date(2019, 3, 20)) == "20 Mar 2019"
    assert VI.moment(dt.datetime(2019, 3, 25, 8, 10)) == "25/03/2019 08:10"


@pytest.mark.parametrize(
    ("name", "start", "end", "vi", "en"),
    [
        (
            "2019-W12",
            (2019, 3, 18),
            (2019, 3, 24),
            "Tuần 12/2019 (18/3–24/3/2019)",
            "Week 12/2019 (18–24 Mar 2019)",
        ),
        (
            "2019-W01",
            (2018, 12, 31),
            (2019, 1, 6),
            "Tuần 1/2019 (31/12/2018–6/1/2019)",
            "Week 1/2019 (31 Dec 2018–6 Jan 2019)",
        ),
        ("2019-03", (2019, 3, 1), (2019, 3, 31), "Tháng 3/2019", "Mar 2019"),
        (
            "2019-03",
            (2019, 2, 15),
            (2019, 3, 14),
            "Tháng 3/2019 (15/2–14/3/2019)",
            "Mar 2019 (15 Feb–14 Mar 2019)",
        ),
        ("2019-Q1", (2019, 1, 1), (2019, 3, 31), "Quý I/2019", "Q1 2019"),
        ("2019", (2019, 1, 1), (2019, 12, 31), "Năm 2019", "2019"),
        (
            "2023",
            (2023, 4, 1),
            (2024, 3, 31),
            "Năm 2023 (1/4/2023–31/3/2024)",
            "2023 (1 Apr 2023–31 Mar 2024)",
        ),
    ],
)
def test_periods_say_their_days_where_the_name_does_not(
    name: str, start: tuple[int, int, int], end: tuple[int, int, int], vi: str, en: str
) -> None:
    days = dt.date(*start), dt.date(*end)
    assert VI.period(name, *days) == vi
    assert EN.period(name, *days) == en


def test_a_period_of_another_form_is_shown_as_it_is() -> None:
    assert VI.period("giai đoạn 1") == "giai đoạn 1"


def test_sentences_never_fail_over_a_value() -> None:
    assert EN.text("{a} of {b}", a=1234) == "1,234 of {b}"
    assert EN.text("a stray { brace and {}", a=1) == "a stray { brace and {}"
    assert VI.text("no such sentence {n}", n=2.5) == "no such sentence 2,50"


def test_names_are_joined_and_fall_back() -> None:
    assert VI.join(["A", "B", "C"]) == "A, B và C"
    assert EN.join(["A"]) == "A"
    row = {"code": "X", "name_vi": "Sở Y tế", "name_en": None, "short_vi": "SYT"}
    assert EN.name(row) == "Sở Y tế"
    assert VI.short(row) == "Sở Y tế"
    assert VI.short(row | {"name_vi": "Sở Kế hoạch và Đầu tư", "short_vi": "Sở KH&ĐT"}) == "Sở KH&ĐT"
    assert VI.name({"code": "X"}) == "X"


def test_english_counts_have_a_singular() -> None:
    assert EN.plural("{count} day ago", "{count} days ago", 1) == "1 day ago"
    assert VI.plural("{count} day ago", "{count} days ago", 1) == "1 ngày trước"


def test_an_unknown_language_is_vietnamese() -> None:
    assert language("fr").code == "vi"


@given(st.floats(-1e12, 1e12), st.integers(0, 4))
def test_a_written_number_reads_back(value: float, decimals: int) -> None:
    written = VI.number(value, decimals).replace(".", "").replace(",", ".").replace(numbers.MINUS, "-")
    assert float(written) == pytest.approx(value, abs=0.5001 * 10.0**-decimals + abs(value) * 1e-12)
