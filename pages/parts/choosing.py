"""Choosing what a page looks at: period, group, one indicator, one organisation; all live in the address."""

import polars as pl
import streamlit as st

from blocks.markup import KIND_NAMES, esc
from blocks.view import GROUPS, View
from pages.parts import address, drawing

# Widths of the boxes in pixels; the widest holds the longest indicator's name.
PERIOD_WIDTH, GROUP_WIDTH, BOX_WIDTH = 300, 180, 460
LONGEST = 40  # letters of a nonsense that are told back


def period(context: View) -> None:
    """The box of the periods that the page offers."""
    _box("period", context.once(_periods), context.period, context.language.text("Period"), PERIOD_WIDTH)


def _periods(context: View) -> dict[str, str]:
    """Each period's name with the words for it."""
    words, rows = context.language.period, context.offered.iter_rows(named=True)
    return {row["name"]: words(row["name"], row["period_start"], row["period_end"]) for row in rows}


def group(context: View) -> None:
    """The box of the groups that have organisations; none where there is only one."""
    language = context.language
    present = {row["kind"] for row in context.organisations.values()}
    names = {name: language.text(KIND_NAMES[kind]) for name, kind in GROUPS.items() if kind in present}
    if len(names) > 1:
        every = {"all": language.text("All organisations")}
        _box("group", every | names, context.group, language.text("Group"), GROUP_WIDTH)


def indicator(context: View, rows: pl.DataFrame, default: str | None = None) -> str:
    """The chosen indicator among `rows` (`queries/indicator/cards.sql`), with its box."""
    chosen = one_of(context, rows, default)
    _box("indicator", _names(context, rows), chosen, context.language.text("Indicator"))
    return chosen


def one_of(context: View, rows: pl.DataFrame, default: str | None = None) -> str:
    """The chosen indicator among `rows`, for a page that offers them itself."""
    names = _names(context, rows)
    first = default if default and default in names else next(iter(names))
    written = address.written("indicator")
    is_known = written in names or written in _indicators(context)
    chosen = _choose("indicator", names, first, mends=not is_known)
    if written and not is_known:
        told = "There is no indicator “{name}”; this is {shown}."
        _tell(context.language.text(told, name=written[:LONGEST], shown=names[chosen]))
    return chosen


def _names(context: View, rows: pl.DataFrame) -> dict[str, str]:
    return {row["indicator"]: context.language.name(row) for row in rows.iter_rows(named=True)}


def organisation(context: View) -> str:
    """The chosen organisation among those in being (of the chosen group), with its box."""
    names = {
        code: context.language.name(row)
        for code, row in context.organisations.items()
        if row["kind"] in context.kinds
    }
    written = address.written("organisation")
    chosen = _choose("organisation", names, next(iter(names)))
    if written and written not in names:
        told = "There is no organisation “{name}”; this is {shown}."
        name = written[:LONGEST]
        if written in context.organisations:
            told = "{name} is not in the chosen group; this is {shown}."
            name = context.organisation_name(written)
        _tell(context.language.text(told, name=name, shown=names[chosen]))
    _box("organisation", names, chosen, context.language.text("Organisation"))
    return chosen


def _indicators(context: View) -> list[str]:
    """All indicators: one that another page looks at is no mistake on this one."""
    return context.rows("frame/indicators")["code"].to_list()


def _choose(name: str, names: dict[str, str], default: str, mends: bool = True) -> str:
    return address.choose(name, lambda text: text if text in names else None, default, mends=mends) or default


def _tell(sentence: str) -> None:
    drawing.html(f'<p class="e-banner" role="status">{esc(sentence)}</p>')


def _box(name: str, names: dict[str, str], chosen: str, label: str, width: int = BOX_WIDTH) -> None:
    st.session_state[address.box(name)] = chosen
    st.selectbox(
        label,
        list(names),
        key=address.box(name),
        format_func=lambda code: names.get(code, code),
        on_change=address.moved,
        args=(name,),
        label_visibility="collapsed",
        filter_mode="contains",
        width=width,
    )
