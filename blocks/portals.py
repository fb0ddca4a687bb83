"""Portals: silent since when, visits, questions, sections; each group apart."""

from typing import Any

import polars as pl

from blocks import pictures, trust
from blocks.folded import fold
from blocks.markup import KIND_NAMES, anchor, esc, heading, mark, quiet, table
from blocks.matters import SILENT_PORTAL_DAYS, sign
from blocks.view import View

THEME, DEFAULT, VISITS = "portal_activity", "questions_on_time", "visits"
HEADS = (
    "Organisation",
    "Portal",
    "Last article",
    "Articles",
    "Visits",
    "Questions on time / received",
    "Sections",
    "Minutes down",
)


def portals(view: View, kind: str) -> str:
    """One group's portals, the longest silent first."""
    text = view.language.text
    rows = view.rows("portals/portals", until=view.until, scope=kind)
    name = text(KIND_NAMES[kind])
    if rows.is_empty():
        nothing = text("No portal is reported on and no report is owed in this period.")
        return heading(name) + quiet(nothing)
    body = [_portal(view, row) for row in rows.iter_rows(named=True)]
    heads = [esc(text(head)) for head in HEADS]
    told = trust.coverage(view, pictures.card_row(view, DEFAULT, kind))
    board = f'<div class="e-theme-table">{table(heads, body, "lllrrrrr", name)}</div>'
    day = text("figures of the period to {day}", day=view.language.date(rows["period_end"][0]))
    return f"{heading(name, day)}{_silent(view, rows)}{fold(view, name)}{board}{quiet(told) if told else ''}"


def _silent(view: View, rows: pl.DataFrame) -> str:
    """How many portals have been silent for long, in a sentence."""
    silent = rows.filter(pl.col("days_silent") >= SILENT_PORTAL_DAYS)
    if silent.is_empty():
        told = view.language.text(
            "Every portal has had an article in the last {days} days.", days=SILENT_PORTAL_DAYS
        )
    else:
        told = view.language.text(
            "{count} of {all} portals have had no article for {days} days or more: {names}.",
            count=silent.height,
            all=rows.height,
            days=SILENT_PORTAL_DAYS,
            names=view.names(silent["organisation"].unique(maintain_order=True).to_list(), 6),
        )
    return f'<p class="e-theme-told">{esc(told)}</p>'


def _portal(view: View, row: dict[str, Any]) -> list[str]:
    number = view.language.number
    code = row["organisation"]
    name = anchor(view.link("organisation", organisation=code), esc(view.organisation_short(code)))
    if row["portal"] is None:  # it owes the period's report
        return [name, "—", _silence(view, row), *["—"] * (len(HEADS) - 3)]
    return [
        name,
        esc(row["portal"]),
        _silence(view, row),
        number(row["articles"]),
        number(row["visits"]),
        f"{number(row['questions_on_time'])} / {number(row['questions_received'])}",
        f"{number(row['sections_complete'])} / {number(row['sections_required'])}",
        number(row["minutes_down"]),
    ]


def _silence(view: View, row: dict[str, Any]) -> str:
    language = view.language
    if row["updated_on"] is None:
        return f"{mark('no_data', language)} {esc(language.text('No data'))}"
    silent = row["days_silent"] >= SILENT_PORTAL_DAYS
    marked = sign("○", language.text("Silent portal")) if silent else ""
    if row["days_silent"] <= 0:
        return esc(language.date(row["updated_on"]))
    days = language.plural("{count} day ago", "{count} days ago", row["days_silent"])
    told = f"{esc(language.date(row['updated_on']))} · {esc(days)}"
    return f"{marked} <b>{told}</b>" if silent else told
