"""The sheet that is filled in, and the hidden one that holds its lists."""

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data import calendars
from data.report_tables import PERIOD_COLUMNS, Column, ReportTable
from data.templates.explanations import TITLES, meaning
from data.templates.prefilled import Prefilled
from data.workbook_cells import BOX, CENTRED, HEADER_FILL, QUIET, TEXT_FORMAT, TITLE, put_text
from wording import Language

HEADER_ROW = 4
_ROOM = 300  # empty rows below the filled ones that keep the lists and formats
_WIDTHS = {"period": 16, "organisation": 38, "code": 26, "text": 46, "level": 12, "date": 16}
_FORMATS = {"count": "#,##0", "quantity": "#,##0.###", "date": "dd/mm/yyyy", "level": "General"}
_MUST = PatternFill("solid", fgColor="1F4E79")

_LEGEND = "White on blue, bold: must be filled in. An empty figure is “not reported”; write 0 where there was none."
_WHOLE = (
    "Write a whole number, 0 or more, without a unit or a sign. Leave the cell empty where it is not known yet."
)
_NUMBER = "Write a number, 0 or more. Leave the cell empty where it is not known yet."
_CHOOSE = "Choose from the list."
_DAY = "Write a date, day/month/year, like 20/03/2019."
_NOT_VALID = "Not valid"

Lists = dict[str, str]  # column → the range of its list


def columns_of(report: ReportTable) -> list[Column]:
    """A template's columns: one for the period, then the report's own."""
    return [column for column in report.columns if column.name not in PERIOD_COLUMNS[1:]]


def add_lists(book: Workbook, found: Prefilled, words: Language) -> Lists:
    """The hidden sheet of lists; a list that is a number of levels stands as numbers, as it is typed."""
    sheet = book.create_sheet(words.text("Lists"))
    sheet.sheet_state = "hidden"
    ranges = {}
    for place, (name, texts) in enumerate(found.lists.items(), start=1):
        put_text(sheet.cell(1, place), found.report.column(name).header)
        for row, text in enumerate(texts, start=2):
            _put(sheet, row, place, text, name)
        letter = get_column_letter(place)
        ranges[name] = f"'{sheet.title}'!${letter}$2:${letter}${len(texts) + 1}"
    return ranges


def add_table(book: Workbook, found: Prefilled, lists: Lists, words: Language) -> None:
    """The first sheet: title, header, one row for each that is owed."""
    sheet = book.worksheets[0]
    sheet.title = words.text("Report")
    columns, last = columns_of(found.report), HEADER_ROW + len(found.rows)
    _put_titles(sheet, found, words)
    for place, column in enumerate(columns, start=1):
        _put_header(sheet, place, column, words)
        _format(sheet, place, column, last + _ROOM)
        _validate(sheet, place, column, lists, last + _ROOM, words)
    for row, cells in enumerate(found.rows, start=HEADER_ROW + 1):
        for place, column in enumerate(columns, start=1):
            text = period_text(found, words) if column.name == "period" else cells.get(column.name, "")
            if text:
                _put(sheet, row, place, text, column.name)
            sheet.cell(row, place).border = BOX
    _lay_out(sheet, found.report, columns, last)
    book.active = sheet


def period_text(found: Prefilled, words: Language) -> str:
    """The period as people write it, where it is read back as this one; else its plain name."""
    text = words.period_short(found.period_name)
    return text if calendars.parse_period(text, found.calendar) == found.period else found.period_name


def _put(sheet: Worksheet, row: int, column: int, text: str, name: str) -> None:
    if name == "level" and text.isdigit():
        sheet.cell(row, column, int(text))
    else:
        put_text(sheet.cell(row, column), text)


def _put_titles(sheet: Worksheet, found: Prefilled, words: Language) -> None:
    named = words.period(found.period_name, found.period.start, found.period.end)
    for row, text in enumerate((words.text(TITLES[found.report.name]), named, words.text(_LEGEND)), start=1):
        put_text(sheet.cell(row, 1), text)
        sheet.cell(row, 1).font = TITLE if row == 1 else QUIET


def _put_header(sheet: Worksheet, place: int, column: Column, words: Language) -> None:
    cell = sheet.cell(HEADER_ROW, place)
    put_text(cell, column.header)
    must = column.is_required
    cell.font = Font(bold=must, color="FFFFFF" if must else "000000")
    cell.fill, cell.border, cell.alignment = _MUST if must else HEADER_FILL, BOX, CENTRED
    note = meaning(column.name, words)
    if must:
        note = f"{words.text('Required')}. {note}"
    cell.comment = Comment(note, "", width=320, height=60 + len(note) // 2)


def _format(sheet: Worksheet, place: int, column: Column, last: int) -> None:
    form = _FORMATS.get(column.kind, TEXT_FORMAT)
    for row in range(HEADER_ROW + 1, last + 1):
        cell = sheet.cell(row, place)
        cell.number_format = form
        if column.kind in ("text", "organisation", "code"):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(column.kind, 14)


def _validate(sheet: Worksheet, place: int, column: Column, lists: Lists, last: int, words: Language) -> None:
    if column.name in lists:
        rule, sentence = DataValidation("list", f"={lists[column.name]}"), _CHOOSE
    elif column.kind == "count":
        rule, sentence = DataValidation("whole", operator="greaterThanOrEqual", formula1="0"), _WHOLE
    elif column.kind == "quantity":
        rule, sentence = DataValidation("decimal", operator="greaterThanOrEqual", formula1="0"), _NUMBER
    elif column.kind == "date":
        rule, sentence = DataValidation("date", operator="greaterThan", formula1="DATE(1990,1,1)"), _DAY
    else:
        return
    rule.allow_blank, rule.showErrorMessage, rule.errorStyle = True, True, "stop"
    rule.errorTitle, rule.error = words.text(_NOT_VALID), words.text(sentence)
    letter = get_column_letter(place)
    rule.add(f"{letter}{HEADER_ROW + 1}:{letter}{last}")
    sheet.add_data_validation(rule)


def _lay_out(sheet: Worksheet, report: ReportTable, columns: list[Column], last: int) -> None:
    """Frozen header and keys, and a print on A4 across with the header on every page."""
    names = [column.name for column in columns]
    key = get_column_letter(names.index("organisation") + 2)
    sheet.freeze_panes = f"{key}{HEADER_ROW + 1}"
    sheet.row_dimensions[HEADER_ROW].height = 48
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_area = f"A1:{get_column_letter(len(columns))}{last}"
