"""The work that a session waits for: begun once, how far it is, and giving it up."""

import logging
from collections.abc import Callable, Hashable
from time import monotonic
from typing import Any

import streamlit as st

from blocks.markup import esc
from data.progress import STAGES
from pages.parts import drawing
from pages.parts.background_work import LAST_STAGE, Work
from wording import Language

PATIENCE = 0.8  # seconds that a run waits before it shows how far the work is: most files are judged sooner
EVERY = 0.4  # seconds between two looks at the work
STAGE_NAMES = {
    "reading": "Reading the file",
    "matching": "Understanding columns, organisations and figures",
    "checking": "Checking the rules",
    "comparing": "Comparing with what is stored",
    "storing": "Storing and publishing",
}
log = logging.getLogger("egov.pages")


def work(slot: str, key: Hashable, task: Callable[[], Any], *, is_storing: bool = False) -> Work:
    """This session's work named `slot`: the one begun for `key`, else a new one in the place of the old."""
    held: tuple[Hashable, Work] | None = st.session_state.get(slot)
    if held is not None and held[0] == key:
        return held[1]
    drop(slot)
    begun = Work(task, is_storing=is_storing)
    st.session_state[slot] = (key, begun)
    return begun


def drop(slot: str) -> None:
    """Forgets this session's work, and gives it up where it still runs."""
    held: tuple[Hashable, Work] | None = st.session_state.pop(slot, None)
    if held is not None:
        held[1].give_up()


@st.fragment(run_every=EVERY)
def waiting(language: Language, of: Work) -> None:
    """How far the work is, looked at again and again; the page is drawn anew when it has ended."""
    if of.wait(0):
        st.rerun()
    drawing.html(progress(language, of))
    if of.is_storing:
        return
    if st.button(language.text("Cancel the check"), key="upload:cancel", disabled=not of.can_be_given_up):
        of.give_up()


def progress(language: Language, of: Work) -> str:
    """The stages, the present one marked, with its rows and the seconds so far."""
    text = language.text
    stages = STAGES[-1:] if of.is_storing and of.stage == LAST_STAGE else STAGES[:-1]
    place = stages.index(of.stage) if of.stage in stages else 0
    said = text(STAGE_NAMES.get(of.stage, of.stage))
    rows = f" · {text('{count} rows', count=of.rows)}" if of.rows else ""
    seconds = text("{seconds} s", seconds=int(monotonic() - of.begun))
    marks = ["e-done"] * place + ["e-now"] + [""] * (len(stages) - place - 1)
    named = [esc(text(STAGE_NAMES[name])) for name in stages]
    steps = "".join(f'<li class="{mark}">{name}</li>' for mark, name in zip(marks, named, strict=True))
    listed = f"<ol>{steps}</ol>" if len(stages) > 1 else ""
    return (
        f'<div class="e-card e-progress"><p role="status"><b>{esc(said)} …</b></p>'
        f'<p class="e-quiet">{esc(seconds)}{esc(rows)}</p><div class="e-running" aria-hidden="true"><i></i></div>'
        f"{listed}</div>"
    )
