"""The sentences at the head of a page, made from the same rows as the cards below them."""

from typing import Any

import polars as pl

from pages.parts.context import Context
from pages.parts.markup import esc
from wording import within

GOOD = ("met", "on_track")


def opening(context: Context, rows: pl.DataFrame) -> str:
    """Two or three sentences on some indicators (`queries/indicator/cards.sql`) as HTML."""
    told = [_standing(context, rows), _movement(context, rows), _silence(context, rows)]
    return f'<p class="e-lead">{" ".join(sentence for sentence in told if sentence)}</p>'


def _standing(context: Context, rows: pl.DataFrame) -> str:
    judged = rows.filter(pl.col("status").is_in([*GOOD, "behind", "off_track"]))
    if judged.is_empty():
        return ""
    good = judged.filter(pl.col("status").is_in(GOOD))
    text = context.language.text
    sentence = text("<b>{good} of {all} indicators</b> are met or on track.", good=good.height, all=judged.height)
    for status, words in (
        ("off_track", "Off track: {names}."),
        ("behind", "Behind: {names}."),
    ):
        names = [context.language.name(row) for row in judged.filter(pl.col("status") == status).to_dicts()]
        if names:
            sentence += " " + text(words, names=context.language.join(f"<b>{esc(n)}</b>" for n in names))
    return sentence


def _movement(context: Context, rows: pl.DataFrame) -> str:
    """The largest rise and the largest fall among the shares."""
    moved = rows.filter((pl.col("unit") == "percent") & (pl.col("change").abs() >= 0.05)).sort("change")
    if moved.is_empty():
        return ""
    parts = []
    highest, lowest = moved.row(-1, named=True), moved.row(0, named=True)
    if highest["change"] > 0:
        parts.append(_move(context, highest, "{name} rose {change} to <b>{value}</b>"))
    if lowest["change"] < 0:
        parts.append(_move(context, lowest, "{name} fell {change} to <b>{value}</b>"))
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""


def _move(context: Context, row: dict[str, Any], words: str) -> str:
    language = context.language
    return language.text(
        words,
        name=esc(within(language.name(row))),
        change=language.points(abs(row["change"])).lstrip("+"),
        value=language.value(row["value"], row["unit"]),
    )


def _silence(context: Context, rows: pl.DataFrame) -> str:
    """Who has not reported, over the themes of these rows, in the official order."""
    silent = {code for codes in rows["silent"].to_list() for code in codes}
    due = rows["due"].drop_nulls().max()
    if not due:
        return ""
    if not silent:
        return context.language.text("All organisations have reported.")
    named = [code for code in context.organisations if code in silent]
    return context.language.text("Not reported: {names}.", names=esc(context.names(named, 6)))
