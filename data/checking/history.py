"""What a file's figures are compared with: the same unit's other periods, in the file and in the snapshot."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import polars as pl

import queries
from data import calendars
from data.reading.tables import SOURCE_ROW
from data.reference_data import Reference
from data.report_tables import ReportTable
from data.snapshots import Snapshot

WINDOW = 8  # periods before the file's first that are looked at one by one
_PERIODS_AT_MOST = 2**16
NAMED = 10  # units, keys or services that one sentence names

# What counts events within the period, so that it begins anew with each; every other figure is a state.
FLOWS = {
    "online_services": (
        *("dossiers_received", "dossiers_online", "resolved_early", "resolved_on_time", "resolved_late"),
        *("fee_dossiers", "paid_online", "rated", "satisfied"),
    ),
    "shared_software": ("documents_total", "documents_electronic", "documents_signed"),
    "portal_activity": (
        *("visits", "articles", "documents_published", "questions_received", "questions_answered"),
        *("questions_on_time", "minutes_down"),
    ),
    "measures": ("numerator",),  # of the indicators that add up over time
}


@dataclass(frozen=True)
class History:
    """The file's rows beside the unit's other reports.

    `rows`: the file's. `recent`: stored rows of the window and of the file's own span that the file does not
    replace, same columns. `usual`: one row per organisation and key with reports outside the file's span
    (query `checking/usual_…`), None without a snapshot.
    """

    report: ReportTable
    reference: Reference
    rows: pl.DataFrame
    recent: pl.DataFrame
    usual: pl.DataFrame | None
    headers: dict[str, str]

    @cached_property
    def is_alone(self) -> bool:
        """Whether there is no other period to compare with."""
        return self.usual is None and self.rows["period_start"].n_unique() == 1

    @cached_property
    def figures(self) -> list[str]:
        """The figures that the file reports at all, in the table's order."""
        return [name for name in self.report.figures if self.rows[name].null_count() < self.rows.height]

    @cached_property
    def flows(self) -> list[str]:
        return [name for name in FLOWS[self.report.name] if name in self.figures]

    @cached_property
    def series(self) -> pl.DataFrame:
        """All rows by series (an organisation's key) and time, with `is_file` and the `number` of the period;
        `goes_on` where the row above is of the same series and year."""
        kept = [SOURCE_ROW, "period_start", "organisation", self.report.key, *self.figures]
        kept += ["level"] if "level" in self.rows.columns else []
        rows, recent = (
            self.rows.select(*kept, is_file=pl.lit(True)),
            self.recent.select(*kept, is_file=pl.lit(False)),
        )
        both = rows if recent.is_empty() else pl.concat([rows, recent], how="vertical_relaxed")
        both = both.rename({self.report.key: "key"})
        starts, numbers = self.periods["period_start"], self.periods["number"]
        both = both.with_columns(
            series=pl.struct("organisation", "key").hash(),
            number=pl.col("period_start").replace_strict(starts, numbers, return_dtype=pl.UInt64),
        )
        one = pl.col("series") // _PERIODS_AT_MOST * _PERIODS_AT_MOST + pl.col("number")  # sorts faster than two
        both = both.sort(one)
        year = pl.col("number").replace_strict(numbers, self.periods["year"], return_dtype=pl.Int32)
        above = pl.col("series").eq(pl.col("series").shift()) & year.eq(year.shift())
        return both.with_columns(goes_on=above.fill_null(False))

    @cached_property
    def periods(self) -> pl.DataFrame:
        """period_start, number (1, 2, … without gaps), year, position in the year (1 is its first period)."""
        calendar = self.reference.calendar(self.report.name)
        starts = pl.concat([self.rows["period_start"], self.recent["period_start"]]).unique()
        first, last = starts.min(), starts.max()
        assert isinstance(first, date) and isinstance(last, date)  # noqa: PT018 (a file without rows is refused before)
        every = calendars.periods_between(_year_from(first, calendar), last, calendar)
        years = [calendars.year_of(period, calendar) for period in every]
        table = pl.DataFrame(
            {"period_start": [period.start for period in every], "year": years},
            schema={"period_start": pl.Date, "year": pl.Int32},
        ).with_columns(number=pl.int_range(1, pl.len() + 1, dtype=pl.UInt64))
        return table.with_columns(position=pl.int_range(1, pl.len() + 1).over("year"))

    def rows_of(self, organisations: Iterable[str]) -> pl.Series:
        """The file's source rows of these organisations."""
        return self.rows.filter(pl.col("organisation").is_in(list(organisations)))[SOURCE_ROW]

    def names(self, codes: Iterable[str]) -> str:
        """The names of organisations in the official order; beyond the first ones an ellipsis."""
        wanted = set(codes)
        known = self.reference.organisations.filter(pl.col("code").is_in(list(wanted)))["name_vi"].to_list()
        return listed(known)


def listed(texts: list[str]) -> str:
    """Texts with commas; beyond the first ones an ellipsis."""
    return ", ".join(texts[:NAMED]) + (" …" if len(texts) > NAMED else "")


def history_of(
    rows: pl.DataFrame, report: ReportTable, reference: Reference, known: Snapshot | None, headers: dict[str, str]
) -> History:
    """The history for a file's rows (keys not null, at least one row)."""
    if known is None:
        return History(report, reference, rows, rows.head(0), None, headers)
    calendar = reference.calendar(report.name)
    first, last = rows["period_start"].min(), rows["period_start"].max()
    assert isinstance(first, date) and isinstance(last, date)  # noqa: PT018 (as above)
    window = {"first": _earlier(first, WINDOW, calendar), "last": last}
    stored = known.query(queries.text(f"reports/{report.name}"), window)
    keys = ["period_start", "organisation", report.key]
    units = rows["organisation"].unique()
    recent = stored.filter(pl.col("organisation").is_in(units.implode())).join(
        rows.select(keys), on=keys, how="anti"
    )
    span = {"first": first, "last": last, "year_from": _year_from(first, calendar)}
    usual = known.query(queries.text(f"checking/usual_{report.name}"), {"organisations": units.to_list(), **span})
    return History(report, reference, rows, recent, usual, headers)


def _earlier(day: date, count: int, calendar: str) -> date:
    """The first day of the period that lies so many periods before that of a day."""
    for _ in range(count):
        day = calendars.period_containing(day, calendar).start - timedelta(days=1)
    return calendars.period_containing(day, calendar).start


def _year_from(day: date, calendar: str) -> date:
    """The first day of the first period of the year that a day's period counts towards."""
    period = calendars.period_containing(day, calendar)
    year = calendars.year_of(period, calendar)
    while True:
        before = calendars.period_containing(period.start - timedelta(days=1), calendar)
        if calendars.year_of(before, calendar) != year:
            return period.start
        period = before
