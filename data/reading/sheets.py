"""One worksheet's cells as texts, each told from what it only looks like: a number from typed digits, an
empty cell from an error or from a formula that was never calculated."""

import datetime as dt
import re
import zipfile
from array import array
from dataclasses import dataclass, field
from decimal import Decimal

from data import settings
from data.errors import FileRefused
from data.reading.bounds import refuse_rows
from data.reading.header_names import Span
from data.reading.kinds import NOT_READ
from data.reading.packages import Shared, SheetPart
from data.reading.sheet_cells import Cell, Surroundings, read_cells

_ESCAPED = re.compile(r"_x([0-9A-F]{4})_")
_FRACTION = re.compile(r"-?[0-9]+\.[0-9]+")
_CELLS_LIMIT = 10_000_000

ERROR = "Cell {cell} of the sheet “{sheet}” holds the error {value}. Correct the formula and send the file again."
UNCALCULATED = (
    "Cell {cell} of the sheet “{sheet}” holds a formula without its result. Open the file in Excel, save it, "
    "and send that file."
)
SCALED = (
    "Cell {cell} of the sheet “{sheet}” holds {value}, but its format shows only the thousands of it. Format "
    "the column as a plain number, and check which figure is meant."
)
_TOO_WIDE = (
    "The sheet “{sheet}” has a cell as far out as {cell}. Delete the empty rows and columns around the table "
    "and send the file again."
)


@dataclass
class Sheet:
    """The cells that are not empty: `rows` maps a row to its columns' texts, both counted from 1.

    `marks` maps what is to be known of a numeric cell (`fraction`, or what its style shows) and its column to
    the rows where it is so. `doubts` maps a column, the sentence on a cell that is not certain and its text to the
    rows. The hidden rows and columns are those that hold anything. `fault` is the reason not to read the sheet.
    """

    name: str
    is_hidden: bool
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    marks: dict[tuple[str, int], "array[int]"] = field(default_factory=dict)
    doubts: dict[tuple[int, str, str], "array[int]"] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    has_filter: bool = False
    fault: FileRefused | None = None
    _count: int = 0

    def add(self, cell: Cell, text: str, style: str, doubt: str | None = None) -> None:
        """Keep a cell; `style` is what a number's format shows.

        Raises FileRefused beyond the limits, ValueError for a place that is taken.
        """
        self._count += 1
        if cell.column > settings.limit_columns() or self._count > _CELLS_LIMIT:
            raise FileRefused(NOT_READ, _TOO_WIDE, cell=cell.place, sheet=self.name)
        row = self.rows.setdefault(cell.row, {})
        if cell.column in row:
            raise ValueError(cell.place)  # no program writes a cell twice: which one holds?
        row[cell.column] = text
        if cell.row_is_hidden:
            self.hidden_rows.add(cell.row)
        if cell.column_is_hidden:
            self.hidden_columns.add(cell.column)
        if cell.kind == "n":
            if style:
                self.marks.setdefault((style, cell.column), array("L")).append(cell.row)
            if _FRACTION.fullmatch(text):
                self.marks.setdefault(("fraction", cell.column), array("L")).append(cell.row)
        doubt = doubt or (SCALED if style == "scaled" and cell.kind == "n" else None)
        if doubt:
            self.doubts.setdefault((cell.column, doubt, text), array("L")).append(cell.row)


def read_sheet(archive: zipfile.ZipFile, part: SheetPart, shared: Shared, *, only_first: bool = False) -> Sheet:
    """All cells of a sheet, or only the first one that holds anything; `fault` is set beyond the limits.

    Raises what zipfile and ElementTree raise for a damaged sheet.
    """
    sheet, beside = Sheet(part.name, part.is_hidden), Surroundings()
    try:
        with archive.open(part.part) as stream:
            for count, cell in enumerate(read_cells(stream, beside)):
                if count > 2 * _CELLS_LIMIT:
                    raise FileRefused(NOT_READ, _TOO_WIDE, cell=cell.place, sheet=part.name)
                text, doubt = _value(cell, shared)
                if not text or text.isspace():
                    continue
                sheet.add(cell, text, shared.styles.get(cell.style, ""), doubt)
                if only_first:
                    return sheet
        refuse_rows(len(sheet.rows))
    except FileRefused as fault:
        sheet.fault = fault
    sheet.spans, sheet.has_filter = beside.spans, beside.has_filter
    return sheet


def _value(cell: Cell, shared: Shared) -> tuple[str, str | None]:
    """The cell's text, and the sentence that doubts it where it is not certain."""
    if cell.kind == "e":
        return cell.text or "#N/A", ERROR
    if not cell.text:
        if cell.formula is None or cell.kind == "str":
            return "", None
        return f"={cell.formula or '?'}", UNCALCULATED
    if cell.kind == "s":
        return unescaped(shared.texts[int(cell.text)]), None
    if cell.kind == "b":
        return ("TRUE" if cell.text == "1" else "FALSE"), None
    if cell.kind == "n":
        if cell.formula is not None and shared.is_stale and cell.text == "0":
            return f"={cell.formula or '?'}", UNCALCULATED  # what a program writes that cannot calculate
        style = shared.styles.get(cell.style, "")
        is_whole = cell.text.isdigit() and style not in ("date", "month", "elapsed")
        return cell.text if is_whole else number_text(float(cell.text), style, shared.counts_from_1904), None
    return unescaped(cell.text), None


def unescaped(text: str) -> str:
    """Excel writes letters that XML cannot hold, such as a carriage return, as `_x000D_`."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def number_text(value: float, style: str, from_1904: bool) -> str:
    """A number as Excel shows it, with 15 digits (12.0 is 12); a day or a length of time if its style shows one."""
    if style == "elapsed":
        return _hours(value)
    return _moment(value, from_1904) if style in ("date", "month") else _plain_number(value)


def _hours(days: float) -> str:
    """A length of time as hours, minutes and seconds: 1.5 days are 36:00:00."""
    minutes, seconds = divmod(round(abs(days) * 86400), 60)
    return f"{'-' * (days < 0)}{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _plain_number(value: float) -> str:
    return f"{Decimal(f'{value:.15g}'):f}"


def _moment(days: float, from_1904: bool) -> str:
    """A serial number of days as an ISO date, with the time where there is one."""
    if not 0 <= days < 2_958_466:  # the year 10000
        return _plain_number(days)
    if days < 1 and not from_1904:
        return str((dt.datetime.min + dt.timedelta(seconds=round(days * 86400))).time())
    first = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30 + (days < 60))
    moment = first + dt.timedelta(days=int(days), seconds=round(days % 1 * 86400))
    return str(moment) if moment.time() != dt.time.min else str(moment.date())
