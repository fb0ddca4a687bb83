"""The simulated rows of one period, and their writing as a report file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data.calendars import Period
from data.report_tables import REPORT_TABLES

Cell = str | int | float | date | None


@dataclass(frozen=True)
class Report:
    """One period of a report table: for each organisation (its place in the list) the rows' own cells."""

    period: Period
    rows: dict[int, list[list[Cell]]]


def header(report_table: str) -> list[str]:
    """The official Vietnamese headers, the period in one column."""
    columns = REPORT_TABLES[report_table].columns
    return [column.header for column in columns if column.name not in ("period_start", "period_end")]


def content(report_table: str, rows: Iterable[list[Cell]]) -> bytes:
    """UTF-8 CSV with semicolons, numbers and dates as they are written in Vietnam."""
    lines = [";".join(header(report_table))]
    lines += [";".join(map(_written, row)) for row in rows]
    return ("\r\n".join(lines) + "\r\n").encode()


def _written(cell: Cell) -> str:
    """`1.234`, `1.250,5`, `20/03/2019`; an empty cell for what was not reported."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int):
        return str(cell) if -1000 < cell < 1000 else f"{cell:,}".replace(",", ".")
    if isinstance(cell, float):
        return f"{cell:,.1f}".translate({44: 46, 46: 44})
    return f"{cell:%d/%m/%Y}"
