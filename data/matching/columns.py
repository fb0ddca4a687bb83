"""Headers → the columns of a report table: by name, or as the analyst chose."""

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.choices import LEFT_OUT
from data.errors import FileRefused, Problem, Question
from data.folding import fold_header
from data.matching.chosen_columns import chosen_columns
from data.matching.column_questions import Evidence, column_questions
from data.matching.column_sums import Sum, part_headers, recompared, summed
from data.matching.faults import NOT_TAKEN
from data.matching.header_percentages import PERCENTAGE, is_percentage, percentages, refuse_percentages
from data.reading.tables import shortened
from data.report_tables import IGNORED_HEADERS, PERIOD_COLUMNS, Column, ReportTable, Stated

__all__ = ["NOT_TAKEN", "Mapping", "is_percentage", "keys_lacking", "map_columns"]

_MISSING = "These columns are missing: {missing}. Give them a header, even where no figure is reported."
_MISSING_AND_UNKNOWN = (
    "These columns are missing: {missing}. These columns are not known: {unknown}. Is one of them meant? "
    "Then change its header."
)
_MISSING_ABOVE = (
    "These columns are missing: {missing}. Add them, or write what holds for all rows in lines of their own above "
    "the table: “Kỳ báo cáo: …”, “Đơn vị báo cáo: …”."
)
_ABOVE = frozenset({"period", "organisation"})  # what may also stand above the table
_TWICE = "The columns {headers} all mean “{column}”. Delete all but one, or rename those that mean something else."
_LIKE = "The column “{header}” is not known. If it is “{known}”, write the header so; if not, delete it."
_UNUSED = "The column “{header}” is not part of this report and was not read."
_NOT_RECOMPUTED = "The percentages of “{header}” were not used: without “{column}” they cannot be recomputed."
_TOO_MANY = (
    "{unknown} of the {count} columns are not part of this report. Send the table of this report alone, under "
    "its own column names."
)
_MOST_COLUMNS = 200
_NAMED = 10


@dataclass(frozen=True)
class Mapping:
    """Which header holds which column; `stated` are columns that only repeat others.

    `sums` are columns that the file gives in parts (the further parts stand in `columns` under names of their own),
    `chosen` the headers that the analyst decided on, `left_out` those of them that are not part of the report.
    """

    columns: dict[str, str]  # canonical name -> header
    stated: dict[str, Stated]  # header -> what it repeats
    ignored: tuple[str, ...]
    unused: tuple[str, ...]
    problems: tuple[Problem, ...]
    sums: tuple[Sum, ...] = ()
    chosen: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = ()


@dataclass
class _Sorted:
    """The headers of a file by what they are."""

    found: dict[str, list[str]] = field(default_factory=dict)  # canonical name -> headers
    stated: dict[str, Stated] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def map_columns(
    headers: Sequence[str],
    report: ReportTable,
    chosen: Dictionary[str, str] | None = None,
    evidence: Dictionary[str, Evidence] | None = None,
    above: frozenset[str] = frozenset(),
) -> Mapping:
    """Match headers exactly or folded, and as `chosen` (header -> canonical column, or "" for none).

    `evidence` is shown where a header is asked about; `above` are columns that the lines above the table state for
    all rows. Raises FileRefused for missing and doubled columns, percentages, and choices that make no sense.
    """
    settled = chosen_columns(headers, report, chosen or {})
    asking = _Asking(report, evidence or {})
    found = _sorted(headers, report, settled)
    if len(headers) > _MOST_COLUMNS:
        raise FileRefused(NOT_TAKEN, _TOO_MANY, unknown=len(found.unknown), count=len(headers))
    _refuse_doubled(found, asking, frozenset(settled))
    sums = summed(found.unknown, found.stated, found.found, report)
    parts = {header for each in sums for header in each.headers}
    found.unknown = [header for header in found.unknown if header not in parts]
    present = {*found.found, *(each.column for each in sums)}
    if not found.unknown:  # else one of them may be the count
        refuse_percentages(present, found.stated, report)
    _refuse_missing(found, present | above, asking)
    refuse_percentages(present, found.stated, report)
    if 2 * len(found.unknown) > len(headers):
        values = {"unknown": len(found.unknown), "count": len(headers)}
        raise FileRefused(NOT_TAKEN, _TOO_MANY, **values).asking(*asking.about(found.unknown, present))
    columns = {name: taken[0] for name, taken in found.found.items()}
    stated = recompared(found.stated, sums, present)
    problems = [
        *_unknown_problems(found.unknown, present | above, asking),
        *_not_recomputed(stated, present, report),
    ]
    return Mapping(
        columns | part_headers(sums),
        stated,
        tuple(found.ignored),
        tuple(found.unknown),
        tuple(problems),
        sums,
        frozenset(settled),
        tuple(found.left_out),
    )


def keys_lacking(headers: Sequence[str], report: ReportTable, chosen: Dictionary[str, str]) -> frozenset[str]:
    """Those of `period` and `organisation` for which no header stands."""
    present = _sorted(headers, report, chosen_columns(headers, report, chosen)).found
    lacking = {name for name in ("period", "organisation") if name not in present}
    return frozenset(lacking - ({"period"} if {"period_start", "period_end"} & set(present) else set()))


