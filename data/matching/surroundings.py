"""The rows that are not data: blank ones, totals, headings of groups, and the lines below a table."""

import re
from dataclasses import dataclass

import polars as pl

from data.errors import Problem
from data.folding import fold
from data.matching.columns import Mapping
from data.matching.faults import Reason, problem_of
from data.matching.headings import headings, is_group
from data.matching.nothing import is_word
from data.matching.organisations import is_named
from data.matching.periods import is_period
from data.reading.tables import SOURCE_ROW
from data.reference_data import Reference
from data.report_tables import TOTAL_WORDS, ReportTable

_FIGURES = ("count", "quantity", "level", "date")
_LEFT_OUT = "The lines below the table hold no figures and were left out."
_SUMS_LEFT_OUT = "The rows that add up a group of organisations were left out: its sums are computed from the rows."
_ONLY_A_NAME = (
    "The row holds nothing but “{value}”. If it is a heading or a remark, delete it; if it is a row of the report, "
    "fill in its other cells."
)

_TOTALS = frozenset(fold(word) for word in TOTAL_WORDS)
_NUMBERING = frozenset({"stt", "tt", "so tt", "so thu tu", "no"})  # the headers of a row's number
_TOTAL_STARTS = ("tong cong ", "tong so ", "grand total ")
_SIGNED = re.compile(r"[^\d]*[^\W\d_]{2}[^\d]*")
_PART_TOTAL = re.compile(r"(?:tổng|cộng)\s*(?::.*|\(?[ivx0-9][ivx0-9+,\s]*\)?|(?P<group>\D.*))", re.IGNORECASE)


@dataclass(frozen=True)
class Parts:
    """The table's rows, its total rows (header texts still), and what was left out."""

    rows: pl.DataFrame
    totals: pl.DataFrame
    blank: int
    problems: list[Problem]
    headings: tuple[int, ...] = ()


def part_rows(cells: pl.DataFrame, mapping: Mapping, report: ReportTable, reference: Reference) -> Parts:
    """Set apart what is not a row of the report. Nothing with a figure is left out but totals and groups' sums.

    A row is a total by what stands in its key, its name or its number, not in a remark. Where the period or the
    organisation stands above the table, a row that holds nothing but a text in its key is doubtful.
    """
    named = _Named(mapping, report, reference)
    lacks_key = pl.any_horizontal(pl.col(name) == "" for name in (*named.keys, *named.periods))
    lone = named.lone_keys(cells)
    doubtful = cells.filter(lacks_key | lone | pl.any_horizontal(_is_total(cells, name) for name in named.keys))
    if not doubtful.height:
        return Parts(cells, cells.clear(), 0, [])
    total = pl.any_horizontal(_is_total(doubtful, name) for name in named.words)
    totals, others = doubtful.filter(total), doubtful.filter(~total)
    unnumbered = [name for name in cells.columns[1:] if name not in named.numbering]
    blank = others.filter(pl.all_horizontal(pl.col(unnumbered) == "") & ~named.is_heading_number(others))
    others = others.filter(~pl.col(SOURCE_ROW).is_in(blank[SOURCE_ROW].implode()))
    headed, sums = headings(others, named.numbering, [*named.figures, *mapping.stated], reference)
    others = others.filter(~pl.col(SOURCE_ROW).is_in([*headed, *sums]))
    notes = named.notes(_below(others, cells, doubtful))
    strange = others.filter(lone & ~pl.col(SOURCE_ROW).is_in(notes.implode()))
    gone = pl.concat([totals[SOURCE_ROW], blank[SOURCE_ROW], notes, _rows([*headed, *sums])])
    problems = [problem_of(notes, Reason(_LEFT_OUT), severity="warning")] if notes.len() else []
    problems += [problem_of(_rows(sums), Reason(_SUMS_LEFT_OUT), severity="warning")] if sums else []
    problems += named.strange(strange)
    return Parts(
        cells.filter(~pl.col(SOURCE_ROW).is_in(gone.implode())), totals, blank.height, problems, (*headed, *sums)
    )


def _no_figure(cells: pl.DataFrame, header: str) -> pl.Expr:
    """Whether a cell is empty or holds what a signature is: words that neither count nor stand for nothing."""
    words = [text for text in cells[header].unique() if _SIGNED.fullmatch(text) and not is_word(text)]
    return pl.col(header).is_in(["", *words])


