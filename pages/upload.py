"""Upload: a file, the verdict, the difference it would make, and storing it."""

import hashlib

import streamlit as st

from data import importing, snapshots
from data.choices import Choices
from data.errors import Fault
from data.importing import Outcome
from data.report_tables import REPORT_TABLES
from pages.parts import address, context, drawing, verdict
from pages.parts.markup import THEME_NAMES, THEME_PAGES, anchor, esc, heading, quiet
from wording import Language


def check(language: Language, report: str, name: str, content: bytes, sheet: str | None) -> Outcome | None:
    """The verdict on a file, worked out once per file and state; a refusal is shown and gives None."""
    key = (report, name, sheet, hashlib.sha256(content).hexdigest(), snapshots.read_pointer())
    if st.session_state.get("verdict:key") != key:
        st.session_state.pop("verdict", None)
        try:
            st.session_state["verdict"] = importing.check_file(report, name, content, Choices(sheet=sheet))
        except Fault as fault:
            drawing.notice(fault.title(language), fault.sentence(language), "bad")
            return None
        st.session_state["verdict:key"] = key
    outcome: Outcome = st.session_state["verdict"]
    return outcome


def confirm(language: Language, report: str, name: str, content: bytes, sheet: str | None) -> None:
    """Who stores it, and the button."""
    text = language.text
    with st.form("store", border=False):
        left, right = st.columns(2)
        by = left.text_input(text("Your name"), key="store:by", max_chars=80)
        note = right.text_input(text("Note (optional)"), key="store:note", max_chars=300)
        if not st.form_submit_button(text("Store this file"), type="primary"):
            return
    try:
        outcome = importing.import_file(report, name, content, by, note or None, Choices(sheet=sheet))
    except Fault as fault:
        drawing.notice(fault.title(language), fault.sentence(language), "bad")
        return
    if outcome.batch is None:  # another writer was first, or the rules changed since the check
        drawing.notice(*verdict.answer(language, outcome))
        return
    st.session_state["stored"] = (report, name, outcome.batch, verdict.last_period(outcome))
    st.session_state["store:round"] = st.session_state.get("store:round", 0) + 1  # a new, empty box for files
    st.rerun()


def stored(language: Language) -> None:
    """What was stored in the run before, with the way to the page that shows it."""
    if not (done := st.session_state.pop("stored", None)):
        return
    report, name, batch, period = done
    page = anchor(
        address.link(THEME_PAGES[report], period=period), esc(language.text(THEME_NAMES[report])), "e-strong"
    )
    text = language.text("{name} is batch {batch}; every page shows it from now on.", name=name, batch=str(batch))
    told = f"<b>{esc(language.text('Stored.'))}</b> {esc(text)} {page}"
    drawing.html(f'<div class="e-notice e-good" role="status">{told}</div>')


def page() -> None:
    language = context.chosen_language()
    text = language.text
    drawing.html(
        heading(text("Upload a report"))
        + quiet(text("A file is checked first; nothing is stored until you confirm."))
    )
    stored(language)
    left, right = st.columns([1, 2])
    report = left.selectbox(
        text("Report table"),
        list(REPORT_TABLES),
        key="store:table",
        filter_mode="contains",
        format_func=lambda n: text(THEME_NAMES[n]),
    )
    box = f"store:file{st.session_state.get('store:round') or ''}"
    file = right.file_uploader(text("Report file (CSV or Excel)"), key=box)
    if file is None:
        return
    sheet = None
    if file.name.lower().endswith(".xlsx"):
        sheet = left.text_input(text("Sheet (where the workbook has several)"), key="store:sheet") or None
    content = file.getvalue()
    outcome = check(language, report, file.name, content, sheet)
    if outcome is None:
        return
    drawing.notice(*verdict.answer(language, outcome))
    drawing.html(verdict.details(language, outcome))
    if verdict.is_new(outcome):
        confirm(language, report, file.name, content, sheet)


page()
