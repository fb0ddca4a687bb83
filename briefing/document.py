"""All sheets as one web page that carries everything with it: letters, style, figures, script."""

import re
from collections.abc import Iterable
from html import escape

from briefing.sheet import Set, Sheet
from briefing.style import style
from wording import Language

_HEADING = re.compile(r"<(/?)h[12]\b")  # of a block: below its sheet's, so that bookmarks nest


def document(made: Set, language: Language, scripts: Iterable[str], library: str) -> str:
    """The page of a set. `scripts` are the texts of the scripts that draw its charts, in order; `library` that of
    the chart library, which is run when a chart is first touched.

    It asks nothing of any network: it opens from a folder, and is what the server hands out.
    """
    sheets = "".join(section(made, sheet, number, language) for number, sheet in enumerate(made.sheets, 1))
    links = "".join(
        f'<a href="#{anchor(number)}">{number}. {escape(sheet.title)}</a>'
        for number, sheet in enumerate(made.sheets, 1)
    )
    title, label = escape(made.title), escape(language.text("Sheets"))
    return (
        f'<!doctype html><html lang="{language.code}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>{style()}</head>'
        f'<body class="s-web"><nav class="s-bar" aria-label="{label}"><b>{title}</b>{links}</nav>'
        f'<main>{sheets}</main><script type="text/plain" id="library">{library}</script>'
        f"{''.join(f'<script>{text}</script>' for text in scripts)}</body></html>"
    )


def section(made: Set, sheet: Sheet, number: int, language: Language) -> str:
    """One sheet: its title, what stands on it, and the lines that tell where it is from."""
    page = language.text("page {number} of {all}", number=number, all=len(made.sheets))
    note = f'<span class="s-note">{escape(sheet.note)}</span>' if sheet.note else ""
    period = f'<span class="s-period">{escape(made.title)}</span>' if number > 1 else ""
    lines = "<br>".join(escape(line) for line in sheet.trust)
    body = _HEADING.sub(r"<\1h3", sheet.body)
    simulated = f"<b>{escape(language.text('Simulated data'))}</b> · " if made.simulated else ""
    return (
        f'<section class="s-sheet" id="{anchor(number)}" data-name="{escape(sheet.name)}">'
        f'<header class="s-head"><h2 data-slide="title">{escape(sheet.title)}</h2>{note}{period}</header>'
        f'<div class="s-body">{body}</div>'
        f'<footer class="s-foot"><span>{simulated}{lines}</span>'
        f'<span class="s-page">{escape(page)}</span></footer></section>'
    )


def anchor(number: int) -> str:
    return f"sheet-{number:02d}"
