"""What is read out of the published snapshot for a file or a program: values and the history."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import polars as pl

import queries
from data import calendars, past, snapshots
from data.errors import WrongUse
from data.importing import snapshot_or_none

NUMBERS = ("numerator", "denominator")


def values(indicator: str | None = None, period: str | None = None, as_of: str | None = None) -> pl.DataFrame:
    """One row per indicator, scope and period, as query `values/published`; whole parts as whole numbers.

    `period` is a name such as 2019-W12; `as_of` a day or a snapshot number.
    """
    snapshot = past.as_of(as_of) if as_of else snapshots.current()
    known = queries.fetch(snapshot, "values/indicator_codes")["code"].to_list()
    if indicator is not None and indicator not in known:
        raise WrongUse(
            "Nothing was written: there is no such indicator.",
            "{code} is not an indicator. Known are: {known}.",
            code=indicator,
            known=", ".join(known),
        )
    rows = queries.fetch(snapshot, "values/published", indicator=indicator, period_start=None, period_end=None)
    if period is not None:
        used = set(queries.fetch(snapshot, "values/calendars_in_use")["calendar"])
        rows = rows.filter(_within(period, used))
    return rows.with_columns(_plain(name) for name in NUMBERS)


def entries() -> list[dict[str, Any]]:
    """The ledger's entries as the current snapshot shows them, the newest first; none in an empty store."""
    snapshot = snapshot_or_none()
    return [] if snapshot is None else queries.fetch(snapshot, "history/entries").to_dicts()


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that it is there whole or not at all. Raises `WrongUse` where it cannot be written."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as fault:
        with suppress(OSError):
            unfinished.unlink()
        raise WrongUse(
            "Nothing was written: the file cannot be made.",
            "{path} cannot be written ({detail}). Choose a folder that exists and has room.",
            path=str(path),
            detail=fault.strerror or type(fault).__name__,
        ) from fault


def _within(text: str, used: set[str]) -> pl.Expr:
    """The periods inside the one that a text names; a month or year is the one in use, else the plain one."""
    months = "month15" if "month15" in used and "month" not in used else "month"
    years = "year04" if "year04" in used and "year" not in used else "year"
    found = [calendars.parse_period(text, calendar) for calendar in ("week", months, "quarter", years)]
    named = {(period.start, period.end) for period in found if period}
    if not named:
        raise WrongUse(
            "Nothing was written: the period is not understood.",
            "{text} is no period. Write it as in 2019-W12, 2019-03, 2019-Q1 or 2019.",
            text=text,
        )
    start, end = pl.col("period_start"), pl.col("period_end")
    return pl.any_horizontal([(start >= first) & (end <= last) for first, last in named])


def _plain(name: str) -> pl.Expr:
    """A count is written without a fraction, so that any program reads it back as one."""
    whole = pl.col(name).cast(pl.Int64, strict=False)
    is_whole = whole.cast(pl.Float64) == pl.col(name)
    shown = pl.when(is_whole).then(whole.cast(pl.String)).otherwise(pl.col(name).cast(pl.String))
    return shown.alias(name)
