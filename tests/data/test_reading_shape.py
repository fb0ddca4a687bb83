"""The shape of a delimited text, whatever its subject: where the table begins and ends, what parts its cells."""

import pytest

from data import reading
from data.choices import Choices
from data.errors import FileRefused
from data.reading.tables import TextTable


def read(text: str, **choices: str) -> TextTable:
    return reading.read(text.encode(), "a.csv", Choices(**choices))  # type: ignore[arg-type]


def rows_of(text: str, **choices: str) -> list[list[str]]:
    """The header and the rows that are written out."""
    table = read(text, **choices)
    cells = table.cells.filter(~table.cells[reading.SOURCE_ROW].is_in(table.notes))
    return [table.headers, *map(list, cells.drop(reading.SOURCE_ROW).rows())]


def split(text: str, delimiter: str = ";") -> list[list[str]]:
    return [line.split(delimiter) for line in text.splitlines()]


def refusal(text: str, **choices: str) -> str:
    with pytest.raises(FileRefused) as caught:
        read(text, **choices)
    return str(caught.value)


PLAIN = "tên;nơi;số\nAn;Huế;5\nBình;Vinh;6"


@pytest.mark.parametrize(
    "above",
    [
        "DANH SÁCH;;\n",
        "DANH SÁCH\n",
        "DANH SÁCH\n\n",
        ";DANH SÁCH;\n;;\n",
        "SỞ Y TẾ;;\nBÁO CÁO TUẦN 12;;\n(từ 18/3 đến 24/3/2019);;\n",
        "# xuất ngày 20/3/2019\n",
        "\n\n\n",
        ";;\n;;\n",
    ],
)
def test_lines_above_a_header_of_any_subject_are_titles(above: str) -> None:
    assert rows_of(above + PLAIN) == split(PLAIN)


def test_titles_of_two_cells_stand_apart_from_the_header() -> None:
    above = "UBND TỈNH;;;CỘNG HÒA\nSỞ Y TẾ;;;Độc lập\n;BÁO CÁO;;\n;;;\n"
    table = read(above + "a;b;c;d\nx;y;1;2\n")
    assert (table.headers, table.cells.height, table.how["title_rows"]) == (["a", "b", "c", "d"], 1, 4)
    assert table.titles[0] == "UBND TỈNH CỘNG HÒA"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Báo cáo, tuần 12\nĐơn vị,Số\nA,5\nB,6\n", "both look like the header"),
        ("Đơn vị;Nhận;Trả\nUnit;Received;Returned\nA;1;2\nB;3;4\n", "both look like the header"),
        ("Bảng;Một\nĐơn vị;Ghi chú\nA;x\n", "both look like the header"),
        ("# nguồn; 2019\ntên;số\nA;3\nB;4\n", "is a number|both look like the header"),
        ("Danh sách\nx;y\nz;w\n", "another number of cells"),
        ("tên;;\nx;y\n", "another number of cells|has no name"),
        ("An;2019-03-01\nBình;2019-03-02\nCúc;2019-03-04\n", "is written like the values below it"),
        ("A-07;x\nA-08;y\nA-09;z\nB-01;z\n", "is written like the values below it"),
        ("a@b.vn;x\nc@d.vn;y\ne@f.vn;z\n", "is written like the values below it"),
        ("2019;2020\n2021;2022\n", "is written like the values below it"),
        (";Nhóm;\na;b;c\nx;y;z\n", "has no name"),
        ("Khu 1;;Khu 2;\na;b;c;d\nx;1;y;2\n", "has no name"),
    ],
)
def test_what_could_be_header_or_data_is_refused(text: str, sentence: str) -> None:
    assert any(part in refusal(text) for part in sentence.split("|"))


def test_years_are_names_where_figures_stand_below() -> None:
    assert rows_of("nơi;2019;2020\nHuế;5;6\n") == split("nơi;2019;2020\nHuế;5;6")


def test_a_missing_word_in_the_first_row_is_no_header() -> None:
    assert rows_of("tên;tuổi\nAn;không rõ\nBình;4\nCúc;5\n")[1] == ["An", "không rõ"]


GROUPED = [
    ["STT", "Phòng", "Tháng 1 | Nhận", "Tháng 1 | Trả", "Tháng 2 | Nhận", "Tháng 2 | Trả", "Ghi chú"],
    ["1", "A", "2", "3", "4", "5", ""],
    ["2", "B", "2", "3", "4", "5", "x"],
]


