"""Simulated weeks of `shared_software`: accounts and units follow a roll-out, documents turn electronic."""

from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np

from data.calendars import Period
from data.samples.curves import Counts, along, season
from data.samples.owners import Owner
from data.samples.rows import Cell, Report

# The middle of each roll-out, and the share of the staff who need an account in the end.
_ROLL_OUT = {
    "VBDH": (date(2018, 3, 1), 0.97),
    "MCDT": (date(2018, 11, 1), 0.45),
    "THUDT": (date(2017, 9, 1), 0.94),
    "CKS": (date(2019, 7, 1), 0.60),
    "BCTH": (date(2020, 2, 1), 0.30),
    "CBCCVC": (date(2019, 3, 1), 0.20),
    "KNTC": (date(2019, 10, 1), 0.15),
}
_ANY_OTHER = (date(2019, 6, 1), 0.5)
_WITH_DOCUMENTS = "VBDH"  # the only software that counts documents; elsewhere the cells stay empty
_MORE_THAN_STAFF = "BQLKKT"  # accounts for shared desks too: more than it has staff
_ELECTRONIC = {date(2018, 1, 1): 0.60, date(2019, 6, 30): 0.85, date(2020, 12, 31): 0.98}
_SIGNED = {date(2018, 1, 1): 0.08, date(2019, 6, 30): 0.35, date(2020, 12, 31): 0.78}


def reports(
    owners: list[Owner], weeks: Iterable[Period], software: dict[str, str], rng: np.random.Generator
) -> Iterator[Report]:
    """For each week a row per organisation and software; `software` gives each code its owners' kinds."""
    is_district = np.array([owner.kind == "district" for owner in owners])
    staff = np.where(is_district, rng.integers(150, 420, len(owners)), rng.integers(35, 130, len(owners)))
    units = np.where(is_district, rng.integers(24, 38, len(owners)), rng.integers(3, 15, len(owners)))
    pace = rng.normal(0, 110, (len(software), len(owners)))  # days before or after the roll-out's middle
    zeal = rng.uniform(0.55, 0.97, (len(software), len(owners)))  # share of accounts in use
    for week in weeks:
        rows: dict[int, list[list[Cell]]] = {index: [] for index in range(len(owners))}
        for place, (code, kinds) in enumerate(software.items()):
            counts = _week(code, week, owners, staff, units, pace[place], zeal[place], rng)
            for index, owner in enumerate(owners):
                if owner.kind in kinds.split("|") or owner.code in kinds.split("|"):
                    rows[index].append([code, *(column[index] for column in counts)])
        yield Report(week, rows)


def _week(
    code: str,
    week: Period,
    owners: list[Owner],
    staff: Counts,
    units: Counts,
    pace: Counts,
    zeal: Counts,
    rng: np.random.Generator,
) -> list[list[Cell]]:
    """The columns staff, issued, active, required, using and the three of documents."""
    middle, need = _ROLL_OUT.get(code, _ANY_OTHER)
    reach = 1.0 / (1.0 + np.exp(-(week.start.toordinal() - middle.toordinal() - pace) / 150))
    issued = np.floor(staff * need * reach).astype(np.int64)
    for index, owner in enumerate(owners):
        if owner.code == _MORE_THAN_STAFF and code == "THUDT" and week.start >= date(2020, 3, 2):
            issued[index] = staff[index] + 3
    busy = min(1.0, 0.4 + 0.6 * season(week.start))
    active = rng.binomial(issued, zeal * busy)
    using = np.where(issued > 0, np.ceil(units * reach * 0.99), 0).astype(np.int64)
    documents = _documents(code, week, staff, rng)
    return [column.tolist() for column in (staff, issued, active, units, using)] + documents


def _documents(code: str, week: Period, staff: Counts, rng: np.random.Generator) -> list[list[Cell]]:
    if code != _WITH_DOCUMENTS:
        return [[None] * len(staff)] * 3
    total = rng.poisson(staff * 1.1 * season(week.start))
    electronic = rng.binomial(total, along(_ELECTRONIC, week.start))
    signed = rng.binomial(electronic, along(_SIGNED, week.start))
    return [total.tolist(), electronic.tolist(), signed.tolist()]
