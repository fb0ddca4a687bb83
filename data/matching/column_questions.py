"""What is asked about a header: what it may mean, what it likely means, and what stands in its column."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from data.choices import LEFT_OUT
from data.errors import Option, Question
from data.matching.column_guesses import guesses
from data.reading.tables import shortened
from data.report_tables import ReportTable

_HEADER = "{header}"
_NOT_PART = "Not part of this report"


@dataclass(frozen=True)
class Evidence:
    """What stands in a column: the share of its cells that hold anything (0 to 1) and the first of them."""

    filled: float = 0.0
    example: str = ""


def evidence_of(cells: pl.DataFrame, headers: Iterable[str]) -> dict[str, Evidence]:
    """header -> its evidence, in one pass over each column."""
    found = {}
    for header in headers:
        is_filled = cells[header] != ""
        first = is_filled.arg_max() if cells.height else None
        share = float(is_filled.mean() or 0)  # type: ignore[arg-type]
        example = "" if first is None or not share else shortened(str(cells[header][first]))
        found[header] = Evidence(share, example)
    return found


def column_questions(
    headers: Iterable[str], report: ReportTable, absent: Iterable[str], evidence: Mapping[str, Evidence]
) -> dict[str, Question]:
    """header -> its question; one of the `absent` columns is proposed where it is likely meant."""
    asked = list(headers)
    examples = {header: evidence.get(header, Evidence()).example for header in asked}
    likely = guesses(asked, report, absent, examples)
    options = (
        *(Option(column.name, _HEADER, {"header": column.header}) for column in report.columns),
        Option(LEFT_OUT, _NOT_PART),
    )
    return {
        header: Question("column", header, options, likely.get(header), _shown(evidence.get(header, Evidence())))
        for header in asked
    }


def _shown(evidence: Evidence) -> dict[str, object]:
    return {"filled": round(evidence.filled, 4), "example": evidence.example}
