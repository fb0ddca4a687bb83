"""What is kept of a run, whatever came of it: done, failed, ended from outside, killed without a word."""

import logging
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from blocks.view import View
from briefing import archive, turns
from briefing.errors import NotComplete
from briefing.orders import Order
from data import clock, settings
from data.errors import Fault, WrongUse
from wording import language

log = logging.getLogger("egov.briefing")


class Kept:
    """What is kept of a run, whatever comes of it."""

    def __init__(self, order: Order) -> None:
        self.order, self.started, self.begun = order, clock.now().isoformat(), time.perf_counter()
        self.view: View | None = None
        self.is_kept = False

    @contextmanager
    def whatever_comes(self) -> Iterator[None]:
        """Records what keeps the run from its end. Raises it as a `Fault`, whatever it was."""
        try:
            yield
        except Fault as fault:
            self.record(fault=fault)
            raise
        except (Exception, KeyboardInterrupt) as raised:
            unforeseen = told(raised)
            self.record(fault=unforeseen)
            raise unforeseen from raised

    def record(self, fault: Fault | None = None, folder: str = "") -> None:
        """Appends the run; a disk that is full must not hide what went wrong before."""
        order, view, words = self.order, self.view, language(self.order.language)
        if isinstance(fault, WrongUse) and not order.due:
            return  # a call that makes no sense is no run
        if self.is_kept:
            return
        self.is_kept = True
        try:
            lines = fault.log if isinstance(fault, NotComplete) else []
            archive.record(
                archive.Run(
                    started=self.started,
                    seconds=round(time.perf_counter() - self.begun, 2),
                    way=order.way,
                    period=view.period if view else order.period,
                    language=order.language,
                    snapshot=view.snapshot.number if view else None,
                    is_done=fault is None,
                    organisation=order.organisation or "",
                    as_of=order.as_of or "",
                    folder=folder,
                    title=fault.title(words) if fault else "",
                    sentence=fault.sentence(words) if fault else "",
                    log=archive.keep_log(lines, self.started) if lines else "",
                    due=order.due,
                    dropped=archive.drop_old(settings.briefings_kept()) if fault is None else (),
                )
            )
        except OSError as full:
            log.error("the run of the briefing could not be recorded: %s", full)


def note_killed() -> None:
    """Records a run that ended without a word; only with the turn."""
    dead = turns.left_behind()
    if dead is None:
        return
    words = language(dead.language)
    fault = NotComplete("the run", "The run was ended before it was complete; nothing of it was kept.")
    archive.record(
        archive.Run(
            dead.started,
            0.0,
            dead.way,
            dead.period,
            dead.language,
            dead.snapshot,
            is_done=False,
            organisation=dead.organisation,
            title=fault.title(words),
            sentence=fault.sentence(words),
            due=dead.due,
        )
    )


def told(raised: BaseException) -> NotComplete:
    """A fault that nobody foresaw, as one that a person is told of."""
    lines = "".join(traceback.format_exception(raised)).splitlines()
    if isinstance(raised, KeyboardInterrupt):
        return NotComplete("the run", "The run was ended before it was complete; nothing of it was kept.")
    if isinstance(raised, OSError):
        reason = raised.strerror or str(raised)
        return NotComplete("the disk", "A file could not be written: {reason}", reason=reason, log=lines)
    name = f"{type(raised).__name__}: {raised}".splitlines()[0][:200]
    return NotComplete("the run", "Something failed that was not foreseen: {reason}", reason=name, log=lines)
