"""The analyst's own workbook opened and saved with everything that it holds, the results of its formulas too."""

import io
import re
import warnings
import zipfile
from collections.abc import Mapping
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

_UNPACKED_LIMIT = 64 << 20  # openpyxl takes about ten times as much memory
_FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f(?:[^>]*/>|[^>]*>.*?</f>))<v ?/?>(?:</v>)?</c>', re.DOTALL)

Results = Mapping[str, Mapping[str, Any]]  # sheet → place → the formula's result


def is_openable(content: bytes) -> bool:
    """Whether the package is small enough to be held whole: what looks empty to a reader takes memory here."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(member.file_size for member in archive.infolist()) <= _UNPACKED_LIMIT


def opened(content: bytes, sheet: str) -> tuple[Workbook, Worksheet]:
    """The workbook and the sheet that was read. Raises whatever openpyxl raises."""
    book = _load(content, data_only=False)
    if any(cell.data_type == "f" for own in book.worksheets for cell in own._cells.values()):
        book.formula_results = _results(book, _load(content, data_only=True))
    book.active = book[sheet]
    return book, book[sheet]


def saved(book: Workbook) -> bytes:
    """The workbook's bytes, every formula with the result that it was sent with."""
    out = io.BytesIO()
    book.save(out)
    results: Results = getattr(book, "formula_results", {})
    return _with_results(out.getvalue(), book, results) if results else out.getvalue()


def _load(content: bytes, *, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about parts that it does not keep
        return load_workbook(io.BytesIO(content), data_only=data_only, rich_text=not data_only)


def _results(book: Workbook, calculated: Workbook) -> Results:
    return {
        sheet.title: {
            cell.coordinate: calculated[sheet.title][cell.coordinate].value
            for cell in sheet._cells.values()
            if cell.data_type == "f"
        }
        for sheet in book.worksheets
    }


def _with_results(content: bytes, book: Workbook, results: Results) -> bytes:
    parts = {f"xl/worksheets/sheet{place}.xml": sheet.title for place, sheet in enumerate(book.worksheets, start=1)}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for member in before.infolist():
            part, known = before.read(member), results.get(parts.get(member.filename, ""))
            if known:
                text = part.decode("utf-8")
                part = _FORMULA.sub(partial(_cell, known, book), text).encode("utf-8")
            after.writestr(member, part)
    return out.getvalue()


def _cell(known: Mapping[str, Any], book: Workbook, found: re.Match[str]) -> str:
    """A formula's cell with its result; one that was never calculated stays without."""
    place, attributes, formula = found.groups()
    value = known.get(place)
    if value is None:
        return found[0]
    kind, text = _result(value, book)
    return f'<c r="{place}"{attributes}{kind}>{formula}<v>{escape(text)}</v></c>'


def _result(value: Any, book: Workbook) -> tuple[str, str]:
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    if isinstance(value, int | float):
        return "", repr(value)
    if isinstance(value, str):
        return (' t="e"' if value.startswith("#") and value.endswith(("!", "?", "A", "0!")) else ' t="str"'), value
    return "", repr(to_excel(value, book.epoch))
