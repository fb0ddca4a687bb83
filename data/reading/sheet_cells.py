"""The cells in a worksheet's XML, one after the other, however large the sheet is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree

from data import settings
from data.reading.bounds import too_long
from data.reading.header_names import Span
from data.reading.raised import raised

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LAST_ROW = 1 << 20
_PIECE = 1 << 16
_TRUE = ("1", "true")
_HELD = frozenset({"row", "c", "v", "t", "f", "r", "vertAlign", "rPh", "col", "mergeCell", "autoFilter"})
_MOST_SPANS = 200_000
_MOST_COLUMN_RULES = 2000


@dataclass(slots=True)
class Cell:
    """One cell: its place (from 1), its kind and style as the file states them, its text as it stands there."""

    row: int
    column: int
    kind: str
    style: int
    text: str = ""
    formula: str | None = None
    row_is_hidden: bool = False
    column_is_hidden: bool = False

    @property
    def place(self) -> str:
        """`B7`, as Excel names it."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(slots=True)
class Surroundings:
    """What a sheet's XML says beside its cells: merged cells (counted from 1) and whether a filter is set."""

    spans: list[Span] = field(default_factory=list)
    has_filter: bool = False


def read_cells(stream: IO[bytes], beside: Surroundings) -> Iterator[Cell]:
    """The cells in the file's order; `beside` is filled on the way.

    Raises ElementTree.ParseError and ValueError for a damaged sheet, FileRefused for a cell that is too long.
    """
    target = _Target(beside)
    parser = ElementTree.XMLParser(target=target)
    while piece := stream.read(_PIECE):
        parser.feed(piece)
        yield from target.cells
        target.cells.clear()
    parser.close()


class _Target:
    """Takes the parser's events; places may be left out of a file, and are then counted."""

    def __init__(self, beside: Surroundings) -> None:
        self.cells: list[Cell] = []
        self._beside = beside
        self._names: dict[str, str] = {}
        self._row = self._column = 0
        self._cell: Cell | None = None
        self._pieces: list[str] | None = None
        self._is_reading_aid = self._is_raised = False
        self._row_is_hidden = False
        self._hidden_columns: list[tuple[int, int]] = []
        self._letters, self._limit = 0, settings.limit_cell()

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """No sheet declares a document type; one that does may define texts that grow without end."""
        raise ValueError(name)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self._name(tag)
        if name == "c":
            found = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _number(found[1]) if found else self._column + 1
            kind, style = attributes.get("t", "n"), int(attributes.get("s", 0))
            self._cell = Cell(self._row, self._column, kind, style, row_is_hidden=self._row_is_hidden)
            self._letters, self._is_raised = 0, False
            if self._hidden_columns:
                self._cell.column_is_hidden = self._is_hidden(self._column)
        elif name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            self._row_is_hidden = attributes.get("hidden") in _TRUE
            if not 1 <= self._row <= _LAST_ROW:
                raise ValueError(self._row)
        elif name == "rPh":
            self._is_reading_aid = True
        elif self._cell and name in ("v", "t", "f") and not self._is_reading_aid:
            self._pieces = []
        elif name:
            self._note(name, attributes)

    def _note(self, name: str, attributes: dict[str, str]) -> None:
        """What stands beside the cells, and how a run of an inline text is written."""
        if name in ("r", "vertAlign"):
            self._is_raised = attributes.get("val") == "superscript"
        elif name == "col" and attributes.get("hidden") in _TRUE:
            self._hidden_columns.append((int(attributes.get("min", 0)), int(attributes.get("max", 0))))
        elif name == "mergeCell":
            self._beside.spans.append(span_of(attributes.get("ref", "")))
        elif name == "autoFilter":
            self._beside.has_filter = True
        if len(self._beside.spans) > _MOST_SPANS or len(self._hidden_columns) > _MOST_COLUMN_RULES:
            raise ValueError(name)

    def data(self, text: str) -> None:
        if self._pieces is not None:
            self._letters += len(text)
            if self._letters > self._limit:
                raise too_long(str(self._row))
            self._pieces.append(raised(text) if self._is_raised else text)

    def end(self, tag: str) -> None:
        name = self._name(tag)
        if name == "c" and self._cell:
            self.cells.append(self._cell)
            self._cell = None
        elif name == "rPh":
            self._is_reading_aid = False
        elif self._pieces is not None and self._cell:
            text = "".join(self._pieces)
            if name == "f":
                self._cell.formula = text
            else:
                self._cell.text += text
            self._pieces = None

    def _is_hidden(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self._hidden_columns)

    def _name(self, tag: str) -> str:
        """The element's name without its namespace; "" for those that hold nothing of a cell."""
        if tag not in self._names:
            name = tag.rpartition("}")[2]
            self._names[tag] = name if name in _HELD else ""
        return self._names[tag]


def span_of(reference: str) -> Span:
    """`A1:C2` as rows and columns counted from 1. Raises ValueError."""
    first, _, last = reference.partition(":")
    corners = [_PLACE.fullmatch(corner) for corner in (first, last or first)]
    if not corners[0] or not corners[1]:
        raise ValueError(reference)
    (left, top), (right, bottom) = ((_number(corner[1]), int(corner[2])) for corner in corners if corner)
    return Span(top, left, bottom, right)


def column_letters(column: int) -> str:
    """`B` for 2, as Excel names it."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
