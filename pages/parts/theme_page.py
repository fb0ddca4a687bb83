"""The page of a theme: sentence, cards, one chosen indicator over time, ranked, organisation by organisation."""

from contextlib import nullcontext

import polars as pl
import streamlit as st

from blocks import cards, chart_tools, moved, pictures, small_multiples, theme, year
from blocks.markup import KIND_NAMES, THEME_NAMES, heading, quiet, section
from blocks.view import View
from pages.parts import address, choosing, drawing


def head(view: View, name: str) -> bool:
    """The sentences and the cards of a theme; False where no report of it has come by the period."""
    if cards.found(view, name, "province").is_empty():
        sentence = view.language.text("No report of this kind has been stored by the chosen period.")
        drawing.html(section(view.language.text(THEME_NAMES[name]), quiet(sentence)))
        return False
    with drawing.guarded(view.language):
        drawing.html(view.once(theme.top, name, view.basis))
    return True


def indicator_section(view: View, name: str, default: str, *, with_basis: bool = True) -> None:
    """The chosen indicator: its trend, each group ranked, the groups compared, every organisation's own trend."""
    rows = cards.found(view, name, "province")
    told = rows.filter(pl.col("value").is_not_null())["indicator"].to_list()
    with drawing.guarded(view.language):
        with st.container(key="theme-choices", horizontal=True, vertical_alignment="center", gap="small"):
            code = choosing.indicator(view, rows, default if default in told else next(iter(told), default))
            if with_basis:
                _basis(view)
        drawing.html(view.once(theme.trust_line, code, view.basis))
    is_told = view.once(moved.is_told, code, view.scope, address.written("against"))
    place = view.once(theme.groups_place, code, view.basis) if is_told else theme.BELOW_A_REFUSAL
    _over_time(view, code, place)
    _rankings(view, code, place)
    _rest(view, name, code, place)


def _over_time(view: View, code: str, place: theme.GroupsPlace) -> None:
    """The indicator's line, and beside it what its last change is made of; the groups where that cannot be told."""
    left, right = st.columns([3, 2], gap="small")
    with left, drawing.block(view.language, "trend"):
        drawing.html(view.once(theme.trend_head, code))
        drawing.chart(view, "trend", pictures.trend_of, code, view.scope, theme.TREND, view.basis)
    with right:
        why(view, code)
        if place == theme.BELOW_A_REFUSAL:
            _groups(view, code, place)


def why(view: View, code: str) -> None:
    """What the chosen indicator's change is made of, organisation by organisation."""
    against = address.written("against")
    with drawing.block(view.language, "moved"):
        drawing.html(view.once(moved.card, code, view.scope, against))
        if view.once(moved.is_told, code, view.scope, against):
            drawing.chart(view, "moved", moved.moved_of, code, view.scope, against)


def _rankings(view: View, code: str, place: theme.GroupsPlace) -> None:
    """A column per group and every organisation's own trend below them; beside one that stands alone."""
    columns = st.columns(max(len(view.kinds), 2), gap="small")
    for kind, column in zip(view.kinds, columns, strict=False):
        with column, drawing.block(view.language, f"ranking-{kind}"):
            drawing.html(view.once(theme.ranking_head, code, kind, view.basis))
            drawing.chart(view, f"ranking-{kind}", pictures.ranking_of, code, kind, "name", view.basis)
        if kind == place.kind:
            with column:
                _groups(view, code, place)
    with columns[1] if len(view.kinds) == 1 else nullcontext(), drawing.block(view.language, "multiples"):
        drawing.html(view.once(small_multiples.multiples, code, view.basis))
        arguments = (code, view.basis)
        drawing.html(
            chart_tools.tools(view, "multiples", small_multiples.organisations_of, arguments, address.exact())
        )


def _rest(view: View, name: str, code: str, place: theme.GroupsPlace) -> None:
    """The groups beside each other where no ranking left them room, and what is to be asked again."""
    asked = view.once(theme.cues_of, name)
    if place.kind is not None or place == theme.BELOW_A_REFUSAL:
        drawing.html(asked)
        return
    for column, is_groups in zip(st.columns(2 if asked else 1, gap="small"), (True, False), strict=False):
        with column:
            if is_groups:
                _groups(view, code, place)
            else:
                drawing.html(asked)


def _groups(view: View, code: str, place: theme.GroupsPlace) -> None:
    with drawing.block(view.language, "groups"):
        drawing.html(heading(view.language.text("Groups compared")))
        drawing.chart(view, "groups", pictures.groups_of, code, view.basis, place.height)


def trust_line(view: View, indicator: str) -> str:
    """The trust line of an indicator's latest period."""
    return theme.trust_line(view, indicator, year.PERIOD)


def basis_choice(view: View) -> None:
    """Period or year to date, in a line of its own: for a page that has more to add up than one indicator."""
    with st.container(key="theme-basis", horizontal=True, vertical_alignment="center", gap="small"):
        _basis(view)


def _basis(view: View) -> None:
    """The switch, and what it means."""
    names = {year.PERIOD: view.language.text("Period"), year.YEAR: view.language.text("Year to date")}
    st.session_state[address.box("basis")] = view.basis
    st.segmented_control(
        view.language.text("What the figures add up"),
        list(names),
        required=True,
        key=address.box("basis"),
        format_func=lambda basis: names[basis],
        on_change=address.moved,
        args=("basis",),
        label_visibility="collapsed",
    )
    drawing.html(view.once(theme.meaning, view.basis))


def scope_name(view: View) -> str:
    """Whom the page's aggregates speak of: the whole place or the chosen group."""
    if view.kind is None:
        return view.place_name
    return view.language.text(KIND_NAMES[view.kind])
