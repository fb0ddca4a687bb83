"""One indicator over time against the straight path to its target, and how it may go on."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import polars as pl

from charts.ahead import Ahead, ahead_notes, ahead_traces
from charts.theme import AXIS, Canvas, Picture, picture, time_axis
from charts.trend_notes import aim_note, alt_text, break_note, last_note, table, upright

LONGEST_AHEAD = 0.25  # of the drawn time: how far the path is drawn beyond the last period
TOP, WIDE_RIGHT, RIGHT = 26, 112, 64  # pixels around the drawing
AHEAD_RIGHT = 140
BELOW = 30  # pixels between a point and the axis that a value below it needs
GOAL_ROOM = 0.04  # of the drawn time: a target's stroke nearer than this pushes the last value's label aside


@dataclass(frozen=True)
class Aim:
    """The target that a trend is held against. Values in the indicator's unit."""

    value: float
    deadline: dt.date
    name: str  # what stands beside it: "Chỉ tiêu 30% · 31/12/2020"


@dataclass(frozen=True)
class Break:
    """A day on which the counting changed; no line crosses it."""

    on: dt.date
    name: str


def trend(
    rows: pl.DataFrame,
    canvas: Canvas,
    unit: str,
    aim: Aim | None = None,
    breaks: tuple[Break, ...] = (),
    height: int = 280,
    period: str = "",
    ahead: Ahead | None = None,
) -> Picture:
    """The actual line, the path, the target, the breaks; with `ahead`, the pace needed, the pace had, the arrival.

    `rows`: one row per period in order, gaps included: `period_start`, `period_end`, `value` (null = gap),
    `point` (the path, null = none), `is_solid` (complete and covered; else a hollow mark off the line),
    `label` (the period as people write it). `period` is the chosen period's label: a last value that is not of
    it is written with its own. Left out, it is the last row's.
    """
    given, rows = rows, _broken(rows, breaks)
    sound = rows.with_columns(value=pl.when("is_solid").then("value"))
    end, reach = _drawn_until(rows, aim, ahead), _reach(rows, aim, ahead)
    seen = [cut for cut in breaks if _within(rows, cut.on, end)]
    notes = _break_names(seen, rows, canvas, end)
    if ahead and aim:
        pixels = (height - TOP - AXIS) / ((reach[1] - reach[0]) or 1)
        notes += _names_ahead(rows, canvas, aim, ahead, end, pixels)
        is_below = aim.value >= ahead.value and (ahead.value - reach[0]) * pixels > BELOW
        notes += last_note(sound, canvas, unit, period, shift=0, is_below=is_below)
        room = AHEAD_RIGHT
    else:
        ends = last_note(sound, canvas, unit, period, shift=_label_shift(rows, aim, end))
        room = WIDE_RIGHT if any(note.get("x") == 1 for note in ends) else RIGHT
        notes += [*([aim_note(aim.name, canvas)] if aim else []), *ends]
    return picture(
        canvas,
        _traces(rows, sound, canvas, unit, aim, end, ahead),
        height,
        alt_text(rows, canvas, unit, aim.name if aim else "", ahead),
        table(given, canvas, unit, ahead),
        xaxis=_time(rows, end, ahead),
        yaxis=_values_axis(unit, reach),
        annotations=notes,
        shapes=[upright(cut.on, canvas.palette.quiet) for cut in seen],
        margin={"t": TOP, "r": room, "b": AXIS},
        hovermode="x",
    )


def _values_axis(unit: str, reach: list[float]) -> dict[str, Any]:
    suffix = "%" if unit == "percent" else ""
    return {"rangemode": "tozero", "nticks": 5, "showgrid": True, "ticksuffix": suffix, "range": reach}


def _break_names(
    seen: list[Break], rows: pl.DataFrame, canvas: Canvas, end: dt.date | None
) -> list[dict[str, Any]]:
    """The names of the breaks, each below those before it, so that none lies on another."""
    notes: list[dict[str, Any]] = []
    for cut in seen:
        above = sum(note["text"].count("<br>") + 1 for note in notes)
        notes.append(break_note(cut.on, cut.name, canvas, rows["period_start"][0], end, above))
    return notes


def _names_ahead(
    rows: pl.DataFrame, canvas: Canvas, aim: Aim, ahead: Ahead, end: dt.date | None, pixels: float
) -> list[dict[str, Any]]:
    stop, there = _path_end(rows, aim, end)
    name = aim.name if stop == aim.deadline else f"→ {aim.name}"  # the target lies beyond the drawing
    return ahead_notes(ahead, name, there, aim.value, canvas, pixels)


def _traces(
    rows: pl.DataFrame,
    sound: pl.DataFrame,
    canvas: Canvas,
    unit: str,
    aim: Aim | None,
    end: dt.date | None,
    ahead: Ahead | None,
) -> list[dict[str, Any]]:
    """From the ground up: what lies ahead, the path, the target, the hollow marks, the line."""
    traces = ahead_traces(ahead, aim.value, aim.deadline, canvas, unit) if ahead and aim else []
    has_path = bool(rows["point"].is_not_null().any())
    if has_path:
        traces.append(_path(rows, canvas, aim, end))
    if aim and end and rows["period_start"][0] <= aim.deadline <= end and (has_path or ahead):
        traces.append(_goal(aim, canvas, unit))
    if not rows["is_solid"].all():
        traces.append(_actual(rows.filter(~pl.col("is_solid")), canvas, unit, hollow=True))
    return [*traces, _actual(sound, canvas, unit)]


