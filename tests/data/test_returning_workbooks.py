"""The analyst's own workbook given back: marked, and with all that it held."""

import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from data.choices import Choices
from data.judging import judge
from data.reference_data import Reference
from data.returning import marked_workbook
from tests.data.returned_files import (
    MARKS,
    VI,
    bad_rows,
    judged,
    own_book,
    place,
    sent_back,
    stored,
    truth,
    typed,
)

pytestmark = pytest.mark.usefixtures("shortly_after")


def test_own_workbook_keeps_what_it_is(reference: Reference) -> None:
    book = own_book(typed(bad_rows()))
    book.active["E6"].fill = PatternFill("solid", fgColor="00FF00")
    book.active["C6"].comment = Comment("của tôi", "An")
    content = stored(book)
    back = sent_back(content, reference, "a.xlsx")
    sheet = back["Tuần 12"]
    assert back.sheetnames == ["Tuần 12", "Kết quả kiểm tra", "Cũ"]
    assert back.active.title == "Tuần 12"
    assert back["Cũ"].sheet_state == "hidden"
    assert sheet["A1"].font.name == "Times New Roman"
    assert str(next(iter(sheet.merged_cells.ranges))) == "A1:H1"
    assert sheet.column_dimensions["E"].width == 41
    assert sheet.row_dimensions[5].hidden
    assert sheet["E6"].fill.fgColor.rgb == "0000FF00"
    assert sheet["C6"].comment.text == "của tôi"
    assert place(sheet, "Lỗi") == (3, 9)
    assert sheet["C5"].comment.text.startswith("Lỗi")
    sheet["C5"], sheet["G8"], sheet["H11"] = "Sở Tư pháp", 1005, 80
    again = judged(stored(back), reference, "a.xlsx")
    assert again.accepted
    assert again.rows.drop("source_row").equals(truth(reference))


def test_second_time_the_same_columns_are_used_and_old_marks_go(reference: Reference) -> None:
    book = sent_back(stored(own_book(typed(bad_rows()))), reference, "a.xlsx")
    book["Tuần 12"]["C5"] = "Sở Tư pháp"
    twice = sent_back(stored(book), reference, "a.xlsx")
    sheet = twice["Tuần 12"]
    assert [cell.value for cell in sheet[3]][8:] == MARKS
    assert twice.sheetnames == ["Tuần 12", "Kết quả kiểm tra", "Cũ"]
    assert sheet["C5"].comment is None
    assert sheet["C5"].fill.patternType is None
    assert sheet["I5"].value is None
    assert sheet["G8"].comment.text.count("Lỗi") == 1
    assert sheet["I8"].value


def test_own_column_of_that_name_is_left_alone(reference: Reference) -> None:
    book = own_book(typed(bad_rows()))
    for row, text in ((3, "Lỗi"), (5, "mạng hỏng")):
        book.active.cell(row, 9, text)
    content = stored(book)
    sheet = sent_back(content, reference, "a.xlsx")["Tuần 12"]
    assert sheet["I5"].value == "mạng hỏng"
    assert [sheet["J3"].value, sheet["K3"].value] == ["Lỗi khi kiểm tra", "Gợi ý sửa"]


def calculated(book: Workbook, results: dict[str, str]) -> bytes:
    """The workbook as Excel saves it: each formula with its result."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(stored(book))) as before, zipfile.ZipFile(out, "w") as after:
        for member in before.infolist():
            text = before.read(member)
            if member.filename == "xl/worksheets/sheet1.xml":
                for formula, result in results.items():
                    olds = [f"<f>{formula}</f>{empty}".encode() for empty in ("<v />", "<v></v>", "<v/>")]
                    assert any(old in text for old in olds)  # which one depends on the XML library at hand
                    for old in olds:
                        text = text.replace(old, f"<f>{formula}</f><v>{result}</v>".encode())
            after.writestr(member, text)
    return out.getvalue()


def test_formulas_stay_with_their_results(reference: Reference) -> None:
    book = own_book(typed(bad_rows()))
    book.active["G4"] = "=500+501"
    book.active["C14"] = "Tổng cộng"
    book.active["H14"] = "=SUM(H4:H13)"
    content = calculated(book, {"500+501": "1001", "SUM(H4:H13)": "10469"})
    back = marked_workbook(content, "a.xlsx", judged(content, reference, "a.xlsx"), VI)
    assert load_workbook(io.BytesIO(back))["Tuần 12"]["G4"].value == "=500+501"
    assert load_workbook(io.BytesIO(back), data_only=True)["Tuần 12"]["G4"].value == 1001
    second = judged(back, reference, "b.xlsx")
    assert [p.reason for p in second.problems] == [p.reason for p in judged(content, reference, "a.xlsx").problems]


def test_what_openpyxl_cannot_open_comes_back_as_texts(
    reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data import returning

    def broken(*_: object) -> None:
        raise KeyError("xl/drawings/drawing1.xml")

    monkeypatch.setattr(returning, "opened", broken)
    rows = typed(bad_rows())
    rows[2][6] = 1.234
    content = stored(own_book(rows))
    first = judged(content, reference, "a.xlsx")
    back = marked_workbook(content, "a.xlsx", first, VI)
    second = judged(back, reference, "a.xlsx")
    assert [(p.reason, p.all_rows, p.value) for p in second.problems] == [
        (p.reason, p.all_rows, p.value) for p in first.problems
    ]
    assert date(2019, 3, 18) in second.rows["period_start"].to_list()


def test_the_sheet_that_was_chosen_gets_the_columns(reference: Reference) -> None:
    book = own_book(typed(bad_rows()))
    book.create_sheet("Khác")["A1"] = "khác"
    content, choices = stored(book), Choices(sheet="Tuần 12")
    judgement = judge("online_services", "a.xlsx", content, reference, choices)
    back = load_workbook(io.BytesIO(marked_workbook(content, "a.xlsx", judgement, VI)))
    assert back.sheetnames == ["Tuần 12", "Kết quả kiểm tra", "Cũ", "Khác"]
    assert back["Tuần 12"]["I5"].value
    assert back["Khác"]["A1"].value == "khác"
