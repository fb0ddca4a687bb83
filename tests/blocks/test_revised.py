"""What was revised since: a correction, a late report, a batch taken back and a new period are told apart."""

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

import queries
from blocks import revised, revisions
from blocks.view import View
from data import past
from data.snapshots import Snapshot
from tests.data.small_store import Week, import_weeks, reference_files, revoke
from wording import language

FULL: dict[str, tuple[int | None, int | None]] = {f"A{number}": (100, 20) for number in range(1, 6)}


@pytest.fixture(autouse=True)
def store(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EGOV_NOW", datetime(2019, 3, 1, 9, tzinfo=UTC).isoformat())


def seen(snapshot: Snapshot) -> View:
    periods = queries.fetch(snapshot, "frame/periods")
    return View(snapshot, language("en"), "light", periods, periods["name"][0], "all")


def told(snapshot: Snapshot, then: Snapshot) -> dict[tuple[str, str], tuple[float | None, float | None, str]]:
    """The changed shares: (scope, first day) → old, new, sort."""
    view = seen(snapshot)
    since = revised.since(view, str(then.number))
    assert since is not None
    older = past.as_of(str(since.entry))
    rows = revised.changes(view, since, older).filter(pl.col("indicator") == "online_dossiers")
    return {
        (row["scope"], str(row["period_start"])): (row["value_before"], row["value"], row["sort"])
        for row in rows.iter_rows(named=True)
    }


def test_a_correction_is_a_revision_of_the_unit_and_of_what_is_above_it() -> None:
    then = import_weeks(Week(0, FULL))
    now = import_weeks(Week(0, {"A2": (100, 70)}))
    found = told(now, then)
    assert found[("A2", "2019-01-07")] == (20, 70, "revised")
    assert found[("department", "2019-01-07")] == (20, 30, "revised")
    assert found[("province", "2019-01-07")] == (20, 30, "revised")
    assert len(found) == 3


def test_the_batch_that_did_it_is_named() -> None:
    then = import_weeks(Week(0, FULL))
    now = import_weeks(Week(0, {"A2": (100, 70)}))
    view = seen(now)
    since = revised.since(view, str(then.number))
    assert since is not None
    rows = revised.changes(view, since, past.as_of(str(since.entry)))
    assert set(rows["batches"].explode()) == {now.number}
    assert f"batch={now.number}" in revisions.revisions(view, since)


def test_a_late_report_is_no_revision() -> None:
    then = import_weeks(Week(0, {name: FULL[name] for name in ("A1", "A2", "A3", "A4")}))
    now = import_weeks(Week(0, {"A5": (100, 70)}))
    found = told(now, then)
    assert found[("A5", "2019-01-07")] == (None, 70, "reported")
    assert found[("province", "2019-01-07")] == (20, 30, "reported")


def test_a_batch_taken_back_is_told() -> None:
    files = reference_files()
    import_weeks(Week(0, FULL), files=files)
    then = import_weeks(Week(0, {"A2": (100, 70)}), files=files)
    found = told(revoke(then.number, files), then)
    assert found[("A2", "2019-01-07")] == (70, 20, "revised")
    assert found[("province", "2019-01-07")] == (30, 20, "revised")


def test_a_new_period_is_no_revision() -> None:
    then = import_weeks(Week(0, FULL))
    now = import_weeks(Week(1, FULL))
    view = seen(now)
    since = revised.since(view, str(then.number))
    assert since is not None
    assert revised.spans(view, since) == {}
    assert told(now, then) == {}


def test_left_out_it_is_the_set_of_a_week_before(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = []
    for day in (1, 3, 8, 10):
        monkeypatch.setenv("EGOV_NOW", datetime(2019, 3, day, 9, tzinfo=UTC).isoformat())
        numbers.append(import_weeks(Week(day, FULL)))
    view = seen(numbers[-1])
    found = revised.since(view)
    assert found is not None
    assert found.entry == numbers[1].number
    by_day = revised.since(view, "2019-03-08")
    assert by_day is not None
    assert by_day.entry == numbers[2].number
    assert revised.since(view, "2018-01-01") is None


def test_after_a_change_of_reference_data_only_what_differs_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    then = import_weeks(Week(0, FULL), Week(1, FULL))
    files = reference_files(
        targets="online_dossiers,province,>=,40,0,2018-12-31,2019-12-31,1/QĐ,2018-12-01,Kế hoạch,,\n"
    )
    now = import_weeks(Week(1, {"A2": (100, 70)}), files=files)
    asked: list[dict[str, object]] = []
    fetch = queries.fetch

    def noted(snapshot: Snapshot, name: str, /, **parameters: object) -> pl.DataFrame:
        if name == "revised/values":
            asked.append(parameters)
        return fetch(snapshot, name, **parameters)

    monkeypatch.setattr(queries, "fetch", noted)
    found = told(now, then)
    assert set(found) == {(scope, "2019-01-14") for scope in ("A2", "department", "province")}
    assert {(one["indicators"], str(one["first"])) for one in asked} == {("online_dossiers", "2019-01-14")}
