"""Where the table begins: its header row, the title lines above it, the rows of a merged header.

A complete first row is the header. What stands above another header, or makes part of it, is taken for that only
where the names are those of a report table, or where the rows below prove it; all else is refused.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from data import settings
from data.errors import FileRefused
from data.reading.doubts import refuse_doubtful, refuse_parted
from data.reading.header_names import Span, joined_names, known_names
from data.reading.kinds import EMPTY, NOT_READ
from data.reading.looks import Rows, filled_places, is_year, look, measured_columns
from data.reading.numbering import is_numbering
from data.reading.spacers import are_one_table, respaced, spacers, spans_without, without
from data.reading.tables import SOURCE_ROW, Header, clean, shortened

LOOKED_AT = 60  # rows in which a header is sought
_MERGED_ROWS = 3
_KNOWN_WANTED = 2

_NO_HEADER = (
    "The first row is not a complete header (column {column} has no name), and no row with the known column "
    "names was found below it. Give every column a name in one row and delete what stands above."
)
_NUMBERS_AS_HEADER = (
    "The first row looks like data, not like a header: “{value}” in column {column} is a number. Put the "
    "column names in the first row."
)
_TOO_WIDE = "The table has {width} columns; at most {limit} are read. Send the table of the report alone."
_REPEATED_NAMES = "Two columns have the same name: {names}. Give each column a name of its own."
_RESERVED_NAME = "The column name “{name}” is kept for the program's own use. Rename that column."
_NUMBERING = (
    "The row under the header ({example}) may count the columns or be a row of data. Delete it if it "
    "only counts them."
)


def find_header(rows: Rows, gaps: frozenset[int] = frozenset(), spans: Sequence[Span] = ()) -> Header:
    """The header in the first rows of a table; rows that are quite empty are not among them.

    `gaps`: the indexes of rows that follow an empty row. `spans`: merged cells, by index. Raises FileRefused.
    """
    try:
        return _found(rows, gaps, spans)
    except FileRefused:
        header = _spaced(rows, gaps, spans)
        if header is None:
            raise
        return header


def _spaced(rows: Rows, gaps: frozenset[int], spans: Sequence[Span]) -> Header | None:
    """The header of one table whose groups are parted by empty columns; None where that is not certain."""
    width = max(map(len, rows), default=0)
    empty = spacers(rows)
    if not empty or width > settings.limit_columns():
        return None
    try:
        header = _found(without(rows, empty), gaps, spans_without(spans, empty))
    except FileRefused:
        return None
    return respaced(header, empty, width) if are_one_table(rows[header.body :], empty, width) else None


def _found(rows: Rows, gaps: frozenset[int], spans: Sequence[Span]) -> Header:
    filled = [index for index, row in enumerate(rows) if filled_places(row)]
    if not filled:
        raise FileRefused(NOT_READ, EMPTY)
    first = filled[0]
    width = _usual_width(rows[first:])
    if width > settings.limit_columns():
        raise FileRefused(NOT_READ, _TOO_WIDE, width=width, limit=settings.limit_columns())
    names = _padded(joined_names([rows[first]], spans, first), rows[first + 1 :], width)
    if _is_plain(names, width) and not _reaches_down(spans, first):
        header = Header(first, first, tuple(names))
    else:
        header = (
            _known_header(rows, width, spans)
            or _certain_header(rows, gaps, spans, width)
            or _plain_header(rows, first, names)
        )
    _checked(header)
    header = replace(header, skipped=_skipped(rows, header))
    refuse_doubtful(rows, header)
    return replace(header, titles=_titles(rows[: header.first_row]))


def _titles(rows: Rows) -> tuple[str, ...]:
    return tuple(" ".join(filter(None, map(clean, row))) for row in rows)


def _usual_width(rows: Rows) -> int:
    widths = Counter(len(row) for row in rows[:LOOKED_AT] if row)
    return max(widths, key=lambda width: (widths[width], width))


def _padded(names: list[str], below: Rows, width: int) -> list[str]:
    """The names with the cells that delimiters at the end of every other row, or of the header alone, make."""
    if len(names) > width and not any(names[width:]):
        return names[:width]
    if 1 < len(names) < width and not any(_is_filled(below, column) for column in range(len(names), width)):
        return names + [""] * (width - len(names))
    return names


def _is_plain(names: Sequence[str], width: int) -> bool:
    """Whether a first row is a header on its own: complete, no number in it, no name twice."""
    is_complete = len(names) == width and all(names) and not _first_number(names)
    return is_complete and len(set(names)) == len(names)


def _reaches_down(spans: Sequence[Span], row: int) -> bool:
    """Whether a cell of this row is merged with those below it: then they are header as well."""
    return any(span.top == row < span.bottom for span in spans)


def _known_header(rows: Rows, width: int, spans: Sequence[Span]) -> Header | None:
    """The row, or rows of a merged header, that speak a report table's language the most."""
    found: list[tuple[bool, int, int, Header]] = []
    for first in range(min(len(rows), LOOKED_AT)):
        for last in range(first, min(first + _MERGED_ROWS, len(rows))):
            block = rows[first : last + 1]
            if any(len(row) != width or not filled_places(row) for row in block):
                break
            names = joined_names(block, spans, first)
            known = known_names(names)
            if last > first and not (_is_known_part(block, names) or _is_merged(rows, first, last, spans)):
                continue
            if known >= _KNOWN_WANTED and _is_whole(names, rows[last + 1 :]) and not _cuts(spans, first, last):
                header = Header(first, last, tuple(name or None for name in names))
                is_unique = len({*filter(None, names)}) == len([*filter(None, names)])
                found.append((is_unique, known, first - last, header))
    return max(found, key=lambda each: each[:3])[3] if found else None


