"""The small marks of every block, as HTML text: escaped letters, status pills, change arrows."""

import re
from html import escape, unescape

from charts import SYMBOLS
from wording import Language

STATUS_WORDS = {
    "met": "Met",
    "on_track": "On track",
    "behind": "Behind",
    "off_track": "Off track",
    "no_data": "No data",
    "expired": "Expired",
    "": "No target",
}
KIND_NAMES = {"department": "Departments", "district": "Districts and city", "commune": "Communes and wards"}
THEME_NAMES = {
    "online_services": "Online services",
    "shared_software": "Shared software",
    "portal_activity": "Portals",
    "measures": "Other work",
}
THEME_PAGES = {
    "online_services": "online-services",
    "shared_software": "shared-software",
    "portal_activity": "portals",
    "measures": "other-work",
}


def esc(text: object) -> str:
    """Text as HTML letters."""
    return escape(str(text), quote=True)


def status_word(status: str | None, language: Language) -> str:
    return language.text(STATUS_WORDS.get(status or "", "No target"))


def pill(status: str | None, language: Language) -> str:
    """A status as symbol and word on its colour."""
    name = status or ""
    word = esc(status_word(name, language))
    return f'<span class="e-pill e-{name or "none"}" data-status="{name}">{SYMBOLS.get(name, "")} {word}</span>'


def mark(status: str | None, language: Language) -> str:
    """A status as its symbol alone, its word for those who hear the page."""
    name = status or ""
    if not name:
        return '<i class="e-mark" data-status=""></i>'
    word = esc(status_word(name, language))
    return (
        f'<i class="e-mark e-{name}" data-status="{name}" title="{word}">{SYMBOLS[name]}'
        f'<span class="e-heard"> {word}</span></i>'
    )


def arrow(change: float | None) -> str:
    """▲ for a rise, ▼ for a fall, nothing where it stands still or is not known."""
    if change is None or abs(change) < 0.05:
        return ""
    return "▲ " if change > 0 else "▼ "


def anchor(address: str, inside: str, kind: str = "") -> str:
    """A link within the dashboard; `inside` is HTML."""
    return f'<a class="e-link {kind}" href="{esc(address)}" target="_self">{inside}</a>'


def heading(title: str, note: str = "") -> str:
    """A block's title with its quiet note."""
    small = f" <small>{esc(note)}</small>" if note else ""
    return f'<h2 class="e-title">{esc(title)}{small}</h2>'


def section(title: str, body: str, note: str = "", kind: str = "") -> str:
    """A white card with a title; `body` is HTML."""
    return f'<section class="e-card {kind}">{heading(title, note) if title else ""}{body}</section>'


def quiet(text: str) -> str:
    return f'<p class="e-quiet">{esc(text)}</p>'


def table(headings: list[str], rows: list[list[str]], kinds: str = "", caption: str = "") -> str:
    """A table of HTML cells. `kinds` has one letter a column: l (text), r (figure), c (mark).

    On a narrow screen each cell is told its column's name by the style (`--c2` and so on), not by the cell: in a
    matrix of 31 organisations the names would be half of the page.
    """
    kinds = kinds or "l" + "r" * (len(headings) - 1)
    head = "".join(f'<th scope="col" class="e-{k}">{h}</th>' for h, k in zip(headings, kinds, strict=True))
    body = "".join(_row(cells, kinds) for cells in rows)
    names = ";".join(f'--c{place}:"{_bare(name)}"' for place, name in enumerate(headings[1:], 2))
    title = f'<caption class="e-heard">{esc(caption)}</caption>' if caption else ""
    return (
        f'<div class="e-scroll" tabindex="0"><table class="e-table" style="{esc(names)}">{title}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(cells: list[str], kinds: str) -> str:
    first = f'<th scope="row" class="e-{kinds[0]}">{cells[0]}</th>'
    rest = "".join(
        f'<td class="e-{kind}"><span>{cell}</span></td>' for cell, kind in zip(cells[1:], kinds[1:], strict=True)
    )
    return f"<tr>{first}{rest}</tr>"


def _bare(heading: str) -> str:
    """A heading's letters without markup, as a text of the style."""
    letters = unescape(heading.replace("<br>", " ").split("<")[0])
    return re.sub(r'["\\\n]', lambda found: f"\\{ord(found[0]):x} ", letters)
