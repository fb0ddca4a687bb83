"""Shared software: how it has been rolled out, and organisation × software."""

from typing import Any

import polars as pl

from blocks import pictures, trust
from blocks.charted import charted
from blocks.folded import fold
from blocks.markup import KIND_NAMES, anchor, esc, heading, quiet, table
from blocks.view import View
from charts import Picture, lines

THEME, DEFAULT = "shared_software", "units_using"
STATES = {  # of one software in one organisation, by its units: mark, word
    "all": ("✓", "All units use it"),
    "some": ("½", "Some units use it"),
    "none": ("✕", "No unit uses it"),
    "": ("", ""),
}


@charted
def rollout_of(view: View, scope: str, height: str = "320") -> Picture:
    """Each software's units using it as a share of those that must, period by period."""
    rows = pictures.last_periods(view.rows("software/rollout", until=view.until, scope=scope))
    names = [view.language.name(row) for row in rows.select("name_vi", "name_en").iter_rows(named=True)]
    rows = pictures.with_labels(view, rows, "period").with_columns(series=pl.Series(names, dtype=pl.String))
    row = pictures.card_row(view, "units_using", scope)
    foot = view.canvas(trust.foot(view, row)[1])
    cuts = pictures.cuts_of(view, THEME, scope)
    return lines(rows, foot, "percent", int(height), pictures.chosen(view), cuts)


def matrix(view: View, kind: str) -> str:
    """One group: a row per organisation, a column per software."""
    text = view.language.text
    rows = view.rows("software/matrix", until=view.until, scope=kind)
    software = rows.unique("software", maintain_order=True).sort("software")
    heads = [esc(view.language.name(row)) for row in software.iter_rows(named=True)]
    found = {(row["organisation"], row["software"]): row for row in rows.iter_rows(named=True)}
    body = [
        [
            anchor(view.link("organisation", organisation=code), esc(view.organisation_short(code))),
            *(_cell(view, found.get((code, name))) for name in software["software"]),
        ]
        for code, row in view.organisations.items()
        if row["kind"] == kind
    ]
    name = text(KIND_NAMES[kind])
    title = heading(name, text("accounts issued / staff · share active"))
    told = trust.coverage(view, pictures.card_row(view, DEFAULT, kind))
    board = f'<div class="e-theme-table e-theme-matrix">{table([esc(name), *heads], body, caption=name)}</div>'
    return f"{title}{fold(view, name)}{board}{_legend(view)}{quiet(told) if told else ''}"


def _legend(view: View) -> str:
    told = " · ".join(f"{mark} {esc(view.language.text(words))}" for mark, words in STATES.values() if mark)
    return f'<p class="e-quiet">{told}</p>'


def _cell(view: View, row: dict[str, Any] | None) -> str:
    if row is None:
        return '<span class="e-faint">—</span>'
    language, number = view.language, view.language.number
    mark, words = STATES[row["state"]]
    words = esc(language.text(words))
    units = f"{words}: {number(row['units_using'])}/{number(row['units_required'])}"
    state = f'<i role="img" title="{units}">{mark}</i>' if mark else ""
    issued = f"{number(row['accounts_issued'])}/{number(row['staff'])}"
    share = row["active_share"]
    active = f" · <b>{esc(language.percent(share, 0))}</b>" if share is not None else ""
    return f"{state}{esc(issued)}{active}"
