"""Tables that would be taken for something else: percentages, units, odd rows, periods to come."""

import time

import pytest

from data.errors import FileRefused
from tests.data.matched_text import MEASURES, ONLINE, errors, match, online, told

ROW = "2019-W12;SYT;A1;x;3;10;5"


def refusal(*rows: str, header: str = ONLINE, report: str = "online_services") -> str:
    with pytest.raises(FileRefused) as caught:
        match("\n".join([header, *rows, ""]), report)
    return str(caught.value)


@pytest.mark.parametrize("name", ["Trước hạn (%)", "Tỷ lệ trước hạn", "Đã giải quyết | Quá hạn (%)", "Mức độ %"])
def test_a_percentage_in_the_place_of_a_count_is_refused(name: str) -> None:
    assert f"“{name}” holds percentages" in refusal(f"{ROW};85", header=f"{ONLINE};{name}")


@pytest.mark.parametrize(
    "name",
    ["Hài lòng (%)", "% Hài lòng", "Tỉ lệ hài lòng", "Phần trăm hài lòng", "Satisfied (%)", "Tỷ lệ hài lòng (％)"],
)
def test_a_percentage_of_a_column_is_compared_and_not_counted(name: str) -> None:
    header = f"{ONLINE};Lượt đánh giá;Lượt hài lòng;{name}"
    matched = online(f"{ROW};10;9;90", header=header)
    assert matched.problems == []
    assert matched.rows["satisfied"].to_list() == [9]
    assert matched.stated[name].to_list() == [90.0]
    alone = online(f"{ROW};90", header=f"{ONLINE};{name}")
    assert alone.rows["satisfied"].to_list() == [None]
    assert [problem.severity for problem in alone.problems] == ["warning"]


def test_a_required_count_is_not_given_by_its_percentage() -> None:
    assert "“Hồ sơ trực tuyến (%)” holds percentages" in refusal(ROW, header=f"{ONLINE} (%)")
    header = "period;organisation;software;staff;Tài khoản đã cấp (%);accounts_active"
    assert "holds percentages" in refusal("2019-W12;SYT;VBDH;5;90;1", header=header, report="shared_software")
    header = MEASURES.replace("Thực hiện", "Thực hiện (%)")
    assert "holds percentages" in refusal("2019-03;SYT;systems_approved;1;2", header=header, report="measures")


def test_a_nearly_known_percentage_is_no_count() -> None:
    assert "holds percentages" in errors(online(f"{ROW};9", header=f"{ONLINE};Hài lòngg (%)"))[0]


