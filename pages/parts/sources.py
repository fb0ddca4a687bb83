"""The rows behind a figure on the page: those of one organisation a page at a time, else every organisation."""

import streamlit as st

from blocks import sources
from blocks.view import View
from pages.parts import address, drawing

SHOWN = 25


def chosen(view: View) -> str | None:
    """The organisation that the address names."""
    written = address.written("organisation")
    return written if written in view.organisations else None


def rows(view: View, code: str, unit: str) -> None:
    """One organisation's rows: the figures that the formula takes, and the place in the file of each."""
    drawing.html(view.once(sources.rows_title, code, unit))
    found, row = sources.found_rows(view, code, unit), sources.current(view, code, unit)
    if row is None or found.is_empty():
        return
    pages = -(-len(found) // SHOWN)
    page = st.pagination(pages, key=f"sources:{code}:{unit}") if pages > 1 else 1
    drawing.html(sources.rows_table(view, code, row["theme"], found.slice((page - 1) * SHOWN, SHOWN)))
