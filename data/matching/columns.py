"""Headers → the columns of a report table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from data.errors import FileRefused, Problem
from data.folding import fold_header
from data.reading.tables import shortened
from data.report_tables import IGNORED_HEADERS, PERIOD_COLUMNS, Column, ReportTable, Stated

NOT_TAKEN = "The file was not taken."

_MISSING = "These columns are missing: {missing}. Give them a header, even where no figure is reported."
_MISSING_AND_UNKNOWN = (
    "These columns are missing: {missing}. These columns are not known: {unknown}. Is one of them meant? "
    "Then change its header."
)
_TWICE = "The columns {headers} all mean “{column}”. Delete all but one, or rename those that mean something else."
_LIKE = "The column “{header}” is not known. If it is “{known}”, write the header so; if not, delete it."
_UNUSED = "The column “{header}” is not part of this report and was not read."
_PERCENTAGE = (
    "The column “{header}” holds percentages in the place of a count. Give the counts themselves (the product "
    "computes the percentage), or delete the column."
)
_NOT_RECOMPUTED = "The percentages of “{header}” were not used: without “{column}” they cannot be recomputed."
_TOO_MANY = (
    "{unknown} of the {count} columns are not part of this report. Send the table of this report alone, under "
    "its own column names."
)
_MOST_COLUMNS = 200
_NAMED = 10
_LONGEST = 200  # letters of a header that are compared
_NEAR = 0.85

_PERCENT_SIGN = re.compile(r"[%％‰٪]")
_PERCENT_WORD = re.compile(r"\b(?:t[yi] le|phan tram|percent(?:age)?)\b")


@dataclass(frozen=True)
class Mapping:
    """Which header holds which column; `stated` are columns that only repeat others."""

    columns: dict[str, str]  # canonical name -> header
    stated: dict[str, Stated]  # header -> what it repeats
    ignored: tuple[str, ...]
    unused: tuple[str, ...]
    problems: tuple[Problem, ...]


def map_columns(headers: Sequence[str], report: ReportTable) -> Mapping:
    """Match headers exactly or folded. Raises FileRefused for missing and doubled columns and for percentages."""
    known = {fold_header(text): column for column in report.columns for text in (column.name, *column.headers)}
    repeats = {fold_header(text): stated for stated in report.stated for text in stated.headers}
    ignored = {fold_header(text) for text in IGNORED_HEADERS}
    found: dict[str, list[str]] = {}
    stated, left_out, unknown = {}, [], []
    percentages = _percentages(headers, known, repeats)
    for header in headers:
        key = fold_header(header)
        if header in percentages:
            stated[header] = percentages[header]
        elif key in known:
            found.setdefault(known[key].name, []).append(header)
        elif key in repeats:
            stated[header] = repeats[key]
        elif key in ignored:
            left_out.append(header)
        else:
            unknown.append(header)
    if len(headers) > _MOST_COLUMNS:
        raise FileRefused(NOT_TAKEN, _TOO_MANY, unknown=len(unknown), count=len(headers))
    _refuse_doubled(found, report)
    _refuse_percentages(found, percentages, report)
    _refuse_missing(found, unknown, report)
    if 2 * len(unknown) > len(headers):
        raise FileRefused(NOT_TAKEN, _TOO_MANY, unknown=len(unknown), count=len(headers))
    columns = {name: taken[0] for name, taken in found.items()}
    problems = [_unknown_problem(header, columns, report) for header in unknown]
    problems += _not_recomputed(stated, columns, report)
    return Mapping(columns, stated, tuple(left_out), tuple(unknown), tuple(problems))


def is_percentage(header: str) -> bool:
    """Whether a header says that its column holds percentages."""
    return bool(_PERCENT_SIGN.search(header) or _PERCENT_WORD.search(fold_header(header)))


def _bare(header: str) -> str:
    """A header folded without its word for a percentage: `Tỷ lệ hài lòng (%)` → `hai long`."""
    parts = (_PERCENT_WORD.sub(" ", part) for part in fold_header(header).split(" | "))
    return " | ".join(filter(None, (" ".join(part.split()) for part in parts)))


def _percentages(headers: Iterable[str], known: dict[str, Column], repeats: dict[str, Stated]) -> dict[str, Stated]:
    """The headers of percentages of the report's columns; other percentages are unknown columns.

    Raises FileRefused for a percentage of a column of which no percentage is stated: it must not be counted.
    """
    found = {}
    bare = {_bare(header): stated for header, stated in _by_header(repeats) if stated.is_percentage}
    alone = [stated for stated in repeats.values() if stated.is_percentage and len(stated.parts) == 1]
    parts = {stated.parts[0]: stated for stated in alone}
    for header in filter(is_percentage, headers):
        key = _bare(header)
        column = known.get(key) or known.get(fold_header(header))
        stated = repeats.get(fold_header(header)) or repeats.get(key)
        if not stated:
            stated = bare.get(key) or (parts.get(column.name) if column else None)
        if stated and stated.is_percentage:
            found[header] = stated
        elif column or stated:
            raise FileRefused(NOT_TAKEN, _PERCENTAGE, header=shortened(header))
    return found


def _by_header(repeats: dict[str, Stated]) -> list[tuple[str, Stated]]:
    return [(header, stated) for stated in repeats.values() for header in stated.headers]


def _refuse_percentages(found: dict[str, list[str]], percentages: dict[str, Stated], report: ReportTable) -> None:
    """A percentage that stands where its own count is missing."""
    for header, stated in percentages.items():
        for name in stated.parts:
            if name not in found and report.column(name).is_required:
                raise FileRefused(NOT_TAKEN, _PERCENTAGE, header=shortened(header))


def _not_recomputed(stated: dict[str, Stated], columns: dict[str, str], report: ReportTable) -> list[Problem]:
    """Percentages whose counts the file does not hold are nowhere used: a warning."""
    problems = []
    for header, repeated in stated.items():
        absent = [name for name in (*repeated.parts, *repeated.whole) if name not in columns]
        if repeated.is_percentage and absent:
            values: dict[str, object] = {"header": shortened(header), "column": report.column(absent[0]).header}
            problems.append(Problem("warning", _NOT_RECOMPUTED, values, column=shortened(header)))
    return problems


def _refuse_doubled(found: dict[str, list[str]], report: ReportTable) -> None:
    for name, headers in found.items():
        if len(headers) > 1:
            quoted = _quoted(headers)
            raise FileRefused(NOT_TAKEN, _TWICE, headers=quoted, column=report.column(name).header)


def _refuse_missing(found: dict[str, list[str]], unknown: list[str], report: ReportTable) -> None:
    has_days = {"period_start", "period_end"} <= set(found)
    missing = [
        column
        for column in report.columns
        if column.is_required and column.name not in found and not (column.name == "period" and has_days)
    ]
    half = {"period_start", "period_end"} & set(found)
    if "period" not in found and len(half) == 1:
        missing = [report.column(({"period_start", "period_end"} - half).pop()), *missing[1:]]
    if not missing:
        return
    names = ", ".join(f"“{column.header}” ({column.name})" for column in missing)
    if not unknown:
        raise FileRefused(NOT_TAKEN, _MISSING, missing=names)
    raise FileRefused(NOT_TAKEN, _MISSING_AND_UNKNOWN, missing=names, unknown=_quoted(unknown))


def _quoted(headers: Sequence[str]) -> str:
    more = " …" if len(headers) > _NAMED else ""
    return ", ".join(f"“{shortened(header)}”" for header in headers[:_NAMED]) + more


def _unknown_problem(header: str, columns: dict[str, str], report: ReportTable) -> Problem:
    """A header that nearly names an absent column is an error: its figures would be lost unseen."""
    absent = {
        fold_header(text): column
        for column in report.columns
        if column.name not in columns and column.name not in PERIOD_COLUMNS
        for text in (column.name, *column.headers)
    }
    near = get_close_matches(_bare(header)[:_LONGEST], absent, n=1, cutoff=_NEAR)
    shown: dict[str, object] = {"header": shortened(header)}
    if near and is_percentage(header):
        return Problem("error", _PERCENTAGE, shown, column=shortened(header))
    if near:
        known: Column = absent[near[0]]
        return Problem("error", _LIKE, {**shown, "known": known.header}, column=shortened(header))
    return Problem("warning", _UNUSED, shown, column=shortened(header))
