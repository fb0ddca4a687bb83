"""The parts of a change add up to it exactly, on any data, and are those of a plain computation."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.queries.small_snapshot import filled, in_memory, rows

BEFORE, NOW = date(2019, 3, 11), date(2019, 3, 18)
TINY = 1e-9

Parts = tuple[int, int]  # numerator, denominator
Reports = dict[str, tuple[Parts | None, Parts | None]]


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with in_memory() as connection:
        yield connection


def part() -> st.SearchStrategy[Parts | None]:
    """A share's parts; none, nothing of nothing, and all of them too."""
    shares = st.integers(0, 5000).flatmap(lambda d: st.tuples(st.integers(0, d), st.just(d)))
    return st.none() | shares


def reports() -> st.SearchStrategy[Reports]:
    names = st.sampled_from([f"A{number}" for number in range(12)])
    return st.dictionaries(names, st.tuples(part(), part()), min_size=1, max_size=12)


def stored(database: duckdb.DuckDBPyConnection, found: Reports, unit: str = "percent") -> None:
    filled(database, "indicators", [{"code": "share", "theme": "online_services", "unit": unit}])
    values = [
        {"scope": name, "period_start": day, "numerator": told[0], "denominator": told[1]}
        for name, pair in found.items()
        for day, told in zip((BEFORE, NOW), pair, strict=True)
        if told is not None
    ]
    filled(database, "indicator_values", [{"indicator": "share", "kind": "district", **row} for row in values])


def asked(database: duckdb.DuckDBPyConnection, scope: str = "province") -> list[dict[str, Any]]:
    return rows(database, "moved/contributions", indicator="share", scope=scope, before=BEFORE, now=NOW)


def whole(found: Reports, place: int) -> Fraction | None:
    told = [parts for pair in found.values() if (parts := pair[place]) is not None]
    below = sum(parts[1] for parts in told)
    return Fraction(100 * sum(parts[0] for parts in told), below) if below else None


def computed(found: Reports) -> dict[str, tuple[Fraction, Fraction, Fraction]]:
    """Own change, shift and passing of each organisation, in whole numbers and fractions only."""
    totals = [sum((pair[place] or (0, 0))[1] for pair in found.values()) for place in (0, 1)]
    middle = ((whole(found, 0) or Fraction(0)) + (whole(found, 1) or Fraction(0))) / 2
    answer = {}
    for name, pair in found.items():
        (n0, d0), (n1, d1) = (told or (0, 0) for told in pair)
        w0, w1 = Fraction(d0, totals[0]), Fraction(d1, totals[1])
        if d0 and d1:
            r0, r1 = Fraction(100 * n0, d0), Fraction(100 * n1, d1)
            answer[name] = ((w0 + w1) / 2 * (r1 - r0), (w1 - w0) * ((r0 + r1) / 2 - middle), Fraction(0))
        else:
            passing = Fraction(100 * n1, totals[1]) - w1 * middle - Fraction(100 * n0, totals[0]) + w0 * middle
            answer[name] = (Fraction(0), Fraction(0), passing)
    return answer


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=reports())
def test_the_parts_add_up_to_the_change(database: duckdb.DuckDBPyConnection, found: Reports) -> None:
    before, now = whole(found, 0), whole(found, 1)
    if before is None or now is None:
        return  # no value to compare: pages refuse before they ask
    stored(database, found)
    answer = asked(database)
    change = float(now - before)
    assert sum(row["own"] + row["shift"] + row["passing"] for row in answer) == pytest.approx(change, abs=TINY)
    expected = computed(found)
    for row in answer:
        assert row["all_moved"] == pytest.approx(change, abs=TINY)
        parts = (row["own"], row["shift"], row["passing"])
        assert parts == pytest.approx([float(part) for part in expected[str(row["organisation"])]], abs=TINY)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=reports(), leading=st.integers(1, 12))
def test_the_leading_ones_and_the_others_add_up_too(
    database: duckdb.DuckDBPyConnection, found: Reports, leading: int
) -> None:
    before, now = whole(found, 0), whole(found, 1)
    if before is None or now is None:
        return
    stored(database, found)
    answer = asked(database)
    first = answer[:leading]
    total = sum(row["moved"] for row in first) + (first[-1]["rest_moved"] if first else 0)
    assert total == pytest.approx(float(now - before), abs=TINY)


def test_a_shift_towards_the_better_ones_is_told_apart(database: duckdb.DuckDBPyConnection) -> None:
    """Nobody changes, but the better one handles more: all is shift."""
    stored(database, {"A1": ((80, 100), (160, 200)), "A2": ((20, 100), (20, 100))})
    answer = asked(database)
    assert [row["own"] for row in answer] == [0, 0]
    assert answer[0]["all_shift"] == pytest.approx(10.0, abs=TINY)


def test_who_reported_only_once_is_a_part_of_its_own(database: duckdb.DuckDBPyConnection) -> None:
    stored(database, {"A1": ((50, 100), (50, 100)), "A2": (None, (100, 100)), "A3": ((0, 100), None)})
    told = {str(row["organisation"]): row for row in asked(database)}
    assert [told[name]["only_in"] for name in ("A1", "A2", "A3")] == [None, "now", "before"]
    assert told["A2"]["passing"] > 0
    assert told["A3"]["passing"] > 0
    assert told["A1"]["all_moved"] == pytest.approx(50.0, abs=TINY)


def test_a_count_adds_plain_differences(database: duckdb.DuckDBPyConnection) -> None:
    filled(database, "indicators", [{"code": "share", "theme": "online_services", "unit": "count"}])
    told = [("A1", BEFORE, 5), ("A1", NOW, 9), ("A2", NOW, 3), ("A3", BEFORE, 2)]
    filled(
        database,
        "indicator_values",
        [
            {"indicator": "share", "kind": "district", "scope": name, "period_start": day, "numerator": number}
            for name, day, number in told
        ],
    )
    answer = {str(row["organisation"]): row for row in asked(database)}
    assert {name: (row["own"], row["passing"]) for name, row in answer.items()} == {
        "A1": (4, 0),
        "A2": (0, 3),
        "A3": (0, -2),
    }
    assert answer["A1"]["all_moved"] == 5


def test_a_group_is_split_among_its_own(database: duckdb.DuckDBPyConnection) -> None:
    stored(database, {"A1": ((50, 100), (60, 100))})
    assert asked(database, "department") == []
    assert len(asked(database, "district")) == 1
