"""The parts of an XLSX package that its sheets share: their names, the shared texts, what styles show."""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

from data.errors import FileRefused
from data.reading.bounds import bomb, has_many_parts, refuse_unpacked
from data.reading.kinds import DAMAGED, NOT_READ
from data.reading.number_formats import kind_of_code, kind_of_own
from data.reading.xml_parts import local, read_texts, tree

_RELATION = re.compile(r"\{[^}]*/relationships\}id$")
_SMALL = 32 << 20  # bytes of a part that is read as a whole
_OTHER = (
    (
        "content.xml",
        "This is an OpenDocument file (.ods). Open it, save it as Excel Workbook (.xlsx), and send that file.",
    ),
    (
        "xl/workbook.bin",
        "This is a binary workbook (.xlsb). Open it, save it as Excel Workbook (.xlsx), and send that file.",
    ),
    ("word/document.xml", "This is a Word document. Copy its table into a new workbook and send that as XLSX."),
    ("ppt/presentation.xml", "This is a presentation. Copy its table into a new workbook and send that as XLSX."),
)
_OTHER_ZIP = (
    "This is a packed file, but no XLSX workbook. Open it in the program that made it, choose Save As → Excel "
    "Workbook (.xlsx), and send that file."
)


@dataclass(frozen=True)
class SheetPart:
    """A worksheet's name, the archive's part that holds it, and whether Excel hides it."""

    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True)
class Shared:
    """What the cells of every sheet refer to: texts by number, and what a style makes of a number.

    A style is `date`, `month` (a date without its day), `elapsed` (hours beyond the day), `percent` (a hundred
    times the number and a sign),
    `percent sign` (the sign alone), `scaled` (thousands or millions of it), `formatted` (digits added or hidden);
    one that shows it as it is has none. `is_stale`: Excel is to calculate all formulas anew when it opens the file.
    """

    texts: list[str]
    styles: dict[int, str]
    counts_from_1904: bool
    is_stale: bool = False


def open_package(content: bytes) -> zipfile.ZipFile:
    """The parts of an XLSX file. Raises FileRefused for another package, and for one that unpacks to too much."""
    if has_many_parts(content):
        raise bomb("zip")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise FileRefused(NOT_READ, DAMAGED) from error
    members = archive.infolist()
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise FileRefused(NOT_READ, next((sentence for name, sentence in _OTHER if name in names), _OTHER_ZIP))
    refuse_unpacked(members)
    return archive


def sheet_parts(archive: zipfile.ZipFile) -> list[SheetPart]:
    """The worksheets in the book's order. Raises KeyError where the package is not whole."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _part(archive, "xl/_rels/workbook.xml.rels")
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
    said = {(local(element.tag), name) for element in _workbook(archive).iter() for name in _said(element)}
    texts: list[str] = []
    if "xl/sharedStrings.xml" in names:
        with archive.open("xl/sharedStrings.xml") as part:
            texts = read_texts(part)
    styles = _styles(archive) if "xl/styles.xml" in names else {}
    return Shared(texts, styles, ("workbookPr", "date1904") in said, ("calcPr", "fullCalcOnLoad") in said)


def _said(element: ElementTree.Element) -> list[str]:
    """The attributes that say yes."""
    return [name for name, value in element.items() if value in ("1", "true")]


def _workbook(archive: zipfile.ZipFile) -> ElementTree.Element:
    return _part(archive, "xl/workbook.xml")


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """A small part's tree. Raises KeyError for none, FileRefused for one that is not small."""
    if archive.getinfo(name).file_size > _SMALL:
        raise bomb(name)
    return tree(archive.read(name))


def _styles(archive: zipfile.ZipFile) -> dict[int, str]:
    styles = _part(archive, "xl/styles.xml")
    codes = {
        int(element.get("numFmtId", 0)): element.get("formatCode", "")
        for element in styles.iter()
        if local(element.tag) == "numFmt"
    }
    cell_styles = (style for group in styles if local(group.tag) == "cellXfs" for style in group)
    formats = [int(style.get("numFmtId", 0)) for style in cell_styles]
    kinds = {key: kind_of_code(codes[key]) if key in codes else kind_of_own(key) for key in set(formats)}
    return {number: kinds[key] for number, key in enumerate(formats) if kinds[key]}
