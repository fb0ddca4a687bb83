"""The sheet beside the table: how the file was read, and every problem once, those of the whole file too."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data.errors import Problem
from data.judging import Judgement
from data.report_tables import RESULT_TITLES
from data.verdict_text import reading_lines
from data.workbook_cells import BOLD, BOX, CENTRED, HEADER_FILL, TITLE, put_text
from wording import Language

_HEADERS = ("Kind", "Rows", "Column", "Value in the file", "Count", "Reason", "Suggestion")
_WIDTHS = (12, 24, 28, 24, 10, 80, 40)
_ROWS_NAMED = 20

_TO_CORRECT = (
    "{errors} errors and {warnings} warnings. Correct the marked cells in the sheet “{sheet}” and send "
    "this workbook again: rows that are stored already stay as they are."
)
_LEFT_OUT = (
    "{errors} errors and {warnings} warnings. The table itself cannot be given back in a workbook; correct it in "
    "the file that was sent."
)
_NO_ERROR = "No error; {warnings} warnings."
_TABLES = {
    "online_services": "Online services",
    "shared_software": "Shared software",
    "portal_activity": "Portals",
    "measures": "Other work",
}


def add_result(
    book: Workbook,
    judgement: Judgement,
    words: Language,
    *,
    after: Worksheet | None = None,
    holds_table: bool = True,
) -> None:
    """Adds the sheet of results behind the table's sheet, in the place of one from an earlier time."""
    for old in [sheet for sheet in book.worksheets if sheet["A1"].value in RESULT_TITLES]:
        book.remove(old)
    place = book.index(after) + 1 if after is not None else 0
    sheet = book.create_sheet(words.text("Result of the check"), place)
    lines = _lines(judgement, words, after.title if after is not None and holds_table else None)
    for row, line in enumerate(lines, start=1):
        put_text(sheet.cell(row, 1), line)
    sheet["A1"].font = TITLE
    _put_problems(sheet, len(lines) + 2, judgement, words)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True


def _lines(judgement: Judgement, words: Language, sheet: str | None) -> list[str]:
    counts = {"errors": judgement.errors, "warnings": judgement.warnings}
    if judgement.accepted:
        verdict = words.text(_NO_ERROR, **counts)
    else:
        verdict = words.text(_TO_CORRECT, sheet=sheet, **counts) if sheet else words.text(_LEFT_OUT, **counts)
    table = words.text(_TABLES[judgement.report.name])
    return [
        RESULT_TITLES[0 if words.code == "vi" else 1],
        f"{words.text('File')}: {judgement.file_name} · {table}",
        verdict,
        *(line.strip() for line in reading_lines(judgement.how, words)),
    ]


def _put_problems(sheet: Worksheet, first: int, judgement: Judgement, words: Language) -> None:
    if not judgement.problems:
        return
    for column, name in enumerate(_HEADERS, start=1):
        cell = sheet.cell(first, column)
        put_text(cell, words.text(name))
        cell.font, cell.fill, cell.border, cell.alignment = BOLD, HEADER_FILL, BOX, CENTRED
    ordered = sorted(judgement.problems, key=lambda problem: problem.severity != "error")
    for row, problem in enumerate(ordered, start=first + 1):
        for column, text in enumerate(_cells(problem, words), start=1):
            cell = sheet.cell(row, column)
            put_text(cell, text, wrapped=True)
            cell.border = BOX
    sheet.freeze_panes = f"A{first + 1}"


def _cells(problem: Problem, words: Language) -> tuple[str, ...]:
    kind = words.text("Error") if problem.severity == "error" else words.text("Warning")
    named = ", ".join(map(str, problem.all_rows[:_ROWS_NAMED]))
    if len(problem.all_rows) > _ROWS_NAMED:
        named = words.text("{rows} and {count} more", rows=named, count=len(problem.all_rows) - _ROWS_NAMED)
    value, suggestion = problem.value or "", problem.suggestion or ""
    count = words.number(problem.count)
    return kind, named, problem.column or "", value, count, problem.sentence(words), suggestion
