"""Which sign parts the cells of a text: found by the evidence of its first rows, never by habit."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from data.errors import FileRefused
from data.reading.headers import known_names
from data.reading.kinds import NOT_READ

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_CELL_LIMIT = 1 << 20

_TWO_DELIMITERS = (
    "The cells could be separated by “{first}” or by “{second}”: both give a table. Save the file again as "
    "Excel Workbook (.xlsx) and send that file."
)


def shown(delimiter: str) -> str:
    """The delimiter as a sentence names it."""
    return "Tab" if delimiter == "\t" else delimiter


def find_delimiter(sample: str) -> str:
    """The one delimiter that gives every row from the header on the same number of cells.

    Where none does, the one that comes nearest, so that the ragged rows can be named.
    """
    shapes = {delimiter: _shape(sample, delimiter) for delimiter in DELIMITERS}
    even = {delimiter: shape for delimiter, shape in shapes.items() if shape and shape.is_even}
    first = min((shape.first for shape in even.values()), default=0)
    best = [delimiter for delimiter, shape in even.items() if shape.first == first]
    if len(best) > 1:
        best = [delimiter for delimiter in best if even[delimiter].known_names >= 2] or best
    if len(best) > 1:
        names = [shown(delimiter) for delimiter in best]
        raise FileRefused(NOT_READ, _TWO_DELIMITERS, first=names[0], second=names[1])
    if best:
        return best[0]
    uneven = {delimiter: shape.share for delimiter, shape in shapes.items() if shape}
    broken = [delimiter for delimiter, shape in shapes.items() if not shape and _known_start(sample, delimiter)]
    if broken:
        return broken[0]  # its quotes do not match: parsing says in which row
    return max(uneven, key=lambda delimiter: uneven[delimiter]) if uneven else ","


def _known_start(sample: str, delimiter: str) -> bool:
    """Whether the rows before a quote that does not match are more than one column wide, as far as they go."""
    widths = set()
    try:
        for _, _, cells in parse(sample, delimiter):
            widths.add(len(cells))
    except csv.Error:
        return len(widths) == 1 and max(widths) > 1
    return False


@dataclass(frozen=True)
class _Shape:
    """How a sample looks under one delimiter: the usual width, where it begins, how many rows keep it."""

    first: int
    is_even: bool
    share: float
    known_names: int


def _shape(sample: str, delimiter: str) -> _Shape | None:
    """None where the delimiter separates nothing or the quotes do not match it."""
    try:
        rows = [cells for _, _, cells in parse(sample, delimiter)]
    except csv.Error:
        return None
    widths = [len(cells) for cells in rows]
    if max(widths, default=1) == 1:
        return None
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    first = widths.index(usual)
    is_even = usual > 1 and all(width == usual for width in widths[first:])
    return _Shape(first, is_even, widths.count(usual) / len(widths), known_names(rows[first]))


def parse(text: str, delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    """Row number, last line number and cells of every row that is not blank.

    Raises csv.Error where quotes do not match.
    """
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for row, cells in enumerate(reader, start=1):
        if len(cells) > 1 or cells == [""] or (cells and cells[0].strip()):
            yield row, reader.line_num, cells
