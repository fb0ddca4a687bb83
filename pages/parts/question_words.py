"""A question about a file in words: what is asked about, what is known of it, what may be answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from blocks.markup import esc
from data.choices import LEFT_OUT
from data.errors import Option, Question
from data.headlines import column_name
from data.judging import deployed_reference
from data.report_tables import REPORT_TABLES
from wording import Language

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!~:$<>|])")
TITLES = {
    "encoding": "Which of these reads right?",
    "delimiter": "What separates the columns?",
    "sheet": "Which sheet holds the report?",
    "column": "What do these columns mean?",
    "organisation": "Which organisations are these?",
    "date": "How are these dates written?",
    "number": "How are these figures written?",
    "word": "What do these entries mean?",
}
REPORT_OF_ITS_OWN = "Not part of this report"
Rows = Mapping[tuple[str, str], str]  # kind and subject of a question -> the rows where it stands


@dataclass(frozen=True)
class Asking:
    """Who is asked (`language`), about which report table, and what the keys of the boxes begin with."""

    language: Language
    table: str | None
    mark: str
    rows: Rows = field(default_factory=dict)


def plain(text: str) -> str:
    """A text in which nothing is taken for markup where the framework looks for it."""
    return _MARKUP.sub(r"\\\1", text)


def options_of(asking: Asking, question: Question) -> tuple[Option, ...]:
    """The options: for a column all that the report has, for an organisation all others after those given."""
    if question.kind == "column" and asking.table:
        return tuple(Option(value, label) for value, label in columns(asking.language, asking.table).items())
    if question.kind == "organisation":
        given = {option.value for option in question.options}
        every = tuple(Option(code, name) for code, name in organisations(asking.language).items())
        return (*question.options, *(option for option in every if option.value not in given))
    return question.options


def columns(language: Language, table: str) -> dict[str, str]:
    """All that a header may mean: canonical column (LEFT_OUT last) -> its name for people."""
    named = {column.name: column_name(column.name, language) for column in REPORT_TABLES[table].columns}
    return {**named, LEFT_OUT: language.text(REPORT_OF_ITS_OWN)}


def organisations(language: Language) -> dict[str, str]:
    """All organisations in the official order: code -> name."""
    rows = deployed_reference().organisations.sort("display_order").iter_rows(named=True)
    return {row["code"]: language.name(row) for row in rows}


def subject(language: Language, question: Question) -> str:
    """What is asked about, as written in the file."""
    if question.kind == "word" and not question.subject.strip():
        return language.text("A blank cell")
    return f"“{question.subject}”" if question.subject else language.text(TITLES[question.kind])


def known(asking: Asking, question: Question) -> str:
    """The evidence, and the rows where what is asked about stands."""
    told = {name: value for name, value in question.values.items() if value != question.subject}
    rows = asking.rows.get((question.kind, question.subject))
    parts = [evidence(asking.language, told), asking.language.text("row {rows}", rows=rows) if rows else ""]
    return " · ".join(part for part in parts if part)


def line(name: str, told: str) -> str:
    """What is asked about, and what is known of it."""
    return f'<p class="e-asked"><b>{esc(name)}</b><span class="e-quiet">{esc(told)}</span></p>'


def evidence(language: Language, found: Mapping[str, Any]) -> str:
    """What is known of it: the share of filled cells, how many, an example and how that is read."""
    parts = []
    if found.get("filled") is not None:
        share = language.percent(100 * float(found["filled"]), 0)
        parts.append(language.text("{share} of the cells filled", share=share))
    if found.get("count") is not None:
        parts.append(language.text("{count} cells", count=found["count"]))
    if example := found.get("example"):
        reads = f" → {found['reads_as']}" if found.get("reads_as") else ""
        parts.append(language.text("for example {example}", example=f"{example}{reads}"))
    return " · ".join(parts)
