"""The sheets of what was revised: since a week ago, and of a past period since its own time."""

from datetime import date, timedelta
from typing import Any

import polars as pl

from blocks import revised
from blocks.markup import KIND_NAMES, esc
from blocks.revised import Since
from blocks.view import View
from briefing import frame
from briefing.sheet import Sheet
from data import past

MOST = 12  # figures on the sheet
NAMES = 7  # organisations named
HEADS = ("Figure", "Whose", "Period", "Was", "Is now", "Difference", "Batch")


def changed(view: View) -> list[Sheet]:
    """The revised figures, the aggregates first; no sheet where nothing was revised or nothing was known then."""
    then = revised.since(view)
    rows = _rows(view)
    if then is None or rows.is_empty():
        return []
    title = view.language.text("Revised since last week")
    return [_sheet(view, "revised", title, then, rows, _counted(view, rows))]


def known_later(view: View) -> list[Sheet]:
    """What a past period's set of its own time told otherwise: revised, withdrawn and late figures; no sheet of the
    newest period, nor where nothing differs."""
    then = _own_time(view)
    if then is None or not any(_holds(view, first, last) for first, last in revised.spans(view, then).values()):
        return []
    first, last = view.period_row["period_start"], view.period_row["period_end"]
    rows = revised.changes(view, then, past.as_of(str(then.entry)))
    rows = _seen(view, rows.filter((pl.col("period_start") >= first) & (pl.col("period_end") <= last)))
    if rows.is_empty():
        return []
    text = view.language.text
    told = view.language.plural(
        "{count} figure of this period is another one today, revised or reported late.",
        "{count} figures of this period are others today, revised or reported late.",
        rows.height,
    )
    return [_sheet(view, "since-then", text("Otherwise than in the period's own set"), then, rows, told)]


def _seen(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows whose figures are written otherwise than before: a paper shows no others."""
    units = {row["code"]: row["unit"] for row in view.rows("methods/indicators").iter_rows(named=True)}
    value = view.language.value
    return rows.filter(
        [
            value(row["value_before"], units[row["indicator"]]) != value(row["value"], units[row["indicator"]])
            for row in rows.iter_rows(named=True)
        ]
    )


def _own_time(view: View) -> Since | None:
    """The state of the last day on which the period was still the newest one; None where it is not past."""
    row = view.period_row
    day = row["period_end"] + (row["period_end"] - row["period_start"]) + timedelta(days=1)
    return revised.since(view, day.isoformat()) if view.snapshot.published_at.date() > day else None


def _holds(view: View, first: date, last: date) -> bool:
    """Whether days touch the view's period."""
    return bool(first <= view.period_row["period_end"] and last >= view.period_row["period_start"])


def _sheet(view: View, name: str, title: str, then: Since, rows: pl.DataFrame, told: str) -> Sheet:
    text = view.language.text
    first = rows.sort((pl.col("scope_kind") == "organisation"), maintain_order=True).head(MOST)
    made = frame.listed([text(head) for head in HEADS], _body(view, first), "lllrrrr", "s-roomy")
    said = text("Against snapshot {then} ({day}): {told}", then=str(then.entry), day=then.entered_at, told=told)
    rest = ""
    if rows.height > MOST:
        more = text("… and {count} more; the page of the history lists all.", count=rows.height - MOST)
        rest = frame.text(f"<p>{esc(more)}</p>", "s-quiet")
    body = f'<div class="s-stack">{frame.text(f"<p>{esc(said)}</p>", "s-said")}{made.html}{rest}</div>'
    return Sheet(name, title, body, frame.trust_lines(view), table_rows=made.rows)


def told(view: View) -> str:
    """How many figures were revised since a week ago, in a sentence; "" where nothing was known then."""
    text, then = view.language.text, revised.since(view)
    if then is None:
        return ""
    rows = _rows(view)
    if rows.is_empty():
        return text("No figure has been revised since {day}.", day=then.entered_at.date())
    return text("Since {day}: {told}", day=then.entered_at.date(), told=_counted(view, rows))


def _counted(view: View, rows: pl.DataFrame) -> str:
    """How many figures of whom; those of groups and province follow from them and are not counted beside them."""
    own = rows.filter(pl.col("scope_kind") == "organisation")
    if own.is_empty():  # the reference data moved an aggregate alone
        return view.language.plural("{count} figure was revised.", "{count} figures were revised.", rows.height)
    units = own["scope"].unique(maintain_order=True).to_list()
    return view.language.plural(
        "{count} figure of {names} was revised or withdrawn.",
        "{count} figures of {names} were revised or withdrawn.",
        own.height,
        names=view.names(units, NAMES),
    )


def _rows(view: View) -> pl.DataFrame:
    """The revised and the withdrawn figures (`blocks.revised.CHANGED`); late reports are no revision."""
    return view.once(_compared)


def _compared(view: View) -> pl.DataFrame:
    then = revised.since(view)
    if then is None or not revised.spans(view, then):
        return pl.DataFrame(schema=revised.CHANGED)
    rows = revised.changes(view, then, past.as_of(str(then.entry)))
    return rows.filter(pl.col("sort") != "reported")


def _body(view: View, rows: pl.DataFrame) -> list[list[str]]:
    names = {row["code"]: row for row in view.rows("methods/indicators").iter_rows(named=True)}
    periods = {
        (row["report_table"], row["period_start"]): row["name"]
        for row in view.rows("revised/periods").iter_rows(named=True)
    }
    return [_line(view, row, names[row["indicator"]], periods) for row in rows.iter_rows(named=True)]


def _line(view: View, row: dict[str, Any], known: dict[str, Any], periods: dict[Any, str]) -> list[str]:
    language, unit = view.language, known["unit"]
    name = periods.get((row["theme"], row["period_start"]), "")
    return [
        esc(language.name(known)),
        esc(_whose(view, row)),
        esc(language.period_short(name) if name else language.date(row["period_end"])),
        esc(language.value(row["value_before"], unit)),
        f"<b>{esc(language.value(row['value'], unit))}</b>",
        esc(language.change(row["difference"], unit)),
        esc(", ".join(str(batch) for batch in row["batches"][-3:]) or "—"),
    ]


def _whose(view: View, row: dict[str, Any]) -> str:
    if row["scope_kind"] == "organisation":
        return view.organisation_short(row["scope"])
    return view.place_name if row["scope"] == "province" else view.language.text(KIND_NAMES[row["scope"]])
