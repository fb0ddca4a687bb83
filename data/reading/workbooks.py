"""XLSX → rows of texts: one visible sheet, every cell as it is kept in the file.

The package is read with the standard library: the fast readers take all memory for one cell far out, end the
whole process on a damaged file, and give an error cell as an empty one.
"""

import io
import re
import zipfile
import zlib
from xml.etree import ElementTree

import polars as pl

from data.errors import FileRefused
from data.reading.headers import LOOKED_AT, find_header
from data.reading.kinds import DAMAGED, NOT_READ
from data.reading.packages import read_shared, sheet_parts
from data.reading.sheet_cells import column_letters
from data.reading.sheets import Sheet, read_sheet
from data.reading.tables import SOURCE_ROW, Rows, shortened

_EMPTY = "The workbook holds no visible sheet with anything in it."
_SEVERAL = "The workbook holds several sheets: {sheets}. Choose one, or delete the others and send it again."
_NO_SHEET = "There is no sheet “{sheet}” with anything in it. The workbook holds: {sheets}."
_TWO_READINGS = (
    "Column {column} holds {value} once as a number and once as text, which may be a thousand. Give the whole "
    "column the same form and send the file again."
)
_NAMED = 20  # hidden rows and columns
_THOUSAND = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")


def read_workbook(content: bytes, sheet: str | None) -> Rows:
    """The rows of one sheet, and what the formats of its numeric cells say.

    Raises FileRefused where several sheets could be meant, or a cell has no certain value.
    """
    sheets = _sheets(content)
    chosen = _choose(sheets, sheet)
    if chosen.fault:
        raise chosen.fault
    columns = {column for cells in chosen.rows.values() for column in cells}
    first, last = min(columns), max(columns)
    cells = _frame(chosen, first, last)
    header = find_header(cells.drop(SOURCE_ROW).head(LOOKED_AT).rows())
    header_row = int(cells[SOURCE_ROW][header.row])
    body = cells.filter(pl.col(SOURCE_ROW) > header_row)
    how: dict[str, object] = {
        "sheet": chosen.name,
        "hidden_sheets": [other.name for other in sheets if other.is_hidden and other.rows],
        "hidden_rows": sorted(row for row in chosen.hidden_rows if row > header_row)[:_NAMED],
        "hidden_columns": [column_letters(column) for column in sorted(chosen.hidden_columns)][:_NAMED],
        "header_row": header_row,
    }
    numbers = _numbers(chosen, first, header_row)
    return Rows(body, header, how, numbers, _formats(chosen, first, header_row))


def _sheets(content: bytes) -> list[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            shared = read_shared(archive)
            return [read_sheet(archive, part, shared) for part in sheet_parts(archive)]
    except (*_BROKEN_PACKAGE, *_BROKEN_CONTENT) as error:
        raise FileRefused(NOT_READ, DAMAGED) from error


_BROKEN_PACKAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
_BROKEN_CONTENT = (ElementTree.ParseError, LookupError, ValueError, ArithmeticError)


def _choose(sheets: list[Sheet], wanted: str | None) -> Sheet:
    """The sheet to read. A hidden one is read only when asked for."""
    filled = {sheet.name: sheet for sheet in sheets if sheet.rows}
    visible = [sheet for sheet in filled.values() if not sheet.is_hidden]
    if wanted is not None:
        if wanted not in filled:
            raise FileRefused(NOT_READ, _NO_SHEET, sheet=wanted, sheets=", ".join(filled))
        return filled[wanted]
    if not visible:
        raise FileRefused(NOT_READ, _EMPTY)
    if len(visible) > 1:
        raise FileRefused(NOT_READ, _SEVERAL, sheets=", ".join(sheet.name for sheet in visible))
    return visible[0]


def _frame(sheet: Sheet, first: int, last: int) -> pl.DataFrame:
    """The rows that hold anything, with their number in Excel; columns are named by their place."""
    numbers = sorted(sheet.rows)
    columns = {SOURCE_ROW: pl.Series(numbers, dtype=pl.UInt32)}
    for column in range(first, last + 1):
        texts = [sheet.rows[number].get(column, "") for number in numbers]
        columns[str(column - first)] = pl.Series(texts, dtype=pl.String)
    return pl.DataFrame(columns)


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
