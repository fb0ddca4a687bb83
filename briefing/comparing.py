"""Two sheets side by side: where the later picture differs from the earlier one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

from briefing.names import SHEET

CELL = 12  # points of a picture of 1920 × 1080
GRID = (160, 90)  # cells of a sheet
DIFFERENT = 14  # of 255, in the brightest point of a cell: letters' edges may move by less
HEAD, FOOT = 9, 83  # rows of the grid: above and below stand the period and the snapshot, which always differ
NEAR = 2  # cells that may lie between two differences of one place


@dataclass(frozen=True)
class Box:
    """A place on a sheet in hundredths of its width and height."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Pair:
    """A sheet of one set beside the sheet of the same name in another; a file is None where one set lacks it."""

    name: str
    now: Path | None
    before: Path | None


def pairs(now: Path, before: Path) -> tuple[Pair, ...]:
    """The sheets of two sets by name, in the order of the first; those that only the second has come last."""
    ours, theirs = sheets(now), sheets(before)
    names = [*ours, *(name for name in theirs if name not in ours)]
    return tuple(Pair(name, ours.get(name), theirs.get(name)) for name in names)


def sheets(folder: Path) -> dict[str, Path]:
    """The pictures of a set by their sheet's name, in order."""
    found = ((SHEET.fullmatch(path.name), path) for path in sorted(folder.iterdir()))
    return {each["name"]: path for each, path in found if each and not each["scale"]}


def changed(now: Path, before: Path) -> tuple[Box, ...]:
    """The places in which two pictures differ, from the top. Empty where they are the same."""
    with Image.open(now) as first, Image.open(before) as second:
        ours, theirs = _grey(first), _grey(second)
    table = [0 if value < DIFFERENT else 255 for value in range(256)]
    differs = ImageChops.difference(ours, theirs).point(table)
    share = differs.reduce(CELL).tobytes()
    cells = {
        (place % GRID[0], place // GRID[0])
        for place, value in enumerate(share)
        if value and HEAD <= place // GRID[0] < FOOT
    }
    boxes = _apart([_box(group) for group in _groups(cells)])
    return tuple(sorted(boxes, key=lambda box: (box.top, box.left)))


def _grey(image: Image.Image) -> Image.Image:
    size = (GRID[0] * CELL, GRID[1] * CELL)
    return image.convert("L") if image.size == size else image.convert("L").resize(size)


def _groups(cells: set[tuple[int, int]]) -> Iterator[set[tuple[int, int]]]:
    """Cells that touch or nearly touch each other, group by group."""
    left = set(cells)
    reach = range(-NEAR, NEAR + 1)
    while left:
        first = left.pop()
        group, edge = {first}, [first]
        while edge:
            column, row = edge.pop()
            near = {(column + x, row + y) for x in reach for y in reach} & left
            left -= near
            group |= near
            edge += near
        yield group


def _apart(boxes: list[Box]) -> list[Box]:
    """The same places, those that lie over one another as one."""
    kept: list[Box] = []
    for box in boxes:
        while over := [other for other in kept if _meet(box, other)]:
            kept = [other for other in kept if other not in over]
            box = _around([box, *over])
        kept.append(box)
    return kept


def _meet(one: Box, other: Box) -> bool:
    beside = one.left + one.width < other.left or other.left + other.width < one.left
    above = one.top + one.height < other.top or other.top + other.height < one.top
    return not beside and not above


def _around(boxes: list[Box]) -> Box:
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.left + box.width for box in boxes), max(box.top + box.height for box in boxes)
    return Box(left, top, round(right - left, 2), round(bottom - top, 2))


def _box(cells: set[tuple[int, int]]) -> Box:
    columns, rows = [column for column, _ in cells], [row for _, row in cells]
    wide, high = 100 / GRID[0], 100 / GRID[1]
    return Box(
        round(min(columns) * wide, 2),
        round(min(rows) * high, 2),
        round((max(columns) - min(columns) + 1) * wide, 2),
        round((max(rows) - min(rows) + 1) * high, 2),
    )
