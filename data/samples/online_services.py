"""Simulated weeks of `online_services`: some 660 services, whose open dossiers pass from week to week."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from data.calendars import Period
from data.samples.curves import Counts, Numbers, along, season
from data.samples.owners import Owner
from data.samples.rows import Cell, Report

_PROCEDURES = Path(__file__).parent / "procedures.csv"
_QUIET = ("TTT", "SNGV")  # so few dossiers that whole weeks pass without one
_NOT_RATED = ("BDT", "BQLKKT", "H-DINH-LAP")  # no rating desk: the cells stay empty, which is not zero
_PAYMENT_FROM = date(2019, 7, 1)  # before, nobody counted payments online

# Shares of the services that have a level. The level 4 figures follow the province's: about 5 % in early
# 2018, 30 % in April 2020; the dip of mid-2020 is services that were put back to level 3.
_LEVEL_4 = {
    date(2018, 1, 1): 0.05,
    date(2018, 12, 31): 0.075,
    date(2019, 6, 30): 0.105,
    date(2019, 12, 31): 0.19,
    date(2020, 4, 6): 0.30,
    date(2020, 6, 30): 0.325,
    date(2020, 7, 6): 0.315,
    date(2020, 12, 31): 0.352,
}
_LEVEL_3_OR_4 = {
    date(2018, 1, 1): 0.18,
    date(2018, 12, 31): 0.26,
    date(2019, 12, 31): 0.45,
    date(2020, 4, 6): 0.60,
    date(2020, 12, 31): 0.70,
}
_ONLINE = {
    date(2018, 1, 1): 0.09,
    date(2019, 1, 1): 0.17,
    date(2020, 1, 1): 0.33,
    date(2020, 4, 6): 0.42,
    date(2020, 12, 31): 0.47,
}
_PAID = {_PAYMENT_FROM: 0.0, date(2020, 12, 31): 0.35}


@dataclass(frozen=True)
class Catalogue:
    """The services, one array element each; `owner` points into the list of organisations."""

    owner: Counts
    codes: list[str]
    names: list[str]
    rank: Numbers  # 0 goes online first, 1 last; NaN is not subject to levels
    weekly: Numbers  # dossiers in an ordinary week
    eagerness: Numbers  # how readily its users file online, about 1
    late: Numbers  # share of dossiers that miss their deadline
    has_fee: Counts


def reports(owners: list[Owner], weeks: Iterable[Period], rng: np.random.Generator) -> Iterator[Report]:
    """For each week the rows of every organisation, in the order of the report table's columns."""
    catalogue = _catalogue(owners, rng)
    carried = rng.poisson(catalogue.weekly * 0.5)
    rated = np.array([owner.code not in _NOT_RATED for owner in owners])[catalogue.owner]
    for week in weeks:
        levels = _levels(catalogue, week.start)
        counts = _week(catalogue, levels, carried, week, rng)
        carried = counts["pending_on_time"] + counts["pending_overdue"]
        yield Report(week, _rows(catalogue, levels, counts, rated, week))


def _catalogue(owners: list[Owner], rng: np.random.Generator) -> Catalogue:
    offered = _offered(owners)
    owner = np.array([index for index, _, _ in offered])
    size = len(offered)
    lead = rng.normal(0, 0.12, len(owners)) + [0.12 if o.kind == "district" else 0.0 for o in owners]
    rank = (np.argsort(np.argsort(rng.random(size) + lead[owner])) + 0.5) / size
    rank[rng.random(size) < 0.03] = np.nan
    spread = rng.lognormal(0, 1.2, size)
    volume = np.array([_volume(o, rng) for o in owners])
    keen = np.array([1.0 if o.kind == "district" else 0.85 for o in owners]) * rng.lognormal(0, 0.25, len(owners))
    return Catalogue(
        owner=owner,
        codes=[code for _, code, _ in offered],
        names=[name for _, _, name in offered],
        rank=rank,
        weekly=spread / np.bincount(owner, spread)[owner] * volume[owner],
        eagerness=rng.lognormal(-0.1, 0.45, size) * keen[owner],
        late=rng.uniform(0.001, 0.03, len(owners))[owner],
        has_fee=(rng.random(size) < 0.6).astype(np.int64),
    )


