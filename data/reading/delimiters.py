"""Which signs part and quote the cells of a text: found by the evidence of its first rows, never by habit."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from data import settings
from data.errors import FileRefused, Option, Question
from data.reading.header_names import known_names
from data.reading.headers import LOOKED_AT, find_header
from data.reading.kinds import NOT_READ
from data.reading.notes import notes_start
from data.reading.tables import Header, shortened

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_LABELS = {
    ",": "Comma (,): the columns are {names}",
    ";": "Semicolon (;): the columns are {names}",
    "\t": "Tab: the columns are {names}",
    "|": "Vertical bar (|): the columns are {names}",
}

_TWO_DELIMITERS = (
    "The cells could be separated by “{first}” or by “{second}”: both give a table. Save the file again as "
    "Excel Workbook (.xlsx) and send that file."
)
_UNUSED = (
    "The first line says that “{stated}” separates the cells, but no other line holds it; “{found}” gives a table. "
    "Choose the sign, or delete the first line."
)
_NO_DELIMITER = "“{delimiter}” is no sign that separates cells. Choose one of {known}."
_LINES = 10  # in which a line that quotes all its cells with ' is sought

Row = tuple[int, int, list[str]]  # row number, last line number, cells


@dataclass(frozen=True)
class Dialect:
    """How a text is written: the sign between its cells, the one around them, whether blanks come before it."""

    delimiter: str
    quote: str = '"'
    skips_blanks: bool = False


def shown(delimiter: str) -> str:
    """The delimiter as a sentence names it."""
    return "Tab" if delimiter == "\t" else delimiter


def chosen_delimiter(choice: str) -> str:
    """The sign that a choice means: itself, or its name. Raises FileRefused."""
    for sign, name in DELIMITERS.items():
        if choice in (sign, name):
            return sign
    raise FileRefused(NOT_READ, _NO_DELIMITER, delimiter=shortened(choice), known=", ".join(DELIMITERS.values()))


def find_dialect(sample: str, delimiter: str | None = None) -> Dialect:
    """The one delimiter that gives every row from the header on the same number of cells, and a header.

    Where none does, the one that comes nearest, so that the ragged rows can be named. Raises FileRefused, with a
    question, where several do.
    """
    if delimiter:
        return _dialect(sample, delimiter)
    shapes = {sign: _shape(sample, _dialect(sample, sign)) for sign in DELIMITERS}
    even = {sign: shape for sign, shape in shapes.items() if shape and shape.is_even}
    good = {sign: shape.header for sign, shape in even.items() if shape.header}
    good = {sign: header for sign, header in good.items() if _known(header) >= 2} or good
    if len(good) > 1:
        good = {sign: header for sign, header in good.items() if not _is_punctuation(sample, sign)} or good
    if len(good) > 1:
        raise _two_readings(good)
    sign = next(iter(good), None) or _nearest(sample, shapes)
    return _dialect(sample, sign)


def without_sep_line(content: bytes) -> tuple[bytes, str | None]:
    """Excel's first line `sep=;` names the delimiter, which may be any sign, and is no row of the table."""
    found = re.match(rb'"?sep=([!#-&*+/:-@^|~,\t])"?\r?\n', content, re.IGNORECASE)
    if not found:
        return content, None
    return content[found.end() :], found.group(1).decode()


def refuse_unused(sample: str, stated: Dialect) -> None:
    """Raises FileRefused, with a question, where a delimiter that the first line states parts nothing."""
    with suppress(csv.Error):
        if max((len(cells) for _, _, cells in parse(sample, stated)), default=1) > 1:
            return
    found = find_dialect(sample)
    shape = _shape(sample, found)
    if shape and shape.header:
        raise FileRefused(NOT_READ, _UNUSED, stated=shown(stated.delimiter), found=shown(found.delimiter)).asking(
            _question({found.delimiter: shape.header})
        )


def _known(header: Header) -> int:
    return known_names([*filter(None, header.names)])


def _is_punctuation(sample: str, delimiter: str) -> bool:
    """Whether the sign always stands as in prose, before a blank."""
    return delimiter in ",;" and sample.count(delimiter) == sample.count(f"{delimiter} ")


def _two_readings(found: dict[str, Header]) -> FileRefused:
    first, second, *_ = (shown(sign) for sign in found)
    return FileRefused(NOT_READ, _TWO_DELIMITERS, first=first, second=second).asking(_question(found))


