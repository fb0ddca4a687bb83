"""Writing cells of a workbook so that a text stays the text it is, and the looks that our sheets share.

openpyxl writes both the analysts' own files and the templates: it is the one library that keeps the formats of a
workbook made elsewhere, and it writes lists, validations and print setups as well as any other.
"""

import re
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

TEXT_FORMAT = "@"
LONGEST_TEXT = 32_767  # letters of a cell; Excel cuts what is longer

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|_(?=x[0-9A-F]{4}_)")
ACTS = ("=", "+", "-", "@", "\t", "\r")  # how a text begins that a spreadsheet may take for a formula

BOLD, QUIET = Font(bold=True), Font(color="595959")
TITLE = Font(bold=True, size=14)
WRAPPED = Alignment(wrap_text=True, vertical="top")
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
HEADER_FILL = PatternFill("solid", fgColor="D9E2EC")
_LINE = Side(style="thin", color="7F7F7F")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def put_text(cell: Any, text: str, *, wrapped: bool = False) -> None:
    """Writes a text as text, whatever it begins with: never a formula, a number or a date.

    Signs that XML cannot hold are written as Excel writes them (`_x000B_`).
    """
    cell.value = _UNWRITABLE.sub(_escaped, text)
    cell.data_type = "s"
    cell.number_format = TEXT_FORMAT
    if text.startswith(ACTS):
        cell.quotePrefix = True
    if wrapped:
        cell.alignment = WRAPPED


def _escaped(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"
