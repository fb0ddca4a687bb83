"""The rows of a batch: the cells it corrected, and its file row by row with what stands in each place."""

from typing import Any

import streamlit as st

from blocks.markup import esc, heading, quiet, table
from blocks.sources import figure
from blocks.view import View
from data import tracing
from data.errors import StoreBusy
from data.headlines import cell, column_name
from data.report_tables import REPORT_TABLES
from pages.parts import entries

SHOWN = 25  # rows of the file at a time
CORRECTIONS_SHOWN = 50
NOT_SHOWN = {"period_start", "period_end", "days_covered", "organisation", "batch", "source_row", "now", "is_same"}


def corrections(view: View, told: tracing.Story) -> str:
    """Each cell that the batch corrected when it was stored: old beside new, and whose value it was."""
    language = view.language
    title = heading(language.text("What it corrected"))
    if not told.corrected:
        return title + quiet(language.text("It corrected no earlier value."))
    body = [
        [
            esc(str(row["source_row"])),
            esc(view.organisation_short(row["organisation"])),
            esc(row["key"]),
            esc(column_name(row["column"], language)),
            esc(cell(row["before"], language)),
            f"<b>{esc(cell(row['after'], language))}</b>",
            entries.batch_link(row["corrects"]),
        ]
        for row in told.corrections.head(CORRECTIONS_SHOWN).iter_rows(named=True)
    ]
    heads = ("Row", "Organisation", "Code", "Column", "Before", "After", "Earlier batch")
    cells = table([esc(language.text(name)) for name in heads], body, "rlllrrr")
    more = told.corrected - len(body)
    rest = quiet(language.text("… and {count} more corrected cells.", count=more)) if more > 0 else ""
    return f'{title}<div class="e-board">{cells}</div>{rest}'


def rows(view: View, row: dict[str, Any], told: tracing.Story, marked: str) -> None:
    """The file's rows as they were understood, a page at a time; the one that the address names is marked."""
    language = view.language
    here = int(marked) if marked.isdecimal() and len(marked) < 9 else None
    if here is not None and not told.first_row <= here <= told.last_row:
        st.html(quiet(language.text("The file has no row {row} with figures.", row=str(here))))
        here = None
    pages = (told.last_row - told.first_row) // SHOWN + 1
    page = 1 if here is None else (here - told.first_row) // SHOWN + 1
    st.html(heading(language.text("Row by row"), language.text("as they were understood")))
    if pages > 1:
        page = st.pagination(pages, default=page, key=f"rows:{row['batch']}:{marked}")
    first = told.first_row + (page - 1) * SHOWN
    try:
        st.html(view.once(_table, int(row["batch"]), str(row["report_table"]), first, here))
    except StoreBusy as fault:
        st.html(quiet(f"{fault.title(language)} {fault.sentence(language)}"))


def _table(view: View, batch: int, report_table: str, first: int, here: int | None) -> str:
    language, report = view.language, REPORT_TABLES[report_table]
    found = tracing.rows_of(batch, view.snapshot, first, first + SHOWN - 1)
    if found.is_empty():
        return quiet(language.text("These rows of the file hold no figures."))
    filled = [name for name in found.columns if name not in NOT_SHOWN and found[name].null_count() < len(found)]
    columns = [report.key, *(name for name in filled if name != report.key)]
    heads = ["Row", "Organisation", "Period", *columns, "Now in force"]
    named = [language.text(name) if name[:1].isupper() else column_name(name, language) for name in heads]
    body = [
        [
            _number(view, row["source_row"], here),
            esc(view.organisation_short(row["organisation"])),
            esc(language.days(row["period_start"], row["period_end"])),
            *(esc(figure(view, row[name])) for name in columns),
            _now(view, batch, row),
        ]
        for row in found.iter_rows(named=True)
    ]
    kinds = "rll" + "".join("r" if found[name].dtype.is_numeric() else "l" for name in columns) + "l"
    return table([esc(name) for name in named], body, kinds, language.text("Row by row"))


def _number(view: View, number: int, here: int | None) -> str:
    if number != here:
        return str(number)
    said = esc(view.language.text("the row you came for"))
    return f'<span class="e-here" id="row">▶ {number}<span class="e-heard"> {said}</span></span>'


def _now(view: View, batch: int, row: dict[str, Any]) -> str:
    """What stands in the row's place: itself, a later batch's row with the same figures or others, none."""
    text, now = view.language.text, row["now"]
    if now == batch:
        return f'<span class="e-on_time">● {esc(text("this row"))}</span>'
    if now is None:
        return f'<span class="e-missing">■ {esc(text("no row"))}</span>'
    other = entries.batch_link(now, esc(text("batch {batch}", batch=str(now))))
    if row["is_same"]:
        return f'<span class="e-on_time">●</span> {other} <small>{esc(text("the same figures"))}</small>'
    return f'<span class="e-late">▲</span> {other} <small>{esc(text("other figures"))}</small>'
