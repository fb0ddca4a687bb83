"""The simulated reports: the same from the same seed, lawful in every row, and shaped as told."""

import hashlib
from datetime import date

import polars as pl
import pytest

from data.calendars import parse_period
from data.reference_data import Reference
from data.report_tables import REPORT_TABLES
from data.samples.simulation import SimulatedFile, simulated_files

KEYS = ("period", "organisation", "service_code", "service_name", "level", "software", "portal", "indicator")


@pytest.fixture(scope="module")
def files(reference: Reference) -> list[SimulatedFile]:
    return list(simulated_files(reference))


@pytest.fixture(scope="module")
def tables(files: list[SimulatedFile]) -> dict[str, pl.DataFrame]:
    return {name: _table([file for file in files if file.report_table == name]) for name in REPORT_TABLES}


def _table(files: list[SimulatedFile]) -> pl.DataFrame:
    """All rows of one report table under canonical names, numbers read as they are written in Vietnam."""
    report = REPORT_TABLES[files[0].report_table]
    rows = pl.concat(pl.read_csv(file.content, separator=";", infer_schema=False) for file in files)
    rows = rows.rename({column.header: column.name for column in report.columns if column.header in rows.columns})
    plain = [name for name in rows.columns if name not in (*KEYS, "last_updated_on")]
    number = pl.col(plain).str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    return rows.with_columns(number.cast(pl.Float64))


def _digest(files: list[SimulatedFile]) -> str:
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file.file_name} {file.entered_at} {file.entered_by} {file.note}".encode() + file.content)
    return total.hexdigest()


def test_one_seed_gives_one_result(reference: Reference, files: list[SimulatedFile]) -> None:
    assert _digest(list(simulated_files(reference))) == _digest(files)
    assert _digest(list(simulated_files(reference, seed=7))) != _digest(files)


def test_files_come_in_the_order_of_their_moments_and_say_that_they_are_simulated(
    files: list[SimulatedFile],
) -> None:
    moments = [file.entered_at for file in files]
    assert moments == sorted(moments)
    assert all(moment.tzinfo is not None for moment in moments)
    assert all(file.note.startswith("Số liệu mô phỏng") for file in files)
    assert len({file.file_name for file in files}) == len(files)


def test_every_row_is_one_of_a_kind_and_within_the_three_years(tables: dict[str, pl.DataFrame]) -> None:
    for name, rows in tables.items():
        keys = ["period", "organisation", REPORT_TABLES[name].key]
        assert rows.select(keys).is_duplicated().sum() == 0, name
    weeks = tables["online_services"].get_column("period").unique().sort().to_list()
    assert (weeks[0], weeks[-1], len(weeks)) == ("2018-W01", "2020-W53", 157)
    months = tables["measures"].get_column("period").unique().sort().to_list()
    assert (months[0], months[-1], len(months)) == ("2018-01", "2020-12", 36)


def test_every_name_is_one_of_the_reference_data(reference: Reference, tables: dict[str, pl.DataFrame]) -> None:
    names = set(reference.organisations_on(date(2018, 1, 1)).get_column("name_vi"))
    for name, rows in tables.items():
        missing = names - set(rows.get_column("organisation")) if name != "measures" else set()
        assert (set(rows.get_column("organisation")) - names, missing) == (set(), set())
    assert set(tables["shared_software"]["software"]) == set(reference.software["code"])
    other = reference.indicators.filter(pl.col("theme") == "measures")
    assert set(tables["measures"]["indicator"]) == set(other["code"])


LAWS = {
    "online_services": [
        pl.col("dossiers_online") <= pl.col("dossiers_received"),
        pl.sum_horizontal("carried_over", "dossiers_received")
        == pl.sum_horizontal(
            "resolved_early", "resolved_on_time", "resolved_late", "pending_on_time", "pending_overdue"
        ),
        pl.col("paid_online").is_null() | (pl.col("paid_online") <= pl.col("fee_dossiers")),
        pl.col("satisfied").is_null() | (pl.col("satisfied") <= pl.col("rated")),
    ],
    "shared_software": [
        pl.col("accounts_active") <= pl.col("accounts_issued"),
        pl.col("units_using") <= pl.col("units_required"),
        pl.col("documents_signed").is_null()
        | (
            (pl.col("documents_signed") <= pl.col("documents_electronic"))
            & (pl.col("documents_electronic") <= pl.col("documents_total"))
        ),
    ],
    "portal_activity": [
        pl.col("questions_on_time") <= pl.col("questions_answered"),
        pl.col("questions_answered") <= pl.col("questions_received"),
        pl.col("sections_complete") <= pl.col("sections_required"),
        pl.col("minutes_down").is_null() | (pl.col("minutes_down") <= 7 * 24 * 60),
    ],
    "measures": [pl.col("denominator").is_null() | (pl.col("numerator") <= pl.col("denominator"))],
}


@pytest.mark.parametrize("name", LAWS)
def test_the_laws_of_each_report_table_hold_in_every_row(name: str, tables: dict[str, pl.DataFrame]) -> None:
    for law in LAWS[name]:
        assert tables[name].filter(~law).is_empty()
        assert tables[name].select(law.is_null().sum()).item() == 0
    numbers = [column for column in tables[name].columns if tables[name].schema[column] == pl.Float64]
    assert tables[name].select(pl.min_horizontal(numbers).min()).item() >= 0


