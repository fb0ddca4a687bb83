"""The roll-out of a shared component over the agencies of the United States, 38 months.

`websites` are the units required and `websites_with_dap` those using it. Agencies appear, disappear and
change the spelling of their name; each month ends with a total row, which is checked and never stored.
"""

import re
from calendar import monthrange
from collections import defaultdict
from datetime import date

import polars as pl
import pytest

from .deployment import Deployment, Organisation, parts, read_csv, source, write_csv

HISTORY = "04_us_shared_component_rollout/rollout_history.csv"
SOFTWARE = "analytics"
Row = dict[str, str]


def code_of(agency: str) -> str:
    return re.sub(r"\W+", "-", agency.casefold()).strip("-")


def history() -> list[Row]:
    return read_csv(source(HISTORY))


def is_total(row: Row) -> bool:
    return row["agency"] == "Total"


def first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def last_day(month: str) -> date:
    first = first_day(month)
    return first.replace(day=monthrange(first.year, first.month)[1])


def agencies() -> list[Organisation]:
    """Every agency, two spellings of one name as one, valid from its first month to its last."""
    names: dict[str, list[str]] = defaultdict(list)
    months: dict[str, list[str]] = defaultdict(list)
    for row in history():
        if not is_total(row):
            names[code_of(row["agency"])].append(row["agency"])
            months[code_of(row["agency"])].append(row["month"])
    newest = max(row["month"] for row in history())
    return [
        Organisation(
            code,
            names[code][0],
            valid_from=str(first_day(min(months[code]))),
            valid_to="" if max(months[code]) == newest else str(last_day(max(months[code]))),
            aliases=other_spellings(names[code]),
        )
        for code in names
    ]


def other_spellings(names: list[str]) -> list[str]:
    """The spellings that differ from the first in more than capitals."""
    return sorted({name for name in names if name.casefold() != names[0].casefold()})


def report_row(row: Row) -> dict[str, object]:
    return {
        "period": row["month"],
        "organisation": "Tổng cộng" if is_total(row) else row["agency"],
        "software": "" if is_total(row) else SOFTWARE,
        "staff": "",
        "accounts_issued": "",
        "accounts_active": "",
        "units_required": row["websites"],
        "units_using": row["websites_with_dap"],
    }


@pytest.fixture(scope="module")
def rollout(tmp_path_factory: pytest.TempPathFactory) -> Deployment:
    deployment = Deployment(tmp_path_factory.mktemp("rollout"))
    deployment.write_reference("United States", "shared_software", "month", agencies())
    deployment.write_software(SOFTWARE, "Shared analytics")
    rows = sorted(history(), key=lambda row: (row["month"], is_total(row)))
    file = write_csv(deployment.folder / "rollout.csv", map(report_row, rows))
    deployment.load("shared_software", file)
    return deployment


@pytest.fixture(scope="module")
def values(rollout: Deployment) -> pl.DataFrame:
    return rollout.values()


def test_every_agency_and_month(values: pl.DataFrame) -> None:
    found = parts(values, "units_using", "scope", "period_start")
    rows = [row for row in history() if not is_total(row)]
    for row in rows:
        expected = (int(row["websites_with_dap"]), int(row["websites"]))
        assert found[code_of(row["agency"]), first_day(row["month"])] == expected, row
    assert len(rows) == 5215 - 38


def test_months_of_all_agencies(values: pl.DataFrame) -> None:
    """The publisher's own total rows are our totals, and the share is sum over sum."""
    rows = values.filter(pl.col("indicator") == "units_using", pl.col("scope") == "province")
    found = {row["period_start"]: row for row in rows.iter_rows(named=True)}
    totals = [row for row in history() if is_total(row)]
    for row in totals:
        month = found[first_day(row["month"])]
        using, required = int(row["websites_with_dap"]), int(row["websites"])
        assert (month["numerator"], month["denominator"]) == (using, required)
        assert month["value"] == pytest.approx(100 * using / required)
    assert len(totals) == 38


def test_total_rows_are_not_stored(rollout: Deployment) -> None:
    assert rollout.snapshot("select count(*) from shared_software") == [(5215 - 38,)]


def test_month_without_a_snapshot_is_a_gap(values: pl.DataFrame) -> None:
    """Nothing was published for July 2025: the month stands with no number, not with zero."""
    [july] = values.filter(
        pl.col("indicator") == "units_using",
        pl.col("scope") == "province",
        pl.col("period_start") == date(2025, 7, 1),
    ).to_dicts()
    assert july["numerator"] is None
    assert july["reported"] == 0 < july["due"]


def test_month_below_the_coverage_limit_is_not_judged(rollout: Deployment) -> None:
    """In August 2025 three agencies were published: a range, no status, no rank."""
    covered = rollout.snapshot(
        """
        select reported, is_covered, status, rank from indicator_values
        where indicator = 'units_using' and scope = 'province' and basis = 'period'
            and period_start = date '2025-08-01'
        """
    )
    assert covered == [(3, False, "", None)]


def test_columns_left_empty_give_no_number(values: pl.DataFrame) -> None:
    others = values.filter(pl.col("indicator") != "units_using")
    assert others["numerator"].null_count() == len(others) > 0
