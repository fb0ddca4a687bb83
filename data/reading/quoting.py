"""What can be told of a delimited text without parsing it: how it quotes, where its lines end.

The fast reader is used only on texts for which these certificates prove that there is one reading.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from data.errors import FileRefused
from data.reading.kinds import NOT_READ

Style = Literal["plain", "regular", "irregular"]

_MIXED_ENDS = (
    "Line {line} holds a line break that the other lines do not use, so its rows cannot be told apart. "
    "Save the file again as CSV UTF-8 and send that file."
)
_NEWLINE, _RETURN, _QUOTE = b"\n"[0], b"\r"[0], b'"'[0]

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Outside:
    """Counts of what stands outside quotes."""

    delimiters: int
    newlines: int


def quote_places(content: bytes) -> Places:
    """The byte places of the quotes; empty without looking closer where there is none."""
    if b'"' not in content:
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(np.frombuffer(content, dtype=np.uint8) == _QUOTE)


def style(content: bytes, quotes: Places, delimiter: str) -> Style:
    """`regular` when every quote opens or closes a whole cell, or is doubled inside one (RFC 4180).

    `plain` when no cell begins with a quote: then all of them are letters like others (5" pipe).
    """
    if not quotes.size:
        return "plain"
    letters = np.frombuffer(content, dtype=np.uint8)
    borders = np.array([ord(delimiter), _NEWLINE], dtype=np.uint8)
    begins = (quotes == 0) | np.isin(letters[np.maximum(quotes - 1, 0)], borders)
    if not begins.any():
        return "plain"
    if quotes.size % 2:
        return "irregular"
    after = letters[np.minimum(quotes[1::2] + 1, len(letters) - 1)]
    ends = (quotes[1::2] == len(letters) - 1) | np.isin(after, np.append(borders, np.uint8(_RETURN)))
    doubled = np.append(np.diff(quotes) == 1, False)  # a quote right before another
    opens = begins[::2] | np.append(False, doubled[1::2][:-1])
    closes = ends | doubled[1::2]
    return "regular" if bool(opens.all() and closes.all()) else "irregular"


def outside(content: bytes, quotes: Places, delimiter: str) -> Outside:
    """How many delimiters and line breaks stand outside quotes."""
    if not quotes.size:
        return Outside(content.count(delimiter.encode()), content.count(b"\n"))
    return Outside(_count_outside(content, quotes, ord(delimiter)), _count_outside(content, quotes, _NEWLINE))


def _count_outside(content: bytes, quotes: Places, letter: int) -> int:
    return int(_is_outside(_places(content, letter), quotes).sum())


def _places(content: bytes, letter: int) -> Places:
    return np.flatnonzero(np.frombuffer(content, dtype=np.uint8) == letter)


def _is_outside(places: Places, quotes: Places) -> npt.NDArray[np.bool_]:
    is_outside: npt.NDArray[np.bool_] = np.searchsorted(quotes, places) % 2 == 0
    return is_outside


def has_lone_returns(content: bytes) -> bool:
    """Whether some \\r stands without its \\n."""
    return b"\r" in content and content.count(b"\r") != content.count(b"\r\n")


def one_line_end(content: bytes) -> bytes:
    """The text with lines that end in \\n or \\r\\n; a text of lone \\r is turned. Raises FileRefused.

    Line breaks inside quotes stay as they are.
    """
    if not has_lone_returns(content):
        return content
    quotes = quote_places(content)
    places = _places(content, _RETURN)
    letters = np.frombuffer(content + b"\0", dtype=np.uint8)
    lone = places[(letters[places + 1] != _NEWLINE) & _is_outside(places, quotes)]
    if not lone.size:
        return content
    newlines = _places(content, _NEWLINE)
    if _is_outside(newlines, quotes).any():
        raise FileRefused(NOT_READ, _MIXED_ENDS, line=str(1 + content.count(b"\n", 0, int(lone[0]))))
    turned = np.frombuffer(content, dtype=np.uint8).copy()
    turned[lone] = _NEWLINE
    return turned.tobytes()
