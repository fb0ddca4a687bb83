"""Upload: a file, the verdict in headlines, what only the person can tell, the difference, and storing it."""

import streamlit as st

from data import snapshots
from data.errors import Fault, FileRefused
from data.importing import Outcome
from data.judging import deployed_reference
from data.progress import Cancelled
from data.question_text import questions_of
from pages.parts import (
    asking,
    changes,
    context,
    drawing,
    faults,
    giving,
    judging_job,
    overruling,
    receiving,
    recognising,
    storing,
    table_choice,
    verdict,
)
from pages.parts.receiving import Received
from pages.parts.recognising import Checked
from wording import Language


def checked(language: Language, table: str | None, received: Received) -> Checked | None:
    """The check of the file, begun once per file, table, choices and state; None while it is not there yet."""
    chosen = received.choices
    key = (received.box, table, repr(chosen), snapshots.read_pointer())
    name, content = received.name, received.content
    work = judging_job.work(receiving.SLOT, key, lambda: recognising.check(table, name, content, chosen))
    if not work.wait(judging_job.PATIENCE):
        judging_job.waiting(language, work)
        return None
    try:
        found: Checked = work.result()
    except Cancelled:
        receiving.given_up(language)
        return None
    except Fault as fault:
        drawing.notice(fault.title(language), fault.sentence(language), "bad")
        return None
    table_choice.tell(language, table, found)
    return found


def refused(language: Language, received: Received, table: str | None, fault: FileRefused) -> None:
    """A file that cannot be read as a table: why, and what would settle it."""
    if fault.questions:
        drawing.notice(language.text("Some answers are needed first."), fault.sentence(language), "plain")
        asking.ask(language, table, received, list(fault.questions))
    else:
        drawing.notice(fault.title(language), fault.sentence(language), "bad")
    overruling.overrule(language, received, table, None)


def judged(language: Language, received: Received, table: str, outcome: Outcome) -> None:
    """The verdict in headlines, the questions, the faults, the difference, and storing it."""
    judgement, problems = outcome.judgement, outcome.judgement.problems
    questions = questions_of(problems)
    verdict.show(language, outcome, len(questions))
    if questions:
        rows = {(p.question.kind, p.question.subject): faults.rows(language, p) for p in problems if p.question}
        asking.ask(language, table, received, questions, rows)
    drawing.html(faults.errors(language, problems, judgement.how))
    places = st.columns(2) if judgement.errors else [st.container()]
    with places[-1]:
        storing.good_rows(language, received, outcome)
    with places[0]:
        giving.back(language, judgement, received.content, received.name)
    drawing.html(faults.warnings(language, problems, judgement.how))
    if outcome.difference is not None and verdict.is_new(outcome):
        reference = deployed_reference()
        drawing.html(changes.corrections(language, outcome.difference.corrections, reference))
        storing.confirm(language, received, table)
        with st.expander(language.text("All that changes in the indicators"), key="upload:changes"):
            drawing.html(changes.values(language, outcome.difference, reference))
    overruling.overrule(language, received, table, judgement)


def page() -> None:
    language = context.chosen_language()
    table, received = receiving.box(language)
    if storing.is_under_way(language) or received is None:
        storing.stored(language)
        return
    storing.forget()
    found = checked(language, table, received)
    if found and found.fault is not None:
        refused(language, received, found.table, found.fault)
    elif found and found.outcome is not None and found.table is not None:
        judged(language, received, found.table, found.outcome)


page()
