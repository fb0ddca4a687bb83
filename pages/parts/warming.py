"""Asking once for what the first page needs, before the first viewer comes."""

import queries
from blocks import cards, pictures, sentences
from blocks.view import View
from data import importing
from pages.parts import context
from wording import LANGUAGES, language


def warm() -> None:
    """Opens the snapshot, reads the catalogues, loads the chart library, remembers the main results."""
    snapshot = importing.snapshot_or_none()  # made anew where another program computed it
    if snapshot is None:
        return
    periods = queries.fetch(snapshot, "frame/periods")
    if periods.is_empty():
        return
    for code in LANGUAGES:
        period = context.default_period(periods)
        _draw(View(snapshot, language(code), "light", periods, period, "all"))


def _draw(view: View) -> None:
    asked = {"until": view.until, "scope": view.scope}
    for query in ("overview/gaps", "overview/weakest", "overview/falls", "overview/silent", "portals/portals"):
        view.rows(query, **asked)
    view.rows("indicator/sparklines", periods=cards.SPARK_PERIODS, **asked)
    view.rows("indicator/board", until=view.until, which="headline")
    rows = cards.found(view, "headline")
    sentences.opening(view, rows)
    for kind in view.kinds:
        pictures.ranking_of(view, rows["indicator"][0], kind)
