"""A sheet of cells → the rows below its header: merged cells filled in, what is not certain marked."""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from data.errors import FileRefused
from data.reading.header_names import Span
from data.reading.headers import LOOKED_AT, find_header
from data.reading.kinds import EMPTY, NOT_READ
from data.reading.looks import look
from data.reading.sheet_cells import column_letters
from data.reading.sheets import Sheet
from data.reading.tables import SOURCE_ROW, CellFault, Rows, shortened

_TWO_READINGS = (
    "Column {column} holds {value} once as a number and once as text, which may be a thousand. Give the whole "
    "column the same form and send the file again."
)
_MERGED_FIGURE = (
    "Cell {cell} of the sheet “{sheet}” is merged over several rows and holds {value}: it is not certain "
    "whether each row has that figure. Unmerge the cell and write the figure of each row."
)
_MERGED_ACROSS = (
    "Cell {cell} of the sheet “{sheet}” is merged over several columns of a row of figures. Unmerge it and "
    "fill in each column."
)
_COVERED = (
    "Cell {cell} of the sheet “{sheet}” holds {value}, hidden under a merged cell. Unmerge it and send "
    "the file again."
)
_NAMED = 20  # hidden rows and columns
_ROWS_NAMED = 50_000  # rows of one doubt
_THOUSAND = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")


def rows_of(sheet: Sheet) -> Rows:
    """The rows below the header of a sheet. Raises FileRefused where a header is not certain."""
    if sheet.fault:
        raise sheet.fault
    if not sheet.rows:
        raise FileRefused(NOT_READ, EMPTY)
    numbers = sorted(sheet.rows)
    columns = {column for cells in sheet.rows.values() for column in cells}
    first, last = min(columns), max(columns)
    top = numbers[:LOOKED_AT]
    rows = [[sheet.rows[number].get(column, "") for column in range(first, last + 1)] for number in top]
    gaps = frozenset(index for index in range(1, len(top)) if top[index] > top[index - 1] + 1)
    header = find_header(rows, gaps, list(_by_index(sheet.spans, top, first)))
    below = numbers[header.body - 1]
    _Body(sheet, below).fill_merged()
    _refuse_doubts_above(sheet, below)
    how: dict[str, object] = {
        "sheet": sheet.name,
        "hidden_rows": sorted(row for row in sheet.hidden_rows if row > below)[:_NAMED],
        "hidden_columns": [column_letters(column) for column in sorted(sheet.hidden_columns)][:_NAMED],
        "has_filter": sheet.has_filter,
        "header_row": numbers[header.row],
    }
    cells = _frame(sheet, [number for number in numbers if number > below], first, last)
    numeric = _numbers(sheet, first, below)
    return Rows(cells, header, how, numeric, _formats(sheet, first, below), tuple(_faults(sheet, first)))


def _by_index(spans: list[Span], numbers: list[int], left: int) -> Iterator[Span]:
    """The merged cells of the first rows, by the indexes of rows and columns that hold anything."""
    places = {number: index for index, number in enumerate(numbers)}
    for span in spans:
        if span.top in places:
            bottom = max(places[number] for number in numbers if span.top <= number <= span.bottom)
            yield Span(places[span.top], span.left - left, bottom, span.right - left)


def _frame(sheet: Sheet, numbers: list[int], first: int, last: int) -> pl.DataFrame:
    """The rows that hold anything, with their number in Excel; columns are named by their place."""
    columns = {SOURCE_ROW: pl.Series(numbers, dtype=pl.UInt32)}
    for column in range(first, last + 1):
        texts = [sheet.rows[number].get(column, "") for number in numbers]
        columns[str(column - first)] = pl.Series(texts, dtype=pl.String)
    return pl.DataFrame(columns)


