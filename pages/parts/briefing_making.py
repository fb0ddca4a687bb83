"""Making a set by hand: what is wanted, the button, how far it is, what came of it."""

from datetime import date

import streamlit as st

import queries
from blocks.markup import esc, heading, quiet
from blocks.view import View
from data import snapshots
from pages.parts import briefing_job, briefing_runs, drawing
from pages.parts.briefing_job import Asked
from pages.parts.frame import LANGUAGE_NAMES
from wording import LANGUAGES

BUSY = "briefings:busy"


def making(view: View) -> None:
    """The card with the button; while any set is being made, how far it is in the button's place."""
    text = view.language.text
    with drawing.block(view.language, "making"):
        name = view.language.period(view.period, view.period_row["period_start"], view.period_row["period_end"])
        drawing.html(heading(text("Make the weekly briefing"), name))
        if briefing_job.is_under_way():
            briefing_job.waiting(view.language)
            return
        _outcome(view)
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            asked = _asked(view)
            is_pressed = st.button(text("Make it"), type="primary", key="briefings:make")
        if is_pressed:
            st.session_state[BUSY] = not briefing_job.begin(asked)
            st.rerun()


def _asked(view: View) -> Asked:
    """What the boxes say."""
    text = view.language.text
    code = st.selectbox(
        text("Language"),
        LANGUAGES,
        index=LANGUAGES.index(view.language.code),
        format_func=LANGUAGE_NAMES.__getitem__,
        key="briefings:language",
        width=160,
    )
    organisation = st.selectbox(
        text("With the sheet of one organisation"),
        [None, *view.organisations],
        format_func=lambda one: view.organisation_name(one) if one else text("None"),
        key="briefings:organisation",
        width=340,
    )
    day = _known_on(view)
    as_of = day.isoformat() if day else view.as_of or ""
    return Asked(view.period, code, as_of, organisation or "")


def _known_on(view: View) -> date | None:
    days = queries.fetch(snapshots.current(), "revised/sets")["day"]
    label = view.language.text("As it was known on (empty: now)")
    known: date | None = st.date_input(
        label, None, min_value=days[-1], max_value=days[0], format="DD/MM/YYYY", key="briefings:day", width=330
    )
    return known


def _outcome(view: View) -> None:
    """The fault of the last run, if it failed; what is made speaks for itself."""
    text, job = view.language.text, briefing_job.last()
    if st.session_state.pop(BUSY, False):
        told = text("Another briefing was being made; press again for this one.")
        drawing.html(f'<p class="e-banner" role="status">{esc(told)}</p>')
    run = briefing_runs.last_of(view.period, st.session_state.get("briefings:language", view.language.code))
    if run is not None and not run.is_done:
        drawing.html(briefing_runs.failure(view.language, run))
    elif job is not None and job.has_failed(view.period) and (run is None or run.ended < job.started):
        drawing.notice(text("The briefing was not made."), job.said[-600:], "bad")
    elif run is not None:
        drawing.html(quiet(text("Made in {seconds} seconds.", seconds=view.language.number(run.seconds, 0))))
