"""Receiving a file: the box in the reader's language, what lies in it, what was decided about it."""

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

import streamlit as st

from blocks.markup import heading, quiet
from data.choices import Choices
from pages.parts import drawing, framework_words, giving, judging_job, table_choice
from wording import Language

SLOT = "upload:check"  # the check of this session's file
_FILE = "upload:file"
_ROUND = "upload:round"
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
            table = table_choice.box(language)
            giving.templates(language, table)
        with right:
            received = file_box(language)
    return table, received


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


def given_up(language: Language) -> None:
    """The check was given up: said, with the way to begin it again."""
    text = language.text
    told = "Nothing was stored. Check the file again, or choose another."
    drawing.notice(text("The check was cancelled."), text(told), "plain")
    st.button(text("Check it again"), on_click=judging_job.drop, args=(SLOT,), key="upload:again")