def _offered(owners: list[Owner]) -> list[tuple[int, str, str]]:
    """(organisation, code, name) of each service. Districts offer the same ones under the same codes.

    Real codes of procedures begin with 1, 2 or 3; these begin with 9, so none is taken for a real one.
    """
    with _PROCEDURES.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    offered: list[tuple[int, str, str]] = []
    number = 0
    for line in lines:
        by = [i for i, o in enumerate(owners) if line["owner"] in (o.code, o.kind)]
        for action in line["actions"].split("|"):
            number += 1
            code = f"9.{number:06d}.000.00.00.H37"
            offered += [(index, code, f"{action} {line['subject']}") for index in by]
    return sorted(offered)


def _volume(owner: Owner, rng: np.random.Generator) -> float:
    if owner.code in _QUIET:
        return float(rng.uniform(0.4, 1.2))
    low, high = (80, 400) if owner.kind == "district" else (10, 60)
    return float(rng.uniform(low, high))


def _levels(catalogue: Catalogue, day: date) -> Counts:
    """The level of each service, 0 for one that is not subject to levels."""
    rank = catalogue.rank
    levels = np.where(rank > 0.94, 1, 2)
    levels[rank < along(_LEVEL_3_OR_4, day)] = 3
    levels[rank < along(_LEVEL_4, day)] = 4
    levels[np.isnan(rank)] = 0
    return levels


def _week(
    catalogue: Catalogue, levels: Counts, carried: Counts, week: Period, rng: np.random.Generator
) -> dict[str, Counts]:
    received = rng.poisson(catalogue.weekly * season(week.start))
    willing = np.clip(along(_ONLINE, week.start) * catalogue.eagerness, 0, 0.95)
    online = rng.binomial(received, np.where(levels >= 3, willing, 0.0))
    resolved = rng.binomial(carried + received, 0.68)
    late = rng.binomial(resolved, catalogue.late)
    early = rng.binomial(resolved - late, 0.4)  # 40 % early in the first quarter of 2020
    pending = carried + received - resolved
    overdue = rng.binomial(pending, catalogue.late * 1.3)
    fee = rng.binomial(received, 0.9) * catalogue.has_fee
    payable = np.where(levels == 4, np.minimum(fee, online), 0)
    rated = rng.binomial(resolved, 0.22)
    return {
        "dossiers_received": received,
        "dossiers_online": online,
        "carried_over": carried,
        "resolved_early": early,
        "resolved_on_time": resolved - late - early,
        "resolved_late": late,
        "pending_on_time": pending - overdue,
        "pending_overdue": overdue,
        "fee_dossiers": fee,
        "paid_online": rng.binomial(payable, along(_PAID, week.start)),
        "rated": rated,
        "satisfied": rng.binomial(rated, 0.975),
    }


def _rows(
    catalogue: Catalogue, levels: Counts, counts: dict[str, Counts], rated: Counts, week: Period
) -> dict[int, list[list[Cell]]]:
    no_payments = week.start < _PAYMENT_FROM
    columns: list[list[Cell]] = []
    for name, values in counts.items():
        cells: list[Cell] = values.tolist()
        if name == "paid_online" and no_payments:
            cells = [None] * len(cells)
        if name in ("rated", "satisfied"):
            cells = [cell if known else None for cell, known in zip(cells, rated, strict=True)]
        columns.append(cells)
    by_owner: dict[int, list[list[Cell]]] = {}
    for index, owner in enumerate(catalogue.owner.tolist()):
        level = int(levels[index]) or None
        head: list[Cell] = [catalogue.codes[index], catalogue.names[index], level]
        by_owner.setdefault(owner, []).append(head + [column[index] for column in columns])
    return by_owner
