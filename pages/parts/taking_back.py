"""Taking a batch back in two steps: what it would do is shown first, then who, why and the confirmation."""

from typing import Any

import polars as pl
import streamlit as st

from blocks.markup import KIND_NAMES, esc, heading, pill, quiet, table
from blocks.view import View
from data import revoking, snapshots
from data.errors import Fault
from data.revocation_text import told
from data.revoking import Preview
from pages.parts import drawing

SEEN = "revoke:preview"
DONE = "revoked"
VALUES_SHOWN = 20


def answer(view: View) -> None:
    """What was revoked in the run before."""
    if done := st.session_state.pop(DONE, None):
        sentence = "Batch {batch} ({name}) no longer counts; the pages show the figures without it."
        said = view.language.text(sentence, batch=str(done[0]), name=done[1])
        drawing.notice(view.language.text("Revoked."), said, "good")


def revoke(view: View, row: dict[str, Any]) -> None:
    """The block below a batch: the look ahead, then the confirmation."""
    text, batch = view.language.text, int(row["batch"])
    drawing.html(heading(text("Revoke this batch")))
    if row["revoked_at"] is not None:
        drawing.html(quiet(text("It is revoked already; the batch stays in the ledger.")))
        return
    if view.as_of:
        drawing.html(quiet(text("A past state cannot be changed; go back to the newest figures first.")))
        return
    drawing.html(
        quiet(text("First see what it would do; nothing changes by looking. The batch stays in the ledger."))
    )
    if st.button(text("See what it would do"), key="revoke:look"):
        _look(view, batch)
    seen: Preview | None = st.session_state.get(SEEN)
    if seen is None or seen.batch != batch:
        return
    if seen.seen != snapshots.current().number:
        moved = "Somebody has stored or revoked another batch meanwhile. Look once more."
        drawing.notice(text("The figures have changed since you looked."), text(moved), "bad")
        del st.session_state[SEEN]
        return
    drawing.html(effects(view, seen))
    _confirm(view, seen)


def _look(view: View, batch: int) -> None:
    st.session_state.pop(SEEN, None)
    try:
        with st.spinner(view.language.text("Working out the figures without this batch …")):
            st.session_state[SEEN] = revoking.preview(batch)
    except Fault as fault:
        drawing.notice(fault.title(view.language), fault.sentence(view.language), "bad")


def effects(view: View, seen: Preview) -> str:
    """The sentences, then the values of the whole place and its groups before and after."""
    language = view.language
    lines = "".join(f"<li>{esc(line)}</li>" for line in revoking.preview_lines(seen, language))
    return f'<ul class="e-facts">{lines}</ul>{_values(view, seen.values)}'


def _values(view: View, values: pl.DataFrame) -> str:
    language = view.language
    units = {row["code"]: row for row in view.rows("methods/indicators").iter_rows(named=True)}
    wide = values.filter(pl.col("scope_kind") != "organisation").sort(
        "period_end", "indicator", "scope_kind", "scope", descending=[True, False, True, False]
    )
    if wide.is_empty():
        return ""
    body = [_value(view, row, units) for row in wide.head(VALUES_SHOWN).iter_rows(named=True)]
    heads = ("Indicator", "Scope", "Period", "Before", "After", "Status")
    note = ""
    if len(wide) > len(body):
        note = quiet(
            language.text(
                "{count} such values change; the latest {shown} are shown.", count=len(wide), shown=len(body)
            )
        )
    cells = table([esc(language.text(name)) for name in heads], body, "lllrrl")
    return f'<div class="e-board e-after-title">{cells}</div>{note}'


def _value(view: View, row: dict[str, Any], units: dict[str, dict[str, Any]]) -> list[str]:
    language = view.language
    indicator = units.get(row["indicator"], {"code": row["indicator"], "unit": "percent"})
    scope = language.text(KIND_NAMES[row["scope"]]) if row["scope"] in KIND_NAMES else view.place_name
    statuses = [pill(row[name], language) if row[name] else "—" for name in ("status_before", "status_after")]
    return [
        esc(language.name(indicator)),
        esc(scope),
        esc(language.days(row["period_start"], row["period_end"])),
        esc(told(row, "before", indicator["unit"], language)),
        f"<b>{esc(told(row, 'after', indicator['unit'], language))}</b>",
        statuses[0] if statuses[0] == statuses[1] else " → ".join(statuses),
    ]


def _confirm(view: View, seen: Preview) -> None:
    text = view.language.text
    with st.form("revoke", border=False):
        left, right = st.columns(2)
        by = left.text_input(text("Your name"), key="revoke:by", max_chars=80)
        why = right.text_input(text("Reason"), key="revoke:why", max_chars=300)
        if not st.form_submit_button(text("Revoke batch {batch}", batch=str(seen.batch)), type="primary"):
            return
    try:
        done = revoking.revoke_batch(seen.batch, by, why, seen=seen.seen)
    except Fault as fault:
        drawing.notice(fault.title(view.language), fault.sentence(view.language), "bad")
        return
    st.session_state.pop(SEEN, None)
    st.session_state[DONE] = (done.batch, done.file_name)
    st.rerun()
