"""Days on which the counting changed: marked, named, and crossed by no line."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import polars as pl

from charts.theme import Canvas, wrapped
from charts.trend import Break

LONGEST_NAME = 34  # letters a line
LINE = 15  # pixels of a line of names


def within(rows: pl.DataFrame, breaks: Sequence[Break]) -> list[Break]:
    """The breaks inside the drawn time of `rows` (with `period_end`, in any order)."""
    days = rows["period_end"].unique().sort()
    return [known for known in breaks if days.len() and days[0] < known.on <= days[-1]]


def cut(rows: pl.DataFrame, breaks: Sequence[Break], emptied: str = "value") -> pl.DataFrame:
    """`rows` in time with a row that has no value on the day of each break, so that a line stops there."""
    gaps = []
    for known in within(rows, breaks):
        after = rows.filter(pl.col("period_end") >= known.on).head(1)
        nothing = pl.lit(None, rows.schema[emptied])
        gaps.append(after.with_columns(nothing.alias(emptied), period_end=pl.lit(known.on)))
    return pl.concat([*gaps, rows]).sort("period_end", maintain_order=True) if gaps else rows


def marked(
    rows: pl.DataFrame, breaks: Sequence[Break], canvas: Canvas
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The upright lines and the names of the breaks inside the drawn time."""
    seen = within(rows, breaks)
    days = rows["period_end"].unique().sort()
    late = days[days.len() // 2] if days.len() else dt.date.max
    lines = [_upright(known.on, canvas.palette.quiet) for known in seen]
    halves = [known for known in seen if known.on <= late], [known for known in seen if known.on > late]
    return lines, [_names(half, canvas, half is halves[1]) for half in halves if half]


def names_room(notes: Sequence[dict[str, Any]]) -> int:
    """The pixels that the names need above the drawing, two lines at least."""
    return LINE * max(2, *(note["text"].count("<br>") + 1 for note in notes)) if notes else 0


def _upright(day: dt.date, colour: str) -> dict[str, Any]:
    line = {"color": colour, "width": 1, "dash": "dot"}
    return {
        "type": "line",
        "x0": day.isoformat(),
        "x1": day.isoformat(),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": line,
    }


def _names(breaks: Sequence[Break], canvas: Canvas, is_late: bool) -> dict[str, Any]:
    """Above the drawing, towards its middle, so that no edge cuts it; several below each other."""
    names = dict.fromkeys(wrapped(known.name, LONGEST_NAME) for known in breaks)
    return {
        "text": "<br>".join(names),
        "x": breaks[-1 if is_late else 0].on.isoformat(),
        "xanchor": "right" if is_late else "left",
        "align": "right" if is_late else "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 11.5, "color": canvas.palette.quiet},
    }
