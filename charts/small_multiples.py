"""Many tiny trends on one scale. Plain SVG, carried as the address of an image; the names stand beside it."""

from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import quote

from charts.theme import Palette

WIDTH, HEIGHT = 120, 34
EDGE = 4  # pixels left free at the sides, for the mark of the last value
FLAT = 0.4  # pixels: what lies nearer to the straight line between its neighbours is left out

Place = tuple[float, float]


def tiny_trend(
    values: Sequence[float | None],
    points: Sequence[float | None],
    status: str,
    colours: Palette,
    reach: tuple[float, float],
) -> str:
    """The actual line over its faint path. All pictures given one `reach` (lowest, highest value) compare.

    `values` and `points` run over the same periods in order; gaps stay gaps. Returns a data URI for `<img src>`.
    """
    low, high = reach
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)

    def places(numbers: Sequence[float | None]) -> list[list[Place]]:
        runs: list[list[Place]] = [[]]
        for index, number in enumerate(numbers):
            if number is None:
                runs.append([])
                continue
            level = (min(max(number, low), high) - low) / ((high - low) or 1.0)
            runs[-1].append((EDGE + index * step, HEIGHT - 4 - level * (HEIGHT - 8)))
        return [_straightened(run) for run in runs if run]

    colour = colours.marks.get(status, colours.quiet)
    ground = f'<path d="M0 {2 * HEIGHT - 7}h{2 * WIDTH}" stroke="{colours.line}" stroke-width="2"/>'
    path = f'<path d="{_drawn(places(points))}" stroke="{colours.quiet}" stroke-width="2" stroke-dasharray="6 6"/>'
    pen = f'stroke="{colour}" stroke-width="3.6" stroke-linejoin="round" stroke-linecap="round"'
    line = f'<path d="{_drawn(places(values))}" {pen}/>'
    end = ""
    if values and values[-1] is not None:
        x, y = places(values)[-1][-1]
        end = f'<circle cx="{2 * x:.0f}" cy="{2 * y:.0f}" r="6" fill="{colour}"/>'
    size = f'viewBox="0 0 {2 * WIDTH} {2 * HEIGHT}" width="{WIDTH}" height="{HEIGHT}" fill="none"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{path}{line}{end}</svg>'
    return "data:image/svg+xml," + quote(svg.replace('"', "'"), safe=" ='/:.,-()")


def _straightened(run: list[Place]) -> list[Place]:
    """The run without the places that the line would pass through anyway."""
    kept: list[Place] = []
    for place in run:
        while len(kept) > 1 and _is_between(kept[-2], kept[-1], place):
            kept.pop()
        kept.append(place)
    return kept


def _is_between(first: Place, middle: Place, last: Place) -> bool:
    across = (middle[0] - first[0]) / ((last[0] - first[0]) or 1.0)
    return abs(first[1] + (last[1] - first[1]) * across - middle[1]) < FLAT


def _drawn(runs: list[list[Place]]) -> str:
    """Each run as a line, from place to place in halves of a pixel; one of a single value as a dot of the pen."""
    drawn = []
    for run in runs:
        halves = [(round(2 * x), round(2 * y)) for x, y in (run * 2 if len(run) == 1 else run)]
        steps = (f"{x - before[0]} {y - before[1]}" for before, (x, y) in pairwise(halves))
        drawn.append(f"M{halves[0][0]} {halves[0][1]}l{' '.join(steps)}".replace(" -", "-"))
    return "".join(drawn)
