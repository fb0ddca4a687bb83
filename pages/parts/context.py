"""The view of this run: what the address asks for, read from the snapshot that it names."""

from dataclasses import replace

import polars as pl
import streamlit as st

import queries
from blocks.view import GROUPS, View
from data import calendars, past, snapshots
from data.errors import Fault
from data.snapshots import Snapshot
from pages.parts import address
from wording import LANGUAGES, Language, language

BASES = ("period", "year_to_date")
_CONTEXT = "context"


def chosen_language() -> Language:
    """The language of the address, the session, else that of the place."""
    code = address.choose("lang", lambda text: text if text in LANGUAGES else None, _house_language())
    return language(code or LANGUAGES[0])


def _house_language() -> str:
    try:
        place = queries.fetch(snapshots.current(), "frame/place").filter(pl.col("key") == "language")
    except Fault:
        return LANGUAGES[0]
    named = place["value"].to_list()
    return named[0] if named and named[0] in LANGUAGES else LANGUAGES[0]


def view(reader: Language) -> View:
    """The context of this run. Raises `Fault` where there is nothing to show."""
    as_of = address.choose("as_of", lambda text: text, None)
    snapshot = _snapshot(as_of)
    periods = queries.fetch(snapshot, "frame/periods")
    if periods.is_empty():
        raise Fault(
            "There is nothing to show yet.",
            "The store holds no report. Upload a file on the upload page.",
        )
    period = address.choose("period", lambda text: nearest(text, periods), default_period(periods))
    group = address.choose("group", lambda text: text if text in GROUPS else "all", "all")
    theme = st.context.theme.type or "light"
    basis = address.choose("basis", lambda text: text if text in BASES else None, BASES[0])
    context = View(snapshot, reader, theme, periods, str(period), str(group), as_of, str(basis))
    if context.kind and context.kind not in {row["kind"] for row in context.organisations.values()}:
        address.mend("group", str(group), None)
        address.keep("group", "all")
        context = replace(context, group="all")
    st.session_state[_CONTEXT] = context
    return context


def _snapshot(as_of: str | None) -> Snapshot:
    if as_of is None:
        return snapshots.current()
    try:
        return past.as_of(as_of)
    except Fault:  # a refused state must not follow the person to the next page
        address.mend("as_of", as_of, None)
        address.keep("as_of", None)
        raise


def current() -> View:
    """The context that the frame made for this run."""
    context: View = st.session_state[_CONTEXT]
    return context


def default_period(periods: pl.DataFrame) -> str:
    """The newest period with enough reports, else the newest."""
    covered = periods.filter(pl.col("is_covered"))
    return str((periods if covered.is_empty() else covered)["name"][0])


def nearest(text: str, periods: pl.DataFrame) -> str | None:
    """The listed period that a written one means: itself, else the last one that ends by its end."""
    if not periods.filter(pl.col("name") == text).is_empty():
        return text
    calendar = periods["calendar"][0]
    for name in (calendar, *calendars.CALENDARS):
        if read := calendars.parse_period(text, name):
            earlier = periods.filter(pl.col("period_end") <= read.end)
            return str(earlier["name"][0] if earlier.height else periods["name"][-1])
    return None
