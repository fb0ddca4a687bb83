"""The sets that were made, where they stand, and the record of every run, whether it came to a set or not.

briefings/<period>/<snapshot>-<language>/   one set: exactly the files that were made
briefings/runs.jsonl                        one line a run, appended, never changed
briefings/runs/logs/                        what the browser said in a run that failed
"""

import json
import os
import re
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from briefing.names import LIST
from briefing.turns import folder

_SET = re.compile(r"(?P<snapshot>\d{6,})-(?P<language>[a-z]{2})(?:-(?P<organisation>.+))?")


@dataclass(frozen=True)
class Run:
    """One run. `way`: `command`, `page` or `schedule`; moments are ISO, UTC; `folder` is empty where it failed."""

    started: str
    seconds: float
    way: str
    period: str
    language: str
    snapshot: int | None
    is_done: bool
    organisation: str = ""
    folder: str = ""
    title: str = ""
    sentence: str = ""
    log: str = ""
    due: str = ""  # the moment of the schedule that asked for it
    dropped: tuple[str, ...] = ()  # older sets that the rule of keeping took away with this run
    as_of: str = ""  # the day or the snapshot that was asked for; empty: as it is known now

    @property
    def ended(self) -> datetime:
        return datetime.fromisoformat(self.started) + timedelta(seconds=self.seconds)


def place(period: str, snapshot: int, language: str, organisation: str | None = None) -> Path:
    """Where the set of a period, made from a snapshot, stands or will stand."""
    name = f"{snapshot:06d}-{language}" + (f"-{organisation}" if organisation else "")
    return folder() / period / name


def named(path: Path) -> tuple[int, str, str]:
    """What a set's folder says: snapshot, language, organisation ("" for none). Raises `ValueError`."""
    if found := _SET.fullmatch(path.name):
        return int(found["snapshot"]), found["language"], found["organisation"] or ""
    raise ValueError(f"{path.name} is no set")


def sets(period: str | None = None) -> list[Path]:
    """The folders of all sets (of one period), the newest period first, the newest snapshot first."""
    found = [path.parent for path in folder().glob(f"{period or '*'}/*/{LIST}") if _SET.fullmatch(path.parent.name)]
    return sorted(found, key=lambda at: (at.parent.name, at.name), reverse=True)


def of_whole_place(path: Path, language: str) -> bool:
    """Whether a set speaks a language and holds no sheet of one organisation."""
    found = _SET.fullmatch(path.name)
    return found is not None and found["language"] == language and not found["organisation"]


def newest(period: str, language: str) -> Path | None:
    """The newest set of a period in a language: that of the whole place."""
    return next((path for path in sets(period) if of_whole_place(path, language)), None)


def manifest_of(path: Path) -> dict[str, Any]:
    """A set's manifest (`briefing.manifest`)."""
    content: dict[str, Any] = json.loads((path / LIST).read_text(encoding="utf-8"))
    return content


def record(run: Run) -> None:
    """Appends a run; complete on the disk when this returns."""
    folder().mkdir(parents=True, exist_ok=True)
    line = json.dumps(asdict(run), ensure_ascii=False) + "\n"
    with (folder() / "runs.jsonl").open("ab+") as file:
        if file.seek(0, os.SEEK_END) and not _ends_whole(file):
            line = "\n" + line  # a killed process left half a line
        file.write(line.encode())
        file.flush()
        os.fsync(file.fileno())


def _ends_whole(file: BinaryIO) -> bool:
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def last_success() -> Run | None:
    """The newest run that came to a set."""
    return next((run for run in runs(100_000) if run.is_done), None)


def runs(most: int = 200) -> list[Run]:
    """The last runs, the newest first; a line that a killed process left half-written is passed over."""
    path = folder() / "runs.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    made = []
    for line in lines[-most:]:
        try:
            content = json.loads(line)
            made.append(Run(**(content | {"dropped": tuple(content.get("dropped", ()))})))
        except (ValueError, TypeError):
            continue
    return made[::-1]


def keep_log(lines: list[str], name: str) -> str:
    """Writes what the browser said; gives the file's name."""
    place = logs()
    place.mkdir(parents=True, exist_ok=True)
    path = place / f"{name.replace(':', '-').replace('+', '_')}.log"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path.name


def logs() -> Path:
    return folder() / "runs" / "logs"


def drop_old(kept: int) -> tuple[str, ...]:
    """Keeps the newest set of every period, and of the older sets as many as `kept`; names what went away.

    A set that went away can be made again, byte for byte, from the ledger (`--as-of` its snapshot).
    """
    first: dict[tuple[str, str], Path] = {}
    older = []
    for path in sets():
        key = (path.parent.name, path.name.partition("-")[2])
        if key in first:
            older.append(path)
        else:
            first[key] = path
    gone = older[kept:]
    for path in gone:
        shutil.rmtree(path, ignore_errors=True)
    return tuple(f"{path.parent.name}/{path.name}" for path in gone)
