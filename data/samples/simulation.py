"""The simulated report files, in the order in which they are handed in.

Every week one file per report table with all the units that were in time, and a small one later for those
that were not; every month one for the other work. The same seed gives the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np
import polars as pl

from data import calendars
from data.calendars import Period
from data.reference_data import Reference
from data.samples import measures, online_services, portal_activity, shared_software
from data.samples.owners import Owner, owners
from data.samples.punctuality import arrival
from data.samples.rows import Cell, Report, content

SEED = 2019
FIRST, LAST = date(2018, 1, 1), date(2020, 12, 31)
NOTE = "Số liệu mô phỏng"

_FILE_NAMES = {
    "online_services": "dich-vu-cong",
    "shared_software": "phan-mem-dung-chung",
    "portal_activity": "cong-thong-tin",
    "measures": "nhiem-vu-khac",
}
_BY = {
    "online_services": "Chuyên viên dịch vụ công",
    "shared_software": "Chuyên viên phần mềm",
    "portal_activity": "Chuyên viên cổng thông tin",
    "measures": "Chuyên viên tổng hợp",
}


@dataclass(frozen=True)
class SimulatedFile:
    """One report file; `entered_at` is the moment (aware, the place's time) at which it is handed in."""

    report_table: str
    file_name: str
    content: bytes
    entered_at: datetime
    entered_by: str
    note: str


def simulated_files(reference: Reference, seed: int = SEED) -> Iterator[SimulatedFile]:
    """All files of 2018-W01 to 2020-W53 and 2018-01 to 2020-12, oldest first.

    Only report tables with a calendar in the reference data; the organisations are those of its duties.
    """
    files = [
        file
        for stream, report_table in enumerate(_FILE_NAMES)
        if report_table in reference.report_tables
        for file in _files(reference, report_table, seed, stream)
    ]
    return iter(sorted(files, key=lambda file: (file.entered_at, file.file_name)))


def _files(reference: Reference, report_table: str, seed: int, stream: int) -> Iterator[SimulatedFile]:
    everyone = owners(reference, report_table)
    calendar = reference.calendar(report_table)
    arrivals = np.random.default_rng([seed, stream, 1])
    for report in _reports(reference, report_table, everyone, np.random.default_rng([seed, stream, 0])):
        came = [arrival(report_table, report.period, owner.code, arrivals) for owner in everyone]
        delay = int(arrivals.integers(4, 11))
        for when, days in (("in_time", -1), ("late", delay)):
            rows = _rows(report, everyone, [c == when for c in came], calendars.name(report.period, calendar))
            if rows:
                late = "-bo-sung" if when == "late" else ""
                yield SimulatedFile(
                    report_table,
                    f"{_FILE_NAMES[report_table]}-{rows[0][0]}{late}.csv",
                    content(report_table, rows),
                    _moment(reference, report_table, report.period, stream, days),
                    _BY[report_table],
                    f"{NOTE}: báo cáo bổ sung" if late else NOTE,
                )


def _reports(
    reference: Reference, report_table: str, everyone: list[Owner], rng: np.random.Generator
) -> Iterator[Report]:
    periods = calendars.periods_between(FIRST, LAST, reference.calendar(report_table))
    if report_table == "online_services":
        return online_services.reports(everyone, periods, rng)
    if report_table == "shared_software":
        return shared_software.reports(everyone, periods, _software(reference), rng)
    if report_table == "portal_activity":
        return portal_activity.reports(everyone, periods, rng)
    return measures.reports(reference, everyone, periods, rng)


def _software(reference: Reference) -> dict[str, str]:
    named = reference.software.with_columns(pl.col("owner").fill_null(""))
    return dict(named.select("code", "owner").iter_rows())


def _rows(report: Report, everyone: list[Owner], chosen: list[bool], period: str) -> list[list[Cell]]:
    """The rows of the chosen organisations, each with its period and its name in front."""
    return [
        [period, everyone[index].name, *row]
        for index, rows in sorted(report.rows.items())
        if chosen[index]
        for row in rows
    ]


def _moment(reference: Reference, report_table: str, period: Period, stream: int, days: int) -> datetime:
    """`days` after the report is due, in the afternoon; each report table a quarter of an hour later."""
    day = reference.due_on(period, report_table) + timedelta(days=days)
    return datetime.combine(day, time(15, 15 * stream), tzinfo=reference.time_zone)
