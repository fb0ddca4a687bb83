"""bytes → a table of texts: encoding, delimiter, header row, sheet. Nothing is guessed: what allows two
readings is refused with a sentence that says what to do."""

import io
from dataclasses import replace

import polars as pl

from data.choices import Choices
from data.errors import FileRefused
from data.reading.bounds import bytes_of, refuse_size
from data.reading.delimited import read_delimited
from data.reading.doubts import refuse_table_below
from data.reading.encodings import as_utf8
from data.reading.kinds import NOT_READ, kind_of
from data.reading.notes import note_rows
from data.reading.old_workbooks import read_old_workbook
from data.reading.tables import SOURCE_ROW, Header, Rows, TextTable, clean_columns, shortened
from data.reading.web_tables import read_web_table
from data.reading.workbooks import read_workbook

__all__ = ["SOURCE_ROW", "TextTable", "bytes_of", "clean_csv", "read"]

_UNNAMED = "Column {column} holds values but has no name. Write its name in the header row."
_DATA_AS_HEADER = (
    "The header words {names} stand again among the values of their own columns. Either the file has no "
    "header row, or the header is repeated further down: put the column names once, in the first row."
)


def read(content: bytes, file_name: str, choices: Choices | None = None) -> TextTable:
    """The table in a file's bytes, every cell as text.

    `choices` may overrule the encoding, the delimiter and the sheet. `file_name` is only reported: what the
    file is shows in its bytes. Raises FileRefused, with what to do.
    """
    choices = choices or Choices()
    refuse_size(content)
    kind = kind_of(content)
    how: dict[str, object] = {"file_name": file_name}
    if kind == "package":
        rows = read_workbook(content, choices.sheet, choices.encoding)
        how |= {"format": "XLSX"}
    elif kind == "old workbook":
        rows = read_old_workbook(content, choices.sheet, choices.encoding)
        how |= {"format": "XLS"}
    else:
        text, encoding = as_utf8(_without_end_sign(content), choices.encoding)
        is_page = kind == "web page"
        rows = read_web_table(text, choices.encoding) if is_page else read_delimited(text, choices.delimiter)
        how |= {"format": "HTML" if is_page else "CSV", **encoding}
    return _table(rows, how)


def _without_end_sign(content: bytes) -> bytes:
    """The text without the sign that old programs write after its last line."""
    is_ended = content.endswith((b"\n\x1a", b"\r\x1a")) and b"\x00" not in content
    return content[:-1] if is_ended else content


def _table(rows: Rows, how: dict[str, object]) -> TextTable:
    """The rows under their names, with what is known of their columns."""
    header, names = rows.header, rows.header.names
    cells = _named(rows)
    notes = note_rows(cells)
    numbers = {str(names[place]): texts for place, texts in rows.numbers.items() if names[place]}
    formats = {(str(names[place]), kind): at for (place, kind), at in rows.formats.items() if names[place]}
    faults = tuple(
        replace(fault, header=str(name)) for fault in rows.faults if (name := names[int(fault.header)]) is not None
    )
    how |= rows.how | {
        "rows": cells.height - len(notes),
        "columns": cells.width - 1,
        "title_rows": header.first_row,
        "header_rows": header.row - header.first_row + 1,
        "numbering_rows": header.skipped,
        "left_out_rows": list(notes),
        "doubtful_cells": sum(len(fault.rows) for fault in faults),
    }
    return TextTable(cells, how, numbers, formats, header.titles, faults, notes)


def clean_csv(table: TextTable) -> bytes:
    """The table as it was understood: UTF-8 CSV, header first, every cell as text, no line below the table."""
    out = io.BytesIO()
    cells = table.cells.filter(~pl.col(SOURCE_ROW).is_in(table.notes))
    cells.drop(SOURCE_ROW).write_csv(out, quote_style="necessary")
    return out.getvalue()


def _named(rows: Rows) -> pl.DataFrame:
    """The rows under their column names, cleaned. Raises FileRefused for values without a name."""
    header = rows.header
    cells = clean_columns(rows.frame)
    for place, name in enumerate(header.names):
        if name is None and (cells[str(place)] != "").any():
            raise FileRefused(NOT_READ, _UNNAMED, column=str(place + 1))
    refuse_table_below(cells, header.names)
    kept = {str(place): name for place, name in enumerate(header.names) if name is not None}
    named = cells.select(SOURCE_ROW, *kept).rename(kept)
    _refuse_data_as_header(named, header)
    return named


def _refuse_data_as_header(cells: pl.DataFrame, header: Header) -> None:
    again = [name for name in header.names if name is not None and (cells[name] == name).any()]
    if len(again) > 1:
        raise FileRefused(NOT_READ, _DATA_AS_HEADER, names=", ".join(map(shortened, again[:5])))
