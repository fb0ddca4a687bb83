"""Several named lines over time: groups beside each other, software rolled out."""

from typing import Any

import polars as pl

from charts.breaks import cut, marked, names_room
from charts.numbers_by_period import by_period
from charts.theme import AXIS, FEW_PERIODS, Canvas, Picture, picture, time_axis, wrapped
from charts.trend import Break
from wording import Language

DASHES = ("solid", "dash", "dot", "dashdot")
TOP = 12  # pixels above the drawing
LONGEST_LINE = 22  # letters beside the drawing
LETTER = 15.5  # pixels a line of a name


def lines(
    rows: pl.DataFrame,
    canvas: Canvas,
    unit: str,
    height: int = 260,
    period: str = "",
    breaks: tuple[Break, ...] = (),
) -> Picture:
    """One line per `series`, named at its end instead of in a legend. None crosses a break, which is named.

    `rows`: one row per series and period, in order of series and time: `series`, `period_end`, `value`
    (null = gap), `label` (the period as people write it). `period` is the chosen period's label: a last value
    that is not of it is written with its own. Left out, it is the last row's.
    """
    parts = [cut(part, breaks) for part in rows.partition_by("series", maintain_order=True)]
    shapes, notes = marked(rows, breaks, canvas)
    top = TOP + names_room(notes)
    colours = canvas.palette.series
    traces = [_line(part, colours[place % len(colours)], canvas, unit, place) for place, part in enumerate(parts)]
    return picture(
        canvas,
        traces,
        height,
        _alt(parts, canvas, unit),
        by_period(parts, "series", "value", unit, canvas.language),
        shapes=shapes,
        annotations=[*notes, *_names(parts, canvas, unit, height - top, period)],
        xaxis=time_axis(rows["period_end"].to_list(), rows["label"].to_list(), 4),
        yaxis={
            "range": [0, _reach(parts)],
            "nticks": 5,
            "showgrid": True,
            "ticksuffix": "%" if unit == "percent" else "",
        },
        margin={"r": 136, "t": top, "b": AXIS},
    )


def _line(part: pl.DataFrame, colour: str, canvas: Canvas, unit: str, place: int) -> dict[str, Any]:
    language = canvas.language
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "marker": {"size": 6 if part.height <= FEW_PERIODS else 3},  # a value between two gaps has no line
        "name": part["series"][0],
        "x": [day.isoformat() for day in part["period_end"]],
        "y": part["value"].round(2).to_list(),
        "connectgaps": False,
        "line": {"color": colour, "width": 2.2, "dash": DASHES[place % len(DASHES)]},
        "hovertemplate": hover(language, part["series"][0], unit),
    }


def hover(language: Language, name: str, unit: str) -> str:
    """What a point says: written once for all, for 156 sentences a line would be most of the page."""
    told = language.text("period to {day}", day="%{x|%d/%m/%Y}")
    value = "%{y:,.1f}%" if unit == "percent" else "%{y:,.0f}"
    return f"{name} · {told}<br><b>{value}</b><extra></extra>"


def _names(parts: list[pl.DataFrame], canvas: Canvas, unit: str, height: int, period: str) -> list[dict[str, Any]]:
    """Each line's name and last value at its end, pushed apart so that none lies on another."""
    pixels = (height - AXIS) / _reach(parts)
    ends = []
    for place, part in enumerate(parts):
        told = part.filter(pl.col("value").is_not_null()).tail(1)
        if not told.is_empty():
            row = told.row(0, named=True)
            name = wrapped(str(row["series"]), 18, most=4)
            value = canvas.language.value(row["value"], unit)
            is_long = len(name.rpartition("<br>")[2]) + len(value) > LONGEST_LINE
            name += f"{'<br>' if is_long else ' '}<b>{value}</b>"
            if row["label"] != (period or part["label"][-1]):
                name += f"<br>({row['label']})"
            ends.append((float(row["value"]) * pixels, place, row["value"], name))
    ends.sort(key=lambda end: -end[0])
    rooms = [LETTER * (name.count("<br>") + 1) + 4 for *_, name in ends]
    heights = _apart([end[0] for end in ends], rooms)
    return [
        _name_note(value, name, at - wanted, canvas.palette.series[place % len(canvas.palette.series)])
        for (wanted, place, value, name), at in zip(ends, heights, strict=True)
    ]


def _apart(wanted: list[float], rooms: list[float]) -> list[float]:
    """Heights from the top down, each as near to the wanted one as the room of its neighbours allows."""
    placed: list[float] = []
    for at, room in zip(wanted, rooms, strict=True):
        ceiling = placed[-1] - (rooms[len(placed) - 1] + room) / 2 if placed else at
        placed.append(min(at, ceiling))
    floor = 0.0
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = max(placed[index], floor + rooms[index] / 2)
        floor = placed[index] + rooms[index] / 2
    return placed


def _reach(parts: list[pl.DataFrame]) -> float:
    return max([value for part in parts for value in part["value"].drop_nulls()] or [1.0]) * 1.06 or 1.0


def _name_note(value: float, name: str, shift: float, colour: str) -> dict[str, Any]:
    return {
        "text": name,
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "align": "left",
        "xshift": 6,
        "y": value,
        "yshift": round(shift, 1),
        "showarrow": False,
        "font": {"size": 12, "color": colour},
    }


def _alt(parts: list[pl.DataFrame], canvas: Canvas, unit: str) -> str:
    language = canvas.language
    told = []
    for part in parts:
        known = part.filter(pl.col("value").is_not_null())
        last = known["value"][-1] if known.height else None
        told.append(f"{part['series'][0]}: {language.value(last, unit)}")
    return "; ".join(told) + "."
