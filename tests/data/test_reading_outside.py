"""Files from anywhere, of any subject: read as they stand, or refused; nothing is quietly made of them."""

import io
import time

import pytest
import xlsxwriter
import xlwt

from data import reading
from data.choices import Choices
from data.errors import FileRefused
from tests.data.written_in import written


def written_out(content: bytes | str, name: str = "a.csv") -> list[list[str]]:
    table = reading.read(content.encode() if isinstance(content, str) else content, name)
    cells = table.cells.filter(~table.cells[reading.SOURCE_ROW].is_in(table.notes))
    return [table.headers, *map(list, cells.drop(reading.SOURCE_ROW).rows())]


def refusal(content: str) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        reading.read(content.encode(), "a.csv")
    return caught.value


def test_a_stated_delimiter_may_be_any_sign() -> None:
    assert written_out("sep=^\na^b\n1,5^2\n") == [["a", "b"], ["1,5", "2"]]


def test_a_stated_delimiter_that_parts_nothing_is_asked() -> None:
    fault = refusal("sep=;\na,b\n1,2\n3,4\n")
    assert "“;” separates the cells, but no other line holds it; “,” gives a table" in str(fault)
    (question,) = fault.questions
    table = reading.read(b"sep=;\na,b\n1,2\n3,4\n", "a.csv", Choices().answered("delimiter", "", "comma"))
    assert [option.value for option in question.options] == ["comma"]
    assert table.headers == ["a", "b"]
    assert written_out("sep=;\na\n1\n2\n") == [["a"], ["1"], ["2"]]


def test_quotes_after_a_blank_are_quotes() -> None:
    assert written_out('name, city\n"x", "Hanoi, VN"\n"z", "Hue, VN"\n')[1:] == [
        ["x", "Hanoi, VN"],
        ["z", "Hue, VN"],
    ]
    assert written_out('"a", "b"\n"1", "2"\n') == [["a", "b"], ["1", "2"]]
    assert written_out('a,b\n"he said, ""no""",1\n')[1] == ['he said, "no"', "1"]


def test_quotes_that_are_cells_of_their_own_come_back_either_way() -> None:
    assert written_out('a,b\n"""1",""""\n')[1] == ['"1', '"']


@pytest.mark.parametrize(
    "text", ['[{"a": 1, "b": 2},\n{"a": 2, "b": 3}]', '{\n"a": [1, 2]\n}', "[[1, 2],\n[3, 4]]"]
)
def test_json_is_no_table(text: str) -> None:
    assert "This is a JSON file" in str(refusal(text))


def test_markup_is_no_table_and_names_in_angles_are() -> None:
    assert "This is a web page" in str(refusal("<data><a>1</a></data>\n"))
    assert written_out("<DATE>,<CLOSE>\n2019-01-02,5\n2019-01-03,6\n")[0] == ["<DATE>", "<CLOSE>"]


def test_the_end_sign_of_old_programs_is_no_row() -> None:
    assert written_out("a,b\r\nx,1\r\n\x1a") == [["a", "b"], ["x", "1"]]


@pytest.mark.parametrize(
    "text",
    [
        "List of staff, 2019\nName,Role\nAnh,Chief\nBinh,Clerk\n",
        "Report:,Sales\nDate:,2020-01-01\nName,Value\nx,5\n",
    ],
)
def test_a_line_of_prose_is_no_header(text: str) -> None:
    assert "both look like the header" in str(refusal(text))


def test_a_header_with_blanks_above_figures_is_one() -> None:
    assert written_out("a, b\n1,2\n3,4\n") == [["a", "b"], ["1", "2"], ["3", "4"]]


@pytest.mark.parametrize("name", ["Nguồn nước", "Source code", "Note Ltd"])
def test_a_name_that_begins_like_a_note_is_a_row(name: str) -> None:
    rows = ["Name,City,Tag,N", "x,Hue,a,1", "y,Vinh,b,2", f"{name},,,"]
    assert written_out("\n".join(rows)) == [row.split(",") for row in rows]


def test_a_note_with_a_comma_below_the_table_is_none() -> None:
    rows = "Name,V,W\nx,1,2\ny,3,4\n"
    assert written_out(f"{rows}\nNote: provisional, see annex\n") == [row.split(",") for row in rows.split()]


