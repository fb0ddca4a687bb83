"""Not reported, zero and not applicable stay three things: in the store, in the values, and after a revocation."""

from pathlib import Path

import polars as pl
import pytest

from data import matching, reading
from data.checking import check
from data.report_tables import REPORT_TABLES
from data.snapshots import Snapshot
from tests.data.matched_text import lang_son
from tests.data.small_store import Week, import_weeks, reference_files, revoke, values

OUTSIDE = {"not_applicable": "dossiers_online"}


def stored(snapshot: Snapshot) -> dict[str, tuple[int | None, str | None]]:
    rows = snapshot.query("from online_services", {}).sort("organisation")
    return {
        row["organisation"]: (row["dossiers_online"], row["not_applicable"]) for row in rows.iter_rows(named=True)
    }


def value(snapshot: Snapshot, scope: str) -> dict[str, object]:
    (row,) = values(snapshot, scope=scope)
    return row


def test_three_things_in_the_store_and_in_the_values(home: Path) -> None:
    snapshot = import_weeks(
        Week(0, {"A1": (100, 10), "A3": (50, None), "A4": (50, 0)}), Week(0, {"A2": (50, None)}, more=OUTSIDE)
    )
    assert stored(snapshot) == {
        "A1": (10, None),
        "A2": (None, "dossiers_online"),
        "A3": (None, None),
        "A4": (0, None),
    }
    outside, missing, zero, silent = (value(snapshot, code) for code in ("A2", "A3", "A4", "A5"))
    assert (outside["numerator"], outside["denominator"], outside["rows_left_out"]) == (None, None, 0)
    assert (missing["numerator"], missing["denominator"], missing["rows_left_out"]) == (None, None, 1)
    assert (zero["numerator"], zero["denominator"], zero["value"]) == (0, 50, 0.0)
    assert [row["status"] for row in (outside, missing, zero, silent)] == ["", "no_data", "", "no_data"]
    province = value(snapshot, "province")
    assert (province["numerator"], province["denominator"], province["rows_left_out"]) == (10, 150, 1)
    assert (province["due"], province["reported"]) == (5, 4)  # a report in which a part does not apply is a report


def test_a_revocation_brings_back_what_was_said_before(home: Path) -> None:
    before = import_weeks(Week(0, {"A1": (100, 10), "A2": (50, 5)}))
    assert stored(before)["A2"] == (5, None)
    corrected = import_weeks(Week(0, {"A2": (50, None)}, more=OUTSIDE))
    assert stored(corrected)["A2"] == (None, "dossiers_online")
    assert value(corrected, "province")["denominator"] == 100
    newest = corrected.query("from history", {}).sort("batch")["batch"][-1]
    after = revoke(newest, reference_files())
    assert stored(after) == stored(before)
    assert value(after, "province")["denominator"] == 150


@pytest.mark.parametrize(("more", "weight"), [(OUTSIDE, 0), ({}, 50)])
def test_a_silent_unit_to_which_a_part_did_not_apply_weighs_nothing(
    more: dict[str, str], weight: int, home: Path
) -> None:
    told, then = Week(0, {"A1": (100, 10), "A2": (50, 5)}), Week(1, {"A2": (50, None)}, more=more)
    snapshot = import_weeks(told, then, Week(2, {"A1": (100, 10)}))
    cells = snapshot.query("from cells", {}).filter(
        (pl.col("indicator") == "online_dossiers") & (pl.col("organisation") == "A2")
    )
    assert cells.sort("period_start")["last_denominator"].to_list() == [None, None, weight]


MEASURES = "Kỳ báo cáo;Đơn vị;Chỉ tiêu;Thực hiện;Kế hoạch\n"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("2019-03;SYT;broadcast_plan;120;100", None),
        ("2019-03;SYT;systems_approved;120;100", "is a share"),
        ("2019-03;SYT;systems_approved;12;", "must be filled"),
    ],
)
def test_only_a_plan_may_be_exceeded(row: str, why: str | None) -> None:
    report, reference = REPORT_TABLES["measures"], lang_son()
    matched = matching.match(reading.read(f"{MEASURES}{row}\n".encode(), "a.csv"), report, reference)
    verdict = check(matched, report, reference)
    assert verdict.accepted == (why is None)
    assert why is None or any(why in problem.reason for problem in verdict.problems)


def test_the_column_is_optional_in_the_reference(home: Path) -> None:
    snapshot = import_weeks(Week(0, {"A1": (100, 10)}))
    assert snapshot.query("from indicators", {}).select(pl.col("may_exceed").any()).item() is False
