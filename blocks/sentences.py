"""The sentences at the head of a page, made from the same rows as the cards below them."""

from typing import Any

import polars as pl

from blocks import cards, moved, outlook
from blocks.markup import THEME_NAMES, esc
from blocks.view import View
from wording import within

GOOD = ("met", "on_track")
_TOLD = {"off_track": "Off track: {names}.", "behind": "Behind: {names}.", "on_track": "On track so far: {names}."}
MOVERS = 2  # organisations named for one change


def opening(context: View, rows: pl.DataFrame) -> str:
    """Two or three sentences on some indicators (`queries/indicator/cards.sql`) as HTML."""
    return f'<p class="e-lead">{" ".join(sentence for sentence in told(context, rows) if sentence)}</p>'


def told(context: View, rows: pl.DataFrame) -> tuple[str, str, str]:
    """The same sentences apart, as HTML: where it stands, what moved, who has not reported; "" for nothing."""
    return _standing(context, rows), _movement(context, rows), _silence(context, rows)


def _standing(context: View, rows: pl.DataFrame) -> str:
    judged = rows.filter(pl.col("status").is_in([*GOOD, "behind", "off_track"]))
    if judged.is_empty():
        return ""
    good = judged.filter(pl.col("status").is_in(GOOD)).height
    text = context.language.text
    words = "<b>{good} of {all} indicators</b> are met or on track."
    if good == judged.height > 1:
        words = "<b>All {all} indicators with a target</b> are met or on track."
    elif not good and judged.height > 1:
        words = "<b>None of the {all} indicators with a target</b> is met or on track."
    sentence = text(words, good=good, all=judged.height)
    missed = _missed(context)
    for status, told in _TOLD.items():
        found = judged.filter(pl.col("status") == status)
        if status in GOOD:  # named only where it will not last
            found = found.filter(pl.col("indicator").is_in(list(missed)))
        names = [_named(context, row, missed.get(row["indicator"], "")) for row in found.to_dicts()]
        if names:
            sentence += " " + text(told, names=context.language.join(names))
    return sentence


def _named(context: View, row: dict[str, Any], expected: str) -> str:
    """An indicator with its value, the point that it should have reached, and what is to come of it."""
    return context.language.text(
        "<b>{name}</b> ({value} against {point}{expected})",
        name=esc(within(context.language.name(row))),
        value=context.language.value(row["value"], row["unit"]),
        point=context.language.value(row["point"], row["unit"]),
        expected=f"; {expected}" if expected else "",
    )


def _missed(context: View) -> dict[str, str]:
    """By indicator what its target will come to in time, where it will be missed as things go."""
    words = "at the present pace about {expected} by {day}"
    return {
        row["indicator"]: context.language.text(
            words, expected=context.language.value(row["at_deadline"], row["unit"]), day=row["deadline"]
        )
        for row in outlook.missed(context)
    }


def _movement(context: View, rows: pl.DataFrame) -> str:
    """The largest rise and the largest fall among the shares, and since when."""
    changed = rows.filter((pl.col("unit") == "percent") & (pl.col("change").abs() >= 0.05)).sort("change")
    if changed.is_empty():
        return ""
    parts = []
    highest, lowest = changed.row(-1, named=True), changed.row(0, named=True)
    if highest["change"] > 0:
        parts.append(_move(context, highest, "{name} rose {change} to <b>{value}</b>"))
    if lowest["change"] < 0:
        parts.append(_move(context, lowest, "{name} fell {change} to <b>{value}</b>"))
    sentence = "; ".join(parts)
    if highest.get("basis") == "year_to_date":
        return context.language.text("Against the same time last year, {moves}.", moves=sentence)
    if earlier := cards.before(context, highest["period"]):
        since = within(context.language.period_short(earlier))
        if highest["period"] != context.period:  # the chosen one has not come yet
            now = context.language.period_short(highest["period"])
            return context.language.text("{now} against {period}: {moves}.", now=now, period=since, moves=sentence)
        return context.language.text("Against {period}, {moves}.", period=since, moves=sentence)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _move(context: View, row: dict[str, Any], words: str) -> str:
    """One indicator's change, and the organisations that made most of it."""
    language = context.language
    told = language.text(
        words,
        name=esc(within(language.name(row))),
        change=language.points(abs(row["change"])).lstrip("+"),
        value=language.value(row["value"], row["unit"]),
    )
    names = context.language.join(esc(context.organisation_short(code)) for code in _movers(context, row))
    if not names:
        return told
    by = "raised most by {names}" if row["change"] > 0 else "lowered most by {names}"
    return f"{told} ({language.text(by, names=names)})"


def _movers(context: View, row: dict[str, Any]) -> list[str]:
    """The organisations with the largest parts in a change; none where the change is split otherwise."""
    rows = moved.parts(context, row["indicator"], row["scope"])
    if rows.is_empty() or abs(rows["all_moved"][0] - row["change"]) >= 0.05:
        return []
    along = rows.filter((pl.col("moved") > 0) == (row["change"] > 0))
    return along.head(MOVERS)["organisation"].to_list()


def _silence(context: View, rows: pl.DataFrame) -> str:
    """Who has not reported, in the official order; which report, unless all of them are owed by the same."""
    if not rows["due"].drop_nulls().max():
        return ""
    owing: dict[tuple[str, ...], list[str]] = {}
    for part in rows.partition_by("theme", maintain_order=True):
        silent = {code for codes in part["silent"].to_list() for code in codes}
        owing.setdefault(tuple(code for code in context.organisations if code in silent), []).append(
            part["theme"][0]
        )
    text = context.language.text
    if not any(owing):
        return text("All organisations have reported.")
    if len(owing) == 1 and set(rows["theme"]) >= set(THEME_NAMES) - {"measures"}:
        return text("Not reported: {names}.", names=esc(context.names(next(iter(owing)), 6)))
    most = 6 if len(owing) < 3 else 3
    return " ".join(
        text(
            "No report on {theme}: {names}.",
            theme=esc(_themes(context, themes)),
            names=esc(context.names(names, most)),
        )
        for names, themes in owing.items()
        if names
    )


def _themes(context: View, themes: list[str]) -> str:
    return context.language.join(within(context.language.text(THEME_NAMES[name])) for name in themes)
