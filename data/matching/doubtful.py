"""Cells that reading found not certain (an error, a formula without its result), where the report uses them."""

from collections.abc import Sequence

import polars as pl

from data.errors import Problem
from data.matching.columns import Mapping
from data.matching.faults import Reason, problem_of
from data.reading.tables import SOURCE_ROW, CellFault
from data.report_tables import ReportTable

_FIGURES = ("count", "quantity")


def without_doubtful(
    cells: pl.DataFrame, mapping: Mapping, report: ReportTable, faults: Sequence[CellFault]
) -> tuple[pl.DataFrame, list[Problem]]:
    """The cells, doubtful figures emptied, and a problem for each fault in a column of the report."""
    kinds = {header: report.column(name).kind for name, header in mapping.columns.items()}
    problems = []
    for fault in faults:
        kind = kinds.get(fault.header)
        if kind is None or (fault.figures_only and kind not in _FIGURES):
            continue
        is_doubtful = pl.col(SOURCE_ROW).is_in(fault.rows)
        rows = cells.filter(is_doubtful)[SOURCE_ROW]
        if not rows.len():
            continue
        reason = Reason(fault.sentence, fault.values)
        problems.append(problem_of(rows, reason, column=fault.header, value=fault.text))
        if kind in _FIGURES:
            emptied = pl.when(~is_doubtful).then(fault.header).otherwise(pl.lit(""))
            cells = cells.with_columns(emptied.alias(fault.header))
    return cells, problems
