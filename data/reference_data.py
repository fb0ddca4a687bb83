"""The reference data of a deployment: who there is, who owes which report, what is aimed at.

`read_folder` takes the files as they lie, `load` checks them and gives a `Reference`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

import polars as pl

from data.calendars import Period, due_on
from data.errors import ReferenceFault
from data.reference_checks import check, share
from data.reference_files import REFERENCE_FILES
from data.reference_rows import NOT_TAKEN, frame_of, rows_of

OWN_FOLDER = Path(__file__).parent / "reference"

_FILE_MISSING = "The file {file} is missing; put it beside the others."
_FOLDER_MISSING = "There is no folder {folder}; set EGOV_REFERENCE to the folder with place.csv."
_NO_CALENDAR = "{file} has no row for the report table {value}."


@dataclass(frozen=True, eq=False)
class Reference:
    """One frame per CSV, columns as named in its declaration (`data.reference_files`).

    A blank valid_from is 1900-01-01, a blank valid_to null. A blank name_en repeats name_vi, as does an
    organisation's blank short_vi; a blank display_order is the row's place in the file.
    """

    place: pl.DataFrame
    organisations: pl.DataFrame
    aliases: pl.DataFrame
    calendars: pl.DataFrame
    duties: pl.DataFrame
    software: pl.DataFrame
    indicators: pl.DataFrame
    targets: pl.DataFrame
    bands: pl.DataFrame
    breaks: pl.DataFrame
    topics: pl.DataFrame

    @cached_property
    def _places(self) -> dict[str, str | None]:
        return dict(self.place.select("key", "value").iter_rows())

    @cached_property
    def _calendars(self) -> dict[str, tuple[str, int]]:
        return {table: (calendar, days) for table, calendar, days in self.calendars.iter_rows()}

    def place_value(self, key: str, default: str = "") -> str:
        """The place's value of this key, or the default when it has none."""
        return self._places.get(key) or default

    @property
    def coverage_limit(self) -> float:
        """The share of due organisations (0 to 1) from which an aggregate counts."""
        return share(self.place_value("coverage_limit", "0.8"))

    @property
    def time_zone(self) -> ZoneInfo:
        return ZoneInfo(self.place_value("time_zone", "Asia/Ho_Chi_Minh"))

    @property
    def report_tables(self) -> tuple[str, ...]:
        """The report tables that this deployment uses: those with a calendar."""
        return tuple(self._calendars)

    def calendar(self, report_table: str) -> str:
        """The calendar of a report table. ReferenceFault when calendars.csv does not name it."""
        return self._calendar_row(report_table)[0]

    def due_days(self, report_table: str) -> int:
        """Days after the period's end until which a report is in time."""
        return self._calendar_row(report_table)[1]

    def due_on(self, period: Period, report_table: str) -> date:
        return due_on(period, self.due_days(report_table))

    def organisations_on(self, day: date) -> pl.DataFrame:
        """The organisations that exist on this day, in the official order."""
        lasting = pl.col("valid_to").is_null() | (pl.col("valid_to") >= day)
        return self.organisations.filter((pl.col("valid_from") <= day) & lasting)

    def _calendar_row(self, report_table: str) -> tuple[str, int]:
        if report_table not in self._calendars:
            raise ReferenceFault(NOT_TAKEN, _NO_CALENDAR, file="calendars.csv", value=report_table)
        return self._calendars[report_table]


def read_folder(path: Path | str) -> dict[str, bytes]:
    """The bytes of the reference files in a folder, by file name. ReferenceFault when it is no folder."""
    folder = Path(path)
    if not folder.is_dir():
        raise ReferenceFault(NOT_TAKEN, _FOLDER_MISSING, folder=str(folder))
    names = [file.file_name for file in REFERENCE_FILES.values()]
    return {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}


def load(files: Mapping[str, bytes]) -> Reference:
    """Check the files of `read_folder` and type them.

    Aliases, duties, software, targets, breaks and topics may be absent and are then empty. Everything else
    that does not hold raises ReferenceFault with file, line, column and value.
    """
    rows = {}
    for name, file in REFERENCE_FILES.items():
        content = files.get(file.file_name)
        if content is None and not file.optional:
            raise ReferenceFault(NOT_TAKEN, _FILE_MISSING, file=file.file_name)
        rows[name] = [] if content is None else rows_of(file, content)
    check(rows)
    frames = {name: frame_of(REFERENCE_FILES[name], rows[name]) for name in rows}
    return Reference(**{name: _completed(frame) for name, frame in frames.items()})


def _completed(frame: pl.DataFrame) -> pl.DataFrame:
    """Fill the names that may be left blank, and sort by the official order."""
    if {"name_vi", "name_en"} <= set(frame.columns):
        frame = frame.with_columns(pl.coalesce("name_en", "name_vi").alias("name_en"))
    if "short_vi" in frame.columns and "kind" in frame.columns:
        frame = frame.with_columns(pl.coalesce("short_vi", "name_vi").alias("short_vi"))
    if "display_order" not in frame.columns:
        return frame
    in_file = pl.int_range(1, pl.len() + 1, dtype=pl.Int64)
    order = pl.coalesce("display_order", in_file).alias("display_order")
    return frame.with_columns(order).sort("display_order", "code")
