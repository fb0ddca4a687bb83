"""Every encoding that Vietnamese files come in: read right, asked, or refused with the place; never wrong."""

import csv
import io
import random
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import reading
from data.errors import FileRefused
from data.reading import legacy_tables
from data.reading.syllables import common_syllables
from tests.data.written_in import (
    LEGACY,
    REPORT,
    ROWS,
    garbled,
    in_every_way,
    refused,
    rows_of,
    saved_again,
    written,
)
from tests.public_files import COMMUNES, REAL, needs_real


@pytest.mark.parametrize("form", list(in_every_way("a")))
def test_every_form_of_a_report(form: str) -> None:
    content, name = in_every_way(REPORT)[form]
    table = reading.read(content, "a.csv")
    assert [table.headers, *map(list, table.cells.drop(reading.SOURCE_ROW).rows())] == ROWS
    assert table.how["encoding"] == name
    if name not in ("UTF-8", "UTF-16 LE", "UTF-16 BE"):
        evidence = table.how["encoding_evidence"]
        assert isinstance(evidence, dict)
        assert evidence["signs"] > 10
        assert evidence["example"] != evidence["reads_as"]
        assert evidence["reads_as"] in REPORT


@needs_real
@pytest.mark.parametrize("form", list(in_every_way("a")))
def test_every_form_of_the_communes(form: str) -> None:
    text = COMMUNES.read_text("utf-8")
    assert rows_of(in_every_way(text)[form][0]) == [row for row in csv.reader(io.StringIO(text)) if row]


@needs_real
def test_the_windows_1258_file() -> None:
    table = reading.read((REAL / "11_vn_encodings" / "06_windows1258.csv").read_bytes(), "a.csv")
    truth = [row for row in csv.reader(io.StringIO(COMMUNES.read_text("utf-8"))) if row]
    assert [table.headers, *map(list, table.cells.drop(reading.SOURCE_ROW).rows())] == truth
    assert table.how["encoding"] == "Windows-1258"


@pytest.mark.skipif(not shutil.which("iconv"), reason="No iconv here to compare the tables with.")
@pytest.mark.parametrize(
    ("name", "table"), [("TCVN5712-1", legacy_tables.tcvn3_with_capitals()), ("VISCII", legacy_tables.viscii())]
)
def test_the_tables_are_those_of_iconv(name: str, table: dict[str, str]) -> None:
    for code in {*range(1, 256)} - {*range(0xB0, 0xB5)}:
        ran = subprocess.run(["iconv", "-f", name, "-t", "UTF-8"], input=bytes([code]), capture_output=True)
        assert ran.stdout.decode() == table.get(chr(code), chr(code)), hex(code)


@pytest.mark.skipif(not shutil.which("iconv"), reason="No iconv here to write the file with.")
@pytest.mark.parametrize("name", ["TCVN5712-1", "VISCII"])
def test_capitals_that_only_the_standard_has(name: str) -> None:
    text = "ĐƠN VỊ;SỐ HỒ SƠ\nSỞ Y TẾ;1\nỦY BAN NHÂN DÂN HUYỆN HỮU LŨNG;2\n"
    ran = subprocess.run(["iconv", "-f", "UTF-8", "-t", name], input=text.encode(), capture_output=True)
    assert rows_of(ran.stdout) == [line.split(";") for line in text.splitlines()]


def test_capitals_of_tcvn3() -> None:
    text = "TỈNH LẠNG SƠN;Số\nUỶ BAN NHÂN DÂN;1\nĐỗ Thị Hà;2\nHÀ NỘI;3\nHà Nội;4\n"
    assert rows_of(written(text, "TCVN3")) == [line.split(";") for line in text.splitlines()]
    assert rows_of("TØNH L¹NG S¥N;Sè\nHuyÖn V¨n Quan;1\n".encode())[0] == ["TỈNH LẠNG SƠN", "Số"]


NAMES = st.lists(st.sampled_from(sorted(common_syllables())), min_size=1, max_size=4).map(
    lambda parts: " ".join(part.capitalize() for part in parts)
)


