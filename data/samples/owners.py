"""Who owes which simulated report, read from the duties of the reference data."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from data.reference_data import Reference

SINCE = date(2018, 1, 1)


@dataclass(frozen=True)
class Owner:
    code: str
    kind: str
    name: str


def owners(reference: Reference, report_table: str, indicator: str | None = None) -> list[Owner]:
    """The organisations of 2018 to 2020 that owe this report, in the official order."""
    due = reference.duties.filter(pl.col("report_table") == report_table)
    if indicator is not None:
        due = due.filter(pl.col("indicator").is_null() | (pl.col("indicator") == indicator))
    at_the_time = (pl.col("valid_from") <= date(2020, 12, 31)) & _lasting(SINCE)
    named = due.filter(at_the_time).get_column("owner").to_list()
    there = reference.organisations_on(SINCE)
    rows = there.select("code", "kind", "name_vi").iter_rows()
    return [Owner(code, kind, name) for code, kind, name in rows if code in named or kind in named]


def duty_span(reference: Reference, indicator: str) -> tuple[date, date | None]:
    """From when and until when an indicator of other work is owed at all."""
    due = reference.duties.filter(pl.col("indicator") == indicator)
    ends = due.get_column("valid_to").to_list()
    first = min(due.get_column("valid_from").to_list(), default=SINCE)
    return first, None if None in ends else max(ends, default=None)


def _lasting(day: date) -> pl.Expr:
    return pl.col("valid_to").is_null() | (pl.col("valid_to") >= day)
