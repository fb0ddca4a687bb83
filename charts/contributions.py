"""What each organisation adds to a change: bars from nothing to the right or left, in points."""

from typing import Any

import polars as pl

from charts.theme import Canvas, Picture, Table, picture, wrapped

ROW = 28  # pixels a bar
PARTS = (  # column, name, its look: fill, hatched, outlined, so that grey tells them too
    ("own", "Own change"),
    ("shift", "Shift in weights"),
    ("passing", "Reported in one of the two periods only"),
)


def contributions(rows: pl.DataFrame, whole: pl.DataFrame, canvas: Canvas, unit: str, summary: str) -> Picture:
    """Stacked bars of `own`, `shift` and `passing` (points for `percent`, else the unit), the sum at the right.

    `rows`: one row per bar from the top down: `name`, `own`, `shift`, `passing`, `moved`. `whole`: one row per
    organisation for the table, with `n0`, `d0`, `value_before`, `n1`, `d1`, `value` beside these. `summary` is the
    text alternative's first sentence.
    """
    names = [wrapped(name, 26) for name in rows["name"]]
    traces = [_bars(rows, names, part, title, canvas, unit) for part, title in PARTS if (rows[part] != 0).any()]
    layout: dict[str, Any] = {
        "barmode": "relative",
        "bargap": 0.35,
        "xaxis": {"visible": False, "range": _reach(rows)},
        "yaxis": {
            "autorange": "reversed",
            "tickfont": {"color": canvas.palette.ink, "size": 12},
            "showline": False,
            "ticklabelstandoff": 8,
        },
        "margin": {"t": 4, "b": 8, "r": 64},
        "shapes": [_nothing(canvas)],
        "annotations": _sums(rows, canvas, unit),
    }
    height = ROW * max(len(names), 2) + 16
    return picture(canvas, traces, height, _alt(rows, canvas, unit, summary), _table(whole, canvas, unit), **layout)


def _bars(rows: pl.DataFrame, names: list[str], part: str, title: str, canvas: Canvas, unit: str) -> dict[str, Any]:
    language, colours = canvas.language, canvas.palette
    looks: dict[str, dict[str, Any]] = {
        "own": {"color": colours.accent},
        "shift": {
            "color": colours.quiet,
            "pattern": {
                "shape": "/",
                "size": 5,
                "solidity": 0.35,
                "fgcolor": colours.quiet,
                "bgcolor": colours.card,
            },
            "line": {"color": colours.quiet, "width": 1},
        },
        "passing": {"color": colours.card, "line": {"color": colours.ink, "width": 1.5}},
    }
    return {
        "type": "bar",
        "orientation": "h",
        "name": language.text(title),
        "y": names,
        "x": [value or None for value in rows[part]],  # nothing has no edge
        "marker": looks[part],
        "textposition": "none",
        "customdata": [
            f"{name}<br>{language.text(title)}: <b>{told(value, unit, canvas)}</b>"
            for name, value in zip(rows["name"], rows[part], strict=True)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def told(value: float, unit: str, canvas: Canvas) -> str:
    """A part of a change: points of a share to two places where it is small, so that it does not vanish."""
    language = canvas.language
    if unit != "percent":
        return language.signed(value, 0)
    return language.points(value, 1 if abs(value) >= 0.05 or not value else 2)


def _reach(rows: pl.DataFrame) -> list[float]:
    """From the furthest bar on the left to the furthest on the right, always with nothing inside."""
    parts = [rows[part] for part, _ in PARTS]
    right = [sum(max(value, 0.0) for value in values) for values in zip(*parts, strict=True)]
    left = [sum(min(value, 0.0) for value in values) for values in zip(*parts, strict=True)]
    low, high = min(left, default=0.0), max(right, default=0.0)
    room = (high - low or 1.0) * 0.02
    return [low - room, high + room]


def _nothing(canvas: Canvas) -> dict[str, Any]:
    line = {"color": canvas.palette.quiet, "width": 1}
    return {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _sums(rows: pl.DataFrame, canvas: Canvas, unit: str) -> list[dict[str, Any]]:
    """What each bar comes to, in one column at the right edge."""
    decimals = 2 if unit == "percent" else 0
    return [
        {
            "text": f"<b>{canvas.language.signed(value, decimals)}</b>",
            "x": 1,
            "xref": "paper",
            "xanchor": "right",
            "xshift": 60,
            "y": place,
            "showarrow": False,
            "font": {"size": 13, "color": canvas.palette.ink},
        }
        for place, value in enumerate(rows["moved"])
    ]


def _table(whole: pl.DataFrame, canvas: Canvas, unit: str) -> Table:
    text = canvas.language.text
    moved = "points" if unit == "percent" else unit
    heads = (
        *("Organisation", "Numerator before", "Denominator before", "Value before"),
        *("Numerator now", "Denominator now", "Value now"),
        *(title for _, title in PARTS),
        "Contribution",
    )
    columns = ("name", "n0", "d0", "value_before", "n1", "d1", "value", "own", "shift", "passing", "moved")
    units = ("", "count", "count", unit, "count", "count", unit, moved, moved, moved, moved)
    return Table(tuple(text(head) for head in heads), units, tuple(whole.select(columns).rows()))


def _alt(rows: pl.DataFrame, canvas: Canvas, unit: str, summary: str) -> str:
    parts = [
        f"{name}: {told(value, unit, canvas)}" for name, value in zip(rows["name"], rows["moved"], strict=True)
    ]
    return f"{summary} {'; '.join(parts)}."