def _sorted(headers: Sequence[str], report: ReportTable, settled: Dictionary[str, str]) -> _Sorted:
    known = {fold_header(text): column for column in report.columns for text in (column.name, *column.headers)}
    repeats = {fold_header(text): stated for stated in report.stated for text in stated.headers}
    ignored = {fold_header(text) for text in IGNORED_HEADERS}
    found = _Sorted()
    shares = percentages([header for header in headers if header not in settled], known, repeats)
    for header in headers:
        key = fold_header(header)
        if settled.get(header) == LEFT_OUT:
            found.left_out.append(header)
        elif header in settled:
            found.found.setdefault(settled[header], []).append(header)
        elif header in shares:
            found.stated[header] = shares[header]
        elif key in known:
            found.found.setdefault(known[key].name, []).append(header)
        elif key in repeats:
            found.stated[header] = repeats[key]
        elif key in ignored:
            found.ignored.append(header)
        else:
            found.unknown.append(header)
    return found


@dataclass(frozen=True)
class _Asking:
    """What a question about a header needs."""

    report: ReportTable
    evidence: Dictionary[str, Evidence]

    def about(self, headers: Sequence[str], present: set[str]) -> list[Question]:
        """A question for each header; one of the columns that are not `present` may be proposed."""
        absent = [column.name for column in self.report.columns if column.name not in present]
        return list(column_questions(headers, self.report, absent, self.evidence).values())


def _not_recomputed(stated: dict[str, Stated], present: set[str], report: ReportTable) -> list[Problem]:
    """Percentages whose counts the file does not hold are nowhere used: a warning."""
    problems = []
    for header, repeated in stated.items():
        absent = [name for name in (*repeated.parts, *repeated.whole) if name not in present]
        if repeated.is_percentage and absent:
            values: dict[str, object] = {"header": shortened(header), "column": report.column(absent[0]).header}
            problems.append(Problem("warning", _NOT_RECOMPUTED, values, column=shortened(header)))
    return problems


def _refuse_doubled(found: _Sorted, asking: _Asking, settled: frozenset[str]) -> None:
    """Two headers of one column; those that the analyst has not decided on are asked about."""
    for name, headers in found.found.items():
        if len(headers) > 1:
            column = asking.report.column(name).header
            open_ = [header for header in headers if header not in settled]
            questions = asking.about(open_, set(found.found))
            raise FileRefused(NOT_TAKEN, _TWICE, headers=_quoted(headers), column=column).asking(*questions)


def _missing(present: set[str], report: ReportTable) -> list[Column]:
    has_days = {"period_start", "period_end"} <= present
    missing = [
        column
        for column in report.columns
        if column.is_required and column.name not in present and not (column.name == "period" and has_days)
    ]
    half = {"period_start", "period_end"} & present
    if "period" not in present and len(half) == 1:
        missing = [report.column(({"period_start", "period_end"} - half).pop()), *missing[1:]]
    return missing


def _refuse_missing(found: _Sorted, present: set[str], asking: _Asking) -> None:
    """Missing and unknown columns together, with a question for every header that is not known for certain."""
    missing = _missing(present, asking.report)
    if not missing:
        return
    names = ", ".join(f"“{column.header}” ({column.name})" for column in missing)
    absent = {column.name for column in missing}
    doubtful = [
        header for header, stated in found.stated.items() if not stated.is_percentage and absent & {*stated.parts}
    ]
    likely = [header for header in found.unknown if absent - _ABOVE or not is_percentage(header)]
    questions = asking.about([*likely, *doubtful], present)
    if not found.unknown and not absent <= _ABOVE:
        raise FileRefused(NOT_TAKEN, _MISSING, missing=names).asking(*questions)
    if absent <= _ABOVE and not likely:
        raise FileRefused(NOT_TAKEN, _MISSING_ABOVE, missing=names).asking(*questions)
    unknown = _quoted(found.unknown)
    raise FileRefused(NOT_TAKEN, _MISSING_AND_UNKNOWN, missing=names, unknown=unknown).asking(*questions)


def _quoted(headers: Sequence[str]) -> str:
    more = " …" if len(headers) > _NAMED else ""
    return ", ".join(f"“{shortened(header)}”" for header in headers[:_NAMED]) + more


def _unknown_problems(unknown: Sequence[str], present: set[str], asking: _Asking) -> list[Problem]:
    """A header that seems to mean an absent column is an error that asks: its figures would be lost unseen."""
    questions = {question.subject: question for question in asking.about(unknown, present | set(PERIOD_COLUMNS))}
    problems = []
    for header in unknown:
        question = questions[header]
        shown: dict[str, object] = {"header": shortened(header)}
        near = asking.report.column(question.proposed).header if question.proposed else None
        if near and is_percentage(header):
            problems.append(Problem("error", PERCENTAGE, shown, column=shortened(header)))
        elif near:
            shown |= {"known": near}
            problem = Problem("error", _LIKE, shown, column=shortened(header), suggestion=near, question=question)
            problems.append(problem)
        else:
            problems.append(Problem("warning", _UNUSED, shown, column=shortened(header)))
    return problems
