"""bytes → a table of texts: encoding, delimiter, header row, sheet. Nothing is guessed: what allows two
readings is refused with a sentence that says what to do."""

import io

import polars as pl

from data.choices import Choices
from data.errors import FileRefused
from data.reading.delimited import read_delimited
from data.reading.encodings import as_utf8
from data.reading.kinds import NOT_READ, is_workbook
from data.reading.tables import SOURCE_ROW, Header, Rows, TextTable, clean_columns, shortened
from data.reading.workbooks import read_workbook

__all__ = ["SOURCE_ROW", "TextTable", "clean_csv", "read"]

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
    sheet = choices.sheet if choices else None
    how: dict[str, object] = {"file_name": file_name}
    if is_workbook(content):
        rows = read_workbook(content, sheet)
        how |= {"format": "XLSX"}
    else:
        text, encoding = as_utf8(content)
        rows = read_delimited(text)
        how |= {"format": "CSV", "encoding": encoding}
    cells = _named(rows)
    names = rows.header.names
    numbers = {str(names[place]): texts for place, texts in rows.numbers.items() if names[place]}
    formats = {(str(names[place]), kind): at for (place, kind), at in rows.formats.items() if names[place]}
    how |= rows.how | {"rows": cells.height, "columns": cells.width - 1, "title_rows": rows.header.first_row}
    return TextTable(cells, how, numbers, formats, rows.header.titles)


def clean_csv(table: TextTable) -> bytes:
    """The table as it was understood: UTF-8 CSV, header first, every cell as text."""
    out = io.BytesIO()
    table.cells.drop(SOURCE_ROW).write_csv(out, quote_style="necessary")
    return out.getvalue()


def _named(rows: Rows) -> pl.DataFrame:
    """The rows under their column names, cleaned. Raises FileRefused for values without a name."""
    header = rows.header
    cells = clean_columns(rows.frame)
    for place, name in enumerate(header.names):
        if name is None and (cells[str(place)] != "").any():
            raise FileRefused(NOT_READ, _UNNAMED, column=str(place + 1))
    kept = {str(place): name for place, name in enumerate(header.names) if name is not None}
    named = cells.select(SOURCE_ROW, *kept).rename(kept)
    _refuse_data_as_header(named, header)
    return named


def _refuse_data_as_header(cells: pl.DataFrame, header: Header) -> None:
    again = [name for name in header.names if name is not None and (cells[name] == name).any()]
    if len(again) > 1:
        raise FileRefused(NOT_READ, _DATA_AS_HEADER, names=", ".join(map(shortened, again[:5])))
