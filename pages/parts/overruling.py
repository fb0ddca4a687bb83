"""Overruling how a file was understood: each thing that was found, with its evidence and a box to change it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from blocks.markup import esc
from data.choices import DATE_FORMS, LEFT_OUT, NUMBER_FORMS, WORD_MEANINGS, Choices, Kind
from data.judging import Judgement
from data.reading.delimiters import DELIMITERS
from data.reading.legacy_readings import READINGS
from pages.parts import drawing, question_words, receiving, understood
from pages.parts.question_words import Asking
from pages.parts.receiving import Received
from wording import Language

ENCODINGS = ("UTF-8", "UTF-16 LE", "UTF-16 BE", *READINGS)
AS_FOUND = ""
FORMS: tuple[tuple[Kind, str, str, str, str, Mapping[str, str], tuple[str, ...]], ...] = (
    ("number", "Figures", "numbers", "header", "form", understood.NUMBERS, NUMBER_FORMS),
    ("date", "Dates", "dates", "header", "form", understood.DATES, DATE_FORMS),
    ("word", "Blank cells, dashes and words", "words", "text", "meaning", understood.WORDS, WORD_MEANINGS),
)


def overrule(language: Language, received: Received, chosen: str | None, judgement: Judgement | None) -> None:
    """The evidence and the boxes, folded; what is changed there is judged anew."""
    text, how = language.text, judgement.how if judgement else {}
    with st.expander(text("How the file was understood"), key=f"over:{received.sha256[:10]}"):
        facts = "".join(f"<li>{esc(fact)}</li>" for fact in understood.facts(language, how))
        drawing.html(f'<ul class="e-facts">{facts}</ul>')
        with st.form("overrule", border=False):
            whom = Asking(language, chosen, received.mark)
            choices = _reading(whom, received, how)
            if judgement is not None and chosen is not None:
                choices = _columns(whom, understood.mapping(how, judgement), choices)
                choices = _forms(whom, how, choices)
            is_sent = st.form_submit_button(text("Read it again this way"))
        if is_sent and choices != received.choices:
            receiving.decide(choices)
            st.rerun()
        if received.choices.to_json() and st.button(text("Forget what I decided and read the file anew")):
            receiving.decide(Choices())
            st.rerun()


def _reading(whom: Asking, received: Received, how: Mapping[str, Any]) -> Choices:
    """The boxes for encoding, delimiter and sheet, each left to the program unless the person says."""
    text, choices = whom.language.text, received.choices
    is_workbook = received.name.lower().endswith((".xlsx", ".xlsm", ".xls")) or how.get("format", "CSV") != "CSV"
    boxes: list[tuple[Kind, str, list[str]]] = []
    if not is_workbook:
        boxes = [("encoding", "Encoding", list(ENCODINGS)), ("delimiter", "Delimiter", list(DELIMITERS.values()))]
    elif len(how.get("sheets") or ()) > 1:
        boxes = [("sheet", "Sheet", [str(name) for name in how["sheets"]])]
    for (kind, label, values), place in zip(boxes, st.columns(max(1, len(boxes))), strict=False):
        now = str(getattr(choices, kind) or AS_FOUND)
        offered = list(dict.fromkeys((AS_FOUND, now, *values)))
        answer = place.selectbox(
            text(label),
            offered,
            index=offered.index(now),
            format_func=lambda v: text(v or "as found"),
            key=f"over:{whom.mark}:{kind}",
            filter_mode="contains",
        )
        choices = choices.answered(kind, "", str(answer))
    return choices


def _columns(whom: Asking, found: list[dict[str, Any]], choices: Choices) -> Choices:
    """Every header with what it was taken for, to be changed."""
    text, names = whom.language.text, question_words.columns(whom.language, whom.table or "")
    drawing.html(f'<h3 class="e-ask">{esc(text("Columns"))}</h3>')
    for row in found:
        header, now, by = str(row["header"]), str(row.get("column") or LEFT_OUT), str(row.get("by"))
        told = [text(understood.BY.get(by, by)), question_words.evidence(whom.language, row)]
        is_fixed = by in ("stated", "ignored")
        answer = _box(whom, "column", header, told, {} if is_fixed else names, now)
        if answer != now:
            choices = choices.answered("column", header, answer)
    return choices


def _forms(whom: Asking, how: Mapping[str, Any], choices: Choices) -> Choices:
    """How figures, dates and words were read, each to be changed."""
    text = whom.language.text
    for kind, title, name, subject, value, words, forms in FORMS:
        if rows := how.get(name):
            drawing.html(f'<h3 class="e-ask">{esc(text(title))}</h3>')
        for row in rows or ():
            what, now = str(row.get(subject, "")), str(row.get(value))
            told = [text(words.get(now, now)), question_words.evidence(whom.language, row)]
            offered = {form: text(words[form]) for form in forms} if now in forms else {}
            answer = _box(whom, kind, what, told, offered, now)
            if answer != now:
                choices = choices.answered(kind, what, answer)
    return choices


def _box(whom: Asking, kind: Kind, subject: str, told: list[str], offered: Mapping[str, str], now: str) -> str:
    """One thing that was understood with its evidence, and the box to change it; what stands in the box."""
    name = subject if subject.strip() else whom.language.text("A blank cell")
    left, right = st.columns([2, 3], vertical_alignment="center")
    with left:
        drawing.html(question_words.line(name, " · ".join(part for part in told if part)))
    if not offered:
        return now
    values = list(offered)
    return right.selectbox(
        name,
        values,
        index=values.index(now) if now in values else 0,
        format_func=lambda value: offered[value],
        key=f"over:{whom.mark}:{kind}:{subject}",
        filter_mode="contains",
        label_visibility="collapsed",
    )
