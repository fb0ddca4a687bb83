"""Rows that head a group of rows: `I. Các sở, ban, ngành`, `Lĩnh vực: Hộ tịch`, with the group's sums or not."""

import re
from collections.abc import Sequence

import polars as pl

from data.folding import fold
from data.matching.organisations import is_named
from data.reading.tables import SOURCE_ROW
from data.reference_data import Reference

_NUMBERED = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])\s*(?:[.):/-]|\s)\s*\S.*")
_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])\s*[.)]?")
_NUMBERING = re.compile(r"^(?:[ivx]{1,5}|[a-h]|\d{1,2}) (?=\S)")
_GROUP_WORDS = frozenset(
    fold(
        "các khối nhóm cấp UBND ủy ban nhân dân sở ban ngành đơn vị cơ quan huyện thành phố thị xã phường trấn "
        "tỉnh thuộc và trực TP chuyên môn"
    ).split()
)
_SEVERAL = frozenset(("cac", "khoi", "nhom", "cap"))
_FIELDS = re.compile(r"(?:linh vuc|nhom|khoi)\b.+")
_LONGEST = 120


def is_group(text: str) -> bool:
    """Whether a text names a group of organisations: `II. UBND các huyện, thành phố`, but not `UBND tỉnh`."""
    words = _NUMBERING.sub("", fold(text[:_LONGEST])).split()
    if not words or not _GROUP_WORDS.issuperset(words):
        return False
    several = bool(_SEVERAL & {*words}) and len(words) > 1
    return several or {"so", "nganh"} <= {*words} or {"huyen", "pho"} <= {*words} or {"xa", "phuong"} <= {*words}


def headings(
    rows: pl.DataFrame, numbering: Sequence[str], figures: Sequence[str], reference: Reference
) -> tuple[list[int], list[int]]:
    """The source rows that head a group without any figure, and those that hold its sums.

    Such a row has one text beside its number. One that holds figures is a sum only where the text names a group
    of organisations; all others are left to be judged as rows.
    """
    texts = [name for name in rows.columns[1:] if name not in (*numbering, *figures)]
    filled = pl.sum_horizontal([(pl.col(name) != "").cast(pl.Int32) for name in texts])
    bare: list[int] = []
    sums: list[int] = []
    for row in rows.filter(filled <= 1).iter_rows(named=True):
        number = next((row[name] for name in numbering if row[name]), "")
        text = next((row[name] for name in texts if row[name]), "")
        if not text:
            number, text = "", number
        if not text or len(text) > _LONGEST or is_named(text, reference):
            continue
        has_figures = any(row[name] for name in figures)
        if is_group(text):
            (sums if has_figures else bare).append(row[SOURCE_ROW])
        elif not has_figures and _is_headed(text, number):
            bare.append(row[SOURCE_ROW])
    return bare, sums


def _is_headed(text: str, number: str) -> bool:
    """Whether a text without figures is written like a heading."""
    is_numbered = bool(_NUMBERED.fullmatch(text) or _NUMBER.fullmatch(number))
    return is_numbered or bool(_FIELDS.fullmatch(_NUMBERING.sub("", fold(text))))
