"""What reading hands on: every cell as text, with the row a person sees it in."""

import unicodedata
from dataclasses import dataclass, field

import polars as pl

from data.reading.traces import refuse_garbled

SOURCE_ROW = "source_row"
_SHOWN = 80  # letters of a cell that a sentence shows


@dataclass(frozen=True)
class TextTable:
    """A table of texts.

    `cells`: `source_row` (UInt32, the row as the person sees it in the file, 1-based) and one String
    column per header; an empty cell is "". `how`: what was found out about the file. `numbers`: per
    column the fractional texts that stand in numeric cells of a workbook, where "1.234" is one point
    two three four and not a thousand. `formats`: per column and what a workbook's style shows (see
    packages.Shared; also `fraction`) the source rows. `titles`: the lines above the header.
    """

    cells: pl.DataFrame
    how: dict[str, object]
    numbers: dict[str, frozenset[str]] = field(default_factory=dict)
    formats: dict[tuple[str, str], pl.Series] = field(default_factory=dict)
    titles: tuple[str, ...] = ()

    @property
    def headers(self) -> list[str]:
        return self.cells.columns[1:]


@dataclass(frozen=True)
class Header:
    """A table's header among its first rows: `row` is the index of its last row.

    `names` has None for a column to leave out; `titles` are the lines above.
    """

    first_row: int
    row: int
    names: tuple[str | None, ...]
    titles: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return len(self.names)


@dataclass(frozen=True)
class Rows:
    """The rows below a header: source_row and one column per place (`0`, `1` …), texts as written.

    `numbers` and `formats` are those of TextTable, by place.
    """

    frame: pl.DataFrame
    header: Header
    how: dict[str, object]
    numbers: dict[int, frozenset[str]] = field(default_factory=dict)
    formats: dict[tuple[int, str], pl.Series] = field(default_factory=dict)


def shortened(text: str) -> str:
    """A cell's text as it is shown in a sentence: at most 80 letters."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def clean(text: str) -> str:
    """A cell's text as kept: NFC, hard blanks as blanks, no byte-order mark, no blanks around it."""
    plain = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\ufeff", "")
    return unicodedata.normalize("NFC", plain).strip()


def clean_columns(cells: pl.DataFrame) -> pl.DataFrame:
    """`clean` for whole columns; of a column that is not plain ASCII each distinct text is looked at once.

    Raises FileRefused for text that was garbled on an earlier way.
    """
    return cells.with_columns(
        _clean_column(cells[name]) for name in cells.columns if cells.schema[name] == pl.String
    )


def _clean_column(column: pl.Series) -> pl.Series:
    if column.str.len_bytes().sum() == column.str.len_chars().sum():
        return column.str.strip_chars(_ASCII_BLANKS)
    before = column.unique()
    after = pl.Series(before.name, [clean(text) for text in before], dtype=pl.String)
    refuse_garbled(after)
    changed = before != after
    if not changed.any():
        return column
    return column.replace(before.filter(changed), after.filter(changed))


# str.strip() of Python: the ASCII blanks and the four information separators.
_ASCII_BLANKS = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"
