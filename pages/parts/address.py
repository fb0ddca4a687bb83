"""The address bar: what a view is named by, kept in every link and through every page change.

The rule for each parameter: a value in the address wins, else the default. What a person chooses goes into
the address; defaults may be left out. A value that makes no sense is put right and told once.

The framework drops what it does not know when a page is changed, and makes one step of history of each
writing. So every parameter is bound to a text box that nobody sees (`carry`): bound values travel with a
page change in the same step, and one choice is one step back.
"""

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st

PARAMETERS = ("period", "group", "indicator", "organisation", "lang", "as_of", "basis", "against", "since")
_CARRIED = ("period", "group", "lang", "as_of", "basis")
_OF_THE_PAGE = ("indicator", "organisation", "deadline", "view", "batch", "row", "against", "since")
_CHOSEN = "address:chosen"  # the values of this run
_MOVED = "address:moved"  # what is to be written with the end of this run: name → value
_MENDS = "address:mends"  # what is to be put right with the next run: name → the nonsense, the value
_PAGE = "address:page"


def begin() -> None:
    """A new run: nothing is chosen yet, and what made no sense before is put right.

    Only now: in the run that opens an address or goes back to one, the address itself wins.
    """
    st.session_state[_CHOSEN] = {}
    for name, (text, value) in st.session_state.pop(_MENDS, {}).items():
        if st.query_params.get(name) == text:
            _put(name, value)


def choose(
    name: str, accept: Callable[[str], str | None], default: str | None, *, mends: bool = True
) -> str | None:
    """The value of one parameter. `accept` gives the value to use for a written one, or None for nonsense.

    Without `mends` the address stays as it was written.
    """
    text = written(name)
    value = accept(text) if text else None
    if text and mends and value != text:
        mend(name, text, value)
    return keep(name, default if value is None else value)


def written(name: str) -> str:
    """What the address says, or will say with the end of this run; "" where it says nothing."""
    return str(st.session_state.get(_MOVED, {}).get(name, st.query_params.get(name)) or "")


def keep(name: str, value: str | None) -> str | None:
    """Holds the value of this run, for the links."""
    st.session_state.setdefault(_CHOSEN, {})[name] = value
    return value


def mend(name: str, text: str, value: str | None) -> None:
    """Notes that `text` in the address gives way to `value` (None: to nothing)."""
    st.session_state.setdefault(_MENDS, {})[name] = (text, value)


def _put(name: str, value: str | None) -> None:
    st.session_state.setdefault(_MOVED, {})[name] = value or ""


def box(name: str) -> str:
    """The key of the box that shows and changes a parameter."""
    return f"choose-{name}"


def moved(name: str) -> None:
    """A box's callback: its new value goes into the address."""
    if value := st.session_state.get(box(name)):
        _put(name, str(value))


def carry() -> None:
    """The unseen boxes that hold the parameters; drawn last, when all has been chosen."""
    with st.container(key="carried"):
        for name in PARAMETERS:
            st.session_state[name] = written(name)  # a page change leaves the boxes without what they held
            st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")
        st.checkbox("draw-anew", key="draw-anew")  # `charts.js` turns it: a new run has the browser's new theme
    st.session_state.pop(_MOVED, None)


def stand_on(page: str) -> None:
    """Notes the page of this run (its path in the address)."""
    st.session_state[_PAGE] = page


def here(**changes: str | None) -> str:
    """The address of this same page, with some parameters changed."""
    return _written_out(st.session_state.get(_PAGE, ""), _carried() | _kept() | changes)


def by(name: str) -> Callable[[str], str]:
    """This same page's address by the value of one parameter; all else is read once, for lists of many links."""
    page, others = st.session_state.get(_PAGE, ""), _carried() | _kept()
    return lambda value: _written_out(page, others | {name: value})


def _kept() -> dict[str, str | None]:
    """What only a link to the same page keeps."""
    return {name: written(name) for name in _OF_THE_PAGE}


def exact() -> str:
    """The address of this same page with everything that was chosen for it, also what goes without saying."""
    chosen = st.session_state.get(_CHOSEN, {})
    return here(**{name: chosen[name] for name in ("indicator", "organisation") if chosen.get(name)})


def link(path: str, **changes: str | None) -> str:
    """The address of a page in this same view, with some parameters changed (None leaves one out)."""
    return _written_out(path, _carried() | changes)


def _carried() -> dict[str, str | None]:
    """What every link keeps."""
    chosen = st.session_state.get(_CHOSEN, {})
    carried = {name: chosen.get(name) for name in _CARRIED}
    if carried["basis"] == "period":  # what goes without saying
        carried["basis"] = None
    return carried


def _written_out(path: str, parameters: dict[str, str | None]) -> str:
    values = {name: value for name, value in parameters.items() if value}
    return f"/{path}?{urlencode(values)}" if values else f"/{path}"
