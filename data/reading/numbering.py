"""The row of column numbers under a printed form's header: `(1) (2) (3)`, `A B 1 2`, `3=4+5`."""

import re
from collections.abc import Sequence

from data.reading.looks import Rows, worded_columns
from data.reading.tables import clean

_NUMBERED = re.compile(r"\(?\[?([0-9]{1,3})\]?\)?")
_SUM = re.compile(r"\(?\[?([0-9]{1,3})\]?\)? ?= ?[\d()\[\]+\-–x*×:/%., ]+%?")
_FEW = 2  # plain numbers in a row that are never taken for anything but data
_SURE = 2  # columns of words in which numbers are no data


def is_numbering(row: Sequence[str], below: Rows, is_known: bool) -> bool | None:
    """Whether a row under the header only counts the columns; None where it could also be a row of data.

    Brackets and sums are certain. Plain numbers are certain where they stand in columns of words;
    `is_known`: the header speaks a report table's language.
    """
    cells = [clean(cell) for cell in row]
    written = [cell for cell in cells if cell]
    if len(written) < 2 or len(written) < len(cells) - 2 or not _counts_up(written, cells.index(written[0]) + 1):
        return False
    plain = [cell for cell in written if not cell.isdigit()]
    if any(_SUM.fullmatch(cell) for cell in plain) or (plain and all(cell[0] in "([" for cell in written)):
        return True
    worded = [column for column in worded_columns(below, len(cells)) if _NUMBERED.fullmatch(cells[column])]
    if is_known and len(written) > _FEW and (worded or any(cell.isalpha() for cell in written)):
        return True
    if len(written) <= _FEW or not (worded or plain):
        return False
    if any(cell.isalpha() for cell in written):
        return None if _are_labels(cells, below) else False
    return True if len(worded) >= _SURE else None


def _are_labels(cells: Sequence[str], below: Rows) -> bool:
    """Whether the letters stand over words, and not over other letters of a kind."""
    columns = [column for column, cell in enumerate(cells) if cell.isalpha()]
    words = [clean(row[column]) for row in below for column in columns if column < len(row)]
    return bool(words) and all(len(word) > 1 for word in words if word)


def _counts_up(cells: Sequence[str], place: int) -> bool:
    """Whether the cells are letters from A on, then numbers from 1 (or from their place) on, none left out."""
    letters = 0
    while letters < len(cells) and cells[letters] == chr(ord("A") + letters):
        letters += 1
    numbers = []
    for cell in cells[letters:]:
        found = _NUMBERED.fullmatch(cell) or _SUM.fullmatch(cell)
        if not found:
            return False
        numbers.append(int(found[1]))
    is_first = numbers[:1] == [1] or (not letters and numbers[:1] == [place])
    return len(numbers) > 1 and is_first and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
