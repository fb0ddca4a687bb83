"""The wall (`?mode=screen`): the sheets of the newest period in turn, as one page that renews itself."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape

from blocks.view import View
from briefing import contents, document
from briefing.sheet import Set
from briefing.style import style
from wording import Language

SHEETS_OF: dict[str, tuple[str, ...]] = {  # the sheets that stand for a page of the dashboard
    "online-services": ("online-services",),
    "shared-software": ("shared-software",),
    "portals": ("portals",),
    "targets": ("targets",),
}
PLAIN = ("headline", "map", "board-department", "board-district", "board-commune", "targets", "owing")
_PART = re.compile(r"-\d+$")  # of a sheet that others of its name follow


def chosen(made: Set, asked: Mapping[str, str], page: str) -> Set:
    """The sheets that an address asks for (`sheets=headline,map`), those of its page, or the usual ones."""
    named = [name for name in asked.get("sheets", "").split(",") if name] or SHEETS_OF.get(page, PLAIN)
    found = tuple(
        sheet for name in named for sheet in made.sheets if name in (sheet.name, _PART.sub("", sheet.name))
    )
    return replace(made, sheets=found or made.sheets)


def screen(view: View, asked: Mapping[str, str], page: str, scripts: str) -> str:
    """The wall's page. `scripts` are the script tags that draw and turn it."""
    made = chosen(contents.whole(view), asked, page)
    sheets = "".join(
        document.section(made, sheet, number, view.language) for number, sheet in enumerate(made.sheets, 1)
    )
    dots = "<i></i>" * len(made.sheets) if len(made.sheets) > 1 else ""
    return frame(
        view.language, view.theme, f'{sheets}<div class="s-dots">{dots}</div>', str(made.snapshot), scripts
    )


def waiting(language: Language, theme: str, scripts: str) -> str:
    """The wall before there is anything to show, or while the store cannot be read: calm, and looking again."""
    title, told = language.text("E-government dashboard"), language.text("The figures are being prepared.")
    body = f'<div class="s-wait"><b>{escape(title)}</b><span>{escape(told)}</span></div>'
    return frame(language, theme, body, "", scripts)


def frame(language: Language, theme: str, body: str, snapshot: str, scripts: str) -> str:
    title = escape(language.text("E-government dashboard"))
    head = f'<meta charset="utf-8"><title>{title}</title>{style(theme, "screen.css")}'
    return (
        f'<!doctype html><html lang="{language.code}"><head>{head}</head>'
        f'<body class="s-wall" data-snapshot="{escape(snapshot)}"><main>{body}</main>{scripts}</body></html>'
    )
