"""The sentences about how a file was read: each thing that was found, and only what deserves a look before storing."""

import pytest

from data.choices import Choices
from data.judging import judge
from data.reading_text import facts, notable_lines, reading_lines
from tests.data.matched_text import ONLINE, lang_son
from wording import language

VI = language("vi")
ROW = "2019-W12;SYT;1.001;x;3;120;45\n"


def how(text: str, choices: Choices | None = None) -> dict[str, object]:
    return judge("online_services", "a.csv", text.encode(), lang_son(), choices).how


FOUND = [
    ({"encoding": "UTF-8 (Western)"}, "UTF-8 bị lưu nhầm sang bảng mã phương Tây"),
    ({"header_row": 7, "header_rows": 3}, "Tiêu đề ở dòng 5–7"),
    ({"numbering_rows": 1}, "dòng đánh số cột"),
    ({"has_filter": True}, "bộ lọc"),
    ({"doubtful_cells": 3}, "3 ô không đọc chắc chắn"),
    ({"hidden_columns": ["C"]}, "Cột bị ẩn, vẫn được đọc như các cột khác: C"),
    ({"group_rows": [9, 12]}, "dòng 9, 12"),
    ({"derived": {"dossiers_received": ["A", "B"]}}, "“Hồ sơ tiếp nhận” được cộng từ: “A” + “B”"),
    ({"period_from_title": {"line": "Tuần 12", "reads_as": "2019-W12"}}, "là 2019-W12, lấy từ dòng “Tuần 12”"),
    ({"organisation_from_title": {"line": "Đơn vị: X", "reads_as": "X"}}, "là X, lấy từ dòng “Đơn vị: X”"),
]


@pytest.mark.parametrize(("found", "said"), FOUND)
def test_each_thing_that_was_found_is_told(found: dict[str, object], said: str) -> None:
    (line,) = facts(found, VI)
    assert said in line


def test_a_plain_file_needs_no_look() -> None:
    plain = how(f"{ONLINE}\n{ROW}")
    assert notable_lines(plain, VI) == []
    assert len(reading_lines(plain, VI)) < 6  # however many columns are known by their names


def test_other_names_and_a_period_above_the_table_are_told() -> None:
    header = ONLINE.replace("Kỳ báo cáo;", "").replace("Mã thủ tục", "Mã TTHC")
    told = "\n".join(notable_lines(how(f"Tuần 12/2019\n\n{header}\n{ROW.removeprefix('2019-W12;')}"), VI))
    assert "Kỳ báo cáo của mọi dòng là 2019-W12" in told
    assert "“Mã TTHC” = Mã thủ tục" in told
    assert "“Mức độ”" not in told


def test_what_this_file_decided_is_told_from_what_an_earlier_one_did(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = Choices(columns={"MĐ": "level"}, words={"KPS": "zero"})
    monkeypatch.setattr("data.remembering.remembered", lambda *_: earlier)
    text = f"{ONLINE.replace('Mức độ', 'MĐ').replace('Hồ sơ tiếp nhận', 'SL')}\n2019-W12;SYT;1;x;3;-;kps\n"
    made = how(text, Choices(columns={"SL": "dossiers_received"}, words={"–": "zero"}))
    by = {entry["header"]: entry["by"] for entry in made["mapping"]}  # type: ignore[attr-defined]
    assert (by["MĐ"], by["SL"], by["Đơn vị"]) == ("kept", "chosen", "name")
    assert {entry["text"]: entry["by"] for entry in made["words"]} == {"-": "chosen", "kps": "kept"}  # type: ignore[attr-defined]


def test_a_sum_stated_in_the_total_row_is_compared_too() -> None:
    header = f"{ONLINE};Trước hạn;Đúng hạn;Giải quyết quá hạn;Tổng số hồ sơ đã giải quyết"
    text = f"{header}\n2019-W12;SYT;1.001;x;3;9;4;1;2;3;6\n;Tổng cộng;;;;9;4;1;2;3;{{}}\n"
    problems = {
        total: judge("online_services", "a.csv", text.format(total).encode(), lang_son()).problems
        for total in (6, 7)
    }
    assert [problem.severity for problem in problems[6]] == []
    assert [(problem.severity, problem.rows) for problem in problems[7]] == [("error", (3,))]
