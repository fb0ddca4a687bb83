"""Bytes → UTF-8, in the one encoding that the text itself shows or the analyst chose; all else is refused."""

import re
from collections.abc import Collection

from data.errors import FileRefused
from data.reading import legacy_evidence, legacy_words
from data.reading.kinds import NOT_READ
from data.reading.legacy_evidence import Score
from data.reading.legacy_readings import (
    READINGS,
    TCVN3_WITH_CAPITALS,
    UTF8,
    VISCII,
    WINDOWS_1252,
    whole,
)
from data.reading.legacy_refusals import Place, example_of, not_decoded, refusal
from data.reading.utf16 import BINARY, CUT, from_unmarked_utf16, from_utf16

_UTF8_MARK = b"\xef\xbb\xbf"
_MARKS = {b"\xff\xfe": "UTF-16 LE", b"\xfe\xff": "UTF-16 BE"}
_UTF32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_UNKNOWN_NAME = "There is no encoding “{encoding}”. Choose one of: {known}."
_OTHER_UNICODE = (
    "The file is written in {encoding}; it cannot be read as {chosen}. Leave the encoding to the program."
)
_SHOWN = 30

_UNICODE = ("UTF-8", "UTF-16", "UTF-16 LE", "UTF-16 BE")
_ALIASES = {
    "cp1258": "Windows-1258",
    "1258": "Windows-1258",
    "abc": "TCVN3",
    "tcvn": "TCVN3",
    "tcvn5712": "TCVN3",
    "tcvn3abc": "TCVN3",
    "vniwindows": "VNI",
    "vniwin": "VNI",
    "western": "Windows-1252",
    "latin1": "Windows-1252",
    "iso88591": "Windows-1252",
    "cp1252": "Windows-1252",
    "1252": "Windows-1252",
    "utf8western": "UTF-8 (Western)",
    "utf8sig": "UTF-8",
}
_STRANGE_PAIR = re.compile(r"[A-Za-z][\u0590-\u08ff]|[\u0590-\u08ff][A-Za-z]")


def as_utf8(content: bytes, chosen: str | None = None) -> tuple[bytes, dict[str, object]]:
    """The same text in UTF-8 without a byte-order mark, and what a page tells of its encoding.

    `chosen` overrules what the text shows. The second value holds `encoding` and, for what is not plain Unicode,
    `encoding_evidence`. Raises FileRefused with the place for what is not one whole text in one encoding, and with
    a question where several could be meant.
    """
    wanted = _known(chosen)
    if content.startswith(_UTF32_MARKS):
        raise FileRefused(NOT_READ, BINARY)
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            return _of_unicode(from_utf16(content[2:], name), name, wanted)
    if content.startswith(_UTF8_MARK):
        content = content[3:]
    elif wanted in ("UTF-16 LE", "UTF-16 BE"):
        return from_utf16(content, wanted), {"encoding": wanted}
    if b"\x00" in content:
        text, name = from_unmarked_utf16(content)
        return _of_unicode(text, name, wanted)
    if content.isascii() and wanted in (None, "UTF-8"):
        return content, {"encoding": "UTF-8"}
    return _of_bytes(content, wanted)


def decoded_texts(texts: Collection[str], chosen: str | None = None) -> tuple[dict[str, str], dict[str, object]]:
    """The texts of a workbook that read otherwise than they stand there, with their reading; and as for `as_utf8`.

    Texts that were typed for a font of TCVN3 or VNI stand in a workbook as Western letters.
    """
    wanted = _known(chosen)
    beyond = [text for text in texts if not text.isascii()]
    if not beyond or wanted in _UNICODE:
        return {}, {}
    pieces = _unicode_pieces(legacy_words.phrases(text.encode("utf-8", "replace") for text in beyond))
    score = _of_text(pieces, wanted, lambda word: 0)
    if score.reading is None:
        return {}, {}
    read = {text: score.read(text) for text in beyond}
    return {text: letters for text, letters in read.items() if letters != text}, _told(score, pieces)


