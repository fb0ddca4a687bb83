"""The first view of a page, put into the first answer where the address asks for what is there."""

import logging
from collections.abc import Mapping

from blocks import memory
from blocks.viewing import view_of
from data.errors import Fault
from pages.parts.first_view import first_view
from pages.parts.page_list import PAGES

PATHS = {path for _, path, _ in PAGES}
log = logging.getLogger("egov.server")


def first_answer(path: str, asked: Mapping[str, str], theme: str) -> str:
    """The first view as HTML; "" for what the framework's page had better tell itself: a fault, a past state that
    may have to be built again."""
    if path not in PATHS or "as_of" in asked:
        return ""
    try:
        view = view_of(asked, theme)
        key = ("first view", view.snapshot.identity, path, theme, *sorted(asked.items()))
        return memory.once(key, lambda: first_view(view, path, asked, PAGES))
    except Fault:
        return ""
    except Exception:  # the framework's page tells what is wrong, card by card
        log.exception("the first view could not be drawn")
        return ""
