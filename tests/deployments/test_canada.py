"""Canada's service inventory of 2023-24: 1,751 services of 79 organisations, one year from 1 April.

Every row spells its organisation in another of the 893 ways that the publisher lists. Canada does not tell
early from on time, so nothing is early; where more is on time than was measured, neither is reported.
"""

import json
from collections import defaultdict
from pathlib import Path

import polars as pl
import pytest

from .deployment import Deployment, Organisation, parts, read_csv, source, write_csv

FOLDER = "01_ca_service_inventory"
Row = dict[str, str]


def services() -> list[Row]:
    rows = read_csv(source(f"{FOLDER}/mapped_table_a.csv"))
    return [row for row in rows if row["fiscal_yr"] == "2023-2024"]


def organisations() -> list[Organisation]:
    """The 79 organisations, each with every other spelling of its name in English and French."""
    variants = read_csv(source(f"{FOLDER}/org_name_variants.csv"))
    number_of = {row["org_name_variant"]: row["org_id"] for row in variants}
    spellings: dict[str, list[str]] = defaultdict(list)
    for row in variants:
        spellings[row["org_id"]].append(row["org_name_variant"])
    return [
        Organisation(code, name, aliases=[each for each in spellings[number_of[code]] if each not in (code, name)])
        for code, name in sorted({(row["owner_org"], row["organisation"]) for row in services()})
    ]


def has_on_time(row: Row) -> bool:
    return bool(row["on_time_volume"]) and int(row["on_time_volume"]) <= int(row["measured_volume"])


def report_row(row: Row, spelling: str) -> dict[str, object]:
    known = has_on_time(row)
    return {
        "period": "2023",
        "organisation": spelling,
        "service_code": row["service_id"],
        "service_name": row["service_name_en"],
        "level": row["level"],
        "dossiers_received": row["applications_total"],
        "dossiers_online": row["applications_online"],
        "resolved_early": 0 if known else "",
        "resolved_on_time": row["on_time_volume"] if known else "",
        "resolved_late": int(row["measured_volume"]) - int(row["on_time_volume"]) if known else "",
    }


@pytest.fixture(scope="module")
def canada(tmp_path_factory: pytest.TempPathFactory) -> Deployment:
    deployment = Deployment(tmp_path_factory.mktemp("canada"))
    known = organisations()
    deployment.write_reference("Canada", "online_services", "year04", known)
    spellings = {each.code: [each.code, each.name, *each.aliases] for each in known}
    rows = [
        report_row(row, spellings[row["owner_org"]][number % len(spellings[row["owner_org"]])])
        for number, row in enumerate(services())
    ]
    deployment.load("online_services", write_csv(deployment.folder / "services.csv", rows))
    return deployment


@pytest.fixture(scope="module")
def values(canada: Deployment) -> pl.DataFrame:
    return canada.values()


@pytest.mark.parametrize(
    ("indicator", "numerator", "denominator", "percent"),
    [
        ("level34_share", 549, 1263, 43.47),
        ("level4_share", 290, 1263, 22.96),
        ("services_in_use", 409, 549, 74.50),
        ("online_dossiers", 267_255_500, 305_235_511, 87.56),
    ],
)
def test_totals(indicator: str, numerator: int, denominator: int, percent: float, values: pl.DataFrame) -> None:
    [row] = values.filter(indicator=indicator, scope="province").to_dicts()
    assert (str(row["period_start"]), str(row["period_end"])) == ("2023-04-01", "2024-03-31")
    assert (row["numerator"], row["denominator"]) == (numerator, denominator)
    assert round(row["value"], 2) == percent
    assert (row["due"], row["reported"]) == (79, 79)


def test_services_left_out(canada: Deployment) -> None:
    """Of the 1,751 services, 779 do not report both applications and online applications."""
    assert canada.snapshot("select count(*) from online_services") == [(1751,)]
    left_out = canada.snapshot(
        """
        select rows_left_out from indicator_values
        where indicator = 'online_dossiers' and scope = 'province' and basis = 'period'
        """
    )
    assert left_out == [(779,)]


def test_every_organisation(values: pl.DataFrame) -> None:
    """Level counts and online applications of each of the 79, as published."""
    published = read_csv(source(f"{FOLDER}/expected_by_org.csv"))
    level34, level4, online = (
        parts(values, indicator, "scope") for indicator in ("level34_share", "level4_share", "online_dossiers")
    )
    for row in published:
        scope = (row["owner_org"],)
        levels = [int(row[f"level{level}"]) for level in (1, 2, 3, 4)]
        with_level = sum(levels) or None
        assert level34[scope] == (levels[2] + levels[3] if with_level else None, with_level), scope
        assert level4[scope] == (levels[3] if with_level else None, with_level), scope
        assert (online[scope][0] or 0) == int(row["applications_online"]), scope
    assert len(published) == 79


def test_share_online_where_all_is_reported(values: pl.DataFrame) -> None:
    """The published share divides by all applications, so it is ours only where no service is left out."""
    complete = {code for code, rows in by_organisation().items() if all(map(has_both, rows))}
    shares = dict(values.filter(indicator="online_dossiers").select("scope", "value").iter_rows())
    compared = 0
    for row in read_csv(source(f"{FOLDER}/expected_by_org.csv")):
        if row["owner_org"] in complete and row["online_pct"]:
            assert round(shares[row["owner_org"]], 2) == pytest.approx(float(row["online_pct"]), abs=0.0051)
            compared += 1
    assert compared >= 10


def test_on_time(values: pl.DataFrame) -> None:
    """As published, for the organisations none of whose services has more on time than measured."""
    held = {
        code
        for code, rows in by_organisation().items()
        if all(has_on_time(row) for row in rows if row["on_time_volume"])
    }
    found = parts(values, "resolved_on_time", "scope")
    for row in read_csv(source(f"{FOLDER}/expected_by_org.csv")):
        if row["owner_org"] in held:
            on_time, measured = found[(row["owner_org"],)]
            expected = (int(row["on_time_volume"]), int(row["measured_volume"]))
            assert (on_time or 0, measured or 0) == expected, row["owner_org"]
    assert len(held) == 74


def test_same_file_again_changes_nothing(canada: Deployment) -> None:
    before = canada.snapshot("select number from snapshot")
    canada.load("online_services", canada.folder / "services.csv")
    assert canada.snapshot("select number from snapshot") == before


def test_unknown_spelling_is_refused(canada: Deployment, tmp_path: Path) -> None:
    row = report_row(services()[0], "Ministry of Silly Walks")
    file = write_csv(tmp_path / "wrong.csv", [row])
    arguments = ("check", "online_services", str(file), "--json")
    verdict = json.loads(canada.run(*arguments, exit_code=1))
    assert "Ministry of Silly Walks" in json.dumps(verdict, ensure_ascii=False)


def by_organisation() -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in services():
        rows[row["owner_org"]].append(row)
    return rows


def has_both(row: Row) -> bool:
    return bool(row["applications_total"]) and bool(row["applications_online"])
