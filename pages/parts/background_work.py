"""Work in a thread of its own, which is looked at while it runs and can be given up."""

from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from typing import Any

from data.progress import STAGES, Cancelled, told_to

FORGOTTEN = 120.0  # seconds without a look; a browser looks once a minute while its tab is hidden
LAST_STAGE = "storing"  # from here on the work is not given up


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
