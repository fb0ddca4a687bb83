"""A bullet: one value against its target, today's point and where the path began. Plain SVG as an image."""

import math

from charts.marks import svg_address
from charts.theme import Palette

WIDTH, HEIGHT, BAR, ROUND = 320, 26, 12, 2
STEPS = (1, 2, 2.5, 5, 10)


def bullet(
    value: float | None,
    target: float,
    point: float | None,
    status: str,
    colours: Palette,
    width: int = WIDTH,
    reach: float | None = None,
    baseline: float | None = None,
    span: tuple[float, float] | None = None,
) -> str:
    """A bar up to `value`, a thick stroke at `target`, a fine one at today's `point`, a ring at `baseline`.

    All in the indicator's unit, on a scale from nothing to `reach` (`bullet_reach`). `span` is the range where
    too few have reported: hatched, without a status. Returns a data URI for `<img src>`.
    """
    end = reach or bullet_reach([value, target, point], "")
    top = (HEIGHT - BAR) / 2

    def x(number: float) -> float:
        return round(min(max(number / end, 0), 1) * (width - 8) + 4, 1)

    def bar(first: float, last: float, fill: str) -> str:
        wide = max(x(last) - x(first), 1.5)
        return f'<rect x="{x(first)}" y="{top}" width="{wide:.1f}" height="{BAR}" rx="{ROUND}" fill="{fill}"/>'

    parts = [bar(0, end, colours.line)]
    if span:
        parts += [_hatching(colours), bar(*span, "url(#h)")]
    elif value is not None:
        parts.append(bar(0, value, colours.fills.get(status, colours.quiet)))
    if baseline is not None:
        parts.append(
            f'<circle cx="{x(baseline)}" cy="{HEIGHT / 2}" r="3.4" fill="{colours.card}" '
            f'stroke="{colours.ink}" stroke-width="1.4"/>'
        )
    if point is not None:  # a stroke with an edge of the ground's colour, seen on the bar and beside it
        parts.append(_stroke(x(point), top - 4, BAR + 8, 1.8, colours))
    parts.append(_stroke(x(target), 0, HEIGHT, 3.6, colours))
    return svg_address(width, HEIGHT, "".join(parts))


def bullet_reach(numbers: list[float | None], unit: str) -> float:
    """The end of a scale that holds all `numbers` with some air; a share never goes beyond 100."""
    most = max([abs(number) for number in numbers if number is not None] or [0.0]) * 1.15
    if most <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(most))
    end = next(step * size for step in STEPS if step * size >= most - 1e-9)
    return min(end, 100.0) if unit == "percent" and max(n or 0 for n in numbers) <= 100 else end


def _stroke(x: float, y: float, height: float, wide: float, colours: Palette) -> str:
    return (
        f'<rect x="{x - wide / 2:.1f}" y="{y}" width="{wide}" height="{height}" fill="{colours.ink}" '
        f'stroke="{colours.card}" stroke-width="1"/>'
    )


def _hatching(colours: Palette) -> str:
    return (
        '<defs><pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="3" height="6" fill="{colours.quiet}"/></pattern></defs>'
    )
