"""History: every entry of the ledger, newest first, and taking a batch back."""

import polars as pl
import streamlit as st

from data import revoking
from data.errors import Fault
from pages.parts import context, drawing, entries
from pages.parts.context import Context
from pages.parts.markup import heading, quiet


def revoke(view: Context) -> None:
    """Taking a standing batch back: which, who, why."""
    text = view.language.text
    rows = view.rows("history/entries").filter((pl.col("action") == "import") & pl.col("revoked_at").is_null())
    if rows.is_empty():
        return
    names = {row["batch"]: f"{row['batch']} · {row['file_name']} · {row['entered_by']}" for row in rows.to_dicts()}
    drawing.html(
        heading(text("Revoke a batch"))
        + quiet(text("The batch stays in the ledger; the figures are made again without it."))
    )
    with st.form("revoke", border=False):
        left, middle, right = st.columns(3)
        batch = left.selectbox(
            text("Batch"),
            list(names),
            format_func=lambda b: names[b],
            index=None,
            filter_mode="contains",
            placeholder="—",
            key="revoke:batch",
        )
        by = middle.text_input(text("Your name"), key="revoke:by", max_chars=80)
        why = right.text_input(text("Reason"), key="revoke:why", max_chars=300)
        if not st.form_submit_button(text("Revoke")) or batch is None:
            return
    try:
        done = revoking.revoke_batch(int(batch), by, why)
    except Fault as fault:
        drawing.notice(fault.title(view.language), fault.sentence(view.language), "bad")
        return
    st.session_state["revoked"] = (done.batch, done.file_name)
    st.rerun()


def page(view: Context) -> None:
    text = view.language.text
    if done := st.session_state.pop("revoked", None):
        told = text(
            "Batch {batch} ({name}) no longer counts; the pages show the figures without it.",
            batch=str(done[0]),
            name=done[1],
        )
        drawing.notice(text("Revoked."), told, "good")
    pages = -(-view.rows("history/entries").height // entries.SHOWN)
    chosen = st.pagination(pages, key="history:page") if pages > 1 else 1
    with drawing.guarded(view.language):
        drawing.html(view.once(entries.entries, (chosen - 1) * entries.SHOWN))
    with drawing.block(view.language, "revoke"):
        revoke(view)


page(context.current())
