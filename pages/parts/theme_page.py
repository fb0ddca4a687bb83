"""The page of a theme: sentence, cards, one chosen indicator ranked and over time, the groups compared."""

import polars as pl
import streamlit as st

from blocks import cards, pictures, sentences, trust
from blocks.markup import KIND_NAMES, THEME_NAMES, heading, quiet, section
from blocks.view import View
from pages.parts import choosing, drawing


def top(context: View, name: str) -> str:
    return sentences.opening(context, cards.found(context, name)) + cards.cards(context, name)


def trust_line(context: View, indicator: str) -> str:
    return trust.line(context, pictures.card_row(context, indicator, context.scope))


def head(context: View, name: str) -> bool:
    """The sentences and the cards of a theme; False where no report of it has come by the period."""
    if cards.found(context, name, "province").is_empty():
        sentence = context.language.text("No report of this kind has been stored by the chosen period.")
        drawing.html(section(context.language.text(THEME_NAMES[name]), quiet(sentence)))
        return False
    with drawing.guarded(context.language):
        drawing.html(context.once(top, name))
    return True


def indicator_section(context: View, name: str, default: str) -> None:
    """The chosen indicator: its trend, the groups beside each other, each group ranked."""
    text, language = context.language.text, context.language
    rows = cards.found(context, name, "province")
    told = rows.filter(pl.col("value").is_not_null())["indicator"].to_list()
    with drawing.guarded(language):
        code = choosing.indicator(context, rows, default if default in told else next(iter(told), default))
        drawing.html(context.once(trust_line, code))
    left, right = st.columns(2, gap="small")
    with left, drawing.block(language, "trend"):
        drawing.html(heading(pictures.trend_title(context, code, context.scope), scope_name(context)))
        drawing.chart(context, "trend", pictures.trend_of, code, context.scope)
    with right, drawing.block(language, "groups"):
        drawing.html(heading(text("Groups compared")))
        drawing.chart(context, "groups", pictures.groups_of, code)
    for kind, column in zip(context.kinds, st.columns(len(context.kinds), gap="small"), strict=True):
        with column, drawing.block(language, f"ranking-{kind}"):
            drawing.html(heading(*pictures.ranked_title(context, code, kind)))
            drawing.chart(context, f"ranking-{kind}", pictures.ranking_of, code, kind)


def scope_name(context: View) -> str:
    """Whom the page's aggregates speak of: the whole place or the chosen group."""
    if context.kind is None:
        return context.place_name
    return context.language.text(KIND_NAMES[context.kind])
