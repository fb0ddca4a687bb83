"""Work that a person waits for, in a thread of its own: how far it is, its end, and giving it up."""

import logging
from collections.abc import Callable, Hashable
from threading import Event, Thread
from time import monotonic
from typing import Any

import streamlit as st

from blocks.markup import esc
from data.progress import STAGES, Cancelled, told_to
from pages.parts import drawing
from wording import Language

PATIENCE = 0.8  # seconds that a run waits before it shows how far the work is: most files are judged sooner
EVERY = 0.4  # seconds between two looks at the work
FORGOTTEN = 120.0  # seconds without a look; a browser looks once a minute while its tab is hidden
LAST_STAGE = "storing"  # from here on the work is not given up
STAGE_NAMES = {
    "reading": "Reading the file",
    "matching": "Understanding columns, organisations and figures",
    "checking": "Checking the rules",
    "comparing": "Comparing with what is stored",
    "storing": "Storing and publishing",
}
log = logging.getLogger("egov.pages")


class Work:
    """A task in a thread. It ends with what it gives, what it raises, or given up (`Cancelled`).

    Whoever waits looks at it (`wait`); a task that nobody looks at for long is given up, so that a closed
    browser leaves nothing running, unless it is the storing of a file, which is always brought to its end.
    """

    def __init__(self, task: Callable[[], Any], *, is_storing: bool = False) -> None:
        self.stage = STAGES[0]
        self.rows: int | None = None
        self.is_storing = is_storing
        self._task, self._given_up, self._ended = task, Event(), Event()
        self._made: Any = None
        self._raised: BaseException | None = None
        self.begun = self._looked = monotonic()
        Thread(target=self._run, name="upload", daemon=True).start()

    def _run(self) -> None:
        try:
            with told_to(self._tell):
                self._made = self._task()
        except BaseException as raised:
            self._raised = raised
        finally:
            self._ended.set()

    def _tell(self, stage: str, rows: int | None) -> None:
        if self.can_be_given_up and (self._given_up.is_set() or self._is_forgotten):
            raise Cancelled
        self.stage = stage
        self.rows = rows if rows is not None else self.rows

    @property
    def _is_forgotten(self) -> bool:
        return not self.is_storing and monotonic() - self._looked > FORGOTTEN

    @property
    def can_be_given_up(self) -> bool:
        return self.stage != LAST_STAGE and not self._ended.is_set()

    @property
    def has_ended(self) -> bool:
        return self._ended.is_set()

    def wait(self, seconds: float) -> bool:
        """Whether the work has ended, at the latest after `seconds`."""
        self._looked = monotonic()
        return self._ended.wait(seconds)

    def give_up(self) -> None:
        """Ends the work at its next stage; what is being stored goes on."""
        self._given_up.set()

    def result(self) -> Any:
        """What the task gave. Raises what it raised: `Cancelled` where it was given up."""
        if self._raised is not None:
            raise self._raised
        return self._made


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
