"""The one look of every chart: palette, status marks, template and foot."""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

import plotly.graph_objects as go

from wording import Language

FONT = '"Source Sans", "Noto Sans", sans-serif'
AXIS = 38  # pixels that the letters of a time axis take below the drawing, and the air before the foot
FOOT_COLUMNS = 62  # letters a line: what a phone of 390 pixels holds at the foot's size
FEW_PERIODS = 4  # as many names as stand beside each other below an axis
FOOT_LINE = 15  # pixels
STATUS_ORDER = ("met", "on_track", "behind", "off_track", "no_data", "expired")
SYMBOLS = {
    "met": "●",
    "on_track": "◆",
    "behind": "▲",
    "off_track": "■",
    "no_data": "○",
    "expired": "◇",
    "": "",
}


@dataclass(frozen=True)
class Palette:
    """Colours of one theme. `fills` are grounds, `marks` are the same statuses as letters on a card,
    `letters` are the letters that stand on a fill; each pair has a contrast of at least 4.5 : 1."""

    ground: str
    card: str
    line: str
    ink: str
    quiet: str
    accent: str
    fills: dict[str, str]
    marks: dict[str, str]
    letters: dict[str, str]
    series: tuple[str, ...]  # told apart by label as well: groups, software
    steps: tuple[str, ...]  # pale to strong: service levels


_LIGHT_FILLS = {
    "met": "#14746f",
    "on_track": "#2f6fb5",
    "behind": "#d98e04",
    "off_track": "#b93a26",
    "no_data": "#dfe3ea",
    "expired": "#b9aed6",
    "": "#8b97ab",
}
_DARK_FILLS = {
    "met": "#45b8ae",
    "on_track": "#74abec",
    "behind": "#e8aa35",
    "off_track": "#f0826e",
    "no_data": "#33415c",
    "expired": "#6a5f96",
    "": "#7f8ca5",
}
PALETTES = {
    "light": Palette(
        ground="#f5f6f8",
        card="#ffffff",
        line="#e2e6ed",
        ink="#14233b",
        quiet="#56627a",
        accent="#2f6fb5",
        fills=_LIGHT_FILLS,
        marks=_LIGHT_FILLS | {"behind": "#8a5a00", "no_data": "#56627a", "expired": "#574a7d", "": "#56627a"},
        letters=dict.fromkeys(("met", "on_track", "off_track"), "#ffffff")
        | dict.fromkeys(("behind", "no_data", "expired"), "#14233b")
        | {"": "#14233b"},
        series=("#24405f", "#9a5b1c", "#6a4c93", "#3f7d4e", "#a33b66", "#4c7a99", "#7a7a1f"),
        steps=("#d5dce8", "#aebfd6", "#7797bd", "#3d679c", "#1d3f6e"),
    ),
    "dark": Palette(
        ground="#0f1726",
        card="#182236",
        line="#2c3a54",
        ink="#e9eef6",
        quiet="#a9b6cb",
        accent="#74abec",
        fills=_DARK_FILLS,
        marks=_DARK_FILLS | {"no_data": "#a9b6cb", "expired": "#c0b4e6", "": "#a9b6cb"},
        letters=dict.fromkeys(("met", "on_track", "behind", "off_track", ""), "#0b1220")
        | {"no_data": "#e9eef6", "expired": "#e9eef6"},
        series=("#a8c3e6", "#e0a96d", "#b79be0", "#86c594", "#e58fb0", "#8fbcd8", "#cfcf6a"),
        steps=("#34435f", "#4b6288", "#6a8bb9", "#94b7e3", "#c9e0fb"),
    ),
}


def palette(theme: str | None) -> Palette:
    """The palette of `light` or `dark`; light where the theme is not known."""
    return PALETTES.get(theme or "light", PALETTES["light"])


@dataclass(frozen=True)
class Canvas:
    """What a chart is drawn on: the reader's language, the theme and the lines of its foot (source, legal
    basis, coverage, period, snapshot), so that a picture taken out of its page still says where it is from.
    """

    language: Language
    theme: str = "light"
    foot: tuple[str, ...] = ()

    @property
    def palette(self) -> Palette:
        return palette(self.theme)

    def foot_lines(self) -> list[str]:
        text = [line for part in self.foot for line in textwrap.wrap(part, FOOT_COLUMNS)]
        return text

    @property
    def foot_height(self) -> int:
        return FOOT_LINE * len(self.foot_lines()) + (10 if self.foot else 0)


