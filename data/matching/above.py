"""What stands above a table for all its rows, put beside them as columns."""

from collections.abc import Mapping, Sequence

import polars as pl

from data.errors import FileRefused
from data.matching.column_guesses import guesses
from data.matching.column_questions import Evidence
from data.matching.columns import Mapping as Columns
from data.matching.titles import Given, given_organisation, given_period, untaken_period
from data.reference_data import Reference
from data.report_tables import ReportTable


def stated_above(
    titles: Sequence[str], lacking: frozenset[str], report: ReportTable, reference: Reference
) -> dict[str, Given]:
    """The period and the organisation that the lines above the table state, where it has no column for them.

    Raises FileRefused where they name two.
    """
    found = {}
    if "period" in lacking:
        calendar, column = reference.calendar(report.name), report.column("period").header
        found["period"] = given_period(titles, calendar, column)
    if "organisation" in lacking:
        found["organisation"] = given_organisation(titles, reference, report.column("organisation").header)
    return {name: given for name, given in found.items() if given}


def untaken(
    titles: Sequence[str],
    mapping: Columns,
    found: Mapping[str, Evidence],
    report: ReportTable,
    reference: Reference,
) -> FileRefused | None:
    """Why a line that speaks of a time names no period; None where there is none, or a header likely means it."""
    examples = {header: each.example for header, each in found.items()}
    if "period" in guesses(mapping.unused, report, ["period"], examples).values():
        return None
    return untaken_period(titles, reference.calendar(report.name), report.column("period").header)


def names_given(given: Mapping[str, Given]) -> frozenset[str]:
    """The columns that are given, and `period` where its days are."""
    return frozenset(given) | {name for each in given.values() for name in each.cells}


def given_headers(given: Mapping[str, Given], taken: Sequence[str], report: ReportTable) -> dict[str, str]:
    """canonical name -> a header for it that the file does not have."""
    found = {}
    for each in given.values():
        for name in each.cells:
            header = report.column(name).header
            found[name] = header if header not in taken else f"{header} ({name})"
    return found


def with_given(cells: pl.DataFrame, given: Mapping[str, Given], headers: Mapping[str, str]) -> pl.DataFrame:
    """The rows with what is given for all of them."""
    values = {name: text for each in given.values() for name, text in each.cells.items()}
    return cells.with_columns(pl.lit(text).alias(headers[name]) for name, text in values.items())
