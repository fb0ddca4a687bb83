"""The frame: navigation, filters, the page, the foot. This is the script that the server runs."""

from pathlib import Path

import streamlit as st

from data.errors import Fault
from pages.parts import address, context, drawing, frame, framework_words
from pages.parts.page_list import PAGES
from wording import Language

ICON = Path(__file__).parent / "parts" / "icon.png"  # a local picture: a named icon would be fetched from afar
WITHOUT_DATA = ("upload", "briefings")  # these pages stand before the first report


def main() -> None:
    address.begin()
    language = context.chosen_language()
    page = st.navigation([_page(*entry, language) for entry in PAGES], position="top")
    st.set_page_config(
        page_title=f"{page.title} · {language.text('E-government dashboard')}",
        page_icon=ICON,
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.html(frame.style(st.context.theme.type or "light", language))
    framework_words.words(language)
    address.stand_on(page.url_path)
    drawing.begin()
    try:
        view = context.view(language)
    except Fault as fault:
        _without_data(page, language, fault)
        return
    frame.head(view, page.title)
    with drawing.guarded(language):
        page.run()
    frame.foot(view)
    address.carry()
    drawing.finish()


def _page(script: str, path: str, title: str, language: Language) -> st.Page:
    return st.Page(script, title=language.text(title), url_path=path or None, default=not path)


def _without_data(page: st.Page, language: Language, fault: Fault) -> None:
    """The frame where nothing can be shown: what is wrong, and the pages that need no data."""
    is_past = bool(address.written("as_of"))
    frame.language_only(language, page.title)
    if page.url_path in WITHOUT_DATA:
        with drawing.guarded(language):
            page.run()
        address.carry()
        drawing.finish()
    else:
        way_on = frame.newest(language) if is_past else ""
        drawing.fault(fault.title(language), fault.sentence(language), way_on)
        address.carry()


main()
