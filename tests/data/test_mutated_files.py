"""Files changed at random: never a crash, never a hang, and what is accepted says what the changed file says."""

import csv
import io
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from data import judging
from data.errors import Fault
from data.judging import Judgement
from tests.data.matched_text import lang_son
from tests.data.vietnamese_encodings import ENCODINGS

HEADER = ["Kỳ báo cáo", "Đơn vị", "Cổng thông tin", "Lượt truy cập", "Tin bài"]
UNITS = ["Sở Y tế", "Huyện Cao Lộc", "Thành phố Lạng Sơn", "UBND huyện Đình Lập", "Sở Thông tin và Truyền thông"]
ROWS = [
    ["2019-W12", unit, f"cong{at}.langson.gov.vn", f"{1_200 + 37 * at}", f"{at}"] for at, unit in enumerate(UNITS)
]
FIGURES = {"visits": 3, "articles": 4}
LONGEST_SECONDS = 10.0
QUICK, LONG = 150, 10_000

Change = Callable[[bytearray, random.Random], None]


def flip(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def put(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] = chance.randrange(256)


def cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(1, len(content)) :]


def lose(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content))
    del content[at : at + chance.randrange(1, 40)]


def repeat(content: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(content))
    content[at:at] = content[at : at + chance.randrange(1, 60)]


def insert(content: bytearray, chance: random.Random) -> None:
    sign = chance.choice([b'"', b";", b",", b"\n", b"\r", b"\t", b"\x00", b"\xff", b"'", b"=1+1", "ậ".encode()])
    at = chance.randrange(len(content))
    content[at:at] = sign


CHANGES: tuple[Change, ...] = (flip, put, cut, lose, repeat, insert)


def text() -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([HEADER, *ROWS])
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([HEADER, *ROWS]):
            sheet.write_row(at, 0, row)
    return out.getvalue()


def seeds() -> dict[str, bytes]:
    made = {name: ENCODINGS[name](text()) for name in ("UTF-8", "UTF-16", "Windows-1258", "TCVN3", "VNI")}
    web = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [HEADER, *ROWS])
    page = f"<html><meta charset=utf-8><table>{web}</table></html>".encode()
    return {name: content for name, content in made.items() if content} | {"XLSX": workbook(), "HTML": page}


def says(content: bytes, verdict: Judgement) -> bool:
    """Whether each accepted row of a UTF-8 file holds the digits that stand in that row of the file."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), delimiter=";"))
    for row in verdict.rows.iter_rows(named=True):
        cells = lines[row["source_row"] - 1]
        for name, place in FIGURES.items():
            digits = "".join(sign for sign in cells[place] if sign.isdigit())
            if (int(digits) if digits else None) != row[name]:
                return False
    return True


def judged(content: bytes) -> Judgement | None:
    """The verdict of an accepted file; None for one that is refused with a sentence."""
    begun = time.perf_counter()
    try:
        verdict = judging.judge("portal_activity", "a", content, lang_son())
    except Fault:
        return None
    finally:
        assert time.perf_counter() - begun < LONGEST_SECONDS
    return verdict if verdict.accepted else None


def change_many(count: int, kept: Path) -> None:
    """Judges `count` changed files; the one that fails is kept for whoever looks into it."""
    originals = seeds()
    truth = {name: judged(content) for name, content in originals.items()}
    assert all(truth.values()), [name for name, verdict in truth.items() if verdict is None]
    for number in range(count):
        chance = random.Random(number)
        name = chance.choice(sorted(originals))
        content = bytearray(originals[name])
        for _ in range(chance.choice([1, 1, 1, 2, 5])):
            if len(content) > 1:
                chance.choice(CHANGES)(content, chance)
        kept.write_bytes(content)
        verdict = judged(bytes(content))
        if verdict is None:
            continue
        if name == "UTF-8":
            assert says(bytes(content), verdict), f"number {number} is misread"
        if name == "XLSX":
            assert verdict.rows.equals(truth[name].rows), f"number {number} is misread"  # type: ignore[union-attr]


def test_changed_files_are_refused_or_read_as_they_are(tmp_path: Path) -> None:
    change_many(QUICK, tmp_path / "changed")


@pytest.mark.long
def test_ten_thousand_changed_files(tmp_path: Path) -> None:
    change_many(LONG, tmp_path / "changed")
