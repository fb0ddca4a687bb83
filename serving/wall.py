"""The wall (`?mode=screen` on any page): answered without the framework, whose faults would stand before people."""

import logging
from collections.abc import Mapping

from starlette.responses import HTMLResponse, Response

from blocks import memory
from blocks.viewing import house_language, view_of
from briefing import screen
from data.errors import Fault
from serving.files import CHARTS, LIBRARY
from wording import LANGUAGES, language

MODE = "screen"
SCRIPTS = f'<script src="{CHARTS}" data-library="{LIBRARY}"></script><script src="/egov/screen.js"></script>'
log = logging.getLogger("egov.server")


def wall(page: str, asked: Mapping[str, str]) -> Response:
    """The wall's page; where it cannot be made, a calm one that looks again."""
    theme = "dark" if asked.get("theme") == "dark" else "light"
    try:
        view = view_of(asked, theme)
        key = ("wall", view.snapshot.identity, page, *sorted(asked.items()))
        text = memory.once(key, lambda: screen.screen(view, asked, page, SCRIPTS))
    except Exception as fault:
        if not isinstance(fault, Fault):
            log.exception("the wall could not be drawn")
        code = asked.get("lang", "")
        text = screen.waiting(language(code if code in LANGUAGES else house_language()), theme, SCRIPTS)
    return HTMLResponse(text, headers={"cache-control": "no-store"})
