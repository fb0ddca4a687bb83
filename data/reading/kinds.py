"""What kind of file the bytes are, whatever the file is called."""

import io
import zipfile

from data.errors import FileRefused

NOT_READ = "The file could not be read."
EMPTY = "The file is empty."
DAMAGED = "The workbook is damaged, protected by a password, or cut short. Save it again and send it once more."

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "This is a PDF. Send the spreadsheet that it was printed from, as XLSX or as CSV UTF-8."),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "This is an old Office file (.xls or .doc). Open it, choose Save As → Excel Workbook (.xlsx), "
        "and send that file.",
    ),
    (b"\x89PNG", "This is a picture. Send the spreadsheet itself, as XLSX or as CSV UTF-8."),
    (b"\xff\xd8\xff", "This is a picture. Send the spreadsheet itself, as XLSX or as CSV UTF-8."),
    (b"GIF8", "This is a picture. Send the spreadsheet itself, as XLSX or as CSV UTF-8."),
    (b"\x1f\x8b", "This is a compressed file. Unpack it and send the spreadsheet inside."),
    (b"7z\xbc\xaf\x27\x1c", "This is a compressed file. Unpack it and send the spreadsheet inside."),
    (b"Rar!", "This is a compressed file. Unpack it and send the spreadsheet inside."),
    (b"{\\rtf", "This is a text document. Send the spreadsheet itself, as XLSX or as CSV UTF-8."),
    (b"SQLite format 3", "This is a database, not a spreadsheet. Send an XLSX or a CSV UTF-8 file."),
    (b"PAR1", "This is a database, not a spreadsheet. Send an XLSX or a CSV UTF-8 file."),
)
_WEB_PAGE = (
    "This is a web page, perhaps saved under the name of a spreadsheet. Open it in Excel, choose "
    "Save As → Excel Workbook (.xlsx), and send that file."
)
_OTHER_ZIP = (
    "This is a packed file, but no XLSX workbook. Open it in the program that made it, choose "
    "Save As → Excel Workbook (.xlsx), and send that file."
)
_NOTHING = b"\x00 \t\r\n\xef\xbb\xbf"
_LOOKED_AT = 4096
_UNPACKED_LIMIT = 1 << 30


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are an XLSX workbook; False for text. Raises FileRefused for all else."""
    if not content[:_LOOKED_AT].strip(_NOTHING) and not content.strip(_NOTHING):
        raise FileRefused(NOT_READ, EMPTY)
    for signature, sentence in _SIGNATURES:
        if content.startswith(signature):
            raise FileRefused(NOT_READ, sentence)
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta", b"<head", b"<style")):
        raise FileRefused(NOT_READ, _WEB_PAGE)
    if content.startswith(b"PK"):
        return _is_xlsx(content)
    return False


def _is_xlsx(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        if content[2:4] not in (b"\x03\x04", b"\x05\x06", b"\x07\x08"):
            return False
        raise FileRefused(NOT_READ, DAMAGED) from error
    if "xl/workbook.xml" not in {member.filename for member in members}:
        raise FileRefused(NOT_READ, _OTHER_ZIP)
    unpacked = sum(member.file_size for member in members)
    if unpacked > _UNPACKED_LIMIT:
        raise FileRefused(
            NOT_READ,
            "The workbook unpacks to {size} MB; at most {limit} MB are taken. Delete the sheets and rows "
            "that are not needed, or send a CSV UTF-8 file.",
            size=unpacked >> 20,
            limit=_UNPACKED_LIMIT >> 20,
        )
    return True
