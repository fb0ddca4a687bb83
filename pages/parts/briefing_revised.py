"""What a kept set tells otherwise than the figures of today: its period's figures that were revised since."""

from dataclasses import replace
from typing import Any

import polars as pl

from blocks import revised
from blocks.markup import KIND_NAMES, esc, quiet, section, table
from blocks.view import View
from blocks.viewing import periods_of
from data import snapshots
from pages.parts import address
from pages.parts.briefing_sets import Kept

SHOWN = 20
HEADS = ("Figure", "Whose", "Was", "Is now")


def otherwise(view: View, shown: Kept) -> str:
    """The card of the differences; "" where the set is of today's snapshot or its own is no longer on the disk."""
    newest = snapshots.current()
    if shown.snapshot >= newest.number:
        return ""
    periods = periods_of(newest)
    if shown.period not in periods["name"]:
        return ""
    now = replace(view, snapshot=newest, periods=periods, period=shown.period, as_of=None)
    then = revised.since(now, str(shown.snapshot))
    older = revised.kept(then) if then else None
    if then is None or older is None:
        return _card(view, quiet(_ways_on(view, shown)))
    rows = _of_period(now, revised.changes(now, then, older))
    if rows.is_empty():
        return _card(view, quiet(view.language.text("No figure of this period differs from this set.")))
    told = view.language.text(
        "{count} figures of this period are others today (snapshot {number}) than in this set.",
        count=rows.height,
        number=str(newest.number),
    )
    return _card(view, f'<p class="e-briefing-told">{esc(told)}</p>{_table(now, rows)}')


def _ways_on(view: View, shown: Kept) -> str:
    told = "Snapshot {number} is no longer kept; the history builds it again and lists what was revised."
    return view.language.text(told, number=str(shown.snapshot))


def _card(view: View, inside: str) -> str:
    return section(view.language.text("What is otherwise today"), inside)


def _of_period(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """The changes within the days of the view's period, aggregates first."""
    first, last = view.period_row["period_start"], view.period_row["period_end"]
    inside = rows.filter((pl.col("period_start") >= first) & (pl.col("period_end") <= last))
    order = pl.Enum(["province", "group", "organisation"])
    return inside.sort(pl.col("scope_kind").cast(order), "theme", "indicator", "scope")


def _table(view: View, rows: pl.DataFrame) -> str:
    text = view.language.text
    known = {row["code"]: row for row in view.rows("methods/indicators").iter_rows(named=True)}
    body = [_row(view, row, known[row["indicator"]]) for row in rows.head(SHOWN).iter_rows(named=True)]
    made = table([esc(text(head)) for head in HEADS], body, "llrr", text("What is otherwise today"))
    all_of_them = address.link("history", view="revised")
    more = ""
    if rows.height > SHOWN:
        told = esc(text("{count} more.", count=rows.height - SHOWN))
        more = f'<p class="e-quiet"><a class="e-link e-strong" href="{esc(all_of_them)}">{told}</a></p>'
    return f'<div class="e-listed e-briefing-list">{made}</div>{more}'


def _row(view: View, row: dict[str, Any], known: dict[str, Any]) -> list[str]:
    language = view.language
    whose = view.place_name
    if row["scope_kind"] == "group":
        whose = language.text(KIND_NAMES[row["kind"] or row["scope"]])
    elif row["scope_kind"] == "organisation":
        whose = view.organisation_name(row["scope"])
    return [
        esc(language.name(known)),
        esc(whose),
        esc(language.value(row["value_before"], known["unit"])),
        f"<b>{esc(language.value(row['value'], known['unit']))}</b>",
    ]
