"""The cells in a worksheet's XML, one after the other, however large the sheet is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from xml.etree import ElementTree

_PLACE = re.compile(r"([A-Z]{1,3})[1-9][0-9]{0,6}")
_LAST_ROW = 1 << 20
_PIECE = 1 << 16
_TRUE = ("1", "true")
_HELD = frozenset({"row", "c", "v", "t", "f", "rPh", "col"})


@dataclass(slots=True)
class Cell:
    """One cell: its place (from 1), its kind and style as the file states them, its text as it stands there."""

    row: int
    column: int
    kind: str
    style: int
    text: str = ""
    has_formula: bool = False
    row_is_hidden: bool = False
    column_is_hidden: bool = False

    @property
    def place(self) -> str:
        """`B7`, as Excel names it."""
        return f"{column_letters(self.column)}{self.row}"


def read_cells(stream: IO[bytes]) -> Iterator[Cell]:
    """The cells in the file's order. Raises ElementTree.ParseError and ValueError for a damaged sheet."""
    target = _Target()
    parser = ElementTree.XMLParser(target=target)
    while piece := stream.read(_PIECE):
        parser.feed(piece)
        yield from target.cells
        target.cells.clear()
    parser.close()


class _Target:
    """Takes the parser's events; places may be left out of a file, and are then counted."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self._names: dict[str, str] = {}
        self._row = self._column = 0
        self._cell: Cell | None = None
        self._pieces: list[str] | None = None
        self._is_reading_aid = False
        self._row_is_hidden = False
        self._hidden_columns: list[tuple[int, int]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = self._name(tag)
        if name == "c":
            found = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _number(found[1]) if found else self._column + 1
            kind, style = attributes.get("t", "n"), int(attributes.get("s", 0))
            self._cell = Cell(self._row, self._column, kind, style, row_is_hidden=self._row_is_hidden)
            if self._hidden_columns:
                self._cell.column_is_hidden = self._is_hidden(self._column)
        elif name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            self._row_is_hidden = attributes.get("hidden") in _TRUE
            if not 1 <= self._row <= _LAST_ROW:
                raise ValueError(self._row)
        elif name == "col":
            if attributes.get("hidden") in _TRUE:
                self._hidden_columns.append((int(attributes.get("min", 0)), int(attributes.get("max", 0))))
        elif name == "rPh":
            self._is_reading_aid = True
        elif self._cell and name == "f":
            self._cell.has_formula = True
        elif self._cell and name and not self._is_reading_aid:
            self._pieces = []

    def data(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)

    def end(self, tag: str) -> None:
        name = self._name(tag)
        if name == "c" and self._cell:
            self.cells.append(self._cell)
            self._cell = None
        elif name == "rPh":
            self._is_reading_aid = False
        elif self._pieces is not None and self._cell:
            self._cell.text += "".join(self._pieces)
            self._pieces = None

    def _is_hidden(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self._hidden_columns)

    def _name(self, tag: str) -> str:
        """The element's name without its namespace; "" for those that hold nothing of a cell."""
        if tag not in self._names:
            name = tag.rpartition("}")[2]
            self._names[tag] = name if name in _HELD else ""
        return self._names[tag]


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
