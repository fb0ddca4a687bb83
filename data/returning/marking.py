"""The marks on a sheet: two columns right of the table, and each faulty cell filled, framed and with a note."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.reading.tables import TextTable, clean
from data.report_tables import MARK_HEADERS, OTHER_MARK_HEADERS
from data.returning.marks import Mark
from data.workbook_cells import BOLD, BOX, CENTRED, HEADER_FILL, put_text
from wording import Language

AUTHOR = "Kiểm tra báo cáo"  # by whom a note is known as ours when the file comes back
_RULE = "\n———\n"  # between our note and the analyst's own
_NOTES_LIMIT = 5_000
_MERGED_ROWS = 3


def _frame(style: str, colour: str) -> Border:
    line = Side(style=style, color=colour)
    return Border(left=line, right=line, top=line, bottom=line)


_LOOKS = {
    True: (PatternFill("solid", fgColor="FFC7CE"), _frame("medium", "C00000")),
    False: (PatternFill("solid", fgColor="FFEB9C"), _frame("dashed", "9C5700")),
}


@dataclass(frozen=True)
class _Layout:
    """Where the table stands: the header's first and last row, each header's column, the last column in use."""

    top: int
    header_row: int
    columns: dict[str, int]
    last: int


def mark(sheet: Worksheet, found: dict[int, list[Mark]], table: TextTable, words: Language) -> None:
    """Writes every fault beside its row and marks its cell; marks of an earlier time are taken off first."""
    layout = _layout(sheet, table)
    _take_off(sheet, layout)
    faults, suggestions = _mark_columns(sheet, layout, words)
    for row, marks in found.items():
        _put(sheet.cell(row, faults), [_said(each, words) for each in marks], is_error=marks[0].is_error)
        suggested = list(dict.fromkeys(each.suggestion for each in marks if each.suggestion))
        if suggested:
            _put(sheet.cell(row, suggestions), suggested, is_error=None)
    _mark_cells(sheet, layout, found, words)


def _said(mark: Mark, words: Language) -> str:
    return f"{words.text('Error') if mark.is_error else words.text('Warning')}: {mark.sentence}"


def _put(cell: Any, sentences: list[str], *, is_error: bool | None) -> None:
    put_text(cell, "\n".join(dict.fromkeys(sentences)), wrapped=True)
    if is_error is not None:
        cell.fill = _LOOKS[is_error][0]
    cell.border = BOX


def _mark_cells(sheet: Worksheet, layout: _Layout, found: dict[int, list[Mark]], words: Language) -> None:
    said: dict[tuple[int, int], list[Mark]] = {}
    for row, marks in found.items():
        for each in marks:
            if each.header in layout.columns:
                said.setdefault((row, layout.columns[each.header]), []).append(each)
    for notes, ((row, column), marks) in enumerate(said.items()):
        cell = _anchor(sheet, row, column)
        cell.fill, cell.border = _LOOKS[any(each.is_error for each in marks)]
        if notes < _NOTES_LIMIT:
            lines = [_said(each, words) for each in marks]
            lines += [f"{words.text('Suggestion')}: {each.suggestion}" for each in marks if each.suggestion]
            _annotate(cell, "\n".join(dict.fromkeys(lines)))


def _annotate(cell: Any, text: str) -> None:
    own = cell.comment.text if cell.comment else ""
    ours = own if cell.comment and cell.comment.author == AUTHOR else ""
    theirs = own.partition(_RULE)[2] if ours else own
    cell.comment = Comment(text + (_RULE + theirs if theirs else ""), AUTHOR, width=320, height=40 + len(text) // 2)


def _anchor(sheet: Worksheet, row: int, column: int) -> Any:
    """The cell, or for one inside a merged range the one that holds the range's value."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, MergedCell):
        return cell
    merged = next(area for area in sheet.merged_cells.ranges if cell.coordinate in area)
    return sheet.cell(merged.min_row, merged.min_col)


