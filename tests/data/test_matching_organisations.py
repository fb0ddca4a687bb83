"""Written names → organisations, by name, level and date; the ambiguous ones are asked."""

import datetime as dt

import pytest

from data.matching.faults import Reason
from data.matching.organisations import Organisations
from tests.data.matched_text import IN_2019, IN_2025, lang_son, online


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
