"""A file's faults as people read them: errors and warnings apart, each with its place, its reason, its remedy."""

from collections.abc import Sequence
from typing import Any

from blocks.markup import esc, quiet, section, table
from data.errors import Problem
from wording import Language

SHOWN = 60  # kinds of fault of each severity; all of them stand in the file that is given back
ROWS_SHOWN = 12
HEADS = ("What is wrong, what to do", "Rows in the file", "Column", "As written", "Suggestion", "Times")


def errors(language: Language, problems: Sequence[Problem], how: dict[str, Any]) -> str:
    """The errors but those that a question stands for: these go away with its answer."""
    found = [problem for problem in problems if problem.severity == "error" and problem.question is None]
    return _section(language, found, how, "Errors")


def warnings(language: Language, problems: Sequence[Problem], how: dict[str, Any]) -> str:
    return _section(language, [problem for problem in problems if problem.severity == "warning"], how, "Warnings")


def _section(language: Language, problems: list[Problem], how: dict[str, Any], title: str) -> str:
    if not problems:
        return ""
    status = "off_track" if title == "Errors" else "behind"
    symbol = "■" if title == "Errors" else "▲"
    body = [_row(language, problem, status, symbol) for problem in problems[:SHOWN]]
    inside = table([esc(language.text(name)) for name in HEADS], body, "lllllr", language.text(title))
    note = language.text("in {count} places", count=sum(problem.count for problem in problems))
    if sheet := how.get("sheet"):
        note += " · " + language.text("sheet “{name}”", name=str(sheet))
    rest = len(problems) - SHOWN
    if rest > 0:
        inside += quiet(language.text("… and {count} more kinds, all in the file given back.", count=rest))
    return section(language.text(title), f'<div class="e-board e-faults">{inside}</div>', note)


def _row(language: Language, problem: Problem, status: str, symbol: str) -> list[str]:
    return [
        f'<i class="e-mark e-{status}" aria-hidden="true">{symbol}</i> {esc(problem.sentence(language))}',
        esc(rows(language, problem) or "—"),
        esc(problem.column or "—"),
        f"<code>{esc(problem.value)}</code>" if problem.value else "—",
        f"<b>{esc(problem.suggestion)}</b>" if problem.suggestion else "—",
        language.number(problem.count),
    ]


def rows(language: Language, problem: Problem) -> str:
    """The first rows of a fault, and how many more."""
    named = ", ".join(str(row) for row in problem.rows[:ROWS_SHOWN])
    more = problem.count - min(len(problem.rows), ROWS_SHOWN)
    return language.text("{rows} and {count} more", rows=named, count=more) if named and more > 0 else named
