"""Choosing what a page looks at: one indicator, one organisation; both live in the address."""

import polars as pl
import streamlit as st

from pages.parts import address
from pages.parts.context import Context

BOX_WIDTH = 460  # pixels; the longest indicator's name


def indicator(context: Context, rows: pl.DataFrame, default: str | None = None) -> str:
    """The chosen indicator among `rows` (`queries/indicator/cards.sql`), with its box."""
    names = {row["indicator"]: context.language.name(row) for row in rows.iter_rows(named=True)}
    first = default if default and default in names else next(iter(names))
    label = context.language.text("Indicator")
    return _box("indicator", names, first, label)


def organisation(context: Context) -> str:
    """The chosen organisation among those in being (of the chosen group), with its box."""
    names = {
        code: context.language.name(row)
        for code, row in context.organisations.items()
        if row["kind"] in context.kinds
    }
    return _box("organisation", names, next(iter(names)), context.language.text("Organisation"))


def _box(name: str, names: dict[str, str], default: str, label: str) -> str:
    chosen = address.choose(name, lambda text: text if text in names else None, default) or default
    address.write((name,))
    st.session_state[name] = chosen
    st.selectbox(
        label,
        list(names),
        key=name,
        format_func=lambda code: names.get(code, code),
        on_change=address.moved,
        args=(name,),
        label_visibility="collapsed",
        width=BOX_WIDTH,
    )
    return chosen
