"""Where the table begins: its header row, the title lines above it, the rows of a merged header."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from data.errors import FileRefused
from data.folding import fold_header
from data.reading.kinds import EMPTY, NOT_READ
from data.reading.tables import SOURCE_ROW, Header, clean, shortened
from data.report_tables import IGNORED_HEADERS, REPORT_TABLES

LOOKED_AT = 60  # rows in which a header is sought
_MERGED_ROWS = 3
_WIDTH_LIMIT = 1000
_KNOWN_WANTED = 2

_NUMBER = re.compile(r"[-+]?[\d.,\s%]+")
_YEAR = re.compile(r"(19|20)\d\d")

_NO_HEADER = (
    "The first row is not a complete header (column {column} has no name), and no row with the known "
    "column names was found below it. Give every column a name in one row and delete what stands above."
)
_NUMBERS_AS_HEADER = (
    "The first row looks like data, not like a header: “{value}” in column {column} is a number. Put the "
    "column names in the first row."
)
_TOO_WIDE = "The table has {width} columns; at most {limit} are read. Send the table of the report alone."
_REPEATED_NAMES = "Two columns have the same name: {names}. Give each column a name of its own."
_RESERVED_NAME = "The column name “{name}” is kept for the program's own use. Rename that column."


def find_header(rows: Sequence[Sequence[str]]) -> Header:
    """The header in the first rows of a table.

    A complete first row is the header. Title lines above it and headers of merged rows are accepted
    only where the names are those of a report table: for any other table they could be data.
    Raises FileRefused.
    """
    filled = [index for index, row in enumerate(rows) if any(clean(cell) for cell in row)]
    if not filled:
        raise FileRefused(NOT_READ, EMPTY)
    first = filled[0]
    width = _usual_width(rows[first:])
    if width > _WIDTH_LIMIT:
        raise FileRefused(NOT_READ, _TOO_WIDE, width=width, limit=_WIDTH_LIMIT)
    names = _names([rows[first]])
    if len(names) == width and all(names) and not _first_number(names):
        return _checked(Header(first, first, tuple(names)))
    header = _known_header(rows, width) or _plain_header(rows, first, names)
    return replace(header, titles=_titles(rows[: header.first_row]))


def _titles(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(" ".join(filter(None, map(clean, row))) for row in rows)


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    widths = Counter(len(row) for row in rows[:LOOKED_AT] if row)
    return max(widths, key=lambda width: (widths[width], width))


def _names(rows: Sequence[Sequence[str]]) -> list[str]:
    """One name per column out of the header's rows: groups filled forward, joined with their names."""
    names = [""] * len(rows[-1])
    for depth, row in enumerate(rows):
        group = ""
        for column, cell in enumerate(row):
            text = " ".join(clean(cell).split())
            is_last = depth == len(rows) - 1
            below = any(clean(rows[lower][column]) for lower in range(depth + 1, len(rows)))
            group = text or (group if below and not _starts_anew(rows, depth, column) else "")
            part = text if is_last else group
            names[column] = f"{names[column]} | {part}" if names[column] and part else names[column] or part
    return names


def _starts_anew(rows: Sequence[Sequence[str]], depth: int, column: int) -> bool:
    """Whether a row above begins another group here, so that this row's group ends before it."""
    return any(clean(rows[upper][column]) for upper in range(depth))


def _known_header(rows: Sequence[Sequence[str]], width: int) -> Header | None:
    """The row, or rows of a merged header, that speak a report table's language the most."""
    found: list[tuple[int, int, Header]] = []
    for first in range(min(len(rows), LOOKED_AT)):
        for last in range(first, min(first + _MERGED_ROWS, len(rows))):
            block = rows[first : last + 1]
            if any(len(row) != width or not any(map(clean, row)) for row in block):
                break
            names = _names(block)
            if last > first and not _is_merged(block, names):
                break
            known = known_names(names)
            if known >= _KNOWN_WANTED and _is_whole(names, rows[last + 1 :]):
                header = Header(first, last, tuple(name or None for name in names))
                found.append((known, first - last, header))
    return _checked(max(found, key=lambda each: each[:2])[2]) if found else None


def _is_whole(names: list[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether every column that holds anything has a name, and none a number for one."""
    is_complete = all(name or not _is_filled(below, column) for column, name in enumerate(names))
    return is_complete and not _first_number(names)


def _is_merged(block: Sequence[Sequence[str]], names: list[str]) -> bool:
    """Whether the last row belongs to the header and is not data: most of its words make known names."""
    own = [column for column, cell in enumerate(block[-1]) if clean(cell)]
    known = known_names([names[column] for column in own])
    return 2 * known > len(own) and not any(_is_number(clean(cell)) for cell in block[-1])


def _plain_header(rows: Sequence[Sequence[str]], first: int, names: list[str]) -> Header:
    """The first row after all, where the columns without a name are empty all the way down."""
    number = _first_number(names)
    if number:
        raise FileRefused(NOT_READ, _NUMBERS_AS_HEADER, column=str(number), value=shortened(names[number - 1]))
    for column, name in enumerate(names):
        if not name and (column == 0 or _is_filled(rows[first + 1 :], column)):
            raise FileRefused(NOT_READ, _NO_HEADER, column=str(column + 1))
    return _checked(Header(first, first, tuple(name or None for name in names)))


def _is_filled(rows: Sequence[Sequence[str]], column: int) -> bool:
    return any(column < len(row) and clean(row[column]) for row in rows)


def _first_number(names: Sequence[str]) -> int:
    """The place (from 1) of the first name that is a number and no year; 0 if there is none."""
    for column, name in enumerate(names, start=1):
        if _is_number(name) and not _YEAR.fullmatch(name):
            return column
    return 0


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and any(letter.isdigit() for letter in text)


def _checked(header: Header) -> Header:
    counts = Counter(name for name in header.names if name)
    repeated = [name for name, count in counts.items() if count > 1]
    if repeated:
        raise FileRefused(NOT_READ, _REPEATED_NAMES, names=", ".join(map(shortened, repeated[:10])))
    if SOURCE_ROW in counts:
        raise FileRefused(NOT_READ, _RESERVED_NAME, name=SOURCE_ROW)
    return header


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
