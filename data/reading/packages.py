"""The parts of an XLSX package that its sheets share: their names, the shared texts, which styles are dates."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

_RELATION = re.compile(r"\{[^}]*/relationships\}id$")
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})  # ECMA-376 18.8.30
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DATE_LETTER = re.compile(r"[dmyhs]", re.IGNORECASE)


@dataclass(frozen=True)
class SheetPart:
    """A worksheet's name, the archive's part that holds it, and whether Excel hides it."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True)
class Shared:
    """What the cells of every sheet refer to: texts by number, and the numbers of styles that show dates."""

    texts: list[str]
    date_styles: frozenset[int]
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
    styles = _date_styles(archive) if "xl/styles.xml" in names else frozenset()
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


def _date_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    formats = {
        int(element.get("numFmtId", 0)): element.get("formatCode", "")
        for element in styles.iter()
        if local(element.tag) == "numFmt"
    }
    dates = _DATE_FORMATS - set(formats) | {key for key, code in formats.items() if _shows_date(code)}
    cell_styles = (style for group in styles if local(group.tag) == "cellXfs" for style in group)
    return frozenset(number for number, style in enumerate(cell_styles) if int(style.get("numFmtId", 0)) in dates)


def _shows_date(code: str) -> bool:
    """Whether a number format shows a day or a time: its letters outside quotes, colours and conditions."""
    first = code.split(";")[0]
    return bool(_ELAPSED.search(first) or _DATE_LETTER.search(_NOT_CODE.sub("", first)))
