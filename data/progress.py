"""How far a long piece of work is, told to whoever waits for it; whoever waits can also give it up."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

STAGES = ("reading", "matching", "checking", "comparing", "storing")

Tell = Callable[[str, int | None], None]  # the stage, and its rows where they are known

_tell: ContextVar[Tell | None] = ContextVar("tell", default=None)


class Cancelled(Exception):
    """Whoever waited has given the work up; nothing was written."""


@contextmanager
def told_to(tell: Tell) -> Iterator[None]:
    """Within the block each stage is told to `tell`, which raises `Cancelled` to end the work."""
    token = _tell.set(tell)
    try:
        yield
    finally:
        _tell.reset(token)


def stage(name: str, rows: int | None = None) -> None:
    """Says which stage begins, or how many of its rows are known by now. Raises `Cancelled`."""
    tell = _tell.get()
    if tell is not None:
        tell(name, rows)
