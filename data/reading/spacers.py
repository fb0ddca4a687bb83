"""Empty columns that only part the groups of one table's figures, as printed tables have them."""

from collections.abc import Sequence
from dataclasses import replace

from data.reading.header_names import Span
from data.reading.looks import Rows, filled_places, is_year, look, measured_columns, worded_columns
from data.reading.tables import Header, clean


def spacers(rows: Rows) -> list[int]:
    """The columns between others that are empty in all of these rows."""
    filled = {place for row in rows for place in filled_places(row)}
    return [column for column in range(min(filled, default=0), max(filled, default=0)) if column not in filled]


def without(rows: Rows, columns: Sequence[int]) -> list[list[str]]:
    """The rows without these columns."""
    left_out = set(columns)
    return [[cell for place, cell in enumerate(row) if place not in left_out] for row in rows]


def respaced(header: Header, columns: Sequence[int], width: int) -> Header:
    """The header with these columns again, without names."""
    left_out, names = set(columns), iter(header.names)
    return replace(header, names=tuple(None if place in left_out else next(names) for place in range(width)))


def spans_without(spans: Sequence[Span], columns: Sequence[int]) -> list[Span]:
    """The merged cells, their columns counted without these."""

    def moved(column: int) -> int:
        return column - sum(other < column for other in columns)

    return [Span(span.top, moved(span.left), span.bottom, moved(span.right + 1) - 1) for span in spans]


def are_one_table(below: Rows, columns: Sequence[int], width: int) -> bool:
    """Whether the rows below a header are those of one table, though empty columns part them.

    Then words name each row on the left, and on the right stand figures alone, in every row that has any.
    """
    first = min(columns)
    right = [column for column in range(first, width) if column not in columns]
    if len(below) < 2 or 0 not in worded_columns(below, width):
        return False
    if not set(right) <= set(measured_columns(below, width, least=2)):
        return False
    if any(_is_key([row[column] for row in below if column < len(row)]) for column in right):
        return False
    groups = _groups(right)
    return all(_is_whole(row, groups) for row in below if any(look(cell) == "number" for cell in row))


def _groups(columns: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for column in columns:
        if groups and groups[-1][-1] == column - 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _is_whole(row: Sequence[str], groups: Sequence[Sequence[int]]) -> bool:
    """Whether a row has its name, and something in every group."""
    return bool(clean(row[0])) and all(any(clean(row[column]) for column in group) for group in groups)


def _is_key(cells: Sequence[str]) -> bool:
    """Whether the cells name rows of their own: years, days, or numbers counted up."""
    texts = [clean(cell) for cell in cells if clean(cell)]
    counted = [str(number) for number in range(1, len(texts) + 1)]
    return texts == counted or all(map(is_year, texts)) or any(look(text) == "date" for text in texts)
