"""One run at a time in a store: the turn, what is told of the run that has it, what a killed one left."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import filelock

from briefing.names import SHEET, is_of_a_set
from data import settings
from data.errors import StoreBusy

WAIT_SECONDS = 120  # for another run to end: a set takes a tenth of it
_BESIDE = re.compile(r"\.(?P<name>.+)-[a-z0-9_]{8}(?P<earlier>-earlier)?")


@dataclass(frozen=True)
class UnderWay:
    """What is told of a run while it has the turn. `sheets` is 0 until it is known how many there will be."""

    started: str
    way: str
    period: str
    language: str
    organisation: str = ""
    due: str = ""
    snapshot: int | None = None
    sheets: int = 0
    beside: str = ""  # the folder in which it writes
    name: str = ""  # that of the set


def folder() -> Path:
    """Where sets, runs and turn stand."""
    return settings.home() / "briefings"


def _lock(seconds: float) -> filelock.BaseFileLock:
    return filelock.FileLock(folder() / "making.lock", timeout=seconds, thread_local=False)


def _told() -> Path:
    return folder() / "making.json"


@contextmanager
def turn() -> Iterator[None]:
    """One run at a time in a store. Raises `StoreBusy` where another one does not end."""
    folder().mkdir(parents=True, exist_ok=True)
    lock = _lock(WAIT_SECONDS)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise StoreBusy(
            "The briefing was not made: another one is being made.",
            "Another run has held the briefings for {seconds} seconds. Try again when it has ended.",
            seconds=WAIT_SECONDS,
        ) from None
    try:
        yield
    finally:
        _told().unlink(missing_ok=True)
        lock.release()


def tell(run: UnderWay) -> None:
    """Says what this run makes; only with the turn. A disk that is full keeps it from nobody but who looks."""
    fresh = _told().with_suffix(".new")
    try:
        fresh.write_text(json.dumps(asdict(run), ensure_ascii=False), encoding="utf-8")
        fresh.replace(_told())
    except OSError:
        fresh.unlink(missing_ok=True)


def under_way() -> UnderWay | None:
    """The run that has the turn now, in whichever process; None where there is none."""
    told = left_behind()
    if told is None:
        return None
    lock = _lock(0)
    try:
        lock.acquire()
    except filelock.Timeout:
        return told
    lock.release()
    return None


def left_behind() -> UnderWay | None:
    """What was told last and not taken back: by the run under way, or by one that was killed."""
    try:
        return UnderWay(**json.loads(_told().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def drawn(run: UnderWay) -> int:
    """How many sheets of a run have been photographed."""
    places = Path(run.beside).glob(f".{run.name}-*") if run.beside else ()
    return max((_pictures(place) for place in places), default=0)


def _pictures(place: Path) -> int:
    with suppress(OSError):
        found = (SHEET.fullmatch(path.name) for path in place.iterdir())
        return sum(1 for each in found if each and not each["scale"])
    return 0


def aimed(run: UnderWay, out: Path, snapshot: int, sheets: int) -> UnderWay:
    """The same run when it is known what it makes, and where."""
    return replace(run, snapshot=snapshot, sheets=sheets, beside=str(out.parent), name=out.name)


def clean(beside: Path, name: str = "") -> list[str]:
    """Takes away what killed runs left in a folder (of the set `name`); a set whose successor did not arrive
    stands again. Only with the turn, and only what holds nothing but files of a set. Gives the names.
    """
    gone = []
    for path in sorted(beside.glob(".*"), key=lambda at: not at.name.endswith("-earlier")):
        found = _BESIDE.fullmatch(path.name)
        if not found or (name and found["name"] != name) or not _is_left_over(path):
            continue
        if found["earlier"] and not (beside / found["name"]).exists():
            path.rename(beside / found["name"])
            continue
        shutil.rmtree(path, ignore_errors=True)
        gone.append(path.name)
    return gone


def clean_archive() -> list[str]:
    """The same for every period of the kept sets, whichever is made next; a period's folder left empty goes too."""
    gone = []
    for place in sorted(each for each in folder().iterdir() if each.is_dir() and each.name != "runs"):
        gone += clean(place)
        with suppress(OSError):
            place.rmdir()  # only an empty one goes
    return gone


def _is_left_over(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink() and all(is_of_a_set(each.name) for each in path.iterdir())
