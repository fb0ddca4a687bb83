"""Who owes which report: the table and the periods to choose, and the board, the list, the letters for them."""

from datetime import date

import polars as pl
import streamlit as st

from blocks.markup import THEME_NAMES, esc
from blocks.view import View
from data import clock, reminders
from pages.parts import drawing, owing_board, reminding


def today(view: View) -> date:
    """The day by which reports are due: today, or in a past state the day of its last entry."""
    day = clock.today(view.place.get("time_zone", "Asia/Ho_Chi_Minh"))
    return min(day, view.snapshot.published_at.date()) if view.as_of else day


def found(view: View, periods: int, day: date) -> pl.DataFrame:
    """The board's rows (`data.reminders.board`) for the chosen group."""
    onwards = not (view.snapshot.simulated or view.as_of)  # simulated reports end, and nobody owes more
    rows = reminders.board(view.snapshot, day, periods, onwards=onwards)
    return rows if view.kind is None else rows.filter(pl.col("kind") == view.kind)


def page(view: View) -> None:
    text, day = view.language.text, today(view)
    tables = [name for name in THEME_NAMES if name in view.rows("owing/calendars")["report_table"].to_list()]
    left, right = st.columns([3, 1])
    report = left.segmented_control(
        text("Report table"),
        tables,
        default=tables[0],
        required=True,
        format_func=lambda name: text(THEME_NAMES[name]),
        key="owing:table",
        label_visibility="collapsed",
        wrap=True,
    )
    periods = right.selectbox(
        text("Periods"),
        owing_board.PERIODS,
        format_func=lambda count: text("the last {count} periods", count=count),
        key="owing:periods",
        label_visibility="collapsed",
    )
    rows = found(view, periods, day)
    late = reminders.overdue(rows, day)
    with drawing.guarded(view.language):
        drawing.html(lead(view, late, day))
        drawing.html(owing_board.board(view, rows.filter(pl.col("report_table") == report), str(report)))
    with drawing.block(view.language, "overdue"):
        drawing.html(reminding.overdue(view, late))
    with drawing.block(view.language, "letters"):
        reminding.letters(view, late, day)


def lead(view: View, late: pl.DataFrame, day: date) -> str:
    """How many reports are overdue, of whom the most."""
    text = view.language.text
    if late.is_empty():
        return f'<p class="e-lead">{esc(text("As of {day}, no report of these periods is overdue.", day=day))}</p>'
    counted = (
        late.group_by("organisation", maintain_order=True).len().sort("len", descending=True, maintain_order=True)
    )
    sentence = "As of {day}, <b>{units} organisations owe {count} overdue reports</b>; the most: {names}."
    names = [
        f"{esc(view.organisation_short(unit))} ({view.language.number(count)})"
        for unit, count in counted.head(3).iter_rows()
    ]
    told = text(sentence, day=day, units=len(counted), count=len(late), names=view.language.join(names))
    return f'<p class="e-lead">{told}</p>'
