"""XLSX → rows of texts: one visible sheet, every cell as it is kept in the file.

The package is read with the standard library: the fast readers take all memory for one cell far out, end the
whole process on a damaged file, and give an error cell as an empty one.
"""

import zipfile
import zlib
from collections.abc import Callable, Sequence
from xml.etree import ElementTree

from data.errors import FileRefused, Option, Question
from data.reading.grids import rows_of
from data.reading.kinds import DAMAGED, NOT_READ
from data.reading.packages import open_package, read_shared, sheet_parts
from data.reading.sheet_letters import in_unicode
from data.reading.sheets import Sheet, read_sheet
from data.reading.tables import Rows
from data.report_tables import GUIDE_TITLES, RESULT_TITLES

_EMPTY = "The workbook holds no visible sheet with anything in it."
_SEVERAL = "The workbook holds several sheets: {sheets}. Choose one, or delete the others and send it again."
_NO_SHEET = "There is no sheet “{sheet}” with anything in it. The workbook holds: {sheets}."
_SHEET = "The sheet “{sheet}”"


def read_workbook(content: bytes, sheet: str | None, encoding: str | None = None) -> Rows:
    """The rows of one sheet, and what the formats of its numeric cells say.

    Raises FileRefused where several sheets could be meant, or the header is not certain.
    """
    try:
        with open_package(content) as archive:
            shared = read_shared(archive)
            parts = {part.name: part for part in sheet_parts(archive)}
            starts = [read_sheet(archive, part, shared, only_first=True) for part in parts.values()]
            return choose(starts, sheet, lambda name: read_sheet(archive, parts[name], shared), encoding)
    except (*_BROKEN_PACKAGE, *_BROKEN_CONTENT) as error:
        raise FileRefused(NOT_READ, DAMAGED) from error


_BROKEN_PACKAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
_BROKEN_CONTENT = (ElementTree.ParseError, LookupError, ValueError, ArithmeticError)


def choose(
    starts: Sequence[Sheet], wanted: str | None, read: Callable[[str], Sheet], encoding: str | None = None
) -> Rows:
    """The rows of the sheet to read, `starts` being each with its first cell. A hidden one is read when asked for.

    Raises FileRefused, with a question, where several could be meant.
    """
    filled = {start.name: start for start in starts if start.rows or start.fault}
    visible = [start.name for start in filled.values() if not start.is_hidden and not _is_ours(start)]
    if wanted is not None and wanted not in filled:
        raise FileRefused(NOT_READ, _NO_SHEET, sheet=wanted, sheets=", ".join(filled))
    if wanted is None and not visible:
        raise FileRefused(NOT_READ, _EMPTY)
    if wanted is None and len(visible) > 1:
        options = tuple(Option(name, _SHEET, {"sheet": name}) for name in visible)
        question = Question("sheet", "", options)
        raise FileRefused(NOT_READ, _SEVERAL, sheets=", ".join(visible)).asking(question)
    chosen = read(wanted if wanted is not None else visible[0])
    letters = in_unicode(chosen, encoding)
    rows = rows_of(chosen)
    rows.how.update(letters)
    rows.how["sheets"] = list(filled)
    rows.how["hidden_sheets"] = [start.name for start in filled.values() if start.is_hidden]
    return rows


def _is_ours(sheet: Sheet) -> bool:
    """Whether the product wrote this sheet beside the table: a template's guide, the result of a check."""
    return sheet.rows.get(1, {}).get(1) in (*RESULT_TITLES, *GUIDE_TITLES)