@pytest.mark.parametrize(
    ("moment", "accepted"), [("2019-03-17T16:59:00+00:00", False), ("2019-03-17T17:00:00+00:00", True)]
)
def test_a_period_must_have_begun(moment: str, accepted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EGOV_NOW", moment)
    days = ONLINE.replace("Kỳ báo cáo", "Từ ngày;Đến ngày")
    for matched in (online(ROW), online(ROW.replace("2019-W12", "18/3/2019;24/3/2019"), header=days)):
        said = errors(matched)
        assert said == ([] if accepted else ["The period 2019-W12 has not begun: today is 2019-03-17."])


@pytest.mark.parametrize("written", ["-3", "≥ 3", "#3", "< 4", "=4", ".4", "~2", "3.", "Mức độ -3", "4 3", "(3)"])
def test_levels_with_signs_are_refused(written: str) -> None:
    assert "is not a level" in errors(online(f"2019-W12;SYT;A1;x;{written};1;1"))[0]


@pytest.mark.parametrize("written", ["Mức độ 3", "MỨC 3", "MĐ3", "mđ 3", "3"])
def test_plain_levels(written: str) -> None:
    assert online(f"2019-W12;SYT;A1;x;{written};1;1").rows["level"].to_list() == ["3"]


def test_codes_are_unwrapped_and_lose_signs_that_nobody_sees() -> None:
    matched = online('2019-W12;="SYT";="001";x;3;1;1', "2019-W12;SYT;A\u200b2;x;3;1;1")
    assert errors(matched) == []
    assert matched.rows["service_code"].to_list() == ["001", "A2"]
    assert matched.rows["organisation"].to_list() == ["SYT", "SYT"]


def test_a_total_that_cannot_be_read_is_an_error() -> None:
    matched = online(ROW, ";Tổng cộng;;;;1,23;5")
    (problem,) = matched.problems
    assert (problem.severity, problem.rows, problem.column, problem.value) == (
        "error",
        (3,),
        "Hồ sơ tiếp nhận",
        "1,23",
    )


@pytest.mark.parametrize(
    "row",
    [
        "2019-W12;SYT;;Cấp phép;;;",
        ";SYT;;;;;",
        ";TP Lạng Sơn;;;;;",
        "2019-W12;;;;;;",
        ";;A9;x;3;;",
        ";Sở Vũ trụ;A9;x;;;",
        ";;;x;;;7",
    ],
)
def test_a_row_that_lacks_a_key_is_no_foot_line(row: str) -> None:
    assert any(3 in problem.rows for problem in online(ROW, row).problems if problem.severity == "error")


@pytest.mark.parametrize("row", [";Người lập biểu;;;;;", "Lạng Sơn, ngày 20 tháng 3 năm 2019;;;;;;", ";;;x;;;"])
def test_foot_lines_are_left_out_with_a_warning(row: str) -> None:
    assert [(problem.severity, problem.rows) for problem in online(ROW, row).problems] == [("warning", (3,))]


def test_a_remark_makes_no_total() -> None:
    header = f"STT;{ONLINE};Ghi chú"
    matched = online(f"1;{ROW};", ";2019-W12;;A2;x;3;4;5;Tổng", header=header)
    assert matched.totals.height == 0
    assert "“Đơn vị” must be filled" in errors(matched)[0]
    assert online(f"1;{ROW};", "Tổng;;;;;;10;5;", header=header).totals.height == 1


def test_a_table_of_totals_alone() -> None:
    assert "Every row of the file is a total row (row 2" in refusal("Tổng;Tổng;Tổng;;;1;1", "Tổng;Tổng;Tổng;;;1;1")


@pytest.mark.parametrize(
    "unit", ["ĐVT: nghìn hồ sơ", "Đơn vị tính: Triệu đồng", "(ĐVT: 1.000 hồ sơ)", "ĐVT: %", "Đơn vị: nghìn"]
)
def test_a_scaled_unit_is_refused(unit: str) -> None:
    assert "must be given one by one" in refusal(f"{unit};;;;;;", ONLINE, ROW, header="BÁO CÁO;;;;;;")


@pytest.mark.parametrize("unit", ["ĐVT: hồ sơ", "Đơn vị: Sở Y tế", "Đơn vị tính: 1 hồ sơ", "Đơn vị: xã Vạn Linh"])
def test_a_plain_unit_is_taken(unit: str) -> None:
    assert online(f"{unit};;;;;;", ONLINE, ROW, header="BÁO CÁO;;;;;;").problems == []


def test_a_table_of_something_else_is_refused_at_once() -> None:
    def wide(count: int) -> str:
        header = ";".join([ONLINE, *(f"Cột lạ {place}" for place in range(count))])
        return refusal(ROW + ";1" * count, header=header)

    started = time.process_time()
    assert "10 of the 17 columns are not part" in wide(10)
    assert "300 of the 307 columns are not part" in wide(300)
    assert "The table has 10007 columns" in wide(10_000)
    assert time.process_time() - started < 5


def test_long_cells_are_shown_by_their_beginning() -> None:
    started = time.process_time()
    (problem,) = online(f"2019-W12;SYT;A1;x;3;{'1' * 60_000}x;").problems
    assert len(told(problem)) < 300
    assert problem.value == "1" * 79 + "…"
    assert "1" * 79 + "…” in column 1" in refusal("1;2", header="1" * 60_000 + ";b")
    assert refusal("1;2", header="1" * 60_000 + "x;b")
    assert time.process_time() - started < 5
