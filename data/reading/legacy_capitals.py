"""Capitals of TCVN3: it has no codes for most capitals with a tone, so they are kept as small letters.

A cell without a sure small letter that has a word with two sure capitals is all in capitals; so is a word with two
sure capitals and no sure small letter. A vowel that begins a word between capitalised ones (`Xã ái Quốc`) is one.
"""

import re

# Letters that have no capital in TCVN3, and those that are capitals or small for sure.
_DOUBTFUL = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_CAPITAL = "A-ZĂÂÊÔƠƯĐ" + _DOUBTFUL.upper()
_SMALL = "a-zăâêôơưđ"
_END = ';,\\t|"\\r\\n'

_WORD = re.compile(
    rf"(?<![^\W\d_])(?=[{_DOUBTFUL}]*[{_CAPITAL}][{_DOUBTFUL}]*[{_CAPITAL}])"
    rf"[{_CAPITAL}]*[{_DOUBTFUL}][{_CAPITAL}{_DOUBTFUL}]*(?![^\W\d_])"
)
_CELL = re.compile(rf"(?:^|(?<=[{_END}]))[^{_SMALL}{_END}]+(?=[{_END}]|$)")
_HAS_DOUBT = re.compile(rf"[{_DOUBTFUL}]")
_TWO_CAPITALS = re.compile(rf"[{_CAPITAL}][{_CAPITAL}{_DOUBTFUL}]*[{_CAPITAL}]")
_NAME = re.compile(
    rf"(?P<before>^|(?<=[{_END}])"
    rf"|(?<![^\W\d_])(?:[{_CAPITAL}][^\W\d_]*|xã|phường|huyện|tỉnh|bản|thôn|trấn|quận|phố|ấp) )"
    rf"(?P<first>[{_DOUBTFUL}])(?P<rest>[^\W\d_]+ [{_CAPITAL}])"
)


_ENDS = re.compile(rf"([{_END}]+)")
_KEPT = 200_000


class Capitals:
    """`with_capitals` for long texts: each distinct cell is looked at once."""

    def __init__(self) -> None:
        self._cells: dict[str, str] = {}

    def of(self, text: str) -> str:
        parts = _ENDS.split(text)
        if len(self._cells) > _KEPT:
            self._cells.clear()
        for cell in set(parts).difference(self._cells):
            self._cells[cell] = cell if cell.isascii() else with_capitals(cell)
        return "".join(map(self._cells.__getitem__, parts))


def with_capitals(text: str) -> str:
    """The text with its capitals; what may be a small letter stays one."""
    text = _WORD.sub(lambda found: found[0].upper(), _CELL.sub(_whole_cell, text))
    return _NAME.sub(lambda found: found["before"] + found["first"].upper() + found["rest"], text)


def _whole_cell(found: re.Match[str]) -> str:
    cell = found[0]
    return cell.upper() if _HAS_DOUBT.search(cell) and _TWO_CAPITALS.search(cell) else cell