def refuse(content: bytes) -> FileRefused:
    """Why these bytes are not UTF-8, with the line."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(content, error)
    return FileRefused(NOT_READ, BINARY)


def _known(chosen: str | None) -> str | None:
    """The name of a chosen encoding. Raises FileRefused."""
    if not chosen:
        return None
    names = {_folded(name): name for name in (*_UNICODE, *READINGS)} | _ALIASES
    name = names.get(_folded(chosen))
    if name is None:
        known = ", ".join(("UTF-8", "UTF-16 LE", "UTF-16 BE", *READINGS))
        raise FileRefused(NOT_READ, _UNKNOWN_NAME, encoding=chosen, known=known)
    return name


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _of_bytes(content: bytes, wanted: str | None) -> tuple[bytes, dict[str, object]]:
    """Bytes of unknown encoding without zeros."""
    pieces = legacy_words.phrases(legacy_words.chunks(content))
    try:
        unicode_pieces = _unicode_pieces(pieces)
    except UnicodeDecodeError:
        return _of_single_bytes(content, pieces, wanted)
    if wanted == WINDOWS_1252.name or _shows_viscii(content, pieces, wanted):
        return _of_single_bytes(content, pieces, wanted)
    return _of_unicode(content, "UTF-8", wanted, unicode_pieces)


def _shows_viscii(content: bytes, pieces: Collection[str], wanted: str | None) -> bool:
    """Whether the bytes only happen to be UTF-8: `ươ` of VISCII is a letter of another script in it.

    Raises FileRefused where that is so of some words alone.
    """
    strange = [piece for piece in pieces if _STRANGE_PAIR.search(piece.encode("latin-1").decode("utf-8"))]
    if not strange or wanted:
        return bool(strange) and wanted == VISCII.name
    if legacy_evidence.of_bytes(pieces).is_certain:
        return True
    for word in legacy_evidence.score(VISCII, legacy_words.words(strange)).of("common"):
        raise not_decoded("UTF-8", word, _line(content, word.encode("latin-1")))
    return False


def _unicode_pieces(pieces: Collection[str]) -> set[str]:
    return {piece.encode("latin-1").decode("utf-8") for piece in pieces}


def _of_single_bytes(
    content: bytes, pieces: Collection[str], wanted: str | None
) -> tuple[bytes, dict[str, object]]:
    def place(word: str) -> int:
        return _line(content, word.encode("latin-1"))

    words = legacy_words.words(pieces)
    if wanted in _UNICODE:
        raise refuse(content)
    if wanted:
        score = _chosen(words, wanted, place)
    else:
        _refuse_broken_utf8(content, words)
        finding = legacy_evidence.of_bytes(pieces)
        if not finding.is_certain:
            raise refusal(finding, pieces, place)
        score = finding.score
    texts = (chunk.decode("latin-1") for chunk in legacy_words.chunks(content))
    return whole(score.reading or UTF8, texts, words), _told(score, pieces)


def _of_unicode(
    content: bytes, name: str, wanted: str | None, pieces: Collection[str] | None = None
) -> tuple[bytes, dict[str, object]]:
    """A text in UTF-8 that may show the signs of another encoding; `name` is the form of Unicode it came in."""
    if wanted in _UNICODE:
        if wanted != name and not name.startswith(str(wanted)):
            raise FileRefused(NOT_READ, _OTHER_UNICODE, encoding=name, chosen=wanted)
        return content, {"encoding": name}
    if pieces is None:
        pieces = _unicode_pieces(legacy_words.phrases(legacy_words.chunks(content)))
    score = _of_text(pieces, wanted, lambda word: _line(content, word.encode("utf-8")))
    if score.reading is None:
        return content, {"encoding": name}
    texts = (chunk.decode("utf-8") for chunk in legacy_words.chunks(content))
    return whole(score.reading, texts, legacy_words.words(pieces)), _told(score, pieces)


def _of_text(pieces: Collection[str], wanted: str | None, place: Place) -> Score:
    if wanted:
        return _chosen(legacy_words.words(pieces), wanted, place)
    finding = legacy_evidence.of_text(pieces)
    if not finding.is_certain:
        raise refusal(finding, pieces, place)
    return finding.score


def _chosen(words: Collection[str], wanted: str, place: Place) -> Score:
    """The chosen reading. Raises FileRefused for the first word that it has no letters for."""
    score = legacy_evidence.score(READINGS[wanted], words)
    if score.reading is READINGS["TCVN3"] and score.of("broken"):
        score = max(score, legacy_evidence.score(TCVN3_WITH_CAPITALS, words), key=lambda each: each.points)
    undecoded = [word for word in words if not score.decodes(word)]
    if undecoded:
        line, word = min((place(word), word) for word in undecoded)
        raise not_decoded(wanted, word, line)
    return score


def _told(score: Score, pieces: Collection[str]) -> dict[str, object]:
    example = example_of(score, score.good, pieces)
    evidence = {"signs": len(score.good), "example": example, "reads_as": score.read(example)}
    return {"encoding": score.name, "encoding_evidence": evidence}


def _refuse_broken_utf8(content: bytes, words: Collection[str]) -> None:
    """Raises FileRefused for UTF-8 that was cut, or that has other bytes in some lines."""
    score = legacy_evidence.score(UTF8, words)
    wrong = [word for word in words if not score.decodes(word)]
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        is_cut = error.reason == "unexpected end of data" and len(wrong) == 1
        if (is_cut and (len(words) > 1 or len(content) - error.start > 1)) or len(score.good) > len(wrong):
            raise _not_utf8(content, error) from error


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> FileRefused:
    before = content[: error.start].decode("utf-8", "replace")
    line = before.count("\n") + 1
    if error.reason == "unexpected end of data":
        return FileRefused(NOT_READ, CUT, line=str(line), example=before.strip()[-_SHOWN:])
    start = content.rfind(b"\n", 0, error.start) + 1
    return not_decoded("UTF-8", content[start:].split(b"\n", 1)[0].decode("latin-1")[:_SHOWN], line)


def _line(content: bytes, word: bytes) -> int:
    """The line in which the word stands first as a word of its own."""
    found = re.search(rb"(?<![A-Za-z\x80-\xff])" + re.escape(word) + rb"(?![A-Za-z\x80-\xff])", content)
    place = found.start() if found else max(0, content.find(word))
    return 1 + content.count(b"\n", 0, place) + (content.count(b"\r", 0, place) if b"\n" not in content else 0)
