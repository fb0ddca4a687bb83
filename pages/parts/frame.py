"""The frame of every page: style, heading with the filters, foot."""

from collections.abc import Callable
from functools import cache

import streamlit as st

from blocks import looking_back
from blocks.markup import anchor, esc, status_word
from blocks.stylesheet import variables
from blocks.view import View
from blocks.viewing import nearest
from charts import STATUS_ORDER, SYMBOLS
from pages.parts import address, choosing
from pages.parts.drawing import html
from wording import LANGUAGES, Language

_WORDS = '{place}{{font-size:0!important}}{place}::after{{content:"{text}";font-size:.875rem}}'
_FRAMEWORK = {  # where the framework writes English, and what stands there instead
    '[data-testid="stTopNavSection"] p': "More",
    '[data-testid="stSkipToContent"]': "Skip to the content",
    '[data-testid="stSelectboxVirtualDropdown"] [role="option"][style*="contents"] > span': "Nothing found",
}
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


@cache
def style(theme: str, language: Language) -> str:
    """The palette of the theme as variables, and the framework's own English put right; the rules themselves come
    with the start page."""
    words = ""
    if language.code != "en":
        words = "".join(
            _WORDS.format(place=place, text=language.text(text).replace('"', "”"))
            for place, text in _FRAMEWORK.items()
        )
    paper = "" if theme == "light" else f"@media print{{{variables('light')}}}"
    return f"<style>{variables(theme)}{paper}{words}</style>"


def head(context: View, page: str) -> None:
    """The place's name, the page's title and the filters: period, group, language."""
    language = context.language
    with st.container(key="head", horizontal=True, vertical_alignment="center", gap="small"):
        html(title_html(context, page))
        choosing.period(context)
        choosing.group(context)
        _language(language)
    if context.as_of:
        _as_of(context)
    written = address.written("period")
    if written and nearest(written, context.periods) is None:
        row = context.period_row
        shown = language.period(row["name"], row["period_start"], row["period_end"])
        told = language.text(
            "The period “{period}” is not understood; this is {shown}.", period=written, shown=shown
        )
        html(f'<p class="e-banner" role="status">{esc(told)}</p>')


def title_html(context: View, page: str) -> str:
    """The place's name and the page's."""
    title = context.language.text("E-government of {place}", place=context.place_within)
    return f'<h1 class="e-name">{esc(title)}<span class="e-page">{esc(page)}</span></h1>'


def language_only(language: Language, page: str) -> None:
    """The heading where there is no data to choose from."""
    with st.container(key="head", horizontal=True, vertical_alignment="center", gap="small"):
        name = esc(language.text("E-government dashboard"))
        html(f'<h1 class="e-name">{name}<span class="e-page">{esc(page)}</span></h1>')
        _language(language)


def foot(context: View) -> None:
    html(foot_html(context, address.by("as_of")))


def foot_html(context: View, back_to: Callable[[str], str]) -> str:
    """Simulated or not, which snapshot, what the marks mean; `back_to` gives this page's address as of a day."""
    language = context.language
    parts = [
        language.text(
            "Snapshot {number}, updated {moment}",
            number=str(context.snapshot.number),
            moment=context.snapshot.published_at,
        )
    ]
    if context.snapshot.simulated:
        parts.insert(0, f"<b>{esc(language.text('Simulated data'))}</b>")
    marks = " ".join(
        f'<span><i class="e-mark e-{s}">{SYMBOLS[s]}</i> {esc(status_word(s, language))}</span>'
        for s in STATUS_ORDER
        if s
    )
    back = looking_back.ways(context, back_to)
    return (
        f'<footer class="e-foot"><span>{" · ".join(parts)}</span>{back}<span class="e-key">{marks}</span></footer>'
    )


def _language(language: Language) -> None:
    st.html(languages_html(language, address.by("lang")), width="content")


def languages_html(language: Language, to: Callable[[str], str]) -> str:
    """The switch: links, so that it works before the framework does; `to` gives the address in a language."""
    words = [
        f'<b aria-current="true">{code.upper()}</b>'
        if code == language.code
        else f'<a href="{esc(to(code))}" target="_self" hreflang="{code}" lang="{code}">'
        f'<span class="e-heard">{LANGUAGE_NAMES[code]} </span>{code.upper()}</a>'
        for code in LANGUAGES
    ]
    return f'<nav class="e-lang" aria-label="{esc(language.text("Language"))}">{"".join(words)}</nav>'


def _as_of(context: View) -> None:
    html(f'<p class="e-banner" role="status">{looking_back.banner(context)} · {newest(context.language)}</p>')


def newest(language: Language) -> str:
    """The link to this page with the newest figures."""
    period = address.written("period") or None  # a period that nobody asked for gives way to the newest
    back = address.here(as_of=None, period=period)
    return anchor(back, esc(language.text("Back to the newest figures")), "e-strong")
