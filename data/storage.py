"""The run-time folder: one writer at a time, and what the disk says put into sentences."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
import filelock

from data import clock, settings
from data.errors import StoreBusy, StoreUnreachable

STORAGE_ERRORS = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
    duckdb.InvalidInputException,
)


@contextmanager
def turn(by: str = "", wait_seconds: float | None = None) -> Iterator[None]:
    """Holds the one writer's place across processes and threads; the kernel frees it when a process dies.

    Waits a bounded time, then raises `StoreBusy` with the name of who holds it and since when.
    """
    wait = settings.write_wait_seconds() if wait_seconds is None else wait_seconds
    with storage_faults():
        settings.home().mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(settings.home() / "writer.lock", timeout=wait, thread_local=False)
        try:
            lock.acquire()
        except filelock.Timeout:
            raise _busy() from None
    try:
        with suppress(OSError):  # a courtesy to whoever waits, and no reason not to write
            _sign().write_text(f"{by or '?'}\t{clock.now().isoformat()}", encoding="utf-8")
        yield
    finally:
        lock.release()


def _busy() -> StoreBusy:
    title = "Nothing was stored: somebody else is writing."
    try:
        who, since = _sign().read_text(encoding="utf-8").split("\t")
    except (OSError, ValueError):
        who, since = "?", ""
    if who == "?":
        return StoreBusy(title, "Another import is still at work. Wait a minute and try again.")
    seconds = round((clock.now() - clock.moment(since)).total_seconds())
    return StoreBusy(
        title,
        "{who} has been storing a file for {seconds} seconds. Wait a minute and try again.",
        who=who,
        seconds=seconds,
    )


def _sign() -> Path:
    return settings.home() / "writer.txt"


@contextmanager
def storage_faults() -> Iterator[None]:
    """Turns what the disk and the database say into sentences a person can act on."""
    try:
        yield
    except (OSError, duckdb.Error) as fault:
        if isinstance(fault, duckdb.Error) and not isinstance(fault, STORAGE_ERRORS):
            raise
        text = str(fault)
        if "No space left" in text or "File too large" in text or getattr(fault, "errno", None) in (27, 28):
            raise StoreUnreachable(
                "Nothing was stored: the disk is full.",
                "Free some space where {path} stands, then send the file again.",
                path=str(settings.home()),
            ) from fault
        raise StoreUnreachable(
            "Nothing was stored: the store cannot be opened.",
            "{path} could not be read or written ({detail}). Tell the administrator; "
            "a damaged ledger is put back with python -m data restore FOLDER.",
            path=str(settings.home()),
            detail=text.splitlines()[0][:200] if text else type(fault).__name__,
        ) from fault
