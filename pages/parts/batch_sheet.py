"""One batch as a sheet: who, when, which file and its bytes, how it was read, what became of its rows."""

from typing import Any

import streamlit as st

from blocks.markup import THEME_NAMES, anchor, esc, section
from blocks.view import View
from data import stored_files, tracing
from pages.parts import address, batch_reading, batch_story, drawing
from pages.parts.kept_warnings import kept_warnings

LISTED = 12  # organisations of a batch stored in part


def found(view: View, written: str) -> dict[str, Any] | None:
    """The batch that the address names, or None where this state of the ledger has none."""
    if not written.isdecimal() or len(written) > 12:
        return None
    rows = view.rows("history/batch", batch=int(written))
    return None if rows.is_empty() else rows.row(0, named=True)


def head(view: View, row: dict[str, Any]) -> str:
    """The way back, the batch's name, whether it counts."""
    text = view.language.text
    back = anchor(address.link("history"), f"← {esc(text('The ledger'))}", "e-strong")
    if row["revoked_at"] is not None:
        state = f'<span class="e-pill e-off_track">■ {esc(text("No longer in force"))}</span>'
    elif row["incomplete"]:  # its rows may be in force, but the report is owed
        state = f'<span class="e-pill e-behind">½ {esc(text("Stored in part"))}</span>'
    elif view.rows("history/standing", batch=row["batch"]).is_empty():
        state = f'<span class="e-pill e-none">○ {esc(text("Replaced by later batches"))}</span>'
    else:
        state = f'<span class="e-pill e-met">● {esc(text("In force"))}</span>'
    name = text("Batch {batch}", batch=str(row["batch"]))
    return f'{back}<h2 class="e-name">{esc(name)} · {esc(row["file_name"])} {state}</h2>'


def download(view: View, row: dict[str, Any]) -> None:
    """The file as it was sent; the ledger is opened only when it is asked for."""
    batch = int(row["batch"])
    st.download_button(
        view.language.text("Download the file as it was sent"),
        lambda: stored_files.file_of(batch).content,
        file_name=stored_files.safe_name(row["file_name"], batch),
        mime="application/octet-stream",
        on_click="ignore",
        key="batch:file",
    )


def about(view: View, row: dict[str, Any]) -> str:
    """Who brought which file when, what it held, and whether it was taken back."""
    language, text, number = view.language, view.language.text, view.language.number
    counts = text(
        "{new} new rows, {changed} corrected, {unchanged} unchanged.",
        new=row["rows_new"],
        changed=row["rows_changed"],
        unchanged=row["rows_unchanged"],
    )
    told = [
        ("Report", text(THEME_NAMES.get(row["report_table"], row["report_table"]))),
        ("Periods", language.days(row["period_from"], row["period_to"])),
        ("Stored at", language.moment(row["entered_at"])),
        ("By", row["entered_by"]),
        ("Rows in the file", number(row["rows_read"])),
        ("What it changed", counts),
        ("Warnings", number(row["warnings"])),
        ("Note", row["note"] or "—"),
        ("Size", text("{count} bytes", count=row["byte_count"])),
        ("SHA-256", row["sha256"]),
    ]
    if row["incomplete"]:
        told.insert(7, ("Stored in part", _in_part(view, row["incomplete"])))
    if row["revoked_at"] is not None:
        reason = f"{language.moment(row['revoked_at'])}, {row['revoked_by']}: {row['revoke_reason']}"
        told.insert(0, ("Revoked", reason))
    return section(text("The file"), listed(view, told))


def listed(view: View, told: list[tuple[str, str]]) -> str:
    """Names and what they are, as a list."""
    lines = "".join(f"<dt>{esc(view.language.text(name))}</dt><dd>{esc(value)}</dd>" for name, value in told)
    return f'<dl class="e-list">{lines}</dl>'


def _in_part(view: View, units: list[dict[str, Any]]) -> str:
    names = [
        f"{view.organisation_short(unit['organisation'])} ({view.language.date(unit['period_start'])})"
        for unit in units[:LISTED]
    ]
    if len(units) > LISTED:
        names.append(view.language.text("{count} others", count=len(units) - LISTED))
    sentence = "Rows with errors were left out; still owed (organisation, first day of the period): {names}."
    return view.language.text(sentence, names=view.language.join(names))


def guarded_sheet(view: View, row: dict[str, Any]) -> tracing.Story | str:
    """The upper part of the sheet, drawn; gives the story for the parts below."""
    drawing.html(head(view, row))
    told = batch_story.story(view, row)
    left, right = st.columns(2, gap="small")
    with left:
        drawing.html(about(view, row))
        download(view, row)
    with right:
        drawing.html(batch_story.became(view, row, told))
        drawing.html(batch_reading.reading(view, row))
    drawing.html(kept_warnings(view, row))
    return told