def test_a_portal_was_last_updated_no_later_than_its_week(tables: dict[str, pl.DataFrame]) -> None:
    for period, updated in tables["portal_activity"].select("period", "last_updated_on").iter_rows():
        week = parse_period(period, "week")
        assert week is not None
        day, month, year = map(int, updated.split("/"))
        assert date(year, month, day) <= week.end


def test_what_is_pending_is_carried_over_to_the_next_week(tables: dict[str, pl.DataFrame]) -> None:
    weeks = tables["online_services"].get_column("period").unique().sort().to_list()
    rows = tables["online_services"].with_columns(
        pl.col("period").replace_strict({week: index for index, week in enumerate(weeks)}).alias("week"),
        (pl.col("pending_on_time") + pl.col("pending_overdue")).alias("pending"),
    )
    key = ["organisation", "service_code"]
    after = rows.select(*key, pl.col("week") - 1, pl.col("carried_over").alias("carried_on"))
    pairs = rows.join(after, on=[*key, "week"])
    assert pairs.height > 90_000
    assert pairs.filter(pl.col("pending") != pl.col("carried_on")).is_empty()


def test_level_4_rises_from_5_percent_to_30_in_april_2020(tables: dict[str, pl.DataFrame]) -> None:
    level = pl.col("level")
    share = (level == "4").sum() / level.is_not_null().sum()
    weekly = dict(tables["online_services"].group_by("period").agg(share).iter_rows())
    assert weekly["2018-W01"] == pytest.approx(0.05, abs=0.01)
    assert weekly["2020-W15"] == pytest.approx(0.30, abs=0.01)
    assert weekly["2020-W49"] == pytest.approx(0.35, abs=0.015)


def test_some_services_were_put_back_from_level_4_to_3(tables: dict[str, pl.DataFrame]) -> None:
    key = ["organisation", "service_code"]
    june, july = (tables["online_services"].filter(pl.col("period") == week) for week in ("2020-W26", "2020-W28"))
    both = june.join(july, on=key, suffix="_after")
    assert both.filter((pl.col("level") == "4") & (pl.col("level_after") == "3")).height > 0
    assert both.filter((pl.col("level") == "3") & (pl.col("level_after") == "4")).is_empty()


def test_online_and_on_time_shares_are_those_of_the_province(tables: dict[str, pl.DataFrame]) -> None:
    rows = tables["online_services"]
    quarter = rows.filter(pl.col("period").is_between(pl.lit("2020-W01"), pl.lit("2020-W13")))
    offices = quarter.filter(~pl.col("organisation").str.contains("^(Huyện|Thành phố)"))
    assert _ratio(offices, "dossiers_online", "dossiers_received") == pytest.approx(0.19, abs=0.03)
    resolved = rows.with_columns(resolved=pl.sum_horizontal("resolved_early", "resolved_on_time", "resolved_late"))
    assert 0.0 < _ratio(resolved, "resolved_late", "resolved") < 0.04


def _ratio(rows: pl.DataFrame, part: str, whole: str) -> float:
    return float(rows[part].sum()) / float(rows[whole].sum())


def test_there_are_late_reports_gaps_a_silent_portal_and_quiet_weeks(
    files: list[SimulatedFile], tables: dict[str, pl.DataFrame], reference: Reference
) -> None:
    late = _table(
        [file for file in files if file.report_table == "online_services" and "bo-sung" in file.file_name]
    )
    by_unit = late.group_by("organisation").agg(pl.col("period").n_unique()).sort("period")
    assert by_unit.row(-1)[0] == "Huyện Bình Gia"
    assert by_unit.row(-1)[1] > 50
    reported = tables["online_services"].filter(pl.col("period") == "2020-W53")["organisation"].unique()
    assert "Huyện Đình Lập" not in reported
    assert "2018-W07" not in tables["portal_activity"]["period"]
    thin = tables["portal_activity"].filter(pl.col("period") == "2020-W14")["organisation"].n_unique()
    assert thin < 31 * reference.coverage_limit
    quiet = tables["portal_activity"].filter(
        (pl.col("organisation") == "Huyện Văn Quan") & (pl.col("period") >= "2020-W26")
    )
    assert quiet["articles"].sum() == 0
    assert quiet["last_updated_on"].n_unique() == 1
    weeks = tables["online_services"].group_by("organisation", "period").agg(pl.sum("dossiers_received"))
    assert weeks.filter(pl.col("dossiers_received") == 0).height > 20


def test_not_reported_and_zero_are_two_things(tables: dict[str, pl.DataFrame]) -> None:
    paid = tables["online_services"].select("period", "paid_online")
    assert paid.filter(pl.col("period") < "2019-W26")["paid_online"].null_count() > 0
    assert paid.filter(pl.col("period") > "2019-W28")["paid_online"].null_count() == 0
    assert (paid["paid_online"] == 0).sum() > 0
    assert tables["online_services"]["level"].null_count() > 0
