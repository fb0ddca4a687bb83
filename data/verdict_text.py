"""A verdict in words, for the command line and for programs that read its JSON."""

from typing import Any

from data import judging
from data.errors import Problem
from data.headlines import headlines
from data.importing import Outcome
from wording import Language

SHOWN_PROBLEMS = 40
ROWS_NAMED = 5


def verdict_lines(outcome: Outcome, words: Language) -> list[str]:
    """The verdict as a person reads it: the outcome first, then each problem, then the difference."""
    lines = [summary(outcome, words), *problem_lines(outcome.judgement.problems, words)]
    if outcome.difference is not None and not outcome.difference.is_empty:
        lines += headlines(outcome.difference, judging.deployed_reference(), words)
    return lines


def summary(outcome: Outcome, words: Language) -> str:
    """One sentence: stored, would be stored, already there, or refused."""
    judgement, difference = outcome.judgement, outcome.difference
    file = judgement.file_name
    if difference is None:
        return words.text(
            "{file} is refused whole: {errors} errors in {rows} rows. Nothing was stored.",
            file=file,
            errors=judgement.errors,
            rows=judgement.rows_read,
        )
    if outcome.batch is not None:
        return words.text(
            "{file} is stored as batch {batch}; snapshot {batch} shows it.", file=file, batch=str(outcome.batch)
        )
    if outcome.already is not None:
        return words.text(
            "{file} is in the ledger already, as batch {batch}; nothing changes.",
            file=file,
            batch=str(outcome.already),
        )
    if difference.is_empty:
        return words.text("Every row of {file} stands in the ledger already; nothing changes.", file=file)
    return words.text("{file} can be stored: {rows} rows hold.", file=file, rows=len(judgement.rows))


def problem_lines(problems: list[Problem], words: Language) -> list[str]:
    """One line a problem, errors first, with its place as the analyst sees it in the file."""
    ordered = sorted(problems, key=lambda problem: problem.severity != "error")
    lines = [_problem_line(problem, words) for problem in ordered[:SHOWN_PROBLEMS]]
    if len(ordered) > SHOWN_PROBLEMS:
        lines.append(words.text("… and {count} more kinds of problem.", count=len(ordered) - SHOWN_PROBLEMS))
    return lines


def place(problem: Problem, words: Language) -> str:
    """Where a problem stands: rows and column."""
    parts = []
    if problem.rows:
        named = ", ".join(str(row) for row in problem.rows[:ROWS_NAMED])
        more = problem.count - min(len(problem.rows), ROWS_NAMED)
        shown = words.text("{rows} and {count} more", rows=named, count=more) if more > 0 else named
        parts.append(words.text("row {rows}", rows=shown))
    if problem.column:
        parts.append(words.text("column “{column}”", column=problem.column))
    return ", ".join(parts)


def verdict_content(outcome: Outcome, words: Language) -> dict[str, Any]:
    """The verdict for a program: every problem with its place and both its id and its sentence."""
    judgement, difference = outcome.judgement, outcome.difference
    content: dict[str, Any] = {
        "file": judgement.file_name,
        "report_table": judgement.report.name,
        "sha256": judgement.sha256,
        "accepted": judgement.accepted,
        "stored": outcome.batch is not None,
        "batch": outcome.batch,
        "already": outcome.already,
        "summary": summary(outcome, words),
        "errors": judgement.errors,
        "warnings": judgement.warnings,
        "problems": [_problem_content(problem, words) for problem in judgement.problems],
        "how": judgement.how,
    }
    if difference is not None:
        content |= {
            "rows_new": difference.rows_new,
            "rows_changed": difference.rows_changed,
            "rows_unchanged": difference.rows_unchanged,
            "corrections": difference.corrections.to_dicts(),
            "values": difference.values.to_dicts(),
            "missing": difference.missing.to_dicts(),
        }
    return content


READING_WORDS = {
    "format": "Format",
    "encoding": "Encoding",
    "delimiter": "Delimiter",
    "sheet": "Sheet",
    "header_row": "Header row",
    "title_rows": "Title lines above the header",
    "hidden_sheets": "Hidden sheets",
    "hidden_rows": "Hidden rows",
    "hidden_columns": "Hidden columns",
}


def reading_lines(how: dict[str, Any], words: Language) -> list[str]:
    """How a file was read, a line each."""
    told = [(label, how.get(name)) for name, label in READING_WORDS.items()]
    return [
        f"  {words.text(label)}: {words.text(str(value)) if isinstance(value, str) else _listed(value)}"
        for label, value in told
        if value
    ]


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def history_line(entry: dict[str, Any], words: Language) -> str:
    """One entry of the ledger in a line."""
    number, when, who = str(entry["entry"]), words.moment(entry["entered_at"]), entry["entered_by"]
    if entry["action"] == "reference":
        return words.text("{entry} · {when} · {who} · reference data", entry=number, when=when, who=who)
    if entry["action"] == "revoke":
        return words.text(
            "{entry} · {when} · {who} · revokes batch {batch}: {why}",
            entry=number,
            when=when,
            who=who,
            batch=str(entry["batch"]),
            why=entry["note"],
        )
    state = words.text("revoked") if entry["revoked_at"] else words.text("in force")
    return words.text(
        "{entry} · {when} · {who} · {table} · {file} · {new} new, {changed} corrected · {state}",
        entry=number,
        when=when,
        who=who,
        table=entry["report_table"],
        file=entry["file_name"],
        new=entry["rows_new"],
        changed=entry["rows_changed"],
        state=state,
    )


def _problem_line(problem: Problem, words: Language) -> str:
    kind = words.text("Error") if problem.severity == "error" else words.text("Warning")
    where = place(problem, words)
    return f"{kind}, {where}: {problem.sentence(words)}" if where else f"{kind}: {problem.sentence(words)}"


def _problem_content(problem: Problem, words: Language) -> dict[str, Any]:
    return {
        "severity": problem.severity,
        "row": problem.rows[0] if problem.rows else None,
        "rows": list(problem.rows),
        "count": problem.count,
        "column": problem.column,
        "value": problem.value,
        "reason": problem.reason,
        "sentence": problem.sentence(words),
    }
