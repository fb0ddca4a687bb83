"""Frame in, figure out. A chart fetches nothing and knows no page.

Every chart returns a `Picture`: the figure as a plain dict (the fastest form to cache and to send), the
height it is drawn for in pixels, and a text alternative made from its numbers.
"""

from charts.ahead import Ahead
from charts.bullets import bullet, bullet_reach
from charts.contributions import contributions
from charts.levels import levels
from charts.lines import lines
from charts.marks import sparkline
from charts.ranking import ranking
from charts.theme import PALETTES, STATUS_ORDER, SYMBOLS, Canvas, Cell, Palette, Picture, Table, palette
from charts.trend import Aim, Break, trend

__all__ = [
    "PALETTES",
    "STATUS_ORDER",
    "SYMBOLS",
    "Ahead",
    "Aim",
    "Break",
    "Canvas",
    "Cell",
    "Palette",
    "Picture",
    "Table",
    "bullet",
    "bullet_reach",
    "contributions",
    "levels",
    "lines",
    "palette",
    "ranking",
    "sparkline",
    "trend",
]
