"""The analyst's own file given back: marked, readable again, and nothing else changed."""

import io

import polars as pl
import pytest
from openpyxl import load_workbook

from data.reference_data import Reference
from data.returning import marked_workbook
from tests.data.returned_files import (
    EN,
    HEADERS,
    MARKS,
    VI,
    bad_rows,
    csv,
    good_rows,
    judged,
    merged_header,
    place,
    sent_back,
    stored,
    truth,
)
from tests.data.vietnamese_encodings import tcvn3, windows_1258

pytestmark = pytest.mark.usefixtures("shortly_after")


def in_1258(text: str) -> bytes:
    content = windows_1258(text)
    assert content is not None
    return content


def in_tcvn3(text: str) -> bytes:
    content = tcvn3(text.lower())
    assert content is not None
    return content


ENCODED = {
    "windows-1258": in_1258,
    "tcvn3": in_tcvn3,
    "utf-8": lambda text: text.encode("utf-8"),
    "utf-16": lambda text: text.encode("utf-16"),
    "bom": lambda text: text.encode("utf-8-sig"),
    "crlf": lambda text: text.replace("\n", "\r\n").encode("utf-8"),
    "sep": lambda text: b"sep=;\r\n" + text.encode("utf-8"),
}


@pytest.mark.parametrize("way", ENCODED)
@pytest.mark.parametrize("titles", [(), ("BÁO CÁO TUẦN 12", "")])
def test_bad_csv_comes_back_is_corrected_and_holds(way: str, titles: tuple[str, ...], reference: Reference) -> None:
    book = sent_back(ENCODED[way](csv(bad_rows(), titles=titles)), reference)
    sheet = book.active
    top, faults = place(sheet, "Lỗi")
    marked = {row for row in range(top + 1, sheet.max_row + 1) if sheet.cell(row, faults).value}
    assert marked == {top + 2, top + 5, top + 8}
    assert place(sheet, "Gợi ý") == (top, faults + 1)
    sheet.cell(top + 2, 3).value = "Sở Tư pháp"
    sheet.cell(top + 5, 7).value = 1005
    sheet.cell(top + 8, 8).value = "80"
    again = judged(stored(book), reference, "bao-cao.xlsx")
    assert again.accepted, again.problems
    names = pl.col("service_name").str.to_titlecase() if way == "tcvn3" else pl.col("service_name")
    expected = truth(reference).with_columns(names)
    assert again.rows.drop("source_row").with_columns(names).equals(expected)
    assert not [problem for problem in again.problems if problem.column in MARKS]


def test_unchanged_it_is_refused_for_the_same_reasons(reference: Reference) -> None:
    content = csv(bad_rows()).encode()
    first = judged(content, reference)
    back = marked_workbook(content, "a.csv", first, VI)
    second = judged(back, reference, "a.xlsx")
    assert not second.accepted
    assert [(p.reason, p.all_rows, p.column, p.value) for p in second.problems] == [
        (p.reason, p.all_rows, p.column, p.value) for p in first.problems
    ]


def test_a_cell_is_marked_by_more_than_colour(reference: Reference) -> None:
    sheet = sent_back(csv(bad_rows()).encode(), reference).active
    for row, column in ((3, 3), (6, 7), (9, 8)):
        cell = sheet.cell(row, column)
        assert cell.fill.patternType == "solid"
        assert cell.border.left.style == "medium"
        assert cell.comment.text.startswith("Lỗi: ")
    assert not sheet.cell(4, 3).comment
    assert sheet.cell(4, 3).fill.patternType is None


