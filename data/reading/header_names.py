"""The names of columns out of a header's rows: groups filled forward, joined with their names."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from data.folding import fold_header
from data.reading.looks import Rows
from data.reading.tables import SOURCE_ROW, clean
from data.report_tables import IGNORED_HEADERS, REPORT_TABLES


@dataclass(frozen=True)
class Span:
    """A merged cell: its first and last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


def joined_names(rows: Rows, spans: Sequence[Span] = (), first: int = 0) -> list[str]:
    """One name per column. `spans` are the merged cells of the sheet, whose row `first` is the first of `rows`.

    A merged group ends where its cell ends; one that is not merged reaches to the next text of its row.
    """
    names = [""] * len(rows[-1])
    last_parts = [""] * len(rows[-1])
    for depth, row in enumerate(rows):
        group, end = "", len(row)
        for column, cell in enumerate(row):
            text = " ".join(clean(cell).split())
            is_last = depth == len(rows) - 1
            if text:
                group, end = text, _group_end(spans, first + depth, column, len(row))
            elif column > end or not (end < len(row) or _goes_on(rows, depth, column)):
                group = ""
            covered = text or (group if end < len(row) and column <= end else "")
            part = covered if is_last else group
            if part and part != last_parts[column]:
                names[column] = f"{names[column]} | {part}" if names[column] else part
                last_parts[column] = part
    return names


def _group_end(spans: Sequence[Span], row: int, column: int, width: int) -> int:
    """The last column of the merged cell that begins here; `width` where none does."""
    for span in spans:
        if (span.top, span.left) == (row, column):
            return span.right
    return width


def _goes_on(rows: Rows, depth: int, column: int) -> bool:
    """Whether a group reaches into a column: something stands below it, and no row above begins another."""
    below = any(clean(rows[lower][column]) for lower in range(depth + 1, len(rows)))
    return below and not any(clean(rows[upper][column]) for upper in range(depth))


def known_names(names: Sequence[str]) -> int:
    """How many of the names are columns of a report table."""
    return sum(fold_header(clean(name)) in _vocabulary() for name in names)


@cache
def _vocabulary() -> frozenset[str]:
    """Every header of every report table, folded."""
    words = [word for word in IGNORED_HEADERS if word != SOURCE_ROW]
    for table in REPORT_TABLES.values():
        for column in table.columns:
            words += [column.name, *column.headers]
        for stated in table.stated:
            words += stated.headers
    return frozenset(fold_header(word) for word in words)
