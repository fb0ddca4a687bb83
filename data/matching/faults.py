"""Faults of cells, gathered: the same fault in many rows is one problem."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from data.errors import Problem, Question
from data.reading.tables import SOURCE_ROW, shortened

NOT_TAKEN = "The file was not taken."
ROWS_NAMED = 20
TEXTS_NAMED = 25
_CELLS = ("value", "period", "other")  # the values of sentences that are cells as written

Severity = Literal["error", "warning"]

_MORE = "{texts} more values in this column could not be understood."


@dataclass(frozen=True)
class Reason:
    """Why a text was not understood: a message id and its values, what may stand there, what would settle it."""

    message: str
    values: dict[str, object] = field(default_factory=dict)
    suggestion: str | None = None
    question: Question | None = None


def problem_of(
    rows: pl.Series,
    reason: Reason,
    *,
    severity: Severity = "error",
    column: str | None = None,
    value: str | None = None,
) -> Problem:
    """One problem over these source rows; a long cell is shown by its beginning."""
    first = tuple(int(row) for row in rows.sort().head(ROWS_NAMED))
    values = {
        key: shortened(text) if isinstance(text, str) and key in _CELLS else text
        for key, text in reason.values.items()
    }
    shown = None if value is None else shortened(value)
    every = tuple(rows.sort().to_list()) if rows.len() > ROWS_NAMED else ()
    return Problem(
        severity,
        reason.message,
        values,
        first,
        rows.len(),
        column,
        shown,
        suggestion=reason.suggestion,
        question=reason.question,
        every_row=every,
    )


def more_texts(count: int) -> Reason:
    """The reason for what is not named one by one."""
    return Reason(_MORE, {"texts": count})


def cell_problems(
    cells: pl.DataFrame,
    header: str,
    reasons: Mapping[str, Reason],
    severity: Severity = "error",
    named: int = TEXTS_NAMED,
) -> list[Problem]:
    """One problem for each text of the column that has a reason; the many after the first ones together."""
    if not reasons:
        return []
    found = (
        cells.select(SOURCE_ROW, pl.col(header).alias("text"))
        .filter(pl.col("text").is_in(list(reasons)))
        .group_by("text", maintain_order=True)
        .agg(pl.col(SOURCE_ROW))
    )
    problems = [
        problem_of(pl.Series(rows), reasons[text], severity=severity, column=header, value=text)
        for text, rows in found.head(named).iter_rows()
    ]
    rest = found.slice(named)
    if rest.height:
        reason, rows = more_texts(rest.height), rest[SOURCE_ROW].explode()
        problems.append(problem_of(rows, reason, severity=severity, column=header, value=rest["text"][0]))
    return problems
