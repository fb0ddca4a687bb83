"""What reading hands on: every cell as text, with the row a person sees it in."""

import re
import unicodedata
from dataclasses import dataclass, field

import polars as pl

SOURCE_ROW = "source_row"
_SHOWN = 80  # letters of a cell that a sentence shows
_HARD_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Signs without width, soft hyphens, signs of direction, byte-order marks; joiners only where nothing is joined.
_UNSEEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    "|(?<![^\\x00-\u1eff])[\u200c\u200d]|[\u200c\u200d](?![^\\x00-\u1eff])"
)


@dataclass(frozen=True)
class CellFault:
    """Cells whose text is not certain to be what the analyst means: an error, a formula without its result.

    `sentence` is a message id, filled with `values`; `text` is what stands in the cells of these source rows.
    `figures_only`: of no matter where the column holds names or codes.
    """

    header: str
    rows: tuple[int, ...]
    text: str
    sentence: str
    values: dict[str, object] = field(default_factory=dict)
    figures_only: bool = False


@dataclass(frozen=True)
class TextTable:
    """A table of texts.

    `cells`: `source_row` (UInt32, the row as the person sees it in the file, 1-based) and one String
    column per header; an empty cell is "". `how`: what was found out about the file. `numbers`: per
    column the fractional texts that stand in numeric cells of a workbook, where "1.234" is one point
    two three four and not a thousand. `formats`: per column and what a workbook's style shows (see
    packages.Shared; also `fraction`) the source rows. `titles`: the lines above the header.
    `faults`: cells to refuse where their column is used. `notes`: the source rows of the lines below the table,
    which `cells` holds too.
    """

    cells: pl.DataFrame
    how: dict[str, object]
    numbers: dict[str, frozenset[str]] = field(default_factory=dict)
    formats: dict[tuple[str, str], pl.Series] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    faults: tuple[CellFault, ...] = ()
    notes: tuple[int, ...] = ()

    @property
    def headers(self) -> list[str]:
        return self.cells.columns[1:]


@dataclass(frozen=True)
class Header:
    """A table's header among its first rows: `row` is the index of its last row.

    `names` has None for a column to leave out; `titles` are the lines above; `skipped` rows below it are none of
    the table's.
    """

    first_row: int
    row: int
    names: tuple[str | None, ...]
    titles: tuple[str, ...] = ()
    skipped: int = 0

    @property
    def width(self) -> int:
        return len(self.names)

    @property
    def body(self) -> int:
        """The index of the first row below it."""
        return self.row + 1 + self.skipped


@dataclass(frozen=True)
class Rows:
    """The rows below a header: source_row and one column per place (`0`, `1` …), texts as written.

    `numbers` and `formats` are those of TextTable, by place; so are `faults`, whose header is the place's digits.
    """

    frame: pl.DataFrame
    header: Header
    how: dict[str, object]
    numbers: dict[int, frozenset[str]] = field(default_factory=dict)
    formats: dict[tuple[int, str], pl.Series] = field(default_factory=dict)
    faults: tuple[CellFault, ...] = ()


def shortened(text: str) -> str:
    """A cell's text as it is shown in a sentence: at most 80 letters."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def clean(text: str) -> str:
    """A cell's text as kept: NFC, hard blanks as blanks, no signs without width, no blanks around it."""
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _HARD_BLANK.sub(" ", text))).strip()


def clean_columns(cells: pl.DataFrame) -> pl.DataFrame:
    """`clean` for whole columns; of a column that is not plain ASCII each distinct text is looked at once."""
    return cells.with_columns(
        _clean_column(cells[name]) for name in cells.columns if cells.schema[name] == pl.String
    )


def _clean_column(column: pl.Series) -> pl.Series:
    if column.str.len_bytes().sum() == column.str.len_chars().sum():
        return column.str.strip_chars(_ASCII_BLANKS)
    before = column.unique()
    after = pl.Series(before.name, [clean(text) for text in before], dtype=pl.String)
    changed = before != after
    if not changed.any():
        return column
    return column.replace(before.filter(changed), after.filter(changed))


# str.strip() of Python: the ASCII blanks and the four information separators.
_ASCII_BLANKS = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"
