"""Writers of the encodings in which Vietnamese files arrive; made apart from the product's own tables."""

import subprocess
import unicodedata
from collections.abc import Callable
from functools import cache

Writer = Callable[[str], bytes | None]  # None where the encoding has no sign for a letter

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LETTERS = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]


def _apart(letter: str) -> tuple[str, str]:
    """A letter without its tone, and the tone."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in parts if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES)), tone


def windows_1258(text: str) -> bytes | None:
    """Letters with two marks are written as the letter with its hat or horn, then the tone."""
    parts = []
    for letter in text:
        try:
            letter.encode("cp1258")
            parts.append(letter)
        except UnicodeEncodeError:
            parts.append("".join(_apart(letter)))
    try:
        return "".join(parts).encode("cp1258")
    except UnicodeEncodeError:
        return None


@cache
def _table(name: str) -> dict[str, bytes]:
    """The bytes of each Vietnamese letter, as the system's iconv knows them."""
    table = {}
    for letter in _LETTERS:
        if not unicodedata.normalize("NFD", letter).isalpha() and len(unicodedata.normalize("NFD", letter)) == 1:
            continue
        made = subprocess.run(["iconv", "-f", "UTF-8", "-t", name], input=letter.encode(), capture_output=True)
        if made.returncode == 0 and len(made.stdout) == 1:
            table[letter] = made.stdout
    return table


def _by_table(name: str, text: str) -> bytes | None:
    table, parts = _table(name), []
    for letter in text:
        if letter in table:
            parts.append(table[letter])
        elif letter.isascii():
            parts.append(letter.encode())
        else:
            return None
    return b"".join(parts)


def viscii(text: str) -> bytes | None:
    return _by_table("VISCII", text)


def tcvn3(text: str) -> bytes | None:
    """ABC fonts have no toned capitals: these are typed small, and the font draws them large."""
    capital = {letter for letter in text if letter.isupper() and _apart(letter)[1]}
    return _by_table("TCVN5712-1", "".join(letter.lower() if letter in capital else letter for letter in text))


_PLAIN = dict(zip(_TONES, "øùõûï", strict=True))
_HAT = dict(zip(("", *_TONES), "âàáãåä", strict=True))
_BREVE = dict(zip(("", *_TONES), "êèéüúë", strict=True))
_WHOLE = {"ì": "ì", "í": "í", "ĩ": "ó", "ỉ": "æ", "ị": "ò", "ỵ": "î", "đ": "ñ", "ơ": "ô", "ư": "ö"}


def vni(text: str) -> bytes | None:
    """VNI for Windows: a vowel, then one sign for its marks."""
    return "".join(map(_vni_letter, text)).encode("cp1252")


def _vni_letter(letter: str) -> str:
    if letter.isascii():
        return letter
    small = letter.lower()
    base, tone = _apart(small)
    if small in _WHOLE:
        found = _WHOLE[small]
    elif base in "âêô":
        found = {"â": "a", "ê": "e", "ô": "o"}[base] + _HAT[tone]
    elif base == "ă":
        found = "a" + _BREVE[tone]
    else:
        found = _WHOLE.get(base, base) + _PLAIN[tone]
    return found if letter == small else found.upper()


def seen_as_western(content: bytes | None) -> bytes | None:
    """Bytes opened as Western text and saved again in UTF-8."""
    if content is None:
        return None
    return "".join(_western(byte) for byte in content).encode("utf-8")


def _western(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


ENCODINGS: dict[str, Writer] = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with mark": lambda text: text.encode("utf-8-sig"),
    "UTF-8 decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: text.encode("utf-16-be"),
    "Windows-1258": windows_1258,
    "TCVN3": tcvn3,
    "TCVN3 in UTF-8": lambda text: seen_as_western(tcvn3(text)),
    "VISCII": viscii,
    "VNI": vni,
    "VNI in UTF-8": lambda text: seen_as_western(vni(text)),
    "UTF-8 seen as Western": lambda text: seen_as_western(text.encode()),
}
