"""What an organisation should do next: the arithmetic worked out anew, and every sentence in both languages."""

import math
import re
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from blocks import next_steps
from blocks.view import View
from blocks.viewing import view_of
from tests.data.small_store import Week, import_weeks, reference_files, target

WEEKS = range(13)  # 2019-W02 … 2019-W14, which ends on 07/04/2019: the quarter from then on ends on 30/06/2019
QUARTER_END, START, DEADLINE = date(2019, 6, 30), date(2018, 12, 31), date(2019, 12, 31)


def files(*targets: str, **changed: str) -> dict[str, bytes]:
    """The small deployment with targets, and with what the numerators count in words."""
    made = reference_files(targets="".join(targets), **changed)
    lines = made["indicators.csv"].decode().splitlines()
    parts = {
        "code": "part_vi,part_en",
        "online_dossiers": "hồ sơ trực tuyến,dossiers online",
        "pending_overdue": "hồ sơ quá hạn,overdue dossiers",
    }
    text = "\n".join(f"{line},{parts[line.split(',')[0]]}" for line in lines) + "\n"
    return {**made, "indicators.csv": text.encode()}


def told(*weeks: Week, given: dict[str, bytes], code: str = "A1", **asked: str) -> tuple[View, dict[str, Any]]:
    """The view of the newest week and the organisation's one step."""
    import_weeks(*weeks, files=given, each=False)
    view = view_of({"lang": "vi", **asked})
    (row,) = next_steps.found(view, code).to_dicts()
    return view, row


def every_week(received: int, online: int, **more: Any) -> list[Week]:
    return [Week(number, {"A1": (received, online), "A2": (50, 5)}, more=more) for number in WEEKS]


def point(
    value: Fraction | int, baseline: Fraction | int, on: date, start: date = START, end: date = DEADLINE
) -> Fraction:
    gone = Fraction((on - start).days, (end - start).days)
    return Fraction(baseline) + (Fraction(value) - baseline) * gone


@pytest.mark.parametrize(("received", "online"), [(100, 10), (100, 0), (7, 1), (33, 9), (250, 49)])
@pytest.mark.parametrize(("value", "baseline"), [(40, 0), (23, 5)])
def test_a_flow_lacks_what_the_quarters_end_asks_of_a_quarters_dossiers(
    home: Path, received: int, online: int, value: int, baseline: int
) -> None:
    given = files(target(value=value, baseline_value=baseline))
    _, row = told(*every_week(received, online), given=given)
    aimed = point(value, baseline, QUARTER_END)
    lacking = math.ceil(aimed * received * 13 / 100) - online * 13
    assert (row["goal_on"], row["numerator"], row["denominator"]) == (QUARTER_END, online * 13, received * 13)
    assert row["point"] == pytest.approx(float(aimed))
    assert row["needed"] == lacking
    assert row["needed_by_deadline"] == math.ceil(Fraction(value * received * 13, 100)) - online * 13
    assert row["state"] == ("short" if lacking > 0 else "ahead" if row["needed_by_deadline"] > 0 else "met")


def test_what_is_needed_is_enough_and_one_less_is_not(home: Path) -> None:
    _, row = told(*every_week(87, 11), given=files(target()))
    reached = row["numerator"] + row["needed"]
    assert 100 * reached / row["denominator"] >= row["point"] > 100 * (reached - 1) / row["denominator"]


def test_a_quarter_with_missing_weeks_is_raised_to_a_whole_one_and_says_so(home: Path) -> None:
    weeks = [week if week.number % 2 else Week(week.number, {"A2": (50, 5)}) for week in every_week(100, 11)]
    view, row = told(*weeks, given=files(target()))
    assert (row["told"], row["wanted"]) == (6, 13)
    assert (row["numerator"], row["denominator"]) == (round(66 * 13 / 6), 1300)
    assert next_steps.measured(view, row) == "quy đổi từ 6/13 kỳ có số liệu: 11,0% (143/1.300)"


def test_nothing_from_before_a_break_is_counted(home: Path) -> None:
    given = files(target(), breaks="2019-03-11,online_services,,Đổi,Change,QĐ\n")
    early = [Week(number, {"A1": (1000, 900), "A2": (50, 5)}) for number in range(9)]
    late = [Week(number, {"A1": (100, 10), "A2": (50, 5)}) for number in range(9, 13)]
    _, row = told(*early, *late, given=given)
    assert (row["told"], row["numerator"], row["denominator"]) == (4, 130, 1300)


def test_a_stock_is_taken_as_last_told_and_fewer_is_better_where_lower_is(home: Path) -> None:
    aim = target(indicator="pending_overdue", comparator="<=", value=5, baseline_value=30)
    weeks = every_week(100, 10, pending_on_time=40, pending_overdue=40)[:-1]
    weeks.append(Week(12, {"A1": (100, 10), "A2": (5, 1)}, more={"pending_on_time": 60, "pending_overdue": 40}))
    view, row = told(*weeks, given=files(aim))
    allowed = math.floor(point(5, 30, QUARTER_END) * 100 / 100)
    assert (row["numerator"], row["denominator"], row["needed"]) == (40, 100, 40 - allowed)
    assert row["needed_by_deadline"] == 35
    assert next_steps.sentence(view, row) == (
        f"Cần giảm {40 - allowed} hồ sơ quá hạn để đạt mốc {view.language.percent(row['point'])} ngày 30/06/2019"
    )
    assert next_steps.further(view, row) == "giảm 35 để đạt chỉ tiêu 5,0% ngày 31/12/2019"