def _is_whole(names: list[str], below: Rows) -> bool:
    """Whether every column that holds anything has a name, and none a number for one."""
    is_complete = all(name or not _is_filled(below, column) for column, name in enumerate(names))
    return is_complete and not _first_number(names)


def _is_known_part(block: Rows, names: list[str]) -> bool:
    """Whether the last row belongs to the header and is not data: most of its words make known names."""
    own = filled_places(block[-1])
    known = known_names([names[column] for column in own])
    return 2 * known > len(own) and not any(look(cell) == "number" for cell in block[-1])


def _cuts(spans: Sequence[Span], first: int, last: int) -> bool:
    """Whether a merged cell begins within these rows and ends below them."""
    return any(first <= span.top <= last < span.bottom for span in spans)


def _certain_header(rows: Rows, gaps: frozenset[int], spans: Sequence[Span], width: int) -> Header | None:
    """The first rows that are no title lines, where what stands below proves them to be the header."""
    start = next((index for index in range(len(rows)) if not _is_title(rows, index, gaps, width)), len(rows))
    for last in range(start + 1, min(start + _MERGED_ROWS, len(rows))):
        block = rows[start : last + 1]
        names = joined_names(block, spans, start) if all(len(row) == width for row in block) else [""]
        is_clean = _is_whole(names, rows[last + 1 :]) and len({*names}) == len(names) and all(names)
        if is_clean and not _cuts(spans, start, last) and _is_merged(rows, start, last, spans):
            return Header(start, last, tuple(names))
    if 0 < start < len(rows) and not _cuts(spans, start, start) and _is_titled(rows, start, gaps, width):
        names = joined_names([rows[start]], spans, start)
        return Header(start, start, tuple(name or None for name in names)) if _is_plain(names, width) else None
    return None


