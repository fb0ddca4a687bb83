"""Delimited text → rows of texts: the delimiter by evidence, the fast way where it is proved exact."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import polars as pl

from data.errors import FileRefused
from data.reading.encodings import refuse
from data.reading.headers import LOOKED_AT, find_header, known_names
from data.reading.kinds import NOT_READ
from data.reading.quoting import Places, has_lone_returns, one_line_end, outside, quote_places, style
from data.reading.tables import SOURCE_ROW, Rows

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_SAMPLE = 1 << 18
_CELL_LIMIT = 1 << 20
_CHUNK = 50_000

_TWO_DELIMITERS = (
    "The cells could be separated by “{first}” or by “{second}”: both give a table. Save the file again as "
    "Excel Workbook (.xlsx) and send that file."
)
_RAGGED = (
    "The header has {width} columns, but {count} rows have another number of cells: rows {rows}. A cell "
    "that holds “{delimiter}” must stand in quotes."
)
_BAD_QUOTES = (
    "Around row {row} the quotes do not match, so it cannot be told where a cell ends. Save the file "
    "again as Excel Workbook (.xlsx) and send that file."
)


def read_delimited(content: bytes) -> Rows:
    """The rows below the header of a UTF-8 text without a byte-order mark. Raises FileRefused."""
    body, stated = _without_sep_line(one_line_end(content))
    quotes = quote_places(body)
    sample = _sample(body, quotes)
    delimiter = stated or _find_delimiter(sample)
    rows = _parse_sample(sample, delimiter)
    header = find_header([cells for _, _, cells in rows[:LOOKED_AT]])
    row, line, _ = rows[header.row]
    frame = _fast(body, quotes, delimiter, header.width, row, line)
    way = "fast"
    if frame is None:
        way, frame = "exact", _exact(body, delimiter, header.width, row)
    how: dict[str, object] = {
        "delimiter": DELIMITERS.get(delimiter, delimiter),
        "sep_line": stated is not None,
        "header_row": row,
        "way": way,
    }
    return Rows(frame, header, how)


def _without_sep_line(content: bytes) -> tuple[bytes, str | None]:
    """Excel's first line `sep=;` names the delimiter and is no row of the table."""
    found = re.match(rb'"?sep=([,;|\t])"?\r?\n', content, re.IGNORECASE)
    if not found:
        return content, None
    return content[found.end() :], found.group(1).decode()


def _sample(content: bytes, quotes: Places) -> str:
    """Whole rows from the start, enough to find delimiter and header."""
    if len(content) <= _SAMPLE:
        return _decode(content)
    end = content.rfind(b"\n", 0, _SAMPLE)
    while end > 0 and int((quotes < end).sum()) % 2:
        end = content.rfind(b"\n", 0, end)
    return _decode(content[: end + 1] if end > 0 else content)


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refuse(content) from error


def _shown(delimiter: str) -> str:
    return "Tab" if delimiter == "\t" else delimiter


def _find_delimiter(sample: str) -> str:
    """The one delimiter that gives every row from the header on the same number of cells.

    Where none does, the one that comes nearest, so that the ragged rows can be named.
    """
    shapes = {delimiter: _shape(sample, delimiter) for delimiter in DELIMITERS}
    even = {delimiter: shape for delimiter, shape in shapes.items() if shape and shape.is_even}
    first = min((shape.first for shape in even.values()), default=0)
    best = [delimiter for delimiter, shape in even.items() if shape.first == first]
    if len(best) > 1:
        best = [delimiter for delimiter in best if even[delimiter].known_names >= 2] or best
    if len(best) > 1:
        names = [_shown(delimiter) for delimiter in best]
        raise FileRefused(NOT_READ, _TWO_DELIMITERS, first=names[0], second=names[1])
    if best:
        return best[0]
    uneven = {delimiter: shape.share for delimiter, shape in shapes.items() if shape}
    return max(uneven, key=lambda delimiter: uneven[delimiter]) if uneven else ","


@dataclass(frozen=True)
class _Shape:
    """How a sample looks under one delimiter: the usual width, where it begins, how many rows keep it."""

    first: int
    is_even: bool
    share: float
    known_names: int


