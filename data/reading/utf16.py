"""UTF-16 → UTF-8, whole or refused with the place."""

import re

from data.errors import FileRefused
from data.reading.kinds import NOT_READ

CUT = (
    "The file ends in the middle of a letter (line {line}, after “{example}”): it was cut short on the way. Send "
    "it once more."
)
BINARY = "This is not a text file. Send the spreadsheet as XLSX or as CSV UTF-8."
_PARTS = (
    "From line {line} on the bytes are no text in {encoding}, as the rest of the file is (after “{example}”). "
    "Save the original again as Excel Workbook (.xlsx) or CSV UTF-8 and send that file."
)
_CODECS = {"UTF-16 LE": "utf-16-le", "UTF-16 BE": "utf-16-be"}
_TEXT = re.compile(r"[\t\n\r\x20-\x7e\u00a0-\u024f\u02b0-\u036f\u1e00-\u1eff\u2000-\u2fff\ufeff]*")
_BYTES = re.compile(rb"[\x20-\x7e\t\r\n]{24,}")  # so much plain text cannot stand in UTF-16
_SHOWN = 30


def from_utf16(content: bytes, name: str) -> bytes:
    """A text without its mark. Raises FileRefused where it is cut, or its parts differ."""
    codec = _CODECS[name]
    found = next((run for run in _BYTES.finditer(content) if b"\n" in run[0] or b"\r" in run[0]), None)
    if found:
        raise _refused(_PARTS, content[: (found.start() + 1) // 2 * 2].decode(codec, "replace"), name)
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(codec)
        is_cut = error.reason == "truncated data" or error.end >= len(content)
        raise _refused(CUT if is_cut else _PARTS, before, name) from error
    if "\x00" in text:
        raise _refused(_PARTS, text[: text.index("\x00")], name)
    return text.encode("utf-8")


def from_unmarked_utf16(content: bytes) -> tuple[bytes, str]:
    """UTF-16 without a mark, where only one byte order gives Latin text in lines, and the name of this order."""
    found = []
    for name, codec in _CODECS.items():
        text = content[: len(content) // 2 * 2].decode(codec, "replace")
        if ("\n" in text or "\r" in text) and _TEXT.fullmatch(text.removesuffix("\ufffd")):
            found.append(name)
    if len(found) != 1:
        raise _parts_of_bytes(content)
    return from_utf16(content, found[0]), found[0]


def _parts_of_bytes(content: bytes) -> FileRefused:
    """Bytes with zeros that are no UTF-16 text: binary, or another text from some line on."""
    before = content[: content.index(b"\x00")]
    if before.count(b"\n") < 2:
        return FileRefused(NOT_READ, BINARY)
    return _refused(_PARTS, before.decode("utf-8", "replace"), "UTF-8")


def _refused(sentence: str, before: str, name: str) -> FileRefused:
    """`before` is the text before the place."""
    line = 1 + before.count("\n")
    return FileRefused(NOT_READ, sentence, line=str(line), example=before.strip()[-_SHOWN:], encoding=name)
