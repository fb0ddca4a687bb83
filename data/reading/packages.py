"""The parts of an XLSX package that its sheets share: their names, the shared texts, what styles show."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

_RELATION = re.compile(r"\{[^}]*/relationships\}id$")
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})  # ECMA-376 18.8.30
_MONTH_FORMAT = 17  # mmm-yy
_PERCENT_FORMATS = frozenset({9, 10})
_PLAIN_FORMATS = frozenset({0, 1, 49})
_PLAIN_CODES = frozenset({"general", "0", "#", "@"})
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DATE_LETTER = re.compile(r"[dmyhs]", re.IGNORECASE)
_DAY_OR_TIME = re.compile(r"[dhs]", re.IGNORECASE)


@dataclass(frozen=True)
class SheetPart:
    """A worksheet's name, the archive's part that holds it, and whether Excel hides it."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True)
class Shared:
    """What the cells of every sheet refer to: texts by number, and what a style makes of a number.

    A style is `date`, `month` (a date without its day), `percent` (a hundred times the number and a sign),
    `percent sign` (the sign alone), `formatted` (digits added or hidden); one that shows it as it is has none.
    """

    texts: list[str]
    styles: dict[int, str]
    counts_from_1904: bool


def local(tag: str) -> str:
    """An element's name without its namespace: transitional and strict files differ in that alone."""
    return tag.rpartition("}")[2]


def sheet_parts(archive: zipfile.ZipFile) -> list[SheetPart]:
    """The worksheets in the book's order. Raises KeyError where the package is not whole."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        if relation.get("Type", "").endswith("/worksheet")
    }
    parts = []
    for element in _workbook(archive).iter():
        key = next((value for name, value in element.items() if _RELATION.search(name)), None)
        if local(element.tag) == "sheet" and key in targets:
            part = posixpath.normpath(posixpath.join("/xl", targets[key])).lstrip("/")
            hidden = element.get("state", "visible") != "visible"
            parts.append(SheetPart(element.get("name", ""), part, hidden))
    return parts


def read_shared(archive: zipfile.ZipFile) -> Shared:
    """The shared texts and styles; a package may have neither."""
    names = set(archive.namelist())
    properties = (element for element in _workbook(archive).iter() if local(element.tag) == "workbookPr")
    since_1904 = any(element.get("date1904") in ("1", "true") for element in properties)
    texts = list(_texts(archive)) if "xl/sharedStrings.xml" in names else []
    styles = _styles(archive) if "xl/styles.xml" in names else {}
    return Shared(texts, styles, since_1904)


def text_of(element: ElementTree.Element) -> str:
    """The text of a shared or inline string: its runs joined, without the reading aids of East Asian scripts."""
    runs = (run for run in element if local(run.tag) != "rPh")
    return "".join(part.text or "" for run in runs for part in run.iter() if local(part.tag) == "t")


def _workbook(archive: zipfile.ZipFile) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read("xl/workbook.xml"))


def _texts(archive: zipfile.ZipFile) -> Iterator[str]:
    with archive.open("xl/sharedStrings.xml") as part:
        for _, element in ElementTree.iterparse(part):
            if local(element.tag) == "si":
                yield text_of(element)
                element.clear()


def _styles(archive: zipfile.ZipFile) -> dict[int, str]:
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    codes = {
        int(element.get("numFmtId", 0)): element.get("formatCode", "")
        for element in styles.iter()
        if local(element.tag) == "numFmt"
    }
    cell_styles = (style for group in styles if local(group.tag) == "cellXfs" for style in group)
    formats = [int(style.get("numFmtId", 0)) for style in cell_styles]
    kinds = {key: _kind(codes[key]) if key in codes else _own_kind(key) for key in set(formats)}
    return {number: kinds[key] for number, key in enumerate(formats) if kinds[key]}


def _own_kind(number: int) -> str:
    """What one of Excel's own formats shows; "" for the number as it is."""
    if number in _DATE_FORMATS:
        return "month" if number == _MONTH_FORMAT else "date"
    if number in _PERCENT_FORMATS:
        return "percent"
    return "" if number in _PLAIN_FORMATS else "formatted"


def _kind(code: str) -> str:
    """The same for a format that the file writes down."""
    if _shows_date(code):
        bare = _NOT_CODE.sub("", code.split(";")[0])
        return "date" if _DAY_OR_TIME.search(bare) or _ELAPSED.search(code) else "month"
    if "%" in code:
        return "percent" if "%" in _NOT_CODE.sub("", code) else "percent sign"
    return "" if code.strip().lower() in _PLAIN_CODES else "formatted"


def _shows_date(code: str) -> bool:
    """Whether a number format shows a day or a time: its letters outside quotes, colours and conditions."""
    first = code.split(";")[0]
    return bool(_ELAPSED.search(first) or _DATE_LETTER.search(_NOT_CODE.sub("", first)))
