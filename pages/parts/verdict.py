"""The verdict on a file: whether it can be stored, what that would change, in headlines first."""

from blocks.markup import esc, section
from data import calendars
from data.difference import period_span
from data.headlines import headlines
from data.importing import Outcome
from data.judging import deployed_reference
from pages.parts import changes, drawing
from wording import Language


def answer(language: Language, outcome: Outcome) -> tuple[str, str, str]:
    """The verdict in one notice: its title, its sentence, its kind (good, bad, plain)."""
    text, judgement = language.text, outcome.judgement
    if not judgement.is_storable:
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
    if not judgement.accepted:
        return text("Only the rows without an error will be stored."), partly(language, outcome), "plain"
    if not judgement.warnings:
        return text("The file can be stored."), text("Look at what changes, then store it."), "good"
    one = "One warning. Look at the difference, then store it."
    many = "{count} warnings. Look at the difference, then store it."
    told = language.plural(one, many, judgement.warnings)
    return text("The file can be stored."), told, "good"


def show(language: Language, outcome: Outcome, questions: int) -> None:
    """The notice and the headlines; where questions are open, the answers come before the faults are put right."""
    title, sentence, kind = answer(language, outcome)
    if questions and not outcome.judgement.is_storable:
        title = language.text("Some answers are needed first.")
        one = "Answer the question below; the file is then judged again."
        many = "Answer the {count} questions below; the file is then judged again."
        sentence, kind = language.plural(one, many, questions), "plain"
    drawing.notice(title, sentence, kind)
    drawing.html(told(language, outcome))


def is_new(outcome: Outcome) -> bool:
    """Whether storing the file would change anything."""
    difference = outcome.difference
    return difference is not None and outcome.already is None and not difference.is_empty


def last_period(outcome: Outcome) -> str:
    """The name of the file's last period."""
    calendar = deployed_reference().calendar(outcome.judgement.report.name)
    last = period_span(outcome.judgement.rows)["last"]
    return calendars.name(calendars.period_containing(last, calendar), calendar)


def told(language: Language, outcome: Outcome) -> str:
    """What storing the file would change, in headlines."""
    if outcome.difference is None or not is_new(outcome):
        return ""
    said = headlines(outcome.difference, deployed_reference(), language)
    items = "".join(f"<li>{esc(sentence)}</li>" for sentence in said)
    return section(language.text("What storing it changes"), f'<ul class="e-headlines">{items}</ul>')


def partly(language: Language, outcome: Outcome) -> str:
    """What storing the good rows alone leaves out, and whose report is then still owed; "" where it cannot be."""
    good = outcome.judgement.partial
    if good is None:
        return ""
    codes = good.incomplete["organisation"].unique(maintain_order=True).to_list()
    one, many = "{rows} rows are stored, one row is left out.", "{rows} rows are stored, {count} rows are left out."
    said = one if good.left_out == 1 and language.code == "en" else many
    counted = language.text(said, rows=len(good.rows), count=good.left_out)
    if not codes:
        return counted
    names = changes.named(language, codes, deployed_reference())
    owed = language.text("The report stays owed by: {names}.", names=names)
    return f"{counted} {owed}"
