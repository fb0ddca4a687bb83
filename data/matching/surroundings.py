"""The rows that are not data: blank ones, totals, and the lines below a table."""

from dataclasses import dataclass

import polars as pl

from data.errors import Problem
from data.folding import fold
from data.matching.columns import Mapping
from data.matching.faults import Reason, problem_of
from data.reading.tables import SOURCE_ROW
from data.report_tables import TOTAL_WORDS, ReportTable

_LEFT_OUT = "The lines below the table hold no figures and were left out."

_TOTALS = frozenset(fold(word) for word in TOTAL_WORDS)
_TOTAL_STARTS = ("tong cong ", "tong so ", "grand total ")


@dataclass(frozen=True)
class Parts:
    """The table's rows, its total rows (header texts still), and what was left out."""

    rows: pl.DataFrame
    totals: pl.DataFrame
    blank: int
    problems: list[Problem]


def part_rows(cells: pl.DataFrame, mapping: Mapping, report: ReportTable) -> Parts:
    """Set apart what is not a row of the report. Nothing with a figure is left out but totals."""
    keys = [mapping.columns["organisation"], mapping.columns[report.key]]
    periods = [mapping.columns[name] for name in ("period", "period_start") if name in mapping.columns]
    lacks_key = pl.any_horizontal(pl.col(name) == "" for name in keys + periods)
    doubtful = cells.filter(lacks_key | pl.any_horizontal(_is_total(cells, name) for name in keys))
    if not doubtful.height:
        return Parts(cells, cells.clear(), 0, [])
    words = [*mapping.ignored, *periods, *_text_columns(mapping, report)]
    total = pl.any_horizontal(_is_total(doubtful, name) for name in words)
    totals = doubtful.filter(total)
    blank = doubtful.filter(~total).filter(pl.all_horizontal(pl.col(doubtful.columns[1:]) == ""))
    notes = _notes(cells, doubtful.filter(~total), blank, mapping, report)
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


def _notes(
    cells: pl.DataFrame, doubtful: pl.DataFrame, blank: pl.DataFrame, mapping: Mapping, report: ReportTable
) -> pl.Series:
    """The rows after the last whole one that hold no figure: signatures, places and dates, remarks."""
    figures = [mapping.columns[name] for name in report.figures if name in mapping.columns]
    last = cells.filter(~pl.col(SOURCE_ROW).is_in(doubtful[SOURCE_ROW].implode()))[SOURCE_ROW].max()
    after = doubtful.filter(pl.col(SOURCE_ROW) > (0 if last is None else last))
    return after.filter(
        pl.all_horizontal(pl.col(figures) == "") & ~pl.col(SOURCE_ROW).is_in(blank[SOURCE_ROW].implode())
    )[SOURCE_ROW]