def _take_off(sheet: Worksheet, layout: _Layout) -> None:
    """Takes off the marks of an earlier time: each cell looks again as an unmarked one of its column."""
    ours = [cell for cell in sheet._cells.values() if getattr(cell, "comment", None)]
    ours = [cell for cell in ours if cell.comment.author == AUTHOR]
    places = {(cell.row, cell.column) for cell in ours}
    for cell in ours:
        rows = [cell.row + step for step in (1, -1, 2, -2, 3, -3) if cell.row + step > layout.header_row]
        plain = next((row for row in rows if (row, cell.column) not in places), None)
        like = sheet.cell(plain, cell.column) if plain else None
        cell.fill = copy(like.fill) if like else PatternFill()
        cell.border = copy(like.border) if like else Border()
        theirs = cell.comment.text.partition(_RULE)[2]
        cell.comment = Comment(theirs, "") if theirs else None


def _mark_columns(sheet: Worksheet, layout: _Layout, words: Language) -> tuple[int, int]:
    """The two columns, those of an earlier time emptied, else new ones right of the table."""
    for names in (MARK_HEADERS, OTHER_MARK_HEADERS):
        for pair in (names[:2], names[2:]):
            columns = [layout.columns.get(name, 0) for name in pair]
            if all(columns) and columns[1] == columns[0] + 1 and columns[1] == layout.last:
                for cell in [cell for cell in sheet._cells.values() if cell.column in columns]:
                    if cell.row > layout.header_row:
                        cell.value, cell.fill, cell.border = None, PatternFill(), Border()
                return columns[0], columns[1]
    place = 0 if words.code == "vi" else 2
    names = MARK_HEADERS if not set(MARK_HEADERS) & set(layout.columns) else OTHER_MARK_HEADERS
    for column, name in enumerate(names[place : place + 2], start=layout.last + 1):
        _head(sheet, layout, column, name)
    return layout.last + 1, layout.last + 2


def _head(sheet: Worksheet, layout: _Layout, column: int, name: str) -> None:
    """A column's header in the first row of a merged header: below it, it would belong to the last group."""
    cell = sheet.cell(layout.top, column)
    put_text(cell, name)
    cell.font, cell.fill, cell.border, cell.alignment = BOLD, HEADER_FILL, BOX, CENTRED
    if layout.top < layout.header_row:
        sheet.merge_cells(None, layout.top, column, layout.header_row, column)
    sheet.column_dimensions[get_column_letter(column)].width = 60 if column == layout.last + 1 else 32


def _layout(sheet: Worksheet, table: TextTable) -> _Layout:
    """Where each header stands: the fewest rows, up to the header's last, whose texts make up all the names."""
    header_row, headers = int(str(table.how["header_row"])), table.headers
    depth = max(name.count(" | ") for name in headers) + 1
    columns: dict[str, int] = {}
    for rows in range(depth, max(depth, _MERGED_ROWS) + 1):
        filled = _filled(sheet, header_row - rows + 1, header_row)
        if len(filled) == len(headers) and all(
            set(texts) <= set(name.split(" | ")) for name, texts in zip(headers, filled.values(), strict=True)
        ):
            columns, depth = dict(zip(headers, filled, strict=True)), rows
            break
    used = [cell.column for cell in sheet._cells.values() if cell.value is not None]
    used += [area.max_col for area in sheet.merged_cells.ranges if area.max_row > header_row - depth]
    return _Layout(max(1, header_row - depth + 1), header_row, columns, max(used))


def _filled(sheet: Worksheet, first: int, last: int) -> dict[int, list[str]]:
    """Column → its texts in these rows, for the columns that have any."""
    found: dict[int, list[str]] = {}
    for row in range(max(1, first), last + 1):
        for column in range(1, sheet.max_column + 1):
            text = " ".join(clean(str(sheet.cell(row, column).value or "")).split())
            if text:
                found.setdefault(column, []).append(text)
    return dict(sorted(found.items()))
