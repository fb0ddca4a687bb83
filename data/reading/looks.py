"""What a text looks like, without knowing what it means: a number, a date, a word, or nothing said.

Only used as evidence of where a table begins and ends; no cell is changed by it.
"""

import re
from collections.abc import Sequence
from typing import Literal

from data.reading.tables import clean

Look = Literal["none", "number", "date", "word"]
Rows = Sequence[Sequence[str]]

_NUMBER = re.compile(r"\(?[-+−]?[\d.,\s']+%?\)?")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(19|20)\d\d")
_DATE = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}([ T]\d{1,2}:\d{2}(:\d{2})?)?"
    r"|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?"
    r"|\d{1,2}:\d{2}(:\d{2})?"
)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]+|https?://\S+", re.IGNORECASE)
_UNSAID = frozenset(
    {"", "-", "--", "–", "—", ".", "..", "...", "…", "?", "x", "/", "na", "n/a", "#n/a", "nan", "nil", "none"}
    | {"null", "unknown", "missing", "tbd", "true", "false", "không", "không có", "không phát sinh", "chưa có"}
    | {"chưa báo cáo", "chưa có số liệu", "không rõ", "k", "ko", "#div/0!", "#value!", "#ref!", "#name?", "#null!"}
)


def look(text: str) -> Look:
    """`none` also for the words that stand where nothing was measured (`-`, `N/A`)."""
    plain = clean(text)
    if plain.lower() in _UNSAID:
        return "none"
    if _NUMBER.fullmatch(plain) and _DIGIT.search(plain):
        return "number"
    return "date" if _DATE.fullmatch(plain) else "word"


def is_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(clean(text)))


def filled_places(row: Sequence[str]) -> list[int]:
    return [place for place, cell in enumerate(row) if clean(cell)]


def measured_columns(rows: Rows, width: int, least: int = 1) -> list[int]:
    """The columns in which every cell that says something is a number or a date, at least `least` of them."""
    found = []
    for column in range(width):
        looks = [each for row in rows if column < len(row) and (each := look(row[column])) != "none"]
        if len(looks) >= least and "word" not in looks:
            found.append(column)
    return found


def worded_columns(rows: Rows, width: int) -> list[int]:
    """The columns in which every cell that says something is a word, at least two of them."""
    found = []
    for column in range(width):
        looks = [each for row in rows if column < len(row) and (each := look(row[column])) != "none"]
        if len(looks) > 1 and set(looks) == {"word"}:
            found.append(column)
    return found


def looks_alike(name: str, cells: Sequence[str]) -> bool:
    """Whether a header's text is one more of its column's values: a date among dates, `A-07` among codes."""
    values = [clean(cell) for cell in cells if look(cell) != "none"]
    if len(values) < 2 or look(name) == "none":
        return False
    if look(name) == "date":
        return all(look(value) == "date" for value in values)
    if _ADDRESS.fullmatch(name):
        return all(_ADDRESS.fullmatch(value) for value in values)
    has_digits = any(letter.isdigit() for letter in name)
    return has_digits and len(values) > 2 and all(_mask(value) == _mask(name) for value in values)


def _mask(text: str) -> str:
    """`SYT-07` → `aaa-99`."""
    return re.sub(r"\d", "9", re.sub(r"[^\W\d_]", "a", text))
