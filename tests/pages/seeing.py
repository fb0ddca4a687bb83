"""What a person would see of a page that AppTest has run."""

import html
import re

from streamlit.testing.v1 import AppTest


def shown(app: AppTest) -> str:
    """All our own HTML on the page, without its style."""
    blocks = [element.proto.body for element in app.get("html")]
    return "\n".join(block for block in blocks if not block.startswith("<style"))


def has_failed(app: AppTest) -> bool:
    return bool(app.exception) or "st-key-failed" in shown(app)


def is_drawn(app: AppTest) -> bool:
    """Whether the page says that everything has been drawn."""
    try:
        return app.get_by_key("drawn") is not None
    except KeyError:
        return False


def charts(app: AppTest) -> list[str]:
    """The text alternatives of the page's charts."""
    return [html.unescape(found) for found in _CHART.findall(shown(app))]


_CHART = re.compile(r'<div class="e-plot" role="img" aria-label="([^"]*)"')
