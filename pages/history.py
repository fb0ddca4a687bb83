"""History: every entry of the ledger; one batch opened as a sheet; who owes which report."""

import streamlit as st

from blocks.markup import quiet
from blocks.view import View
from pages.parts import address, batch_rows, batch_sheet, context, drawing, entries, owing, revising, taking_back


def ledger(view: View) -> None:
    """Every entry, a page at a time."""
    pages = -(-view.rows("history/entries").height // entries.SHOWN)
    chosen = st.pagination(pages, key="history:page") if pages > 1 else 1
    with drawing.guarded(view.language):
        drawing.html(view.once(entries.entries, (chosen - 1) * entries.SHOWN))


def batch(view: View, written: str) -> None:
    """One batch, its rows, and taking it back."""
    row = batch_sheet.found(view, written)
    if row is None:
        sentence = "There is no batch {batch} in this state of the ledger."
        drawing.html(quiet(view.language.text(sentence, batch=written[:20])))
        ledger(view)
        return
    told = batch_sheet.guarded_sheet(view, row)
    if not isinstance(told, str):
        with drawing.block(view.language, "rows"):
            batch_rows.rows(view, row, told, address.written("row"))
        with drawing.block(view.language, "corrections"):
            drawing.html(batch_rows.corrections(view, told))
    with drawing.block(view.language, "revoke"):
        taking_back.revoke(view, row)


def page(view: View) -> None:
    entries.style()
    shown = address.written("view") if address.written("view") in entries.VIEWS else ""
    drawing.html(entries.ways(view, shown))
    taking_back.answer(view)
    with drawing.guarded(view.language):
        if shown == "owing":
            owing.page(view)
        elif shown == "revised":
            revising.page(view)
        elif written := address.written("batch"):
            batch(view, written)
        else:
            ledger(view)


page(context.current())
