"""Delimited text: the right table, or a refusal that says what to do."""

import csv
import io
import json
from pathlib import Path

import pytest

from data import reading
from data.errors import FileRefused
from data.reading.tables import clean
from tests.public_files import COMMUNES, REAL, needs_real

HEADER = "Kỳ báo cáo;Đơn vị;Mã thủ tục;Hồ sơ tiếp nhận"
ROW = "2019-W12;Sở Y tế;A1;1.234"


def real_files(*patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in REAL.glob(pattern))


def rows_of(content: bytes) -> list[list[str]]:
    table = reading.read(content, "a.csv")
    return [table.headers, *map(list, table.cells.drop(reading.SOURCE_ROW).rows())]


def refusal(content: bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        reading.read(content, "a.csv")
    return str(caught.value)


@needs_real
@pytest.mark.parametrize("path", real_files("12_bad_input/csv-spectrum/csvs/*.csv"), ids=lambda path: path.stem)
def test_csv_spectrum(path: Path) -> None:
    truth = json.loads((path.parents[1] / "json" / f"{path.stem}.json").read_text("utf-8"))
    table = reading.read(path.read_bytes(), path.name)
    got = table.cells.drop(reading.SOURCE_ROW).to_dicts()
    assert got == [{name: clean(value) for name, value in row.items()} for row in truth]


@needs_real
@pytest.mark.parametrize(
    "path", real_files("11_vn_encodings/0*.csv", "11_vn_encodings/1*.csv"), ids=lambda path: path.stem
)
def test_encodings_give_the_same_table(path: Path) -> None:
    truth = COMMUNES.read_text("utf-8")
    assert rows_of(path.read_bytes()) == [row for row in csv.reader(io.StringIO(truth)) if row]


@needs_real
@pytest.mark.parametrize(
    "path", real_files("0[134789]*/*.csv", "12_bad_input/naughty/*.csv"), ids=lambda path: path.stem
)
def test_real_files_are_read_as_pythons_reader_does(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig")
    csv.field_size_limit(1 << 20)
    header, *rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    got = rows_of(path.read_bytes())
    assert got[0] == [" ".join(clean(name).split()) for name in header]
    assert got[1:] == [[clean(cell) for cell in row] for row in rows]


def test_clean_csv_writes_what_was_understood() -> None:
    content = b'a;b\n"x;1";" 007 "\n"say ""hi""\nthere";\n'
    written = reading.clean_csv(reading.read(content, "a.csv"))
    assert list(csv.reader(io.StringIO(written.decode(), newline=""))) == [
        ["a", "b"],
        ["x;1", "007"],
        ['say "hi"\nthere', ""],
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_plain_form(delimiter: str, encoding: str, end: str) -> None:
    lines = [HEADER.replace(";", delimiter), ROW.replace(";", delimiter), ""]
    got = rows_of(end.join(lines).encode(encoding))
    assert got == [HEADER.split(";"), ROW.split(";")]


def test_rows_are_numbered_as_they_are_seen() -> None:
    table = reading.read(f"sep=;\n{HEADER}\n\n{ROW}\n{ROW}\n".encode(), "a.csv")
    assert table.cells[reading.SOURCE_ROW].to_list() == [3, 4]
    quoted = reading.read(b'a,b\n"1\n2",3\n4,5\n', "a.csv")
    assert quoted.cells[reading.SOURCE_ROW].to_list() == [2, 3]


def test_decomposed_letters_hard_blanks_and_outer_blanks() -> None:
    content = "Đơn vị;Tên\n La\u0323ng Sơn\u00a0; Cao\u00a0Lộc \n".encode()
    assert rows_of(content)[1] == ["Lạng Sơn", "Cao Lộc"]


def test_title_lines_above_a_known_header() -> None:
    content = f"BÁO CÁO TUẦN 12;;;\nTừ ngày 18/3;;;\n;;;\n{HEADER}\n{ROW}\n".encode()
    table = reading.read(content, "a.csv")
    assert table.headers == HEADER.split(";")
    assert table.cells[reading.SOURCE_ROW].to_list() == [5]
    assert table.how["title_rows"] == 3


def test_merged_header_rows_are_joined() -> None:
    content = (
        "STT;Đơn vị;Số hồ sơ tiếp nhận;;;Đã giải quyết;;Ghi chú\n"
        ";;Trong kỳ;;Từ kỳ trước;Đúng hạn;Quá hạn;\n"
        ";;Trực tuyến;Trực tiếp / BC;;;;\n"
        "1;Sở Y tế;3;4;5;6;7;x\n"
    ).encode()
    table = reading.read(content, "a.csv")
    assert table.headers == [
        "STT",
        "Đơn vị",
        "Số hồ sơ tiếp nhận | Trong kỳ | Trực tuyến",
        "Số hồ sơ tiếp nhận | Trong kỳ | Trực tiếp / BC",
        "Số hồ sơ tiếp nhận | Từ kỳ trước",
        "Đã giải quyết | Đúng hạn",
        "Đã giải quyết | Quá hạn",
        "Ghi chú",
    ]
    assert table.cells[reading.SOURCE_ROW].to_list() == [4]


def test_data_is_never_taken_into_the_header() -> None:
    content = "Đơn vị;Mã thủ tục;;Ghi chú\nSở Y tế;A1;x;\nSở Nội vụ;A2;y;\n".encode()
    assert "column 3 has no name" in refusal(content)


def test_empty_columns_without_a_name_are_left_out() -> None:
    assert rows_of(b"a;b;\n1;2;\n3;4;\n") == [["a", "b"], ["1", "2"], ["3", "4"]]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf \r\n", "The file is empty"),
        (b"%PDF-1.7 x", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "This is a picture"),
        (b"PK\x03\x04" + bytes(50), "The workbook is damaged"),
        (b"<html><p>1</p></html>", "This is a web page without a table"),
        (b"a;b\n1;\x00\x01\x02\x03", "This is not a text file"),
        (b"a,b\n1,2,3\n4,5\n6\n", "2 rows have another number of cells: rows 2, 4"),
        (b"a,b\n1,2\n3\n", "Row 3 has only 1 cells"),
        (b"a,b\n1,2\n3,4,5\n", "Row 3 has 3 cells: a cell that holds"),
        (b'a;b\n1;"x\n2;y\n', "opened in row 2 is not closed"),
        (b'a,b\n1,"x\n2,y\n' + b"3,z\n" * 100_000, "A cell of row 2 holds more than 100000 letters"),
        (b'a,b\n1,"x"y\n', "Around row 2 the quotes do not match"),
        (b'a,b\n1,"x\n2,y\n', "opened in row 2 is not closed"),
        (b"a,a\n1,2\n", "Two columns have the same name: a"),
        (b",b\n1,2\n", "column 1 has no name"),
        (b"05971,x\n05972,y\n", "“05971” in column 1 is a number"),
        (b"n,k\nx,n\nn,k\n", "The header words n, k stand again"),
        (b"a;b,c\n1;2,3\n", "“,” or by “;”"),
        (b"a,b\r\n1,x\ry\r\n", "Line 2 holds a line break"),
        (b"source_row,b\n1,2\n", "kept for the program's own use"),
        ("a,b\nSở,1\n".encode()[:-4], "cut short"),
        ("Đơn vị;x\nSở Y tế;1".encode("utf-16-le")[:-1], "cut short|not a text file"),
    ],
)
def test_refusals_say_why(content: bytes, sentence: str) -> None:
    assert any(part in refusal(content) for part in sentence.split("|"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("L¹ng S¬n", "TCVN3"),
        ("H÷u Lòng", "TCVN3"),
        ("HuyÖn Cao Léc", "TCVN3"),
        ("X· Gia Léc", "TCVN3"),
        ("§×nh LËp", "TCVN3"),
        ("LÃ¡ng", "UTF-8"),
        ("Láº¡ng SÆ¡n", "UTF-8"),
        ("Laòng Sõn", "Windows-1258"),
        ("Phýõìng Tam Thanh", "Windows-1258"),
        ("Thaønh phoá Laïng Sôn", "VNI"),
    ],
)
def test_garbled_letters_in_unicode_are_refused_and_shown(text: str, encoding: str) -> None:
    sentence = refusal(f"Đơn vị;Số\nSở Y tế;1\n{text};2\n".encode())
    assert text in sentence
    assert encoding in sentence


@pytest.mark.parametrize(
    "text",
    [
        "Thành phố Lạng Sơn",
        "XÃ\u00a0HOÀNG",
        "naïf où août",
        "Müller & Søn",
        "«Quà»",
        "10 µm, 3×4, 25°C",
        "ÐÌNH LẬP",
    ],
)
def test_proper_letters_are_not_taken_for_garbled(text: str) -> None:
    assert rows_of(f"Đơn vị;Số\n{text};2\n".encode())[1][0] == clean(text)


def test_header_without_rows_is_an_empty_table() -> None:
    assert rows_of(b"a;b\n") == [["a", "b"]]


def test_one_column() -> None:
    assert rows_of(b'name\nx\n""\ny\n') == [["name"], ["x"], [""], ["y"]]
    assert "another number of cells" in refusal(b"name\nx\ny, z\n")
