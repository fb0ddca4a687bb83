"""What storing a file changes: corrected cells old beside new, indicator values, who would still be missing."""

from typing import Any

import polars as pl

from blocks.markup import KIND_NAMES, esc, quiet, section, status_word, table
from data.difference import Difference
from data.headlines import cell, column_name
from data.reference_data import Reference
from wording import Language

VALUES_SHOWN = 12
CORRECTIONS_SHOWN = 20
MISSING_SHOWN = 40


def corrections(language: Language, cells: pl.DataFrame, reference: Reference) -> str:
    """Each corrected cell, old beside new; what would no longer be reported comes first."""
    if cells.is_empty():
        return ""
    names = {row["code"]: row for row in reference.organisations.iter_rows(named=True)}
    ordered = cells.sort(pl.col("after").is_not_null(), "source_row", maintain_order=True)
    body = [
        [
            f"{esc(language.short(names.get(row['organisation'], {'code': row['organisation']})))}"
            f" <small>{esc(row['key'])}</small>",
            esc(column_name(row["column"], language)),
            esc(language.date(row["period_start"])),
            esc(str(row["source_row"])),
            f"<s>{esc(cell(row['before'], language))}</s>",
            f"<b>{esc(cell(row['after'], language))}</b>",
        ]
        for row in ordered.head(CORRECTIONS_SHOWN).iter_rows(named=True)
    ]
    heads = ("Organisation", "Column", "Period from", "Rows in the file", "Before", "After")
    more = len(cells) - CORRECTIONS_SHOWN
    rest = quiet(language.text("… and {count} more corrected cells.", count=more)) if more > 0 else ""
    inside = table([esc(language.text(n)) for n in heads], body, "llllrr")
    note = language.text("{count} cells differ from what stands stored", count=len(cells))
    return section(language.text("Corrections"), f'<div class="e-board">{inside}</div>{rest}', note)


def values(language: Language, change: Difference, reference: Reference) -> str:
    """The changed values of the whole place and its groups, latest first, and who still owes a report."""
    inside = _values(language, change.values, reference) + _missing(language, change.missing, reference)
    return section("", inside)


def _values(language: Language, changed: pl.DataFrame, reference: Reference) -> str:
    if changed.is_empty():
        return quiet(language.text("No indicator value changes."))
    wide = changed.filter(pl.col("scope_kind") != "organisation").sort(
        "period_end", "indicator", descending=[True, False], maintain_order=True
    )
    units = {row["code"]: row for row in reference.indicators.iter_rows(named=True)}
    body = [_value(language, row, units) for row in wide.head(VALUES_SHOWN).iter_rows(named=True)]
    heads = ("Indicator", "Scope", "Period", "Before", "After", "Status")
    note = language.text(
        "{count} values change, of which {shown} are shown: the latest of the whole place and its groups.",
        count=changed.height,
        shown=len(body),
    )
    inside = table([esc(language.text(name)) for name in heads], body, "lllrrl")
    return quiet(note) + f'<div class="e-board">{inside}</div>'


def _value(language: Language, row: dict[str, Any], units: dict[str, dict[str, Any]]) -> list[str]:
    indicator = units.get(row["indicator"], {"code": row["indicator"], "unit": "percent"})
    return [
        esc(language.name(indicator)),
        esc(language.text(KIND_NAMES.get(row["scope"], "Whole place"))),
        esc(language.days(row["period_start"], row["period_end"])),
        esc(language.value(row["value_before"], indicator["unit"])),
        f"<b>{esc(language.value(row['value_after'], indicator['unit']))}</b>",
        esc(status_word(row["status_after"], language) if row["status_after"] else "—"),
    ]


def _missing(language: Language, missing: pl.DataFrame, reference: Reference) -> str:
    """Who would still owe a report of the file's periods."""
    if missing.is_empty():
        return quiet(language.text("No report of these periods would be missing."))
    codes = missing["organisation"].unique(maintain_order=True).to_list()
    return quiet(language.text("Still missing in these periods: {names}.", names=named(language, codes, reference)))


def named(language: Language, codes: list[str], reference: Reference) -> str:
    """Organisations by their short names; beyond `MISSING_SHOWN` the rest is counted."""
    known = {row["code"]: row for row in reference.organisations.iter_rows(named=True)}
    names = [language.short(known.get(code, {"code": code})) for code in codes[:MISSING_SHOWN]]
    if len(codes) > MISSING_SHOWN:
        names.append(language.text("{count} others", count=len(codes) - MISSING_SHOWN))
    return language.join(names)
