"""The overdue reports as a list, and the letters that remind of them, ready to be copied."""

from datetime import date

import polars as pl
import streamlit as st

from blocks.markup import THEME_NAMES, esc, heading, quiet, table
from blocks.view import View
from data import reminders
from pages.parts import drawing
from pages.parts.owing_board import STATES

LISTED = 60
ALL = "*"


def overdue(view: View, late: pl.DataFrame) -> str:
    """Every overdue report of the shown periods, the longest overdue first."""
    language, text = view.language, view.language.text
    title = heading(text("Overdue reports"), text("of the periods shown, all report tables"))
    if late.is_empty():
        return title + quiet(text("No report is overdue."))
    ordered = late.sort("days", descending=True, maintain_order=True)
    body = [
        [
            esc(view.organisation_name(row["organisation"])),
            esc(text(THEME_NAMES[row["report_table"]])),
            esc(language.period(row["period"], row["period_start"], row["period_end"])),
            esc(language.date(row["due_on"])),
            language.number(row["days"]),
            f'<span class="e-{row["state"]}">{STATES[row["state"]][0]} {esc(text(STATES[row["state"]][1]))}</span>',
        ]
        for row in ordered.head(LISTED).iter_rows(named=True)
    ]
    heads = ("Organisation", "Report", "Period", "Due on", "Days overdue", "State")
    cells = table([esc(text(name)) for name in heads], body, "lllrrl")
    more = len(late) - len(body)
    rest = quiet(text("… and {count} more overdue reports.", count=more)) if more > 0 else ""
    return f'{title}<div class="e-board">{cells}</div>{rest}'


def letters(view: View, late: pl.DataFrame, day: date) -> None:
    """The reminder to one organisation or to all, ready to be copied."""
    text = view.language.text
    drawing.html(heading(text("Reminders"), text("the copy button stands at the upper right of the text")))
    if late.is_empty():
        drawing.html(quiet(text("Nobody needs to be reminded.")))
        return
    units = [unit for unit in view.organisations if unit in set(late["organisation"])]
    units += [unit for unit in late["organisation"].unique(maintain_order=True) if unit not in units]
    chosen = st.selectbox(
        text("To whom"),
        [ALL, *units],
        format_func=lambda unit: text("All organisations") if unit == ALL else view.organisation_name(unit),
        key="owing:unit",
        filter_mode="contains",
    )
    written = [_letter(view, late, unit, day) for unit in (units if chosen == ALL else [chosen])]
    st.code("\n\n----------\n\n".join(written), language=None, wrap_lines=True, height=360)


def _letter(view: View, late: pl.DataFrame, unit: str, day: date) -> str:
    owed = late.filter(pl.col("organisation") == unit)
    return reminders.letter(view.organisation_name(unit), owed, view.place_within, day, view.language)
