"""The view of this run: what the address asks for, read from the snapshot that it names."""

import streamlit as st

from blocks.view import GROUPS, View
from blocks.viewing import BASES, default_period, house_language, nearest, periods_of, snapshot_of, within_kinds
from data.errors import Fault
from data.snapshots import Snapshot
from pages.parts import address
from wording import LANGUAGES, Language, language

_CONTEXT = "context"


def chosen_language() -> Language:
    """The language of the address, the session, else that of the place."""
    code = address.choose("lang", lambda text: text if text in LANGUAGES else None, house_language())
    return language(code or LANGUAGES[0])


def view(reader: Language) -> View:
    """The context of this run. Raises `Fault` where there is nothing to show."""
    as_of = address.choose("as_of", lambda text: text, None)
    snapshot = _snapshot(as_of, reader)
    periods = periods_of(snapshot)
    period = address.choose("period", lambda text: nearest(text, periods), default_period(periods))
    group = address.choose("group", lambda text: text if text in GROUPS else "all", "all")
    theme = st.context.theme.type or "light"
    basis = address.choose("basis", lambda text: text if text in BASES else None, BASES[0])
    context = View(snapshot, reader, theme, periods, str(period), str(group), as_of, str(basis))
    if (within := within_kinds(context)) is not context:
        address.mend("group", str(group), None)
        address.keep("group", "all")
        context = within
    st.session_state[_CONTEXT] = context
    return context


def _snapshot(as_of: str | None, reader: Language) -> Snapshot:
    if as_of is None:
        return snapshot_of(None)
    try:  # one that is no longer kept is built again, which takes its time
        with st.spinner(reader.text("The figures of that day are being built again from the ledger …")):
            return snapshot_of(as_of)
    except Fault:  # a refused state must not follow the person to the next page
        address.mend("as_of", as_of, None)
        address.keep("as_of", None)
        raise


def current() -> View:
    """The context that the frame made for this run."""
    context: View = st.session_state[_CONTEXT]
    return context
