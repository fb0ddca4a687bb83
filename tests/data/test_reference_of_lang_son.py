"""What the reference data of Lạng Sơn promises."""

import csv
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data import judging
from data.reference_data import OWN_FOLDER, Reference


def test_the_organisations_of_each_time(reference: Reference) -> None:
    def counted(day: date) -> dict[str, int]:
        return dict(reference.organisations_on(day).group_by("kind").len().iter_rows())

    assert counted(date(2019, 3, 20)) == {"department": 20, "district": 11}
    assert counted(date(2025, 3, 1)) == {"department": 15, "district": 11}
    assert counted(date(2025, 7, 1)) == {"department": 15, "commune": 65}


def test_the_official_order_is_that_of_the_frame(reference: Reference) -> None:
    codes = reference.organisations_on(date(2019, 3, 20)).get_column("code").to_list()
    assert codes[:3] == ["VPUB", "SNV", "STP"]
    assert codes[19:21] == ["BQLKKT", "TP-LANG-SON"]
    assert codes[-1] == "H-DINH-LAP"


def test_merged_departments_have_the_successors_of_2025(reference: Reference) -> None:
    ended = reference.organisations.filter((pl.col("kind") == "department") & pl.col("valid_to").is_not_null())
    assert set(ended.get_column("valid_to")) == {date(2025, 2, 28)}
    assert dict(ended.select("code", "successor").iter_rows()) == {
        "SKHDT": "STC",
        "SNNPTNT": "SNNMT",
        "STNMT": "SNNMT",
        "SGTVT": "SXD",
        "STTTT": "SKHCN",
        "SLDTBXH": "SNV",
        "BDT": "SDTTG",
    }


def test_districts_have_a_tile_each_and_no_successor(reference: Reference) -> None:
    districts = reference.organisations.filter(pl.col("kind") == "district")
    assert set(districts.get_column("valid_to")) == {date(2025, 6, 30)}
    assert districts.get_column("successor").null_count() == 11
    assert districts.select("grid_row", "grid_column").is_duplicated().sum() == 0
    assert districts.get_column("grid_row").max() == 4
    assert districts.get_column("grid_column").max() == 5


def test_no_alias_is_one_that_must_be_asked(reference: Reference) -> None:
    def meaning(alias: str, day: date) -> list[str]:
        rows = reference.aliases.filter(
            (pl.col("alias") == alias)
            & (pl.col("valid_from") <= day)
            & (pl.col("valid_to").is_null() | (pl.col("valid_to") >= day))
        )
        return rows.get_column("organisation").to_list()

    assert meaning("Cao Lộc", date(2025, 6, 30)) == ["H-CAO-LOC"]
    for alias in ("Lạng Sơn", "UBND tỉnh", "Cao Lộc", "Tràng Định"):
        assert meaning(alias, date(2025, 7, 1)) == []
    assert meaning("Lạng Sơn", date(2019, 1, 1)) == []
    assert meaning("Sở LĐTB&XH", date(2019, 1, 1)) == ["SLDTBXH"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("TP. Lạng Sơn", "TP-LANG-SON"),
        ("Tp.Lạng Sơn", "TP-LANG-SON"),
        ("UBND thành phố Lạng Sơn", "TP-LANG-SON"),
        ("Uỷ ban nhân dân huyện Cao Lộc", "H-CAO-LOC"),
        ("H. Cao Lộc", "H-CAO-LOC"),
        ("CAO LỘC", "H-CAO-LOC"),
        ("Cao Loc", "H-CAO-LOC"),
        ("Huyện Cao lộc ", "H-CAO-LOC"),
        ("Sở TTTT", "STTTT"),
        ("Sở TT&TT", "STTTT"),
        ("Sở TT-TT", "STTTT"),
        ("Sở Thông tin & Truyền thông", "STTTT"),
        ("Sở LĐTB&XH", "SLDTBXH"),
        ("Sở LĐ-TB và XH", "SLDTBXH"),
        ("BQL KKTCK ĐĐ-LS", "BQLKKT"),
        ("Lạng Sơn", None),
        ("UBND tỉnh", None),
        ("H37", None),
    ],
)
def test_usual_spellings_are_known_and_doubtful_ones_are_refused(
    reference: Reference, written: str, code: str | None
) -> None:
    report = f"Kỳ báo cáo;Đơn vị;Cổng thông tin;Lượt truy cập;Tin bài\n2019-W12;{written};cong.vn;1;2\n"
    judged = judging.judge("portal_activity", "portals.csv", report.encode(), reference)
    if code is None:
        assert [problem.value for problem in judged.problems] == [written]
        assert not judged.accepted
    else:
        assert judged.rows.get_column("organisation").to_list() == [code]


def test_every_target_has_a_legal_basis_and_waits_for_confirmation(reference: Reference) -> None:
    targets = reference.targets
    assert targets.height > 0
    for column in ("basis_number", "basis_date", "basis_title"):
        assert targets.get_column(column).null_count() == 0
    assert targets.get_column("confirmed_by").null_count() == targets.height
    assert targets.get_column("note").str.starts_with("Mặc định, chờ Sở xác nhận").all()
    twenty = targets.filter((pl.col("indicator") == "online_dossiers") & (pl.col("scope") == "district"))
    assert twenty.select("value", "deadline", "basis_number").row(0) == (20.0, date(2020, 12, 31), "17/NQ-CP")


def test_every_indicator_is_explained_in_both_languages(reference: Reference) -> None:
    for column in ("name_vi", "name_en", "formula_vi", "formula_en"):
        assert reference.indicators.get_column(column).null_count() == 0
    assert 6 <= reference.indicators.get_column("headline").sum() <= 8
    other = reference.indicators.filter(pl.col("theme") == "measures")
    assert set(other.get_column("topic")) == set(reference.topics.get_column("code"))
    owed = reference.duties.filter(pl.col("report_table") == "measures").get_column("indicator")
    assert set(other.get_column("code")) == set(owed)


def test_every_indicator_of_the_three_reports_has_its_query(reference: Reference) -> None:
    queries = Path(__file__).parents[2] / "queries" / "indicators"
    mine = reference.indicators.filter(pl.col("theme") != "measures").get_column("code")
    assert set(mine) == {path.stem for path in queries.glob("*.sql")}


def test_the_files_are_plain_csv_that_a_spreadsheet_keeps() -> None:
    for path in sorted(OWN_FOLDER.glob("*.csv")):
        text = path.read_text(encoding="utf-8")
        assert not text.startswith("\ufeff")
        assert len({len(row) for row in csv.reader(text.splitlines())}) == 1
