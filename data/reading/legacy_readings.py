"""Ways to read a text that is not plain Unicode: each turns a byte text (see `legacy_tables`) into letters."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Protocol

import polars as pl

from data.reading import legacy_tables
from data.reading.legacy_capitals import Capitals, with_capitals
from data.reading.legacy_tables import NO_LETTER

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


class Reading(Protocol):
    """One way to read: `name` as people know it."""

    @property
    def name(self) -> str: ...

    def letters(self, text: str) -> str:
        """A byte text as it reads, in NFC; NO_LETTER stands where it has none."""

    def table(self, words: Iterable[str]) -> Mapping[str, str]:
        """What to replace in a byte text whose words beyond ASCII are these; longer signs come first."""


class Tabled:
    """An encoding of which a table says all."""

    def __init__(self, name: str, signs: Callable[[], Mapping[str, str]]) -> None:
        self.name = name
        self._signs = signs

    def letters(self, text: str) -> str:
        pattern, signs = self._pattern(), self._signs()
        if pattern is None:
            return text.translate(self._letters())
        return pattern.sub(lambda found: _letter(found[0], signs), text)

    def table(self, words: Iterable[str]) -> Mapping[str, str]:
        return self._signs()

    @cache  # noqa: B019 - the few readings live as long as the program
    def _letters(self) -> dict[int, str]:
        return {ord(sign): letter for sign, letter in self._signs().items()}

    @cache  # noqa: B019 - the few readings live as long as the program
    def _pattern(self) -> re.Pattern[str] | None:
        pairs = [sign for sign in self._signs() if len(sign) == 2]
        if not pairs:
            return None
        firsts, marks = ("".join(sorted({pair[place] for pair in pairs})) for place in (0, 1))
        singles = "".join(sign for sign in self._signs() if len(sign) == 1)
        return re.compile(f"[{firsts}][{marks}]|[{singles}]")


def _letter(found: str, signs: Mapping[str, str]) -> str:
    whole = signs.get(found)
    return "".join(signs.get(sign, sign) for sign in found) if whole is None else whole


class Abc(Tabled):
    """TCVN3, whose fonts draw small letters as capitals."""

    def letters(self, text: str) -> str:
        return with_capitals(super().letters(text))


class Utf8AsWestern:
    """UTF-8 whose bytes were taken for Western letters, once or several times."""

    name = "UTF-8 (Western)"

    def letters(self, text: str) -> str:
        return _BEYOND_ASCII.sub(lambda found: _from_utf8(found[0]), text)

    def table(self, words: Iterable[str]) -> Mapping[str, str]:
        runs = {run for word in words for run in _BEYOND_ASCII.findall(word)}
        return {run: _from_utf8(run) for run in sorted(runs, key=len, reverse=True)}


class Utf8:
    """The bytes as they stand, being UTF-8."""

    name = "UTF-8"

    def letters(self, text: str) -> str:
        return unicodedata.normalize("NFC", _once_from_utf8(text) or NO_LETTER)

    def table(self, words: Iterable[str]) -> Mapping[str, str]:
        return {word: self.letters(word) for word in sorted(words, key=len, reverse=True)}


def _from_utf8(run: str) -> str:
    read = _once_from_utf8(run)
    if read is None:
        return NO_LETTER
    while not read.isascii() and (again := _once_from_utf8(byte_text(read))) is not None:
        read = again
    return unicodedata.normalize("NFC", read)


def _once_from_utf8(text: str) -> str | None:
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None


TCVN3 = Abc("TCVN3", legacy_tables.tcvn3)
TCVN3_WITH_CAPITALS = Abc("TCVN3", legacy_tables.tcvn3_with_capitals)
VISCII = Tabled("VISCII", legacy_tables.viscii)
VNI = Tabled("VNI", legacy_tables.vni)
WINDOWS_1258 = Tabled("Windows-1258", legacy_tables.windows_1258)
WINDOWS_1252 = Tabled("Windows-1252", legacy_tables.western)
UTF8_AS_WESTERN = Utf8AsWestern()
UTF8 = Utf8()
READINGS: dict[str, Reading] = {
    reading.name: reading for reading in (WINDOWS_1258, TCVN3, VISCII, VNI, UTF8_AS_WESTERN, WINDOWS_1252)
}
VIETNAMESE: tuple[Reading, ...] = (WINDOWS_1258, TCVN3, TCVN3_WITH_CAPITALS, VISCII, VNI)


def byte_text(text: str) -> str:
    """A text that was read from bytes as Western letters, as byte text; other characters stay."""
    return text if text.isascii() else text.translate(_to_bytes())


@cache
def _to_bytes() -> dict[int, str]:
    return {ord(sign): code for code, sign in legacy_tables.western().items() if sign != NO_LETTER}


def as_windows_shows(text: str) -> str:
    """A byte text as people see it who open the file as a Western one."""
    return text.translate(_to_western())


def whole(reading: Reading, chunks: Iterable[str], words: Collection[str]) -> bytes:
    """A long text in UTF-8 as the reading has it; the chunks end at line ends, the words are those beyond ASCII."""
    all_words = "\n".join(map(byte_text, words))
    table = {sign: letters for sign, letters in reading.table(all_words.split("\n")).items() if sign in all_words}
    shown = {as_windows_shows(sign): letter for sign, letter in table.items()}
    signs = table | {sign: letter for sign, letter in shown.items() if sign not in table}
    left = sorted(signs, key=len, reverse=True)
    right = [signs[sign] for sign in left]
    pieces, capitals = [], Capitals()
    for chunk in chunks:
        text = str(pl.Series([chunk]).str.replace_many(left, right, leftmost=True)[0]) if left else chunk
        pieces.append((capitals.of(text) if isinstance(reading, Abc) else text).encode())
    return b"".join(pieces)


@cache
def _to_western() -> dict[int, str]:
    return {ord(code): sign for code, sign in legacy_tables.western().items() if sign != NO_LETTER}
