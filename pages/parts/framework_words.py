"""The framework's own words in the reader's language: it has English only, for the eye and for those who hear."""

import json
from html import escape
from typing import Any

import streamlit as st

from data import settings
from wording import Language

_SCRIPT = "/app/static/framework_words.js"


def limit_mb() -> int:
    """The largest file that is taken, in MB."""
    return settings.limit_file_bytes() >> 20


def words(language: Language) -> None:
    """Puts the reader's words in the place of the framework's, on this page and whatever it draws later."""
    spoken = None if language.code == "en" else _everywhere(language) | _day_box(language) | _file_box(language)
    said = json.dumps(spoken, ensure_ascii=False)
    tag = f'<script src="{_SCRIPT}" data-framework-words="{escape(said)}"></script>'
    with st.container(key="framework-words"):
        st.html(tag, unsafe_allow_javascript=True)


def _everywhere(language: Language) -> dict[str, Any]:
    text = language.text
    return {
        "option": text("Choose from the list"),
        "open": text("Open the list"),
        "close": text("Close the list"),
        "clear": text("Clear the choice"),
        "pages": text("The pages"),
        "menu": text("The list of pages"),
        "menu_open": text("Show the list of pages"),
        "menu_close": text("Hide the list of pages"),
        "skip": text("Skip to the content"),
        "list": text("The parts of a long list"),
        "previous": text("The part before"),
        "next": text("The part after"),
        "page": text("Part {number}"),
        "copy": text("Copy"),
        "copied": text("Copied"),
    }


def _day_box(language: Language) -> dict[str, Any]:
    text = language.text
    return {
        "day": text("Choose a day"),
        "month_before": text("The month before"),
        "month_after": text("The month after"),
        "parts": {"day": text("day"), "month": text("month"), "year": text("year")},
        "ends": {"First": text("the first day to choose from"), "Last": text("the last day to choose from")},
    }


def _file_box(language: Language) -> dict[str, Any]:
    text = language.text
    return {
        "choose": text("Choose a file"),
        "another": text("Choose another file"),
        "drop": text("Drop the file here"),
        "limit": text("or drop it here; XLSX, XLS, CSV, TSV, TXT, up to {size} MB", size=limit_mb()),
        "wrong": text("Error:"),
        "large": text("The file is larger than {size} MB and was not sent.", size=limit_mb()),
        "one": text("Send one file at a time."),
        "failed": text("The file did not arrive. Check the connection, then send it again."),
        "retry": text("Send it again"),
        "stop": text("Stop sending {name}"),
        "remove": text("Remove {name}"),
    }
