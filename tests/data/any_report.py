"""Reports as anybody might write them: the truth as typed rows, and the same as the bytes of a file."""

import csv
import io
from dataclasses import dataclass, field

import polars as pl
import xlsxwriter
from hypothesis import strategies as st

from data.report_tables import REPORT_TABLES, ReportTable
from tests.data.matched_text import lang_son

PERIODS = {  # one period in the forms that people write
    "2019-03-18": ("2019-W12", "Tuần 12/2019", "W12/2019", "Tuần 12 (từ 18/3 đến 24/3/2019)"),
    "2019-10-07": ("2019-W41", "Tuần 41/2019", "Từ ngày 07/10/2019 đến ngày 13/10/2019"),
}
MONTHS = {
    "2019-03-01": ("2019-03", "Tháng 3/2019", "Tháng 03 năm 2019"),
    "2019-10-01": ("2019-10", "Tháng 10/2019"),
}
ORGANISATIONS = {
    "SYT": ("Sở Y tế", "SYT", "SỞ Y TẾ", "Sở  y tế "),
    "STTTT": ("Sở TT&TT", "Sở Thông tin và Truyền thông", "Sở TT-TT", "Sở Thông tin & Truyền thông"),
    "H-CAO-LOC": ("Huyện Cao Lộc", "UBND huyện Cao Lộc", "H. Cao Lộc", "Uỷ ban nhân dân huyện Cao Lộc"),
    "TP-LANG-SON": ("Thành phố Lạng Sơn", "TP. Lạng Sơn", "UBND thành phố Lạng Sơn"),
    "H-DINH-LAP": ("Huyện Đình Lập", "UBND huyện Đình Lập", "HUYỆN ĐÌNH LẬP"),
}
NAMES = (
    "Cấp giấy phép xây dựng nhà ở riêng lẻ", "Đăng ký khai sinh", "Thủ tục công nhận hộ nghèo, hộ cận nghèo",
    "Cấp lại giấy chứng nhận đủ điều kiện an toàn thực phẩm", "Thẩm định dự án; điều chỉnh", 'Mẫu "01a" về đất đai',
    "Hỗ trợ người khuyết tật nặng", "Xét tuyển viên chức ngành giáo dục",
)  # fmt: skip
STYLES = ("plain", "dot", "comma", "blank")


@dataclass(frozen=True)
class Writing:
    """How one file is written."""

    headers: tuple[str, ...]
    order: tuple[int, ...]
    style: str
    delimiter: str
    line_end: str
    titles: tuple[str, ...]
    numbered: bool
    remarks: bool
    total: bool
    signed: bool
    quoted: bool


@dataclass(frozen=True)
class AnyReport:
    """`rows` is the truth by canonical column (None = not reported), `texts` the same cells as written."""

    report: ReportTable
    columns: tuple[str, ...]
    rows: list[dict[str, object]]
    texts: list[dict[str, str]]
    writing: Writing
    figures: tuple[str, ...] = field(default=())

    def lines(self) -> list[list[str]]:
        """The file's lines of cells: titles, header, rows, total, signature."""
        way, width = self.writing, len(self.columns) + self.writing.numbered + self.writing.remarks
        names = [way.headers[place] for place in way.order]
        lines = [[title] + [""] * (width - 1) for title in way.titles]
        lines.append(["STT"] * way.numbered + names + ["Ghi chú"] * way.remarks)
        for number, row in enumerate(self.texts, start=1):
            cells = [row[self.columns[place]] for place in way.order]
            lines.append([str(number)] * way.numbered + cells + ["đã kiểm tra"] * way.remarks)
        if way.total:
            lines.append([""] * way.numbered + self._total() + [""] * way.remarks)
        if way.signed:
            lines.append([""] * (width - 1) + ["NGƯỜI LẬP BIỂU"])
        return lines

    def _total(self) -> list[str]:
        cells = []
        for name in (self.columns[place] for place in self.writing.order):
            if name == "organisation":
                cells.append("Tổng cộng")
            elif name in self.figures:
                cells.append(written(sum(int(str(row[name] or 0)) for row in self.rows), self.writing.style))
            else:
                cells.append("")
        return cells

    def as_csv(self) -> str:
        out = io.StringIO(newline="")
        quoting = csv.QUOTE_ALL if self.writing.quoted else csv.QUOTE_MINIMAL
        writer = csv.writer(
            out, delimiter=self.writing.delimiter, lineterminator=self.writing.line_end, quoting=quoting
        )
        writer.writerows(self.lines())
        return out.getvalue()

    def as_workbook(self) -> bytes:
        """Every cell typed by hand, as text."""
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"strings_to_numbers": False, "in_memory": True}) as book:
            sheet = book.add_worksheet("Báo cáo")
            for row, cells in enumerate(self.lines()):
                for column, text in enumerate(cells):
                    if text:
                        sheet.write_string(row, column, text)
        return out.getvalue()

    def truth(self) -> pl.DataFrame:
        """The rows as they must be understood, in the order of their keys."""
        frame = pl.DataFrame(self.rows, infer_schema_length=None)
        return frame.select(sorted(frame.columns)).sort("organisation", self.report.key)


