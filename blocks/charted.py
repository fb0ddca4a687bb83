"""The charts by name, so that an address can ask for the same chart again: its table, its file."""

import json
import re
from collections.abc import Callable
from datetime import date
from html import escape
from itertools import pairwise
from typing import Any, TypeVar

from charts import Picture

Make = TypeVar("Make", bound=Callable[..., Picture])

DAY = re.compile(r"\d{4}-\d\d-\d\d")
CHARTS: dict[str, Callable[..., Picture]] = {}


def charted(make: Make) -> Make:
    """Enters `make(view, *arguments)` under its name. Its arguments are texts, as an address holds them."""
    if make.__name__ in CHARTS and CHARTS[make.__name__].__module__ != make.__module__:
        raise ValueError(f"two charts are called {make.__name__}")
    CHARTS[make.__name__] = make
    return make


def plot(picture: Picture, name: str = "") -> str:
    """The place of a chart with its figure, as HTML; the browser draws it (`pages/static/charts.js`)."""
    traces = [_with_steps(trace) for trace in picture.figure["data"]]
    held = picture.figure | {"data": traces, "config": picture.config}
    figure = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    kept = figure.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;")
    alt = escape(picture.alt, quote=True)
    return (
        f'<div class="e-plot" role="img" data-chart="{escape(name, quote=True)}" aria-label="{alt}" '
        f"style=\"height:{picture.height}px\" data-figure='{kept}'></div>"
    )


def _with_steps(trace: dict[str, Any]) -> dict[str, Any]:
    """Days as the first and the steps to each further one, which the browser counts out (`unpacked` of
    `pages/static/charts/places.js`): three years of weeks are a sixth of their letters, in every line."""
    named = trace.get("x")
    if not isinstance(named, list) or not named or not all(DAY.fullmatch(str(day)) for day in named):
        return trace
    days = [date.fromisoformat(day) for day in named]
    return trace | {"x": {"first": named[0], "steps": [(day - before).days for before, day in pairwise(days)]}}
