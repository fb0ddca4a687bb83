"""What a run is asked for, and the view that it is made from."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

import queries
from blocks.view import View
from data import calendars, past, snapshots
from data.errors import WrongUse
from wording import language


@dataclass(frozen=True)
class Order:
    """What is asked for: `period` as people write it, `as_of` a day or a snapshot number, `out` a folder (None:
    among the kept sets), `due` the moment of the schedule."""

    period: str
    language: str = "vi"
    as_of: str | None = None
    organisation: str | None = None
    out: Path | None = None
    way: str = "command"
    due: str = ""


def view_of(order: Order) -> View:
    """The frozen view of an order. Raises `Fault` where there is no such period, day or organisation.

    The view does not say that it was asked for as of then: the set is the one that was made then.
    """
    snapshot = past.as_of(order.as_of) if order.as_of else snapshots.current()
    periods = queries.fetch(snapshot, "frame/periods")
    period = _period(order.period, periods)
    view = View(snapshot, language(order.language), "light", periods, period, "all")
    if order.organisation and order.organisation not in view.organisations:
        raise WrongUse(
            "The briefing was not made: it asks for what is not there.",
            "There is no organisation “{name}” in {period}.",
            name=order.organisation,
            period=period,
        )
    return view


def _period(text: str, periods: pl.DataFrame) -> str:
    """The stored period that a text names (`2019-W12`, `Tuần 12/2019`); raises `WrongUse` where there is none."""
    for calendar in calendars.CALENDARS:
        if read := calendars.parse_period(text, calendar):
            found = periods.filter((pl.col("period_start") == read.start) & (pl.col("period_end") == read.end))
            if not found.is_empty():
                return str(found["name"][0])
    raise WrongUse(
        "The briefing was not made: it asks for what is not there.",
        "No report of “{period}” has been stored; the newest period is {newest}.",
        period=text,
        newest=next(iter(periods["name"]), "—"),
    )
