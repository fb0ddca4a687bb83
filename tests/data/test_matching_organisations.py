"""Written names → organisations, by name, level and date; the ambiguous ones are asked."""

import datetime as dt
import time

import pytest

from data import matching, reading
from data.choices import Choices
from data.errors import FileRefused, Question
from data.matching import Matched
from data.matching.faults import Reason
from data.matching.organisations import Organisations
from data.report_tables import REPORT_TABLES
from tests.data.matched_text import IN_2019, IN_2025, ONLINE, errors, lang_son, online


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *((text, "TP-LANG-SON") for text in ("TP. Lạng Sơn", "TP Lạng Sơn", "Thành phố Lạng Sơn", "Tp.Lạng Sơn")),
        ("UBND thành phố Lạng Sơn", "TP-LANG-SON"),
        *(
            (text, "H-CAO-LOC")
            for text in ("H. Cao Lộc", "CAO LỘC", "Cao Loc", "Huyện Cao lộc", "UBND huyện Cao Lộc")
        ),
        ("Uỷ ban nhân dân huyện Cao Lộc", "H-CAO-LOC"),
        ("huyện Cao Lộc - tỉnh Lạng Sơn", "H-CAO-LOC"),
        ("Ðình Lập", "H-DINH-LAP"),
        *((text, "STTTT") for text in ("Sở TTTT", "Sở TT&TT", "Sở TT-TT", "Sở Thông tin & Truyền thông")),
        *((text, "SLDTBXH") for text in ("Sở LĐTB&XH", "Sở LĐ-TB và XH")),
        ("BQL KKTCK ĐĐ-LS", "BQLKKT"),
        ("SYT", "SYT"),
        ("178", "TP-LANG-SON"),
    ],
)
def test_organisations_by_name(written: str, code: str) -> None:
    assert Organisations(lang_son()).code(written, *IN_2019) == code


@pytest.mark.parametrize(
    ("written", "days", "named"),
    [
        ("Lạng Sơn", IN_2019, ["TP-LANG-SON", "Tỉnh Lạng Sơn"]),
        ("Lạng Sơn", IN_2025, ["TP-LANG-SON", "Tỉnh Lạng Sơn"]),
        ("Cao Lộc", IN_2025, ["H-CAO-LOC", "X-CAO-LOC"]),
        ("Đình Lập", IN_2025, ["H-DINH-LAP", "X-DINH-LAP"]),
    ],
)
def test_ambiguous_names_are_asked(written: str, days: tuple[dt.date, dt.date], named: list[str]) -> None:
    reason = Organisations(lang_son()).code(written, *days)
    assert isinstance(reason, Reason)
    assert all(name in str(reason.values["candidates"]) for name in named)


@pytest.mark.parametrize(
    "written", ["UBND tỉnh", "UBND tỉnh Lạng Sơn", "Huyện Lạng Sơn", "H37", "Sở Vũ trụ", "Cao"]
)
def test_unknown_names_are_refused(written: str) -> None:
    assert isinstance(Organisations(lang_son()).code(written, *IN_2019), Reason)


def test_a_level_word_tells_district_from_commune() -> None:
    known = Organisations(lang_son())
    assert known.code("Xã Cao Lộc", *IN_2025) == "X-CAO-LOC"
    assert known.code("Huyện Cao Lộc", *IN_2025) == "H-CAO-LOC"


def test_every_name_of_the_reference_data_means_its_own() -> None:
    known = Organisations(lang_son())
    for row in lang_son().organisations.iter_rows(named=True):
        for name in (row["code"], row["name_vi"], row["short_vi"], row["name_en"]):
            assert known.code(name, row["valid_from"], row["valid_from"]) == row["code"], name


def test_an_ambiguous_organisation_is_one_problem_with_its_rows() -> None:
    doubtful = [f"2019-W12;Lạng Sơn;A{row};x;3;1;1" for row in range(30)]
    matched = online(*doubtful, "2019-W12;SYT;B;x;3;1;1")
    (problem,) = matched.problems
    assert (problem.count, problem.rows[0], len(problem.rows), problem.value) == (30, 2, 20, "Lạng Sơn")
    assert matched.rows["organisation"].to_list() == [None] * 30 + ["SYT"]


