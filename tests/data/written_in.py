"""Vietnamese text in every encoding it comes in, written by the tables that it is read with, and what reading gives."""

import unicodedata
from functools import cache

import pytest

from data import reading
from data.choices import Choices
from data.errors import FileRefused
from data.reading.legacy_readings import READINGS, as_windows_shows

LEGACY = ("Windows-1258", "TCVN3", "VISCII", "VNI")
REPORT = (
    "Đơn vị;Kỳ báo cáo;Số hồ sơ tiếp nhận;Ghi chú\n"
    "Sở Thông tin và Truyền thông;Tuần 12/2019;1.234;đã kiểm tra\n"
    "Huyện Tràng Định;Tuần 12/2019;56;chưa đủ số liệu\n"
    "Huyện Văn Quan;Tuần 12/2019;7;\n"
)
ROWS = [line.split(";") for line in REPORT.splitlines()]


@cache
def signs_of(encoding: str) -> dict[str, str]:
    """Letter → the shortest byte text for it."""
    signs: dict[str, str] = {}
    for sign, letter in READINGS[encoding].table([]).items():
        if letter not in signs or len(sign) < len(signs[letter]):
            signs[letter] = sign
    return signs


def written(text: str, encoding: str) -> bytes:
    """The text's bytes. In TCVN3 a capital without a code is written small, as its fonts want it."""
    signs = signs_of(encoding)
    letters = unicodedata.normalize("NFC", text)
    return "".join(
        letter if letter.isascii() else signs.get(letter) or signs[letter.lower()] for letter in letters
    ).encode("latin-1")


def saved_again(content: bytes, encoding: str = "utf-8") -> bytes:
    """Bytes that a program took for Western letters and saved in Unicode."""
    return as_windows_shows(content.decode("latin-1")).encode(encoding)


def garbled(text: str, times: int = 1) -> bytes:
    """UTF-8 taken for Western letters and saved again in UTF-8."""
    content = text.encode()
    for _ in range(times):
        content = saved_again(content)
    return content


def in_every_way(text: str) -> dict[str, tuple[bytes, str]]:
    """The text in every form that is read, with the name it is told by."""
    forms = {name: (written(text, name), name) for name in LEGACY}
    forms |= {f"{name} in UTF-8": (saved_again(written(text, name)), name) for name in LEGACY}
    forms |= {f"{name} in UTF-16": (saved_again(written(text, name), "utf-16"), name) for name in LEGACY}
    forms["UTF-8"] = (text.encode(), "UTF-8")
    forms["UTF-8 with a mark"] = (text.encode("utf-8-sig"), "UTF-8")
    forms["decomposed"] = (unicodedata.normalize("NFD", text).encode(), "UTF-8")
    forms["UTF-16 LE"] = (text.encode("utf-16-le"), "UTF-16 LE")
    forms["UTF-16 BE"] = (text.encode("utf-16-be"), "UTF-16 BE")
    forms["UTF-16 with a mark"] = (text.encode("utf-16"), "UTF-16 LE")
    forms["garbled"] = (garbled(text), "UTF-8 (Western)")
    forms["garbled twice"] = (garbled(text, 2), "UTF-8 (Western)")
    return forms


def rows_of(content: bytes, choices: Choices | None = None) -> list[list[str]]:
    table = reading.read(content, "a.csv", choices)
    return [table.headers, *map(list, table.cells.drop(reading.SOURCE_ROW).rows())]


def refused(content: bytes, choices: Choices | None = None) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        reading.read(content, "a.csv", choices)
    return caught.value


def options(fault: FileRefused) -> set[str]:
    assert [question.kind for question in fault.questions] == ["encoding"]
    return {option.value for option in fault.questions[0].options}
