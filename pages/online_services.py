"""Online services: by level, in use, by dossiers."""

import polars as pl
import streamlit as st

from blocks import pictures, trust
from blocks.markup import esc, heading, quiet, table
from blocks.view import View
from charts import Picture, levels
from pages.parts import context, drawing, theme_page

THEME, DEFAULT = "online_services", "online_dossiers"
LEVEL_NAMES = {
    "1": "Level 1",
    "2": "Level 2",
    "3": "Level 3",
    "4": "Level 4",
    "part": "Partial",
    "full": "Full",
}
BUSIEST = 8


def levels_chart(view: View) -> Picture:
    rows = view.rows("services/levels", until=view.until, scope=view.scope)
    names = {level: view.language.text(name) for level, name in LEVEL_NAMES.items()}
    rows = pictures.with_labels(view, rows, "period").with_columns(name=pl.col("level").replace(names))
    row = pictures.card_row(view, "level4_share", view.scope)
    return levels(rows, view.canvas(trust.foot(view, row)[1]), pictures.chosen(view))


def services(view: View) -> str:
    """The busiest services, and how many at level 3 and above nobody has used in the period."""
    language = view.language
    rows = view.rows("services/services", until=view.until, scope=view.scope)
    lines = [
        [
            f"{esc(row['service_name'] or row['service_code'])}<br><small>{esc(row['service_code'])}</small>",
            esc(_levels(view, row["level"])),
            language.number(row["organisations"]),
            language.number(row["received"]),
            language.number(row["online"]),
            language.percent(row["share"]),
        ]
        for row in rows.head(BUSIEST).iter_rows(named=True)
    ]
    heads = ("Service", "Level", "Organisations", "Received", "Online", "Share online")
    board = table([esc(language.text(name)) for name in heads], lines, "lcrrrr", language.text("Services"))
    told = trust.coverage(view, pictures.card_row(view, "services_in_use", view.scope))
    return f"{board}{quiet(told) if told else ''}"


def unused(view: View) -> str:
    row = pictures.card_row(view, "services_in_use", view.scope)
    if row["denominator"] is None:
        return ""
    return view.language.text(
        "{unused} of {all} services at level 3–4 had no online dossier in {period}.",
        unused=int(row["denominator"] - row["numerator"]),
        all=int(row["denominator"]),
        period=trust.period(view, row),
    )


def _levels(view: View, written: str | None) -> str:
    """One level by its name; several (the organisations differ) as their span."""
    found = (written or "—").split(" · ")
    if len(found) > 1 and written and written.replace(" · ", "").isdecimal():
        return view.language.text("Level {first}–{last}", first=found[0], last=found[-1])
    return ", ".join(view.language.text(LEVEL_NAMES.get(level, level)) for level in found)


def page(view: View) -> None:
    text = view.language.text
    if not theme_page.head(view, THEME):
        return
    theme_page.indicator_section(view, THEME, DEFAULT)
    left, right = st.columns(2, gap="small")
    with left, drawing.block(view.language, "levels"):
        drawing.html(heading(text("Services by level"), text("number of services, period by period")))
        drawing.chart(view, "levels", levels_chart)
    with right, drawing.block(view.language, "services"):
        drawing.html(heading(text("Services with the most dossiers"), view.once(unused)) + view.once(services))


page(context.current())
