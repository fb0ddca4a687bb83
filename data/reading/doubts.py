"""What speaks against a header that was found: a second header below it, values for names, two tables."""

from collections.abc import Sequence

import polars as pl

from data.errors import FileRefused
from data.folding import fold
from data.reading.header_names import known_names
from data.reading.kinds import NOT_READ
from data.reading.looks import Rows, filled_places, is_year, look, looks_alike, measured_columns
from data.reading.tables import SOURCE_ROW, Header, clean, shortened

_TWO_HEADERS = (
    "The row “{first}” and the row “{second}” below it both look like the header. Put the column names in one "
    "row, give each column a name, and delete the other lines above the figures."
)
_VALUE_AS_NAME = (
    "The first row looks like data, not like a header: “{value}” in column {column} is written like the values "
    "below it. Put the column names in the first row."
)
_SIDE_BY_SIDE = (
    "Two tables stand side by side, parted by an empty column: one from “{first}” to “{first_end}” and one "
    "from “{second}” to “{second_end}”. Send each as a file of its own."
)
_BELOW = (
    "Another table with its own header begins in row {row} (“{second}”), below the one under “{first}”. Send "
    "each as a file of its own."
)
_SHOWN = 6  # names of a header that a sentence shows


def refuse_doubtful(rows: Rows, header: Header) -> None:
    """Raises FileRefused where the rows below speak against the header."""
    names = [name or "" for name in header.names]
    below = rows[header.body :]
    for column, name in enumerate(names):
        if name and looks_alike(name, [row[column] for row in below if column < len(row)]):
            raise FileRefused(NOT_READ, _VALUE_AS_NAME, value=shortened(name), column=str(column + 1))
    if len(names) > 1 and all(map(is_year, names)) and any(all(map(is_year, row)) for row in below):
        raise FileRefused(NOT_READ, _VALUE_AS_NAME, value=names[0], column="1")
    if below and _is_prose(rows[header.row], rows[header.row + 1 :]):
        raise FileRefused(NOT_READ, _TWO_HEADERS, first=_words(names), second=_words(below[0]))
    if below and _is_second(names, below[0], below[1:]):
        raise FileRefused(NOT_READ, _TWO_HEADERS, first=_words(names), second=_words(below[0]))


def _is_prose(row: Sequence[str], below: Rows) -> bool:
    """Whether a row may be a line of prose above a table of words: `List of staff, 2019`, or `Report:`.

    Its commas stand before blanks, which no other row has, and the row below holds words alone.
    """
    if len(row) > 1 and row[0].rstrip().endswith(":") and below[0] and below[0][0].rstrip().endswith(":"):
        return not all(cell.rstrip().endswith(":") for cell in row)
    has_blanks = len(row) > 1 and all(cell[:1] == " " and cell[1:2] not in ("", " ") for cell in row[1:])
    if not has_blanks or any(cell[:1] == " " for other in below for cell in other[1:]):
        return False
    return all(look(cell) == "word" for cell in below[0])


def _is_second(names: Sequence[str], row: Sequence[str], below: Rows) -> bool:
    """Whether words stand in a row wherever all rows below it hold figures, or known names below unknown ones."""
    if len(filled_places(row)) < 2:
        return False
    if known_names(row) >= 2 and not known_names(names):
        return True
    figures = measured_columns(below, len(row), least=2)
    return bool(figures) and all(look(row[column]) == "word" for column in figures)


def refuse_parted(header: Header) -> None:
    """Raises FileRefused where an empty column without a name parts two tables; a report's own columns are one."""
    names = header.names
    named = [column for column, name in enumerate(names) if name]
    empty = [column for column, name in enumerate(names) if not name and named and named[0] < column < named[-1]]
    if not empty:
        return
    right = [str(names[column]) for column in named if column > empty[0]]
    left = [str(names[column]) for column in named if column < empty[0]]
    is_one = known_names(left) >= 2 and known_names(right) == len(right) and not _share(left, right)
    if not is_one:
        values = {"first": left[0], "first_end": left[-1], "second": right[0], "second_end": right[-1]}
        raise FileRefused(NOT_READ, _SIDE_BY_SIDE, **{key: shortened(name) for key, name in values.items()})


def _share(left: Sequence[str], right: Sequence[str]) -> bool:
    return bool({fold(name) for name in left} & {fold(name) for name in right})


def refuse_table_below(cells: pl.DataFrame, names: Sequence[str | None]) -> None:
    """Raises FileRefused where another header stands below an empty row or a title.

    `cells` is a cleaned `Rows.frame`.
    """
    for place, least in [*((place, 1) for place in _after_gaps(cells)), *((place, 2) for place in _alone(cells))]:
        rows = cells.slice(place, _LOOKED_AT).drop(SOURCE_ROW).rows()
        while rows and len(filled_places(rows[0])) == 1:
            rows, place = rows[1:], place + 1
        if len(rows) > 1 and _begins(cells.head(place), [name or "" for name in names], rows, least):
            row = str(cells[SOURCE_ROW][place])
            first = _words([name or "" for name in names])
            raise FileRefused(NOT_READ, _BELOW, row=row, first=first, second=_words(rows[0]))


_LOOKED_AT = 30  # rows below an empty one
_MOST_GAPS = 200


def _begins(above: pl.DataFrame, names: Sequence[str], rows: Rows, least: int) -> bool:
    """Whether the first of these rows names columns of figures anew, at least so many of them."""
    words = [column for column in filled_places(rows[0]) if look(rows[0][column]) == "word"]
    if len(words) < 2 or len(words) < len(filled_places(rows[0])):
        return False
    below = measured_columns(rows[1:], len(names))
    figures = measured_columns(above.head(_LOOKED_AT).drop(SOURCE_ROW).rows(), len(names))
    is_named_again = known_names(rows[0]) >= 2 or _share(names, [clean(rows[0][column]) for column in words])
    anew = [column for column in words if column in below and (column in figures or not names[column])]
    return is_named_again or len(anew) >= least


def _after_gaps(cells: pl.DataFrame) -> list[int]:
    """The places of the first ones of the rows that follow an empty row."""
    if not cells.height:
        return []
    first, *others = cells.columns[1:]
    is_empty = cells[first] == ""
    if is_empty.any():
        is_empty = cells.select(pl.all_horizontal(pl.col(name) == "" for name in [first, *others])).to_series()
    frame = cells.select(SOURCE_ROW, is_empty.alias("is_empty")).with_row_index("place")
    before = pl.col("is_empty").shift(1, fill_value=False) | (pl.col(SOURCE_ROW).diff().fill_null(1) > 1)
    return frame.filter(before & ~pl.col("is_empty"))["place"].head(_MOST_GAPS).to_list()


def _alone(cells: pl.DataFrame) -> list[int]:
    """The places of rows of three columns or more that hold their first cell alone."""
    first, *others = cells.columns[1:]
    if len(others) < 2 or not (cells[others[0]] == "").any():
        return []
    is_alone = (pl.col(first) != "") & pl.all_horizontal(pl.col(name) == "" for name in others)
    return cells.select(is_alone.arg_true()).to_series().head(_MOST_GAPS).to_list()


def _words(row: Sequence[str]) -> str:
    shown = [clean(cell) for cell in row if clean(cell)]
    return shortened(" · ".join(shown[:_SHOWN]))
