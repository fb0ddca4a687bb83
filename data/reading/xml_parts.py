"""The XML of a workbook's parts, read so that no part can make more of itself than it holds."""

from typing import IO
from xml.etree import ElementTree

from data import settings
from data.reading.bounds import bomb, too_long
from data.reading.raised import raised

_PIECE = 1 << 16
_MOST_TEXTS = 5_000_000


def local(tag: str) -> str:
    """An element's name without its namespace: transitional and strict files differ in that alone."""
    return tag.rpartition("}")[2]


class _Tree(ElementTree.TreeBuilder):
    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """No workbook declares a document type; one that does may define texts that grow without end."""
        raise ValueError(name)


def tree(content: bytes) -> ElementTree.Element:
    """The elements of a small part. Raises ElementTree.ParseError and ValueError for a damaged one."""
    return ElementTree.fromstring(content, parser=ElementTree.XMLParser(target=_Tree()))


def read_texts(stream: IO[bytes]) -> list[str]:
    """The shared texts: their runs joined, without the reading aids of East Asian scripts."""
    target = _Texts()
    feed(stream, target)
    return target.texts


def feed(stream: IO[bytes], target: object) -> None:
    """Tells a part's events to `target`. Raises ElementTree.ParseError and ValueError for a damaged part."""
    parser = ElementTree.XMLParser(target=target)
    while piece := stream.read(_PIECE):
        parser.feed(piece)
    parser.close()


class _Texts:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._is_text = self._is_aid = self._is_raised = False
        self._letters, self._limit = 0, settings.limit_cell()

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise ValueError(name)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "t":
            self._is_text = not self._is_aid
        elif name == "rPh":
            self._is_aid = True
        elif name == "r":
            self._is_raised = False
        elif name == "vertAlign":
            self._is_raised = attributes.get("val") == "superscript"
        elif name == "si":
            self._pieces, self._letters, self._is_raised = [], 0, False

    def data(self, text: str) -> None:
        if self._is_text:
            self._letters += len(text)
            if self._letters > self._limit:
                raise too_long("?")
            self._pieces.append(raised(text) if self._is_raised else text)

    def end(self, tag: str) -> None:
        name = local(tag)
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_aid = False
        elif name == "si":
            self.texts.append("".join(self._pieces))
            if len(self.texts) > _MOST_TEXTS:
                raise bomb("xl/sharedStrings.xml")
