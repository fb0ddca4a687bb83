"""The rows that are not data: blank ones, totals, and the lines below a table."""

from dataclasses import dataclass

import polars as pl

from data.errors import Problem
from data.folding import fold
from data.matching.columns import Mapping
from data.matching.faults import Reason, problem_of
from data.matching.organisations import is_named
from data.matching.periods import is_period
from data.reading.tables import SOURCE_ROW
from data.reference_data import Reference
from data.report_tables import TOTAL_WORDS, ReportTable

_FIGURES = ("count", "quantity", "level", "date")
_LEFT_OUT = "The lines below the table hold no figures and were left out."

_TOTALS = frozenset(fold(word) for word in TOTAL_WORDS)
_NUMBERING = frozenset({"stt", "tt", "so tt", "so thu tu", "no"})  # the headers of a row's number
_TOTAL_STARTS = ("tong cong ", "tong so ", "grand total ")


@dataclass(frozen=True)
class Parts:
    """The table's rows, its total rows (header texts still), and what was left out."""

    rows: pl.DataFrame
    totals: pl.DataFrame
    blank: int
    problems: list[Problem]


def part_rows(cells: pl.DataFrame, mapping: Mapping, report: ReportTable, reference: Reference) -> Parts:
    """Set apart what is not a row of the report. Nothing with a figure is left out but totals.

    A row is a total by what stands in its key, its name or its number, not in a remark.
    """
    keys = [mapping.columns["organisation"], mapping.columns[report.key]]
    periods = [mapping.columns[name] for name in ("period", "period_start") if name in mapping.columns]
    lacks_key = pl.any_horizontal(pl.col(name) == "" for name in keys + periods)
    doubtful = cells.filter(lacks_key | pl.any_horizontal(_is_total(cells, name) for name in keys))
    if not doubtful.height:
        return Parts(cells, cells.clear(), 0, [])
    numbering = [header for header in mapping.ignored if fold(header) in _NUMBERING]
    words = [*numbering, *periods, *_text_columns(mapping, report)]
    total = pl.any_horizontal(_is_total(doubtful, name) for name in words)
    totals = doubtful.filter(total)
    blank = doubtful.filter(~total).filter(pl.all_horizontal(pl.col(doubtful.columns[1:]) == ""))
    after = _after(cells, doubtful).filter(~total & ~pl.col(SOURCE_ROW).is_in(blank[SOURCE_ROW].implode()))
    notes = _notes(after, mapping, report, reference)
    out = pl.concat([totals[SOURCE_ROW], blank[SOURCE_ROW], notes])
    problems = [problem_of(notes, Reason(_LEFT_OUT), severity="warning")] if notes.len() else []
    rows = cells.filter(~pl.col(SOURCE_ROW).is_in(out.implode()))
    return Parts(rows, totals, blank.height, problems)


def _text_columns(mapping: Mapping, report: ReportTable) -> list[str]:
    kinds = ("organisation", "code", "text")
    return [
        mapping.columns[column.name]
        for column in report.columns
        if column.kind in kinds and column.name in mapping.columns
    ]


def _is_total(cells: pl.DataFrame, header: str) -> pl.Expr:
    """Whether a cell says that its row is a total."""
    said = [text for text in cells[header].unique() if _says_total(text)]
    return pl.col(header).is_in(said)


def _says_total(text: str) -> bool:
    if len(text) > 60 or not text:
        return False
    folded = fold(text)
    return folded in _TOTALS or folded.startswith(_TOTAL_STARTS)


def _after(cells: pl.DataFrame, doubtful: pl.DataFrame) -> pl.DataFrame:
    """Those of the doubtful rows that stand below the last whole one."""
    last = cells.filter(~pl.col(SOURCE_ROW).is_in(doubtful[SOURCE_ROW].implode()))[SOURCE_ROW].max()
    return doubtful.filter(pl.col(SOURCE_ROW) > (0 if last is None else last))


def _notes(after: pl.DataFrame, mapping: Mapping, report: ReportTable, reference: Reference) -> pl.Series:
    """The rows that hold no figure, organisation or period: signatures, places and dates, remarks.

    A signature may stand in any column; a text there that is no organisation or period, and the only one among
    the row's keys, is none of them misspelt.
    """
    kinds = {header: report.column(name).kind for name, header in mapping.columns.items()}
    days = [mapping.columns[name] for name in ("period_start", "period_end") if name in mapping.columns]
    figures = [header for header, kind in kinds.items() if kind in _FIGURES and header not in days]
    periods = [header for header, kind in kinds.items() if kind == "period"] + days
    organisation = mapping.columns["organisation"]
    keys = [organisation, *periods, mapping.columns[report.key]]
    calendar = reference.calendar(report.name)
    bare = after.filter(pl.all_horizontal(pl.col([*figures, *mapping.stated]) == ""))
    notes = []
    for row in bare.iter_rows(named=True):
        written = [header for header in keys if row[header]]
        is_row = is_named(row[organisation], reference) or any(is_period(row[name], calendar) for name in periods)
        if len(written) <= 1 and not is_row:
            notes.append(row[SOURCE_ROW])
    return pl.Series(SOURCE_ROW, notes, dtype=pl.UInt32)