def written(count: int | None, style: str) -> str:
    """A count as people write it."""
    if count is None:
        return ""
    sign = {"plain": "", "dot": ".", "comma": ",", "blank": " "}[style]
    return f"{count:,}".replace(",", sign)


@st.composite
def reports(draw: st.DrawFn) -> AnyReport:
    """A valid report of any of the three tables of counts, written in any usual way."""
    report = REPORT_TABLES[draw(st.sampled_from(["online_services", "shared_software", "portal_activity"]))]
    figures = [column.name for column in report.columns if column.kind == "count" and column.is_required]
    start, forms = draw(st.sampled_from(sorted(_periods(report).items())))
    period, style = draw(st.sampled_from(forms)), draw(st.sampled_from(STYLES))
    units = draw(st.lists(st.sampled_from(sorted(ORGANISATIONS)), min_size=1, max_size=5, unique=True))
    rows, texts = [], []
    for unit in units:
        for key in draw(_keys(report)):
            counts = draw(_counts(report.name, figures))
            row: dict[str, object] = {"period_start": start, "organisation": unit, report.key: key, **counts}
            text = {"period": period, "organisation": draw(st.sampled_from(ORGANISATIONS[unit])), report.key: key}
            text |= {name: written(count, style) for name, count in counts.items()}
            if report.name == "online_services":
                row |= {"level": draw(st.sampled_from(["1", "2", "3", "4", None]))}
                row |= {"service_name": draw(st.sampled_from(NAMES))}
                text |= {"level": str(row["level"] or ""), "service_name": str(row["service_name"])}
            rows.append(row)
            texts.append(text)
    columns = tuple(texts[0])
    return AnyReport(report, columns, rows, texts, draw(_writings(report, columns, style)), tuple(figures))


def _periods(report: ReportTable) -> dict[str, tuple[str, ...]]:
    return PERIODS if lang_son().calendar(report.name) == "week" else MONTHS


def _keys(report: ReportTable) -> st.SearchStrategy[list[str]]:
    if report.key == "software":
        known = lang_son().software["code"].to_list()
        return st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True)
    stem = "2.00{:04}.H37" if report.key == "service_code" else "cong{}.langson.gov.vn"
    numbers = st.lists(st.integers(0, 9999), min_size=1, max_size=4, unique=True)
    return numbers.map(lambda found: [stem.format(number) for number in found])


@st.composite
def _counts(draw: st.DrawFn, table: str, figures: list[str]) -> dict[str, int | None]:
    """Counts that keep the table's rules; some are not reported."""
    count = st.none() | st.integers(0, 5) | st.integers(0, 4_000_000)
    counts = {name: draw(count) for name in figures}
    for part, whole in (("dossiers_online", "dossiers_received"), ("accounts_active", "accounts_issued")):
        if part in counts and counts[part] is not None and counts[whole] is not None:
            counts[part] = min(int(counts[part] or 0), int(counts[whole] or 0))
    return counts


@st.composite
def _writings(draw: st.DrawFn, report: ReportTable, columns: tuple[str, ...], style: str) -> Writing:
    spoken = draw(st.booleans())
    headers = tuple(
        draw(st.sampled_from(_spellings(report, name))) if spoken else report.column(name).header
        for name in columns
    )
    return Writing(
        headers=headers,
        order=tuple(draw(st.permutations(range(len(columns))))),
        style=style,
        delimiter=draw(st.sampled_from([";", "\t", ","])),
        line_end=draw(st.sampled_from(["\n", "\r\n", "\r"])),
        titles=tuple(
            draw(st.lists(st.sampled_from(["BÁO CÁO TUẦN", "UBND TỈNH LẠNG SƠN"]), max_size=2, unique=True))
        ),
        numbered=draw(st.booleans()),
        remarks=draw(st.booleans()),
        total=draw(st.booleans()),
        signed=draw(st.booleans()),
        quoted=draw(st.booleans()),
    )


def _spellings(report: ReportTable, name: str) -> tuple[str, ...]:
    """What a column is called where it stands alone, not under a group."""
    column = report.column(name)
    return (name, *(header for header in column.headers if "|" not in header))
