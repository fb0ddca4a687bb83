"""The fast reader gives what the exact one gives, or steps aside."""

import csv
import io

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import reading
from data.errors import FileRefused
from data.reading import delimited
from data.reading.tables import SOURCE_ROW

CELLS = st.text(alphabet='ab1.,;\t|" \n\r\u00a0ạĐ', max_size=6)
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6)
)


def written(rows: list[list[str]], delimiter: str, end: str, quoting: int) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow([f"Cột {letter}" for letter in "abcd"[: len(rows[0]) if rows else 2]])
    writer.writerows(rows)
    return out.getvalue().encode()


def exactly(content: bytes, monkeypatch: pytest.MonkeyPatch) -> pl.DataFrame | str:
    with monkeypatch.context() as patch:
        patch.setattr(delimited, "_fast", lambda *_: None)
        return read(content)


def read(content: bytes) -> pl.DataFrame | str:
    try:
        return reading.read(content, "a.csv").cells
    except FileRefused as refused:
        return str(refused)


@settings(max_examples=400, deadline=None)
@given(
    rows=TABLES,
    delimiter=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_well_written_tables_come_back(rows: list[list[str]], delimiter: str, end: str, quoting: int) -> None:
    cells = read(written(rows, delimiter, end, quoting))
    if isinstance(cells, str):  # a refusal may be too careful, never wrong
        return
    assert [list(row) for row in cells.drop(SOURCE_ROW).rows()] == [
        [cell.replace("\u00a0", " ").strip() for cell in row] for row in rows
    ]


@settings(max_examples=400, deadline=None)
@given(
    rows=TABLES,
    delimiter=st.sampled_from(",;\t"),
    place=st.integers(0, 200),
    damage=st.sampled_from([b"", b'"', b";", b",", b"\n", b"\r", b"\xff"]),
)
def test_damaged_text_is_read_alike_or_refused(
    rows: list[list[str]], delimiter: str, place: int, damage: bytes
) -> None:
    whole = written(rows, delimiter, "\n", csv.QUOTE_MINIMAL)
    place %= len(whole)
    content = whole[:place] + damage + whole[place + 1 :]
    with pytest.MonkeyPatch.context() as monkeypatch:
        exact = exactly(content, monkeypatch)
    fast = read(content)
    assert type(fast) is type(exact)
    if isinstance(fast, pl.DataFrame) and isinstance(exact, pl.DataFrame):
        assert fast.equals(exact)
    else:
        assert fast == exact


def test_long_files_take_the_fast_way() -> None:
    rows = "".join(f"2019-W{week:02d};Sở Y tế;A{row};{row}\n" for week in range(1, 53) for row in range(2000))
    table = reading.read(f"Kỳ;Đơn vị;Mã TTHC;Số\n{rows}".encode(), "a.csv")
    assert table.how["way"] == "fast"
    assert table.cells.height == 104_000
    assert table.cells.row(-1) == (104_001, "2019-W52", "Sở Y tế", "A1999", "1999")


def test_a_short_row_far_down_is_found() -> None:
    rows = "x;1\n" * 200_000
    assert "rows 150002" in str(read(f"a;b\n{rows[: 4 * 150_000]}x\n{rows}".encode()))


def test_bytes_that_are_no_unicode_far_down_are_found() -> None:
    content = b"a;b\n" + b"x;1\n" * 100_000 + b"S\xfd;1\n"
    assert "S\xfd" in str(read(content))
    assert "line 100004 holds “S\xfd" in str(read(b"a;b\n" + "Sở;1\nTế;1\n".encode() + content[4:]))