def _actual(rows: pl.DataFrame, canvas: Canvas, unit: str, hollow: bool = False) -> dict[str, Any]:
    """The line of sound values, or the hollow marks of those that no line may join."""
    colours, language = canvas.palette, canvas.language
    return {
        "type": "scatter",
        "mode": "markers" if hollow else "lines+markers",
        "x": _days(rows["period_end"]),
        "y": rows["value"].to_list(),
        "connectgaps": False,
        "line": {"color": colours.accent, "width": 2.2},
        "marker": {
            "size": 7 if hollow else 3 if rows.height > 60 else 5,
            "color": colours.card if hollow else colours.accent,
            "line": {"color": colours.accent, "width": 1.4},
        },
        "customdata": [
            f"{label}<br><b>{language.value(value, unit)}</b>"
            for label, value in zip(rows["label"], rows["value"], strict=True)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _path(rows: pl.DataFrame, canvas: Canvas, aim: Aim | None, end: dt.date | None) -> dict[str, Any]:
    days, points = _days(rows["period_end"]), rows["point"].to_list()
    if aim and end and points[-1] is not None and aim.deadline > rows["period_end"][-1]:
        day, value = _path_end(rows, aim, end)
        days, points = [*days, day.isoformat()], [*points, value]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": days,
        "y": points,
        "line": {"color": canvas.palette.quiet, "width": 1.4, "dash": "dash"},
        "hoverinfo": "skip",
    }


def _goal(aim: Aim, canvas: Canvas, unit: str) -> dict[str, Any]:
    """The target itself, where its deadline lies within the drawing."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [aim.deadline.isoformat()],
        "y": [aim.value],
        "marker": {"symbol": "line-ew-open", "size": 16, "color": canvas.palette.ink, "line": {"width": 3}},
        "customdata": [f"{aim.name}<br><b>{canvas.language.value(aim.value, unit)}</b>"],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _drawn_until(rows: pl.DataFrame, aim: Aim | None, ahead: Ahead | None) -> dt.date | None:
    """The last drawn day: what lies ahead says it; else the deadline, or a quarter of the drawn time ahead."""
    if rows.is_empty():
        return None
    start: dt.date = rows["period_start"][0]
    last: dt.date = rows["period_end"][-1]
    if ahead:
        return max(ahead.until, last)
    if not aim or rows["point"].is_null().all():
        return last
    return max(last, min(aim.deadline, last + (last - start) * LONGEST_AHEAD))


def _path_end(rows: pl.DataFrame, aim: Aim, end: dt.date | None) -> tuple[dt.date, float]:
    """The point where the drawn path ends: the target, or how far the path has come by the end of the drawing."""
    last, here = rows["period_end"][-1], rows["point"][-1]
    if end is None or here is None or aim.deadline <= max(end, last):
        return aim.deadline, aim.value
    return end, here + (aim.value - here) * ((end - last) / (aim.deadline - last))


def _label_shift(rows: pl.DataFrame, aim: Aim | None, end: dt.date | None) -> int:
    """How far the last value's label stands off its point: farther where the target's stroke lies there."""
    if aim is None or end is None or rows["point"].is_null().all():
        return 8
    near = (end - rows["period_start"][0]) * GOAL_ROOM
    return 18 if abs(aim.deadline - rows["period_end"][-1]) <= near else 8


def _time(rows: pl.DataFrame, end: dt.date | None, ahead: Ahead | None) -> dict[str, Any]:
    axis = time_axis(rows["period_end"].to_list(), rows["label"].to_list(), 6)
    if ahead and end and not rows.is_empty():
        axis = {"tickangle": 0, "showline": True, "tickformat": "%m/%Y", "nticks": 4}
        axis["range"] = [rows["period_start"][0].isoformat(), end.isoformat()]
    return axis


def _broken(rows: pl.DataFrame, breaks: tuple[Break, ...]) -> pl.DataFrame:
    """An empty row before each break, so that the line stops there."""
    for cut in breaks:
        after = rows.filter(pl.col("period_end") >= cut.on)
        if after.is_empty() or after.height == rows.height:
            continue
        gap = after.head(1).with_columns(
            period_end=pl.lit(cut.on), value=pl.lit(None, pl.Float64), point=pl.lit(None, pl.Float64)
        )
        rows = pl.concat([rows.filter(pl.col("period_end") < cut.on), gap, after])
    return rows


def _within(rows: pl.DataFrame, day: dt.date, end: dt.date | None) -> bool:
    return end is not None and bool(rows["period_start"][0] < day <= end)


def _reach(rows: pl.DataFrame, aim: Aim | None, ahead: Ahead | None) -> list[float]:
    drawn = [value for name in ("value", "point") for value in rows[name].drop_nulls()]
    if aim and not rows.is_empty():
        end = _drawn_until(rows, aim, ahead)
        drawn.append(_path_end(rows, aim, end)[1] if rows["point"][-1] is not None else aim.value)
        drawn += [aim.value, *ahead.rows["high"]] if ahead else []
    return [min(0.0, *drawn) if drawn else 0.0, max([*drawn, 0.001]) * 1.12]


def _days(days: pl.Series) -> list[str]:
    return [day.isoformat() for day in days]
