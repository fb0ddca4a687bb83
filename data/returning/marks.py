"""A judgement's problems → what is to be said beside each row of the file."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from data.errors import Problem
from data.matching.faults import more_texts
from data.reading.tables import SOURCE_ROW, TextTable, shortened
from wording import Language

_NOT_UNDERSTOOD = "“{value}” in “{column}” could not be understood."
_AS_IN = "As in row {row}: {sentence}"

Texts = dict[int, dict[str, str]]  # source row → header → the cell's text


@dataclass(frozen=True)
class Mark:
    """One fault of one row. `header` is None where it is not a single cell's, or that column is not in the file."""

    header: str | None
    is_error: bool
    sentence: str
    suggestion: str | None


def marks(problems: Sequence[Problem], table: TextTable, words: Language) -> dict[int, list[Mark]]:
    """Each concerned row's faults, errors first; faults of the whole file are of no row."""
    texts = _texts(problems, table)
    found: dict[int, list[Mark]] = {}
    for problem in sorted(problems, key=lambda problem: problem.severity != "error"):
        header = _header(problem, table)
        for row in problem.all_rows:
            if row in texts:
                found.setdefault(row, []).append(_mark(problem, row, header, texts, words))
    return found


def _texts(problems: Sequence[Problem], table: TextTable) -> Texts:
    concerned = {row for problem in problems for row in problem.all_rows}
    rows = table.cells.filter(pl.col(SOURCE_ROW).is_in(list(concerned)))
    return {row[SOURCE_ROW]: row for row in rows.iter_rows(named=True)}


def _header(problem: Problem, table: TextTable) -> str | None:
    """The problem's column as the file names it; problems show long headers by their beginning."""
    return next((name for name in table.headers if problem.column in (name, shortened(name))), None)


def _mark(problem: Problem, row: int, header: str | None, texts: Texts, words: Language) -> Mark:
    is_error, first = problem.severity == "error", problem.all_rows[0]
    if problem.reason == more_texts(0).message and header:
        own = shortened(texts[row][header])
        sentence = words.text(_NOT_UNDERSTOOD, value=own, column=shortened(header))
        return Mark(header, is_error, sentence, None)
    sentence = problem.sentence(words)
    if row == first or _is_told_of(problem, row, first, header, texts):
        return Mark(header, is_error, sentence, problem.suggestion)
    return Mark(header, is_error, words.text(_AS_IN, row=str(first), sentence=sentence), None)


def _is_told_of(problem: Problem, row: int, first: int, header: str | None, texts: Texts) -> bool:
    """Whether a sentence that was made for the first row holds for another: no figure in it is that row's own."""
    has_figures = any(isinstance(value, int | float) for value in problem.values.values())
    if header is None or first not in texts:
        return not has_figures and problem.value is None
    return not has_figures and texts[row][header] == texts[first][header]
