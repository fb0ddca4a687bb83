"""Small portal reports for a store of a test's own, stored at a moment that the test chooses."""

import pytest

from data import importing
from data.choices import Choices

HEAD = "period,organisation,portal,visits,articles"
PORTALS = {"Sở Y tế": "syt.vn", "Sở Nội vụ": "snv.vn", "UBND huyện Cao Lộc": "cl.vn"}


def file(period: str = "2021-W01", **visits: int | str) -> bytes:
    """A report of a period: for each portal (`syt=1200`) its visits."""
    names = {portal.split(".")[0]: (unit, portal) for unit, portal in PORTALS.items()}
    lines = [f"{period},{names[key][0]},{names[key][1]},{count},3" for key, count in visits.items()]
    return "\n".join([HEAD, *lines, ""]).encode()


def store(content: bytes, name: str = "cong.csv", choices: Choices | None = None) -> int:
    """Stores a portal report and gives its batch."""
    done = importing.import_file("portal_activity", name, content, "Nguyễn An", None, choices)
    assert done.batch is not None, [str(problem) for problem in done.judgement.problems]
    return done.batch


def at(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Holds the clock at a local moment (`2021-01-05T08:00`)."""
    monkeypatch.setenv("EGOV_NOW", f"{moment}:00+07:00")
