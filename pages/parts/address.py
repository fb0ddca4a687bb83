"""The address bar: what a view is named by, kept in every link and through every page change.

The rule for each parameter: a value in the address wins, else the session's, else the default; what was
chosen is kept in the session and written back to the address. A value that makes no sense is put right.
"""

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st

PARAMETERS = ("period", "group", "indicator", "organisation", "lang", "as_of")
_KEPT = "kept:"


def choose(name: str, accept: Callable[[str], str | None], default: str | None) -> str | None:
    """The value of one parameter. `accept` gives the value to use for a written one, or None for nonsense."""
    for written in (st.query_params.get(name), st.session_state.get(_KEPT + name)):
        value = accept(str(written)) if written else None
        if value is not None:
            return keep(name, value)
    return keep(name, default)


def keep(name: str, value: str | None) -> str | None:
    """Holds a value in the session; `write` puts it into the address."""
    st.session_state[_KEPT + name] = value
    return value


def kept(name: str) -> str | None:
    value = st.session_state.get(_KEPT + name)
    return str(value) if value else None


def write(names: tuple[str, ...]) -> None:
    """Writes what was chosen into the address, once and only where it differs."""
    wanted = {name: value for name in names if (value := kept(name))}
    shown = {name: st.query_params.get(name) for name in wanted}
    if wanted != shown:
        st.query_params.update(wanted)


def moved(name: str) -> None:
    """A widget's callback: its new value goes into the address, where it wins."""
    if value := st.session_state.get(name):
        st.query_params[name] = str(value)


def link(path: str, **changes: str | None) -> str:
    """The address of a page in this same view, with some parameters changed (None leaves one out)."""
    carried = {name: kept(name) for name in ("period", "group", "lang", "as_of")}
    values = {name: value for name, value in (carried | changes).items() if value}
    return f"/{path}?{urlencode(values)}" if values else f"/{path}"
