"""The sentences at the head of a page, made from the same rows as the cards below them."""

from typing import Any

import polars as pl

from blocks.markup import THEME_NAMES, esc
from blocks.view import View
from wording import within

GOOD = ("met", "on_track")


def opening(context: View, rows: pl.DataFrame) -> str:
    """Two or three sentences on some indicators (`queries/indicator/cards.sql`) as HTML."""
    told = [_standing(context, rows), _movement(context, rows), _silence(context, rows)]
    return f'<p class="e-lead">{" ".join(sentence for sentence in told if sentence)}</p>'


def _standing(context: View, rows: pl.DataFrame) -> str:
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


def _movement(context: View, rows: pl.DataFrame) -> str:
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


def _move(context: View, row: dict[str, Any], words: str) -> str:
    language = context.language
    return language.text(
        words,
        name=esc(within(language.name(row))),
        change=language.points(abs(row["change"])).lstrip("+"),
        value=language.value(row["value"], row["unit"]),
    )


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
    if len(owing) == 1 and set(rows["theme"]) == set(THEME_NAMES):
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
