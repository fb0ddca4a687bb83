"""The analyst's choice of what a header means, held against the file and the report."""

from collections.abc import Mapping, Sequence

from data.choices import LEFT_OUT
from data.errors import FileRefused
from data.folding import fold_header
from data.matching.faults import NOT_TAKEN
from data.matching.header_percentages import PERCENTAGE, is_percentage
from data.reading.tables import shortened
from data.report_tables import ReportTable

_NO_COLUMN = (
    "“{value}” was chosen for the column “{header}”, but is no column of this report. Choose one of {known}, or "
    "nothing where the column is not part of the report."
)
_TWO_CHOSEN = "The columns {headers} were all chosen to be “{column}”. Choose only one of them."


def chosen_columns(headers: Sequence[str], report: ReportTable, chosen: Mapping[str, str]) -> dict[str, str]:
    """header of the file -> canonical column or LEFT_OUT; a choice for a header that the file lacks is passed over.

    A choice made for another spelling of a header (case, accents) holds for it too. Raises FileRefused.
    """
    folded = {_key(header): value for header, value in chosen.items() if header not in headers}
    found = {}
    for header in headers:
        value = chosen.get(header, folded.get(_key(header)))
        if value is not None:
            found[header] = value
    _refuse_unknown(found, report)
    _refuse_doubled(found, report)
    return found


def _key(header: str) -> tuple[str, bool]:
    return fold_header(header), is_percentage(header)


def _refuse_unknown(found: Mapping[str, str], report: ReportTable) -> None:
    known = [column.name for column in report.columns]
    for header, name in found.items():
        if name == LEFT_OUT:
            continue
        if name not in known:
            values = {"value": shortened(name), "header": shortened(header), "known": ", ".join(known)}
            raise FileRefused(NOT_TAKEN, _NO_COLUMN, **values)
        if is_percentage(header) and report.column(name).kind in ("count", "quantity"):
            raise FileRefused(NOT_TAKEN, PERCENTAGE, header=shortened(header))


def _refuse_doubled(found: Mapping[str, str], report: ReportTable) -> None:
    names = [name for name in found.values() if name != LEFT_OUT]
    for name in names:
        if names.count(name) > 1:
            quoted = ", ".join(f"“{shortened(header)}”" for header, other in found.items() if other == name)
            column = report.column(name).header
            raise FileRefused(NOT_TAKEN, _TWO_CHOSEN, headers=quoted, column=column)
