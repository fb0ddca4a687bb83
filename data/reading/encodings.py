"""Bytes → UTF-8, only where the encoding is certain; anything else is refused."""

import re

from data.errors import FileRefused
from data.reading.kinds import NOT_READ

_UTF8_MARK = b"\xef\xbb\xbf"
_NOT_UNICODE = (
    "Line {line} is not written in Unicode (UTF-8 or UTF-16), so its Vietnamese letters cannot be read "
    "with certainty. Open the file in Excel, choose Save As → CSV UTF-8 or Excel Workbook (.xlsx), and "
    "send that file."
)
_CUT = "The file ends in the middle of a letter: it was cut short on the way. Send it once more."
_BINARY = "This is not a text file. Send the spreadsheet as XLSX or as CSV UTF-8."

_TEXT = re.compile(r"[\t\n\r\x20-\x7e\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2026\u20ab\ufeff]*")


def as_utf8(content: bytes) -> tuple[bytes, str]:
    """The same text in UTF-8 without a byte-order mark, and the encoding it was in.

    A text without a mark that holds no NUL is taken as UTF-8 unproved: whoever parses it must decode
    strictly and call `refuse` when that fails. Raises FileRefused.
    """
    if content.startswith(_UTF8_MARK):
        return _without_nul(content[3:]), "UTF-8 with BOM"
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        raise FileRefused(NOT_READ, _NOT_UNICODE, line="1")
    for mark, codec, name in (
        (b"\xff\xfe", "utf-16-le", "UTF-16 LE with BOM"),
        (b"\xfe\xff", "utf-16-be", "UTF-16 BE with BOM"),
    ):
        if content.startswith(mark):
            return _from_utf16(content[2:], codec), name
    if b"\x00" in content:
        return _from_unmarked_utf16(content)
    return content, "UTF-8"


def refuse(content: bytes) -> FileRefused:
    """Why these bytes are not UTF-8, with the line."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return FileRefused(NOT_READ, _CUT)
        return FileRefused(NOT_READ, _NOT_UNICODE, line=str(1 + content.count(b"\n", 0, error.start)))
    return FileRefused(NOT_READ, _BINARY)


def _without_nul(content: bytes) -> bytes:
    if b"\x00" in content:
        raise FileRefused(NOT_READ, _BINARY)
    return content


def _from_utf16(content: bytes, codec: str) -> bytes:
    try:
        return _without_nul(content.decode(codec).encode("utf-8"))
    except UnicodeDecodeError as error:
        raise FileRefused(NOT_READ, _CUT if error.reason == "truncated data" else _BINARY) from error


def _from_unmarked_utf16(content: bytes) -> tuple[bytes, str]:
    """UTF-16 without a mark, where only one byte order gives Latin text in lines."""
    found = []
    for codec, name in (("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE")):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if ("\n" in text or "\r" in text) and _TEXT.fullmatch(text):
            found.append((text.encode("utf-8"), name))
    if len(found) != 1:
        raise FileRefused(NOT_READ, _BINARY)
    return found[0]
