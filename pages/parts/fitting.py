"""How a header row fits the report tables, and which of them it is for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.choices import LEFT_OUT
from data.folding import fold_header
from data.report_tables import IGNORED_HEADERS, PERIOD_COLUMNS, REPORT_TABLES, ReportTable

DAYS = {"period_start", "period_end"}
CLEARLY = 2  # headers that one table knows more than the next, to be taken for it though a column is missing


@dataclass(frozen=True)
class Fit:
    """How a header row fits a report table: `known` of its `headers` are named there, `missing` is not there."""

    table: str
    known: int
    headers: int
    missing: tuple[str, ...]


def fits(headers: Sequence[str], decided: Mapping[str, Mapping[str, str]] | None = None) -> tuple[Fit, ...]:
    """How a header row fits each report table, the best first.

    `decided`: report table -> header -> column, what an analyst has said of headers like these.
    """
    found = [_fit(headers, report, (decided or {}).get(name, {})) for name, report in REPORT_TABLES.items()]
    return tuple(sorted(found, key=lambda fit: (bool(fit.missing), -fit.known, len(fit.missing))))


def _fit(headers: Sequence[str], report: ReportTable, decided: Mapping[str, str]) -> Fit:
    columns = {
        fold_header(text): column.name for column in report.columns for text in (column.name, *column.headers)
    }
    stated = {fold_header(text) for stated in report.stated for text in stated.headers}
    ignored = {fold_header(text) for text in IGNORED_HEADERS}
    named = {decided.get(header, columns.get(fold_header(header), LEFT_OUT)) for header in headers} - {LEFT_OUT}
    known = [h for h in headers if h in decided or fold_header(h) in columns or fold_header(h) in stated]
    has_days = named >= DAYS
    required = [c.name for c in report.columns if c.is_required and not (has_days and c.name in PERIOD_COLUMNS)]
    counted = [header for header in headers if fold_header(header) not in ignored]
    return Fit(report.name, len(known), len(counted), tuple(name for name in required if name not in named))


def recognised(found: Sequence[Fit]) -> str | None:
    """The table that alone has all it needs, or that clearly names more of the headers than any other.

    None where that is not sure. Whatever is missing then is still asked or refused by the check itself.
    """
    if not found:
        return None
    best, second = found[0], found[1] if len(found) > 1 else None
    if second is None or (not best.missing and second.missing):
        return best.table
    if not best.missing:
        return best.table if best.known > second.known else None
    is_clear = best.known >= second.known + CLEARLY and 2 * best.known >= best.headers
    return best.table if is_clear else None


def better(table: str, found: Sequence[Fit]) -> Fit | None:
    """Another table that a file refused for `table` is rather meant for."""
    whole = [fit for fit in found if not fit.missing and fit.table != table]
    mine = [fit for fit in found if fit.table == table]
    return whole[0] if whole and mine and mine[0].missing else None