def _question(found: dict[str, Header]) -> Question:
    options = tuple(
        Option(DELIMITERS[sign], _LABELS[sign], {"names": shortened(" · ".join(filter(None, header.names)))})
        for sign, header in found.items()
    )
    return Question("delimiter", "", options)


def _nearest(sample: str, shapes: "dict[str, _Shape | None]") -> str:
    even = {sign: shape.first for sign, shape in shapes.items() if shape and shape.is_even}
    if even:
        return min(even, key=lambda sign: even[sign])
    broken = [sign for sign, shape in shapes.items() if not shape and _known_start(sample, sign)]
    if broken:
        return broken[0]  # its quotes do not match: parsing says in which row
    uneven = {sign: shape.share for sign, shape in shapes.items() if shape}
    return max(uneven, key=lambda sign: uneven[sign]) if uneven else ","


def _known_start(sample: str, delimiter: str) -> bool:
    """Whether the rows before a quote that does not match are more than one column wide, as far as they go."""
    widths = set()
    try:
        for _, _, cells in parse(sample, Dialect(delimiter)):
            widths.add(len(cells))
    except csv.Error:
        return len(widths) == 1 and max(widths) > 1
    return False


def _dialect(sample: str, delimiter: str) -> Dialect:
    dialect = Dialect(delimiter, _quote(sample, delimiter))
    if dialect.quote != '"' or delimiter == "\t" or not re.search(re.escape(delimiter) + ' +"', sample):
        return dialect
    skipping = replace(dialect, skips_blanks=True)
    with suppress(csv.Error):
        rows = _stripped(sample, skipping)
        try:
            return skipping if rows != _stripped(sample, dialect) else dialect
        except csv.Error:
            return skipping
    return dialect


def _stripped(sample: str, dialect: Dialect) -> list[list[str]]:
    return [[cell.strip() for cell in cells] for _, _, cells in parse(sample, dialect)]


def _quote(sample: str, delimiter: str) -> str:
    """' where a whole line near the start is quoted with it, else "."""
    cell = "'(?:[^']|'')*'"
    line = re.compile(rf"{cell}(?:{re.escape(delimiter)}{cell})+")
    lines = sample.split("\n", _LINES)[:_LINES]
    return "'" if any(line.fullmatch(text.rstrip("\r")) for text in lines) else '"'


@dataclass(frozen=True)
class _Shape:
    """How a sample looks under one dialect: where its usual width begins, how many rows keep it, its header."""

    first: int
    is_even: bool
    share: float
    header: Header | None


def _shape(sample: str, dialect: Dialect) -> _Shape | None:
    """None where the delimiter separates nothing or the quotes do not match it."""
    try:
        rows = list(parse(sample, dialect))
    except csv.Error:
        return None
    rows = rows[: notes_start([row for row, _, _ in rows], [cells for _, _, cells in rows])] or rows
    widths = [len(cells) for _, _, cells in rows]
    if max(widths, default=1) == 1:
        return None
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    first = widths.index(usual)
    is_even = usual > 1 and all(width == usual for width in widths[first:])
    return _Shape(first, is_even, widths.count(usual) / len(widths), _header(rows, usual) if is_even else None)


def _header(rows: list[Row], width: int) -> Header | None:
    try:
        header = header_of(rows)
    except FileRefused:
        return None
    return header if header.width == width else None


def header_of(rows: list[Row]) -> Header:
    """The header in the first rows. Raises FileRefused."""
    looked_at = rows[:LOOKED_AT]
    gaps = {index for index in range(1, len(looked_at)) if looked_at[index][0] > looked_at[index - 1][0] + 1}
    return find_header([cells for _, _, cells in looked_at], frozenset(gaps))


def parse(text: str, dialect: Dialect | str) -> Iterator[Row]:
    """Row number, last line number and cells of every row that is not blank; a delimiter alone quotes with ".

    Raises csv.Error where quotes do not match or a cell is too long.
    """
    if isinstance(dialect, str):
        dialect = Dialect(dialect)
    csv.field_size_limit(settings.limit_cell())
    lines = io.StringIO(text, newline="")
    reader = csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        skipinitialspace=dialect.skips_blanks,
        strict=True,
    )
    for row, cells in enumerate(reader, start=1):
        if len(cells) > 1 or cells == [""] or (cells and cells[0].strip()):
            yield row, reader.line_num, cells
