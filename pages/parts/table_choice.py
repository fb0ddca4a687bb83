"""Which report table a file is for: what the person says, what its columns say, the buttons where they differ."""

import streamlit as st

from blocks.markup import THEME_NAMES, esc
from data.report_tables import REPORT_TABLES
from pages.parts import drawing, fitting
from pages.parts.recognising import Checked
from wording import Language

AUTOMATIC = ""  # the report table is recognised by the file's headers
_TABLE = "store:table"


def box(language: Language) -> str | None:
    """The report table that the person says; None to recognise it."""
    text = language.text
    chosen = st.selectbox(
        text("Report table"),
        [AUTOMATIC, *REPORT_TABLES],
        key=_TABLE,
        filter_mode="contains",
        format_func=lambda name: text(THEME_NAMES[name]) if name else text("Recognise it by its columns"),
    )
    return chosen or None


def take(name: str) -> None:
    """A button's callback: the report table is the one that was offered."""
    st.session_state[_TABLE] = name


def tell(language: Language, told: str | None, found: Checked) -> None:
    """Which report table the file was checked for, and the buttons for another one where that is doubtful."""
    text = language.text
    if found.table is not None and told is None:
        name = text(THEME_NAMES[found.table])
        drawing.html(
            f'<p class="e-recognised" role="status">{esc(text("Recognised as: {table}.", table=name))}</p>'
        )
    offered = fitting.better(found.table, found.fits) if found.table else None
    if offered is not None:
        name = text(THEME_NAMES[offered.table])
        said = "{known} of its {count} columns are those of “{table}”."
        told_of = text(said, known=offered.known, count=offered.headers, table=name)
        drawing.notice(text("This looks like another report."), told_of, "plain")
        label = text("Check it as “{table}”", table=name)
        st.button(label, on_click=take, args=(offered.table,), type="primary", key="upload:as-other")
    elif found.table is None and found.fault is None:
        _ask_table(language, found)


def _ask_table(language: Language, found: Checked) -> None:
    """No table is sure: each with how many of the file's columns it knows, the best first."""
    text = language.text
    told = "Its columns do not say it for certain. Choose the report table; its columns can be named after that."
    drawing.notice(text("Which report is this?"), text(told), "plain")
    with st.container(horizontal=True):
        for fit in found.fits:
            name = text(THEME_NAMES[fit.table])
            said = "{table}: {known} of {count} columns known"
            label = text(said, table=name, known=fit.known, count=fit.headers)
            st.button(label, on_click=take, args=(fit.table,), key=f"upload:as:{fit.table}")