def test_a_table_below_a_line_of_its_own_is_refused() -> None:
    text = "T1,,\nname,v,w\nx,2,3\ny,4,5\nT2,,\nname,z,q\na,2,3\nb,4,5\n"
    assert "Another table with its own header begins in row 6" in str(refusal(text))
    groups = "name,v,w\nNorth,,\nx,2,3\nSouth,,\ny,4,5\n"
    assert written_out(groups) == [row.split(",") for row in groups.split()]


def test_empty_columns_between_groups_of_figures_part_no_table() -> None:
    plain = [["Region", "2019 | M", "2019 | F", "2020 | M", "2020 | F"], list("N1234"), list("S5678")]
    text = "Region,,2019,,,2020,\n,,M,F,,M,F\nN,,1,2,,3,4\nS,,5,6,,7,8\n"
    assert written_out(text) == plain
    assert written_out(f"Table 1,,,,,,\n{text}") == plain
    assert written_out("Region,,M,,F\nN,,1,,2\nS,,3,,4\n") == [["Region", "M", "F"], list("N12"), list("S34")]


@pytest.mark.parametrize(
    "text",
    [
        "name,n,,year,v\na,1,,2019,5\nb,2,,2020,6\n",
        "name,n,,no,v\na,1,,1,5\nb,2,,2,6\n",
        "name,n,,q,v\na,1,,3,5\nb,2,,2,6\nc,3,,,\n",
        "name,n,,note\na,1,,x\nb,2,,y\n",
    ],
)
def test_tables_side_by_side_stay_two(text: str) -> None:
    assert "stand side by side" in str(refusal(text))


def test_what_a_web_page_hides_or_raises_is_not_part_of_a_figure() -> None:
    page = (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>x<span style='display: none'>0<span>1</span></span></td>"
        "<td>10<sup>2</sup></td></tr></table>"
    )
    assert written_out(page) == [["a", "b"], ["x", "10²"]]


def test_raised_digits_of_a_workbook_are_no_digits_of_a_figure() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["a", "b"])
    sheet.write_rich_string(1, 0, "10", book.add_format({"font_script": 1}), "2", " t")
    sheet.write(1, 1, 5)
    book.close()
    assert written_out(out.getvalue(), "a.xlsx")[1] == ["10² t", "5"]


def test_raised_digits_of_an_old_workbook() -> None:
    font, over, out = xlwt.Font(), xlwt.Font(), io.BytesIO()
    over.escapement = xlwt.Font.ESCAPEMENT_SUPERSCRIPT
    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for column, text in enumerate("ab"):
        sheet.write(0, column, text)
    sheet.write_rich_text(1, 0, (("10", font), ("2", over)))
    sheet.write(1, 1, 5)
    book.save(out)
    assert written_out(out.getvalue(), "a.xls")[1] == ["10²", "5"]


def test_lengths_of_time_are_no_days_of_1900() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["a", "b"])
    sheet.write(1, 0, 1.5, book.add_format({"num_format": "[h]:mm"}))
    sheet.write(1, 1, 30, book.add_format({"num_format": 46}))
    book.close()
    assert written_out(out.getvalue(), "a.xlsx")[1] == ["36:00:00", "720:00:00"]


@pytest.mark.parametrize("cell", ["à" * 60_000 + "x", "ngày tháng " * 6_000, "I" + " " * 60_000 + "\nx"])
def test_long_cells_take_no_long_time(cell: str) -> None:
    started = time.process_time()
    rows = written_out(f'a,b,c\nx,1,2\n"{cell}",3,4\n"{cell}",,\n')
    assert len(rows) == 4
    assert time.process_time() - started < 5


def test_long_cells_of_tcvn3_take_no_long_time() -> None:
    started = time.process_time()
    head = written("Đơn vị;Số\nSở Y tế;1\nHuyện Hữu Lũng;2\n", "TCVN3")
    reading.read(head + b"\xb5" * 60_000 + b"x;4\n", "a.csv", Choices(encoding="TCVN3"))
    assert time.process_time() - started < 5


def test_a_province_alone_is_read_as_it_stands() -> None:
    assert written_out("id,name\n1,Cà Mau\n")[1] == ["1", "Cà Mau"]
