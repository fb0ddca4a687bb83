"""One indicator over time against the straight path to its target."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import polars as pl

from charts.theme import AXIS, Canvas, Picture, picture, time_axis

LONGEST_AHEAD = 0.25  # of the drawn time: how far the path is drawn beyond the last period


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
) -> Picture:
    """The actual line, the path, the target, the breaks.

    `rows`: one row per period in order, gaps included: `period_start`, `period_end`, `value` (null = gap),
    `point` (the path, null = none), `is_solid` (complete and covered; else a hollow mark off the line),
    `label` (the period as people write it). `period` is the chosen period's label: a last value that is not of
    it is written with its own. Left out, it is the last row's.
    """
    rows = _broken(rows, breaks)
    traces = []
    if rows["point"].is_not_null().any():
        traces.append(_path(rows, canvas, aim))
        if aim and aim.deadline <= _ahead(rows, aim)[0]:
            traces.append(_goal(aim, canvas, unit))
    if not rows["is_solid"].all():
        traces.append(_actual(rows.filter(~pl.col("is_solid")), canvas, unit, hollow=True))
    sound = rows.with_columns(value=pl.when("is_solid").then("value"))
    traces.append(_actual(sound, canvas, unit))
    seen = [cut for cut in breaks if _within(rows, cut.on)]
    notes = [_note(cut.on, cut.name, canvas) for cut in seen] + ([_aim_note(aim, canvas)] if aim else [])
    ends = _last_note(sound, canvas, unit, period)
    return picture(
        canvas,
        traces,
        height,
        _alt(rows, canvas, unit, aim),
        xaxis=time_axis(rows["period_end"].to_list(), rows["label"].to_list(), 6),
        yaxis={
            "rangemode": "tozero",
            "nticks": 5,
            "showgrid": True,
            "ticksuffix": "%" if unit == "percent" else "",
            "range": _reach(rows, aim),
        },
        annotations=[*notes, *ends],
        shapes=[_upright(cut.on, canvas.palette.quiet) for cut in seen],
        margin={"t": 26, "r": 112 if any(note.get("x") == 1 for note in ends) else 64, "b": AXIS},
        hovermode="x",
    )


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


def _path(rows: pl.DataFrame, canvas: Canvas, aim: Aim | None) -> dict[str, Any]:
    days, points = _days(rows["period_end"]), rows["point"].to_list()
    if aim and points[-1] is not None and aim.deadline > rows["period_end"][-1]:
        day, value = _ahead(rows, aim)
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
        "marker": {"symbol": "line-ew-open", "size": 18, "color": canvas.palette.ink, "line": {"width": 3}},
        "customdata": [f"{aim.name}<br><b>{canvas.language.value(aim.value, unit)}</b>"],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _ahead(rows: pl.DataFrame, aim: Aim) -> tuple[dt.date, float]:
    """The point where the drawn path ends: the deadline, or a quarter of the drawn time ahead."""
    start: dt.date = rows["period_end"][0]
    end: dt.date = rows["period_end"][-1]
    limit = end + (end - start) * LONGEST_AHEAD
    if aim.deadline <= limit or limit <= end:
        return aim.deadline, aim.value
    here = rows["point"][-1]
    return limit, here + (aim.value - here) * ((limit - end) / (aim.deadline - end))


def _aim_note(aim: Aim, canvas: Canvas) -> dict[str, Any]:
    """The path's name above the drawing, where no line can lie under it."""
    return {
        "text": f"╌╌ {aim.name}",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 4,
        "showarrow": False,
        "font": {"size": 12, "color": canvas.palette.quiet},
    }


def _last_note(rows: pl.DataFrame, canvas: Canvas, unit: str, period: str) -> list[dict[str, Any]]:
    """The last sound value beside its point; at the edge and with its period where that is not the chosen one."""
    known = rows.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return []
    last = known.row(-1, named=True)
    text, place = f"<b>{canvas.language.value(last['value'], unit)}</b>", {"x": last["period_end"].isoformat()}
    if last["label"] != (period or rows["label"][-1]):
        text += f"<br><span style='font-size:11.5px'>({last['label']})</span>"
        place = {"x": 1, "xref": "paper"}
    note = {
        "text": text,
        "y": last["value"],
        "xanchor": "left",
        "align": "left",
        "xshift": 8,
        "showarrow": False,
        "font": {"size": 14, "color": canvas.palette.ink},
        "bgcolor": canvas.palette.card,
        "borderpad": 1,
        "opacity": 0.92,
    }
    return [note | place]


def _note(day: dt.date, name: str, canvas: Canvas) -> dict[str, Any]:
    return {
        "text": name,
        "x": day.isoformat(),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 11.5, "color": canvas.palette.quiet},
    }


def _upright(day: dt.date, colour: str) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": day.isoformat(),
        "x1": day.isoformat(),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": colour, "width": 1, "dash": "dot"},
    }


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


def _within(rows: pl.DataFrame, day: dt.date) -> bool:
    return not rows.is_empty() and bool(rows["period_start"][0] < day <= rows["period_end"][-1])


def _reach(rows: pl.DataFrame, aim: Aim | None) -> list[float]:
    drawn = [value for name in ("value", "point") for value in rows[name].drop_nulls()]
    if aim:
        drawn.append(_ahead(rows, aim)[1] if rows["point"][-1] is not None else aim.value)
    return [min(0.0, *drawn) if drawn else 0.0, max([*drawn, 0.001]) * 1.12]


def _days(days: pl.Series) -> list[str]:
    return [day.isoformat() for day in days]


def _alt(rows: pl.DataFrame, canvas: Canvas, unit: str, aim: Aim | None) -> str:
    language = canvas.language
    told = rows.filter(pl.col("value").is_not_null() & pl.col("is_solid"))
    if told.is_empty():
        return language.text("No data")
    first, last = told.row(0, named=True), told.row(-1, named=True)
    sentence = language.text(
        "From {first} in {first_period} to {last} in {last_period}",
        first=language.value(first["value"], unit),
        first_period=first["label"],
        last=language.value(last["value"], unit),
        last_period=last["label"],
    )
    return f"{sentence}; {aim.name}." if aim else f"{sentence}."
