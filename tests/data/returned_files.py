"""Ten rows of a report, seven of them right, and the way there and back."""

import io
from typing import Any

import polars as pl
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from data.judging import Judgement, judge
from data.reference_data import Reference
from data.returning import marked_workbook
from wording import language

VI, EN = language("vi"), language("en")
HEADERS = [
    "STT",
    "Kỳ báo cáo",
    "Đơn vị",
    "Mã thủ tục",
    "Tên thủ tục",
    "Mức độ",
    "Hồ sơ tiếp nhận",
    "Hồ sơ trực tuyến",
]
MARKS = ["Lỗi", "Gợi ý"]


def good_rows() -> list[list[str]]:
    return [
        [str(n), "Tuần 12/2019", "Sở Tư pháp", f"00{n}", f"Thủ tục {n}", "3", f"1.{n:03}", str(n * 10)]
        for n in range(1, 11)
    ]


def bad_rows() -> list[list[str]]:
    """Three wrong of ten: an unknown unit, a figure that is none, more online than received."""
    rows = good_rows()
    rows[1][2] = "Sở Tư phạp pháp"
    rows[4][6] = "khoảng 1,5 nghìn"
    rows[7][7] = "9999"
    return rows


def csv(
    rows: list[list[str]], *, titles: tuple[str, ...] = (), header: list[list[str]] | None = None, sep: str = ";"
) -> str:
    lines = [title + sep * (len(HEADERS) - 1) for title in titles]
    lines += [sep.join(row) for row in (header or [HEADERS])]
    return "\n".join(lines + [sep.join(row) for row in rows]) + "\n"


def judged(content: bytes, reference: Reference, name: str = "bao-cao.csv") -> Judgement:
    return judge("online_services", name, content, reference)


def sent_back(content: bytes, reference: Reference, name: str = "bao-cao.csv", words: Any = VI) -> Any:
    return load_workbook(
        io.BytesIO(marked_workbook(content, name, judged(content, reference, name), words)), rich_text=True
    )


def stored(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def place(sheet: Any, text: str) -> tuple[int, int]:
    return next((cell.row, cell.column) for row in sheet.iter_rows() for cell in row if cell.value == text)


def truth(reference: Reference) -> pl.DataFrame:
    return judged(csv(good_rows()).encode(), reference).rows.drop("source_row")


def merged_header() -> list[list[str]]:
    top = ["STT", "Kỳ báo cáo", "Đơn vị", "Mã thủ tục", "Tên thủ tục", "Mức độ", "Số hồ sơ tiếp nhận", ""]
    return [top, ["", "", "", "", "", "", "Trong kỳ", "Trực tuyến"]]


def own_book(rows: list[list[Any]]) -> Workbook:
    book = Workbook()
    sheet = book.active
    sheet.title = "Tuần 12"
    sheet["A1"] = "BÁO CÁO DỊCH VỤ CÔNG"
    sheet["A1"].font = Font(name="Times New Roman", size=16)
    sheet.merge_cells("A1:H1")
    for column, name in enumerate(HEADERS, start=1):
        sheet.cell(3, column, name)
    for number, row in enumerate(rows, start=4):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)
    sheet.column_dimensions["E"].width = 41
    sheet.row_dimensions[5].hidden = True
    hidden = book.create_sheet("Cũ")
    hidden["A1"] = "cũ"
    hidden.sheet_state = "hidden"
    return book


def typed(rows: list[list[str]]) -> list[list[Any]]:
    """The rows as Excel keeps them: figures as numbers."""
    return [
        [*row[:6], *(int(text.replace(".", "")) if text.replace(".", "").isdigit() else text for text in row[6:])]
        for row in rows
    ]
