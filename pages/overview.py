"""Overview: are we on course?"""

import polars as pl
import streamlit as st

from blocks import board, cards, matters, pictures, sentences, tiles
from blocks.markup import heading, section
from blocks.view import View
from pages.parts import choosing, context, drawing
from pages.parts.theme_page import scope_name

DEFAULT_INDICATOR = "online_dossiers"
TREND_HEIGHT = "200"
RANKED_FIRST = ("district", "commune", "department")


def top(view: View) -> str:
    return sentences.opening(view, cards.found(view, "headline")) + cards.cards(view, "headline")


def boards(view: View) -> str:
    made = [section("", board.board(view, kind)) for kind in view.kinds]
    return f'<div class="e-grid-{min(len(made), 2)}">{"".join(made)}</div>'


def tile_map(view: View, indicator: str) -> str:
    rows = view.rows("indicator/board", until=view.until, which="headline")
    return tiles.tiles(view, rows.filter(pl.col("indicator") == indicator))


def attention(view: View) -> str:
    return heading(view.language.text("Needs attention")) + matters.matters(view)


def page(view: View) -> None:
    with drawing.guarded(view.language):
        drawing.html(view.once(top))
    left, middle, right = st.columns([5, 5, 5], gap="small")
    with left, drawing.block(view.language, "map"):
        indicator = choosing.indicator(view, cards.found(view, "headline"), DEFAULT_INDICATOR)
        drawing.html(view.once(tile_map, indicator))
    with middle, drawing.block(view.language, "ranking"):
        kind = next(kind for kind in RANKED_FIRST if kind in view.kinds)
        drawing.html(heading(*pictures.ranked_title(view, indicator, kind)))
        drawing.chart(view, "ranking", pictures.ranking_of, indicator, kind)
    with right, drawing.block(view.language, "attention"):
        drawing.html(view.once(attention))
    with right, drawing.block(view.language, "trend"):
        drawing.html(heading(pictures.trend_title(view, indicator, view.scope), scope_name(view)))
        drawing.chart(view, "trend", pictures.trend_of, indicator, view.scope, TREND_HEIGHT)
    with drawing.guarded(view.language):
        drawing.html(view.once(boards))


page(context.current())
