"""Who owes which report: a board of organisations and periods, the overdue list, the letters that remind."""

from datetime import date
from typing import Any

import polars as pl
import streamlit as st

from blocks.markup import KIND_NAMES, THEME_NAMES, esc, heading, quiet, section, table
from blocks.view import View
from data import clock, reminders
from pages.parts import drawing
from pages.parts.frame import KINDS_OF_PLACE
from wording import within

STATES = {  # the mark and the word of each state
    "on_time": ("●", "On time"),
    "late": ("▲", "Late"),
    "in_part": ("◐", "In part"),
    "missing": ("■", "Missing"),
    "not_due": ("○", "Not due yet"),
}
PERIODS = (12, 26, 52)
LISTED = 60
ALL = "*"


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
        PERIODS,
        format_func=lambda count: text("the last {count} periods", count=count),
        key="owing:periods",
        label_visibility="collapsed",
    )
    rows = found(view, periods, day)
    late = reminders.overdue(rows, day)
    with drawing.guarded(view.language):
        drawing.html(lead(view, late, day))
        drawing.html(board(view, rows.filter(pl.col("report_table") == report), str(report)))
    with drawing.block(view.language, "overdue"):
        drawing.html(overdue(view, late))
    with drawing.block(view.language, "letters"):
        letters(view, late, day)


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


def board(view: View, rows: pl.DataFrame, report: str) -> str:
    """The groups of one report table one below the other, each in the official order."""
    text = view.language.text
    legend = "".join(
        f'<span><i class="e-owed e-{state}">{mark}</i> {esc(text(word))}</span>'
        for state, (mark, word) in STATES.items()
    )
    parts = [f'<p class="e-legend">{legend}</p>']
    periods = rows.select("period", "period_start", "period_end").unique().sort("period_start").to_dicts()
    if periods:
        span = text(
            "{first} to {last}, the newest at the right",
            first=view.language.period_short(periods[0]["period"]),
            last=view.language.period_short(periods[-1]["period"]),
        )
        parts.append(quiet(span))
    kinds = [kind for kind in KIND_NAMES if kind in rows["kind"].to_list()]
    groups = [_group(view, rows.filter(pl.col("kind") == kind), periods, kind) for kind in kinds]
    boards = "".join(f'<div class="e-owing">{group}</div>' for group in groups)
    beside = " e-beside" if len(periods) <= PERIODS[0] and len(groups) > 1 else ""
    parts.append(f'<div class="e-after-title{beside}">{boards}</div>')
    return section(text("Who owes which report"), "".join(parts), text(THEME_NAMES[report]))


def _group(view: View, rows: pl.DataFrame, periods: list[dict[str, Any]], kind: str) -> str:
    name = view.language.text(KIND_NAMES[kind])
    heads = [esc(name), *(_head(view, period, at == 0) for at, period in enumerate(periods))]
    body = []
    for part in rows.partition_by("organisation", maintain_order=True):
        cells = {row["period"]: row for row in part.iter_rows(named=True)}
        unit = part["organisation"][0]
        first = f'<span title="{esc(view.organisation_name(unit))}">{esc(view.organisation_short(unit))}</span>'
        body.append([first, *(_cell(view, cells.get(period["period"])) for period in periods)])
    return f"<h3>{esc(name)}</h3>" + table(heads, body, "l" + "c" * len(periods), name)


def _head(view: View, period: dict[str, Any], is_first: bool) -> str:
    """A period as narrow as it can be: its number, below it the year where it begins."""
    whole = view.language.period_short(period["period"])
    number = period["period"].split("-")[-1].lstrip("WQ0") if "-" in period["period"] else period["period"]
    year = str(period["period"])[:4]
    begins = is_first or number == "1"
    small = f"<small>{year}</small>" if begins and "-" in period["period"] else "<small>&nbsp;</small>"
    return f'<span title="{esc(whole)}" aria-label="{esc(whole)}">{esc(number)}</span>{small}'


def _cell(view: View, row: dict[str, Any] | None) -> str:
    """A state's mark; its word, period and days for those who point at it or hear it."""
    language = view.language
    if row is None:
        word = language.text("owes no report")
        return f'<span class="e-faint" title="{esc(word)}">–<span class="e-heard"> {esc(word)}</span></span>'
    mark, word = STATES[row["state"]]
    told = f"{language.period_short(row['period'])}: {language.text(word)}"
    if row["reported_at"] is not None:
        told += " · " + language.text("received {day}, due {due}", day=row["reported_at"], due=row["due_on"])
    else:
        told += " · " + language.text("due {due}", due=row["due_on"])
    said = f'<span class="e-heard"> {esc(told)}</span>'
    return f'<i class="e-owed e-{row["state"]}" title="{esc(told)}">{mark}{said}</i>'


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
    place = within(view.place_name) if view.place_name.startswith(KINDS_OF_PLACE) else view.place_name
    return reminders.letter(view.organisation_name(unit), owed, place, day, view.language)
