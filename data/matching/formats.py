"""Cells that a workbook shows otherwise than it keeps them: 0.85 shown as 85%, 7 shown as 000007."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import polars as pl

from data.errors import Problem
from data.matching.columns import Mapping as Columns
from data.matching.faults import Reason, problem_of
from data.reading.tables import SOURCE_ROW, shortened
from data.report_tables import ReportTable

Formats = Mapping[tuple[str, str], pl.Series]  # as in TextTable

_PERCENT = (
    "The cell is shown as a percentage ({value}), but “{column}” takes the figure itself. Give the figure, "
    "formatted as a number."
)
_CODE = (
    "The cell holds the number {value} and may be shown otherwise: “{column}” takes codes and names. Format the "
    "column as text and type the code as it is shown."
)
_MONTH = (
    "The cell holds the day {value} but shows its month alone. Write the whole day in “{column}”, like 20/03/2019."
)

_WRONG = {
    "count": ("percent", "percent sign"),
    "quantity": ("percent", "percent sign"),
    "level": ("percent", "percent sign"),
    "code": ("fraction", "percent", "percent sign", "formatted", "date", "month"),
    "organisation": ("fraction", "percent", "percent sign", "formatted", "date", "month"),
    "date": ("month",),
}
_SENTENCES = {"code": _CODE, "organisation": _CODE, "date": _MONTH}


def without_wrong_formats(
    cells: pl.DataFrame, columns: Columns, report: ReportTable, formats: Formats
) -> tuple[pl.DataFrame, list[Problem]]:
    """The cells, those shown as percentages emptied, and a problem for each column that holds wrong ones."""
    problems = []
    for header, kind in _kinds(columns, report):
        marked = [formats[header, wrong] for wrong in _WRONG.get(kind, ()) if (header, wrong) in formats]
        if not marked:
            continue
        is_wrong = pl.col(SOURCE_ROW).is_in(pl.concat(marked).implode()) & (pl.col(header) != "")
        wrong = cells.filter(is_wrong)
        if wrong.height:
            problems.append(_problem(wrong, header, kind))
        if kind not in _SENTENCES:
            cells = cells.with_columns(pl.when(~is_wrong).then(header).otherwise(pl.lit("")).alias(header))
    return cells, problems


def _kinds(columns: Columns, report: ReportTable) -> Iterator[tuple[str, str]]:
    """The headers of the file and what their cells are; a stated sum is a count as well."""
    for name, header in columns.columns.items():
        yield header, report.column(name).kind
    for header, stated in columns.stated.items():
        if not stated.is_percentage:
            yield header, "count"


def _problem(wrong: pl.DataFrame, header: str, kind: str) -> Problem:
    text = str(wrong[header][0])
    value = shortened(text) if kind in _SENTENCES else _as_percentage(text)
    reason = Reason(_SENTENCES.get(kind, _PERCENT), {"value": value, "column": header})
    return problem_of(wrong[SOURCE_ROW], reason, column=header, value=text)


def _as_percentage(text: str) -> str:
    """What Excel shows for the number; the text itself where it is none."""
    try:
        return f"{(Decimal(text) * 100).normalize():f}%"
    except ArithmeticError:
        return text
