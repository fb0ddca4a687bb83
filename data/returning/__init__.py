"""The analyst's own file given back as XLSX: every fault beside its row, the cells marked, nothing else changed."""

from collections.abc import Callable, Iterator
from functools import partial

import polars as pl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from data import reading
from data.choices import Choices
from data.errors import Fault
from data.judging import Judgement
from data.reading import SOURCE_ROW, TextTable
from data.report_tables import MARK_HEADERS, OTHER_MARK_HEADERS
from data.returning.marking import mark
from data.returning.marks import Mark, marks
from data.returning.own_workbook import is_openable, opened, saved
from data.returning.result_sheet import add_result
from data.returning.rewritten import flattened, rewritten
from wording import Language

__all__ = ["marked_workbook"]

_CELLS_LIMIT = 1_000_000  # a workbook that is being written takes about half a kilobyte for each

Book = tuple[Workbook, Worksheet]


def marked_workbook(content: bytes, file_name: str, judgement: Judgement, words: Language) -> bytes:
    """The file as sent, as XLSX, with its faults: two columns right of the table, marked cells, a sheet of results.

    A workbook keeps its sheets and formats; any other file becomes a workbook of texts, row for row. What is given
    back is read once more and holds the very table that was judged; a table that cannot be given back so (too
    large, or written in a way that no library keeps) is left out, and the sheet of results stands alone.
    """
    table = reading.read(content, file_name, judgement.choices)
    found = marks(judgement.problems, table, words)
    for make in _ways(content, judgement, table):
        done = _marked(make, judgement, table, found, words)
        if done is not None:
            return done
    book = Workbook()
    book.remove(book.active)
    add_result(book, judgement, words, holds_table=False)
    return saved(book)


def _ways(content: bytes, judgement: Judgement, table: TextTable) -> Iterator[Callable[[], Book]]:
    """How the table can be written, the most faithful way first."""
    if table.cells.height * table.cells.width > _CELLS_LIMIT:
        return
    kind = judgement.how.get("format")
    if kind == "XLSX" and is_openable(content):
        yield partial(opened, content, str(judgement.how["sheet"]))
    if kind == "CSV":
        yield partial(rewritten, content, judgement)
    yield partial(flattened, table)


def _marked(
    make: Callable[[], Book], judgement: Judgement, table: TextTable, found: dict[int, list[Mark]], words: Language
) -> bytes | None:
    """The workbook made in one way; None where that way fails or changes what is read."""
    try:
        book, sheet = make()
        mark(sheet, found, table, words)
        add_result(book, judgement, words, after=sheet)
        done = saved(book)
        chosen = judgement.choices.sheet if sheet.title == judgement.choices.sheet else None
        again = reading.read(done, judgement.file_name, Choices(sheet=chosen))
    except Fault:
        return None
    except Exception:  # openpyxl raises whatever it meets in a file of another program; there is another way
        return None
    return done if _is_same(table, again) else None


def _is_same(before: TextTable, after: TextTable) -> bool:
    """Whether the same table is read from both, but for our two columns."""
    ours = {*MARK_HEADERS, *OTHER_MARK_HEADERS}
    names = [name for name in before.headers if name not in ours]
    if names != [name for name in after.headers if name not in ours]:
        return False
    return _rows(before, names).equals(_rows(after, names)) and _numeric(before, names) == _numeric(after, names)


def _rows(table: TextTable, names: list[str]) -> pl.DataFrame:
    """The rows that hold anything; blank rows are none in a workbook."""
    filled = pl.any_horizontal(pl.col(name) != "" for name in names)
    return table.cells.select(pl.col(SOURCE_ROW).cast(pl.UInt32), *names).filter(filled)


def _numeric(table: TextTable, names: list[str]) -> object:
    numbers = {name: texts for name, texts in table.numbers.items() if name in names and texts}
    formats = {key: sorted(rows) for key, rows in table.formats.items() if key[0] in names and rows.len()}
    return numbers, formats
