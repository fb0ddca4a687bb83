"""The four report tables that analysts upload: columns, keys, and the headers by which each is known.

A column's first Vietnamese header is the official one (templates and simulated files use it); the
others are usual abbreviations and, after ` | `, the joined rows of a merged header. Headers are
compared folded (case, accents, punctuation), so each spelling is written once.
"""

from dataclasses import dataclass
from typing import Literal

from data.report_headers import SPELLINGS
from data.report_repeats import MEASURES, ONLINE_SERVICES, PORTAL_ACTIVITY, SHARED_SOFTWARE

Kind = Literal["period", "date", "organisation", "code", "text", "level", "count", "quantity"]

# The two columns that the analyst's own file comes back with, in both languages; the second pair where a column
# of the file bears a name of the first.
MARK_HEADERS = ("Lỗi", "Gợi ý", "Error", "Suggestion")
OTHER_MARK_HEADERS = ("Lỗi khi kiểm tra", "Gợi ý sửa", "Error found", "Suggested correction")
IGNORED_HEADERS = (
    "STT",
    "TT",
    "Số TT",
    "Số thứ tự",
    "No",
    "Ghi chú",
    "Chú thích",
    "Note",
    "Notes",
    "source_row",
    *MARK_HEADERS,
    *OTHER_MARK_HEADERS,
)
# The first cell of a sheet that the product wrote beside the table: read past, never taken for a table.
RESULT_TITLES = ("Kết quả kiểm tra tệp báo cáo", "Result of the check of the report file")
GUIDE_TITLES = ("Hướng dẫn điền mẫu báo cáo", "How to fill in the report template")
TOTAL_WORDS = ("Tổng", "Tổng cộng", "Tổng số", "Cộng", "Toàn tỉnh", "Total", "Grand total", "Sum")


@dataclass(frozen=True)
class Column:
    """One column: its canonical name, what its cells are, and the headers it goes by."""

    name: str
    kind: Kind
    headers: tuple[str, ...]
    is_key: bool = False
    is_required: bool = False

    @property
    def header(self) -> str:
        """The official Vietnamese header."""
        return self.headers[0]


@dataclass(frozen=True)
class Stated:
    """A column that only repeats others: never stored, recomputed and compared.

    A percentage is `sum(parts) / sum(whole)`; with no `whole` it is the sum of the parts less `minus`.
    """

    header: str
    headers: tuple[str, ...]
    parts: tuple[str, ...]
    whole: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()

    @property
    def is_percentage(self) -> bool:
        return bool(self.whole)


@dataclass(frozen=True)
class ReportTable:
    """A report table. `key` names what identifies a row beside its period and organisation."""

    name: str
    key: str
    columns: tuple[Column, ...]
    stated: tuple[Stated, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that identify a stored row."""
        return ("period_start", "period_end", "organisation", self.key)

    @property
    def figures(self) -> tuple[str, ...]:
        """The columns that hold numbers, in the table's order."""
        return tuple(column.name for column in self.columns if column.kind in ("count", "quantity"))

    @property
    def fields(self) -> tuple[str, ...]:
        """The stored columns after the period and before the batch, in the table's order."""
        return tuple(column.name for column in self.columns if column.name not in PERIOD_COLUMNS)

    def column(self, name: str) -> Column:
        """The column of that canonical name. Raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


PERIOD_COLUMNS = ("period", "period_start", "period_end")

_COMMON = (
    Column("period", "period", SPELLINGS["period"], is_key=True, is_required=True),
    Column("period_start", "date", SPELLINGS["period_start"], is_key=True),
    Column("period_end", "date", SPELLINGS["period_end"], is_key=True),
    Column("organisation", "organisation", SPELLINGS["organisation"], is_key=True, is_required=True),
)


def _table(name: str, key: str, own: tuple[tuple[str, Kind, bool], ...], stated: tuple[Stated, ...]) -> ReportTable:
    """A report table out of its own columns (name, kind, required)."""
    columns = tuple(
        Column(column, kind, SPELLINGS[column], is_key=column == key, is_required=required)
        for column, kind, required in own
    )
    return ReportTable(name, key, _COMMON + columns, stated)


def _stated(
    rows: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]],
) -> tuple[Stated, ...]:
    return tuple(
        Stated(header, (header, *others), parts, whole, minus)
        for header, (others, parts, whole, minus) in rows.items()
    )


REPORT_TABLES: dict[str, ReportTable] = {
    "online_services": _table(
        "online_services",
        "service_code",
        (
            ("service_code", "code", True),
            ("service_name", "text", True),
            ("level", "level", True),
            ("dossiers_received", "count", True),
            ("dossiers_online", "count", True),
            ("carried_over", "count", False),
            ("resolved_early", "count", False),
            ("resolved_on_time", "count", False),
            ("resolved_late", "count", False),
            ("pending_on_time", "count", False),
            ("pending_overdue", "count", False),
            ("fee_dossiers", "count", False),
            ("paid_online", "count", False),
            ("rated", "count", False),
            ("satisfied", "count", False),
        ),
        _stated(ONLINE_SERVICES),
    ),
    "shared_software": _table(
        "shared_software",
        "software",
        (
            ("software", "code", True),
            ("staff", "count", True),
            ("accounts_issued", "count", True),
            ("accounts_active", "count", True),
            ("units_required", "count", False),
            ("units_using", "count", False),
            ("documents_total", "count", False),
            ("documents_electronic", "count", False),
            ("documents_signed", "count", False),
        ),
        _stated(SHARED_SOFTWARE),
    ),
    "portal_activity": _table(
        "portal_activity",
        "portal",
        (
            ("portal", "code", True),
            ("visits", "count", True),
            ("articles", "count", True),
            ("documents_published", "count", False),
            ("questions_received", "count", False),
            ("questions_answered", "count", False),
            ("questions_on_time", "count", False),
            ("sections_required", "count", False),
            ("sections_complete", "count", False),
            ("minutes_down", "count", False),
            ("last_updated_on", "date", False),
        ),
        _stated(PORTAL_ACTIVITY),
    ),
    "measures": _table(
        "measures",
        "indicator",
        (
            ("indicator", "code", True),
            ("numerator", "quantity", True),
            ("denominator", "quantity", False),
        ),
        _stated(MEASURES),
    ),
}
