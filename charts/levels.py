"""How many services stand at each level, over time."""

from typing import Any

import polars as pl

from charts.theme import AXIS, FEW_PERIODS, Canvas, Picture, picture, time_axis


def levels(rows: pl.DataFrame, canvas: Canvas, period: str = "") -> Picture:
    """Stacked steps, lowest level at the bottom, each named at its end.

    `rows`: one row per level and period, in order of level and time, every period in every level: `name`,
    `period_end`, `services` (count, null = nothing reported in the period), `label`.
    `period` is the chosen period's label (left out: the last row's); names of an older one say so above them.
    """
    parts = rows.partition_by("name", maintain_order=True)
    steps = canvas.palette.steps[-len(parts) :] if len(parts) <= len(canvas.palette.steps) else None
    colours = steps or [canvas.palette.steps[i % len(canvas.palette.steps)] for i in range(len(parts))]
    traces = [_layer(part, colour, canvas) for part, colour in zip(parts, colours, strict=True)]
    return picture(
        canvas,
        traces,
        330,
        _alt(parts, canvas),
        annotations=[*_names(parts, canvas), *_age(parts, canvas, period)],
        xaxis=time_axis(rows["period_end"].to_list(), rows["label"].to_list(), 4),
        barmode="stack",
        bargap=0.4,
        yaxis={"rangemode": "tozero", "nticks": 5, "showgrid": True, "tickformat": ",d"},
        margin={"t": 22, "r": 112, "b": AXIS},
    )


def _layer(part: pl.DataFrame, colour: str, canvas: Canvas) -> dict[str, Any]:
    """One level: a band over many periods, a piece of each bar over few."""
    number = canvas.language.number
    layer = {
        "name": part["name"][0],
        "x": [day.isoformat() for day in part["period_end"]],
        "y": part["services"].to_list(),
        "customdata": [
            f"{name} · {label}<br><b>{number(services)}</b>"
            for name, label, services in zip(part["name"], part["label"], part["services"], strict=True)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    if part.height <= FEW_PERIODS:
        return layer | {"type": "bar", "marker": {"color": colour}}
    return layer | {
        "type": "scatter",
        "mode": "lines",
        "stackgroup": "levels",
        "stackgaps": "interpolate",
        "line": {"width": 0.6, "color": canvas.palette.card, "shape": "hv"},
        "fillcolor": colour,
    }


def _names(parts: list[pl.DataFrame], canvas: Canvas) -> list[dict[str, Any]]:
    notes, below = [], 0.0
    for part in parts:
        last = float(part["services"].drop_nulls().tail(1).sum())
        share = canvas.language.number(last)
        notes.append(
            {
                "text": f"{part['name'][0]} <b>{share}</b>",
                "x": 1,
                "xref": "paper",
                "xanchor": "left",
                "xshift": 6,
                "y": below + last / 2,
                "showarrow": False,
                "font": {"size": 12.5, "color": canvas.palette.ink},
            }
        )
        below += last
    return notes


def _age(parts: list[pl.DataFrame], canvas: Canvas, period: str) -> list[dict[str, Any]]:
    """The period of the names at the end, where it is not the chosen one."""
    told = parts[0].filter(pl.col("services").is_not_null()) if parts else None
    if told is None or told.is_empty() or told["label"][-1] == (period or parts[0]["label"][-1]):
        return []
    note = {
        "text": told["label"][-1],
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
    told = [
        f"{part['name'][0]}: {canvas.language.number(float(part['services'].drop_nulls().tail(1).sum()))}"
        for part in parts
    ]
    return "; ".join(told) + "."