@pytest.mark.parametrize(
    "header",
    [
        "STT;Phòng;Tháng 1;;Tháng 2;;Ghi chú\n;;Nhận;Trả;Nhận;Trả;\n",
        "STT;Phòng;Tháng 1;Tháng 1;Tháng 2;Tháng 2;Ghi chú\nSTT;Phòng;Nhận;Trả;Nhận;Trả;Ghi chú\n",
        "BẢNG 1;;;;;;\nSTT;Phòng;Tháng 1;;Tháng 2;;Ghi chú\n;;Nhận;Trả;Nhận;Trả;\n",
        "STT;Phòng;Tháng 1;;Tháng 2;;Ghi chú\n;;Nhận;Trả;Nhận;Trả;\n(1);(2);(3);(4);(5);(6);(7)\n",
        "STT;Phòng;Tháng 1;;Tháng 2;;Ghi chú\n;;Nhận;Trả;Nhận;Trả;\nA;B;1;2;3=1+2;4;\n",
    ],
)
def test_a_header_of_groups_is_joined(header: str) -> None:
    assert rows_of(f"{header}1;A;2;3;4;5;\n2;B;2;3;4;5;x\n") == GROUPED


def test_a_header_of_three_rows() -> None:
    text = "Phòng;Hồ sơ;;;\n;Nhận;;Trả;\n;Mới;Cũ;Mới;Cũ\nA;1;2;3;4\nB;1;2;3;4\n"
    assert rows_of(text)[0] == [
        "Phòng",
        *(f"Hồ sơ | {name}" for name in ("Nhận | Mới", "Nhận | Cũ", "Trả | Mới", "Trả | Cũ")),
    ]


def test_groups_over_words_alone_are_not_certain() -> None:
    assert "has no name" in refusal("Phòng;Tháng 1;;Tháng 2;\n;Nhận;Trả;Nhận;Trả\nA;x;y;z;w\n")


@pytest.mark.parametrize(
    "row", ["(1);(2);(3);(4)", "[1];[2];[3];[4]", "1;2;3;4", "1;2;3;4=3/2*100", "A;B;1;2=1/3%"]
)
def test_a_row_that_counts_the_columns_is_left_out(row: str) -> None:
    if row == "1;2;3;4":
        assert rows_of(f"a;b;c;d\n{row}\np;y;1;2\nz;w;3;4\n")[1:] == split("p;y;1;2\nz;w;3;4")
    else:
        assert rows_of(f"a;b;c;d\n{row}\nx;y;1;2\n")[1:] == split("x;y;1;2")


@pytest.mark.parametrize(
    "text", ["a;b;c\n1;2;3\n4;5;6", "a;b;c;d\n1;2;3;4\n5;6;7;8", "a;b;c;d\n1;2;3;4", "a;b;c\nA;1;2\nB;1;2"]
)
def test_a_row_of_figures_that_only_looks_counted_is_data(text: str) -> None:
    assert rows_of(text) == split(text)


@pytest.mark.parametrize(
    "text", ["a;b;c\n1;2;3\n2;An;5\n3;Bo;6\n", "máu;nhóm;x;y\nA;B;1;2\nAB;O1;4;5\nAB;O2;4;5\n"]
)
def test_a_row_that_may_count_the_columns_or_be_data_is_refused(text: str) -> None:
    assert "may count the columns or be a row of data" in refusal(text)


@pytest.mark.parametrize(
    "below",
    [
        "\nNguồn: Sở Y tế\n",
        "\nNguồn: Sở Y tế;;;\n",
        "Ghi chú: số liệu tạm;;;\n",
        ";;;\n;;Người lập;Thủ trưởng\n",
        "\n;;;Huế, ngày 20 tháng 3 năm 2019\n;;;Giám đốc\n",
    ],
)
def test_lines_below_the_table_are_not_written_out_and_told(below: str) -> None:
    table = "a;b;c;d\nx;1;2;3\ny;4;5;6\n"
    assert [row for row in rows_of(table + below) if any(row)] == split(table)
    assert read(table + below).how["left_out_rows"]


def test_a_table_cut_short_has_no_note() -> None:
    assert "another number of cells: rows 3" in refusal("a;b;c;d\nx;1;2;3\ny")
    assert rows_of("a;b;c;d\nx;1;2;3\n\ny;4;;\n")[-1] == ["y", "4", "", ""]


