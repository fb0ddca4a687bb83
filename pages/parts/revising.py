"""What was revised since an earlier set of figures: the day to choose, the list; a lost set is built on asking."""

from datetime import date

import streamlit as st

import queries
from blocks import revised, revisions
from blocks.markup import quiet
from blocks.view import View
from data import past, snapshots
from pages.parts import address, drawing


def page(view: View) -> None:
    written = address.written("since")
    then = revised.since(view, written)
    with st.container(horizontal=True, gap="small"):
        _day(view, "since", "Revised since the figures of", then.entered_at.date() if then else None)
        _day(view, "as_of", "See every page as it was known on", revised.day_of(view.as_of or ""))
    if then is None:
        drawing.html(quiet(view.language.text("There is no earlier set of figures to compare with.")))
        return
    drawing.html(revisions.opening(view, then))
    if not view.once(revised.spans, then):
        drawing.html(view.once(revisions.nothing))
        return
    older = revised.kept(then)
    if older is None and _is_asked(view, then.entry):
        with st.spinner(view.language.text("The earlier figures are being built again from the ledger …")):
            older = past.as_of(str(then.entry))
    if older is not None:
        drawing.html(view.once(revisions.revisions, then))


def _is_asked(view: View, entry: int) -> bool:
    """Whether the person wants to wait for a set that is no longer kept."""
    text = view.language.text
    told = "Snapshot {number} is no longer kept. It can be built again from the ledger, which may take a minute."
    drawing.html(quiet(text(told, number=str(entry))))
    return st.button(text("Build it and compare"), key=f"revised:build:{entry}")


def _day(view: View, name: str, label: str, shown: date | None) -> None:
    """A day that goes into the address under `name`."""
    days = queries.fetch(snapshots.current(), "revised/sets")["day"]
    key = address.box(name)
    st.session_state[key] = min(max(shown, days[-1]), days[0]) if shown else None
    st.date_input(
        view.language.text(label),
        key=key,
        min_value=days[-1],
        max_value=days[0],
        format="DD/MM/YYYY",
        on_change=address.moved,
        args=(name,),
        width=260,
    )
