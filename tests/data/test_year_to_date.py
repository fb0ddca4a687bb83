"""The year so far: flows add up over its periods, stocks stand as each organisation last reported them."""

from datetime import date, timedelta
from pathlib import Path

import polars as pl

import queries
from tests.data.small_store import Week, import_weeks

PENDING = {"pending_on_time": 8, "pending_overdue": 2}


def so_far(snapshot: object, indicator: str, scope: str, until: date) -> dict[str, object]:
    since = until - timedelta(days=6)
    asked = {"which": indicator, "scope": None, "since": since, "until": until}
    rows = queries.fetch(snapshot, "indicator/year_to_date", **asked)  # type: ignore[arg-type]
    return rows.filter(pl.col("scope") == scope).row(-1, named=True)


def test_dossiers_add_up_and_what_is_pending_does_not(home: Path) -> None:
    snapshot = import_weeks(
        Week(0, {"A1": (100, 10), "A2": (50, 5)}, more=PENDING),
        Week(1, {"A1": (60, 30)}, more={"pending_on_time": 5, "pending_overdue": 5}),
    )
    flows = so_far(snapshot, "online_dossiers", "province", date(2019, 1, 20))
    assert (flows["numerator"], flows["denominator"]) == (10 + 5 + 30, 100 + 50 + 60)
    assert (flows["due"], flows["reported"]) == (10, 3)
    stocks = so_far(snapshot, "pending_overdue", "province", date(2019, 1, 20))
    # A1 as of the second week, A2 as of the first, when it last reported
    assert (stocks["numerator"], stocks["denominator"], stocks["value"]) == (5 + 2, 10 + 10, 35.0)
    earlier = so_far(snapshot, "online_dossiers", "province", date(2019, 1, 13))
    assert earlier["numerator"] == 15


def test_a_new_year_begins_anew(home: Path) -> None:
    snapshot = import_weeks(Week(0, {"A1": (100, 10)}), Week(52, {"A1": (20, 10)}))
    assert so_far(snapshot, "online_dossiers", "A1", date(2020, 1, 12))["numerator"] == 10


def test_a_part_not_reported_adds_nothing(home: Path) -> None:
    snapshot = import_weeks(Week(0, {"A1": (100, None)}), Week(1, {"A1": (20, 10)}))
    row = so_far(snapshot, "online_dossiers", "A1", date(2019, 1, 20))
    assert (row["numerator"], row["denominator"]) == (10, 20)
