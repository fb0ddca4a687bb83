"""The cells of a report's columns, typed. Each distinct text is understood once, however many rows hold it."""

from collections.abc import Callable, Mapping

import polars as pl

from data.errors import Problem
from data.matching.faults import Reason, cell_problems, problem_of
from data.matching.words import indicator_names, level, software_names
from data.reading.tables import SOURCE_ROW
from data.reference_data import Reference
from data.report_tables import Column, ReportTable

_MISSING = "“{column}” must be filled in every row."

Typed = tuple[dict[str, pl.Expr], list[Problem]]  # canonical name -> its values, in the rows' order
Meaning = Callable[[str], object]  # a text's value, or a Reason


def other_columns(
    cells: pl.DataFrame,
    columns: list[Column],
    headers: Mapping[str, str],
    reference: Reference,
) -> Typed:
    """Codes, names and levels; an empty cell is null."""
    expressions: dict[str, pl.Expr] = {}
    problems: list[Problem] = []
    for column in columns:
        header = headers[column.name]
        meaning, kind = _meaning(column, reference)
        if meaning is None:
            text = pl.col(header)
            expressions[column.name] = pl.when(text != "").then(text).alias(column.name)
        else:
            expression, found = understood(cells, header, meaning, kind)
            expressions[column.name] = expression.alias(column.name)
            problems += found
    return expressions, problems


def _meaning(column: Column, reference: Reference) -> tuple[Meaning | None, pl.DataType]:
    """How this column's texts are understood; None for a text that is kept as it is."""
    if column.kind == "level":
        return level, pl.String()
    if column.name == "software":
        return software_names(reference).code, pl.String()
    if column.name == "indicator":
        return indicator_names(reference).code, pl.String()
    return None, pl.String()


def understood(
    cells: pl.DataFrame, header: str, meaning: Meaning, kind: pl.DataType
) -> tuple[pl.Expr, list[Problem]]:
    """A column by what each of its texts means (a value of `kind`, a Reason, None), and its faults."""
    texts = [text for text in cells[header].unique().to_list() if text]
    found = {text: meaning(text) for text in texts}
    reasons = {text: value for text, value in found.items() if isinstance(value, Reason)}
    values = [None if text in reasons else found[text] for text in texts]
    expression = pl.col(header).replace_strict(
        pl.Series(texts, dtype=pl.String), pl.Series(values, dtype=kind), default=None, return_dtype=kind
    )
    return expression, cell_problems(cells, header, reasons)


def missing_keys(cells: pl.DataFrame, headers: Mapping[str, str], report: ReportTable) -> list[Problem]:
    """Rows in which the organisation or the report's own key is empty (periods see to themselves)."""
    problems = []
    for name in ("organisation", report.key):
        rows = cells.filter(pl.col(headers[name]) == "")[SOURCE_ROW]
        if rows.len():
            reason = Reason(_MISSING, {"column": headers[name]})
            problems.append(problem_of(rows, reason, column=headers[name], value=""))
    return problems
