"""The faults of a stored file as they are kept with its batch: to be read again in whichever language."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from data.errors import Problem

KEPT = 100  # kinds of fault; each holds its rows


def as_kept(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """The first faults for JSON, errors (of rows that were left out) before warnings."""
    ordered = sorted(problems, key=lambda problem: problem.severity != "error")
    return [
        {
            "severity": problem.severity,
            "reason": problem.reason,
            "values": {name: _kept(value) for name, value in problem.values.items()},
            "rows": list(problem.rows),
            "count": problem.count,
            "column": problem.column,
            "value": problem.value,
        }
        for problem in ordered[:KEPT]
    ]


def from_kept(kept: Iterable[Mapping[str, Any]]) -> list[Problem]:
    """The same as they were told."""
    return [
        Problem(
            row["severity"],
            row["reason"],
            {name: _told(value) for name, value in row["values"].items()},
            tuple(row["rows"]),
            row["count"],
            row["column"],
            row["value"],
        )
        for row in kept
    ]


def _kept(value: object) -> object:
    return {"day": value.isoformat()} if isinstance(value, date) else value


def _told(value: Any) -> object:
    return date.fromisoformat(value["day"][:10]) if isinstance(value, dict) and "day" in value else value
