"""The figures of a report: what each distinct cell of its columns says, decided once for rows and total rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from data.choices import NUMBER_FORMS, Choices
from data.errors import FileRefused, Problem
from data.matching.columns import NOT_TAKEN
from data.matching.faults import Reason, cell_problems
from data.matching.nothing import BLANK, Words
from data.matching.number_columns import NumberColumn, number_column, number_problem
from data.matching.numbers import PLAIN, count_reason, quantity_reason
from data.report_tables import ReportTable

_NO_FORM = "“{form}” is no form of numbers. Choose one of {known}."


@dataclass(frozen=True)
class Figures:
    """The figure columns of a file.

    `values`: header -> `text` and `value` of the distinct cells that are not plain digits. `names`: (canonical
    name, header) in the table's order. `outside`: header -> the cells that say that the figure does not apply.
    `how`: the entries of `how["numbers"]`.
    """

    names: tuple[tuple[str, str], ...]
    kinds: Mapping[str, pl.DataType]
    values: Mapping[str, pl.DataFrame]
    outside: Mapping[str, frozenset[str]]
    problems: tuple[Problem, ...]
    how: list[dict[str, object]]

    def columns(self, *, of_totals: bool = False) -> list[pl.Expr]:
        """The figures of a table, by canonical name; a blank of a total row is never one."""
        found = []
        for name, header in self.names:
            kind, known = self.kinds[header], self.values[header]
            if of_totals:
                known = known.filter(pl.col("text") != BLANK)
            plain = pl.col(header).cast(kind, strict=False)
            if known.height:
                plain = pl.col(header).replace_strict(
                    known["text"], known["value"], default=plain, return_dtype=kind
                )
            found.append(plain.alias(name))
        return found


def read_figures(
    cells: pl.DataFrame,
    columns: Mapping[str, str],
    report: ReportTable,
    numbers: Mapping[str, frozenset[str]],
    choices: Choices,
    words: Words,
) -> Figures:
    """Reads the figure columns of a file's rows and total rows together.

    `columns` maps canonical names to headers, `numbers` is as in TextTable; what is no number is taken to `words`.
    Raises FileRefused for choices that make no sense.
    """
    _refuse_forms(choices)
    names = tuple((name, columns[name]) for name in report.figures if name in columns)
    weighed = [
        number_column(
            header,
            _odd_texts(cells[header]),
            numbers.get(header, frozenset()),
            is_count=report.column(name).kind == "count",
            chosen=choices.numbers.get(header),
        )
        for name, header in names
    ]
    read = [_Read(column, words) for column in weighed]
    problems = [problem for one in read for problem in one.problems(cells)]
    asked = [number_problem(column, cells, _forms_elsewhere(column, weighed)) for column in weighed]
    problems += [problem for problem in asked if problem]
    evidence = [column.evidence() for column in weighed]
    return Figures(
        names,
        {one.column.header: one.kind for one in read},
        {one.column.header: one.table for one in read},
        {one.column.header: one.outside for one in read},
        tuple(problems),
        [entry for entry in evidence if entry],
    )


def _refuse_forms(choices: Choices) -> None:
    for form in choices.numbers.values():
        if form not in NUMBER_FORMS:
            raise FileRefused(NOT_TAKEN, _NO_FORM, form=form, known=", ".join(NUMBER_FORMS))


def _forms_elsewhere(column: NumberColumn, weighed: Sequence[NumberColumn]) -> frozenset[str]:
    return frozenset(filter(None, (_told_by(other) for other in weighed if other is not column)))


def _told_by(column: NumberColumn) -> str | None:
    """The form that a column's own cells, or the analyst, settled."""
    return column.form if column.chosen or any(cells.len() for cells in column.demands.values()) else None


def _odd_texts(column: pl.Series) -> pl.DataFrame:
    """The distinct cells that are not plain digits, with how many there are: `text`, `count`."""
    texts = column.alias("text").value_counts(name="count")
    return texts.filter(~pl.col("text").str.contains(PLAIN)).sort("count", "text", descending=[True, False])


class _Read:
    """One column's odd texts: their values, what does not apply, and what was not understood."""

    def __init__(self, column: NumberColumn, words: Words) -> None:
        self.column = column
        self.kind: pl.DataType = pl.Int64() if column.is_count else pl.Float64()
        self._words = words
        if column.is_plain:
            values, unread = column.texts["text"].cast(self.kind, strict=False), column.texts
        else:
            values = column.values()
            unread = column.texts.filter(values.is_null())
        counted = zip(unread["text"].to_list(), unread["count"].to_list(), strict=True)
        self._meanings = {text: words.take(column.header, text, count) for text, count in counted}
        self.outside = frozenset(text for text, meaning in self._meanings.items() if meaning == "not_applicable")
        zero = [text for text, meaning in self._meanings.items() if meaning == "zero"]
        if zero:
            values = values.set(column.texts["text"].is_in(zero), 0)
        self.table = pl.DataFrame([column.texts["text"], values.alias("value")])

    def problems(self, cells: pl.DataFrame) -> list[Problem]:
        """The cells that are neither numbers nor words, nor part of a question."""
        waiting = frozenset() if self.column.form else frozenset(self.column.marked)
        bad = [
            text
            for text, meaning in self._meanings.items()
            if not meaning and text not in waiting and not self._words.is_asked(text)
        ]
        reasons = {text: self._reason(text) for text in bad}
        return cell_problems(cells, self.column.header, reasons) if reasons else []

    def _reason(self, text: str) -> Reason:
        reason = count_reason if self.column.is_count else quantity_reason
        return reason(text, self.column.form, self.column.numeric)