def test_bare_names_are_told_by_the_date_of_their_row() -> None:
    matched = online("2019-W12;Cao Lộc;A1;x;3;1;1", "2025-W32;Cao Lộc;A1;x;3;1;1")
    assert matched.rows["organisation"].to_list() == ["H-CAO-LOC", None]
    assert matched.problems[0].rows == (3,)


def test_cong_thuong_is_no_total() -> None:
    matched = online("2019-W12;Công Thương;A1;x;3;10;5")
    assert matched.rows["organisation"].to_list() == ["SCT"]


def question_about(written: str, days: tuple[dt.date, dt.date]) -> Question:
    reason = Organisations(lang_son()).code(written, *days)
    assert isinstance(reason, Reason)
    assert reason.question is not None
    return reason.question


@pytest.mark.parametrize(
    ("written", "days", "offered", "proposed"),
    [
        ("Lạng Sơn", IN_2019, ["TP-LANG-SON"], None),
        ("Cao Lộc", IN_2025, ["H-CAO-LOC", "X-CAO-LOC"], None),
        ("UBND tỉnh", IN_2019, ["VPUB"], None),
        ("Huyện Cao Lôcc", IN_2019, ["H-CAO-LOC"], "H-CAO-LOC"),
        ("Sở Vũ trụ", IN_2019, [], None),
    ],
)
def test_what_is_asked_about_a_name(
    written: str, days: tuple[dt.date, dt.date], offered: list[str], proposed: str | None
) -> None:
    question = question_about(written, days)
    assert ([option.value for option in question.options], question.proposed) == (offered, proposed)


@pytest.mark.parametrize("written", ["H37", "000.00.00.H37"])
def test_the_code_of_the_place_is_explained(written: str) -> None:
    reason = Organisations(lang_son()).code(written, *IN_2019)
    assert isinstance(reason, Reason)
    assert "is the code of {place} itself" in reason.message


def chosen(row: str, code: str) -> Matched:
    table = reading.read(f"{ONLINE}\n{row}\n".encode(), "a.csv")
    choices = Choices(organisations={"Cao Lộc": code})
    return matching.match(table, REPORT_TABLES["online_services"], lang_son(), choices)


def test_a_chosen_organisation_holds_in_its_days() -> None:
    assert chosen("2025-W32;Cao Lộc;A1;x;3;1;1", "X-CAO-LOC").rows["organisation"].to_list() == ["X-CAO-LOC"]
    (stands,) = chosen("2025-W32;Cao Lộc;A1;x;3;1;1", "H-CAO-LOC").problems
    assert (stands.severity, stands.question is not None) == ("error", True)
    earlier = chosen("2019-W12;Cao Lộc;A1;x;3;1;1", "X-CAO-LOC")
    assert [problem.severity for problem in earlier.problems] == ["warning"]
    assert earlier.rows["organisation"].to_list() == ["H-CAO-LOC"]
    with pytest.raises(FileRefused, match="is no organisation"):
        chosen("2019-W12;Cao Lộc;A1;x;3;1;1", "NOBODY")


def test_ten_thousand_unknown_names_are_told_at_once() -> None:
    rows = [f"2019-W12;Đơn vị lạ {place};A{place};x;3;1;1" for place in range(10_000)]
    table = reading.read("\n".join([ONLINE, *rows, ""]).encode(), "a.csv")
    started = time.process_time()
    matched = matching.match(table, REPORT_TABLES["online_services"], lang_son())
    assert time.process_time() - started < 4
    assert sum(problem.count for problem in matched.problems) == 10_000


def test_headings_and_sums_of_groups_are_no_organisations() -> None:
    matched = online(
        ";I. Các sở, ban, ngành;;;;;",
        "2019-W12;SYT;A1;x;3;5;1",
        ";UBND các huyện, thành phố;;;;7;2",
        "2019-W12;H. Cao Lộc;A1;x;3;7;2",
        ";Tổng số: 2 đơn vị;;;;12;3",
    )
    assert matched.rows["source_row"].to_list() == [3, 5]
    assert matched.how["group_rows"] == [2, 4]
    assert [problem.severity for problem in matched.problems] == ["warning"]
    assert errors(online("2019-W12;Các huyện, thành phố;A1;x;3;7;2"))
