"""One worksheet's cells as texts, each told from what it only looks like: a number from typed digits, an
empty cell from an error or from a formula that was never calculated."""

import datetime as dt
import re
import zipfile
from array import array
from dataclasses import dataclass, field
from decimal import Decimal

from data.errors import FileRefused
from data.reading.kinds import NOT_READ
from data.reading.packages import Shared, SheetPart
from data.reading.sheet_cells import Cell, read_cells
from data.reading.tables import shortened

_ESCAPED = re.compile(r"_x([0-9A-F]{4})_")
_FRACTION = re.compile(r"-?[0-9]+\.[0-9]+")
_CELLS_LIMIT = 10_000_000
_WIDTH_LIMIT = 1000

_ERROR = "Cell {cell} of the sheet “{sheet}” holds the error {value}. Correct the formula and send the file again."
_UNCALCULATED = (
    "Cell {cell} of the sheet “{sheet}” holds a formula without its result. Open the file in Excel, save it, "
    "and send that file."
)
_TOO_WIDE = (
    "The sheet “{sheet}” has a cell as far out as {cell}. Delete the empty rows and columns around the table "
    "and send the file again."
)


@dataclass
class Sheet:
    """The cells that are not empty: `rows` maps a row to its columns' texts, both counted from 1.

    `marks` maps what is to be known of a numeric cell (`fraction`, or what its style shows) and its column to
    the rows where it is so. The hidden rows and columns are those that hold anything. `fault` is the first reason
    not to read the sheet.
    """

    name: str
    is_hidden: bool
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    marks: dict[tuple[str, int], "array[int]"] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    fault: FileRefused | None = None


def read_sheet(archive: zipfile.ZipFile, part: SheetPart, shared: Shared) -> Sheet:
    """All cells of a sheet. Raises what zipfile and ElementTree raise for a damaged one."""
    sheet = Sheet(part.name, part.is_hidden)
    count, left, right = 0, 0, 0
    with archive.open(part.part) as stream:
        for cell in read_cells(stream):
            text, fault = _value(cell, shared)
            if not text and not fault:
                continue
            count, left, right = count + 1, min(left or cell.column, cell.column), max(right, cell.column)
            if right - left >= _WIDTH_LIMIT or count > _CELLS_LIMIT:
                fault = _TOO_WIDE
            sheet.rows.setdefault(cell.row, {})[cell.column] = text
            if fault:
                sheet.fault = FileRefused(NOT_READ, fault, cell=cell.place, sheet=part.name, value=shortened(text))
                return sheet
            _note(sheet, cell, text, shared)
    return sheet


def _note(sheet: Sheet, cell: Cell, text: str, shared: Shared) -> None:
    """Keep what the text alone does not tell of its cell."""
    if cell.row_is_hidden:
        sheet.hidden_rows.add(cell.row)
    if cell.column_is_hidden:
        sheet.hidden_columns.add(cell.column)
    if cell.kind == "n":
        kind = shared.styles.get(cell.style)
        if kind:
            sheet.marks.setdefault((kind, cell.column), array("L")).append(cell.row)
        if _FRACTION.fullmatch(text):
            sheet.marks.setdefault(("fraction", cell.column), array("L")).append(cell.row)


def _value(cell: Cell, shared: Shared) -> tuple[str, str | None]:
    """The cell's text, and the sentence that refuses it where it has none that is certain."""
    if cell.kind == "e":
        return cell.text or "#N/A", _ERROR
    if not cell.text:
        return "", _UNCALCULATED if cell.has_formula and cell.kind != "str" else None
    if cell.kind == "s":
        return _unescaped(shared.texts[int(cell.text)]), None
    if cell.kind == "b":
        return ("TRUE" if cell.text == "1" else "FALSE"), None
    if cell.kind == "n":
        is_date = shared.styles.get(cell.style) in ("date", "month")
        return (_moment(cell.text, shared.counts_from_1904) if is_date else _plain_number(cell.text)), None
    return _unescaped(cell.text), None


def _unescaped(text: str) -> str:
    """Excel writes letters that XML cannot hold, such as a carriage return, as `_x000D_`."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def _plain_number(text: str) -> str:
    """A number as Excel shows it, with 15 digits: `12.0` and `1.2E1` are 12."""
    if text.isdigit():
        return text
    return f"{Decimal(f'{float(text):.15g}'):f}"


def _moment(text: str, from_1904: bool) -> str:
    """A serial number of days as an ISO date, with the time where there is one."""
    days = float(text)
    if not 0 <= days < 2_958_466:  # the year 10000
        return _plain_number(text)
    if days < 1 and not from_1904:
        return str((dt.datetime.min + dt.timedelta(seconds=round(days * 86400))).time())
    first = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30 + (days < 60))
    moment = first + dt.timedelta(days=int(days), seconds=round(days % 1 * 86400))
    return str(moment) if moment.time() != dt.time.min else str(moment.date())
