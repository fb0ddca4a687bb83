"""The verdict on a file: what was understood, what is wrong and where, what storing it would change."""

from typing import Any

import polars as pl

from data import calendars
from data.difference import Difference, period_span
from data.errors import Problem
from data.headlines import cell, column_name
from data.importing import Outcome
from data.judging import Judgement, deployed_reference
from data.reference_data import Reference
from pages.parts.markup import KIND_NAMES, esc, quiet, section, status_word, table
from wording import Language

VALUES_SHOWN = 12
CORRECTIONS_SHOWN = 20
MISSING_SHOWN = 40


def answer(language: Language, outcome: Outcome) -> tuple[str, str, str]:
    """The verdict in one notice: its title, its sentence, its kind (good, bad, plain)."""
    text, judgement = language.text, outcome.judgement
    if not judgement.accepted:
        one = "One error stands in it. Put it right and upload it again."
        many = "{count} errors stand in it. Put them right and upload it again."
        told = language.plural(one, many, judgement.errors)
        return text("The file is not taken, and nothing has changed."), told, "bad"
    if outcome.already is not None:
        sentence = "Batch {batch} holds this file already; there is nothing to store."
        return text("Nothing new."), text(sentence, batch=str(outcome.already)), "plain"
    if not is_new(outcome):
        sentence = "Every row of {file} stands in the ledger already; nothing changes."
        return text("Nothing new."), text(sentence, file=judgement.file_name), "plain"
    one = "One warning. Look at the difference, then store it."
    many = "{count} warnings. Look at the difference, then store it."
    told = language.plural(one, many, judgement.warnings)
    return text("The file can be stored."), told, "good"


def is_new(outcome: Outcome) -> bool:
    """Whether storing the file would change anything."""
    difference = outcome.difference
    return difference is not None and outcome.already is None and not difference.is_empty


def last_period(outcome: Outcome) -> str:
    """The name of the file's last period."""
    calendar = deployed_reference().calendar(outcome.judgement.report.name)
    last = period_span(outcome.judgement.rows)["last"]
    return calendars.name(calendars.period_containing(last, calendar), calendar)


def details(language: Language, outcome: Outcome) -> str:
    """How the file was read, what was found in it, what storing it would change."""
    parts = [reading(language, outcome.judgement)]
    if outcome.judgement.problems:
        parts.append(problems(language, outcome.judgement.problems))
    if outcome.difference is not None and is_new(outcome):
        parts.append(difference(language, outcome.difference, deployed_reference()))
    return f'<div class="e-stack">{"".join(parts)}</div>'


def reading(language: Language, judgement: Judgement) -> str:
    """How the file was read, in one line."""
    how = judgement.how
    parts = [
        language.text("{count} rows understood", count=len(judgement.rows)),
        *(f"{language.text(label)}: {language.text(str(how[key]))}" for key, label in READ if how.get(key)),
    ]
    return quiet(" · ".join(parts))


READ = (
    ("format", "Format"),
    ("encoding", "Encoding"),
    ("delimiter", "Delimiter"),
    ("sheet", "Sheet"),
    ("header_row", "Header row"),
)


def problems(language: Language, found: list[Problem]) -> str:
    """Problems grouped by reason: errors first, each with its rows, column, value and what to do."""
    ordered = sorted(found, key=lambda problem: problem.severity != "error")
    body = [_problem(language, problem) for problem in ordered]
    heads = ("Kind", "What is wrong, what to do", "Column", "Value", "Rows in the file", "Times")
    cells = table([esc(language.text(name)) for name in heads], body, "lllllr")
    return section(language.text("What was found"), f'<div class="e-board">{cells}</div>')


def _problem(language: Language, problem: Problem) -> list[str]:
    kind, mark = ("Error", "off_track") if problem.severity == "error" else ("Warning", "behind")
    rows = ", ".join(str(row) for row in problem.rows[:20])
    if problem.count > len(problem.rows) and problem.rows:
        rows += " …"
    return [
        f'<b class="e-{mark}">{"■" if mark == "off_track" else "▲"} {esc(language.text(kind))}</b>',
        esc(problem.sentence(language)),
        esc(problem.column or "—"),
        esc(problem.value if problem.value is not None else "—"),
        esc(rows or "—"),
        language.number(problem.count),
    ]