@settings(max_examples=250, deadline=None)
@given(
    names=st.lists(NAMES, min_size=1, max_size=12),
    form=st.sampled_from(list(in_every_way("a"))),
    header=st.sampled_from(["Don vi;So", "Đơn vị;Số hồ sơ"]),
)
def test_names_are_read_right_or_asked(names: list[str], form: str, header: str) -> None:
    text = f"{header}\n" + "".join(f"{name};1\n" for name in names)
    content = in_every_way(text)[form][0]
    try:
        got = [[cell.replace("Ð", "Đ") for cell in row] for row in rows_of(content)]
    except FileRefused:  # the sign Ð for Đ is in use in Unicode too, stays as written and is folded alike
        assert not form.startswith(("UTF", "decomposed"))
        return
    wanted = [line.split(";") for line in text.splitlines()]
    if form.startswith("TCVN3"):  # its single capitals with a tone are lost
        got, wanted = ([[cell.casefold() for cell in row] for row in rows] for rows in (got, wanted))
    assert got == wanted or (" in UTF" in form and is_vietnamese_as_it_stands(content))


def is_vietnamese_as_it_stands(content: bytes) -> bool:
    """Whether each word of a text in Unicode is one: `Hơn` for a font of VNI is `Hôn`, which nobody can tell."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    lines = content.decode("utf-16" if is_wide else "utf-8-sig").split("\n")[1:]
    words = [word for line in lines for word in line.split(";")[0].split() if not word.isascii()]
    return all(word.lower() in common_syllables() for word in words)


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(LEGACY),
    other=st.sampled_from(["UTF-8", *LEGACY]),
    seed=st.integers(0, 10_000),
)
def test_a_line_in_another_encoding_is_found(name: str, other: str, seed: int) -> None:
    """A line with several words; a single one may read well both ways."""
    if name == other:
        return
    lines = [*REPORT.splitlines(), "Huyện Bắc Sơn;Tuần 12/2019;3;đủ số liệu"]
    place = random.Random(seed).randrange(1, len(lines))
    lines[place] = "Huyện Lộc Bình và huyện Hữu Lũng;Tuần 13/2019;9;đã nộp báo cáo đúng hạn"
    parts = [
        line.encode() if at == place and other == "UTF-8" else written(line, other if at == place else name)
        for at, line in enumerate(lines)
    ]
    fault = refused(b"\n".join(parts))
    assert not fault.questions or "can be read" in str(fault) or "Line" in str(fault)


@pytest.mark.parametrize("name", [*LEGACY, "UTF-8 (Western)"])
def test_one_garbled_cell_in_unicode_is_refused_with_its_line(name: str) -> None:
    cell = "Huyện Hữu Lũng và Lộc Bình"
    spoiled = garbled(cell) if name == "UTF-8 (Western)" else saved_again(written(cell, name))
    fault = refused(REPORT.encode() + spoiled + b";Tu;1;x\n")
    assert "line 5 with" in str(fault)
    assert name in str(fault)
    assert cell in str(fault) or "reads" not in str(fault)


@pytest.mark.parametrize("name", LEGACY)
def test_unicode_lines_among_others_are_refused_with_the_line(name: str) -> None:
    fault = refused(written(REPORT, name) + "Huyện Lộc Bình;Tuần 12;3;đủ số liệu\n".encode())
    assert "line 5" in str(fault)
    fault = refused(REPORT.encode() * 5 + written("Huyện Lộc Bình;Tuần 12;3;đủ\n", name))
    assert "line 21" in str(fault)


@pytest.mark.parametrize("cut", [1, 2])
def test_text_cut_inside_a_letter(cut: int) -> None:
    whole = (REPORT + "Lạ").encode()
    assert "cut short" in str(refused(whole[:-cut]))
    assert "line 5" in str(refused(whole[:-cut]))


def test_utf_16_that_is_cut_or_has_other_parts() -> None:
    assert "(line 4, after “" in str(refused(REPORT.encode("utf-16")[:-1]))
    assert "cut short" in str(refused(REPORT.encode("utf-16-le")[:-1]))
    assert "cut short" in str(refused((REPORT + "😀").encode("utf-16")[:-2]))
    assert "From line 5" in str(refused(REPORT.encode("utf-16") + b"So Y te;Tuan 12;3;x\r\n" * 3))
    lone = REPORT.encode("utf-16") + b"\x3d\xd8" + "x\n".encode("utf-16-le")
    assert "From line 5" in str(refused(lone))
