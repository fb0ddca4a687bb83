"""Organisations of which a file names rows but gives no figure at all, such as a template sent as it came."""

import polars as pl

from data.checking.history import listed
from data.errors import Problem
from data.good_rows import reports_nothing
from data.matching.faults import Reason, problem_of
from data.reading.tables import SOURCE_ROW
from data.reference_data import Reference
from data.report_tables import ReportTable

_NOTHING = (
    "No figure is given for {names}: every figure of their rows is empty, which is “not reported”. Their report is "
    "still owed. Fill in the figures, or delete these rows."
)
_NO_FIGURE = (
    "No figure is given for {names}: every figure of their rows is empty, which is “not reported”. Stored so, it "
    "still counts as their report. Fill in the figures, or delete these rows."
)


def unfilled(
    rows: pl.DataFrame, report: ReportTable, reference: Reference, headers: dict[str, str]
) -> list[Problem]:
    """A warning over the rows of units that report nothing, and one over those that give only a level or day."""
    says_nothing = pl.all_horizontal(pl.col(name).is_null() for name in (*report.figures, "not_applicable"))
    empty = rows.filter(says_nothing.all().over("organisation", "period_start"))
    if empty.is_empty():
        return []
    names = dict(reference.organisations.select("code", "name_vi").iter_rows())
    column, problems = headers["organisation"], []
    is_nothing = reports_nothing(report).all().over("organisation", "period_start")
    for message, found in ((_NOTHING, empty.filter(is_nothing)), (_NO_FIGURE, empty.filter(~is_nothing))):
        if found.height:
            named = [names[code] for code in found["organisation"].unique(maintain_order=True)]
            reason = Reason(message, {"names": listed(named)})
            problems.append(
                problem_of(found[SOURCE_ROW], reason, severity="warning", column=column, value=named[0])
            )
    return problems
