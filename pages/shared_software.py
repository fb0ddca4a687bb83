"""Shared software: organisation × software, and how it has been rolled out."""

from typing import Any

import polars as pl

from blocks import pictures, trust
from blocks.markup import KIND_NAMES, anchor, esc, heading, quiet, section, table
from blocks.view import View
from charts import Picture, lines
from pages.parts import address, context, drawing, theme_page

THEME, DEFAULT = "shared_software", "units_using"


def rollout(view: View) -> Picture:
    rows = view.rows("software/rollout", until=view.until, scope=view.scope)
    names = [view.language.name(row) for row in rows.select("name_vi", "name_en").iter_rows(named=True)]
    rows = pictures.with_labels(view, rows, "period").with_columns(series=pl.Series(names, dtype=pl.String))
    row = pictures.card_row(view, "units_using", view.scope)
    return lines(rows, view.canvas(trust.foot(view, row)[1]), "percent", height=320, period=pictures.chosen(view))


def matrices(view: View) -> str:
    made = []
    for kind in view.kinds:
        name = view.language.text(KIND_NAMES[kind])
        made.append(section(name, matrix(view, kind), view.language.text("active / issued accounts")))
    return f'<div class="e-stack">{"".join(made)}</div>'


def matrix(view: View, kind: str) -> str:
    """One group: a row per organisation, a column per software."""
    rows = view.rows("software/matrix", until=view.until, scope=kind)
    software = rows.unique("software", maintain_order=True).sort("software")
    heads = [esc(view.language.name(row)) for row in software.iter_rows(named=True)]
    found = {(row["organisation"], row["software"]): row for row in rows.iter_rows(named=True)}
    body = [
        [
            anchor(address.link("organisation", organisation=code), esc(view.organisation_short(code))),
            *(_cell(view, found.get((code, name))) for name in software["software"]),
        ]
        for code, row in view.organisations.items()
        if row["kind"] == kind
    ]
    title = view.language.text(KIND_NAMES[kind])
    told = trust.coverage(view, pictures.card_row(view, DEFAULT, kind))
    board = f'<div class="e-board e-short">{table([esc(title), *heads], body, caption=title)}</div>'
    return f"{board}{quiet(told) if told else ''}"


def _cell(view: View, row: dict[str, Any] | None) -> str:
    if row is None:
        return '<span class="e-faint">—</span>'
    language = view.language
    share = max(0.0, min(100.0, row["active_share"] or 0.0))
    told = f"{language.number(row['accounts_active'])} / {language.number(row['accounts_issued'])}"
    units = language.text(
        "units using: {using} of {required}",
        using=language.number(row["units_using"]),
        required=language.number(row["units_required"]),
    )
    meter = f'<span class="e-meter"><i style="width:{share:.0f}%"></i></span>'
    return f'<span title="{esc(units)}">{meter}{esc(told)}</span>'


def page(view: View) -> None:
    text = view.language.text
    if not theme_page.head(view, THEME):
        return
    theme_page.indicator_section(view, THEME, DEFAULT)
    with drawing.block(view.language, "rollout"):
        drawing.html(heading(text("Roll-out"), text("units using it, of the units that must")))
        drawing.chart(view, "rollout", rollout)
    with drawing.guarded(view.language):
        drawing.html(view.once(matrices))


page(context.current())
