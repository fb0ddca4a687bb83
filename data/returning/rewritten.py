"""A file that is no workbook, written as one: every row as it stands in the file, every cell as text."""

import re
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data.errors import FileRefused
from data.judging import Judgement
from data.reading.delimiters import DELIMITERS, parse
from data.reading.encodings import as_utf8
from data.reading.kinds import NOT_READ
from data.reading.tables import SOURCE_ROW, TextTable
from data.workbook_cells import BOLD, LONGEST_TEXT, put_text

_WIDEST, _NARROWEST = 48, 8
_FORMATS = {"percent": "0.00%", "percent sign": '0"%"', "month": "mmm-yy", "formatted": "#,##0.###"}
_SHIELDED = re.compile(r'^="([^"=]*)"$')  # how a CSV keeps Excel from reading 007 as 7; a text cell needs no shield
_TOO_LONG = "Row {row} has a cell of {letters} letters; a workbook's cell takes {limit}."


def rewritten(content: bytes, judgement: Judgement) -> tuple[Workbook, Worksheet]:
    """A delimited text row for row, titles and the rows of a merged header too.

    Raises FileRefused where a cell is longer than a workbook's can be.
    """
    how = judgement.how
    signs = {name: sign for sign, name in DELIMITERS.items()}
    delimiter = signs.get(str(how["delimiter"]), str(how["delimiter"]))
    text = as_utf8(content, judgement.choices.encoding)[0].decode("utf-8")
    if how.get("sep_line"):
        text = text[text.index("\n") + 1 :]
    book, sheet = _empty()
    for number, _, cells in parse(text.replace("\r\n", "\n").replace("\r", "\n"), delimiter):
        _put_row(sheet, number, enumerate(cells, start=1))
    _dress(sheet, int(how["header_row"]))
    return book, sheet


def flattened(table: TextTable) -> tuple[Workbook, Worksheet]:
    """What was understood of any file: title lines, one header row, and the rows, each in its own place.

    Raises FileRefused where a cell is longer than a workbook's can be.
    """
    book, sheet = _empty()
    header_row = int(str(table.how["header_row"]))
    for number, title in enumerate(table.titles[: header_row - 1], start=1):
        _put_row(sheet, number, [(1, title)])
    _put_row(sheet, header_row, enumerate(table.headers, start=1))
    for row in table.cells.iter_rows(named=True):
        number = row[SOURCE_ROW]
        _put_row(sheet, number, enumerate((row[name] for name in table.headers), start=1))
    _keep_numbers(sheet, table)
    _dress(sheet, header_row)
    return book, sheet


def _empty() -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    sheet.title = "Báo cáo"
    return book, sheet


def _put_row(sheet: Worksheet, number: int, cells: Any) -> None:
    for column, text in cells:
        if len(text) > LONGEST_TEXT:
            raise FileRefused(NOT_READ, _TOO_LONG, row=str(number), letters=len(text), limit=LONGEST_TEXT)
        if text:
            put_text(sheet.cell(number, column), _SHIELDED.sub(r"\1", text))


def _keep_numbers(sheet: Worksheet, table: TextTable) -> None:
    """What stood in a numeric cell stays a number: as a text, 1.234 would be a thousand."""
    for number, name, form in _numeric(table):
        cell = sheet.cell(number, table.headers.index(name) + 1)
        try:
            cell.value = float(cell.value)
        except (TypeError, ValueError):
            continue  # a day, which is written out
        cell.number_format = form


def _numeric(table: TextTable) -> Iterator[tuple[int, str, str]]:
    for (name, kind), rows in table.formats.items():
        yield from ((row, name, _FORMATS.get(kind, "General")) for row in rows if kind != "date")


def _dress(sheet: Worksheet, header_row: int) -> None:
    """Bold header, panes frozen below it, columns as wide as what stands in them."""
    sheet.freeze_panes = f"A{header_row + 1}"
    widths: dict[str, int] = {}
    for row in sheet.iter_rows(min_row=header_row, max_row=min(sheet.max_row, header_row + 200)):
        for cell in row:
            longest = max(map(len, str(cell.value or "").split("\n")))
            widths[cell.column_letter] = max(widths.get(cell.column_letter, _NARROWEST), longest + 2)
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = min(width, _WIDEST)
    for cell in sheet[header_row]:
        cell.font = BOLD
