"""Delimited text → rows of texts, the fast way where it is proved exact."""

import csv
from collections.abc import Iterator
from itertools import islice

import polars as pl

from data.errors import FileRefused
from data.progress import stage
from data.reading.bounds import refuse_long_cells, refuse_rows, too_long
from data.reading.delimiters import (
    DELIMITERS,
    Dialect,
    Row,
    chosen_delimiter,
    find_dialect,
    header_of,
    parse,
    refuse_unused,
    shown,
    without_sep_line,
)
from data.reading.encodings import refuse
from data.reading.kinds import NOT_READ
from data.reading.notes import notes_start
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
    "Around row {row} the quotes do not match, so it cannot be told where a cell ends. Save the file again as "
    "Excel Workbook (.xlsx) and send that file."
)


def read_delimited(content: bytes, delimiter: str | None = None) -> Rows:
    """The rows below the header of a UTF-8 text without a byte-order mark.

    `delimiter` overrules the one that would be found. Raises FileRefused.
    """
    body, stated = without_sep_line(one_line_end(content))
    quotes = quote_places(body)
    sample = _sample(body, quotes)
    dialect = find_dialect(sample, chosen_delimiter(delimiter) if delimiter else stated)
    if stated and not delimiter:
        refuse_unused(sample, dialect)
    rows = _parse_sample(sample, dialect)
    header = header_of(rows)
    row, line, _ = rows[header.body - 1]
    frame = _fast(body, quotes, dialect, header.width, row, line)
    way = "fast"
    if frame is None:
        way, frame = "exact", _exact(body, dialect, header.width, row)
    refuse_long_cells(frame)
    if quotes.size:
        _refuse_stray_quotes(frame, style(body, quotes, dialect.delimiter))
    how: dict[str, object] = {
        "delimiter": DELIMITERS.get(dialect.delimiter, dialect.delimiter),
        "quote": dialect.quote,
        "sep_line": stated is not None,
        "header_row": rows[header.row][0],
        "way": way,
    }
    return Rows(_without_formulas(frame) if b'="' in body else frame, header, how)


def _refuse_stray_quotes(frame: pl.DataFrame, kind: str) -> None:
    """Raises FileRefused for a quote that has lost its partner.

    Where cells are quoted, a quote that is a letter stands in a quoted cell, doubled; one that does not was lost
    from its cell's start or put there by a slip.
    """
    if kind == "irregular":
        is_odd = (pl.col(name).str.count_matches('"', literal=True) % 2 == 1 for name in frame.columns[1:])
        stray = frame.filter(pl.any_horizontal(is_odd))
        if stray.height:
            raise FileRefused(NOT_READ, _BAD_QUOTES, row=str(stray[SOURCE_ROW][0]))
    if kind != "regular":
        _refuse_torn_quotes(frame)


def _refuse_torn_quotes(frame: pl.DataFrame) -> None:
    """Raises FileRefused where a quote begins within a cell and ends a later one: what they hold was one cell."""
    begun = pl.lit(False)
    is_torn = pl.lit(False)
    for name in frame.columns[1:]:
        is_odd = pl.col(name).str.count_matches('"', literal=True) % 2 == 1
        is_end = is_odd & pl.col(name).str.ends_with('"')
        is_torn = is_torn | (begun & is_end)
        begun = begun | (is_odd & ~is_end)
    torn = frame.filter(is_torn)
    if torn.height:
        raise FileRefused(NOT_READ, _BAD_QUOTES, row=str(torn[SOURCE_ROW][0]))


def _without_formulas(frame: pl.DataFrame) -> pl.DataFrame:
    """`="007"` is how a text is kept from becoming a number in Excel, which shows 007."""
    texts = [name for name in frame.columns if frame.schema[name] == pl.String]
    return frame.with_columns(pl.col(texts).str.replace('^="([^"=]*)"$', "$1"))


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


def _parse_sample(text: str, dialect: Dialect) -> list[Row]:
    return _next_rows(parse(text, dialect), 0)


def _fast(content: bytes, quotes: Places, dialect: Dialect, width: int, row: int, line: int) -> pl.DataFrame | None:
    """The rows below the header by the parallel reader; None where its result is not certain.

    Certain means: the quotes are regular, no row is longer than the header (the reader raises), and
    there are as many delimiters outside quotes as that many full rows have, so that none is shorter
    or blank.
    """
    delimiter = dialect.delimiter
    quoting = style(content, quotes, delimiter)
    if width < 2 or quoting == "irregular" or dialect != Dialect(delimiter) or has_lone_returns(content):
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
    refuse_rows(height)
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


def _exact(content: bytes, dialect: Dialect, width: int, before: int) -> pl.DataFrame:
    """The rows after row `before` by Python's strict reader. Raises FileRefused for ragged rows."""
    schema = {SOURCE_ROW: pl.UInt32} | {str(place): pl.String for place in range(width)}
    frames = [pl.DataFrame(schema=schema)]
    ragged: list[tuple[int, int]] = []
    count = 0
    below = (row for row in parse(_decode(content), dialect) if row[0] > before)
    while chunk := _next_rows(below, before + count):
        count += len(chunk)
        refuse_rows(count)
        stage("reading", count)
        if len(chunk) < _CHUNK:
            chunk = _with_notes(chunk, width)
        ragged += [(number, len(cells)) for number, _, cells in chunk if len(cells) != width]
        if not ragged:
            rows = [(number, *cells) for number, _, cells in chunk]
            frames.append(pl.DataFrame(rows, schema=schema, orient="row"))
    if ragged:
        raise _ragged(ragged, width, dialect.delimiter)
    return pl.concat(frames)


def _with_notes(rows: list[Row], width: int) -> list[Row]:
    """The rows, the short lines below the table filled up."""
    start = notes_start([row for row, _, _ in rows], [cells for _, _, cells in rows])
    filled = [(row, line, cells + [""] * (width - len(cells))) for row, line, cells in rows[start:]]
    return rows[:start] + filled


def _ragged(ragged: list[tuple[int, int]], width: int, delimiter: str) -> FileRefused:
    """Why rows (number, cells) that are not as wide as the header cannot be read; the first stands for all."""
    row, cells = ragged[0]
    named = ", ".join(str(number) for number, _ in ragged[:20])
    values = {"width": width, "count": len(ragged), "rows": named, "delimiter": shown(delimiter)}
    sentence = _RAGGED_SHORT if cells < width else _RAGGED_LONG
    return FileRefused(NOT_READ, sentence, row=str(row), cells=cells, **values)


def _next_rows(rows: Iterator[Row], before: int) -> list[Row]:
    """The next many rows; `before` is a row known to be whole. Raises FileRefused where quotes do not match."""
    chunk: list[Row] = []
    try:
        chunk.extend(islice(rows, _CHUNK))
    except csv.Error as error:
        row = str((chunk[-1][0] if chunk else before) + 1)
        if "field limit" in str(error):
            raise too_long(row) from error
        sentence = _UNCLOSED if "unexpected end" in str(error) else _BAD_QUOTES
        raise FileRefused(NOT_READ, sentence, row=row) from error
    return chunk
