"""Who leads and who lags: the first and the last of each group by each headline indicator that is ranked."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from blocks import cards, pictures
from blocks.markup import esc, mark, table
from blocks.view import View

NAMED = 3  # at each end
FEWEST = 6  # ranked organisations; of fewer, naming three at each end would name everyone


@dataclass(frozen=True)
class Step:
    """Organisations that share one value as it is written, in the official order."""

    value: str
    organisations: tuple[str, ...]
    status: str | None  # None where they differ


@dataclass(frozen=True)
class Extremes:
    """One indicator in one group: its row (`queries/indicator/cards.sql`), who leads and who lags (the last first).

    Nobody stands at both ends: where most share the best value, nobody of them lags.
    """

    indicator: dict[str, Any]
    first: tuple[Step, ...]
    last: tuple[Step, ...]


def found(view: View, kind: str) -> list[Extremes]:
    """The headline indicators of one group that enough organisations have reported to be ranked."""
    rows = view.rows("indicator/board", until=view.until, which="headline").filter(pl.col("kind") == kind)
    made = []
    for row in cards.found(view, "headline", kind).iter_rows(named=True):
        ranked = rows.filter((pl.col("indicator") == row["indicator"]) & pl.col("rank").is_not_null())
        ranked = ranked.sort("rank", maintain_order=True)
        steps = _steps(view, ranked.to_dicts(), row["unit"])
        if pictures.is_thin(row) or ranked.height < FEWEST or len(steps) < 2:
            continue
        first = _taken(steps)
        made.append(Extremes(row, first, _taken(steps[len(first) :][::-1])))
    return made


def _steps(view: View, ranked: list[dict[str, Any]], unit: str) -> list[Step]:
    """The values from the best to the worst, each with those who have it."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in ranked:
        groups.setdefault(view.language.value(row["value"], unit), []).append(row)
    order = list(view.organisations)
    made = []
    for value, rows in groups.items():
        statuses = {row["status"] for row in rows}
        codes = tuple(sorted((row["organisation"] for row in rows), key=order.index))
        made.append(Step(value, codes, statuses.pop() if len(statuses) == 1 else None))
    return made


def _taken(steps: list[Step]) -> tuple[Step, ...]:
    """As many as name `NAMED` organisations."""
    taken: list[Step] = []
    for step in steps:
        if taken and sum(len(each.organisations) for each in taken) + len(step.organisations) > NAMED:
            break
        taken.append(step)
    return tuple(taken)


def board(view: View, kind: str) -> str:
    """A table of one group: indicator, who leads, who lags, each with value and status."""
    text = view.language.text
    body = [
        [esc(view.language.name(each.indicator)), _end(view, each.first), _end(view, each.last)]
        for each in found(view, kind)
    ]
    return table([esc(text("Indicator")), esc(text("Leading")), esc(text("Lagging"))], body, "lll")


def named(view: View, step: Step) -> str:
    """The organisations of a step; more than a few are counted."""
    if len(step.organisations) > NAMED:
        return view.language.text("{count} organisations", count=len(step.organisations))
    return view.language.join(view.organisation_short(code) for code in step.organisations)


def _end(view: View, steps: tuple[Step, ...]) -> str:
    made = [
        f"{esc(named(view, step))} <b>{esc(step.value)}</b>"
        f"{f' {mark(step.status, view.language)}' if step.status else ''}"
        for step in steps
    ]
    return " · ".join(made) or "—"
