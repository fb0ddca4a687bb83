"""The words of a text beyond ASCII, and what each tells of the way it was read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from data.reading.legacy_tables import NO_LETTER
from data.reading.syllables import common_syllables, syllables

Verdict = Literal["common", "syllable", "neutral", "odd", "broken"]

_CHUNK = 1 << 20
_BLANK = "_"
_CONTROL = "\x01-\x06\x11-\x17\x19\x1e"
_SPLIT = bytes(
    ord(_BLANK)
    if code == 0x20
    else code
    if code > 0x7F or chr(code).isalpha() or code in (*range(1, 9), *range(14, 32))
    else 0x20
    for code in range(256)
)
_BEYOND = re.compile(rf"[^\x00-\x7f]|[{_CONTROL}]")

_LATIN = "A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ"
_RUN = re.compile(rf"[{_LATIN}]+")
_INSIDE = "\u00a1-\u00a9\u00aa-\u00ac\u00ad\u00af-\u00b6\u00b8-\u00bf×÷\u00b7ˆ˜‚„†‡‰‹›¤™€"
_AFTER = "¡¢£¤¥¦§¨ª«¬\u00ad¯´µ¶·¸¹¼½¾¿×÷ˆ˜‚„†‡‹"
_BEFORE = "¢¦§¨ª¬\u00ad®¯´µ¶·¸¹»¼½¾×÷ˆ˜›"
_ANY_SIGN = rf"[^\x00-\x7f{_LATIN}]*"
_BROKEN = re.compile(
    rf"[{_LATIN}]{_ANY_SIGN}[{_INSIDE}]{_ANY_SIGN}[{_LATIN}]|[{_LATIN}][{_INSIDE}]{{2}}"
    rf"|[{_LATIN}][{_AFTER}]|[{_BEFORE}][{_LATIN}]"
    rf"|[\x00-\x08\x0e-\x1f\x7f-\x9f{NO_LETTER}]|[{_LATIN}][\u0300-\u036f]"
    rf"|[{_LATIN}][\u0590-\u08ff]|[\u0590-\u08ff][{_LATIN}]|[a-zà-öø-ÿ][À-ÖØ-Þ]"
)
_UNITS = re.compile(r"µ(m|g|s|l|L|A|V|F|W|mol|Sv)")
_ABBREVIATION = re.compile(r"[A-ZĐĂÂÊÔƠƯ]+")


def phrases(chunks: Iterable[bytes]) -> set[str]:
    """The distinct pieces of a text between ASCII signs that hold anything beyond ASCII, as byte texts.

    Blanks inside a piece stand as `_`. The chunks end at line ends.
    """
    found: set[bytes] = set()
    for chunk in chunks:
        found.update(chunk.translate(_SPLIT).split())
    return {text for text in (piece.decode("latin-1") for piece in found) if _BEYOND.search(text)}


def words(pieces: Iterable[str]) -> set[str]:
    """The distinct words beyond ASCII in pieces of `phrases`."""
    found: set[str] = set()
    for piece in pieces:
        found.update(piece.split(_BLANK))
    return {word for word in found if _BEYOND.search(word)}


def chunks(content: bytes) -> Iterator[bytes]:
    """The bytes in pieces of about a megabyte that end at line ends, or else after an ASCII sign."""
    start = 0
    while start < len(content):
        end = min(start + _CHUNK, len(content))
        if end < len(content):
            end = _end(content, start, end)
        yield content[start:end]
        start = end


def _end(content: bytes, start: int, end: int) -> int:
    for sign in (b"\n", b"\r", b" ", b",", b";"):
        place = content.rfind(sign, start, end)
        if place >= start:
            return place + 1
    place = content.find(b"\n", end)
    return len(content) if place < 0 else place + 1


def verdict(text: str) -> Verdict:
    """What a word, read in some way and in NFC, tells of this way.

    `common` and `syllable`: it is Vietnamese. `neutral`: nothing. `odd`: letters, but no Vietnamese syllable.
    `broken`: signs or capitals stand where no language has them.
    """
    if _BROKEN.search(text) and not _UNITS.fullmatch(text):
        return "broken"
    found = {_of_run(run) for run in _RUN.findall(text) if not run.isascii()}
    for verdict in ("broken", "odd", "common", "syllable"):
        if verdict in found:
            return verdict
    return "neutral"


def _of_run(run: str) -> Verdict:
    small = run.lower()
    if len(run) == 1:
        return "neutral"
    if any(one.islower() and next_.isupper() and not next_.isascii() for one, next_ in pairwise(run)):
        return "broken"
    if small in syllables() and (run == small or run.isupper() or run[1:].islower()):
        return "common" if small in common_syllables() else "syllable"
    return "neutral" if _ABBREVIATION.fullmatch(run) else "odd"


def shown(piece: str) -> str:
    """A piece of `phrases` as a sentence shows it."""
    return unicodedata.normalize("NFC", piece.replace(_BLANK, " ").strip())
