"""XLS, Excel's format before 2007 → rows of texts, by xlrd and under the rules of XLSX."""

import io
from collections.abc import Iterator
from itertools import pairwise

import xlrd
from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT
from xlrd.book import Book
from xlrd.sheet import Sheet as OldSheet

from data.errors import FileRefused
from data.reading.bounds import refuse_rows
from data.reading.header_names import Span
from data.reading.kinds import DAMAGED, NOT_READ
from data.reading.number_formats import kind_of_code, kind_of_own
from data.reading.raised import raised
from data.reading.sheet_cells import Cell
from data.reading.sheets import ERROR, Sheet, number_text
from data.reading.tables import Rows
from data.reading.workbooks import choose

_LOCKED = "The file is protected by a password. Open it, remove the password, save it, and send it again."
_WORD = "This is a Word document (.doc). Copy its table into a new workbook and send that as XLSX."
_OTHER = (
    "This is an old Office file, but no workbook. Open it in the program that made it, choose Save As → Excel "
    "Workbook (.xlsx), and send that file."
)
_MAIL = "This is a mail. Save the spreadsheet that is attached to it, and send that file."


def read_old_workbook(content: bytes, sheet: str | None, encoding: str | None = None) -> Rows:
    """The rows of one sheet, as `workbooks.read_workbook` gives them. Raises FileRefused."""
    _refuse_other(content)
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
        sheets = {each.name: each for each in map(book.sheet_by_index, range(book.nsheets))}
        starts = [_start(each) for each in sheets.values()]
        return choose(starts, sheet, lambda name: _read(book, sheets[name]), encoding)
    except FileRefused:
        raise
    except xlrd.XLRDError as error:
        is_locked = "encrypted" in str(error)
        raise FileRefused(NOT_READ, _LOCKED if is_locked else DAMAGED) from error
    except Exception as error:  # the library was written for whole files: a damaged one makes it raise anything
        raise FileRefused(NOT_READ, DAMAGED) from error


def _refuse_other(content: bytes) -> None:
    """Raises FileRefused for what else such a file may hold; its parts are named in UTF-16."""
    for part, sentence in (("EncryptedPackage", _LOCKED), ("WordDocument", _WORD), ("__substg1.0", _MAIL)):
        if part.encode("utf-16-le") in content:
            raise FileRefused(NOT_READ, sentence)
    is_package = content.startswith(b"\xd0\xcf")
    if is_package and not any(part.encode("utf-16-le") in content for part in ("Workbook", "Book", "BOOK")):
        raise FileRefused(NOT_READ, _OTHER)


def _start(old: OldSheet) -> Sheet:
    """The sheet with the first of its cells that holds anything."""
    sheet = Sheet(old.name, bool(old.visibility))
    for row in range(old.nrows):
        for column, value in enumerate(old.row_values(row)):
            if str(value).strip():
                sheet.rows[row + 1] = {column + 1: str(value)}
                return sheet
    return sheet


def _read(book: Book, old: OldSheet) -> Sheet:
    """All cells of a sheet; `fault` is set beyond the limits."""
    sheet = Sheet(old.name, bool(old.visibility))
    styles = _styles(book)
    try:
        for cell, value in _cells(old):
            style = styles.get(cell.style, "") if cell.kind == "n" else ""
            text = _text(cell, value, style, bool(book.datemode))
            if text and not text.isspace():
                sheet.add(cell, text, style, ERROR if cell.kind == "e" else None)
        refuse_rows(len(sheet.rows))
    except FileRefused as fault:
        sheet.fault = fault
    sheet.spans = [
        Span(top + 1, left + 1, bottom, right)
        for top, bottom, left, right in old.merged_cells
        if bottom > top and right > left
    ]
    return sheet


_SUPERSCRIPT = 1
_KINDS = {
    XL_CELL_TEXT: "str",
    XL_CELL_NUMBER: "n",
    XL_CELL_DATE: "n",
    XL_CELL_BOOLEAN: "b",
    XL_CELL_ERROR: "e",
}


def _cells(old: OldSheet) -> Iterator[tuple[Cell, object]]:
    """The cells that hold a value, with it."""
    hidden = {row for row, info in old.rowinfo_map.items() if info.hidden}
    narrow = {column for column, info in old.colinfo_map.items() if info.hidden}
    for row in range(old.nrows):
        kinds, values = old.row_types(row), old.row_values(row)
        for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
            if kind in _KINDS:
                style = old.cell_xf_index(row, column)
                cell = Cell(row + 1, column + 1, _KINDS[kind], style)
                cell.row_is_hidden, cell.column_is_hidden = row in hidden, column in narrow
                yield cell, _with_raised(old, row, column, value) if kind == XL_CELL_TEXT else value


def _with_raised(old: OldSheet, row: int, column: int, text: str) -> str:
    """A text whose runs may have letters of their own kind: (first letter, font) of each but the first."""
    runs = old.rich_text_runlist_map.get((row, column), ())
    for (start, font), (end, _) in pairwise([*runs, (len(text), 0)]):
        if old.book.font_list[font].escapement == _SUPERSCRIPT:
            text = text[:start] + raised(text[start:end]) + text[end:]
    return text


def _text(cell: Cell, value: object, style: str, from_1904: bool) -> str:
    if cell.kind == "n":
        return number_text(float(str(value)), style, from_1904)
    if cell.kind == "b":
        return "TRUE" if value else "FALSE"
    if cell.kind == "e":
        return str(xlrd.error_text_from_code.get(value, "#N/A"))
    return str(value)


def _styles(book: Book) -> dict[int, str]:
    """What each style makes of a number; see `number_formats`."""
    codes = {
        key: kind_of_code(shown.format_str) if shown.format_str else kind_of_own(key)
        for key, shown in book.format_map.items()
    }
    return {number: codes.get(style.format_key, "") for number, style in enumerate(book.xf_list)}