def _rows(rows: list[int]) -> pl.Series:
    return pl.Series(SOURCE_ROW, rows, dtype=pl.UInt32)


def _is_total(cells: pl.DataFrame, header: str) -> pl.Expr:
    """Whether a cell says that its row is a total."""
    said = [text for text in cells[header].unique() if _says_total(text)]
    return pl.col(header).is_in(said)


def _says_total(text: str) -> bool:
    if len(text) > 60 or not text:
        return False
    folded = fold(text)
    if folded in _TOTALS or folded.startswith(_TOTAL_STARTS):
        return True
    part = _PART_TOTAL.fullmatch(text)
    return part is not None and (part["group"] is None or is_group(part["group"]))


def _below(others: pl.DataFrame, cells: pl.DataFrame, doubtful: pl.DataFrame) -> pl.DataFrame:
    """Those of the doubtful rows that stand below the last whole one."""
    last = cells.filter(~pl.col(SOURCE_ROW).is_in(doubtful[SOURCE_ROW].implode()))[SOURCE_ROW].max()
    return others.filter(pl.col(SOURCE_ROW) > (0 if last is None else last))


class _Named:
    """The headers of a file by what stands under them."""

    def __init__(self, mapping: Mapping, report: ReportTable, reference: Reference) -> None:
        columns = mapping.columns
        kinds = {header: report.column(name).kind for name, header in columns.items()}
        days = [columns[name] for name in ("period_start", "period_end") if name in columns]
        self._reference, self._calendar = reference, reference.calendar(report.name)
        self._reporting = [columns["organisation"]] if "organisation" in columns else []
        self._key = columns[report.key]
        self._stated = list(mapping.stated)
        self.keys = [*self._reporting, self._key]
        self.periods = [columns[name] for name in ("period", "period_start") if name in columns]
        self._dated = [header for header, kind in kinds.items() if kind == "period"] + days
        self.figures = [header for header, kind in kinds.items() if kind in _FIGURES and header not in days]
        self.numbering = [header for header in mapping.ignored if fold(header) in _NUMBERING]
        texts = ("organisation", "code", "text")
        self.words = [*self.numbering, *self.periods, *(header for header, kind in kinds.items() if kind in texts)]

    def lone_keys(self, cells: pl.DataFrame) -> pl.Expr:
        """Whether a row holds nothing but words in its key, where the rest of its key stands above the table."""
        if self._reporting and self._dated:
            return pl.lit(False)
        others = [name for name in cells.columns[1:] if name not in (*self.numbering, self._key)]
        return pl.col(self._key).str.contains(r"\S\s+\S") & pl.all_horizontal(pl.col(others) == "")

    def is_heading_number(self, cells: pl.DataFrame) -> pl.Expr:
        """Whether a row's number is a text, such as a heading that stands in the first column."""
        if not self.numbering:
            return pl.lit(False)
        return pl.any_horizontal(pl.col(name).str.contains(r"\pL\pL") for name in self.numbering)

    def notes(self, below: pl.DataFrame) -> pl.Series:
        """The rows that hold no figure, organisation or period: signatures, places and dates, remarks.

        A signature may stand in any column; a text there that is no organisation or period, and the only one among
        the row's keys, is none of them misspelt.
        """
        bare = below.filter(pl.all_horizontal(_no_figure(below, name) for name in [*self.figures, *self._stated]))
        numbered = [pl.col(name).str.contains(r"^\d+[.)]?$") for name in self.numbering]
        bare = bare.filter(~pl.any_horizontal(numbered)) if numbered else bare
        keys = [*self._reporting, *self._dated, self._key]
        notes = []
        for row in bare.iter_rows(named=True):
            written = [header for header in keys if row[header]]
            is_row = any(is_named(row[name], self._reference) for name in self._reporting)
            is_row = is_row or any(is_period(row[name], self._calendar) for name in self._dated)
            if len(written) <= 1 and not is_row:
                notes.append(row[SOURCE_ROW])
        return _rows(notes)

    def strange(self, rows: pl.DataFrame) -> list[Problem]:
        """An error for each text that stands alone in its row."""
        return [
            problem_of(group[SOURCE_ROW], Reason(_ONLY_A_NAME, {"value": text}), column=self._key, value=str(text))
            for (text,), group in rows.group_by(self._key, maintain_order=True)
        ][:25]
