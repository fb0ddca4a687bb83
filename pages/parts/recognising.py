"""The verdict on a file, for the report table that was told or that its headers name."""

from contextlib import suppress
from dataclasses import dataclass

from data import importing, reading, remembering
from data.choices import Choices
from data.errors import Fault, FileRefused
from data.importing import Outcome
from data.progress import stage
from data.report_tables import REPORT_TABLES
from pages.parts.fitting import Fit, fits, recognised

BEGINNING = 1 << 18  # bytes of a long text in which its header row stands for certain, with rows below it
WORKBOOKS = (b"PK", b"\xd0\xcf", b"<")  # these, and web pages, are read whole or not at all


@dataclass(frozen=True)
class Checked:
    """The verdict on a file: of the `table` that was told or recognised (None: only the person can tell).

    `fault` says why the file cannot be read as a table, `fits` how its headers fit each report table, the
    best first; empty where the table was told and the file could be read as such.
    """

    table: str | None
    outcome: Outcome | None = None
    fault: FileRefused | None = None
    fits: tuple[Fit, ...] = ()


def check(table: str | None, file_name: str, content: bytes, choices: Choices) -> Checked:
    """The full verdict on a file; without a `table` it is recognised where one alone fits. Nothing is written."""
    found: tuple[Fit, ...] = ()
    try:
        if table is None:
            found = _fits_of(file_name, content, choices)
            table = recognised(found)
            if table is None:
                return Checked(None, fits=found)
        return Checked(table, importing.check_file(table, file_name, content, choices), fits=found)
    except FileRefused as fault:
        if any(question.kind != "column" for question in fault.questions):  # no table yet to look at
            return Checked(table, fault=fault, fits=found)
        return Checked(table, fault=fault, fits=found or _fits_or_none(file_name, content, choices))


def _fits_or_none(file_name: str, content: bytes, choices: Choices) -> tuple[Fit, ...]:
    try:
        return _fits_of(file_name, content, choices)
    except Fault:  # it is no table at all
        return ()


def _fits_of(file_name: str, content: bytes, choices: Choices) -> tuple[Fit, ...]:
    stage("reading")
    headers = _headers(file_name, content, choices)
    known = remembering.kept(importing.snapshot_or_none())
    decided = {name: remembering.remembered(known, name, headers).columns for name in REPORT_TABLES}
    return fits(headers, {name: {**columns, **choices.columns} for name, columns in decided.items()})


def _headers(file_name: str, content: bytes, choices: Choices) -> list[str]:
    """The header row, of a long text from its beginning alone: the check reads all of it once more."""
    head = content[:BEGINNING]
    if len(content) > BEGINNING and not head.startswith(WORKBOOKS) and b"\0" not in head:
        with suppress(Fault):  # what the beginning alone does not settle, the whole file may
            return reading.read(head[: head.rfind(b"\n") + 1], file_name, choices).headers
    return reading.read(content, file_name, choices).headers
