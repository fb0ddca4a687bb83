"""The ledger as people read it: every entry, newest first."""

from typing import Any

from pages.parts.context import Context
from pages.parts.markup import THEME_NAMES, esc, section, table

SHOWN = 40
ACTIONS = {"import": "Stored", "revoke": "Revoked", "reference": "Reference data changed"}
HEADS = ("Entry", "When", "What", "Report", "File", "By", "Periods", "New / corrected / same", "Note")


def entries(view: Context, first: int) -> str:
    rows = view.rows("history/entries")
    body = [_entry(view, row) for row in rows.slice(first, SHOWN).iter_rows(named=True)]
    inside = table([esc(view.language.text(name)) for name in HEADS], body, "lllllllrl")
    note = view.language.text("{count} entries; none is ever changed or removed", count=rows.height)
    return section(view.language.text("The ledger"), f'<div class="e-board">{inside}</div>', note)


def _entry(view: Context, row: dict[str, Any]) -> list[str]:
    language = view.language
    counts = "—"
    if row["rows_new"] is not None:
        number = language.number
        counts = f"{number(row['rows_new'])} / {number(row['rows_changed'])} / {number(row['rows_unchanged'])}"
    periods = language.days(row["period_from"], row["period_to"]) if row["period_from"] else "—"
    theme = THEME_NAMES.get(row["report_table"] or "")
    return [
        str(row["entry"]),
        esc(language.moment(row["entered_at"])),
        _action(view, row),
        esc(language.text(theme)) if theme else "—",
        esc(row["file_name"] or "—"),
        esc(row["entered_by"]),
        esc(periods),
        counts,
        _note(view, row),
    ]


def _action(view: Context, row: dict[str, Any]) -> str:
    language = view.language
    text = esc(language.text(ACTIONS.get(row["action"], row["action"])))
    if row["action"] == "revoke":
        return f"{text} <small>{esc(language.text('batch {batch}', batch=str(row['batch'])))}</small>"
    if row["revoked_at"] is not None:
        return f'<s>{text}</s> <small class="e-off_track">{esc(language.text("revoked"))}</small>'
    return text


def _note(view: Context, row: dict[str, Any]) -> str:
    parts = [esc(row["note"])] if row["note"] else []
    if row["simulated"] and not row["note"]:
        parts.append(esc(view.language.text("Simulated data")))
    if row["revoked_at"] is not None:
        parts.append(esc(f"{row['revoked_by']}: {row['revoke_reason']}"))
    return "<br>".join(parts) or "—"
