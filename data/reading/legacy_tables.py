"""The Vietnamese encodings from before Unicode, as tables.

A *byte text* holds one character from U+0000 to U+00FF for each byte of the file. Every table says what stands in
it for which letters; signs that a table does not name stand for themselves. Sources: TCVN 5712:1993 (VN3, as the
ABC fonts draw it, and VN1 with its capitals), RFC 1456 (VISCII), Microsoft's code page 1258, and the VNI fonts.
"""

import unicodedata
from functools import cache

NO_LETTER = "\ufffd"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # grave, hook, tilde, acute, dot

_ABC = "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ�����àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
_VN1 = "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
_VN1_LOW = {1: "Ú", 2: "Ụ", 4: "Ừ", 5: "Ử", 6: "Ữ", 17: "Ứ", 18: "Ự", 19: "Ỳ", 20: "Ỷ", 21: "Ỹ", 22: "Ý", 23: "Ỵ"}
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {2: "Ẳ", 5: "Ẵ", 6: "Ẫ", 20: "Ỷ", 25: "Ỹ", 30: "Ỵ"}
_VNI_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVES = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}


@cache
def western() -> dict[str, str]:
    """What Windows shows for the bytes 80 to 9F; five of them show nothing."""
    shown = (bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0))
    return {chr(code): sign for code, sign in enumerate(shown, start=0x80)}


@cache
def tcvn3() -> dict[str, str]:
    """The letters of the ABC fonts; the other bytes are as Windows shows them."""
    letters = {chr(code): letter for code, letter in enumerate(_ABC, start=0xA0)}
    return western() | letters


@cache
def tcvn3_with_capitals() -> dict[str, str]:
    """The same with the standard's own capitals among the control characters."""
    low = {chr(code): letter for code, letter in _VN1_LOW.items()}
    return tcvn3() | low | {chr(code): letter for code, letter in enumerate(_VN1, start=0x80)}


@cache
def viscii() -> dict[str, str]:
    low = {chr(code): letter for code, letter in _VISCII_LOW.items()}
    return low | {chr(code): letter for code, letter in enumerate(_VISCII, start=0x80)}


@cache
def windows_1258() -> dict[str, str]:
    """Single bytes, and each letter with the tone that follows it. A tone alone is no letter."""
    shown = {chr(code): bytes([code]).decode("cp1258", "replace") for code in range(0x41, 0x100)}
    pairs = {}
    for mark in (sign for sign, letter in shown.items() if letter in TONES):
        for sign, letter in shown.items():
            whole = unicodedata.normalize("NFC", letter + shown[mark])
            if len(whole) == 1 and letter.isalpha():
                pairs[sign + mark] = whole
    single = {sign: letter for sign, letter in shown.items() if sign != letter or sign >= "\x80"}
    return {**pairs, **{sign: NO_LETTER if letter in TONES else letter for sign, letter in single.items()}}


@cache
def vni() -> dict[str, str]:
    """A vowel and the mark that follows it. A mark alone is no letter."""
    pairs: dict[str, str] = {}
    for base, letter in (*((vowel, vowel) for vowel in "aeouy"), ("ô", "ơ"), ("ö", "ư")):
        pairs |= {base + mark: letter + tone for mark, tone in _VNI_TONES.items()}
    for base in "aeo":
        pairs |= {base + mark: f"{base}\u0302{tone}" for mark, tone in _VNI_HATS.items()}
    pairs |= {"a" + mark: f"a\u0306{tone}" for mark, tone in _VNI_BREVES.items()}
    whole = {sign: unicodedata.normalize("NFC", letter) for sign, letter in pairs.items()}
    marks = dict.fromkeys((*_VNI_TONES, *_VNI_HATS, *_VNI_BREVES), NO_LETTER)
    lower = {**whole, **marks, **_VNI_ALONE}
    upper = {sign.upper(): letter.upper() for sign, letter in lower.items()}
    titles = {sign[0].upper() + sign[1]: letter.upper() for sign, letter in whole.items()}
    return {**lower, **upper, **titles, **western()}
