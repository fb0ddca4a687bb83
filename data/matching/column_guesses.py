"""Headers that are not known → the column that is likely meant: proposed to the analyst, never taken."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from data.folding import fold, fold_header
from data.matching.header_words import Meaning, is_phrase, meaning
from data.report_tables import REPORT_TABLES, Column, ReportTable

_LONGEST = 120  # letters of a header that are compared letter by letter
_NEAR = 0.85
_ALONE = 0.6  # how alike two words must be to be one word misspelt
_NOTHING = ("khong", "chua", "n a", "na", "x")  # how words for no figure begin
_FIGURE = re.compile(r"[-+]?[0-9][0-9.,\s]*%?")

# What is also said, in the words of `header_words`: concepts -> column.
_ALSO = {
    "dossiers_received": ("Hồ sơ nộp", "Hồ sơ tiếp nhận, giải quyết mới"),
    "resolved_late": ("Đã giải quyết trễ hạn", "Resolved overdue"),
    "resolved_on_time": ("Hồ sơ đúng hạn",),
    "resolved_early": ("Hồ sơ trước hạn",),
    "pending_overdue": ("Đang giải quyết trễ hạn", "Hồ sơ đang giải quyết trễ hạn"),
    "pending_on_time": ("Đang giải quyết đúng hạn",),
    "fee_dossiers": ("Hồ sơ phải nộp phí", "TTHC có phí", "Hồ sơ thu phí"),
    "paid_online": ("Hồ sơ nộp phí trực tuyến", "TTHC thanh toán trực tuyến", "Phí thanh toán trực tuyến"),
    "rated": ("Hồ sơ đánh giá",),
    "satisfied": ("Đánh giá hài lòng", "Hồ sơ hài lòng", "Hồ sơ đánh giá hài lòng"),
    "software": ("Phần mềm sử dụng", "Mã phần mềm dùng chung"),
    "accounts_issued": ("Tài khoản cấp cán bộ", "Cán bộ được cấp tài khoản"),
    "accounts_active": ("Tài khoản sử dụng", "Cán bộ sử dụng tài khoản", "Tài khoản đang sử dụng, hoạt động"),
    "units_required": ("Đơn vị bắt buộc",),
    "units_using": ("Đơn vị sử dụng phần mềm", "Đơn vị hoạt động"),
    "documents_electronic": ("Văn bản phát hành điện tử",),
    "documents_signed": ("Văn bản ký số điện tử", "Ký số"),
    "portal": ("Tên trang", "Địa chỉ trang", "Tên miền cổng"),
    "articles": ("Tin bài đăng tải",),
    "documents_published": ("Văn bản công bố", "Văn bản đăng tải, công bố"),
    "questions_received": ("Câu hỏi",),
    "sections_complete": ("Chuyên mục đủ",),
    "minutes_down": ("Thời gian gián đoạn",),
    "last_updated_on": ("Ngày cập nhật tin bài gần nhất",),
    "indicator": ("Tên chỉ số", "Mã tiêu chí"),
    "organisation": ("Tên đơn vị báo cáo", "Tên cơ quan báo cáo"),
    "service_name": ("Tên thủ tục hành chính, dịch vụ công",),
}  # fmt: skip


def guesses(
    headers: Iterable[str], report: ReportTable, absent: Iterable[str], examples: Mapping[str, str]
) -> dict[str, str]:
    """header -> the one absent column that it seems to mean; where two headers seem to mean one, neither is told.

    `examples`: a filled cell of each header; a column of figures is not meant where words stand, nor the other way.
    """
    open_ = frozenset(absent)
    found = {}
    for header in headers:
        name = _guess(header, report)
        if name in open_ and _can_hold(report.column(name), examples.get(header, ""), meaning(header)):
            found[header] = name
    taken = list(found.values())
    return {header: name for header, name in found.items() if taken.count(name) == 1}


def _guess(header: str, report: ReportTable) -> str | None:
    for parts in _readings(header):
        name = _by_meaning(" | ".join(parts), report) or _by_letters(" | ".join(parts), report)
        if name:
            return name
    return None


def _readings(header: str) -> list[list[str]]:
    """The header, and without the groups above it that only say what all columns are about."""
    parts = header.split(" | ")
    readings = [parts]
    while len(parts) > 1 and _says_little(parts[0]):
        parts = parts[1:]
        readings.append(parts)
    return readings


def _says_little(group: str) -> bool:
    """Whether a group of a merged header says only what the table is about: it may hold all that stands below."""
    said = meaning(group)
    both = {"tiep_nhan", "giai_quyet"} <= said.concepts
    return (
        both
        or fold(group).startswith("tinh hinh ")
        or not (said.concepts - said.odd - {"ho_so", "thu_tuc", "bao_cao", "ky"})
    )


def _by_meaning(header: str, report: ReportTable) -> str | None:
    said, known = meaning(header), _meanings(report.name)
    if not said.concepts:
        return None
    name = known.get(said.concepts)
    if name is None and "tong" in said.concepts:
        name = known.get(said.concepts - {"tong"})
        name = None if name in _summed(report.name) else name
    return name or None


def _by_letters(header: str, report: ReportTable) -> str | None:
    """A known header with a slip of the pen: the same words, one of them nearly so."""
    key = fold_header(header)
    if len(key) > _LONGEST:
        return None
    words = key.split()
    near = set()
    for text, name in _spellings(report.name):
        is_near = abs(len(text) - len(key)) <= 3 and SequenceMatcher(None, key, text).ratio() >= _NEAR
        if is_near and _is_slip(words, text.split()):
            near.add(name)
    return near.pop() if len(near) == 1 else None


def _is_slip(written: list[str], known: list[str]) -> bool:
    """Whether one word is misspelt, into no other word that headers use, or two were written as one."""
    if len(written) != len(known):
        return "".join(written) == "".join(known)
    other = [(one, two) for one, two in zip(written, known, strict=True) if one != two]
    return len(other) <= 1 and all(
        not is_phrase(one) and SequenceMatcher(None, one, two).ratio() >= _ALONE for one, two in other
    )


def _can_hold(column: Column, example: str, said: Meaning) -> bool:
    """Whether such a cell may stand in that column, and a header that counts mean it."""
    is_figure, holds_figures = bool(_FIGURE.fullmatch(example)), column.kind in ("count", "quantity")
    if said.counts and not holds_figures:
        return False
    if not example or not any(letter.isalnum() for letter in example):
        return True
    if column.kind in ("organisation", "text"):
        return not is_figure
    is_word = fold(example)[:1].isalpha() and not fold(example).startswith(_NOTHING)
    return not (holds_figures and is_word)


@lru_cache(maxsize=16)
def _meanings(report: str) -> dict[frozenset[str], str]:
    """The concepts of every header -> its column; "" where they mean several, or a column that repeats others."""
    table = REPORT_TABLES[report]
    known: dict[frozenset[str], str] = {}
    spelt = [(text, column.name) for column in table.columns for text in (column.name, *column.headers)]
    spelt += [(text, name) for name, texts in _ALSO.items() for text in texts if _has(table, name)]
    spelt += [(text, "") for stated in table.stated for text in stated.headers if not stated.is_percentage]
    for text, name in spelt:
        concepts = meaning(text).concepts
        known[concepts] = name if known.get(concepts, name) == name else ""
    return known


def _has(table: ReportTable, name: str) -> bool:
    return any(column.name == name for column in table.columns)


@lru_cache(maxsize=16)
def _summed(report: str) -> frozenset[str]:
    """The columns of which totals are stated: with “tổng” before it, such a header means that total."""
    stated = REPORT_TABLES[report].stated
    return frozenset(name for each in stated if not each.is_percentage for name in each.parts)


@lru_cache(maxsize=16)
def _spellings(report: str) -> list[tuple[str, str]]:
    columns = REPORT_TABLES[report].columns
    return [(fold_header(text), column.name) for column in columns for text in (column.name, *column.headers)]
