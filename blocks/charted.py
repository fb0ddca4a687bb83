"""The charts by name, so that an address can ask for the same chart again: its table, its file."""

import json
from collections.abc import Callable
from html import escape
from typing import TypeVar

from charts import Picture

Make = TypeVar("Make", bound=Callable[..., Picture])

CHARTS: dict[str, Callable[..., Picture]] = {}


def charted(make: Make) -> Make:
    """Enters `make(view, *arguments)` under its name. Its arguments are texts, as an address holds them."""
    if make.__name__ in CHARTS and CHARTS[make.__name__].__module__ != make.__module__:
        raise ValueError(f"two charts are called {make.__name__}")
    CHARTS[make.__name__] = make
    return make


def plot(picture: Picture, name: str = "") -> str:
    """The place of a chart with its figure, as HTML; the browser draws it (`pages/static/charts.js`)."""
    figure = json.dumps(picture.figure | {"config": picture.config}, ensure_ascii=False, separators=(",", ":"))
    kept = figure.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;")
    alt = escape(picture.alt, quote=True)
    return (
        f'<div class="e-plot" role="img" data-chart="{escape(name, quote=True)}" aria-label="{alt}" '
        f"style=\"height:{picture.height}px\" data-figure='{kept}'></div>"
    )
