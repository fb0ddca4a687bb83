"""What is looked at: one snapshot, one period, one group, one language. Pages and sheets are drawn from it."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlencode

import polars as pl

import queries
from blocks import memory
from charts import Canvas, Palette, palette
from data.snapshots import Snapshot
from wording import Language, within

GROUPS = {"departments": "department", "districts": "district", "communes": "commune"}
OFFERED_PERIODS = 212  # four years of weeks: a longer list serves nobody; older ones are reached by the address
KINDS_OF_PLACE = ("Tỉnh ", "Thành phố ", "Huyện ", "Quận ", "Xã ", "Phường ")

Made = TypeVar("Made")


@dataclass(frozen=True)
class View:
    """`periods`: one row per period to choose from, newest first (`queries/frame/periods.sql`).

    `basis` says what a figure adds up: its `period` alone, or the `year_to_date`.
    """

    snapshot: Snapshot
    language: Language
    theme: str
    periods: pl.DataFrame
    period: str
    group: str
    as_of: str | None = None
    basis: str = "period"

    @cached_property
    def place(self) -> dict[str, str]:
        rows = self.rows("frame/place")
        return dict(zip(rows["key"], rows["value"], strict=True))

    @property
    def place_name(self) -> str:
        return self.language.name(self.place)

    @property
    def place_within(self) -> str:
        """The place's name within a title or sentence: the kind's word small in Vietnamese (tỉnh Lạng Sơn)."""
        name = self.place_name
        return within(name) if name.startswith(KINDS_OF_PLACE) else name

    @cached_property
    def period_row(self) -> dict[str, Any]:
        return self.periods.row(self.periods["name"].to_list().index(self.period), named=True)

    @cached_property
    def offered(self) -> pl.DataFrame:
        """The periods that the frame offers: the newest ones, and the chosen one however old it is."""
        newest = self.periods.head(OFFERED_PERIODS)
        if self.period in newest["name"].to_list():
            return newest
        return pl.concat([newest, self.periods.filter(pl.col("name") == self.period)])

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
        key = (
            self.snapshot.identity,
            self.language.code,
            self.theme,
            self.period,
            self.group,
            self.as_of,
            self.basis,
        )
        name = (make.__code__.co_filename, make.__qualname__)  # page scripts all call themselves __main__
        return memory.once((*key, *name, *arguments), lambda: make(self, *arguments))

    def link(self, path: str, **changes: str | None) -> str:
        """The address of a page in this same view, with some parameters changed (None leaves one out)."""
        carried = {"period": self.period, "group": self.group, "lang": self.language.code, "as_of": self.as_of}
        carried["basis"] = self.basis if self.basis != "period" else None
        values = {name: value for name, value in (carried | changes).items() if value}
        return f"/{path}?{urlencode(values)}" if values else f"/{path}"

    def _organisation(self, code: str) -> dict[str, Any]:
        """One in being at the period's end, else one that was: a figure of last year's speaks of it by its name."""
        return self.organisations.get(code) or self._ever.get(code, {"code": code})

    @cached_property
    def _ever(self) -> dict[str, dict[str, Any]]:
        return {row["code"]: row for row in self.rows("frame/all_organisations").iter_rows(named=True)}

    def organisation_name(self, code: str) -> str:
        return self.language.name(self._organisation(code))

    def organisation_short(self, code: str) -> str:
        return self.language.short(self._organisation(code))

    def name_in_group(self, code: str) -> str:
        """The short name below a heading that says what kind it is: of "Department of Health" the "Health"."""
        name = self.organisation_short(code)
        return name.removeprefix("Department of ").removesuffix(" District") if self.language.code == "en" else name

    def names(self, codes: Sequence[str], most: int = 40) -> str:
        """Short names joined; beyond `most` the rest is counted."""
        most = most if len(codes) > most + 1 else len(codes)
        shown = [self.organisation_short(code) for code in codes[:most]]
        if len(codes) > most:
            shown.append(self.language.text("{count} others", count=len(codes) - most))
        return self.language.join(shown)
