"""The ledger as people read it: every entry, newest first; and the ways through the page."""

from pathlib import Path
from typing import Any

import streamlit as st

from blocks.markup import THEME_NAMES, anchor, esc, quiet, section, table
from blocks.view import View
from pages.parts import address

SHOWN = 40
ACTIONS = {"import": "Stored", "revoke": "Revoked", "reference": "Reference data changed"}
HEADS = (
    "Entry",
    "When",
    "What",
    "Report",
    "File",
    "By",
    "Periods",
    "Rows in the file",
    "New / corrected / same",
    "Warnings",
    "Note",
)
VIEWS = {"": "The ledger", "owing": "Who owes which report", "revised": "Revised figures"}
_STYLE = Path(__file__).with_name("keeping.css")


def ways(view: View, chosen: str) -> str:
    """The page's two views as links, so that each has its address."""
    words = []
    for code, name in VIEWS.items():
        word, place = esc(view.language.text(name)), esc(address.link("history", view=code))
        is_here = code == chosen
        words.append(
            f'<b aria-current="page">{word}</b>' if is_here else f'<a href="{place}" target="_self">{word}</a>'
        )
    return f'<nav class="e-views" aria-label="{esc(view.language.text("Views"))}">{"".join(words)}</nav>'


def style() -> None:
    """The looks that these blocks have beyond the frame's."""
    st.html(f"<style>{_STYLE.read_text(encoding='utf-8')}</style>")


def batch_link(batch: int, inside: str = "", row: int | None = None) -> str:
    """The way to a batch, or to one row of its file; `inside` is HTML, else the batch's number."""
    place = address.link("history", batch=str(batch), row=None if row is None else str(row))
    return anchor(place, inside or str(batch), "e-strong")


def entries(view: View, first: int) -> str:
    rows = view.rows("history/entries")
    body = [_entry(view, row) for row in rows.slice(first, SHOWN).iter_rows(named=True)]
    inside = table([esc(view.language.text(name)) for name in HEADS], body, "lllllllrrrl")
    note = view.language.text("{count} entries; none is ever changed or removed", count=rows.height)
    return section("", quiet(note) + f'<div class="e-board">{inside}</div>')


def _entry(view: View, row: dict[str, Any]) -> list[str]:
    language, number = view.language, view.language.number
    is_file = row["action"] == "import"
    counts = f"{number(row['rows_new'])} / {number(row['rows_changed'])} / {number(row['rows_unchanged'])}"
    periods = language.days(row["period_from"], row["period_to"]) if row["period_from"] else "—"
    theme = THEME_NAMES.get(row["report_table"] or "")
    file = esc(row["file_name"] or "—")
    return [
        batch_link(row["batch"], str(row["entry"])) if is_file else str(row["entry"]),
        esc(language.moment(row["entered_at"])),
        _action(view, row),
        esc(language.text(theme)) if theme else "—",
        batch_link(row["batch"], file) if is_file else file,
        esc(row["entered_by"]),
        esc(periods),
        number(row["rows_read"]) if is_file else "—",
        counts if is_file else "—",
        number(row["warnings"]) if is_file else "—",
        _note(view, row),
    ]


def _action(view: View, row: dict[str, Any]) -> str:
    language = view.language
    text = esc(language.text(ACTIONS.get(row["action"], row["action"])))
    if row["action"] == "revoke":
        batch = esc(language.text("batch {batch}", batch=str(row["batch"])))
        return f"{text} <small>{batch_link(row['batch'], batch)}</small>"
    if row["revoked_at"] is not None:
        return f'<s>{text}</s> <small class="e-off_track">■ {esc(language.text("revoked"))}</small>'
    if row["in_part"]:
        return f'{text} <small class="e-behind">½ {esc(language.text("in part"))}</small>'
    return text


def _note(view: View, row: dict[str, Any]) -> str:
    parts = [esc(row["note"])] if row["note"] else []
    if row["simulated"] and not row["note"]:
        parts.append(esc(view.language.text("Simulated data")))
    if row["revoked_at"] is not None and row["action"] == "import":
        parts.append(esc(f"{row['revoked_by']}: {row['revoke_reason']}"))
    return "<br>".join(parts) or "—"
