"""The sheet that explains a template: every column, what an empty cell and 0 mean, the rules that are checked."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from data.report_tables import GUIDE_TITLES, Column
from data.templates.explanations import HOW_TO, RULES, TITLES, example, meaning
from data.templates.prefilled import Prefilled
from data.templates.table_sheet import columns_of, period_text
from data.workbook_cells import BOLD, BOX, CENTRED, HEADER_FILL, TITLE, WRAPPED, put_text
from wording import Language

_HEADERS = ("Column", "Meaning", "Required?", "How to write it", "Example")
_WIDTHS = (30, 70, 14, 44, 28)
_KINDS = {
    "period": "The period of the report; it stands in every row",
    "organisation": "Chosen from the list",
    "code": "Text, as it is published",
    "text": "Text",
    "level": "Chosen from the list",
    "count": "A whole number, 0 or more",
    "quantity": "A number, 0 or more; decimals are allowed",
    "date": "Day/month/year",
}
_BY_LIST = "Chosen from the list"


def add_guide(book: Workbook, found: Prefilled, words: Language) -> None:
    """Adds the guide behind the table; its first cell tells the reader that it is no table."""
    sheet = book.create_sheet(words.text("Guide"), 1)
    put_text(sheet["A1"], GUIDE_TITLES[0 if words.code == "vi" else 1])
    sheet["A1"].font = TITLE
    put_text(sheet["A2"], words.text(TITLES[found.report.name]))
    rows = [tuple(words.text(name) for name in _HEADERS)]
    rows += [_row(column, found, words) for column in columns_of(found.report)]
    for row, texts in enumerate(rows, start=4):
        for place, text in enumerate(texts, start=1):
            cell = sheet.cell(row, place)
            put_text(cell, text, wrapped=True)
            cell.border = BOX
            if row == 4:
                cell.font, cell.fill, cell.alignment = BOLD, HEADER_FILL, CENTRED
    line = 5 + len(rows)
    for title, sentences in (("How to fill it in", HOW_TO), ("What is checked", RULES[found.report.name])):
        put_text(sheet.cell(line, 1), words.text(title))
        sheet.cell(line, 1).font = BOLD
        for step, sentence in enumerate(sentences, start=1):
            cell = sheet.cell(line + step, 1)
            put_text(cell, f"{step}. {words.text(sentence)}")
            sheet.merge_cells(None, line + step, 1, line + step, len(_HEADERS))
            cell.alignment = WRAPPED
            sheet.row_dimensions[line + step].height = 32
        line += len(sentences) + 2
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True


def _row(column: Column, found: Prefilled, words: Language) -> tuple[str, ...]:
    required = words.text("Yes") if column.is_required else words.text("No")
    how = words.text(_BY_LIST if column.name in found.lists else _KINDS[column.kind])
    if column.name == "period":
        shown = period_text(found, words)
    else:
        shown = next(iter(found.lists.get(column.name, [])), "") or example(column.name)
    return column.header, meaning(column.name, words), required, how, shown