def _is_title(rows: Rows, index: int, gaps: frozenset[int], width: int) -> bool:
    """Whether a row can only be a line above the table: one cell, or two that do not stand right above it."""
    places = filled_places(rows[index])
    if len(places) < 2:
        return width > 1
    if len(rows[index]) < width and clean(rows[index][0]).startswith("# "):
        return True
    is_apart = index + 1 in gaps or (index + 1 < len(rows) and len(filled_places(rows[index + 1])) < 2)
    follows = index + 1 < len(rows) and len(filled_places(rows[index + 1])) == 2
    is_above = follows and _is_title(rows, index + 1, gaps, width)
    return len(places) == 2 and width > 3 and (is_apart or is_above)


def _is_titled(rows: Rows, start: int, gaps: frozenset[int], width: int) -> bool:
    """Whether the row after the title lines is certain to be the header."""
    below, above = rows[start + 1 :], rows[start - 1]
    is_apart = start in gaps or not filled_places(above)
    if not below or not (is_apart or filled_places(above) == [0] or clean(above[0]).startswith("# ")):
        return False  # a text above other columns than the first may name a group of them
    if measured_columns(below, width):
        return True
    return clean(above[0]).startswith("# ") or (width > 2 and (is_apart or start > 1 or len(above) == width))


def _is_merged(rows: Rows, first: int, last: int, spans: Sequence[Span]) -> bool:
    """Whether rows are the groups of a header and their columns: each group named over columns of figures."""
    block, below = rows[first : last + 1], rows[last + 1 :]
    if not below or any(look(cell) == "number" and not is_year(cell) for row in block for cell in row):
        return False
    if any(first <= span.top <= last and span.right > span.left for span in spans):
        return not _cuts(spans, first, last) and len(filled_places(block[0])) > 1
    own, width = filled_places(block[-1]), len(block[-1])
    over, repeated = filled_places(block[0]), len({*map(clean, block[-1])}) < len(own)
    if len(over) < 2 or len(own) < 2 or (0 in over and 0 in own and not repeated):
        return False  # words above a complete row may be its groups, or a line of notes
    figures = measured_columns(below, width)
    return any(column in figures for column in own) and all(look(rows[last][column]) == "word" for column in own)


def _plain_header(rows: Rows, first: int, names: list[str]) -> Header:
    """The first row after all, where the columns without a name are empty all the way down."""
    number = _first_number(names)
    if number:
        raise FileRefused(NOT_READ, _NUMBERS_AS_HEADER, column=str(number), value=shortened(names[number - 1]))
    for column, name in enumerate(names):
        if not name and (column == 0 or _is_filled(rows[first + 1 :], column)):
            raise FileRefused(NOT_READ, _NO_HEADER, column=str(column + 1))
    return Header(first, first, tuple(name or None for name in names))


def _is_filled(rows: Rows, column: int) -> bool:
    return any(column < len(row) and clean(row[column]) for row in rows)


def _first_number(names: Sequence[str]) -> int:
    """The place (from 1) of the first name that is a number and no year; 0 if there is none."""
    return next((place for place, name in enumerate(names, 1) if look(name) == "number" and not is_year(name)), 0)


def _skipped(rows: Rows, header: Header) -> int:
    """How many rows right below the header only count the columns."""
    if header.row + 1 >= len(rows):
        return 0
    below, is_known = rows[header.row + 1], known_names([*filter(None, header.names)]) >= _KNOWN_WANTED
    counts = is_numbering(below, rows[header.row + 2 :], is_known)
    if counts is None:
        raise FileRefused(NOT_READ, _NUMBERING, example=shortened(" ".join(filter(None, map(clean, below)))))
    return int(counts)


def _checked(header: Header) -> None:
    refuse_parted(header)
    counts = Counter(name for name in header.names if name)
    repeated = [name for name, count in counts.items() if count > 1]
    if repeated:
        raise FileRefused(NOT_READ, _REPEATED_NAMES, names=", ".join(map(shortened, repeated[:10])))
    if SOURCE_ROW in counts:
        raise FileRefused(NOT_READ, _RESERVED_NAME, name=SOURCE_ROW)
