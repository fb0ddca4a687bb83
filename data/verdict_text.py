"""A verdict in words, for the command line and for programs that read its JSON."""

from typing import Any

from data import judging
from data.errors import Problem
from data.headlines import headlines
from data.importing import Outcome
from data.judging import Judgement
from data.question_text import question_content, question_lines, questions_of
from data.reading_text import notable_lines, reading_lines
from wording import Language

__all__ = ["history_line", "problem_lines", "reading_lines", "verdict_content", "verdict_lines"]

SHOWN_PROBLEMS = 40
ROWS_NAMED = 5
_PARTLY = "{rows} rows hold; --good-rows-only stores them without the other {left_out}, and the report stays owed."


def verdict_lines(outcome: Outcome, words: Language) -> list[str]:
    """The verdict as a person reads it: outcome, what changes, each problem, what is asked, how it was read."""
    judgement = outcome.judgement
    lines = [summary(outcome, words)]
    if outcome.difference is not None and not outcome.difference.is_empty:
        partial = None if judgement.accepted else judgement.partial
        lines += headlines(outcome.difference, judging.deployed_reference(), words, partial)
    lines += problem_lines([problem for problem in judgement.problems if not _is_asked(problem)], words)
    lines += question_lines(questions_of(judgement.problems), words)
    if outcome.difference is None and judgement.partial is not None:
        rows, left_out = len(judgement.partial.rows), judgement.partial.left_out
        lines.append(words.text(_PARTLY, rows=rows, left_out=left_out))
    notable = notable_lines(judgement.how, words)
    return [*lines, words.text("How the file was read:"), *notable] if notable else lines


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
    if not judgement.accepted:
        return _partly(outcome, words)
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


def _partly(outcome: Outcome, words: Language) -> str:
    """The sentence for a file with errors whose good rows are taken alone."""
    counts = {"file": outcome.judgement.file_name, "rows": len(outcome.judgement.rows)}
    if outcome.batch is None:
        return words.text("{file} can be stored in part: {rows} rows hold, the others are left out.", **counts)
    return words.text(
        "{file} is stored in part as batch {batch}: {rows} rows, the others are left out.",
        batch=str(outcome.batch),
        **counts,
    )


def _is_asked(problem: Problem) -> bool:
    """Whether its question, told below, says all that the problem does."""
    return problem.question is not None and problem.question.kind == "word"


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
        "questions": [question_content(question, words) for question in questions_of(judgement.problems)],
        "partial": _partial_content(judgement),
        "how": judgement.how,
    }
    if difference is not None:
        partial = None if judgement.accepted else judgement.partial
        content |= {
            "headlines": headlines(difference, judging.deployed_reference(), words, partial),
            "rows_new": difference.rows_new,
            "rows_changed": difference.rows_changed,
            "rows_unchanged": difference.rows_unchanged,
            "corrections": difference.corrections.to_dicts(),
            "values": difference.values.to_dicts(),
            "missing": difference.missing.to_dicts(),
        }
    return content


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


def _partial_content(judgement: Judgement) -> dict[str, Any] | None:
    """What storing the good rows alone would leave out; None where that cannot be done, or need not."""
    if judgement.partial is None:
        return None
    return {
        "chosen": judgement.choices.good_rows_only,
        "rows": len(judgement.partial.rows),
        "left_out": judgement.partial.left_out,
        "incomplete": judgement.partial.incomplete.to_dicts(),
    }


def _problem_line(problem: Problem, words: Language) -> str:
    kind = words.text("Error") if problem.severity == "error" else words.text("Warning")
    where = place(problem, words)
    line = f"{kind}, {where}: {problem.sentence(words)}" if where else f"{kind}: {problem.sentence(words)}"
    if problem.suggestion:
        line += " " + words.text("Suggestion: {suggestion}", suggestion=problem.suggestion)
    return line


def _problem_content(problem: Problem, words: Language) -> dict[str, Any]:
    return {
        "severity": problem.severity,
        "row": problem.rows[0] if problem.rows else None,
        "rows": list(problem.all_rows),
        "count": problem.count,
        "column": problem.column,
        "value": problem.value,
        "suggestion": problem.suggestion,
        "reason": problem.reason,
        "sentence": problem.sentence(words),
        "question": problem.question and question_content(problem.question, words),
    }
