"""What stands where there is no figure: zero, not reported and not applicable are three things."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.choices import WORD_MEANINGS, Choices
from data.errors import FileRefused, Problem
from data.matching import Matched
from data.matching.nothing import fold_word, is_word, proposed
from tests.data.matched_text import match, online, told

PORTAL = "Kỳ báo cáo;Đơn vị;Cổng thông tin;Lượt truy cập;Tin bài;Ngày cập nhật gần nhất"


def asked(matched: Matched) -> list[Problem]:
    return [problem for problem in matched.problems if problem.question and problem.question.kind == "word"]


def words_of(matched: Matched) -> list[tuple[object, ...]]:
    found = matched.how["words"]
    assert isinstance(found, list)
    return [(entry["text"], entry["meaning"], entry["count"], entry["by"]) for entry in found]


@pytest.mark.parametrize(
    ("written", "sense"),
    [
        ("-", None),
        ("–", None),
        ("—", None),
        ("---", None),
        ("không", "zero"),
        ("Không có", "zero"),
        ("Không phát sinh", "zero"),
        ("không phát sinh hồ sơ", "zero"),
        ("KPS", "zero"),
        ("chưa báo cáo", "not_reported"),
        ("Chưa có số liệu", "not_reported"),
        ("không có số liệu", "not_reported"),
        ("không báo cáo", "not_reported"),
        ("null", "not_reported"),
        ("None", "not_reported"),
        (".", None),
        ("…", None),
        ("...", None),
        ("N/A", "not_applicable"),
        ("na", "not_applicable"),
        ("x", None),
        ("X", None),
        ("không áp dụng", "not_applicable"),
        ("Không thuộc phạm vi", "not_applicable"),
        ("?", None),
    ],
)
def test_a_word_is_asked_and_never_assumed(written: str, sense: str | None) -> None:
    matched = online(f"2019-W12;SYT;A1;x;3;{written};5", "2019-W12;SYT;A2;x;3;7;5")
    (problem,) = matched.problems
    question = problem.question
    assert question is not None
    assert (problem.severity, problem.rows, problem.value) == ("error", (2,), written)
    assert (question.kind, question.subject, question.proposed) == ("word", written, sense)
    assert tuple(option.value for option in question.options) == WORD_MEANINGS
    assert matched.rows["dossiers_received"].to_list() == [None, 7]


@pytest.mark.parametrize("written", ["#N/A", "có", "12 hồ sơ", "đang xử lý", "5 không", "x1", "không" * 20])
def test_what_is_no_word_is_an_error_without_a_question(written: str) -> None:
    matched = online(f"2019-W12;SYT;A1;x;3;{written};5")
    (problem,) = matched.problems
    assert problem.severity == "error"
    assert problem.question is None


def test_one_question_for_one_word_in_all_columns_and_spellings() -> None:
    matched = online("2019-W12;SYT;A1;x;3;N/A;n/a", "2019-W12;SYT;A2;x;3; N/A ;-", ";Tổng cộng;;;;N/A;5")
    problems = {problem.question.subject: problem for problem in asked(matched) if problem.question}
    assert set(problems) == {"N/A", "-"}
    assert problems["N/A"].all_rows == (2, 3, 4)
    assert "“Hồ sơ tiếp nhận”, “Hồ sơ trực tuyến”" in told(problems["N/A"])
    assert problems["-"].all_rows == (3,)
    assert len(matched.problems) == 2


@pytest.mark.parametrize(
    ("meaning", "value", "outside"),
    [("zero", 0, None), ("not_reported", None, None), ("not_applicable", None, "dossiers_received")],
)
def test_three_meanings_are_three_things(meaning: str, value: int | None, outside: str | None) -> None:
    chosen = Choices(words={"n/a": meaning})
    matched = online("2019-W12;SYT;A1;x;3;N/A;5", "2019-W12;SYT;A2;x;3;0;", choices=chosen)
    assert matched.problems == []
    assert matched.rows["dossiers_received"].to_list() == [value, 0]
    assert matched.rows["dossiers_online"].to_list() == [5, None]
    assert matched.rows["not_applicable"].to_list() == [outside, None]
    assert ("N/A", meaning, 1, "chosen") in words_of(matched)
    assert ("", "not_reported", 1, "rule") in words_of(matched)


def test_the_columns_that_do_not_apply_stand_in_the_order_of_the_table() -> None:
    header = "Đơn vị;Hồ sơ trực tuyến;Kỳ báo cáo;Hồ sơ tiếp nhận;Mã thủ tục;Tên thủ tục;Mức độ"
    chosen = Choices(words={"x": "not_applicable"})
    matched = online("SYT;x;2019-W12;X;A1;x;3", header=header, choices=chosen)
    assert matched.problems == []
    assert matched.rows["not_applicable"].to_list() == ["dossiers_received,dossiers_online"]


@pytest.mark.parametrize(
    ("meaning", "values", "outside"),
    [("zero", [0, 7], [None, None]), ("not_applicable", [None, 7], ["dossiers_received", None])],
)
def test_a_blank_may_be_overruled(meaning: str, values: list[int | None], outside: list[str | None]) -> None:
    matched = online(
        "2019-W12;SYT;A1;x;3;;5",
        "2019-W12;SYT;A2;x;3;7;5",
        "Tổng cộng;;;;;;10",
        choices=Choices(words={"": meaning}),
    )
    assert [problem for problem in matched.problems if problem.severity == "error"] == []
    assert matched.rows["dossiers_received"].to_list() == values
    assert matched.rows["not_applicable"].to_list() == outside
    assert matched.totals["dossiers_received"].to_list() == [None]


def test_a_word_of_zero_in_a_total_row_is_compared() -> None:
    matched = online("2019-W12;SYT;A1;x;3;7;5", "Tổng cộng;;;;;-;5", choices=Choices(words={"-": "zero"}))
    assert matched.totals["dossiers_received"].to_list() == [0]


def test_words_in_a_column_of_days() -> None:
    row = "2019-W12;SYT;syt.langson.gov.vn;1;2;"
    (problem,) = match(f"{PORTAL}\n{row}chưa có\n", "portal_activity").problems
    assert problem.question is not None
    for meaning, outside in (("not_reported", None), ("not_applicable", "last_updated_on")):
        matched = match(f"{PORTAL}\n{row}chưa có\n", "portal_activity", Choices(words={"chưa có": meaning}))
        assert matched.problems == []
        assert matched.rows["last_updated_on"].to_list() == [None]
        assert matched.rows["not_applicable"].to_list() == [outside]
    (problem,) = match(f"{PORTAL}\n{row}chưa có\n", "portal_activity", Choices(words={"chưa có": "zero"})).problems
    assert "is not a date" in told(problem)


@pytest.mark.parametrize(
    ("word", "meaning"), [("-", "nothing"), ("-", ""), ("0", "not_reported"), ("1.234", "zero")]
)
def test_a_choice_that_makes_no_sense_is_refused(word: str, meaning: str) -> None:
    with pytest.raises(FileRefused):
        online("2019-W12;SYT;A1;x;3;-;5", choices=Choices(words={word: meaning}))


def test_a_stated_percentage_that_says_nothing_is_not_doubted() -> None:
    header = (
        "Kỳ báo cáo;Đơn vị;Mã thủ tục;Tên thủ tục;Mức độ;Hồ sơ tiếp nhận;Hồ sơ trực tuyến;Tỷ lệ hồ sơ trực tuyến"
    )
    assert online("2019-W12;SYT;A1;x;3;0;0;-", header=header).problems == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20))
def test_folding_a_word_twice_changes_nothing_and_digits_are_never_words(text: str) -> None:
    assert fold_word(fold_word(text)) == fold_word(text)
    if any(letter.isdigit() for letter in text):
        assert not is_word(text)
    elif is_word(text):
        assert proposed(text) in (*WORD_MEANINGS, None)