def test_texts_stay_as_written(reference: Reference) -> None:
    rows = good_rows()
    rows[0][4] = '=HYPERLINK("http://x";"y")'.replace(";", ",")
    rows[1][4] = "+84 @cmd"
    rows[2][4] = "_x0041_ và \x0b"
    rows[3][2] = "không ai"
    lines = csv([], sep="\t") + "\n".join("\t".join(row) for row in rows).replace('"', "'")
    content = lines.encode()
    back = marked_workbook(content, "a.csv", judged(content, reference), VI)
    sheet = load_workbook(io.BytesIO(back)).active
    assert sheet["D2"].value == "001"
    assert sheet["G2"].value == "1.001"
    assert sheet["G2"].number_format == "@"
    assert sheet["E2"].value.startswith("=HYPERLINK")
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    names = judged(back, reference, "a.xlsx").rows["service_name"]
    assert names.to_list() == judged(content, reference).rows["service_name"].to_list()
    assert names[2].startswith("_x0041_ và")


def test_merged_header_of_a_csv(reference: Reference) -> None:
    book = sent_back(csv(bad_rows(), titles=("BÁO CÁO",), header=merged_header()).encode(), reference)
    sheet = book.active
    assert place(sheet, "Lỗi") == (2, 9)
    assert sheet["G6"].comment is None
    assert sheet["G8"].comment.text.startswith("Lỗi")
    assert sheet["H3"].value == "Trực tuyến"
    sheet["C5"], sheet["G8"], sheet["H11"] = "Sở Tư pháp", "1.005", "80"
    again = judged(stored(book), reference, "a.xlsx")
    assert again.accepted
    assert again.rows.drop("source_row").equals(truth(reference))


def test_each_row_has_its_own_figures(reference: Reference) -> None:
    rows = good_rows()
    rows[2][7], rows[5][7] = "5000", "7000"
    sheet = sent_back(csv(rows).encode(), reference).active
    assert "5.000" in sheet["I4"].value
    assert not sheet["I7"].value.startswith("Lỗi: “Hồ sơ trực tuyến” là 5.000")


def test_result_sheet_tells_all(reference: Reference) -> None:
    content = csv([[*row, "x"] for row in bad_rows()], header=[[*HEADERS, "Cột lạ"]]).encode()
    judgement = judged(content, reference)
    book = load_workbook(io.BytesIO(marked_workbook(content, "a.csv", judgement, VI)))
    sheet = book["Kết quả kiểm tra"]
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    for problem in judgement.problems:
        assert problem.sentence(VI) in said
    assert any("Cột lạ" in text for text in said)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_english(reference: Reference) -> None:
    book = sent_back(csv(bad_rows()).encode(), reference, words=EN)
    sheet = book.active
    assert place(sheet, "Error") == (1, 9)
    sheet["C3"], sheet["G6"], sheet["H9"] = "Sở Tư pháp", "1005", "80"
    assert judged(stored(book), reference, "a.xlsx").accepted


def test_what_no_workbook_holds_comes_back_as_results_alone(reference: Reference) -> None:
    rows = bad_rows()
    rows[0][4] = "a" * 40_000
    content = csv(rows).encode()
    book = load_workbook(io.BytesIO(marked_workbook(content, "a.csv", judged(content, reference), VI)))
    assert book.sheetnames == ["Kết quả kiểm tra"]


def test_a_web_page_comes_back_as_a_workbook(reference: Reference) -> None:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [HEADERS, *bad_rows()])
    content = f"<html><head><meta charset='utf-8'></head><body><table>{rows}</table></body></html>".encode()
    book = sent_back(content, reference, "a.xls")
    sheet = book.active
    sheet["C3"], sheet["G6"], sheet["H9"] = "Sở Tư pháp", "1.005", "80"
    again = judged(stored(book), reference, "a.xlsx")
    assert again.accepted, again.problems
    assert again.rows.drop("source_row").equals(truth(reference))


def test_codes_that_were_shielded_need_no_shield(reference: Reference) -> None:
    rows = [[*row[:3], f'"=""{row[3]}"""', *row[4:]] for row in bad_rows()]
    sheet = sent_back(csv(rows, titles=("BÁO CÁO",)).encode(), reference).active
    assert sheet["A1"].value == "BÁO CÁO"
    assert (sheet["D3"].value, sheet["D3"].data_type) == ("001", "s")
