"""What only the analyst can tell about a file: the questions in one form, and the choices that answer them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from blocks.markup import esc, heading, quiet
from data.choices import LEFT_OUT, Choices
from data.errors import Option, Question
from data.headlines import column_name
from data.judging import deployed_reference
from data.report_tables import REPORT_TABLES
from pages.parts import drawing, receiving
from pages.parts.receiving import Received
from wording import Language

SHOWN = 40  # questions at a time: the rest is asked when these are answered
SEVERAL = 5  # options from which a list to search in is easier than a row of marks
ONE_OF_A_FILE = ("encoding", "delimiter", "sheet")
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
KEPT = {
    "column": "Kept for later files with the same headers.",
    "organisation": "Kept for later files.",
    "word": "Kept for later files of this report.",
}
REPORT_OF_ITS_OWN = "Not part of this report"


@dataclass(frozen=True)
class Asking:
    """Who is asked (`language`), about which report table, and what the keys of the boxes begin with."""

    language: Language
    table: str | None
    mark: str
    rows: Mapping[tuple[str, str], str] = field(default_factory=dict)  # kind and subject of a question -> its rows


def ask(asking: Asking, questions: Sequence[Question], received: Received) -> None:
    """Asks; the answers are kept with the file, and it is judged anew."""
    answers = asked(asking, questions, received.choices)
    if answers is not None:
        receiving.decide(answers)
        st.rerun()


def asked(asking: Asking, questions: Sequence[Question], choices: Choices) -> Choices | None:
    """The form with the questions; the choices with the answers once all of them are given, else None."""
    text = asking.language.text
    shown = questions[:SHOWN]
    answers: list[tuple[Question, str | None]] = []
    with st.container(key="card-questions", border=True):
        one, many = "One question before the file can be judged", "{count} questions before the file can be judged"
        drawing.html(heading(asking.language.plural(one, many, len(questions))))
        with st.form("ask", border=False):
            for kind in dict.fromkeys(question.kind for question in shown):
                mine = [question for question in shown if question.kind == kind]
                drawing.html(f'<h3 class="e-ask">{esc(text(TITLES[kind]))}</h3>' + _kept(asking, kind))
                answers += [(question, _question(asking, question)) for question in mine]
            if len(questions) > SHOWN:
                drawing.html(quiet(text("{count} more questions follow.", count=len(questions) - SHOWN)))
            if not st.form_submit_button(text("Use these answers"), type="primary"):
                return None
        return _answered(asking, answers, choices)


def _answered(asking: Asking, answers: list[tuple[Question, str | None]], choices: Choices) -> Choices | None:
    text = asking.language.text
    left = [question.subject for question, answer in answers if answer is None]
    if left:
        told = text("Still to be answered: {names}.", names=", ".join(f"“{name}”" for name in left[:5]))
        drawing.notice(text("The answers are not complete."), told, "bad")
        return None
    for question, answer in answers:
        choices = choices.answered(question.kind, question.subject, str(answer))  # type: ignore[arg-type]
    return choices


def _kept(asking: Asking, kind: str) -> str:
    return quiet(asking.language.text(KEPT[kind])) if kind in KEPT else ""


def _question(asking: Asking, question: Question) -> str | None:
    """One question with its evidence and its box; what is marked or chosen there."""
    key = f"ask:{asking.mark}:{question.kind}:{question.subject}"
    names = {
        option.value: asking.language.text(option.label, **option.values) for option in options_of(asking, question)
    }
    values = list(names)
    place = values.index(question.proposed) if question.proposed in values else None
    label = subject(asking.language, question)
    left, right = st.columns([2, 3], vertical_alignment="center")
    with left:
        told = _known(asking, question)
        name = "" if question.kind in ONE_OF_A_FILE else label  # the title above has said it
        drawing.html(line(name, told) if name or told else "")
    if question.kind in ONE_OF_A_FILE or len(values) < SEVERAL:
        return right.radio(
            label,
            values,
            index=place,
            format_func=lambda value: plain(names[value]),
            key=key,
            label_visibility="collapsed",
        )
    return right.selectbox(
        label,
        values,
        index=place,
        format_func=lambda value: names.get(value, value),
        key=key,
        filter_mode="contains",
        placeholder=asking.language.text("Choose"),
        label_visibility="collapsed",
    )


def _known(asking: Asking, question: Question) -> str:
    """The evidence, and the rows where what is asked about stands."""
    told = {name: value for name, value in question.values.items() if value != question.subject}
    rows = asking.rows.get((question.kind, question.subject))
    parts = [evidence(asking.language, told), asking.language.text("row {rows}", rows=rows) if rows else ""]
    return " · ".join(part for part in parts if part)


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
    known = {column.name: column_name(column.name, language) for column in REPORT_TABLES[table].columns}
    return {**known, LEFT_OUT: language.text(REPORT_OF_ITS_OWN)}


def organisations(language: Language) -> dict[str, str]:
    """All organisations in the official order: code -> name."""
    rows = deployed_reference().organisations.sort("display_order").iter_rows(named=True)
    return {row["code"]: language.name(row) for row in rows}


def subject(language: Language, question: Question) -> str:
    """What is asked about, as written in the file."""
    if question.kind == "word" and not question.subject.strip():
        return language.text("A blank cell")
    return f"“{question.subject}”" if question.subject else language.text(TITLES[question.kind])


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