def test_the_units_own_target_goes_before_its_groups_and_the_provinces(home: Path) -> None:
    aims = [target(value=40), target(scope="department", value=30), target(scope="A1", value=20)]
    _, row = told(*every_week(100, 10), given=files(*aims))
    assert (row["target_scope"], row["target"]) == ("A1", 20)
    assert next_steps.found(view_of({}), "A2")["target_scope"].to_list() == ["department"]


def test_a_target_beyond_its_deadline_gives_way_to_the_next_or_says_that_it_ended(home: Path) -> None:
    ended = target(value=20, deadline="2019-04-07")
    view, row = told(*every_week(100, 10), given=files(ended))
    assert (row["state"], row["goal_on"], row["needed"]) == ("expired", date(2019, 4, 7), 130)
    assert (
        next_steps.sentence(view, row) == "Chỉ tiêu 20,0% đến hạn ngày 07/04/2019: còn thiếu 130 hồ sơ trực tuyến"
    )


def test_the_next_target_takes_over_the_day_after_the_deadline(home: Path) -> None:
    aims = [target(value=20, deadline="2019-04-07"), target(value=30, baseline_on="2019-04-01", baseline_value=20)]
    _, row = told(*every_week(100, 10), given=files(*aims))
    assert (row["state"], row["target"]) == ("short", 30)
    assert row["point"] == pytest.approx(float(point(30, 20, QUARTER_END, date(2019, 4, 1))))


def test_a_deadline_within_the_quarter_is_the_goal_itself(home: Path) -> None:
    view, row = told(*every_week(100, 10), given=files(target(value=20, deadline="2019-05-31")))
    assert (row["goal_on"], row["point"], row["needed"]) == (date(2019, 5, 31), 20, 130)
    assert next_steps.further(view, row) == ""


SENTENCES = {
    "short": ({}, every_week(100, 10), "Cần thêm 128 hồ sơ trực tuyến trong quý để đạt mốc 19,8% ngày 30/06/2019"),
    "ahead": ({}, every_week(100, 30), "Giữ vững: đã đạt mốc 19,8% của ngày 30/06/2019"),
    "met": ({}, every_week(100, 60), "Giữ vững: đã đạt chỉ tiêu 40,0%"),
    "nothing": ({}, every_week(0, 0), "Không phát sinh trong một quý vừa qua"),
    "beyond": (
        {"value": 120, "baseline_value": 110},
        every_week(100, 10),
        "Không thể đạt mốc 115,0% ngày 30/06/2019: vượt quá tổng số hiện có",
    ),
}


@pytest.mark.parametrize("state", SENTENCES)
def test_each_state_has_its_sentence_in_both_languages(home: Path, state: str) -> None:
    changed, weeks, sentence = SENTENCES[state]
    view, row = told(*weeks, given=files(target(**changed)))
    assert (row["state"], next_steps.sentence(view, row)) == (state, sentence)
    english = next_steps.steps(view_of({"lang": "en"}), "A1")
    assert f'data-state="{state}"' in english
    assert not re.search(r"[{}]|[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]", english.lower())
    assert "{" not in next_steps.steps(view, "A1")


def test_who_told_nothing_in_the_quarter_is_asked_for_its_reports(home: Path) -> None:
    weeks = [Week(0, {"A1": (100, 10), "A2": (5, 1)}), *(Week(n, {"A2": (50, 5)}) for n in range(1, 14))]
    view, row = told(*weeks, given=files(target()))
    assert (row["state"], row["needed"]) == ("no_data", None)
    assert next_steps.sentence(view, row) == "Trước hết cần gửi báo cáo: một quý vừa qua chưa có số liệu"


def test_few_to_count_is_said_with_care(home: Path) -> None:
    weeks = [Week(n, {"A1": (1 if n < 7 else 0, 0), "A2": (50, 5)}) for n in WEEKS]
    view, row = told(*weeks, given=files(target()))
    assert (row["denominator"], row["is_small"]) == (7, True)
    assert next_steps.care(view, row) == "số lượng ít, nên thận trọng: thêm hay bớt một đã là 14 điểm"


def test_without_a_word_for_the_numerator_the_indicators_name_stands_for_it(home: Path) -> None:
    view, row = told(*every_week(100, 10), given=reference_files(targets=target()))
    assert next_steps.sentence(view, row).startswith("Cần thêm 128 đơn vị ở tử số của “Trực tuyến” trong quý")


def test_without_a_target_nothing_is_asked(home: Path) -> None:
    import_weeks(*every_week(100, 10), files=files(), each=False)
    view = view_of({"lang": "vi"})
    assert next_steps.found(view, "A1").is_empty()
    assert "Không có chỉ tiêu nào áp dụng" in next_steps.steps(view, "A1")
