"""What is too large is refused in time and memory that do not grow with it."""

import io
import os
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
import xlsxwriter

from data import reading
from data.errors import FileRefused

_SECONDS, _MEGABYTES = 2, 300  # the peak of this process alone: getrusage counts its parent's, from before it began
_MEASURED = """
import re, sys, time
from pathlib import Path
from data import reading
from data.errors import FileRefused
started = time.process_time()
try:
    reading.read(reading.bytes_of(Path(sys.argv[1])), "a")
    told = "read"
except FileRefused as refused:
    told = str(refused)
peak = re.search(r"VmHWM:\\s*([0-9]+)", Path("/proc/self/status").read_text())
print(time.process_time() - started, int(peak[1]) // 1024, told, sep="|")
"""


def workbook() -> dict[str, bytes]:
    """The parts of a small workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("A")
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_row(1, 0, ["x", 1])
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def measured(path: Path, **settings: str) -> str:
    """The refusal of a file, after its time and memory were found small."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **settings},
    )
    seconds, megabytes, told = done.stdout.strip().split("|", 2)
    assert float(seconds) < _SECONDS
    assert int(megabytes) < _MEGABYTES
    return told


def written(folder: Path, content: bytes) -> Path:
    path = folder / "a.xlsx"
    path.write_bytes(content)
    return path


def test_a_file_of_two_gigabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b"a;b\n")
        file.truncate(2 << 30)
    assert "The file has 2048 MB; at most 200 MB are read" in measured(path)


def test_a_sheet_that_unpacks_to_far_too_much(tmp_path: Path) -> None:
    sheet = b"<worksheet><sheetData>" + b"<row><c><v>1</v></c></row>" * (5 << 20) + b"</sheetData></worksheet>"
    bomb = packed(workbook() | {"xl/worksheets/sheet1.xml": sheet})
    assert "unpacks to far more than any spreadsheet does" in measured(written(tmp_path, bomb))
    assert "at most 64 MB are taken" in measured(written(tmp_path, bomb), EGOV_LIMIT_UNPACKED_MB="64")


def test_shared_texts_that_unpack_to_far_too_much(tmp_path: Path) -> None:
    texts = b"<sst>" + b"<si><t>a</t></si>" * (8 << 20) + b"</sst>"
    bomb = packed(workbook() | {"xl/sharedStrings.xml": texts})
    assert "unpacks to far more" in measured(written(tmp_path, bomb))


def test_a_part_that_is_larger_than_it_says(tmp_path: Path) -> None:
    whole = bytearray(packed(workbook() | {"xl/sharedStrings.xml": b"<sst>" + b" " * (64 << 20) + b"</sst>"}))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        size = archive.getinfo("xl/sharedStrings.xml").file_size
    lying = bytes(whole).replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != bytes(whole)
    assert "damaged" in measured(written(tmp_path, lying))


def test_a_package_of_very_many_parts(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(20_000):
            archive.writestr(str(number), b"")
    assert "unpacks to far more" in measured(written(tmp_path, out.getvalue()))


@pytest.mark.parametrize(
    "part", ["xl/sharedStrings.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"]
)
def test_texts_that_grow_without_end(tmp_path: Path, part: str) -> None:
    names = "abcdefghij"
    grown = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    start = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{"lol" * 9}">{grown}]>'
    xml = f"{start}<sst><si><t>&j;</t></si></sst>".encode()
    assert "damaged" in measured(written(tmp_path, packed(workbook() | {part: xml})))


def test_a_cell_in_the_last_corner(tmp_path: Path) -> None:
    cell = b'<c r="XFD1048576"><v>1</v></c></row></sheetData>'
    for rows in (b'<row r="1"><c r="A1"><v>1</v></c></row>', b""):
        sheet = b"<worksheet><sheetData>" + rows + b'<row r="1048576">' + cell + b"</worksheet>"
        path = written(tmp_path, packed(workbook() | {"xl/worksheets/sheet1.xml": sheet}))
        assert "as far out as XFD1048576" in measured(path)


def test_an_endless_cell(tmp_path: Path) -> None:
    chance = os.urandom(3 << 20).hex().encode()
    sheet = b'<worksheet><sheetData><row><c t="str"><v>' + chance + b"</v></c></row></sheetData></worksheet>"
    assert "more than 100000 letters" in measured(
        written(tmp_path, packed(workbook() | {"xl/worksheets/sheet1.xml": sheet}))
    )


def test_limits_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"a;b\n1;2\n3;4\n5;66666\n"
    for name, limit, sentence in (
        ("EGOV_LIMIT_FILE_MB", "0.00001", "at most"),
        ("EGOV_LIMIT_ROWS", "2", "more than 2 rows"),
        ("EGOV_LIMIT_COLUMNS", "1", "at most 1 are read"),
        ("EGOV_LIMIT_CELL", "4", "A cell of row 4 holds more than 4 letters"),
    ):
        with monkeypatch.context() as changed:
            changed.setenv(name, limit)
            with pytest.raises(FileRefused) as caught:
                reading.read(content, "a.csv")
            assert sentence in str(caught.value)
    assert reading.read(content, "a.csv").cells.height == 3


def test_limits_hold_for_sheets_and_for_rows_that_are_not_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EGOV_LIMIT_ROWS", "2")
    rows = b"<row><c><v>1</v></c><c><v>2</v></c></row>"
    sheet = b"<worksheet><sheetData>" + 4 * rows + b"</sheetData></worksheet>"
    for content in (packed(workbook() | {"xl/worksheets/sheet1.xml": sheet}), b"a;b\n\n1;2\n3;4\n5;6\n"):
        with pytest.raises(FileRefused, match="more than 2 rows"):
            reading.read(content, "a")
