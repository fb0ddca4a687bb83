"""What a file may be at most, checked before memory is spent on it. The limits are settings."""

import zipfile
from pathlib import Path

import polars as pl

from data import settings
from data.errors import FileRefused, WrongUse
from data.reading.kinds import NOT_READ
from data.reading.tables import SOURCE_ROW, shortened

_TOO_LARGE = (
    "The file has {size} MB; at most {limit} MB are read. Send the table of the report alone, or the "
    "periods one by one."
)
_TOO_MANY_ROWS = "The table has more than {limit} rows. Send its periods in files of their own."
_TOO_LONG = (
    "A cell of row {row} holds more than {limit} letters. Shorten it, or look for a quote that is not closed."
)
_UNPACKS = (
    "The workbook unpacks to {size} MB; at most {limit} MB are taken. Delete the sheets and rows that are not "
    "needed, or send a CSV UTF-8 file."
)
_BOMB = (
    "The workbook unpacks to far more than any spreadsheet does ({part}), and was not opened. Copy the table "
    "into a new workbook and send that file."
)
_MOST_PARTS = 10_000  # files in a package
_RATIO, _RATIO_FROM = 80, 8 << 20  # times its packed size, for parts from this many bytes on
_MB = 1 << 20


def bytes_of(path: Path) -> bytes:
    """A file's bytes. Raises FileRefused for one that is too large, before it is read, and WrongUse for none."""
    limit = settings.limit_file_bytes()
    try:
        size = path.stat().st_size
        if size > limit:
            raise _too_large(size)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise WrongUse(
            "Nothing was read: the file is not there.",
            "There is no file {path}. Check the name and the folder.",
            path=str(path),
        ) from None
    except OSError as fault:
        raise WrongUse(
            "Nothing was read: the file cannot be opened.",
            "{path} cannot be read ({detail}).",
            path=str(path),
            detail=fault.strerror or type(fault).__name__,
        ) from fault
    refuse_size(content)
    return content


def refuse_size(content: bytes) -> None:
    """Raises FileRefused for a file that is too large."""
    if len(content) > settings.limit_file_bytes():
        raise _too_large(len(content))


def _too_large(size: int) -> FileRefused:
    return FileRefused(NOT_READ, _TOO_LARGE, size=-(-size // _MB), limit=settings.limit_file_bytes() // _MB)


def refuse_rows(count: int) -> None:
    """Raises FileRefused for more rows than are read."""
    if count > settings.limit_rows():
        raise FileRefused(NOT_READ, _TOO_MANY_ROWS, limit=settings.limit_rows())


def too_long(row: str) -> FileRefused:
    """Why a row with a cell that is too long is not read."""
    return FileRefused(NOT_READ, _TOO_LONG, row=row, limit=settings.limit_cell())


def refuse_long_cells(frame: pl.DataFrame) -> None:
    """Raises FileRefused for a cell with more letters than are read."""
    limit = settings.limit_cell()
    for name in frame.columns:
        if name == SOURCE_ROW or (frame[name].str.len_bytes().max() or 0) <= limit:  # type: ignore[operator]
            continue
        long = frame.filter(pl.col(name).str.len_chars() > limit)
        if long.height:
            raise too_long(str(long[SOURCE_ROW][0]))


def has_many_parts(content: bytes) -> bool:
    """Whether a package says that it holds far too many files; told without opening it."""
    return content.count(b"PK\x01\x02") > _MOST_PARTS


def refuse_unpacked(members: list[zipfile.ZipInfo]) -> None:
    """Raises FileRefused for a package whose parts are too large, or far larger than their packed bytes."""
    unpacked, limit = sum(member.file_size for member in members), settings.limit_unpacked_bytes()
    if unpacked > limit:
        raise FileRefused(NOT_READ, _UNPACKS, size=unpacked // _MB, limit=limit // _MB)
    for member in members:
        if member.file_size > max(_RATIO_FROM, _RATIO * member.compress_size):
            raise bomb(member.filename)


def bomb(part: str) -> FileRefused:
    """Why a package is not read whose part is not what any spreadsheet holds."""
    return FileRefused(NOT_READ, _BOMB, part=shortened(part))
