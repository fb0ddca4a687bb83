"""A table of figures as a file that Excel opens right in the reader's language: CSV or a workbook.

In the CSV the list sign and the decimal sign are those that Excel expects in that language (`;` and `,` in
Vietnamese), the head tells its encoding, and a text that a spreadsheet might take for a formula stands behind an
apostrophe. What explains the figures stands below them, so that the first lines are a clean table.
"""

import csv
import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.workbook_cells import ACTS, BOLD, HEADER_FILL, QUIET, TITLE, put_text
from wording import Language

Cell = str | float | int | dt.date | None

DELIMITERS = {"vi": ";", "en": ","}  # what the language's Excel reads as the list sign
UNIT_WORDS = {"percent": "%", "points": "points", "minutes": "minutes"}
DECIMALS = 6  # of what is given out; more is the noise of the division
_FORMATS = {"percent": "0.00%", "points": "+0.00;-0.00;0.00", "date": "dd/mm/yyyy"}
_WIDEST, _NARROWEST = 48, 11  # letters of a column
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_SHEET_NAME = 31


@dataclass(frozen=True)
class Figures:
    """A table to be given out. `units` has one entry a column: "" (text), "date", "count", "minutes",
    "percent" (in percent: 19.26), "points". `notes` say what it is, its period, source and state.
    """

    title: str
    heads: Sequence[str]
    units: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()


def delimited(figures: Figures, words: Language) -> bytes:
    """The table as CSV: UTF-8 with its mark, one line a row, the title and the notes after an empty line."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITERS[words.code], lineterminator="\r\n")
    heads = zip(figures.heads, figures.units, strict=True)
    writer.writerow([_harmless(_head(head, unit, words)) for head, unit in heads])
    for row in figures.rows:
        writer.writerow([_written(value, words) for value in row])
    writer.writerow([])
    for line in (figures.title, *figures.notes):
        writer.writerow([_harmless(line)])
    return out.getvalue().encode("utf-8-sig")


def _head(head: str, unit: str, words: Language) -> str:
    sign = UNIT_WORDS.get(unit)
    return f"{head} ({sign if sign == '%' else words.text(sign)})" if sign and sign not in head else head


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(ACTS) or text.startswith(ACTS) else text


def _written(value: Cell, words: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float):
        plain = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
        return plain.replace(".", ",") if words.code == "vi" else plain
    return _harmless(value)


def workbook(figures: Figures, words: Language) -> bytes:
    """The table as XLSX: numbers and dates as such, with their formats, the title and the notes below."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _NOT_IN_A_SHEET_NAME.sub(" ", figures.title)[:LONGEST_SHEET_NAME].strip() or "1"
    for column, (head, unit) in enumerate(zip(figures.heads, figures.units, strict=True), start=1):
        cell = sheet.cell(1, column)
        put_text(cell, head if unit == "percent" else _head(head, unit, words))
        cell.font, cell.fill = BOLD, HEADER_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center" if unit else "left")
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = _width(head, [row[column - 1] for row in figures.rows])
    for place, row in enumerate(figures.rows, start=2):
        for column, (value, unit) in enumerate(zip(row, figures.units, strict=True), start=1):
            _put(sheet.cell(place, column), value, unit)
    _put_notes(sheet, figures)
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    sheet.print_title_rows = "1:1"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(cell: Any, value: Cell, unit: str) -> None:
    if value is None:
        return
    if isinstance(value, str):
        put_text(cell, value)
    elif unit == "percent" and isinstance(value, int | float):
        cell.value = round(value / 100, DECIMALS + 2)  # a workbook's percentage is a share
        cell.number_format = _FORMATS["percent"]
    else:
        cell.value = value
        cell.number_format = _FORMATS.get(unit) or _whole_or_not(value)


def _whole_or_not(value: Cell) -> str:
    return "#,##0.##" if isinstance(value, float) and not value.is_integer() else "#,##0"


def _put_notes(sheet: Worksheet, figures: Figures) -> None:
    first = len(figures.rows) + 3
    for place, line in enumerate((figures.title, *figures.notes), start=first):
        cell = sheet.cell(place, 1)
        put_text(cell, line)
        cell.font = TITLE if place == first else QUIET


def _width(head: str, values: Sequence[Cell]) -> float:
    """As wide as the longest text; a head may take several lines."""
    texts = [len(value) if isinstance(value, str) else _NARROWEST for value in values if value is not None]
    return float(min(max([*texts, len(head) // 2, _NARROWEST - 2]) + 2, _WIDEST))
