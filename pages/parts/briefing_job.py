"""The run that a press of the button begins: a process of its own, kept outside every session."""

import contextlib
import logging
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

import streamlit as st

from blocks.markup import esc
from briefing import turns
from data import clock
from pages.parts import drawing
from wording import Language

EVERY = 1.0  # seconds between two looks at the run
PATIENCE = 900  # seconds after which a run is given up
ROOT = Path(__file__).resolve().parents[2]
log = logging.getLogger("egov.briefing")


@dataclass(frozen=True)
class Asked:
    """What the button was pressed for."""

    period: str
    language: str
    as_of: str = ""
    organisation: str = ""

    @property
    def command(self) -> list[str]:
        given = {"--as-of": self.as_of, "--organisation": self.organisation}
        optional = [part for name, value in given.items() if value for part in (name, value)]
        return [sys.executable, "-m", "briefing", self.period, "--way", "page", "--lang", self.language, *optional]


class Job:
    """One process. It ends by itself, at the latest after `PATIENCE`; what it said is kept."""

    def __init__(self, asked: Asked) -> None:
        self.asked, self.started, self.begun = asked, clock.now(), monotonic()
        self.said, self.code = "", 0
        self._process = subprocess.Popen(
            asked.command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # its browser ends with it
        )
        self._thread = Thread(target=self._wait, name="briefing", daemon=True)
        self._thread.start()

    def _wait(self) -> None:
        try:
            said, _ = self._process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            said, _ = self._process.communicate()
        self.said, self.code = said.decode(errors="replace").strip(), self._process.returncode
        level = logging.ERROR if self.code else logging.INFO
        log.log(level, "the briefing of %s ended with %s: %s", self.asked.period, self.code, self.said)

    @property
    def is_running(self) -> bool:
        return self._thread.is_alive()

    def has_failed(self, period: str) -> bool:
        """Whether it was for this period and came to nothing."""
        return not self.is_running and self.code != 0 and self.asked.period == period


_last: list[Job] = []  # the server's newest one
_lock = Lock()


def begin(asked: Asked) -> bool:
    """Begins a run unless one is under way; whether it did."""
    with _lock:
        if is_under_way():
            return False
        _last[:] = [Job(asked)]
        return True


def is_under_way() -> bool:
    """Whether a set is being made, by this server or any other process on the same store."""
    return any(job.is_running for job in _last) or turns.under_way() is not None


def last() -> Job | None:
    """The newest run that this server began."""
    return _last[0] if _last else None


@st.fragment(run_every=EVERY)
def waiting(language: Language) -> None:
    """How far the run is, looked at again and again; the page is drawn anew when it has ended."""
    if not is_under_way():
        st.rerun()
    drawing.html(progress(language))


def progress(language: Language) -> str:
    """What is being made, how many of its sheets are drawn, and for how long by now."""
    text, run, job = language.text, turns.under_way(), last()
    period = run.period if run else job.asked.period if job else ""
    begun = clock.moment(run.started) if run else job.started if job else clock.now()
    told = text("The briefing of {period} is being made …", period=language.period_short(period))
    done, all_sheets = (turns.drawn(run), run.sheets) if run else (0, 0)
    stage = text("Collecting the figures")
    if all_sheets:
        stage = text("{done} of {all} sheets drawn", done=done, all=all_sheets)
    if all_sheets and done == all_sheets:
        stage = text("Writing PDF and slides")
    seconds = max(0, int((clock.now() - begun).total_seconds()))
    share = round(100 * done / all_sheets) if all_sheets else 0
    bar = f'<div class="e-briefing-bar" aria-hidden="true"><i style="width:{share}%"></i></div>'
    return (
        f'<div class="e-briefing-run"><p role="status"><b>{esc(told)}</b> {esc(stage)}</p>{bar}'
        f'<p class="e-quiet">{esc(text("{seconds} s", seconds=seconds))} · '
        f"{esc(text('The page may be left; the run goes on.'))}</p></div>"
    )
