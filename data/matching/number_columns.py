"""How the numbers of a column are written, decided by all its cells together; in doubt the analyst is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from data.choices import NUMBER_FORMS
from data.errors import Option, Problem, Question
from data.matching.faults import Reason, problem_of
from data.matching.numbers import COUNT, LIKE, MARKED, QUANTITY, count_values, quantity_values, tidied, written
from data.reading.tables import SOURCE_ROW, shortened

_TWO_READINGS = (
    "The numbers of “{column}” allow two readings: {example} is {as_dot} where a dot parts the thousands, and "
    "{as_comma} where a comma does. Say which is meant, or write the column so that it can be read in one way only."
)
_TWO_FORMS = (
    "“{column}” holds numbers of two forms: {dot} (a dot parts the thousands) and {comma} (a comma does). Write "
    "the whole column in one form."
)
_DOT = "A dot parts the thousands, a comma begins the decimals: {example} is {reading}"
_COMMA = "A comma parts the thousands, a dot begins the decimals: {example} is {reading}"
_LABELS = {"dot_thousands": _DOT, "comma_thousands": _COMMA}


@dataclass(frozen=True)
class NumberColumn:
    """A column's distinct cells that are not plain digits: `text`, `tidy`, `count`; and what they ask for.

    `demands`: form -> the cells that this form alone explains; `doubtful` are those that both explain,
    differently. `form` is the form decided on, None where it is not.
    """

    header: str
    is_count: bool
    texts: pl.DataFrame
    numeric: frozenset[str]
    demands: Mapping[str, pl.Series]
    doubtful: pl.Series
    chosen: str | None = None

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to weigh: no odd cell but the blank one, as nearly always."""
        return self.texts.height == 0 or (self.texts.height == 1 and self.texts["text"][0] == "")

    @property
    def form(self) -> str | None:
        if self.chosen:
            return self.chosen
        demanded = [form for form in NUMBER_FORMS if self.demands[form].len()]
        if len(demanded) == 1 and not self._is_slip:
            return demanded[0]
        return None if demanded or self.doubtful.len() else NUMBER_FORMS[0]

    @property
    def _is_slip(self) -> bool:
        """`12.5` beside `1.234`: the decimal point may be one cell's slip, and 1.234 a Vietnamese thousand."""
        points, parted = self.demands["comma_thousands"], self.doubtful.str.contains(".", literal=True)
        return points.len() > 0 and parted.any() and not points.str.contains(",", literal=True).any()

    @property
    def marked(self) -> pl.Series:
        """The cells that a form explains and that are not the same in both."""
        return pl.concat([*self.demands.values(), self.doubtful])

    def values(self) -> pl.Series:
        """The numbers of `texts`, null where one is not read."""
        if self.is_count:
            values = count_values(self.texts["tidy"], self.form)
            return values.set(self.texts["text"].is_in(list(self.numeric)), None) if self.numeric else values
        return quantity_values(self.texts["tidy"], self.form, self.numeric)

    def evidence(self) -> dict[str, object] | None:
        """An entry of `how["numbers"]`; None where the column holds digits alone or is not decided."""
        if self.is_plain:
            return None
        found = self.texts.filter(pl.col("text").is_in(self.marked.implode()))
        form = self.form if found.height else None
        if not found.height and self.numeric:
            found, form = self.texts.filter(pl.col("text").is_in(list(self.numeric))), "workbook"
        if not form or not found.height:
            return None
        found = found.with_columns(quantity_values(found["tidy"], self.form, self.numeric).alias("value"))
        first = found.sort(pl.col("value").is_null(), maintain_order=True).row(0, named=True)
        return {
            "header": self.header,
            "form": form,
            "count": int(found["count"].sum()),
            "example": shortened(first["text"]),
            "reads_as": "" if first["value"] is None else written(first["value"]),
        }


def number_column(
    header: str, texts: pl.DataFrame, numeric: frozenset[str], *, is_count: bool, chosen: str | None = None
) -> NumberColumn:
    """Weighs a column's distinct `text`s (with their `count`) that are not plain digits."""
    if texts["text"].to_list() in ([], [""]):  # digits and blanks alone, as nearly always
        none = pl.Series("text", [], dtype=pl.String)
        demands = dict.fromkeys(NUMBER_FORMS, none)
        return NumberColumn(header, is_count, texts.with_columns(tidy="text"), numeric, demands, none, chosen)
    texts = texts.with_columns(tidied(texts["text"]).alias("tidy"))
    typed = texts.filter(~pl.col("text").is_in(list(numeric))) if numeric else texts
    typed = typed.filter(pl.col("tidy").str.contains(MARKED))
    dot, comma = (pl.col("tidy").str.contains(QUANTITY[form]) for form in NUMBER_FORMS)
    if is_count:  # what is a count in one form alone can be meant in no other
        whole_dot, whole_comma = (pl.col("tidy").str.contains(COUNT[form]) for form in NUMBER_FORMS)
        dot, comma = dot & ~(whole_comma & ~whole_dot), comma & ~(whole_dot & ~whole_comma)
    demands = {
        "dot_thousands": typed.filter(dot & ~comma)["text"],
        "comma_thousands": typed.filter(comma & ~dot)["text"],
    }
    return NumberColumn(header, is_count, texts, numeric, demands, typed.filter(dot & comma)["text"], chosen)


def number_problem(column: NumberColumn, cells: pl.DataFrame, elsewhere: frozenset[str]) -> Problem | None:
    """What keeps a column from being read; None where its form is decided.

    `cells` holds source_row and the column; `elsewhere` are the forms that other columns of the file have.
    """
    if column.form:
        return None
    dots, commas = (column.demands[form] for form in NUMBER_FORMS)
    rows = cells.filter(pl.col(column.header).is_in(column.marked.implode()))[SOURCE_ROW]
    example = (dots if dots.len() else column.doubtful if column.doubtful.len() else commas)[0]
    as_dot, as_comma = (_reading(example, form) for form in NUMBER_FORMS)
    values: dict[str, object] = {"column": column.header, "example": example}
    if dots.len() and commas.len():
        reason = Reason(_TWO_FORMS, {**values, "dot": shortened(dots[0]), "comma": shortened(commas[0])})
    else:
        reason = Reason(_TWO_READINGS, {**values, "as_dot": as_dot, "as_comma": as_comma})
    question = Question(
        "number",
        column.header,
        tuple(
            Option(
                form, _LABELS[form], {"example": example if reading else LIKE[form], "reading": reading or "1234,5"}
            )
            for form, reading in zip(NUMBER_FORMS, (as_dot, as_comma), strict=True)
        ),
        _proposed(column, example, elsewhere),
        {"example": example, "count": rows.len()},
    )
    return replace(problem_of(rows, reason, column=column.header, value=example), question=question)


def _proposed(column: NumberColumn, example: str, elsewhere: frozenset[str]) -> str | None:
    """What the other columns have; else Vietnamese, where that does not make a decimal of every thousand."""
    if len(elsewhere) == 1:
        return next(iter(elsewhere))
    return "dot_thousands" if "." in example and not column.demands["comma_thousands"].len() else None


def _reading(text: str, form: str) -> str:
    """What a text is in a form, in Vietnamese figures without parted thousands; "" where it is nothing."""
    value = quantity_values(tidied(pl.Series([text], dtype=pl.String)), form)[0]
    return "" if value is None else written(value).replace(".", ",")
