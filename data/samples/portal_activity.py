"""Simulated weeks of `portal_activity`: one portal per organisation, and the province's own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from data.calendars import Period
from data.samples.curves import Counts, Numbers, season
from data.samples.owners import Owner
from data.samples.rows import Cell, Report

_PROVINCE = "www.langson.gov.vn"
_PROVINCE_OWNER = "VPUB"
_SILENT = ("H-VAN-QUAN", date(2020, 6, 15))  # nothing is published there from this day on
_NO_COUNTER = ("SNGV", "BDT")  # no visit counter until 2019
_NOT_WATCHED = ("H-DINH-LAP", "H-BINH-GIA", "TTT")  # nobody measures their downtime: empty, not zero
_SECTIONS = 12


@dataclass(frozen=True)
class Portals:
    """The portals, one array element each; `owner` points into the list of organisations."""

    owner: Counts
    addresses: list[str]
    silent: list[bool]
    visits: Numbers  # in an ordinary week
    articles: Numbers
    questions: Numbers
    sections: Numbers  # complete at the start, out of 12
    last_updated: list[date]


def reports(owners: list[Owner], weeks: Iterable[Period], rng: np.random.Generator) -> Iterator[Report]:
    """For each week the rows of every organisation, in the order of the report table's columns."""
    portals = _portals(owners, rng)
    for week in weeks:
        rows: dict[int, list[list[Cell]]] = {}
        counts = _week(portals, week, rng)
        for index, owner in enumerate(portals.owner.tolist()):
            cells = {name: int(values[index]) for name, values in counts.items()}
            row = _row(portals, index, owners[owner].code, week, cells)
            rows.setdefault(owner, []).append(row)
        yield Report(week, rows)


def _portals(owners: list[Owner], rng: np.random.Generator) -> Portals:
    pairs = [(index, _address(owner)) for index, owner in enumerate(owners)]
    pairs += [(index, _PROVINCE) for index, owner in enumerate(owners) if owner.code == _PROVINCE_OWNER]
    size = len(pairs)
    visits = np.exp(rng.uniform(np.log(200), np.log(4000), size))
    visits[[address == _PROVINCE for _, address in pairs]] = 42_000
    return Portals(
        owner=np.array([index for index, _ in pairs]),
        addresses=[address for _, address in pairs],
        silent=[owners[index].code == _SILENT[0] for index, _ in pairs],
        visits=visits,
        articles=rng.gamma(1.4, 4.5, size) + 0.6,
        questions=rng.gamma(1.2, 1.1, size),
        sections=rng.uniform(5, 9, size),
        last_updated=[date(2017, 12, 29)] * size,
    )


def _address(owner: Owner) -> str:
    """`stttt.langson.gov.vn`, `trangdinh.langson.gov.vn`, `thanhpho.langson.gov.vn`."""
    if owner.code == "TP-LANG-SON":
        return "thanhpho.langson.gov.vn"
    return f"{owner.code.removeprefix('H-').replace('-', '').lower()}.langson.gov.vn"


def _week(portals: Portals, week: Period, rng: np.random.Generator) -> dict[str, Counts]:
    years = (week.start - date(2018, 1, 1)).days / 365.25
    busy = season(week.start)
    size = len(portals.addresses)
    received = rng.poisson(portals.questions * busy)
    answered = rng.binomial(received, 0.95)
    outage = rng.random(size) < 0.02
    complete = np.minimum(_SECTIONS, np.floor(portals.sections + years * 1.4)).astype(np.int64)
    return {
        "visits": rng.poisson(portals.visits * (1 + 0.15 * years) * (0.5 + 0.5 * busy)),
        "articles": rng.poisson(portals.articles * busy),
        "documents_published": rng.poisson(1.6 * busy, size),
        "questions_received": received,
        "questions_answered": answered,
        "questions_on_time": rng.binomial(answered, min(0.97, 0.82 + 0.05 * years)),
        "sections_required": np.full(size, _SECTIONS),
        "sections_complete": complete,
        "minutes_down": np.where(outage, rng.integers(300, 3000, size), rng.poisson(6, size)),
    }


def _row(portals: Portals, index: int, code: str, week: Period, counts: dict[str, int]) -> list[Cell]:
    if portals.silent[index] and week.start >= _SILENT[1]:
        quiet = ("articles", "documents_published", "questions_answered", "questions_on_time")
        counts = {**counts, **dict.fromkeys(quiet, 0), "visits": counts["visits"] // 3}
    if counts["articles"] + counts["documents_published"]:
        portals.last_updated[index] = week.end - timedelta(days=2 if counts["articles"] < 8 else 0)
    cells: dict[str, Cell] = {**counts}
    if code in _NO_COUNTER and week.start < date(2019, 1, 1):
        cells["visits"] = None
    if code in _NOT_WATCHED:
        cells["minutes_down"] = None
    return [portals.addresses[index], *cells.values(), portals.last_updated[index]]
