"""A column that a file gives in parts: received = online + in person or by post, as form 06a has it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from data.folding import fold_header
from data.report_repeats import SUMS
from data.report_tables import Column, ReportTable, Stated


@dataclass(frozen=True)
class Sum:
    """`column` is the sum of the column `first` and of those under `headers`; `header` names it to people."""

    column: str
    first: str
    headers: tuple[str, ...]
    header: str

    @property
    def parts(self) -> dict[str, str]:
        """A name for each further part -> its header."""
        return {f"{self.column}+{place}": header for place, header in enumerate(self.headers)}


def summed(
    unknown: Sequence[str], stated: Mapping[str, Stated], found: Mapping[str, list[str]], report: ReportTable
) -> tuple[Sum, ...]:
    """The columns of the report that are absent but all of whose parts are there, each part once."""
    own = {column.name for column in report.columns}
    headers = {header: fold_header(header) for header in (*unknown, *(h for h in stated if stated[h].minus))}
    sums = []
    for column, (first, ways) in SUMS.items():
        if column not in own or column in found or first not in found:
            continue
        complete = [parts for parts in (_parts(way, headers) for way in ways) if parts]
        if len(complete) == 1:
            named = " + ".join((found[first][0], *complete[0]))
            sums.append(Sum(column, first, complete[0], named))
    return tuple(sums)


def _parts(way: Sequence[Collection[str]], headers: Mapping[str, str]) -> tuple[str, ...]:
    """One header for each part of a way to give a column; empty where one is lacking or doubled."""
    found = []
    for spellings in way:
        known = {fold_header(spelling) for spelling in spellings}
        meant = [header for header, key in headers.items() if key in known]
        if len(meant) != 1:
            return ()
        found += meant
    return tuple(found)


def recompared(stated: Mapping[str, Stated], sums: Sequence[Sum], columns: Collection[str]) -> dict[str, Stated]:
    """The stated columns without those that were summed; a total of a sum adds up those parts that the file has."""
    used = {header for each in sums for header in each.headers}
    derived = {each.column for each in sums}
    kept = {}
    for header, repeated in stated.items():
        parts = tuple(name for name in repeated.parts if name in columns)
        is_total = bool(derived & {*repeated.parts}) and not repeated.is_percentage and not repeated.minus
        if header not in used:
            kept[header] = replace(repeated, parts=parts) if is_total else repeated
    return kept


def with_parts(report: ReportTable, sums: Sequence[Sum]) -> ReportTable:
    """The report with a count for each part of a sum, so that it is read like any other figure."""
    parts = [Column(name, "count", (header,)) for each in sums for name, header in each.parts.items()]
    return replace(report, columns=(*report.columns, *parts)) if parts else report


def part_headers(sums: Sequence[Sum]) -> dict[str, str]:
    """The names of all parts -> their headers."""
    return {name: header for each in sums for name, header in each.parts.items()}


def added_up(rows: pl.DataFrame, sums: Sequence[Sum]) -> pl.DataFrame:
    """The rows with each sum in place of its parts; null where a part is not filled."""
    for each in sums:
        parts = list(each.parts)
        total = pl.sum_horizontal(each.first, *parts, ignore_nulls=False).alias(each.column)
        outside = pl.col("not_applicable").str.split(",").list.eval(pl.element().str.replace(r"\+\d+$", ""))
        rows = rows.with_columns(total, outside.list.unique(maintain_order=True).list.join(",")).drop(parts)
    return rows


def comparable(totals: pl.DataFrame, rows: pl.DataFrame, sums: Sequence[Sum]) -> pl.DataFrame:
    """The total rows without the sums that some row lacks: its parts are in the total, but not in the rows' sum."""
    lacking = [each.column for each in sums if rows[each.column].null_count()]
    return totals.with_columns(pl.lit(None, dtype=totals.schema[name]).alias(name) for name in lacking)