@dataclass(frozen=True)
class _Body:
    """The rows of a sheet after row `above`."""

    sheet: Sheet
    above: int

    def fill_merged(self) -> None:
        """Give each row of a merged cell its text. Raises FileRefused for a text hidden under one."""
        kinds: dict[int, list[tuple[str, set[int]]]] = {}
        for (kind, column), rows in self.sheet.marks.items():
            kinds.setdefault(column, []).append((kind, set(rows)))
        for span in self.sheet.spans:
            text = self.sheet.rows.get(span.top, {}).get(span.left, "")
            if span.top > self.above and text:
                marks = [kind for kind, rows in kinds.get(span.left, []) if span.top in rows]
                self._fill(span, text, marks)

    def _fill(self, span: Span, text: str, kinds: list[str]) -> None:
        is_figure = look(text) == "number" and "date" not in kinds
        for row in self._rows(span):
            cells = self.sheet.rows[row]
            for column in [column for column in cells if span.left <= column <= span.right]:
                if (row, column) != (span.top, span.left):
                    raise self._covered(row, column)
            if row > span.top:
                cells[span.left] = text
                for kind in kinds:
                    self.sheet.marks[kind, span.left].append(row)
            if is_figure and span.bottom > span.top:
                self._doubt(span.left, _MERGED_FIGURE, text, row)
            if len(cells) > 1:
                for column in range(span.left + 1, span.right + 1):
                    self._doubt(column, _MERGED_ACROSS, "", row)

    def _rows(self, span: Span) -> list[int]:
        """The rows of a merged cell that hold anything."""
        last = min(span.bottom, max(self.sheet.rows))
        return [row for row in range(span.top, last + 1) if row in self.sheet.rows]

    def _doubt(self, column: int, sentence: str, text: str, row: int) -> None:
        self.sheet.doubts.setdefault((column, sentence, text), array("L")).append(row)

    def _covered(self, row: int, column: int) -> FileRefused:
        text = shortened(self.sheet.rows[row][column])
        cell = f"{column_letters(column)}{row}"
        return FileRefused(NOT_READ, _COVERED, cell=cell, sheet=self.sheet.name, value=text)


def _refuse_doubts_above(sheet: Sheet, below: int) -> None:
    """Raises FileRefused for an error or a missing result in the header or above it."""
    for (column, sentence, text), rows in sheet.doubts.items():
        if rows[0] <= below:
            cell = f"{column_letters(column)}{rows[0]}"
            raise FileRefused(NOT_READ, sentence, cell=cell, sheet=sheet.name, value=shortened(text))


def _faults(sheet: Sheet, first: int) -> Iterator[CellFault]:
    for (column, sentence, text), rows in sheet.doubts.items():
        values: dict[str, object] = {"cell": f"{column_letters(column)}{rows[0]}", "sheet": sheet.name}
        is_figure = sentence == _MERGED_FIGURE
        yield CellFault(
            str(column - first),
            tuple(rows[:_ROWS_NAMED]),
            text,
            sentence,
            values | {"value": shortened(text)},
            is_figure,
        )


def _numbers(sheet: Sheet, first: int, header_row: int) -> dict[int, frozenset[str]]:
    """What stands in numeric cells and is no plain whole number. Raises FileRefused where it is also typed."""
    numbers = {}
    for column, rows in _fractions(sheet).items():
        below = {row: cells[column] for row, cells in sheet.rows.items() if row > header_row and column in cells}
        fractions = {text for row, text in below.items() if row in rows}
        typed = {text for row, text in below.items() if row not in rows}
        doubtful = sorted(text for text in fractions & typed if _THOUSAND.fullmatch(text))
        if doubtful:
            raise FileRefused(NOT_READ, _TWO_READINGS, column=str(column), value=shortened(doubtful[0]))
        numbers[column - first] = frozenset(fractions)
    return numbers


def _fractions(sheet: Sheet) -> dict[int, frozenset[int]]:
    return {column: frozenset(rows) for (kind, column), rows in sheet.marks.items() if kind == "fraction"}


def _formats(sheet: Sheet, first: int, header_row: int) -> dict[tuple[int, str], pl.Series]:
    """Per place of a column and kind of its cells' formats the rows below the header."""
    found = {}
    for (kind, column), marked in sheet.marks.items():
        rows = pl.Series(marked, dtype=pl.UInt32)
        found[column - first, kind] = rows.filter(rows > header_row)
    return found
