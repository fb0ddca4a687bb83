"""What only the analyst can tell about a file: the questions in one form, and the choices that answer them."""

from collections.abc import Sequence

import streamlit as st

from blocks.markup import esc, heading, quiet
from data.choices import Choices
from data.errors import Question
from pages.parts import drawing, receiving
from pages.parts.question_words import TITLES, Asking, Rows, known, line, options_of, plain, subject
from pages.parts.receiving import Received
from wording import Language

SHOWN = 40  # questions at a time: the rest is asked when these are answered
SEVERAL = 5  # options from which a list to search in is easier than a row of marks
ONE_OF_A_FILE = ("encoding", "delimiter", "sheet")
KEPT = {
    "column": "Kept for later files with the same headers.",
    "organisation": "Kept for later files.",
    "word": "Kept for later files of this report.",
}


def ask(
    language: Language,
    table: str | None,
    received: Received,
    questions: Sequence[Question],
    rows: Rows | None = None,
) -> None:
    """Asks; the answers are kept with the file, and it is judged anew."""
    answers = asked(Asking(language, table, received.mark, rows or {}), questions, received.choices)
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
        told = known(asking, question)
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
