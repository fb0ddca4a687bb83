"""How the services stand at their levels, over time: each level's share of those that have one."""

from itertools import pairwise
from typing import Any

import polars as pl

from charts.breaks import marked, names_room
from charts.lines import hover
from charts.numbers_by_period import by_period
from charts.theme import AXIS, FEW_PERIODS, Canvas, Picture, picture, time_axis
from charts.trend import Break

HEIGHT = 330
TICKS = (0, 25, 50, 75, 100)
ROOM = 128  # pixels for the names beside the drawing
LETTER = 18  # pixels: the least between two names


def levels(
    rows: pl.DataFrame, canvas: Canvas, period: str = "", breaks: tuple[Break, ...] = (), height: int = HEIGHT
) -> Picture:
    """Stacked shares, the highest level at the bottom, each named at its end with how many services it has.

    `rows`: one row per level and period, in order of level (highest first) and time, every period in every
    level: `name`, `period_end`, `services` (count, null = nothing sound reported in the period), `share`
    (percent of the services with a level), `label`. A period without figures and a break are gaps.
    `period` is the chosen period's label (left out: the last row's); names of an older one say so above them.
    """
    parts = rows.partition_by("name", maintain_order=True)
    shapes, notes = marked(rows, breaks, canvas)
    top = 10 + names_room(notes) if notes else 22
    apart = 100 * LETTER / (height - top - AXIS)
    return picture(
        canvas,
        _layers(parts, canvas, breaks),
        height,
        _alt(parts, canvas),
        by_period(parts, "name", "services", "count", canvas.language, share="share"),
        shapes=shapes,
        annotations=[*notes, *_names(parts, canvas, apart), *_age(parts, canvas, period)],
        xaxis=time_axis(rows["period_end"].to_list(), rows["label"].to_list(), 4),
        barmode="stack",
        bargap=0.4,
        yaxis={"range": [0, 100], "tickvals": TICKS, "ticktext": [f"{tick}%" for tick in TICKS], "showgrid": True},
        margin={"t": top, "r": ROOM, "b": AXIS},
    )


def _layers(parts: list[pl.DataFrame], canvas: Canvas, breaks: tuple[Break, ...]) -> list[dict[str, Any]]:
    """One band a level and unbroken run of periods; bars where the periods are few."""
    colours = list(canvas.palette.steps[::-1])
    traces = []
    for place, part in enumerate(parts):
        colour = colours[place % len(colours)]
        if part["period_end"].n_unique() <= FEW_PERIODS:
            traces.append(_layer(part, colour, canvas) | {"type": "bar", "marker": {"color": colour}})
            continue
        for number, run in enumerate(_runs(part, breaks)):
            traces.append(_layer(run, colour, canvas) | _band(colour, number, canvas))
    return traces


def _runs(part: pl.DataFrame, breaks: tuple[Break, ...]) -> list[pl.DataFrame]:
    """The stretches of `part` that no empty period and no break parts."""
    passed = sum((pl.col("period_end") >= known.on for known in breaks), pl.lit(0))
    told = part.with_columns(run=pl.col("share").is_null().cum_sum() * 1000 + passed)
    return told.filter(pl.col("share").is_not_null()).partition_by("run", maintain_order=True)


def _band(colour: str, number: int, canvas: Canvas) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "stackgroup": f"run-{number}",
        "line": {"width": 0.6, "color": canvas.palette.card},
        "fillcolor": colour,
    }


def _layer(part: pl.DataFrame, colour: str, canvas: Canvas) -> dict[str, Any]:
    return {
        "name": part["name"][0],
        "x": [day.isoformat() for day in part["period_end"]],
        "y": [None if share is None else round(share, 2) for share in part["share"]],
        "customdata": part["services"].to_list(),
        "hovertemplate": hover(canvas.language, part["name"][0], "percent").replace("<b>", "<b>%{customdata:,} · "),
    }


def _last(part: pl.DataFrame) -> dict[str, Any] | None:
    told = part.filter(pl.col("share").is_not_null())
    return told.row(-1, named=True) if told.height else None


def _names(parts: list[pl.DataFrame], canvas: Canvas, apart: float) -> list[dict[str, Any]]:
    """Each level's name and number at its end, `apart` percent from the next, and none above the drawing."""
    ends, below = [], 0.0
    for part in parts:
        if (last := _last(part)) and last["services"]:
            ends.append((below + last["share"] / 2, last))
            below += last["share"]
    places = [at for at, _ in ends]
    for lower, upper in pairwise(range(len(places))):
        places[upper] = max(places[upper], places[lower] + apart)
    for place in range(len(places) - 1, -1, -1):
        places[place] = min(places[place], 100 - apart * (len(places) - 1 - place) - apart / 4)
    return [
        {
            "text": f"{last['name']} <b>{canvas.language.number(last['services'])}</b>",
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 6,
            "y": place,
            "showarrow": False,
            "font": {"size": 12.5, "color": canvas.palette.ink},
        }
        for place, (_, last) in zip(places, ends, strict=True)
    ]


def _age(parts: list[pl.DataFrame], canvas: Canvas, period: str) -> list[dict[str, Any]]:
    """The period of the names at the end, where it is not the chosen one."""
    last = _last(parts[0]) if parts else None
    if last is None or last["label"] == (period or parts[0]["label"][-1]):
        return []
    note = {
        "text": last["label"],
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 6,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": canvas.palette.quiet},
    }
    return [note]


def _alt(parts: list[pl.DataFrame], canvas: Canvas) -> str:
    language, told = canvas.language, []
    for part in parts:
        if (last := _last(part)) and last["services"]:
            share = language.percent(last["share"])
            told.append(f"{part['name'][0]}: {language.number(last['services'])} ({share})")
    return "; ".join(told) + "."
