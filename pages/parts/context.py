"""The view that a page draws: one snapshot, one period, one group, one language."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import polars as pl
import streamlit as st

import queries
from charts import Canvas, Palette, palette
from data import calendars, past, snapshots
from data.errors import Fault
from data.snapshots import Snapshot
from pages.parts import address, memory
from wording import LANGUAGES, Language, language

GROUPS = {"departments": "department", "districts": "district", "communes": "commune"}
OFFERED_PERIODS = 212  # four years of weeks: a longer list serves nobody; older ones are reached by the address
_CONTEXT = "context"

Made = TypeVar("Made")


@dataclass(frozen=True)
class Context:
    """`periods`: one row per period to choose from, newest first (`queries/frame/periods.sql`)."""

    snapshot: Snapshot
    language: Language
    theme: str
    periods: pl.DataFrame
    period: str
    group: str
    as_of: str | None = None

    @cached_property
    def place(self) -> dict[str, str]:
        rows = self.rows("frame/place")
        return dict(zip(rows["key"], rows["value"], strict=True))

    @property
    def place_name(self) -> str:
        return self.language.name(self.place)

    @cached_property
    def period_row(self) -> dict[str, Any]:
        return self.periods.filter(pl.col("name") == self.period).row(0, named=True)

    @cached_property
    def offered(self) -> pl.DataFrame:
        """The periods that the frame offers: the newest ones, and the chosen one however old it is."""
        newest = self.periods.head(OFFERED_PERIODS)
        chosen = self.periods.filter(pl.col("name") == self.period)
        return newest if self.period in newest["name"] else pl.concat([newest, chosen])

    @property
    def until(self) -> date:
        """The chosen period's last day: everything shown ends on it or before."""
        day: date = self.period_row["period_end"]
        return day

    @property
    def kind(self) -> str | None:
        """The kind of the chosen group; None for all."""
        return GROUPS.get(self.group)

    @property
    def scope(self) -> str:
        return self.kind or "province"

    @property
    def palette(self) -> Palette:
        return palette(self.theme)

    @cached_property
    def organisations(self) -> dict[str, dict[str, Any]]:
        """The organisations in being at the period's end by code, in the official order."""
        rows = self.rows("frame/organisations", on=self.until)
        return {row["code"]: row for row in rows.iter_rows(named=True)}

    @property
    def kinds(self) -> list[str]:
        """The kinds in being that the chosen group covers."""
        present = list(dict.fromkeys(row["kind"] for row in self.organisations.values()))
        return [kind for kind in present if self.kind in (None, kind)]

    def rows(self, query: str, **parameters: Any) -> pl.DataFrame:
        return queries.fetch(self.snapshot, query, **parameters)

    def canvas(self, *foot: str) -> Canvas:
        """What charts are drawn on; simulated figures say so in the picture itself."""
        lines = [line for line in foot if line]
        if self.snapshot.simulated:
            lines.append(f"<b>{self.language.text('Simulated data')}</b>")
        return Canvas(self.language, self.theme, tuple(lines))

    def once(self, make: Callable[..., Made], *arguments: Hashable) -> Made:
        """`make(self, *arguments)`, worked out once for this snapshot, period, group, language and theme."""
        key = (self.snapshot.identity, self.language.code, self.theme, self.period, self.group, self.as_of)
        name = (make.__code__.co_filename, make.__qualname__)  # page scripts all call themselves __main__
        return memory.once((*key, *name, *arguments), lambda: make(self, *arguments))

    def organisation_name(self, code: str) -> str:
        return self.language.name(self.organisations.get(code, {"code": code}))

    def organisation_short(self, code: str) -> str:
        return self.language.short(self.organisations.get(code, {"code": code}))

    def names(self, codes: Sequence[str], most: int = 40) -> str:
        """Short names joined; beyond `most` the rest is counted."""
        most = most if len(codes) > most + 1 else len(codes)
        shown = [self.organisation_short(code) for code in codes[:most]]
        if len(codes) > most:
            shown.append(self.language.text("{count} others", count=len(codes) - most))
        return self.language.join(shown)


def chosen_language() -> Language:
    """The language of the address, the session, else that of the place."""
    code = address.choose("lang", lambda text: text if text in LANGUAGES else None, _house_language())
    return language(code or LANGUAGES[0])


def _house_language() -> str:
    try:
        place = queries.fetch(snapshots.current(), "frame/place").filter(pl.col("key") == "language")
    except Fault:
        return LANGUAGES[0]
    named = place["value"].to_list()
    return named[0] if named and named[0] in LANGUAGES else LANGUAGES[0]


def view(reader: Language) -> Context:
    """The context of this run. Raises `Fault` where there is nothing to show."""
    as_of = address.choose("as_of", lambda text: text, None)
    snapshot = _snapshot(as_of)
    periods = queries.fetch(snapshot, "frame/periods")
    if periods.is_empty():
        raise Fault(
            "There is nothing to show yet.",
            "The store holds no report. Upload a file on the upload page.",
        )
    period = address.choose("period", lambda text: nearest(text, periods), default_period(periods))
    group = address.choose("group", lambda text: text if text in GROUPS else "all", "all")
    theme = st.context.theme.type or "light"
    context = Context(snapshot, reader, theme, periods, str(period), str(group), as_of)
    if context.kind and context.kind not in {row["kind"] for row in context.organisations.values()}:
        address.mend("group", str(group), None)
        address.keep("group", "all")
        context = Context(snapshot, reader, theme, periods, str(period), "all", as_of)
    st.session_state[_CONTEXT] = context
    return context


def _snapshot(as_of: str | None) -> Snapshot:
    if as_of is None:
        return snapshots.current()
    try:
        return past.as_of(as_of)
    except Fault:  # a refused state must not follow the person to the next page
        address.mend("as_of", as_of, None)
        address.keep("as_of", None)
        raise


def current() -> Context:
    """The context that the frame made for this run."""
    context: Context = st.session_state[_CONTEXT]
    return context


def default_period(periods: pl.DataFrame) -> str:
    """The newest period with enough reports, else the newest."""
    covered = periods.filter(pl.col("is_covered"))
    return str((periods if covered.is_empty() else covered)["name"][0])


def nearest(text: str, periods: pl.DataFrame) -> str | None:
    """The listed period that a written one means: itself, else the last one that ends by its end."""
    if not periods.filter(pl.col("name") == text).is_empty():
        return text
    calendar = periods["calendar"][0]
    for name in (calendar, *calendars.CALENDARS):
        if read := calendars.parse_period(text, name):
            earlier = periods.filter(pl.col("period_end") <= read.end)
            return str(earlier["name"][0] if earlier.height else periods["name"][-1])
    return None
