"""What is read out of the published snapshot for a file or a program: values and the history."""

import os
from pathlib import Path
from typing import Any

import polars as pl

import queries
from data import calendars, past, snapshots
from data.errors import StoreUnreachable, WrongUse
from data.ledger import storage_faults
from data.snapshots import Snapshot

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
        rows = rows.join(_periods(snapshot, period), on=["period_start", "period_end"], how="semi")
    return rows.with_columns(_plain(name) for name in NUMBERS)


def entries() -> list[dict[str, Any]]:
    """The ledger's entries as the current snapshot shows them, the newest first; none in an empty store."""
    if snapshots.read_pointer() is None:
        return []
    return queries.fetch(snapshots.current(), "history/entries").to_dicts()


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that it is there whole or not at all."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with storage_faults():
            unfinished.write_bytes(content)
            unfinished.replace(path)
    except StoreUnreachable:
        unfinished.unlink(missing_ok=True)
        raise


def _periods(snapshot: Snapshot, text: str) -> pl.DataFrame:
    """The periods that a text names in the calendars in use."""
    used = queries.fetch(snapshot, "values/calendars_in_use")["calendar"].to_list()
    found = [calendars.parse_period(text, calendar) for calendar in used]
    named = [(period.start, period.end) for period in found if period]
    if not named:
        raise WrongUse(
            "Nothing was written: the period is not understood.",
            "{text} is no period of the calendars in use. Write it as in 2019-W12, 2019-03, 2019-Q1 or 2019.",
            text=text,
        )
    schema = {"period_start": pl.Date, "period_end": pl.Date}
    return pl.DataFrame(named, schema=schema, orient="row").unique()


def _plain(name: str) -> pl.Expr:
    """A count is written without a fraction, so that any program reads it back as one."""
    whole = pl.col(name).cast(pl.Int64, strict=False)
    is_whole = whole.cast(pl.Float64) == pl.col(name)
    shown = pl.when(is_whole).then(whole.cast(pl.String)).otherwise(pl.col(name).cast(pl.String))
    return shown.alias(name)
