"""Written days → dates, decided per column; what could be two days is asked, what is no day is an error."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.choices import Choices
from data.errors import FileRefused
from data.matching import Matched
from data.matching.date_columns import date_column
from data.matching.dates import day
from data.matching.faults import Reason
from tests.data.matched_text import match, online, told

TODAY = dt.date(2026, 11, 23)
PORTAL = "Kỳ báo cáo;Đơn vị;Cổng thông tin;Lượt truy cập;Tin bài;Ngày cập nhật gần nhất"
UPDATED = "Ngày cập nhật gần nhất"
DAYS = "Từ ngày;Đến ngày;Đơn vị;Mã thủ tục;Tên thủ tục;Mức độ;Hồ sơ tiếp nhận;Hồ sơ trực tuyến"


def updated(*cells: str, choices: Choices | None = None) -> Matched:
    rows = (f"2019-W12;SYT;p{number}.vn;1;2;{cell}" for number, cell in enumerate(cells))
    return match("\n".join([PORTAL, *rows, ""]), "portal_activity", choices)


def read(matched: Matched) -> list[str]:
    return [str(value) for value in matched.rows["last_updated_on"]]


@pytest.mark.parametrize(
    "text",
    [
        "2019-03-20",
        "2019/03/20",
        "2019-03-20 08:15:00",
        "2019-03-20T08:15:00",
        "20/3/2019",
        "20/03/2019",
        "20 / 03 / 2019",
        "20.3.2019",
        "20-03-2019",
        "20-03-19",
        "20/3/19",
        "20/3/2019 8:15",
        "20/3/2019 8:15:00 SA",
        "20/3/2019, 8h15",
        "ngày 20 tháng 3 năm 2019",
        "Ngày 20/3/2019",
        "20 tháng 3, 2019",
        "Thứ Tư, ngày 20 tháng 3 năm 2019",
        "Thứ 4, 20/3/2019",
        "20 Thg3 2019",
        "20 Mar 2019",
        "20-Mar-19",
        "20-Mar-2019",
        "Mar 20, 2019",
        "March 20th, 2019",
        "Wed, 20 Mar 2019",
    ],
)
def test_a_day_in_every_form(text: str) -> None:
    matched = updated(text)
    assert matched.problems == []
    assert read(matched) == ["2019-03-20"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/02/2019", "is not a day of the calendar"),
        ("2019-02-30", "is not a day of the calendar"),
        ("00/03/2019", "is not a day of the calendar"),
        ("32/13/2019", "is not a day of the calendar"),
        ("ngày 31 tháng 4 năm 2019", "is not a day of the calendar"),
        ("30 Feb 2019", "is not a day of the calendar"),
        ("20/3/1219", "is not a day of the calendar"),
        ("20-03-68", "does not say its year"),
        ("20-03-99", "does not say its year"),
        ("20/3", "is not a date"),
        ("20/3-2019", "is not a date"),
        ("tháng 3 năm 2019", "is not a date"),
        ("hôm qua", "is not a date"),
        ("20032019", "is not a date"),
        ("99999", "is not a date"),
        ("123", "is not a date"),
    ],
)
def test_what_is_no_day_is_an_error_that_names_the_cell(text: str, why: str) -> None:
    matched = updated(text, "2019-03-20")
    (problem,) = matched.problems
    assert why in told(problem)
    assert (problem.rows, problem.column, problem.value, problem.suggestion) == ((2,), UPDATED, text, None)
    assert read(matched) == ["None", "2019-03-20"]


@pytest.mark.parametrize(
    ("cells", "form", "days"),
    [
        (("20/03/2019", "03/04/2019"), "day_first", ["2019-03-20", "2019-04-03"]),
        (("03/04/2019", "05/06/2019"), "day_first", ["2019-04-03", "2019-06-05"]),
        (("03/20/2019", "03/04/2019"), "month_first", ["2019-03-20", "2019-03-04"]),
        (("03/20/2019 8:15 AM", "03/04/2019 9:00 PM"), "month_first", ["2019-03-20", "2019-03-04"]),
        (("43544", "43545.5"), "serial", ["2019-03-20", "2019-03-21"]),
        (("43544", ""), "serial", ["2019-03-20", "None"]),
    ],
)
def test_the_form_of_a_column(cells: tuple[str, ...], form: str, days: list[str]) -> None:
    matched = updated(*cells)
    assert matched.problems == []
    assert read(matched) == days
    found = matched.how["dates"]
    assert isinstance(found, list)
    assert [(entry["header"], entry["form"]) for entry in found] == [(UPDATED, form)]
    assert found[0]["reads_as"] in days


def test_days_of_both_forms_contradict_each_other() -> None:
    matched = updated("20/03/2019", "03/20/2019", "04/05/2019", "2019-03-20")
    (problem,) = matched.problems
    assert "20/03/2019" in told(problem)
    assert "03/20/2019" in told(problem)
    assert problem.question is not None
    assert (problem.question.kind, problem.question.subject) == ("date", UPDATED)
    assert {2, 3, 4} <= set(problem.all_rows)
    assert read(matched)[:3] == ["None"] * 3
    chosen = updated("20/03/2019", "03/20/2019", "04/05/2019", choices=Choices(dates={UPDATED: "day_first"}))
    (problem,) = chosen.problems
    assert (problem.value, problem.rows) == ("03/20/2019", (3,))
    assert read(chosen) == ["2019-03-20", "None", "2019-05-04"]


@pytest.mark.parametrize("cells", [("3/4/2019 8:15 AM",), ("3/4/2019", "20 Mar 2019")])
def test_english_signs_are_asked(cells: tuple[str, ...]) -> None:
    (problem,) = updated(*cells).problems
    assert problem.question is not None
    assert [option.value for option in problem.question.options] == ["day_first", "month_first"]
    for form, first in (("day_first", "2019-04-03"), ("month_first", "2019-03-04")):
        chosen = updated(*cells, choices=Choices(dates={UPDATED: form}))
        assert chosen.problems == []
        assert read(chosen)[0] == first


def test_true_dates_beside_late_texts_may_have_been_swapped() -> None:
    matched = updated("2019-04-03", "20/03/2019")
    (problem,) = matched.problems
    assert "swapped day and month" in told(problem)
    assert read(matched) == ["None", "None"]
    assert updated("2019-03-19", "20/03/2019").problems == []


def test_a_serial_among_other_days_is_an_error() -> None:
    (problem,) = updated("43544", "20/03/2019").problems
    assert "as Excel counts them" in told(problem)


def test_an_impossible_choice_is_refused() -> None:
    with pytest.raises(FileRefused, match="no form of dates"):
        updated("20/03/2019", choices=Choices(dates={UPDATED: "year_first"}))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("18/03/2019", "24/03/2019"),
        ("18-03-19", "24-03-19"),
        ("3/18/2019", "3/24/2019"),
        ("43542", "43548"),
        ("ngày 18 tháng 3 năm 2019", "24.3.2019"),
    ],
)
def test_the_two_days_of_a_period(start: str, end: str) -> None:
    matched = online(f"{start};{end};SYT;A1;x;3;10;5", header=DAYS)
    assert matched.problems == []
    assert matched.rows.select("period_start", "period_end").row(0) == (dt.date(2019, 3, 18), dt.date(2019, 3, 24))


def test_the_end_of_a_period_tells_how_its_start_is_written() -> None:
    """3/4/2019 alone would be the 3rd of April; beside 3/10 and 3/24 it is the 4th of March."""
    matched = online("3/4/2019;3/10/2019;SYT;A1;x;3;1;1", "3/18/2019;3/24/2019;SYT;A1;x;3;1;1", header=DAYS)
    assert matched.problems == []
    assert matched.rows["period_start"].to_list() == [dt.date(2019, 3, 4), dt.date(2019, 3, 18)]
    mixed = online("3/4/2019;9/4/2019;SYT;A1;x;3;1;1", "18/3/2019;3/24/2019;SYT;A1;x;3;1;1", header=DAYS)
    assert [problem.question is not None for problem in mixed.problems] == [True]
    assert mixed.rows["period_start"].null_count() == 2


DATES = st.dates(dt.date(2000, 1, 1), dt.date(2026, 11, 1))


@settings(max_examples=200, deadline=None)
@given(st.lists(DATES, min_size=1, max_size=6, unique=True), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y"]))
def test_a_column_of_one_form_is_read_in_it_or_as_the_country_writes(days: list[dt.date], form: str) -> None:
    """Month-first columns without a day after the 12th cannot be told; all others come back or are asked."""
    texts = [f"{one:{form}}" for one in days]
    cells = pl.DataFrame({"source_row": range(len(texts)), "x": texts}, schema_overrides={"source_row": pl.UInt32})
    column = date_column(cells, ["x"], Choices(), TODAY)
    is_tellable = form != "%m/%d/%Y" or any(one.day > 12 for one in days)
    if is_tellable:
        assert [column.meaning(text) for text in texts] == days
    assert column.problem is None


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789/-. :thángnămJanMarAM", max_size=24))
def test_any_text_is_a_day_or_a_reason(text: str) -> None:
    found = day(text, TODAY)
    assert isinstance(found, dt.date | Reason)
