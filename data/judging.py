"""The verdict on one file: read, matched and checked, with the choices that hold for it; nothing compared yet."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from data import checking, matching, reading, remembering, settings
from data.choices import Choices
from data.committing import plain
from data.errors import Problem, WrongUse
from data.good_rows import GoodRows, good_rows, silent_units
from data.matching.nothing import fold_word
from data.progress import stage
from data.reference_data import Reference, load, read_folder
from data.report_tables import REPORT_TABLES, ReportTable
from data.snapshots import Snapshot


@dataclass(frozen=True)
class Judgement:
    """What was understood of a file.

    `rows` are typed and hold: those that storing it would store. `accepted` is false where any error stands.
    `partial` are the rows that could be stored without the others, None where the file is accepted or none can.
    `choices` are all that were in effect, `made` those of this file alone, `headers` its header row.
    """

    report: ReportTable
    file_name: str
    sha256: str
    how: dict[str, Any]
    rows: pl.DataFrame
    problems: list[Problem]
    accepted: bool
    partial: GoodRows | None
    choices: Choices
    made: Choices
    headers: tuple[str, ...]

    @property
    def is_storable(self) -> bool:
        """Whether it is accepted, or its good rows are to be stored alone."""
        return self.accepted or (self.choices.good_rows_only and self.partial is not None)

    @cached_property
    def incomplete(self) -> pl.DataFrame:
        """Organisations and periods whose report stays owed although rows of it are stored (`good_rows.UNITS`)."""
        silent = silent_units(self.rows, self.report)
        if self.accepted or self.partial is None:
            return silent
        return pl.concat([silent, self.partial.incomplete]).unique(maintain_order=True)

    @property
    def rows_read(self) -> int:
        """All rows of the file below its header, whether they hold or not."""
        return int(self.how.get("rows", len(self.rows)))

    @property
    def errors(self) -> int:
        return sum(problem.count for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> int:
        return sum(problem.count for problem in self.problems if problem.severity == "warning")


def report_table(name: str) -> ReportTable:
    if name not in REPORT_TABLES:
        raise WrongUse(
            "Nothing was read: there is no such report table.",
            "{name} is not a report table. Choose one of {known}.",
            name=name,
            known=", ".join(REPORT_TABLES),
        )
    return REPORT_TABLES[name]


def deployed_reference() -> Reference:
    """The reference data as the deployment's folder has it now."""
    return load(read_folder(settings.reference_folder()))


def judge(
    table: str,
    file_name: str,
    content: bytes,
    reference: Reference,
    choices: Choices | None = None,
    known: Snapshot | None = None,
) -> Judgement:
    """Reads, matches and checks a file, with the analyst's choices laid over those kept in `known`.

    `known` is also what figures are compared with (jumps, repeated values). Raises `FileRefused` when the
    file cannot be read as a table at all.
    """
    report, made = report_table(table), choices or Choices()
    stage("reading")
    text = reading.read(content, file_name, made)
    in_effect = made.over(remembering.remembered(remembering.kept(known), report.name, text.headers))
    stage("matching", text.cells.height)
    matched = matching.match(text, report, reference, in_effect)
    stage("checking", text.cells.height)
    verdict = checking.check(matched, report, reference, known)
    partial = None if verdict.accepted else good_rows(matched.rows, verdict.rows, verdict.problems)
    how = {**text.how, **matched.how, **_who_decided(matched.how, made)}
    if made.to_json():
        how["choices"] = made.to_json()
    return Judgement(
        report,
        plain(file_name),
        hashlib.sha256(content).hexdigest(),
        how,
        partial.rows if partial and made.good_rows_only else verdict.rows,
        verdict.problems,
        verdict.accepted,
        partial,
        in_effect,
        made,
        tuple(text.headers),
    )


def _who_decided(how: Mapping[str, Any], made: Choices) -> dict[str, list[dict[str, Any]]]:
    """The columns and words of `how`, in which what an earlier file decided is told from what this one did."""
    words = {fold_word(text) for text in made.words}
    earlier: dict[str, Callable[[dict[str, Any]], bool]] = {
        "mapping": lambda entry: entry["header"] not in made.columns,
        "words": lambda entry: fold_word(entry["text"]) not in words,
    }
    return {
        name: [
            {**entry, "by": "kept"} if entry["by"] == "chosen" and is_earlier(entry) else entry
            for entry in how.get(name, ())
        ]
        for name, is_earlier in earlier.items()
    }
