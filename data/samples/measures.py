"""Simulated months of `measures`: every indicator of other work, shaped as measures.csv says.

Shapes: `stock` follows a roll-out from the share `start` to `end`, half done on `middle`; `flow` has a new
denominator each month; `yearly` runs up within each year; `count` is a number of events, `level` a number
that grows. `pool` makes several indicators share one denominator, `of` takes it from another's numerator.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from zlib import crc32

import numpy as np

from data.calendars import Period
from data.reference_data import Reference
from data.samples.curves import adoption
from data.samples.owners import Owner, duty_span, owners
from data.samples.rows import Cell, Report

_SHAPES = Path(__file__).parent / "measures.csv"
_BROKEN = ("stations_working", "H-BINH-GIA", date(2020, 3, 1))  # this station is out of order from here on
_FIRST, _LAST = date(2018, 1, 1).toordinal(), date(2020, 12, 31).toordinal()

Pair = tuple[Cell, Cell]


def reports(
    reference: Reference, everyone: list[Owner], months: Iterable[Period], rng: np.random.Generator
) -> Iterator[Report]:
    """For each month the rows of every organisation that owes one of the indicators."""
    with _SHAPES.open(encoding="utf-8", newline="") as file:
        shapes = [line for line in csv.DictReader(file) if line["indicator"] in _measures(reference)]
    due = {line["indicator"]: owners(reference, "measures", line["indicator"]) for line in shapes}
    spans = {code: duty_span(reference, code) for code in due}
    place = {owner.code: index for index, owner in enumerate(everyone)}
    seed = int(rng.integers(2**31))
    for month in months:
        rows: dict[int, list[list[Cell]]] = {}
        done: dict[tuple[str, str], Pair] = {}
        for line in shapes:
            code, (first, last) = line["indicator"], spans[line["indicator"]]
            if month.start < first or (last and month.start > last):
                continue
            for owner in due[code]:
                base = done.get((line["of"], owner.code), (None, None))[0]
                pair = done[code, owner.code] = _pair(line, owner, month, base, seed)
                rows.setdefault(place[owner.code], []).append([code, *pair])
        yield Report(month, rows)


def _measures(reference: Reference) -> frozenset[str]:
    table = reference.indicators
    return frozenset(table.filter(table["theme"] == "measures").get_column("code").to_list())


def _pair(line: dict[str, str], owner: Owner, month: Period, base: Cell, seed: int) -> Pair:
    """Numerator and denominator of one organisation in one month."""
    rng = _generator(seed, line["indicator"], owner.code, str(month.start))
    start, end = float(line["start"]), float(line["end"])
    part = (month.start.toordinal() - _FIRST) / (_LAST - _FIRST)
    if line["shape"] == "count":
        return int(rng.poisson(start + (end - start) * part)), None
    if line["shape"] == "level":
        return round(start + (end - start) * part), None
    if line["shape"] == "yearly":
        return _yearly(line, owner, month, base, seed)
    if line["shape"] == "flow":
        whole = (
            base if isinstance(base, int) else int(rng.integers(int(line["size_low"]), int(line["size_high"]) + 1))
        )
        return int(rng.binomial(whole, start + (end - start) * part)), whole
    return _stock(line, owner, month, base, seed)


def _stock(line: dict[str, str], owner: Owner, month: Period, base: Cell, seed: int) -> Pair:
    whole = base if isinstance(base, int) else _size(line, owner, line["pool"], seed)
    if (line["indicator"], owner.code) == _BROKEN[:2] and month.start >= _BROKEN[2]:
        return 0, whole
    own = _generator(seed, line["indicator"], owner.code)
    middle = date.fromisoformat(line["middle"]).toordinal() + own.normal(0, 60)
    reach = float(adoption(month.end, np.array(middle), 3.0))
    share = float(line["start"]) + (float(line["end"]) - float(line["start"])) * reach
    return round(whole * share), whole


def _yearly(line: dict[str, str], owner: Owner, month: Period, base: Cell, seed: int) -> Pair:
    """Money of the year so far, in million đồng with one decimal."""
    year = str(month.start.year)
    whole = base if isinstance(base, float) else float(_size(line, owner, line["pool"] + year, seed))
    own = _generator(seed, line["indicator"], owner.code, year)
    steps = np.sort(own.uniform(0, 1, 12))[month.start.month - 1]
    share = float(line["start"]) + (float(line["end"]) - float(line["start"])) * float(steps)
    return round(whole * share, 1), whole


def _size(line: dict[str, str], owner: Owner, pool: str, seed: int) -> int:
    return int(_generator(seed, pool, owner.code).integers(int(line["size_low"]), int(line["size_high"]) + 1))


def _generator(seed: int, *names: str) -> np.random.Generator:
    """A stream of its own for each name, so that adding an indicator leaves the others as they were."""
    return np.random.default_rng([seed, *(crc32(name.encode()) for name in names)])
