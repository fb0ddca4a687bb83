"""Drawing on the page, so that one block's fault never takes the page with it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import streamlit as st

from blocks import chart_tools
from blocks.arranged import Card, arranged, failed, told
from blocks.charted import plot
from blocks.markup import esc
from blocks.view import View
from charts import Picture
from pages.parts import address
from wording import Language

_FAULTS = "faults"


def begin() -> None:
    """A new run of the page: nothing has failed yet."""
    st.session_state[_FAULTS] = 0


@contextmanager
def guarded(language: Language) -> Iterator[None]:
    """What fails inside shows a sentence in its place; the rest of the page goes on."""
    try:
        yield
    except Exception as raised:
        _count(1)
        st.html(told(language, raised))


@contextmanager
def block(language: Language, name: str) -> Iterator[None]:
    """A card of the page with the key `name`."""
    with st.container(key=f"card-{name}", border=True, height="stretch"), guarded(language):
        yield


def html(text: str) -> None:
    """One block of our own HTML (all letters in it escaped by who made it); nothing where there is none."""
    if text:
        st.html(text)


def chart(view: View, name: str, make: Callable[..., Picture], *arguments: str) -> None:
    """The chart `make(view, *arguments)` in its container keyed `chart-<name>`, drawn by `pages/static/charts/`,
    and the line of its tools below it.

    The framework's own chart element loads all kinds of charts, four times what ours need, before it draws one.
    """
    picture = view.once(make, *arguments)
    with st.container(key=f"chart-{name}"):
        st.html(plot(picture, name) + chart_tools.tools(view, name, make, arguments, address.exact()))


def cards(view: View, kind: str, head: str, listed: Iterable[Card]) -> None:
    """Several cards as one element: each element costs the framework more than a card does. `head` is HTML."""
    made, faults = arranged(view, listed, address.exact())
    _count(faults)
    st.html(f'<div class="{kind}">{head}{made}</div>')


def _count(faults: int) -> None:
    st.session_state[_FAULTS] = st.session_state.get(_FAULTS, 0) + faults


def finish() -> None:
    """The mark that says everything has been drawn; left out where something failed."""
    if not st.session_state.get(_FAULTS):
        with st.container(key="drawn"):
            st.html("<span></span>")


def fault(title: str, sentence: str, way_on: str = "") -> None:
    """A fault a person must be told, in place of what it kept from being drawn; `way_on` is a link (HTML)."""
    st.html(failed(title, sentence, way_on))


def notice(title: str, sentence: str, kind: str) -> None:
    """An answer to what the person did: `good`, `bad` or `plain`."""
    role = "alert" if kind == "bad" else "status"
    st.html(f'<div class="e-notice e-{kind}" role="{role}"><b>{esc(title)}</b><br>{esc(sentence)}</div>')
