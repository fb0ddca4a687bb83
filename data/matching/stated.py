"""Columns that only repeat others: percentages and sums, read to be compared and never stored."""

from collections.abc import Mapping as Dictionary

import polars as pl

from data.choices import Choices
from data.errors import Problem
from data.matching.columns import Mapping
from data.matching.faults import Reason, cell_problems
from data.matching.formats import Formats
from data.matching.nothing import is_word, words_of
from data.matching.number_columns import number_column
from data.matching.numbers import percentage
from data.reading.tables import SOURCE_ROW

_NOT_COMPARED = "“{value}” is no figure and could not be compared with the recomputed one."


def stated_values(
    cells: pl.DataFrame,
    mapping: Mapping,
    numbers: Dictionary[str, frozenset[str]],
    formats: Formats,
    choices: Choices,
) -> tuple[pl.DataFrame, list[Problem]]:
    """source_row and each stated column's value (Float64, percent units); a doubtful text is a warning.

    A word that may stand for nothing is nothing to compare.
    """
    values, problems = [cells[SOURCE_ROW]], []
    words = words_of(choices.words)
    for header, repeated in mapping.stated.items():
        numeric = numbers.get(header, frozenset())
        texts = cells[header].unique().drop_nulls()
        texts = texts.filter(texts != "")
        found = _percentages(texts, numeric) if repeated.is_percentage else _sums(texts, numeric, header, choices)
        unread = [text for text in texts.filter(found.is_null()) if not (is_word(text) or words.meaning(text))]
        doubtful = {text: Reason(_NOT_COMPARED, {"value": text}) for text in unread}
        problems += cell_problems(cells, header, doubtful, "warning")
        column = cells[header].replace_strict(texts, found, default=None, return_dtype=pl.Float64)
        values.append(_scaled(cells, column, header, formats) if repeated.is_percentage else column.alias(header))
    return pl.DataFrame(values), problems


def _scaled(cells: pl.DataFrame, column: pl.Series, header: str, formats: Formats) -> pl.Series:
    """A cell with Excel's percent format holds the share itself: 1 is shown as 100%."""
    if (header, "percent") not in formats:
        return column.alias(header)
    share = cells[header].cast(pl.Float64, strict=False) * 100
    is_share = cells[SOURCE_ROW].is_in(formats[header, "percent"].implode())
    return pl.select(pl.when(is_share).then(share).otherwise(column)).to_series().alias(header)


def _percentages(texts: pl.Series, numeric: frozenset[str]) -> pl.Series:
    """A numeric cell of a percentage holds the share itself (0.1926), shown by Excel as 19,26%."""
    found = [float(text) * 100 if text in numeric and float(text) <= 1 else percentage(text) for text in texts]
    return pl.Series(found, dtype=pl.Float64)


def _sums(texts: pl.Series, numeric: frozenset[str], header: str, choices: Choices) -> pl.Series:
    """Sums of counts in the form that their column has; null where it has two."""
    counted = pl.DataFrame({"text": texts, "count": 1})
    chosen = choices.numbers.get(header)
    column = number_column(header, counted, numeric, is_count=True, chosen=chosen)
    return column.values().cast(pl.Float64)
