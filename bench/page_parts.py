"""What a page of ours consists of, found by running its script: the same parts can then be shown by another hand."""

import re
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from unittest import mock

import streamlit as st
from streamlit.testing.v1 import AppTest

from bench.timing import PROJECT
from blocks.arranged import Card, Html
from blocks.view import View
from charts import Picture
from pages.parts import drawing

SCRIPT = str(PROJECT / "pages" / "menu.py")
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Part:
    """`kind`: `html` (`text`), `chart` (`picture`), `choice` (`labels`, the chosen one as `text`), `column`
    and `block` (`inside`; the style's name of it as `text`)."""

    kind: str
    text: str = ""
    picture: Picture | None = None
    labels: tuple[str, ...] = ()
    inside: tuple["Part", ...] = field(default=())


def run(path: str, **parameters: str) -> AppTest:
    """A page's script, run to its end. Raises `RuntimeError` where the page was not drawn."""
    app = AppTest.from_file(SCRIPT, default_timeout=60)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    if path:
        app.switch_page(f"{path.replace('-', '_')}.py").run()
    try:
        app.get_by_key("drawn")
    except KeyError:
        raise RuntimeError(f"the page {path!r} was not drawn") from None
    return app


@lru_cache(maxsize=256)
def parts(path: str, period: str, group: str) -> tuple[Part, ...]:
    """The page's parts in their order, from the frame's head to its foot, worked out once."""
    pictures: list[Picture] = []
    arranged: list[Part] = []
    draw = drawing.chart

    def cards(view: View, kind: str, head: str, listed: Iterable[Card]) -> None:
        arranged.append(Part("block", kind, inside=(Part("html", head), *(_card(view, card) for card in listed))))
        st.html("<div data-cards></div>")

    def chart(view: View, name: str, make: Any, *arguments: str) -> None:
        pictures.append(view.once(make, *arguments))
        draw(view, name, make, *arguments)

    with _one_at_a_time, mock.patch.multiple(drawing, chart=chart, cards=cards):
        app = run(path, period=period, group=group)
    waiting = iter(pictures), iter(arranged)
    return tuple(_part(node, *waiting) for node in app.main.children.values())


def _card(view: View, card: Card) -> Part:
    """A card of a page that draws several as one element."""
    inside: list[Part] = []
    for part in card.parts:
        if isinstance(part, Html):
            inside.append(Part("html", view.once(part.make, *part.arguments)))
        else:
            picture = view.once(part.make, *part.arguments)
            inside.append(Part("block", f"st-key-chart-{part.name}", inside=(Part("chart", picture=picture),)))
    return Part("block", f"e-panel st-key-card-{card.name}", inside=tuple(inside))


def _part(node: Any, pictures: Iterator[Picture], arranged: Iterator[Part]) -> Part:
    if hasattr(node, "children"):
        inside = tuple(_part(child, pictures, arranged) for child in node.children.values())
        return Part("column" if node.type == "column" else "block", _key(node), inside=inside)
    if node.type == "selectbox":
        return Part("choice", node.label, labels=tuple(node.options))
    text = node.proto.body if node.type == "html" else ""
    if "data-cards" in text:
        return next(arranged)
    if '<div class="e-plot"' not in text:
        return Part("html", text)
    _, tools = text.split('<div class="e-plot"', 1)[1].split("</div>", 1)
    return Part("block", inside=(Part("chart", picture=next(pictures)), Part("html", tools)))


def _key(node: Any) -> str:
    """The name that a block of the page has in the page's style."""
    found = re.search(r"-([a-z][a-z-]*)$", node.proto.id)
    return f"st-key-{found[1]}" if found else ""
