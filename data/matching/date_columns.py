"""The columns of days: how each is written, what its cells say, and what only the analyst can tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from data.choices import DATE_FORMS, Choices
from data.errors import FileRefused, Option, Problem, Question
from data.matching.columns import NOT_TAKEN
from data.matching.dates import Written, day, take_apart
from data.matching.faults import Reason, problem_of
from data.reading.tables import SOURCE_ROW, shortened

_TWO_ORDERS = (
    "“{column}” holds days of two forms: {day_first} (the day first) and {month_first} (the month first). Write "
    "the whole column as day/month/year."
)
_ENGLISH = (
    "“{column}” has English signs, so {example} may be {as_day} or {as_month}. Say which is meant, or write the "
    "month as a word."
)
_SWAPPED = (
    "In “{column}” some days are true dates, none later than the 12th ({example}), and others are texts ({text}). "
    "Excel may have swapped day and month in the first. Write the whole column as text, day/month/year."
)
_LABELS = {
    "day_first": "The day stands first: {example} is {reading}",
    "month_first": "The month stands first: {example} is {reading}",
}
_NO_FORM = "“{form}” is no form of dates. Choose one of {known}."

Told = date | Reason | None  # None: the column is not decided, which is told once for all its cells


@dataclass(frozen=True)
class DateColumn:
    """One column of days, or the two of a period: the form decided on, None where it is in doubt."""

    form: str | None
    texts: Mapping[str, Written]
    today: date
    problem: Problem | None = None

    def meaning(self, text: str) -> Told:
        """What a cell says; what is in doubt with its column has no reason of its own."""
        written = self.texts.get(text)
        if not self.form and written and (written.order or self.problem):
            return None
        return day(text, self.today, self.form)

    def evidence(self, cells: pl.DataFrame, header: str) -> dict[str, object] | None:
        """The entry of `how["dates"]`; None for a column of ISO days alone, or one that is not decided."""
        marked = [text for text, written in self.texts.items() if written.order or written.serial]
        found = cells.filter(pl.col(header).is_in(marked))[header]
        if not self.form or not found.len():
            return None
        read = self.meaning(found[0])
        return {
            "header": header,
            "form": self.form,
            "count": found.len(),
            "example": shortened(found[0]),
            "reads_as": read.isoformat() if isinstance(read, date) else "",
        }


def date_column(cells: pl.DataFrame, headers: Sequence[str], choices: Choices, today: date) -> DateColumn:
    """Decides how the days of these headers are written, together. Raises FileRefused for an impossible choice."""
    texts = {
        text: take_apart(text, today) for header in headers for text in cells[header].unique().to_list() if text
    }
    known = {text: written for text, written in texts.items() if written}
    chosen = next((choices.dates[header] for header in headers if header in choices.dates), None)
    if chosen is not None and chosen not in DATE_FORMS:
        raise FileRefused(NOT_TAKEN, _NO_FORM, form=chosen, known=", ".join(DATE_FORMS))
    if known and len(known) == len(texts) and all(written.serial for written in known.values()):
        return DateColumn("serial", known, today)
    form, reason = (chosen, None) if chosen else _decided(known, headers[0], today)
    problem = _problem(cells, headers, known, reason, today) if reason else None
    return DateColumn(form, known, today, problem)


def _decided(texts: Mapping[str, Written], header: str, today: date) -> tuple[str | None, Reason | None]:
    """The form of the column, or why it is in doubt."""
    ordered = {text: written.order for text, written in sorted(texts.items()) if written.order}
    days = [text for text, (first, second, _) in ordered.items() if first > 12 >= second]
    months = [text for text, (first, second, _) in ordered.items() if second > 12 >= first]
    if days and months:
        values: dict[str, object] = {
            "column": header,
            "day_first": shortened(days[0]),
            "month_first": shortened(months[0]),
        }
        return None, Reason(_TWO_ORDERS, values)
    if months:
        return "month_first", None
    open_ones = [text for text, (first, second, _) in ordered.items() if first != second and text not in days]
    if open_ones and not days and any(written.is_english for written in texts.values()):
        as_day, as_month = (day(open_ones[0], today, form) for form in DATE_FORMS)
        values = {"column": header, "example": shortened(open_ones[0]), "as_day": as_day, "as_month": as_month}
        return None, Reason(_ENGLISH, values)
    true = {text: written.day for text, written in texts.items() if written.day}
    if days and len(days) == len(ordered) and true and all(one.day <= 12 for one in true.values()):
        return None, Reason(_SWAPPED, {"column": header, "example": min(true), "text": shortened(days[0])})
    return "day_first", None


def _problem(
    cells: pl.DataFrame, headers: Sequence[str], texts: Mapping[str, Written], reason: Reason, today: date
) -> Problem:
    concerned = [text for text, written in texts.items() if written.order or written.day]
    is_concerned = pl.any_horizontal(pl.col(header).is_in(concerned) for header in headers)
    rows = cells.filter(is_concerned)[SOURCE_ROW]
    example = str(reason.values.get("example") or reason.values["day_first"])
    options = []
    for form in DATE_FORMS:
        read = day(example, today, form)
        if isinstance(read, date):
            options.append(Option(form, _LABELS[form], {"example": example, "reading": read}))
    problem = problem_of(rows, reason, column=headers[0], value=example)
    if reason.message == _SWAPPED:
        return problem
    evidence = {"example": example, "count": rows.len()}
    return replace(problem, question=Question("date", headers[0], tuple(options), None, evidence))