def _shape(sample: str, delimiter: str) -> _Shape | None:
    """None where the delimiter separates nothing or the quotes do not match it."""
    try:
        rows = [cells for _, _, cells in _parse(sample, delimiter)]
    except csv.Error:
        return None
    widths = [len(cells) for cells in rows]
    if max(widths, default=1) == 1:
        return None
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    first = widths.index(usual)
    is_even = usual > 1 and all(width == usual for width in widths[first:])
    return _Shape(first, is_even, widths.count(usual) / len(widths), known_names(rows[first]))


def _parse(text: str, delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    """Row number, last line number and cells of every row that is not blank.

    Raises csv.Error where quotes do not match.
    """
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for row, cells in enumerate(reader, start=1):
        if len(cells) > 1 or cells == [""] or (cells and cells[0].strip()):
            yield row, reader.line_num, cells


def _parse_sample(text: str, delimiter: str) -> list[tuple[int, int, list[str]]]:
    return _next_rows(_parse(text, delimiter), 0)


def _fast(content: bytes, quotes: Places, delimiter: str, width: int, row: int, line: int) -> pl.DataFrame | None:
    """The rows below the header by the parallel reader; None where its result is not certain.

    Certain means: the quotes are regular, no row is longer than the header (the reader raises), and
    there are as many delimiters outside quotes as that many full rows have, so that none is shorter
    or blank.
    """
    quoting = style(content, quotes, delimiter)
    if width < 2 or quoting == "irregular" or has_lone_returns(content):
        return None
    start, end = _line_start(content, line), len(content)
    while end > start and content[end - 1] in b"\r\n":
        end -= 1
    body = content[start:end]
    inside = quotes[quotes >= start] - start if quoting == "regular" else quotes[:0]
    counted = outside(body, inside, delimiter)
    height = counted.newlines + 1
    if counted.delimiters != height * (width - 1):
        return None
    frame = _read_csv(body, delimiter, '"' if quoting == "regular" else None, width)
    if frame is None or frame.height != height:
        return None
    return _numbered(frame, row)


def _line_start(content: bytes, line: int) -> int:
    """The byte place after the first `line` lines."""
    place = 0
    for _ in range(line):
        end = content.find(b"\n", place)
        if end < 0:
            return len(content)
        place = end + 1
    return place


def _read_csv(body: bytes, delimiter: str, quote: str | None, width: int) -> pl.DataFrame | None:
    try:
        return pl.read_csv(
            body,
            has_header=False,
            separator=delimiter,
            quote_char=quote,
            schema={str(place): pl.String for place in range(width)},
            empty_string_is_null=False,
            extra_columns="raise",
            raise_if_empty=False,
        )
    except (pl.exceptions.ComputeError, pl.exceptions.SchemaError):
        return None


def _numbered(frame: pl.DataFrame, header_row: int) -> pl.DataFrame:
    return frame.with_row_index(SOURCE_ROW, offset=header_row + 1)


def _exact(content: bytes, delimiter: str, width: int, header_row: int) -> pl.DataFrame:
    """The rows below the header by Python's strict reader. Raises FileRefused for ragged rows."""
    schema = {SOURCE_ROW: pl.UInt32} | {str(place): pl.String for place in range(width)}
    frames = [pl.DataFrame(schema=schema)]
    ragged: list[int] = []
    below = (row for row in _parse(_decode(content), delimiter) if row[0] > header_row)
    while chunk := _next_rows(below, header_row + sum(frame.height for frame in frames)):
        ragged += [number for number, _, cells in chunk if len(cells) != width]
        if not ragged:
            rows = [(number, *cells) for number, _, cells in chunk]
            frames.append(pl.DataFrame(rows, schema=schema, orient="row"))
    if ragged:
        named = ", ".join(str(number) for number in ragged[:20])
        values = {"width": width, "count": len(ragged), "rows": named, "delimiter": _shown(delimiter)}
        raise FileRefused(NOT_READ, _RAGGED, **values)
    return pl.concat(frames)


def _next_rows(rows: Iterator[tuple[int, int, list[str]]], before: int) -> list[tuple[int, int, list[str]]]:
    """The next many rows; `before` is a row known to be whole. Raises FileRefused where quotes do not match."""
    chunk: list[tuple[int, int, list[str]]] = []
    try:
        chunk.extend(islice(rows, _CHUNK))
    except csv.Error as error:
        raise FileRefused(NOT_READ, _BAD_QUOTES, row=str((chunk[-1][0] if chunk else before) + 1)) from error
    return chunk
