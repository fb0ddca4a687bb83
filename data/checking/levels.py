"""Services whose level differs from the one they had in the report before."""

import polars as pl

from data.checking.history import History
from data.errors import Problem
from data.matching.faults import Reason, problem_of
from data.reading.tables import SOURCE_ROW

_CHANGED = "{count} services have another level than in the report before (e.g. {key}: {before} → {after})."
_NEW_SCHEME = ("part", "full")


def level_changes(history: History) -> list[Problem]:
    """One warning. From levels 1–4 to part or full is no change: Decree 42/2022 classified services anew."""
    if "level" not in history.series.columns:
        return []
    column = pl.col("level")
    again = pl.col("series") == pl.col("series").shift()
    both = history.series.with_columns(before=pl.when(again).then(column.shift()))
    changed = both.filter(pl.col("is_file") & (column != pl.col("before")))
    changed = changed.filter(~(column.is_in(_NEW_SCHEME) & ~pl.col("before").is_in(_NEW_SCHEME))).sort(SOURCE_ROW)
    if changed.is_empty():
        return []
    first = changed.row(0, named=True)
    values = {"count": changed.height, "key": first["key"], "before": first["before"], "after": first["level"]}
    return [
        problem_of(
            changed[SOURCE_ROW],
            Reason(_CHANGED, values),
            severity="warning",
            column=history.headers["level"],
            value=first["level"],
        )
    ]
