"""What was told about a file when it was stored, as its batch keeps it."""

import json
from typing import Any

from blocks.markup import esc, section, table
from blocks.view import View
from data.kept_problems import from_kept

HEADS = ("Kind", "What was told", "Column", "Rows in the file", "Times")


def kept_warnings(view: View, row: dict[str, Any]) -> str:
    """The warnings of a stored file, and the errors of rows that were left out; "" where there were none."""
    text = view.language.text
    problems = from_kept(json.loads(row["reading"] or "{}").get("problems", ()))
    if not problems:
        return ""
    body = [
        [
            esc(text("Error")) if problem.severity == "error" else esc(text("Warning")),
            esc(problem.sentence(view.language)),
            esc(problem.column or "—"),
            esc(", ".join(map(str, problem.rows)) + (" …" if problem.count > len(problem.rows) else "") or "—"),
            view.language.number(problem.count),
        ]
        for problem in problems
    ]
    cells = table([esc(text(name)) for name in HEADS], body, "llllr")
    return section(text("What was told when it was stored"), f'<div class="e-board">{cells}</div>')
