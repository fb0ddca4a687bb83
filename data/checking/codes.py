"""Codes that no code can be: a quotation mark or a separator in one is what a torn or mistyped cell leaves."""

import polars as pl

from data.errors import Problem
from data.matching.faults import Reason, cell_problems
from data.report_tables import ReportTable

_TORN = (
    "“{value}” holds a quotation mark or a separator, which no code has: the cell is torn, or a sign was typed by "
    "mistake. Correct “{key}”."
)
_MARKS = r"[\"“”„‟;|,\t]"


def torn_codes(rows: pl.DataFrame, report: ReportTable, headers: dict[str, str]) -> list[Problem]:
    """An error for each key with such a sign in it. `rows` are typed, with source_row."""
    if report.key not in headers:
        return []
    texts = rows[report.key].unique()
    strange = texts.filter(texts.str.contains(_MARKS))
    header = headers[report.key]
    reasons = {text: Reason(_TORN, {"value": text, "key": header}) for text in strange}
    return cell_problems(rows.rename({report.key: header}), header, reasons)
