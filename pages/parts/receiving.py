"""Receiving a file: which report table, the file box in the reader's language, the template to fill in."""

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

import streamlit as st

from blocks.markup import THEME_NAMES, esc, heading, quiet
from data.choices import Choices
from data.report_tables import REPORT_TABLES
from pages.parts import drawing, framework_words, giving, judging_job, recognising
from pages.parts.recognising import Checked
from wording import Language

AUTOMATIC = ""  # the report table is recognised by the file's headers
SLOT = "upload:check"  # the check of this session's file
_FILE = "upload:file"
_ROUND = "upload:round"
_TABLE = "store:table"
_STYLE = Path(__file__).with_name("upload.css")


@dataclass(frozen=True)
class Received:
    """One file as it came, and what its sender has decided about it so far."""

    box: str  # the box's own name of this upload
    name: str
    content: bytes
    sha256: str
    choices: Choices = field(default_factory=Choices)

    @property
    def mark(self) -> str:
        """What the keys of this file's own boxes begin with; other boxes after every decision."""
        decided = hashlib.sha256(repr(self.choices).encode()).hexdigest()
        return f"{self.sha256[:10]}:{decided[:6]}"


def box(language: Language) -> tuple[str | None, Received | None]:
    """The card with the report table, the file box and the template; what was chosen and what lies in the box."""
    text = language.text
    st.html(_STYLE)
    with st.container(key="card-file", border=True):
        drawing.html(
            heading(text("Upload a report"))
            + quiet(text("A file is checked first; nothing is stored until you confirm."))
        )
        left, right = st.columns([1, 2])
        with left:
            table = table_box(language)
            giving.templates(language, table)
        with right:
            received = file_box(language)
    return table, received


def table_box(language: Language) -> str | None:
    """The report table that the person says; None to recognise it."""
    text = language.text
    chosen = st.selectbox(
        text("Report table"),
        [AUTOMATIC, *REPORT_TABLES],
        key=_TABLE,
        filter_mode="contains",
        format_func=lambda name: text(THEME_NAMES[name]) if name else text("Recognise it by its columns"),
    )
    return chosen or None


def take_table(name: str) -> None:
    """A button's callback: the report table is the one that was offered."""
    st.session_state[_TABLE] = name


def file_box(language: Language) -> Received | None:
    """The box for the file, and the file that lies in it."""
    most = framework_words.limit_mb()
    label = language.text("Report file (Excel or CSV, up to {size} MB)", size=most)
    key = f"store:file{st.session_state.get(_ROUND) or ''}"
    file = st.file_uploader(label, key=key, max_upload_size=most)
    if file is None:
        forget()
        return None
    held: Received | None = st.session_state.get(_FILE)
    if held is None or held.box != file.file_id:
        forget()
        content = file.getvalue()
        held = Received(file.file_id, file.name, content, hashlib.sha256(content).hexdigest())
        st.session_state[_FILE] = held
    return held


def decide(choices: Choices) -> None:
    """What the person decided about the file that lies in the box; it is judged anew with the next run."""
    held: Received = st.session_state[_FILE]
    st.session_state[_FILE] = replace(held, choices=choices)


def forget() -> None:
    """No file lies in the box: its check is given up, and what was decided about it is gone."""
    if st.session_state.pop(_FILE, None) is not None:
        judging_job.drop(SLOT)


def empty_box() -> None:
    """A new, empty box for the next file."""
    forget()
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def tell_table(language: Language, told: str | None, found: Checked) -> None:
    """Which report table the file was checked for, and the buttons for another one where that is doubtful."""
    text = language.text
    if found.table is not None and told is None:
        name = text(THEME_NAMES[found.table])
        drawing.html(
            f'<p class="e-recognised" role="status">{esc(text("Recognised as: {table}.", table=name))}</p>'
        )
    offered = recognising.better(found.table, found.fits) if found.table else None
    if offered is not None:
        name = text(THEME_NAMES[offered.table])
        said = "{known} of its {count} columns are those of “{table}”."
        told_of = text(said, known=offered.known, count=offered.headers, table=name)
        drawing.notice(text("This looks like another report."), told_of, "plain")
        label = text("Check it as “{table}”", table=name)
        st.button(label, on_click=take_table, args=(offered.table,), type="primary", key="upload:as-other")
    elif found.table is None and found.fault is None:
        _ask_table(language, found)


def _ask_table(language: Language, found: Checked) -> None:
    """No table is sure: each with how many of the file's columns it knows, the best first."""
    text = language.text
    told = "Its columns do not say it for certain. Choose the report table; its columns can be named after that."
    drawing.notice(text("Which report is this?"), text(told), "plain")
    with st.container(horizontal=True):
        for fit in found.fits:
            name = text(THEME_NAMES[fit.table])
            said = "{table}: {known} of {count} columns known"
            label = text(said, table=name, known=fit.known, count=fit.headers)
            st.button(label, on_click=take_table, args=(fit.table,), key=f"upload:as:{fit.table}")


def given_up(language: Language) -> None:
    """The check was given up: said, with the way to begin it again."""
    text = language.text
    told = "Nothing was stored. Check the file again, or choose another."
    drawing.notice(text("The check was cancelled."), text(told), "plain")
    st.button(text("Check it again"), on_click=judging_job.drop, args=(SLOT,), key="upload:again")
