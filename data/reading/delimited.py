"""Delimited text → rows of texts, the fast way where it is proved exact."""

import csv
import re
from collections.abc import Iterator
from itertools import islice

import polars as pl

from data.errors import FileRefused
from data.reading.delimiters import DELIMITERS, find_delimiter, parse, shown
from data.reading.encodings import refuse
from data.reading.headers import LOOKED_AT, find_header
from data.reading.kinds import NOT_READ
from data.reading.quoting import Places, has_lone_returns, one_line_end, outside, quote_places, style
from data.reading.tables import SOURCE_ROW, Rows

_SAMPLE = 1 << 18
_CHUNK = 50_000

_RAGGED_SHORT = (
    "The header has {width} columns, but {count} rows have another number of cells: rows {rows}. Row {row} has "
    "only {cells} cells: fill it up with “{delimiter}”."
)
_RAGGED_LONG = (
    "The header has {width} columns, but {count} rows have another number of cells: rows {rows}. Row {row} has "
    "{cells} cells: a cell that holds “{delimiter}” must stand in quotes."
)
_UNCLOSED = (
    "A quote that is opened in row {row} is not closed. Close it, or save the file again as Excel Workbook (.xlsx)."
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
    delimiter = stated or find_delimiter(sample)
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


def _parse_sample(text: str, delimiter: str) -> list[tuple[int, int, list[str]]]:
    return _next_rows(parse(text, delimiter), 0)


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
    ragged: list[tuple[int, int]] = []
    below = (row for row in parse(_decode(content), delimiter) if row[0] > header_row)
    while chunk := _next_rows(below, header_row + sum(frame.height for frame in frames)):
        ragged += [(number, len(cells)) for number, _, cells in chunk if len(cells) != width]
        if not ragged:
            rows = [(number, *cells) for number, _, cells in chunk]
            frames.append(pl.DataFrame(rows, schema=schema, orient="row"))
    if ragged:
        raise _ragged(ragged, width, delimiter)
    return pl.concat(frames)


def _ragged(ragged: list[tuple[int, int]], width: int, delimiter: str) -> FileRefused:
    """Why rows (number, cells) that are not as wide as the header cannot be read; the first stands for all."""
    row, cells = ragged[0]
    named = ", ".join(str(number) for number, _ in ragged[:20])
    values = {"width": width, "count": len(ragged), "rows": named, "delimiter": shown(delimiter)}
    sentence = _RAGGED_SHORT if cells < width else _RAGGED_LONG
    return FileRefused(NOT_READ, sentence, row=str(row), cells=cells, **values)


def _next_rows(rows: Iterator[tuple[int, int, list[str]]], before: int) -> list[tuple[int, int, list[str]]]:
    """The next many rows; `before` is a row known to be whole. Raises FileRefused where quotes do not match."""
    chunk: list[tuple[int, int, list[str]]] = []
    try:
        chunk.extend(islice(rows, _CHUNK))
    except csv.Error as error:
        sentence = _UNCLOSED if "unexpected end" in str(error) else _BAD_QUOTES
        raise FileRefused(NOT_READ, sentence, row=str((chunk[-1][0] if chunk else before) + 1)) from error
    return chunk