def test_several_tables_are_refused_with_their_names() -> None:
    below = refusal("tên;số\nAn;1\nBo;2\n\nnơi;tổng\nHuế;5\nVinh;6\n")
    assert "begins in row 5 (“nơi · tổng”), below the one under “tên · số”" in below
    titled = refusal("tên;số\nAn;1\nBo;2\n;\nBẢNG 2;\nnơi;tổng\nHuế;5\nVinh;6\n")
    assert "begins in row 6" in titled
    beside = refusal("tên;số;;nơi;tổng\nAn;1;;Huế;2\n")
    assert "one from “tên” to “số” and one from “nơi” to “tổng”" in beside


def test_empty_rows_and_groups_inside_a_table_are_no_second_table() -> None:
    text = "tên;số\nAn;1\n\nBo;2\n;\nCúc;3\n"
    assert [row for row in rows_of(text)[1:] if any(row)] == split("An;1\nBo;2\nCúc;3")


def test_two_delimiters_are_asked_and_the_answer_is_taken() -> None:
    text = "a;b,c\n1;2,3\n"
    with pytest.raises(FileRefused) as caught:
        read(text)
    (question,) = caught.value.questions
    assert (question.kind, question.subject) == ("delimiter", "")
    assert {option.value: option.values["names"] for option in question.options} == {
        "comma": "a;b · c",
        "semicolon": "a · b,c",
    }
    assert rows_of(text, delimiter="comma") == [["a;b", "c"], ["1;2", "3"]]
    assert rows_of(text, delimiter=";") == [["a", "b,c"], ["1", "2,3"]]
    assert "is no sign that separates cells" in refusal(text, delimiter="x")


@pytest.mark.parametrize(
    "text",
    [
        "tên;số\nAn;1,5\nBo;2,5\n",
        "tên;số;tổng\nAn;1,5;2,5\nBo;2,5;3,5\n",
        "tên;nơi\nAn;Phố Huế, Hà Nội\nBo;Vỹ Dạ, Huế\n",
    ],
)
def test_commas_within_cells_do_not_part_them(text: str) -> None:
    assert rows_of(text) == split(text)


def test_tabs_part_cells_with_commas_in_numbers() -> None:
    assert rows_of("a\tb\n1,234\t2,345\n3,456\t4,567\n")[1] == ["1,234", "2,345"]


def test_single_quotes_that_hold_every_cell_are_quotes() -> None:
    assert rows_of("'a;b';'c'\n'x';'it''s'\n") == [["a;b", "c"], ["x", "it's"]]
    assert rows_of("a;b\n'tis;O'Neil\n")[1] == ["'tis", "O'Neil"]


def test_what_excel_hides_in_a_formula_of_text_is_the_text() -> None:
    assert rows_of('mã;số\n="007";1\n="=1+1";2\n')[1:] == [["007", "1"], ['="=1+1"', "2"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a;b;\n1;2;\n3;4;\n", "a;b\n1;2\n3;4"),
        ("a;b\n1;2;\n3;4;\n", "a;b\n1;2\n3;4"),
        ("a;b;\n1;2\n3;4\n", "a;b\n1;2\n3;4"),
        ("  a ; b\n 1 ;2  \n", "a;b\n1;2"),
        ("a;b\n007;x\n", "a;b\n007;x"),
        ("a;b\r\n1;2\n3;4", "a;b\n1;2\n3;4"),
        ("a;b\r1;2\r3;4", "a;b\n1;2\n3;4"),
        ('a;b\n5" ống;x "y" z\n', 'a;b\n5" ống;x "y" z'),
        ("a;b", "a;b"),
        ("a\n1\n2\n", "a\n1\n2"),
    ],
)
def test_odd_but_certain_forms(text: str, rows: str) -> None:
    assert rows_of(text) == split(rows)


def test_a_delimiter_in_a_quoted_name_and_lines_in_a_cell() -> None:
    assert rows_of('"a;1";b\n"x\ny";z\n') == [["a;1", "b"], ["x\ny", "z"]]


def test_a_wider_or_narrower_body_is_refused_with_its_rows() -> None:
    assert "rows 2, 3" in refusal("a;b\nx;y;z\nu;v;w\n")
    assert "rows 2, 3" in refusal("a;b;c\nx;y\nu;v\n")
