"""The overview: sentence and cards, then one chosen indicator by organisation, what needs attention, the board."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from blocks import board, cards, cues, matters, pictures, sentences, tiles, trust
from blocks.arranged import Card, Chart, Html
from blocks.folded import fold_named
from blocks.markup import KIND_NAMES, esc, heading
from blocks.view import View
from wording import within

DEFAULT_INDICATOR = "online_dossiers"
TREND_HEIGHT = "176"
ALONE = {"district": "230"}  # pixels where it stands alone beside one group's board
ALONE_BESIDE_MANY = "420"
MOST_CUES = 2
RANKED_FIRST = ("district", "commune", "department")


def top(view: View) -> str:
    """What is read first: the sentences and the headline cards."""
    return sentences.opening(view, cards.found(view, "headline")) + cards.cards(view, "headline")


def choice(view: View, indicator: str) -> str:
    """The headline indicators as links: the chosen one colours the map, is ranked and drawn over time."""
    words = view.language.text("Look at the organisations by")
    found = cards.found(view, "headline").iter_rows(named=True)
    made = "".join(_choice(view, row, row["indicator"] == indicator) for row in found)
    return f'<nav class="e-choice" aria-label="{esc(words)}"><span>{esc(words)}</span>{made}</nav>'


def _choice(view: View, row: dict[str, Any], is_chosen: bool) -> str:
    name, short = view.language.name(row), view.language.short(row)
    now = ' aria-current="true"' if is_chosen else ""
    page = esc(view.link("", indicator=row["indicator"]))
    heard = f'<span class="e-heard">: {esc(name)}</span>'
    return f'<a href="{page}" target="_self"{now} title="{esc(name)}">{esc(short)}{heard}</a>'


def tile_map(view: View, indicator: str) -> str:
    """The map of one indicator with its name and its trust line."""
    rows = view.rows("indicator/board", until=view.until, which="headline")
    row = pictures.card_row(view, indicator, view.scope)
    note = within(view.language.period_short(row["period"]))
    made = tiles.tiles(view, rows.filter(pl.col("indicator") == indicator))
    return heading(view.language.name(row), note) + made + trust.folded(view, row)


def ranked_kinds(view: View) -> list[str]:
    """The groups that are ranked, the one that is shown first at the head."""
    return sorted(view.kinds, key=RANKED_FIRST.index)


def ranking_head(view: View, indicator: str) -> str:
    """The ranking's title; where there are two groups, the switch between them."""
    kinds = ranked_kinds(view)
    title, note = pictures.ranked_title(view, indicator, kinds[0])
    if len(kinds) == 1:
        return heading(title, note)
    options = "".join(
        f'<label><input type="radio" name="ranked" value="{place}"{" checked" if not place else ""}>'
        f"{esc(view.language.text(KIND_NAMES[kind]))}</label>"
        for place, kind in enumerate(kinds)
    )
    words = esc(view.language.text("Group"))
    notes = {pictures.ranked_title(view, indicator, kind)[1].partition(" · ")[2] for kind in kinds} - {""}
    return (
        f'<div class="e-heads">{heading(title, ", ".join(notes))}'
        f'<fieldset class="e-switch"><legend class="e-heard">{words}</legend>{options}</fieldset></div>'
    )


def attention(view: View) -> str:
    """What stands out, and below it the few figures that ask for a question."""
    made = heading(view.language.text("Needs attention")) + matters.matters(view)
    asked = cues.listed(view, most=MOST_CUES)
    return made + (f"<h3>{esc(view.language.text('To be asked again'))}</h3>{asked}" if asked else "")


def group_board(view: View, kind: str) -> str:
    return _named(view, kind) + board.board(view, kind)


def first_board(view: View, kind: str) -> str:
    """The board that stands first, with what is to be known of all."""
    return _named(view, kind) + board.board(view, kind) + board.legend(view)


def _named(view: View, kind: str) -> str:
    """What opens a board on a phone: the group's name."""
    return fold_named(view.language.text("{group}: all indicators", group=view.language.text(KIND_NAMES[kind])))


def trend_head(view: View, indicator: str) -> str:
    row = pictures.card_row(view, indicator, view.scope)
    where = view.place_name if view.kind is None else view.language.text(KIND_NAMES[view.kind])
    note = within(pictures.trend_title(view, indicator, view.scope))
    return heading(view.language.name(row), f"{where} · {note}")


def below(view: View, indicator: str) -> Iterator[Card]:
    """The cards below the headline figures: the chosen indicator by organisation and over time, what needs
    attention, the boards."""
    yield Card("map", (Html(tile_map, (indicator,)),))
    yield Card("ranking", (Html(ranking_head, (indicator,)), *_rankings(view, indicator)))
    yield Card("attention", (Html(attention),))
    for place, kind in enumerate(view.kinds):
        yield Card(f"board-{kind}", (Html(group_board if place else first_board, (kind,)),))
    height = TREND_HEIGHT if len(view.kinds) > 1 else ALONE.get(view.kinds[0], ALONE_BESIDE_MANY)
    trend = Chart("trend", pictures.trend_of, (indicator, view.scope, height))
    yield Card("trend", (Html(trend_head, (indicator,)), trend))


def _rankings(view: View, indicator: str) -> Iterator[Chart]:
    for place, kind in enumerate(ranked_kinds(view)):
        name = f"ranking-{kind}" if place else "ranking"
        yield Chart(name, pictures.ranking_of, (indicator, kind, "short"))
