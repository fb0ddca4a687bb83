"""The files of a deployment's reference data and their columns, as `REFERENCE_FILES` by name."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from data.calendars import CALENDARS

REPORT_TABLES = ("online_services", "shared_software", "portal_activity", "measures")
KINDS = ("department", "district", "commune")
STATUSES = ("met", "on_track", "behind", "off_track")
SINCE_EVER = date(1900, 1, 1)  # what a blank valid_from stands for, so that a comparison never meets null

_TYPES: dict[str, pl.DataType] = {
    "text": pl.String(),
    "date": pl.Date(),
    "number": pl.Float64(),
    "integer": pl.Int64(),
    "flag": pl.Boolean(),
}


@dataclass(frozen=True)
class Column:
    """`filled`: no cell may be blank. `extra`: the whole column may be absent. `choices`: all it may say."""

    name: str
    type: str = "text"
    filled: bool = False
    extra: bool = False
    choices: tuple[str, ...] = ()
    default: object = None


@dataclass(frozen=True)
class ReferenceFile:
    """One CSV; `key` is what may not repeat, `optional` that the file may be absent."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    optional: bool = False

    @property
    def file_name(self) -> str:
        return f"{self.name}.csv"

    @property
    def schema(self) -> dict[str, pl.DataType]:
        return {column.name: _TYPES[column.type] for column in self.columns}


def _filled(name: str, type_: str = "text", choices: tuple[str, ...] = ()) -> Column:
    return Column(name, type_, filled=True, choices=choices)


def _texts(names: str, extra: bool = False) -> tuple[Column, ...]:
    return tuple(Column(name, extra=extra) for name in names.split())


_VALID = (Column("valid_from", "date", default=SINCE_EVER), Column("valid_to", "date"))
_THEME = Column("theme", extra=True, choices=REPORT_TABLES)
_KIND = Column("kind", extra=True, choices=KINDS)

REFERENCE_FILES = {
    file.name: file
    for file in (
        ReferenceFile("place", (_filled("key"), Column("value")), ("key",)),
        ReferenceFile(
            "organisations",
            (
                _filled("code"),
                _filled("kind", choices=KINDS),
                _filled("name_vi"),
                *_texts("short_vi name_en parent"),
                Column("display_order", "integer"),
                *_VALID,
                Column("successor"),
                Column("grid_row", "integer"),
                Column("grid_column", "integer"),
                Column("official_code"),
            ),
            ("code",),
        ),
        ReferenceFile(
            "aliases",
            (_filled("alias"), _filled("organisation"), *_VALID),
            ("alias", "organisation", "valid_from"),
            optional=True,
        ),
        ReferenceFile(
            "calendars",
            (
                _filled("report_table", choices=REPORT_TABLES),
                _filled("calendar", choices=CALENDARS),
                Column("due_days", "integer", default=0),
            ),
            ("report_table",),
        ),
        ReferenceFile(
            "duties",
            (
                _filled("report_table", choices=REPORT_TABLES),
                _filled("owner"),
                *_VALID,
                Column("indicator", extra=True),
            ),
            ("report_table", "owner", "valid_from", "indicator"),
            optional=True,
        ),
        ReferenceFile(
            "software",
            (
                _filled("code"),
                _filled("name_vi"),
                Column("name_en"),
                Column("owner"),
                *_texts("also_called", extra=True),
            ),
            ("code",),
            optional=True,
        ),
        ReferenceFile(
            "indicators",
            (
                _filled("code"),
                _filled("theme", choices=REPORT_TABLES),
                _filled("name_vi"),
                Column("name_en"),
                _filled("unit", choices=("percent", "count", "minutes")),
                _filled("direction", choices=("higher", "lower")),
                _filled("over_time", choices=("sum", "last")),
                *_texts("formula_vi formula_en"),
                Column("display_order", "integer"),
                Column("headline", "flag", default=False),
                *_texts("note_vi note_en topic short_vi short_en", extra=True),
                Column("may_exceed", "flag", extra=True, default=False),  # a share that may be above 100 %
                *_texts("part_vi part_en", extra=True),  # what the numerator counts, as in "112 more …"
            ),
            ("code",),
        ),
        ReferenceFile(
            "targets",
            (
                _filled("indicator"),
                _filled("scope"),
                _filled("comparator", choices=(">=", "<=")),
                _filled("value", "number"),
                Column("baseline_value", "number"),
                Column("baseline_on", "date"),
                _filled("deadline", "date"),
                Column("basis_number"),
                Column("basis_date", "date"),
                *_texts("basis_title confirmed_by note"),
            ),
            ("indicator", "scope", "deadline"),
            optional=True,
        ),
        ReferenceFile(
            "bands", (_filled("status", choices=STATUSES), _filled("lower_bound", "number")), ("status",)
        ),
        ReferenceFile(
            "breaks",
            (
                _filled("on_date", "date"),
                _THEME,
                _KIND,
                *_texts("title_vi title_en basis", extra=True),
            ),
            ("on_date", "theme", "kind"),
            optional=True,
        ),
        ReferenceFile(
            "topics",
            (
                _filled("code"),
                _filled("name_vi"),
                *_texts("name_en", extra=True),
                Column("display_order", "integer", extra=True),
            ),
            ("code",),
            optional=True,
        ),
    )
}
