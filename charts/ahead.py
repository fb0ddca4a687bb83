"""What lies ahead of a trend: the pace needed, the way things go with its band, the day of arrival."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import polars as pl

from charts.theme import Canvas

LABEL_LINE = 16  # pixels


@dataclass(frozen=True)
class Ahead:
    """How a trend goes on from its last sound value towards a target. Values in the indicator's unit.

    `rows`: one row per drawn day from that value on: `day`, `middle`, `low`, `high`; empty where no pace can be
    told. `until` is the end of the drawn time. The names stand beside the marks; "" leaves a mark out.
    """

    rows: pl.DataFrame
    since: dt.date
    value: float
    until: dt.date
    needed_name: str = ""  # "cần +0,26 điểm/tháng"
    pace_name: str = ""  # "nhịp độ nay +1,66 điểm/tháng"
    arrival_name: str = ""  # "dự kiến 5–8/2020"
    arrival: dt.date | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None


def ahead_traces(ahead: Ahead, target: float, deadline: dt.date, canvas: Canvas, unit: str) -> list[dict[str, Any]]:
    """The band, the pace had, the pace needed, the arrival on the target's height; nothing beyond `until`."""
    made = [] if ahead.rows.is_empty() else [*_band(ahead, canvas), _pace(ahead, canvas, unit)]
    if ahead.needed_name and deadline > ahead.since:
        made.append(_needed(ahead, target, deadline, canvas))
    if ahead.arrival and ahead.arrival <= ahead.until:
        made += _arrival(ahead, target, canvas)
    return made


def ahead_notes(
    ahead: Ahead, goal: str, end: float, target: float, canvas: Canvas, pixels: float
) -> list[dict[str, Any]]:
    """The names at the right edge, pushed apart, and that of the arrival above its mark.

    `goal` is the path's name, `end` its height there; `pixels` are those of one unit of the value.
    """
    colours = canvas.palette
    goal_text = goal + (f"<br>{ahead.needed_name}" if ahead.needed_name else "")
    ends = [(end, goal_text, colours.ink)]
    is_short = not ahead.rows.is_empty() and ahead.rows["day"][-1] < ahead.until
    if not ahead.rows.is_empty() and not is_short and ahead.pace_name:
        ends.append((float(ahead.rows["middle"][-1]), ahead.pace_name, colours.accent))
    ends.sort(key=lambda one: -one[0])
    heights = [one[0] * pixels for one in ends]
    for place in range(len(ends) - 1):
        lines = sum(ends[at][1].count("<br>") + 1 for at in (place, place + 1))
        heights[place + 1] = min(heights[place + 1], heights[place] - lines * LABEL_LINE / 2 - 4)
    notes = [
        _edge_note(text, y, round(height - y * pixels, 1), colour)
        for (y, text, colour), height in zip(ends, heights, strict=True)
    ]
    if ahead.arrival and ahead.arrival <= ahead.until and ahead.arrival_name:
        notes.append(_arrival_note(ahead, target, canvas))
    elif is_short and ahead.pace_name:
        notes.append(_stop_note(ahead, colours.accent))
    return notes


def _band(ahead: Ahead, canvas: Canvas) -> list[dict[str, Any]]:
    days = [day.isoformat() for day in ahead.rows["day"]]
    edge = {"type": "scatter", "mode": "lines", "x": days, "line": {"width": 0}, "hoverinfo": "skip"}
    return [
        edge | {"y": ahead.rows["low"].to_list()},
        edge | {"y": ahead.rows["high"].to_list(), "fill": "tonexty", "fillcolor": _pale(canvas.palette.accent)},
    ]


def _pace(ahead: Ahead, canvas: Canvas, unit: str) -> dict[str, Any]:
    language = canvas.language
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [day.isoformat() for day in ahead.rows["day"]],
        "y": ahead.rows["middle"].to_list(),
        "line": {"color": canvas.palette.accent, "width": 1.6},
        "customdata": [
            f"{language.date(row['day'])}<br><b>{language.value(row['middle'], unit)}</b> "
            f"({language.span(row['low'], row['high'], unit)})"
            for row in ahead.rows.iter_rows(named=True)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _needed(ahead: Ahead, target: float, deadline: dt.date, canvas: Canvas) -> dict[str, Any]:
    end = min(deadline, ahead.until)
    share = (end - ahead.since) / (deadline - ahead.since)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [ahead.since.isoformat(), end.isoformat()],
        "y": [ahead.value, ahead.value + (target - ahead.value) * share],
        "line": {"color": canvas.palette.ink, "width": 1.8, "dash": "dot"},
        "hoverinfo": "skip",
    }


def _arrival(ahead: Ahead, target: float, canvas: Canvas) -> list[dict[str, Any]]:
    colours = canvas.palette
    assert ahead.arrival
    first, last = ahead.earliest or ahead.arrival, min(ahead.latest or ahead.until, ahead.until)
    edge = {"color": colours.card, "width": 1.5}
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [first.isoformat(), last.isoformat()],
            "y": [target, target],
            "line": {"color": colours.accent, "width": 4},
            "hoverinfo": "skip",
        },
        {
            "type": "scatter",
            "mode": "markers",
            "x": [ahead.arrival.isoformat()],
            "y": [target],
            "marker": {"symbol": "diamond", "size": 11, "color": colours.accent, "line": edge},
            "customdata": [ahead.arrival_name],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    ]


def _arrival_note(ahead: Ahead, target: float, canvas: Canvas) -> dict[str, Any]:
    assert ahead.arrival
    return {
        "text": f"<b>{ahead.arrival_name}</b>",
        "x": ahead.arrival.isoformat(),
        "y": target,
        "xanchor": "right" if (ahead.until - ahead.arrival) < (ahead.until - ahead.since) * 0.4 else "center",
        "xshift": 6,
        "yanchor": "bottom",
        "yshift": 8,
        "showarrow": False,
        "font": {"size": 12, "color": canvas.palette.accent},
        "bgcolor": canvas.palette.card,
        "borderpad": 1,
    }


def _stop_note(ahead: Ahead, colour: str) -> dict[str, Any]:
    """The pace's name where its line stops before the end of the drawing: at a break, at the target."""
    day, value = ahead.rows["day"][-1], float(ahead.rows["middle"][-1])
    place = {"x": day.isoformat(), "xref": "x", "yanchor": "bottom", "yshift": 8, "xshift": 6}
    return _edge_note(ahead.pace_name, value, 0, colour) | place


def _edge_note(text: str, y: float, shift: float, colour: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "align": "left",
        "xshift": 10,
        "y": y,
        "yshift": shift,
        "showarrow": False,
        "font": {"size": 12, "color": colour},
    }


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.16)"
