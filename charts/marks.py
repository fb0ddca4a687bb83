"""Small drawings inside text: a sparkline. Plain SVG, carried as the address of an image."""

from collections.abc import Sequence
from urllib.parse import quote

from charts.theme import Palette


def sparkline(
    values: Sequence[float | None],
    points: Sequence[float | None],
    status: str,
    colours: Palette,
    width: int = 220,
    height: int = 44,
) -> str:
    """The actual line, over the dashed path, with a mark where the last period has a value. Gaps stay gaps.

    `values` and `points` run over the same periods in order. Returns a data URI for `<img src>`.
    """
    drawn = [value for value in (*values, *points) if value is not None]
    if not drawn:
        return svg_address(width, height, "")
    low, high = min(drawn), max(drawn)
    span = (high - low) or 1.0
    step = (width - 10) / max(len(values) - 1, 1)

    def place(index: int, value: float) -> str:
        return f"{3 + index * step:.1f},{height - 5 - (value - low) / span * (height - 10):.1f}"

    colour = colours.marks.get(status, colours.quiet)
    parts = [
        _lines(points, place, f'stroke="{colours.quiet}" stroke-width="1.2" stroke-dasharray="4 3"'),
        _lines(
            values, place, f'stroke="{colour}" stroke-width="1.9" stroke-linejoin="round" stroke-linecap="round"'
        ),
    ]
    if values and values[-1] is not None:  # an older value is not the last period's
        x, y = place(len(values) - 1, values[-1]).split(",")
        parts.append(f'<circle cx="{x}" cy="{y}" r="3.2" fill="{colour}"/>')
    return svg_address(width, height, "".join(parts))


def _lines(values: Sequence[float | None], place, stroke: str) -> str:  # type: ignore[no-untyped-def]
    """One polyline per unbroken run of values."""
    runs: list[list[str]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(place(index, value))
    drawn = [run * 2 if len(run) == 1 else run for run in runs if run]  # a lone value is a dot of the pen
    return "".join(f'<polyline points="{" ".join(run)}" fill="none" {stroke}/>' for run in drawn)


def svg_address(width: int, height: int, body: str) -> str:
    """The drawing as the address of an image."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{body}</svg>'
    )
    return "data:image/svg+xml," + quote(svg.replace('"', "'"), safe=" '=:/,")  # shorter than base64
