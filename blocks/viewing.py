"""From what an address asks for to a view: the same rules for a page, a file and a sheet."""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

import queries
from blocks.view import GROUPS, View
from data import calendars, past, snapshots
from data.errors import Fault
from data.snapshots import Snapshot
from wording import LANGUAGES, language

BASES = ("period", "year_to_date")
NOTHING = Fault(
    "There is nothing to show yet.",
    "The store holds no report. Upload a file on the upload page.",
)


class NotUnderstood(Fault):
    """An address asks for what there is not."""


def view_of(asked: Mapping[str, str], theme: str = "light") -> View:
    """The view that the parameters `asked` name (`period`, `group`, `lang`, `as_of`, `basis`), others left aside.

    What is not asked for is as on a page. Raises `Fault`: `NotUnderstood` for a value that makes no sense.
    """
    as_of = asked.get("as_of") or None
    snapshot = snapshot_of(as_of)
    periods = periods_of(snapshot)
    code, group = asked.get("lang") or house_language(), asked.get("group") or "all"
    basis, written = asked.get("basis") or BASES[0], asked.get("period")
    period = nearest(written, periods) if written else default_period(periods)
    _refuse(written, period is not None)
    _refuse(code, code in LANGUAGES)
    _refuse(group, group == "all" or group in GROUPS)
    _refuse(basis, basis in BASES)
    view = View(snapshot, language(code), theme, periods, str(period), group, as_of, basis)
    return within_kinds(view)


def within_kinds(view: View) -> View:
    """The same view where its group has organisations at its period's end, else that of all of them."""
    kinds = {row["kind"] for row in view.organisations.values()}
    return view if view.kind is None or view.kind in kinds else replace(view, group="all")


def _refuse(written: str | None, is_understood: bool) -> None:
    if not is_understood:
        raise NotUnderstood("This address is not understood.", "There is no “{value}”.", value=str(written)[:40])


def snapshot_of(as_of: str | None) -> Snapshot:
    """The newest snapshot, or the one of a past day or number. Raises `Fault`."""
    return snapshots.current() if as_of is None else past.as_of(as_of)


def periods_of(snapshot: Snapshot) -> pl.DataFrame:
    """The periods to choose from, newest first. Raises `Fault` where there is none."""
    periods = queries.fetch(snapshot, "frame/periods")
    if periods.is_empty():
        raise NOTHING
    return periods


def house_language() -> str:
    """The language of the place."""
    try:
        place = queries.fetch(snapshots.current(), "frame/place")
    except Fault:
        return LANGUAGES[0]
    named = dict(zip(place["key"].to_list(), place["value"].to_list(), strict=True)).get("language")
    return str(named) if named in LANGUAGES else LANGUAGES[0]


def default_period(periods: pl.DataFrame) -> str:
    """The newest period with enough reports, else the newest."""
    names, covered = periods["name"].to_list(), periods["is_covered"].to_list()
    return str(next((name for name, is_covered in zip(names, covered, strict=True) if is_covered), names[0]))


def nearest(text: str, periods: pl.DataFrame) -> str | None:
    """The listed period that a written one means: itself, else the last one that ends by its end."""
    if text in periods["name"].to_list():
        return text
    calendar = periods["calendar"][0]
    for name in (calendar, *calendars.CALENDARS):
        if read := calendars.parse_period(text, name):
            earlier = periods.filter(pl.col("period_end") <= read.end)
            return str(earlier["name"][0] if earlier.height else periods["name"][-1])
    return None
