"""The cells of a report's columns, typed. Each distinct text is understood once, however many rows hold it."""

from collections.abc import Callable, Mapping
from datetime import date

import polars as pl

from data.errors import Problem
from data.matching.faults import Reason, cell_problems, problem_of
from data.matching.numbers import bad_counts, count_reason, counts, quantity
from data.matching.organisations import Organisations
from data.matching.words import day, indicator_names, level, software_names
from data.reading.tables import SOURCE_ROW
from data.reference_data import Reference
from data.report_tables import Column, ReportTable

_MISSING = "“{column}” must be filled in every row."

Typed = tuple[dict[str, pl.Expr], list[Problem]]  # canonical name -> its values, in the rows' order
Meaning = Callable[[str], object]  # a text's value, or a Reason


def count_columns(cells: pl.DataFrame, headers: Mapping[str, str], numbers: Mapping[str, frozenset[str]]) -> Typed:
    """Whole numbers; `headers` maps canonical names to headers, `numbers` as in TextTable."""
    expressions, problems = {}, []
    texts = cells.select(pl.col(header).unique().implode() for header in headers.values())
    for name, header in headers.items():
        numeric = numbers.get(header, frozenset())
        bad = bad_counts(texts[header][0], numeric)
        whole = counts(pl.col(header))
        if bad.len():
            whole = pl.when(pl.col(header).is_in(bad.to_list())).then(None).otherwise(whole)
            reason = count_reason(numeric)
            problems += cell_problems(cells, header, {text: reason(text) for text in bad})
        expressions[name] = whole.alias(name)
    return expressions, problems


def other_columns(
    cells: pl.DataFrame,
    columns: list[Column],
    headers: Mapping[str, str],
    numbers: Mapping[str, frozenset[str]],
    reference: Reference,
) -> Typed:
    """Codes, names, levels, days and quantities; an empty cell is null."""
    expressions: dict[str, pl.Expr] = {}
    problems: list[Problem] = []
    for column in columns:
        header = headers[column.name]
        meaning, kind = _meaning(column, reference, numbers.get(header, frozenset()))
        if meaning is None:
            text = pl.col(header)
            expressions[column.name] = pl.when(text != "").then(text).alias(column.name)
        else:
            expression, found = _understood(cells, header, meaning, kind)
            expressions[column.name] = expression.alias(column.name)
            problems += found
    return expressions, problems


def _meaning(column: Column, reference: Reference, numeric: frozenset[str]) -> tuple[Meaning | None, pl.DataType]:
    """How this column's texts are understood; None for a text that is kept as it is."""
    if column.kind == "level":
        return level, pl.String()
    if column.kind == "date":
        return day, pl.Date()
    if column.kind == "quantity":
        return lambda text: quantity(text, numeric), pl.Float64()
    if column.name == "software":
        return software_names(reference).code, pl.String()
    if column.name == "indicator":
        return indicator_names(reference).code, pl.String()
    return None, pl.String()


def _understood(
    cells: pl.DataFrame, header: str, meaning: Meaning, kind: pl.DataType
) -> tuple[pl.Expr, list[Problem]]:
    texts = [text for text in cells[header].unique().to_list() if text]
    found = {text: meaning(text) for text in texts}
    reasons = {text: value for text, value in found.items() if isinstance(value, Reason)}
    values = [None if text in reasons else found[text] for text in texts]
    expression = pl.col(header).replace_strict(
        pl.Series(texts, dtype=pl.String), pl.Series(values, dtype=kind), default=None, return_dtype=kind
    )
    return expression, cell_problems(cells, header, reasons)


def organisation_codes(cells: pl.DataFrame, header: str, known: Organisations) -> tuple[pl.Series, list[Problem]]:
    """The organisation of each row. `cells` also holds the row's period_start and period_end."""
    days = ["period_start", "period_end"]
    cells = cells.select(SOURCE_ROW, header, *days)
    texts = cells[header].unique().to_list()
    certain = {text: known.certain_code(text) for text in texts if text}
    sure = {text: code for text, code in certain.items() if code}
    codes = cells[header].replace_strict(
        pl.Series(list(sure), dtype=pl.String),
        pl.Series(list(sure.values()), dtype=pl.String),
        default=None,
        return_dtype=pl.String,
    )
    doubtful = cells.filter(codes.is_null() & (cells[header] != ""))
    if not doubtful.height:
        return codes.alias("organisation"), []
    pairs = doubtful.select(header, *days).unique(maintain_order=True)
    found = [known.code(text, *_days(first, last)) for text, first, last in pairs.iter_rows()]
    reasons = {
        text: reason for text, reason in zip(pairs[header], found, strict=True) if isinstance(reason, Reason)
    }
    told = pairs.with_columns(
        pl.Series("told", [None if isinstance(item, Reason) else item for item in found], dtype=pl.String)
    )
    joined = cells.join(told, on=[header, *days], how="left", maintain_order="left", nulls_equal=True)
    unknown = doubtful.join(told, on=[header, *days], how="left", nulls_equal=True).filter(pl.col("told").is_null())
    problems = cell_problems(unknown.sort(SOURCE_ROW), header, reasons)
    return codes.fill_null(joined["told"]).alias("organisation"), problems


def _days(first: date | None, last: date | None) -> tuple[date, date]:
    return first or date(1900, 1, 1), last or date(9999, 12, 31)


def missing_keys(cells: pl.DataFrame, headers: Mapping[str, str], report: ReportTable) -> list[Problem]:
    """Rows in which the organisation or the report's own key is empty (periods see to themselves)."""
    problems = []
    for name in ("organisation", report.key):
        rows = cells.filter(pl.col(headers[name]) == "")[SOURCE_ROW]
        if rows.len():
            reason = Reason(_MISSING, {"column": headers[name]})
            problems.append(problem_of(rows, reason, column=headers[name], value=""))
    return problems
