"""Why a figure moved, on the simulated reports: the parts told are those of the figures beside them."""

import re
from collections.abc import Callable

import pytest

from blocks import cues, moved, pictures
from blocks.view import View

Viewed = Callable[..., View]
EACH = ("online_dossiers", "resolved_on_time", "units_using", "visits")


@pytest.mark.parametrize("indicator", EACH)
@pytest.mark.parametrize("group", ["all", "districts"])
def test_the_parts_add_up_to_the_published_change(viewed: Viewed, indicator: str, group: str) -> None:
    view = viewed(period="2020-W40", group=group)
    row = pictures.card_row(view, indicator, view.scope)
    pair = moved.pair(view, indicator, view.scope)
    assert not pair.refusal
    assert pair.before is not None
    parts = moved.parts(view, indicator, view.scope)
    assert parts["moved"].sum() == pytest.approx(row["value"] - pair.before["value"], abs=1e-9)
    assert parts["moved"].sum() == pytest.approx(row["change"], abs=1e-9)


@pytest.mark.parametrize("indicator", EACH)
def test_the_chart_and_its_table_hold_the_same_sum(viewed: Viewed, indicator: str) -> None:
    view = viewed(period="2020-W40")
    picture = moved.moved_of(view, indicator, view.scope)
    total = moved.parts(view, indicator, view.scope)["moved"].sum()
    drawn = sum(value or 0 for trace in picture.figure["data"] for value in trace["x"])
    assert drawn == pytest.approx(total, abs=1e-9)
    assert picture.table is not None
    assert sum(row[-1] for row in picture.table.rows) == pytest.approx(total, abs=1e-9)  # type: ignore[misc]


def test_against_a_year_earlier(viewed: Viewed) -> None:
    view = viewed(period="2020-W40")
    pair = moved.pair(view, "online_dossiers", "province", moved.YEAR)
    assert pair.before is not None
    assert pair.before["name"] == "2019-W40"
    assert moved.is_told(view, "online_dossiers", "province", moved.YEAR)


def test_nothing_is_told_where_there_is_nothing_before(viewed: Viewed) -> None:
    first = viewed(period="2018-W01")
    assert moved.pair(first, "online_dossiers", "province").refusal
    assert not moved.is_told(first, "online_dossiers", "province")
    assert "e-quiet" in moved.sentence(first, "online_dossiers", "province")
    assert moved.pair(first, "online_dossiers", "province", "2017-W01").refusal


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_cues_ask_and_lead_to_their_rows(viewed: Viewed, lang: str) -> None:
    view = viewed(period="2020-W53", lang=lang)
    found = cues.found(view)
    assert 0 < len(found) < 6, "a cue that is everywhere is no cue"
    listed = cues.listed(view, most=9)
    assert listed.count("<li>") == len(found)
    assert len(re.findall(r'href="/methods\?[^"]*organisation=', listed)) == len(found)
    quiet = next(code for code in view.organisations if code not in {row["organisation"] for row in found})
    assert cues.listed(view, organisation=quiet) == ""
