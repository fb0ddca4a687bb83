"""Columns that only repeat others: percentages and sums, read to be compared and never stored."""

from collections.abc import Mapping as Dictionary

import polars as pl

from data.errors import Problem
from data.matching.columns import Mapping
from data.matching.faults import Reason, cell_problems
from data.matching.formats import Formats
from data.matching.numbers import percentage, quantity
from data.reading.tables import SOURCE_ROW
from data.report_tables import Stated

_NOT_COMPARED = "“{value}” is no figure and could not be compared with the recomputed one."


def stated_values(
    cells: pl.DataFrame, mapping: Mapping, numbers: Dictionary[str, frozenset[str]], formats: Formats
) -> tuple[pl.DataFrame, list[Problem]]:
    """source_row and each stated column's value (Float64, percent units); a doubtful text is a warning."""
    values, problems = [cells[SOURCE_ROW]], []
    for header, repeated in mapping.stated.items():
        texts = [text for text in cells[header].unique().to_list() if text]
        found = {text: _value(text, repeated, numbers.get(header, frozenset())) for text in texts}
        doubtful = {text: Reason(_NOT_COMPARED, {"value": text}) for text in texts if found[text] is None}
        problems += cell_problems(cells, header, doubtful, "warning")
        column = cells[header].replace_strict(
            pl.Series(texts, dtype=pl.String),
            pl.Series([found[text] for text in texts], dtype=pl.Float64),
            default=None,
            return_dtype=pl.Float64,
        )
        values.append(_scaled(cells, column, header, formats) if repeated.is_percentage else column.alias(header))
    return pl.DataFrame(values), problems


def _scaled(cells: pl.DataFrame, column: pl.Series, header: str, formats: Formats) -> pl.Series:
    """A cell with Excel's percent format holds the share itself: 1 is shown as 100%."""
    if (header, "percent") not in formats:
        return column.alias(header)
    share = cells[header].cast(pl.Float64, strict=False) * 100
    is_share = cells[SOURCE_ROW].is_in(formats[header, "percent"].implode())
    return pl.select(pl.when(is_share).then(share).otherwise(column)).to_series().alias(header)


def _value(text: str, repeated: Stated, numeric: frozenset[str]) -> float | None:
    """A numeric cell of a percentage holds the share itself (0.1926), shown by Excel as 19,26%."""
    if repeated.is_percentage and text in numeric and float(text) <= 1:
        return float(text) * 100
    value = percentage(text) if repeated.is_percentage else quantity(text, numeric)
    return value if isinstance(value, float) else None
