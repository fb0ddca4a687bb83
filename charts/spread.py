"""A group's spread in one line: a dot for each organisation, this one marked. Plain SVG as an image's address."""

import base64
from collections.abc import Sequence

from charts.theme import Palette

WIDTH, HEIGHT = 112, 20


def spread(others: Sequence[float], own: float | None, point: float | None, status: str, colours: Palette) -> str:
    """`others`: the values of the rest of the group; `point`: the path today (a fine upright line, None = none).

    The line runs from the group's lowest to its highest value. Returns a data URI for `<img src>`.
    """
    drawn = [*others, *(value for value in (own, point) if value is not None)]
    if not drawn:
        return ""
    low, high = min(drawn), max(drawn)
    wide = (high - low) or 1.0
    middle = HEIGHT / 2

    def x(value: float) -> float:
        return round(6 + (value - low) / wide * (WIDTH - 12), 1) if high > low else WIDTH / 2

    parts = [f'<path d="M3 {middle}H{WIDTH - 3}" stroke="{colours.line}" stroke-width="1.2"/>']
    if point is not None:
        parts.append(
            f'<path d="M{x(point)} 2V{HEIGHT - 2}" stroke="{colours.quiet}" stroke-width="1.2" '
            'stroke-dasharray="3 2"/>'
        )
    parts += [
        f'<circle cx="{x(value)}" cy="{middle}" r="2.4" fill="{colours.quiet}" fill-opacity=".38"/>'
        for value in others
    ]
    if own is not None:
        colour = colours.marks.get(status, colours.accent) if status else colours.accent
        parts.append(
            f'<circle cx="{x(own)}" cy="{middle}" r="5" fill="{colour}" stroke="{colours.card}" '
            'stroke-width="1.2"/>'
        )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'fill="none">{"".join(parts)}</svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
