"""Headers → the columns of a report table."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from data.errors import FileRefused, Problem
from data.folding import fold_header
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
_NEAR = 0.85


@dataclass(frozen=True)
class Mapping:
    """Which header holds which column; `stated` are columns that only repeat others."""

    columns: dict[str, str]  # canonical name -> header
    stated: dict[str, Stated]  # header -> what it repeats
    ignored: tuple[str, ...]
    unused: tuple[str, ...]
    problems: tuple[Problem, ...]


def map_columns(headers: Iterable[str], report: ReportTable) -> Mapping:
    """Match headers exactly or folded. Raises FileRefused for missing and for doubled columns."""
    known = {fold_header(text): column for column in report.columns for text in (column.name, *column.headers)}
    repeats = {fold_header(text): stated for stated in report.stated for text in stated.headers}
    ignored = {fold_header(text) for text in IGNORED_HEADERS}
    found: dict[str, list[str]] = {}
    stated, left_out, unknown = {}, [], []
    for header in headers:
        key = fold_header(header)
        if key in known:
            found.setdefault(known[key].name, []).append(header)
        elif key in repeats:
            stated[header] = repeats[key]
        elif key in ignored:
            left_out.append(header)
        else:
            unknown.append(header)
    _refuse_doubled(found, report)
    _refuse_missing(found, unknown, report)
    columns = {name: taken[0] for name, taken in found.items()}
    problems = tuple(_unknown_problem(header, columns, report) for header in unknown)
    return Mapping(columns, stated, tuple(left_out), tuple(unknown), problems)


def _refuse_doubled(found: dict[str, list[str]], report: ReportTable) -> None:
    for name, headers in found.items():
        if len(headers) > 1:
            quoted = ", ".join(f"“{header}”" for header in headers)
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
    quoted = ", ".join(f"“{header}”" for header in unknown)
    raise FileRefused(NOT_TAKEN, _MISSING_AND_UNKNOWN, missing=names, unknown=quoted)


def _unknown_problem(header: str, columns: dict[str, str], report: ReportTable) -> Problem:
    """A header that nearly names an absent column is an error: its figures would be lost unseen."""
    absent = {
        fold_header(text): column
        for column in report.columns
        if column.name not in columns and column.name not in PERIOD_COLUMNS
        for text in (column.name, *column.headers)
    }
    near = get_close_matches(fold_header(header), absent, n=1, cutoff=_NEAR)
    if near:
        known: Column = absent[near[0]]
        return Problem("error", _LIKE, {"header": header, "known": known.header}, column=header)
    return Problem("warning", _UNUSED, {"header": header}, column=header)
