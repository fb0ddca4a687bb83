"""What kind of file the bytes are, whatever the file is called."""

import re
from typing import Literal

from data.errors import FileRefused

Kind = Literal["package", "old workbook", "web page", "text"]

NOT_READ = "The file could not be read."
EMPTY = "The file is empty."
DAMAGED = "The workbook is damaged, protected by a password, or cut short. Save it again and send it once more."

_PICTURE = "This is a picture. Send the spreadsheet itself, as XLSX or as CSV UTF-8."
_PACKED = "This is a compressed file. Unpack it and send the spreadsheet inside."
_DATABASE = "This is a database, not a spreadsheet. Send an XLSX or a CSV UTF-8 file."
_DOCUMENT = "This is a text document. Send the spreadsheet itself, as XLSX or as CSV UTF-8."
_DATA = "This is a JSON file, not a table. Send the table as XLSX or as CSV UTF-8."
_WEB_PAGE = (
    "This is a web page, perhaps saved under the name of a spreadsheet. Open it in Excel, choose Save As → "
    "Excel Workbook (.xlsx), and send that file."
)
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "This is a PDF. Send the spreadsheet that it was printed from, as XLSX or as CSV UTF-8."),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ\x00", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"{\\rtf", _DOCUMENT),
    (b"SQLite format 3", _DATABASE),
    (b"PAR1", _DATABASE),
    (b"\x00\x01\x00\x00Standard ", _DATABASE),
    (b"MIME-Version:", _WEB_PAGE),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLDER_WORKBOOKS = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")
_PACKAGES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_WEB = (
    b"<!doctype html",
    b"<html",
    b"<table",
    b"<meta",
    b"<head",
    b"<style",
    b"<body",
    b"<div",
    b"<center",
    b"<!--",
)
_XML = re.compile(rb"<\?xml\b|<!doctype\b|<workbook\b")
_ELEMENT = re.compile(rb"<([a-z_][\w.:-]*)(?:\s[^<>]*)?>")
_JSON = re.compile(rb'[\[{]\s*["\[{]')
_NOTHING = b"\x00 \t\r\n\xef\xbb\xbf"
_LOOKED_AT = 4096


def kind_of(content: bytes) -> Kind:
    """What the bytes begin like. Raises FileRefused for what holds no table that could be read."""
    if not content[:_LOOKED_AT].strip(_NOTHING) and not content.strip(_NOTHING):
        raise FileRefused(NOT_READ, EMPTY)
    for signature, sentence in _SIGNATURES:
        if content.startswith(signature):
            raise FileRefused(NOT_READ, sentence)
    if content.startswith(_PACKAGES):
        return "package"
    if content.startswith((_OLD_OFFICE, *_OLDER_WORKBOOKS)):
        return "old workbook"
    start = _plain_start(content)
    if start.startswith(_WEB) or (_XML.match(start) and b"<html" in start):
        return "web page"
    if _JSON.match(start):
        raise FileRefused(NOT_READ, _DATA)
    element = _ELEMENT.match(start)
    is_element = element is not None and content.rstrip().lower().endswith(b"</" + element[1] + b">")
    if is_element or _XML.match(start):
        raise FileRefused(NOT_READ, _WEB_PAGE)
    return "text"


def _plain_start(content: bytes) -> bytes:
    """The first letters, lower case, without marks, blanks and the zero bytes of UTF-16."""
    start = content[:_LOOKED_AT]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[2:].replace(b"\x00", b"")
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
