"""A damaged file is refused, or read as the truth but for the one cell that the damage touched."""

import csv
import io
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from data import reading
from data.errors import FileRefused
from data.reading.tables import clean

Table = list[list[str]]

_NAMES = ["Phòng", "Mã việc", "Số nhận", "Số trả", "Nhận xét"]
_WORD = st.sampled_from(
    ["Sở Y tế", "Đình Lập", "x; y", "a, b", 'nói "có"', "dòng\nhai", "O'Neil", "-", "tuần 3", ""]
)
_NUMBER = st.integers(0, 99_999).map(str)
_ROW = st.tuples(st.sampled_from(["Sở Y tế", "Sở Nội vụ", "Văn Lãng"]), _WORD, _NUMBER, _NUMBER, _WORD).map(list)
TABLES = st.lists(_ROW, min_size=3, max_size=8)
FORMS = st.tuples(
    st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
)


def written(rows: Table, form: tuple[str, str, int]) -> bytes:
    delimiter, end, quoting = form
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([_NAMES, *rows])
    return out.getvalue().encode()


def read(content: bytes) -> Table | None:
    """The header and the rows; None for a refusal."""
    try:
        table = reading.read(content, "a.csv")
    except FileRefused:
        return None
    return [table.headers, *map(list, table.cells.drop(reading.SOURCE_ROW).rows())]


def truth(rows: Table) -> Table:
    return [_NAMES, *([clean(cell) for cell in row] for row in rows)]


def differences(got: Table, wanted: Table) -> int:
    """How many cells differ; far too many where the shape does."""
    if [len(row) for row in got] != [len(row) for row in wanted]:
        return 1_000_000
    pairs = zip(chain.from_iterable(got), chain.from_iterable(wanted), strict=True)
    return sum(cell != other for cell, other in pairs)


@settings(max_examples=200, deadline=None)
@given(rows=TABLES, form=FORMS)
def test_undamaged(rows: Table, form: tuple[str, str, int]) -> None:
    assert read(written(rows, form)) in (truth(rows), None)


@settings(max_examples=200, deadline=None)
@given(rows=TABLES, form=FORMS, place=st.integers(0, 10_000))
def test_cut_short(rows: Table, form: tuple[str, str, int], place: int) -> None:
    """What is left may only be the first rows, the last of them with its last cell cut."""
    content = written(rows, form)
    got = read(content[: place % len(content)])
    if got is None:
        return
    wanted = truth(rows)[: len(got)]
    assert got[:-1] == wanted[:-1]
    if len(got) == 1:
        assert all(name.startswith(cell) for name, cell in zip(_NAMES, got[0], strict=False))
    else:
        assert got[-1][:-1] == wanted[-1][:-1]
        assert wanted[-1][-1].startswith(got[-1][-1])


@settings(max_examples=200, deadline=None)
@given(rows=TABLES, form=FORMS, place=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_a_changed_byte(rows: Table, form: tuple[str, str, int], place: int, byte: int) -> None:
    content = bytearray(written(rows, form))
    content[place % len(content)] = byte
    got = read(bytes(content))
    assert got is None or differences(got, truth(rows)) <= 1


@settings(max_examples=200, deadline=None)
@given(rows=TABLES, form=FORMS, chance=st.randoms())
def test_a_lost_quote(rows: Table, form: tuple[str, str, int], chance: object) -> None:
    content = written(rows, (*form[:2], csv.QUOTE_ALL))
    places = [place for place, byte in enumerate(content) if byte == ord('"')]
    place = places[chance.randrange(len(places))]  # type: ignore[attr-defined]
    got = read(content[:place] + content[place + 1 :])
    assert got is None or differences(got, truth(rows)) <= 1


@settings(max_examples=200, deadline=None)
@given(
    rows=TABLES, form=FORMS, place=st.integers(0, 10_000), damage=st.sampled_from([",", ";", "\t", "|", "\n", '"'])
)
def test_an_inserted_sign(rows: Table, form: tuple[str, str, int], place: int, damage: str) -> None:
    content = written(rows, form)
    place %= len(content) + 1
    got = read(content[:place] + damage.encode() + content[place:])
    assert got is None or differences(got, truth(rows)) <= 1 or without_empty(got) == truth(rows)


def without_empty(rows: Table) -> Table:
    return [row for row in rows if any(row)]
