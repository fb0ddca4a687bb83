"""A long text is recognised by its beginning; what the beginning does not settle is read whole."""

import pytest

from data import reading
from data.choices import Choices
from data.errors import FileRefused
from data.reading import TextTable
from pages.parts import recognising

HEAD = "Kỳ;Đơn vị;Cổng thông tin;Lượt truy cập"
ROW = "2021-W01;Sở Y tế;syt.langson.gov.vn;12\n"


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of what was read, in bytes."""
    read, found = reading.read, []

    def noted(content: bytes, file_name: str, choices: Choices | None = None) -> TextTable:
        found.append(len(content))
        return read(content, file_name, choices)

    monkeypatch.setattr(reading, "read", noted)
    return found


def text_of(size: int) -> bytes:
    return f"{HEAD}\n{ROW * (size // len(ROW.encode()) + 1)}".encode()


def test_a_long_text_is_recognised_by_its_beginning(sizes: list[int]) -> None:
    content = text_of(3 * recognising.BEGINNING)
    assert recognising._headers("a.csv", content, Choices()) == HEAD.split(";")
    assert sizes == [pytest.approx(recognising.BEGINNING, abs=len(ROW.encode()))]


def test_a_short_text_is_read_whole(sizes: list[int]) -> None:
    content = text_of(1000)
    assert recognising._headers("a.csv", content, Choices()) == HEAD.split(";")
    assert sizes == [len(content)]


def test_what_the_beginning_does_not_settle_is_read_whole(sizes: list[int]) -> None:
    content = b"\n" * (recognising.BEGINNING + 1)
    with pytest.raises(FileRefused):
        recognising._headers("a.csv", content, Choices())
    assert sizes[1:] == [len(content)]
