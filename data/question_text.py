"""What only the analyst can tell, on the command line: the question, its answers, and how each is given."""

import shlex
from collections.abc import Iterable
from typing import Any

from data.choices import LEFT_OUT
from data.errors import Option, Problem, Question
from wording import Language

OPTIONS_SHOWN = 12
QUESTIONS_SHOWN = 20
ORDER = ("encoding", "delimiter", "sheet", "column", "organisation", "date", "number", "word")
_ASKED = {
    "encoding": "In which encoding is the file written?",
    "delimiter": "What separates the columns?",
    "sheet": "Which sheet holds the report?",
    "column": "What does the column “{subject}” mean?",
    "organisation": "Which organisation is “{subject}”?",
    "date": "How are the dates of “{subject}” written?",
    "number": "How are the figures of “{subject}” written?",
    "word": "What does “{subject}” mean in the figures?",
}
_BLANK = "What does a blank cell mean in the figures?"


def questions_of(problems: Iterable[Problem]) -> list[Question]:
    """The questions behind a file's problems, each once, in the order in which they are best answered."""
    found = {(q.kind, q.subject): q for q in (problem.question for problem in problems) if q is not None}
    return sorted(found.values(), key=lambda question: ORDER.index(question.kind))


def question_lines(questions: Iterable[Question], words: Language) -> list[str]:
    """For a person: each question with its evidence, below it one line for each answer that can be given."""
    asked = list(questions)
    lines = []
    for question in asked[:QUESTIONS_SHOWN]:
        lines.append(words.text("Question: {question}", question=_sentence(question, words)))
        lines += _answers(question, words)
    lines += _other_answers(asked[:QUESTIONS_SHOWN], words)
    if len(asked) > QUESTIONS_SHOWN:
        lines.append(words.text("… and {count} more questions.", count=len(asked) - QUESTIONS_SHOWN))
    return lines


def _answers(question: Question, words: Language) -> list[str]:
    """The answers ready to be copied; of many, the likely one and `…`, with the values that it may have below."""
    options = {option.value: option for option in question.options}
    if len(options) > OPTIONS_SHOWN:
        shown = [option for value, option in options.items() if value in (question.proposed, LEFT_OUT)]
    else:
        shown = list(options.values())
    shown.sort(key=lambda option: option.value != question.proposed)
    lines = [f"    --answer {_given(question, each.value)}  {_label(question, each, words)}" for each in shown]
    if not options:
        lines.append(f"    --answer {_given(question, '…')}")
        if question.kind == "organisation":
            lines.append("    " + words.text("… is the code of an organisation of the list (organisations.csv)."))
    elif len(shown) < len(options):
        lines.append(f"    --answer {_given(question, '…')}")
    return lines


def _other_answers(questions: list[Question], words: Language) -> list[str]:
    """What `…` may be, once for all questions with the same many answers."""
    told = {
        ", ".join(
            f"{each.value} ({words.text(each.label, **each.values)})" for each in question.options if each.value
        )
        for question in questions
        if len(question.options) > OPTIONS_SHOWN
    }
    return ["  " + words.text("… is one of: {answers}", answers=answers) for answers in sorted(told)]


def question_content(question: Question, words: Language) -> dict[str, Any]:
    """For a program: the choice that is asked for, its options, the evidence."""
    return {
        "kind": question.kind,
        "subject": question.subject,
        "sentence": _sentence(question, words),
        "options": [
            {"value": option.value, "label": words.text(option.label, **option.values)}
            for option in question.options
        ],
        "proposed": question.proposed,
        "evidence": question.values,
    }


def _sentence(question: Question, words: Language) -> str:
    is_blank = question.kind == "word" and not question.subject
    asked = words.text(_BLANK if is_blank else _ASKED[question.kind], subject=question.subject)
    known = []
    if rows := question.values.get("rows"):
        known.append(words.text("row {rows}", rows=str(rows)))
    if columns := question.values.get("columns"):
        known.append(words.text("in {columns}", columns=str(columns)))
    if isinstance(count := question.values.get("count"), int):
        known.append(words.text("{count} cells", count=count))
    if isinstance(filled := question.values.get("filled"), int | float):
        known.append(words.text("filled {share}", share=words.percent(100 * filled, 0)))
    if example := question.values.get("example"):
        known.append(words.text("for example {example}", example=str(example)))
    return f"{asked} ({', '.join(known)})" if known else asked


def _given(question: Question, value: str) -> str:
    """The answer as it stands on the command line."""
    subject = f":{question.subject}" if question.kind not in ("encoding", "delimiter", "sheet") else ""
    return shlex.quote(f"{question.kind}{subject}={value}")


def _label(question: Question, option: Option, words: Language) -> str:
    label = words.text(option.label, **option.values)
    return words.text("{answer} (likely)", answer=label) if option.value == question.proposed else label
