"""The lines below a table: signatures, places and dates, sources. They are told from rows by all that they lack."""

import re
from collections.abc import Sequence

import polars as pl

from data.folding import fold
from data.reading.looks import filled_places, look
from data.reading.tables import SOURCE_ROW, clean

_LOOKED_AT = 40  # rows at the end of a table
_LEAST_WIDTH = 3
_MOST_WORDS = 3
_NOTE = re.compile(r"(ghi chu|luu y|chu thich|nguon|notes?|sources?)\b")  # with a colon: `Nguồn nước` is a name
_SIGNED = re.compile(r"(noi nhan|nguoi lap|nguoi ky|xac nhan|thu truong|ky ten)\b|.*\bngay\b.*\bthang\b.*\bnam\b")
_BEGINNING = 200  # letters of a line that tell what it is


def notes_start(numbers: Sequence[int], rows: Sequence[Sequence[str]]) -> int:
    """The index from which on rows are lines below the table; len(rows) where there are none.

    `numbers` are the rows' numbers in the file: a hole in them, or a row of empty cells, is an empty row.
    The lines begin after an empty row or with a note's own word, hold at most three words and no figure.
    """
    start, first = len(rows), max(1, len(rows) - _LOOKED_AT)
    for index in range(len(rows) - 1, first - 1, -1):
        if not _is_bare(rows[index]):
            break
        is_filled = bool(filled_places(rows[index]))
        is_apart = numbers[index] > numbers[index - 1] + 1 or not filled_places(rows[index - 1])
        if is_filled and (is_apart or _says_note(rows[index])):
            start = index
    return start


def note_rows(cells: pl.DataFrame) -> tuple[int, ...]:
    """The source rows of the lines below a table of cleaned cells."""
    if cells.width - 1 < _LEAST_WIDTH:
        return ()
    tail = cells.tail(_LOOKED_AT + 1)
    numbers = tail[SOURCE_ROW].to_list()
    rows = tail.drop(SOURCE_ROW).rows()
    start = notes_start(numbers, rows)
    usual = sorted(len(filled_places(row)) for row in rows[:start])
    most = max((len(filled_places(row)) for row in rows[start:]), default=0)
    if not usual or (2 * most > usual[len(usual) // 2] and not _is_apart_note(numbers, rows, start, most)):
        return ()
    return tuple(number for number, row in zip(numbers[start:], rows[start:], strict=True) if filled_places(row))


def _is_apart_note(numbers: Sequence[int], rows: Sequence[Sequence[str]], start: int, most: int) -> bool:
    """Whether the lines begin with a note's own word after an empty row, and none is as full as a row."""
    is_apart = numbers[start] > numbers[start - 1] + 1 or not filled_places(rows[start - 1])
    return is_apart and _says_note(rows[start]) and most < len(rows[start])


def _is_bare(row: Sequence[str]) -> bool:
    places = filled_places(row)
    return len(places) <= _MOST_WORDS and not any(look(row[place]) in ("number", "date") for place in places)


def _says_note(row: Sequence[str]) -> bool:
    text = next(filter(None, map(clean, row)), "")[:_BEGINNING]
    folded = fold(text)
    return bool(_SIGNED.match(folded) or (":" in text and _NOTE.match(folded)))
