"""How one file of the reference data is read: bytes to typed rows, each with its line in the file.

A cell that does not hold is a `ReferenceFault` that names file, line, column and value.
"""

import csv
import io
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from data.errors import ReferenceFault
from data.reference_files import Column, ReferenceFile

NOT_TAKEN = "The reference data was not taken."


@dataclass(frozen=True)
class Row:
    """One line as read: its number in the file (header = 1) and its typed cells."""

    file_name: str
    line: int
    cells: dict[str, object]

    def fault(self, column: str, sentence: str, **values: object) -> ReferenceFault:
        """The fault of one cell; the sentence is put behind the place where it stands."""
        where = {"file": self.file_name, "line": str(self.line), "column": column}
        written = self.cells.get(column)
        return ReferenceFault(NOT_TAKEN, sentence, **where, value=_text(written), **values)


def rows_of(file: ReferenceFile, content: bytes) -> list[Row]:
    """The typed rows of a file. Blank lines are passed over; a repeated key is a fault."""
    lines = _lines(file, content)
    header = _header(file, next(lines, (1, []))[1])
    rows: list[Row] = []
    seen: dict[tuple[object, ...], int] = {}
    for line, cells in lines:
        record = _record(file, line, header, cells)
        typed = {c.name: _cell(file, line, c, record.get(c.name, "")) for c in file.columns}
        row = Row(file.file_name, line, typed)
        key = tuple(typed[name] for name in file.key)
        if key in seen:
            raise row.fault(file.key[0], _REPEATED, first=str(seen[key]))
        seen[key] = line
        rows.append(row)
    return rows


def frame_of(file: ReferenceFile, rows: list[Row]) -> pl.DataFrame:
    return pl.DataFrame([row.cells for row in rows], schema=file.schema, orient="row")


_REPEATED = "{file}, line {line}, column {column}: “{value}” stands already on line {first}; keep one of the two."
_COLUMN_MISSING = "{file} has no column {column}; add it to the first line."
_NOT_UTF8 = "{file}, line {line} is not UTF-8 text; save the file as “CSV UTF-8”."
_NOT_CSV = "{file}, line {line} cannot be read as CSV; look for a quotation mark that is not closed."
_TOO_MANY = "{file}, line {line} has {found} cells under {expected} columns; put text with commas in quotes."
_BLANK = "{file}, line {line}, column {column}: the cell is empty and must be filled in."
_NOT_A = {
    "date": "{file}, line {line}, column {column}: “{value}” is not a date; write it as 2019-03-20.",
    "number": "{file}, line {line}, column {column}: “{value}” is not a number; write it as 19.26.",
    "integer": "{file}, line {line}, column {column}: “{value}” is not a whole number.",
    "flag": "{file}, line {line}, column {column}: “{value}” is neither true nor false.",
}
_NOT_A_CHOICE = "{file}, line {line}, column {column}: “{value}” is not one of: {choices}."


def _decoded(file: ReferenceFile, content: bytes) -> str:
    try:
        return unicodedata.normalize("NFC", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ReferenceFault(NOT_TAKEN, _NOT_UTF8, file=file.file_name, line=str(line)) from error


def _delimiter(content: bytes) -> str:
    """Comma; or semicolon, as a Vietnamese Excel saves it."""
    first = content.split(b"\n", 1)[0]
    return ";" if first.count(b";") > first.count(b",") else ","


def _header(file: ReferenceFile, header: list[str]) -> list[str]:
    for column in file.columns:
        if column.name not in header and not column.extra:
            raise ReferenceFault(
                NOT_TAKEN, _COLUMN_MISSING, file=file.file_name, line="1", column=column.name, value=""
            )
    return header


def _lines(file: ReferenceFile, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each record that is not blank, with the line on which it begins."""
    text = io.StringIO(_decoded(file, content), newline="")
    reader = csv.reader(text, delimiter=_delimiter(content))
    line = 1
    try:
        for cells in reader:
            if line == 1 or any(cell.strip() for cell in cells):
                yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise ReferenceFault(NOT_TAKEN, _NOT_CSV, file=file.file_name, line=str(line)) from error


def _record(file: ReferenceFile, line: int, header: list[str], cells: list[str]) -> dict[str, str]:
    if any(cells[len(header) :]):
        counts = {"found": len(cells), "expected": len(header)}
        raise ReferenceFault(NOT_TAKEN, _TOO_MANY, file=file.file_name, line=str(line), **counts)
    return dict(zip(header, cells, strict=False))


def _cell(file: ReferenceFile, line: int, column: Column, text: str) -> object:
    row = Row(file.file_name, line, {column.name: text})
    if not text:
        if column.filled:
            raise row.fault(column.name, _BLANK)
        return column.default
    try:
        value = _PARSERS[column.type](text)
    except (ValueError, KeyError):
        raise row.fault(column.name, _NOT_A[column.type]) from None
    if column.choices and value not in column.choices:
        raise row.fault(column.name, _NOT_A_CHOICE, choices=", ".join(column.choices))
    return value


def _number(text: str) -> float:
    value = float(text)
    if value != value or abs(value) == float("inf"):
        raise ValueError(text)
    return value


def _iso_date(text: str) -> date:
    if len(text) != 10:
        raise ValueError(text)
    return date.fromisoformat(text)


_FLAGS = {"true": True, "false": False}
_PARSERS: dict[str, Callable[[str], object]] = {
    "text": str,
    "date": _iso_date,
    "number": _number,
    "integer": int,
    "flag": lambda text: _FLAGS[text.lower()],
}


def _text(value: object) -> str:
    return "" if value is None else str(value)
