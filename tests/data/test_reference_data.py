"""The reference data: what is refused, and what is filled in."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.errors import ReferenceFault
from data.reference_data import load, read_folder

SMALL = {
    "place.csv": "key,value\nname_vi,Tỉnh\nname_en,Province\ncoverage_limit,80\n",
    "organisations.csv": (
        "code,kind,name_vi,short_vi,name_en,parent,display_order,valid_from,valid_to,successor,"
        "grid_row,grid_column,official_code\n"
        "A,department,Sở A,,,,,2016-01-01,2025-02-28,B,,,\n"
        "B,department,Sở B,,,,,,,,,,\n"
    ),
    "calendars.csv": "report_table,calendar,due_days\nonline_services,week,3\n",
    "indicators.csv": (
        "code,theme,name_vi,name_en,unit,direction,over_time,formula_vi,formula_en,display_order,headline\n"
        "level4_share,online_services,Mức độ 4,,percent,higher,last,,,1,true\n"
        "plan,measures,Kế hoạch,,percent,higher,sum,,,2,\n"
    ),
    "bands.csv": "status,lower_bound\nmet,1\non_track,0.95\nbehind,0.8\noff_track,0\n",
}
OPTIONAL = {
    "aliases.csv": "alias,organisation,valid_from,valid_to\n",
    "duties.csv": "report_table,owner,valid_from,valid_to,indicator\n",
    "software.csv": "code,name_vi,name_en,owner\n",
    "targets.csv": (
        "indicator,scope,comparator,value,baseline_value,baseline_on,deadline,"
        "basis_number,basis_date,basis_title,confirmed_by,note\n"
    ),
    "breaks.csv": "on_date,theme,kind,title_vi,title_en,basis\n",
}


def small(**changed: str) -> dict[str, bytes]:
    files = {**SMALL, **{f"{name}.csv": text for name, text in changed.items()}}
    return {name: text.encode() for name, text in files.items()}


def test_files_that_may_be_absent_are_empty_frames_with_their_columns() -> None:
    loaded = load(small())
    assert loaded.aliases.columns == ["alias", "organisation", "valid_from", "valid_to"]
    assert loaded.targets.is_empty()
    assert loaded.targets.schema["deadline"] == pl.Date
    assert loaded.indicators.schema["topic"] == pl.String
    assert loaded.indicators.get_column("headline").to_list() == [True, False]


def test_blank_names_order_and_beginnings_are_filled() -> None:
    rows = load(small()).organisations.rows(named=True)
    assert [row["display_order"] for row in rows] == [1, 2]
    assert rows[0]["short_vi"] == rows[0]["name_en"] == "Sở A"
    assert rows[1]["valid_from"] == date(1900, 1, 1)
    assert rows[1]["valid_to"] is None


def test_a_byte_order_mark_semicolons_and_blank_lines_do_not_matter() -> None:
    bands = "\ufeffstatus;lower_bound\r\n\r\nmet;1\r\non_track;0.95\r\nbehind;0.8\r\noff_track;0\r\n"
    assert load(small(bands=bands)).bands.height == 4


@pytest.mark.parametrize(("written", "limit"), [("80", 0.8), ("0.8", 0.8), ("75%", 0.75), ("1", 1.0)])
def test_the_coverage_limit_is_a_fraction_or_percent(written: str, limit: float) -> None:
    place = SMALL["place.csv"].replace("80", written)
    assert load(small(place=place)).coverage_limit == limit


def test_a_report_table_without_a_calendar_is_named() -> None:
    loaded = load(small())
    assert (loaded.calendar("online_services"), loaded.due_days("online_services")) == ("week", 3)
    assert loaded.report_tables == ("online_services",)
    with pytest.raises(ReferenceFault, match="measures"):
        loaded.calendar("measures")


def third(
    code: str = "C", kind: str = "department", parent: str = "", begin: str = "", end: str = "", after: str = ""
) -> str:
    """A third organisation, on line 4 of its file."""
    return f"{code},{kind},Sở C,,,{parent},,{begin},{end},{after},,,\n"


# what is wrong: file, line that is added to it, its number, the column at fault
FAULTS = {
    "bad date": ("organisations", third(begin="2019-02-30"), 4, "valid_from"),
    "short date": ("organisations", third(begin="20190203"), 4, "valid_from"),
    "unknown kind": ("organisations", third(kind="ward"), 4, "kind"),
    "same code": ("organisations", third(code="A"), 4, "code"),
    "blank code": ("organisations", third(code=""), 4, "code"),
    "unknown parent": ("organisations", third(parent="X"), 4, "parent"),
    "unknown successor": ("organisations", third(end="2025-02-28", after="X"), 4, "successor"),
    "own successor": ("organisations", third(end="2025-02-28", after="C"), 4, "successor"),
    "successor of what lasts": ("organisations", third(after="B"), 4, "successor"),
    "ends before it begins": ("organisations", third(begin="2019-01-01", end="2018-12-31"), 4, "valid_to"),
    "unknown calendar": ("calendars", "measures,fortnight,3\n", 3, "calendar"),
    "unknown report table": ("calendars", "dossiers,week,3\n", 3, "report_table"),
    "negative due days": ("calendars", "measures,month,-1\n", 3, "due_days"),
    "unknown theme": ("indicators", "x,other,X,,percent,higher,sum,,,3,\n", 4, "theme"),
    "bad flag": ("indicators", "x,measures,X,,percent,higher,sum,,,3,yes\n", 4, "headline"),
    "alias of nobody": ("aliases", "Sở X,X,,\n", 2, "organisation"),
    "alias of two": ("aliases", "Sở,A,,\nSở,B,2020-01-01,\n", 3, "alias"),
    "duty of nobody": ("duties", "online_services,X,,,\n", 2, "owner"),
    "duty of an unknown indicator": ("duties", "measures,A,,,x\n", 2, "indicator"),
    "limited duty of another table": ("duties", "online_services,A,,,level4_share\n", 2, "indicator"),
    "software of nobody": ("software", "S,Phần mềm,,department|X\n", 2, "owner"),
    "a name of two software": ("software", "S,Phần mềm,,\nT,PHẦN MỀM,,\n", 3, "also_called"),
    "target of an unknown indicator": ("targets", "x,province,>=,30,,,2020-12-31,,,,,\n", 2, "indicator"),
    "target of nobody": ("targets", "plan,X,>=,30,,,2020-12-31,,,,,\n", 2, "scope"),
    "target without a number": ("targets", "plan,province,>=,ba mươi,,,2020-12-31,,,,,\n", 2, "value"),
    "target not a number": ("targets", "plan,province,>=,nan,,,2020-12-31,,,,,\n", 2, "value"),
    "target with another sign": ("targets", "plan,province,=,30,,,2020-12-31,,,,,\n", 2, "comparator"),
    "baseline after deadline": ("targets", "plan,province,>=,30,,2021-01-01,2020-12-31,,,,,\n", 2, "baseline_on"),
    "break of an unknown table": ("breaks", "2022-08-15,x,,,,\n", 2, "theme"),
    "unknown status": ("bands", "late,0.5\n", 6, "status"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_names_file_line_column_and_value(name: str) -> None:
    table, line, number, column = FAULTS[name]
    text = {**SMALL, **OPTIONAL}[f"{table}.csv"] + line
    with pytest.raises(ReferenceFault) as caught:
        load(small(**{table: text}))
    values = caught.value.values
    assert (values["file"], values["line"], values["column"]) == (f"{table}.csv", str(number), column)
    assert str(values["value"]) in line
    for said in (f"{table}.csv", str(number), column, str(values["value"])):
        assert said in str(caught.value)


@pytest.mark.parametrize(
    ("table", "text", "said"),
    [
        ("bands", "status,lower_bound\nmet,1\non_track,0.9\nbehind,0.8\n", "off_track"),
        ("bands", "status,lower_bound\nmet,1\non_track,1\nbehind,0.8\noff_track,0\n", "better status"),
        ("bands", "status\nmet\n", "lower_bound"),
        ("place", "key,value\nname_vi,Tỉnh\n", "name_en"),
        ("place", SMALL["place.csv"] + "time_zone,Asia/Hanoi\n", "Asia/Hanoi"),
        ("place", SMALL["place.csv"].replace("80", "-3"), "-3"),
        ("place", SMALL["place.csv"] + "language,fr\n", "fr"),
        ("calendars", "report_table,calendar,due_days\nmeasures,month,3,4,5\n", "5 cells under 3"),
        ("place", 'key,value\nname_vi,"Tỉnh\n', "place.csv"),
    ],
)
def test_a_file_that_does_not_hold_as_a_whole_is_named(table: str, text: str, said: str) -> None:
    with pytest.raises(ReferenceFault) as caught:
        load(small(**{table: text}))
    assert f"{table}.csv" in str(caught.value)
    assert said in str(caught.value)


def test_text_that_is_not_utf8_is_named_with_its_line() -> None:
    files = small()
    files["organisations.csv"] += "C,department,Sở Nội vụ,,,,,,,,,,\n".encode("utf-16-le")
    with pytest.raises(ReferenceFault, match="line 4 is not UTF-8"):
        load(files)


def test_a_missing_file_or_folder_is_named(tmp_path: Path) -> None:
    files = small()
    del files["bands.csv"]
    with pytest.raises(ReferenceFault, match=r"bands\.csv is missing"):
        load(files)
    with pytest.raises(ReferenceFault, match="EGOV_REFERENCE"):
        read_folder(tmp_path / "nowhere")


def test_the_line_of_a_fault_counts_broken_cells_and_blank_lines() -> None:
    text = SMALL["organisations.csv"] + '\nC,department,"Sở\nC",,,,,,,,,,\nD,department,Sở D,,,,,never,,,,,\n'
    with pytest.raises(ReferenceFault) as caught:
        load(small(organisations=text))
    assert caught.value.values["line"] == "7"
