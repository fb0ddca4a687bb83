"""Codes as they are kept: without Excel's `="001"` around them and without signs that nobody sees."""

import polars as pl

from data.matching.columns import Mapping
from data.report_tables import ReportTable

_SHIELDED = r'^="([^"]*)"$'  # how a CSV keeps Excel from dropping the zeros of 001
_UNSEEN = "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"


def clean_codes(cells: pl.DataFrame, mapping: Mapping, report: ReportTable) -> pl.DataFrame:
    """The table with its organisations and codes cleaned; each distinct text is looked at once."""
    headers = [
        mapping.columns[column.name]
        for column in report.columns
        if column.kind in ("code", "organisation") and column.name in mapping.columns
    ]
    return cells.with_columns(_clean(cells[header]) for header in headers)


def _clean(column: pl.Series) -> pl.Series:
    before = column.unique()
    after = before.str.replace(_SHIELDED, "${1}").str.replace_all(_UNSEEN, "").str.strip_chars()
    changed = before != after
    if not changed.any():
        return column
    return column.replace(before.filter(changed), after.filter(changed))