Cell = str | float | int | date | None


@dataclass(frozen=True)
class Table:
    """The numbers of a chart: `heads` in the reader's language, one row of cells as values (not as text).

    `units` has one entry a column: "" (text), "date", "count", "minutes", "percent", "points".
    """

    heads: tuple[str, ...]
    units: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A drawn chart: the Plotly figure as a dict, its height in pixels, its text alternative, its numbers."""

    figure: dict[str, Any]
    height: int
    alt: str
    table: Table | None = None
    config: dict[str, Any] = field(default_factory=lambda: {"displayModeBar": False, "responsive": True})


def picture(
    canvas: Canvas, traces: list[dict[str, Any]], height: int, alt: str, table: Table | None = None, **layout: Any
) -> Picture:
    """The finished figure: our template, the language's separators, the foot along the lower edge.

    `height` is that of the drawing; the foot is added below it. A wrong property raises `ValueError`.
    """
    margin = {"l": 8, "r": 12, "t": 8, "b": 8} | layout.pop("margin", {})
    margin["b"] += canvas.foot_height
    foot = "<br>".join(canvas.foot_lines())
    figure = go.Figure(
        data=traces,
        layout={
            "template": _template(canvas.theme),
            "meta": {"foot": list(canvas.foot), "line": FOOT_LINE},  # wrapped anew where the place is wider
            "separators": ",." if canvas.language.code == "vi" else ".,",
            "height": height + canvas.foot_height,
            "margin": margin,
            "title": {"text": foot, "y": max(canvas.foot_height - 4, 0) / (height + canvas.foot_height)},
            **layout,
        },
    )
    return Picture(figure.to_plotly_json(), height + canvas.foot_height, alt, table)


def wrapped(name: str, columns: int = 30, most: int = 2) -> str:
    """A long name on as few lines as `columns` letters allow (at most `most`), evenly filled, never cut."""
    columns = max(columns, len(name) // most + 6 if len(name) > columns * most else columns)
    lines = textwrap.wrap(name, columns, break_long_words=False)
    for narrower in range(len(name) // max(len(lines), 1), columns):
        even = textwrap.wrap(name, max(narrower, 1), break_long_words=False)
        if len(even) == len(lines):
            return "<br>".join(even)
    return "<br>".join(lines) or name


def time_axis(days: Sequence[date], labels: Sequence[str], ticks: int) -> dict[str, Any]:
    """The axis of time: months where they are too many to be named twice, else the periods' own names."""
    axis: dict[str, Any] = {"tickangle": 0, "showline": True}
    named = dict(zip(days, labels, strict=True))
    months = (max(named).year - min(named).year) * 12 + max(named).month - min(named).month if named else 0
    if len(named) > FEW_PERIODS and months > FEW_PERIODS:
        return axis | {"tickformat": "%m/%Y", "nticks": ticks}
    step = 1 if len(named) <= FEW_PERIODS else math.ceil(len(named) / (FEW_PERIODS - 1))
    shown = list(named)[::-1][::step][::-1]  # counted from the newest, which is always named
    return axis | {"tickvals": [day.isoformat() for day in shown], "ticktext": [named[day] for day in shown]}


@cache
def _template(theme: str) -> dict[str, Any]:
    colours = palette(theme)
    axis = {
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "linecolor": colours.line,
        "gridcolor": colours.line,
        "tickfont": {"color": colours.quiet, "size": 12},
        "fixedrange": True,
    }
    layout = {
        "font": {"family": FONT, "size": 13, "color": colours.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": colours.card,
            "bordercolor": colours.line,
            "font": {"color": colours.ink, "family": FONT, "size": 13},
            "align": "left",
        },
        "colorway": list(colours.series),
        "xaxis": axis,
        "yaxis": axis,
        "dragmode": False,
        "title": {
            "font": {"size": 11.5, "color": colours.quiet},
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "yref": "container",
            "yanchor": "top",
            "pad": {"l": 4},
        },
    }
    return {"layout": layout}
