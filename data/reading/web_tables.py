"""A web page that stands under the name of a spreadsheet → the rows of its one table, every cell as text."""

from html.parser import HTMLParser

from data import settings
from data.errors import FileRefused
from data.reading.bounds import refuse_rows, too_long
from data.reading.encodings import refuse
from data.reading.grids import rows_of
from data.reading.header_names import Span
from data.reading.kinds import NOT_READ
from data.reading.raised import raised
from data.reading.sheet_cells import Cell
from data.reading.sheet_letters import in_unicode
from data.reading.sheets import Sheet
from data.reading.tables import Rows

_NO_TABLE = (
    "This is a web page without a table. Open it in Excel, choose Save As → Excel Workbook (.xlsx), and "
    "send that file."
)
_SEVERAL = (
    "This is a web page with {count} tables, and it is not certain which one is the report. Open it in Excel, "
    "keep the one table, choose Save As → Excel Workbook (.xlsx), and send that file."
)
_NESTED = (
    "This is a web page whose table holds another table, so its rows cannot be told apart. Open it in Excel, "
    "choose Save As → Excel Workbook (.xlsx), and send that file."
)
_UNSURE = (
    "This is a web page whose table is not whole or overlaps itself near row {row}. Open it in Excel, choose "
    "Save As → Excel Workbook (.xlsx), and send that file."
)
_SHEET = "HTML"
_SILENT = frozenset({"script", "style", "title", "head", "template", "noscript", "xml"})


_CELLS = frozenset({"table", "tr", "td", "th", "br", "img", "input", "hr", "wbr"})


def read_web_table(content: bytes, encoding: str | None = None) -> Rows:
    """The rows of the one table in a UTF-8 web page; `encoding` was chosen for its bytes.

    Raises FileRefused where it is not certain which they are.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refuse(content) from error
    page = _Page()
    page.feed(text)
    page.close()
    filled = [table for table in page.tables if table.rows]
    if not filled:
        raise FileRefused(NOT_READ, _NO_TABLE)
    if len(filled) > 1:
        raise FileRefused(NOT_READ, _SEVERAL, count=len(filled))
    if page.is_open:
        raise FileRefused(NOT_READ, _UNSURE, row=str(max(filled[0].rows)))
    letters = in_unicode(filled[0], None) if encoding is None else {}
    rows = rows_of(filled[0])
    rows.how.update(letters)
    rows.how["sheets"] = []
    del rows.how["sheet"]
    return rows


def _is_unseen(given: dict[str, str]) -> bool:
    return "hidden" in given or "display:none" in given.get("style", "").replace(" ", "").lower()


class _Page(HTMLParser):
    """Takes a page's tables apart; a cell over several rows or columns is a merged one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[Sheet] = []
        self.is_open = False
        self._silent = 0
        self._row = self._column = 0
        self._taken: dict[int, set[int]] = {}
        self._pieces: list[str] | None = None
        self._over = (1, 1)
        self._letters = 0
        self._is_hidden = self._is_raised = False
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag in _SILENT:
            self._silent += 1
        elif self._pieces is not None and tag not in _CELLS and (self._unseen[:1] == [tag] or _is_unseen(given)):
            self._unseen += [tag] if self._unseen[:1] in ([], [tag]) else []
        elif tag == "sup":
            self._is_raised = True
        elif tag == "table":
            self._begin_table()
        elif tag == "tr" and self.is_open:
            self._end_cell()
            self._row, self._column = self._row + 1, 0
            refuse_rows(self._row)
            self._is_hidden = _is_unseen(given)
        elif tag in ("td", "th") and self.is_open:
            self._begin_cell(given)
        elif tag in ("br", "p", "div", "li") and self._pieces is not None:
            self._pieces.append("\n" if tag == "br" else " ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif self._unseen[:1] == [tag]:
            self._unseen.pop()
        elif tag == "sup":
            self._is_raised = False
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table" and self.is_open:
            self._end_cell()
            self.is_open = False

    def handle_data(self, data: str) -> None:
        if self._pieces is not None and not self._silent and not self._unseen:
            self._letters += len(data)
            if self._letters > settings.limit_cell():
                raise too_long(str(self._row))
            self._pieces.append(raised(data) if self._is_raised else data)

    def _begin_table(self) -> None:
        if self.is_open:
            raise FileRefused(NOT_READ, _NESTED)
        self.is_open = True
        self.tables.append(Sheet(_SHEET, False))
        self._row, self._column, self._taken = 0, 0, {}

    def _begin_cell(self, given: dict[str, str]) -> None:
        self._end_cell()
        if not self._row:
            raise self._unsure()
        taken = self._taken.setdefault(self._row, set())
        self._column += 1
        while self._column in taken:
            self._column += 1
        self._over = self._size(given, "rowspan"), self._size(given, "colspan")
        self._pieces, self._letters = [], 0

    def _size(self, given: dict[str, str], name: str) -> int:
        """How many rows or columns a cell covers. Raises FileRefused for what makes no sense."""
        text = given.get(name, "").strip() or "1"
        most = settings.limit_columns() if name == "colspan" else 65_534  # rows, as HTML has it
        if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= most:
            raise self._unsure()
        return int(text)

    def _end_cell(self) -> None:
        if self._pieces is None:
            return
        text, self._pieces = "".join(self._pieces), None
        self._unseen, self._is_raised = [], False
        lines = (" ".join(line.split()) for line in text.split("\n"))
        down, across = self._over
        span = Span(self._row, self._column, self._row + down - 1, self._column + across - 1)
        self._take(span)
        plain = " ".join(filter(None, lines))
        if plain:
            cell = Cell(self._row, self._column, "str", 0, row_is_hidden=self._is_hidden)
            self.tables[-1].add(cell, plain, "")
        if down > 1 or across > 1:
            self.tables[-1].spans.append(span)
        self._column = span.right

    def _take(self, span: Span) -> None:
        """Note the places that a cell covers below its own row. Raises FileRefused where two cells do."""
        here = self._taken.setdefault(span.top, set())
        own = set(range(span.left, span.right + 1))
        if here & own:
            raise self._unsure()
        here |= own
        for row in range(span.top + 1, span.bottom + 1):
            below = self._taken.setdefault(row, set())
            if below & own:
                raise self._unsure()
            below |= own

    def _unsure(self) -> FileRefused:
        return FileRefused(NOT_READ, _UNSURE, row=str(self._row))