def difference(language: Language, change: Difference, reference: Reference) -> str:
    """What storing the file would change: rows, indicator values, who would still be missing."""
    rows = language.text(
        "{new} new rows, {changed} corrected, {unchanged} unchanged.",
        new=change.rows_new,
        changed=change.rows_changed,
        unchanged=change.rows_unchanged,
    )
    parts = [f"<p><b>{esc(rows)}</b></p>", _corrections(language, change.corrections, reference)]
    parts.append(_values(language, change.values, reference))
    parts.append(_missing(language, change.missing, reference))
    return section(language.text("What storing it changes"), "".join(parts))


def _corrections(language: Language, cells: pl.DataFrame, reference: Reference) -> str:
    """Each corrected cell, old beside new; what would no longer be reported comes first."""
    if cells.is_empty():
        return ""
    names = {row["code"]: row for row in reference.organisations.iter_rows(named=True)}
    ordered = cells.sort(pl.col("after").is_not_null(), "source_row", maintain_order=True)
    body = [
        [
            esc(str(row["source_row"])),
            esc(language.short(names.get(row["organisation"], {"code": row["organisation"]}))),
            esc(row["key"]),
            esc(column_name(row["column"], language)),
            esc(cell(row["before"], language)),
            f"<b>{esc(cell(row['after'], language))}</b>",
        ]
        for row in ordered.head(CORRECTIONS_SHOWN).iter_rows(named=True)
    ]
    heads = ("Rows in the file", "Organisation", "Code", "Column", "Before", "After")
    more = len(cells) - CORRECTIONS_SHOWN
    rest = quiet(language.text("… and {count} more corrected cells.", count=more)) if more > 0 else ""
    return f'<div class="e-board">{table([esc(language.text(n)) for n in heads], body, "llllrr")}</div>{rest}'


def _values(language: Language, values: pl.DataFrame, reference: Reference) -> str:
    """The changed values of the whole place and its groups, latest first."""
    if values.is_empty():
        return quiet(language.text("No indicator value changes."))
    wide = values.filter(pl.col("scope_kind") != "organisation").sort(
        "period_end", "indicator", descending=[True, False], maintain_order=True
    )
    units = {row["code"]: row for row in reference.indicators.iter_rows(named=True)}
    body = [_value(language, row, units) for row in wide.head(VALUES_SHOWN).iter_rows(named=True)]
    heads = ("Indicator", "Scope", "Period", "Before", "After", "Status")
    note = language.text(
        "{count} values change, of which {shown} are shown: the latest of the whole place and its groups.",
        count=values.height,
        shown=len(body),
    )
    return quiet(note) + table([esc(language.text(name)) for name in heads], body, "lllrrl")


def _value(language: Language, row: dict[str, Any], units: dict[str, dict[str, Any]]) -> list[str]:
    indicator = units.get(row["indicator"], {"code": row["indicator"], "unit": "percent"})
    return [
        esc(language.name(indicator)),
        esc(language.text(KIND_NAMES.get(row["scope"], "Whole place"))),
        esc(language.days(row["period_start"], row["period_end"])),
        esc(language.value(row["value_before"], indicator["unit"])),
        f"<b>{esc(language.value(row['value_after'], indicator['unit']))}</b>",
        esc(status_word(row["status_after"], language) if row["status_after"] else "—"),
    ]


def _missing(language: Language, missing: pl.DataFrame, reference: Reference) -> str:
    """Who would still owe a report of the file's periods."""
    if missing.is_empty():
        return quiet(language.text("No report of these periods would be missing."))
    known = {row["code"]: row for row in reference.organisations.iter_rows(named=True)}
    codes = missing["organisation"].unique(maintain_order=True).to_list()
    names = [language.short(known.get(code, {"code": code})) for code in codes[:MISSING_SHOWN]]
    if len(codes) > MISSING_SHOWN:
        names.append(language.text("{count} others", count=len(codes) - MISSING_SHOWN))
    return quiet(language.text("Still missing in these periods: {names}.", names=language.join(names)))
