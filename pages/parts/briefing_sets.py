"""The kept sets of the briefing: which there are, what each was made from, and its files to take along."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

from blocks import memory
from blocks.markup import anchor, esc, quiet, section, table
from blocks.view import View
from briefing import archive
from briefing.names import DECK, PAGE, PRINTED, SPOKEN
from data.clock import moment
from pages.parts import address
from pages.parts.frame import LANGUAGE_NAMES
from wording import Language

FILES = ((PRINTED, "PDF"), (DECK, "PowerPoint"), (PAGE, "Web page"), (SPOKEN, "Remarks as text"))
SHOWN = 12  # sets of the list; older ones are opened with a press
HEADS = ("Period", "Language", "Figures as of", "Organisation", "Sheets", "Files")


@dataclass(frozen=True)
class Kept:
    """One set of the archive."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def period(self) -> str:
        return self.folder.parent.name

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def key(self) -> str:
        """What names the set in an address."""
        return f"{self.period}/{self.name}"

    @property
    def snapshot(self) -> int:
        return archive.named(self.folder)[0]

    @property
    def language(self) -> str:
        return archive.named(self.folder)[1]

    @property
    def organisation(self) -> str:
        return archive.named(self.folder)[2]

    @property
    def cut_off(self) -> datetime:
        return moment(self.manifest["cut_off"])

    @property
    def titles(self) -> dict[str, str]:
        """Its sheets in order: name → title."""
        return {sheet["name"]: sheet["title"] for sheet in self.manifest["sheets"]}

    def address(self, file: str) -> str:
        """Where one of its files, or `<set>.zip`, is handed out."""
        return f"/briefing/{quote(self.period)}/{quote(self.name)}/{quote(file)}"

    def source(self, language: Language) -> str:
        """Which figures it shows."""
        return language.text("snapshot {number}, {moment}", number=str(self.snapshot), moment=self.cut_off)


def kept(folder: Path) -> Kept:
    """A set of the archive with its manifest, read once while the set stands as it is."""
    key = ("briefing", str(folder), folder.stat().st_mtime_ns)
    return memory.once(key, lambda: Kept(folder, archive.manifest_of(folder)))


def all_kept(period: str | None = None) -> list[Kept]:
    """Every set (of a period), the newest period and the newest snapshot first."""
    return [kept(folder) for folder in archive.sets(period)]


def chosen(found: list[Kept], period: str, language: str) -> Kept | None:
    """The set that the address names, else the newest of the period, in the reader's language if there is one."""
    written = address.written("set")
    named = [each for each in found if each.key == written]
    of_period = [each for each in found if each.period == period]
    in_language = [each for each in of_period if each.language == language and not each.organisation]
    return next(iter(named + in_language + of_period), None)


def is_earlier(each: Kept, shown: Kept) -> bool:
    """Whether a set is of an earlier period of the same kind: a week before a week, a month before a month."""
    kind, own = (re.sub(r"\d", "", one.period) for one in (each, shown))
    return kind == own and each.period < shown.period


def missing_before(view: View, others: list[Kept], shown: Kept) -> str:
    """The period right before a set's own, where no set of it is among `others`; "" where there is one or no such
    period."""
    days = {row["name"]: row for row in view.periods.iter_rows(named=True)}
    if shown.period not in days:
        return ""
    last = days[shown.period]["period_start"] - timedelta(days=1)
    before = next((name for name, row in days.items() if row["period_end"] == last), "")
    return "" if before in {each.period for each in others} else before


def link(shown: Kept, **changes: str | None) -> str:
    """The address of this page with a set opened."""
    return address.link("briefings", **({"set": shown.key, "period": shown.period} | changes))


def files(language: Language, shown: Kept) -> str:
    """The links to a set's files."""
    made = [
        f'<a class="e-link e-strong" href="{esc(shown.address(name))}"'
        f"{' target=_blank' if name == PAGE else ' download'}>{esc(language.text(told))}</a>"
        for name, told in FILES
    ]
    whole = f'<a class="e-link e-strong" href="{esc(shown.address(shown.name + ".zip"))}" download>ZIP</a>'
    return f'<span class="e-briefing-files">{"".join([whole, *made])}</span>'


def listed(language: Language, found: list[Kept], opened: Kept | None) -> str:
    """The table of the sets; the opened one is marked."""
    text, title = language.text, language.text("Kept briefings")
    if not found:
        return section(title, quiet(text("No briefing has been made yet.")))
    heads = [esc(text(head)) for head in HEADS]
    first, rest = found[:SHOWN], found[SHOWN:]
    inside = table(
        heads, [_row(language, each, opened) for each in first], "lllllr"[:5] + "l", text("Kept briefings")
    )
    if rest:
        more = table(heads, [_row(language, each, opened) for each in rest], "llllrl", title)
        inside += f"<details><summary>{esc(text('{count} older ones', count=len(rest)))}</summary>{more}</details>"
    return section(title, f'<div class="e-listed e-briefing-list">{inside}</div>')


def _row(language: Language, each: Kept, opened: Kept | None) -> list[str]:
    name = esc(language.period_short(each.period))
    here = opened is not None and each.key == opened.key
    told = f'<b aria-current="true">{name}</b>' if here else anchor(link(each), name, "e-strong")
    return [
        told,
        esc(LANGUAGE_NAMES[each.language]),
        esc(each.source(language)),
        esc(each.organisation or "—"),
        str(len(each.manifest["sheets"])),
        files(language, each),
    ]
