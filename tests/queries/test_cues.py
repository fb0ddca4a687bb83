"""Each cue is seen where its header says, and not a step before."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from tests.queries.small_snapshot import filled, in_memory, rows

WEEKS = [date(2019, 1, 7) + timedelta(weeks=number) for number in range(14)]  # 2019-W02 to W15; W13 holds 31/03
QUARTER_END = WEEKS.index(date(2019, 3, 25))
UNTIL = date(2019, 4, 14)

Told = dict[tuple[str, str], list[tuple[int, int] | int | None]]


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with in_memory() as connection:
        filled(
            connection,
            "periods",
            [
                {
                    "report_table": table,
                    "name": f"2019-W{number + 2:02d}",
                    "period_start": day,
                    "period_end": day + timedelta(days=6),
                    "position": number + 1,
                }
                for table in ("online_services", "portal_activity")
                for number, day in enumerate(WEEKS)
            ],
        )
        indicators: list[dict[str, Any]] = [
            {"code": "online_dossiers", "theme": "online_services"},
            {"code": "on_time", "theme": "online_services"},
            {"code": "visits", "theme": "portal_activity", "unit": "count"},
        ]
        filled(connection, "indicators", indicators)
        yield connection


def seen(database: duckdb.DuckDBPyConnection, cue: str, told: Told, until: date = UNTIL) -> list[dict[str, Any]]:
    values = []
    for (organisation, indicator), figures in told.items():
        for day, figure in zip(WEEKS, figures, strict=False):
            if figure is not None:
                above, below = figure if isinstance(figure, tuple) else (figure, None)
                theme = "portal_activity" if indicator == "visits" else "online_services"
                row = {"theme": theme, "scope": organisation, "indicator": indicator, "period_start": day}
                row |= {"period_end": day + timedelta(days=6), "numerator": above, "denominator": below}
                values.append(row)
    filled(database, "indicator_values", values)
    return rows(database, f"cues/{cue}", until=until)


def at_the_end(value: int, of: int = 100, after: int = 41) -> list[Any]:
    """A share of about 40 % in every week, `value` in the week that ends the quarter, `after` from then on."""
    figures: list[Any] = [(40 + number % 2, 100) for number in range(len(WEEKS))]
    figures[QUARTER_END:] = [(value, of)] + [(after, 100)] * (len(WEEKS) - QUARTER_END - 1)
    return figures


@pytest.mark.parametrize(
    ("figures", "is_seen"),
    [
        (at_the_end(60), True),
        (at_the_end(54), False),  # 14 points are too few
        (at_the_end(12, of=19), False),  # so are 19 dossiers
        (at_the_end(60, after=58), False),  # it stays: a rise, no jump
    ],
)
def test_a_jump_at_the_end_of_a_quarter(
    database: duckdb.DuckDBPyConnection, figures: list[Any], is_seen: bool
) -> None:
    found = seen(database, "period_end", {("A1", "online_dossiers"): figures})
    assert [(row["organisation"], row["name"]) for row in found] == ([("A1", "2019-W13")] if is_seen else [])


def test_a_jump_before_the_next_period_has_come(database: duckdb.DuckDBPyConnection) -> None:
    figures = at_the_end(60)[: QUARTER_END + 1]
    found = seen(database, "period_end", {("A1", "online_dossiers"): figures}, date(2019, 3, 31))
    assert [row["after"] for row in found] == [None]


def test_a_jump_elsewhere_is_no_cue(database: duckdb.DuckDBPyConnection) -> None:
    figures: list[Any] = [(40, 100)] * len(WEEKS)
    figures[QUARTER_END - 3] = (70, 100)
    assert seen(database, "period_end", {("A1", "online_dossiers"): figures}) == []


def test_every_share_at_exactly_one_hundred(database: duckdb.DuckDBPyConnection) -> None:
    full: list[Any] = [(3, 4)] * 10 + [(5, 5)] * 4
    (found,) = seen(database, "all_hundred", {("A1", "online_dossiers"): full, ("A1", "on_time"): full})
    assert (found["periods"], found["cases"], found["shares"]) == (4, 40, 2)
    assert (found["first_name"], found["name"]) == ("2019-W12", "2019-W15")


@pytest.mark.parametrize(
    "last",
    [
        [(5, 5)] * 3 + [(4, 5)],  # the newest is not full
        [(4, 5)] + [(5, 5)] * 3,  # three periods only
        [(4, 4)] * 4,  # too few cases
        [(5, 5), None, (5, 5), (5, 5)],  # a period without figures ends the run
    ],
)
def test_not_every_share_at_one_hundred(database: duckdb.DuckDBPyConnection, last: list[Any]) -> None:
    figures: list[Any] = [(3, 4)] * 10 + last
    assert seen(database, "all_hundred", {("A1", "online_dossiers"): figures, ("A1", "on_time"): figures}) == []


def others(varied: int, of: int) -> Told:
    moving: list[Any] = [(10 + number, 50) for number in range(len(WEEKS))]
    still: list[Any] = [(20, 50)] * len(WEEKS)
    return {(f"B{n}", "online_dossiers"): moving if n < varied else still for n in range(of)}


def test_the_same_figures_again_and_again(database: duckdb.DuckDBPyConnection) -> None:
    figures: list[Any] = [(7, 30)] * 10 + [(12, 40)] * 4
    (found,) = seen(database, "repeated", {("A1", "online_dossiers"): figures, **others(4, 4)})
    assert (found["organisation"], found["periods"]) == ("A1", 4)
    assert (found["numerator"], found["denominator"]) == (12, 40)


@pytest.mark.parametrize(
    ("figures", "varied"),
    [
        ([(12, 40)] * 14, 2),  # others tell the same again too
        ([(7, 30)] * 11 + [(12, 40)] * 3, 4),  # three periods only
        ([(40, 40)] * 14, 4),  # a full share stays full
    ],
)
def test_the_same_figures_where_that_is_usual(
    database: duckdb.DuckDBPyConnection, figures: list[Any], varied: int
) -> None:
    assert seen(database, "repeated", {("A1", "online_dossiers"): figures, **others(varied, 4)}) == []


def test_a_stock_may_stand_still_longer(database: duckdb.DuckDBPyConnection) -> None:
    database.execute("update indicators set over_time = 'last'")
    for again, count in ((7, 0), (8, 1)):
        figures: list[Any] = [(7, 30)] * (14 - again) + [(12, 40)] * again
        assert len(seen(database, "repeated", {("A1", "online_dossiers"): figures, **others(4, 4)})) == count


@pytest.mark.parametrize(
    ("last_share", "last_visits", "is_seen"),
    [(40, 1000, True), (29, 1000, False), (40, 1200, False)],
)
def test_online_rises_while_visits_do_not(
    database: duckdb.DuckDBPyConnection, last_share: int, last_visits: int, is_seen: bool
) -> None:
    shares: list[Any] = [(20, 100)] * 10 + [(last_share, 100)] * 4
    visits: list[Any] = [1000] * 10 + [last_visits] * 4
    found = seen(database, "online_without_visits", {("A1", "online_dossiers"): shares, ("A1", "visits"): visits})
    assert bool(found) == is_seen


def test_a_break_within_ends_the_comparison(database: duckdb.DuckDBPyConnection) -> None:
    database.execute("insert into breaks (on_date, theme) values ('2019-03-04', 'online_services')")
    shares: list[Any] = [(20, 100)] * 10 + [(40, 100)] * 4
    told: Told = {("A1", "online_dossiers"): shares, ("A1", "visits"): [1000] * 14}
    assert seen(database, "online_without_visits", told) == []
