"""Storing a checked file: who stores it, the good rows alone if the person says so, and what came of it."""

from dataclasses import replace

import streamlit as st

from blocks.markup import THEME_NAMES, THEME_PAGES, anchor, esc, heading, quiet
from data import importing
from data.errors import Fault
from data.importing import Outcome
from pages.parts import address, drawing, judging_job, receiving, verdict
from pages.parts.background_work import Work
from pages.parts.receiving import Received
from wording import Language

SLOT = "upload:storing"
_DONE = "upload:stored"
_NAME = "upload:by"


def good_rows(language: Language, received: Received, outcome: Outcome) -> None:
    """The choice to store the rows that hold without the others, with what it means."""
    told = verdict.partly(language, outcome)
    if not told or outcome.judgement.accepted:
        return
    text, chosen = language.text, received.choices.good_rows_only
    with st.container(key="card-good-rows", border=True):
        drawing.html(heading(text("Only the rows without an error")) + quiet(told))
        label = "Put the whole file right instead" if chosen else "Store the good rows only"
        if st.button(text(label), key="upload:good-rows"):
            receiving.decide(replace(received.choices, good_rows_only=not chosen))
            st.rerun()


def confirm(language: Language, received: Received, table: str) -> None:
    """Who stores it, and the button."""
    text = language.text
    with st.container(key="card-confirm", border=True), st.form("store", border=False):
        drawing.html(heading(text("Store it")))
        left, right = st.columns(2)
        known = st.session_state.get(_NAME, "")
        by = left.text_input(text("Your name"), value=known, key="store:by", max_chars=80, autocomplete="name")
        note = right.text_input(text("Note (optional)"), key="store:note", max_chars=300)
        is_sent = st.form_submit_button(text("Store this file"), type="primary")
    if not is_sent:
        return
    if not by.strip():
        told = "Write your name: it stands beside the batch for good."
        drawing.notice(text("Nothing was stored."), text(told), "bad")
        return
    st.session_state[_NAME] = by

    def task() -> Outcome:
        choices = received.choices
        return importing.import_file(table, received.name, received.content, by, note or None, choices)

    judging_job.work(SLOT, (received.box, received.choices), task, is_storing=True)
    st.rerun()


def is_under_way(language: Language) -> bool:
    """Whether a file of this session is being stored: then how far that is is shown, and nothing else.

    When it has ended, the answer is kept for `stored`, or the fault is told here.
    """
    held = st.session_state.get(SLOT)
    if held is None:
        return False
    work: Work = held[1]
    if not work.wait(judging_job.PATIENCE):
        judging_job.waiting(language, work)
        return True
    judging_job.drop(SLOT)
    try:
        outcome: Outcome = work.result()
    except Fault as fault:
        drawing.notice(fault.title(language), fault.sentence(language), "bad")
        return False
    if outcome.batch is None:  # another writer was first, or the rules changed since the check
        judging_job.drop(receiving.SLOT)
        return False
    report = outcome.judgement.report.name
    told = "Stored." if outcome.judgement.accepted else "Stored in part."
    name = outcome.judgement.file_name
    st.session_state[_DONE] = (told, report, name, outcome.batch, verdict.last_period(outcome))
    receiving.empty_box()
    st.rerun()


def stored(language: Language) -> None:
    """What was stored last, with the ways to the page that shows it and to taking it back."""
    if (done := st.session_state.get(_DONE)) is None:
        return
    title, report, name, batch, period = done
    text = language.text
    page = anchor(address.link(THEME_PAGES[report], period=period), esc(text(THEME_NAMES[report])), "e-strong")
    back = anchor(address.link("history", batch=str(batch)), esc(text("Look at it or take it back")), "e-strong")
    told = text("{name} is batch {batch}; every page shows it from now on.", name=name, batch=str(batch))
    inside = f"<b>{esc(text(title))}</b> {esc(told)} {esc(text('See:'))} {page} · {back}"
    drawing.html(f'<div class="e-notice e-good" role="status">{inside}</div>')


def forget() -> None:
    """A new file has come: what was stored before it is no longer told."""
    st.session_state.pop(_DONE, None)
