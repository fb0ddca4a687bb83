"""A page's cards as one piece of HTML: each a few drawings and charts, one card's fault never another's."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from blocks import chart_tools
from blocks.charted import plot
from blocks.view import View
from charts import Picture
from data.errors import Fault
from wording import Language

NOT_DRAWN = "This part could not be drawn."
SAFE = "The figures are safe. Reload the page; if it stays, tell the administrator."
log = logging.getLogger("egov.pages")


@dataclass(frozen=True)
class Html:
    """`make(view, *arguments)` gives HTML."""

    make: Callable[..., str]
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """The chart `make(view, *arguments)` in the container `chart-<name>`, with its tools."""

    name: str
    make: Callable[..., Picture]
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """A card `card-<name>` and what stands on it."""

    name: str
    parts: tuple[Html | Chart, ...]


def arranged(view: View, cards: Iterable[Card], here: str) -> tuple[str, int]:
    """The cards as HTML, and how many of them could not be drawn. `here` is the address of exactly this view."""
    made, faults = [], 0
    for card in cards:
        try:
            inside = "".join(_part(view, part, here) for part in card.parts)
        except Exception as fault:
            inside, faults = told(view.language, fault), faults + 1
        made.append(f'<section class="e-panel st-key-card-{card.name}">{inside}</section>')
    return "".join(made), faults


def _part(view: View, part: Html | Chart, here: str) -> str:
    if isinstance(part, Html):
        return view.once(part.make, *part.arguments)
    place = view.once(placed, part.name, part.make, *part.arguments)
    tools = chart_tools.tools(view, part.name, part.make, part.arguments, here)
    return f'<div class="st-key-chart-{part.name}">{place}{tools}</div>'


def placed(view: View, name: str, make: Callable[..., Picture], *arguments: str) -> str:
    """The place of the chart `make(view, *arguments)` as HTML."""
    return plot(view.once(make, *arguments), name)


def told(language: Language, fault: Exception) -> str:
    """What stands in the place of what could not be drawn; the log has the whole of it."""
    if isinstance(fault, Fault):
        log.warning("%s", fault)
        return failed(fault.title(language), fault.sentence(language))
    log.error("a block of the page failed", exc_info=fault)
    return failed(language.text(NOT_DRAWN), language.text(SAFE))


def failed(title: str, sentence: str, way_on: str = "") -> str:
    """A fault that a person must be told; `way_on` is a link (HTML)."""
    inside = f"<b>{escape(title)}</b><br>{escape(sentence)} {way_on}"
    return f'<div class="e-fault st-key-failed" role="alert">{inside}</div>'
