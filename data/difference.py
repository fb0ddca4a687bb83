"""What a file would change: rows against the rows in force, and indicator values before and after."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import polars as pl

import queries
from data import publishing
from data.filling import Source, fill
from data.reference_data import Reference
from data.remembering import KEPT
from data.report_tables import ReportTable
from data.snapshots import Snapshot

PROVENANCE = ("batch", "source_row")
COMPARED = ("value", "status", "due", "reported", "is_covered")
CORRECTIONS = pl.Schema(
    {
        "source_row": pl.Int64(),
        "period_start": pl.Date(),
        "organisation": pl.String(),
        "key": pl.String(),
        "column": pl.String(),
        "before": pl.String(),
        "after": pl.String(),
        "corrects": pl.Int64(),
    }
)


@dataclass(frozen=True)
class Difference:
    """`rows_*` count the file's rows. `values` has one row per indicator, scope and period whose value or
    status changes (`value_before`, `value_after`, `status_before`, `status_after`, `scope_kind`);
    `missing` one row per organisation that still owes a report of the file's periods."""

    rows_new: int
    rows_changed: int
    rows_unchanged: int
    corrections: pl.DataFrame
    values: pl.DataFrame
    missing: pl.DataFrame

    @property
    def is_empty(self) -> bool:
        return self.rows_new == 0 and self.rows_changed == 0


@dataclass(frozen=True)
class RowDifference:
    """Counts of the file's rows, and `corrections`: one row per cell that differs (`CORRECTIONS`; null in
    `before` or `after` is "not reported", `corrects` the batch that the earlier value came from)."""

    new: int
    changed: int
    unchanged: int
    corrections: pl.DataFrame


def rows_in_force(snapshot: Snapshot | None, report: ReportTable, rows: pl.DataFrame) -> pl.DataFrame | None:
    """The rows that stand for the periods of `rows`, or None where there are none."""
    if snapshot is None or rows.is_empty():
        return None
    sql = queries.text(f"reports/{report.name}")  # not remembered: a check is asked once
    span = period_span(rows)
    standing = snapshot.query(sql, span)
    return None if standing.is_empty() else standing


def period_span(rows: pl.DataFrame) -> dict[str, date]:
    """The first days of the first and of the last period of typed rows, as query parameters."""
    ((first, last),) = rows.select(first=pl.col("period_start").min(), last=pl.col("period_start").max()).rows()
    return {"first": first, "last": last}


def compare_rows(standing: pl.DataFrame | None, rows: pl.DataFrame, report: ReportTable) -> RowDifference:
    """Each row of the file against the row in force with the same key."""
    keys = ["period_start", "organisation", report.key]
    fields = [name for name in rows.columns if name not in (*keys, "period_end", *PROVENANCE)]
    if standing is None:
        return RowDifference(len(rows), 0, 0, pl.DataFrame(schema=CORRECTIONS))
    both = rows.join(standing.select(*keys, *fields, "batch"), on=keys, how="inner", suffix=" before")
    differs = {name: pl.col(name).ne_missing(pl.col(f"{name} before")) for name in fields}
    corrected = both.filter(pl.any_horizontal(differs.values()))
    changed = len(corrected)
    found = [_corrections(corrected.filter(differs[name]), name, report.key) for name in fields]
    corrections = pl.concat(found).sort("source_row", maintain_order=True)
    return RowDifference(len(rows) - len(both), changed, len(both) - changed, corrections)


def _corrections(corrected: pl.DataFrame, name: str, key: str) -> pl.DataFrame:
    """The cells of one column that differ, as `CORRECTIONS`."""
    return corrected.select(
        "source_row",
        "period_start",
        "organisation",
        pl.col(key).cast(pl.String).alias("key"),
        pl.lit(name).alias("column"),
        pl.col(f"{name} before").cast(pl.String).alias("before"),
        pl.col(name).cast(pl.String).alias("after"),
        pl.col("batch").alias("corrects"),
    ).cast(CORRECTIONS)


def trial_values(
    snapshot: Snapshot | None,
    reference: Reference,
    report: ReportTable,
    rows: pl.DataFrame,
    incomplete: pl.DataFrame,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The theme's values and missing reports as they would be with `rows`; nothing is written.

    `incomplete`: organisation, period_start whose report stays owed because rows of it are left out.
    """
    span = period_span(rows)
    source = _trial_source(snapshot, reference, report, rows, incomplete)
    earlier = publishing.starting_from(snapshot, report.name, span["first"])
    with TemporaryDirectory(prefix="trial-") as folder:
        path = Path(folder) / "trial.duckdb"
        if earlier is None:
            connection = duckdb.connect(":memory:")  # all is computed anew: nothing has to reach the disk
            fill(connection, source)
        else:
            publishing.build(source, path, earlier)
            connection = duckdb.connect(path, read_only=True)
        trial = Snapshot(path, "trial", connection)
        try:
            after = trial.query(queries.text("values/compared"), {"theme": report.name, "first": span["first"]})
            return after, trial.query(queries.text("values/still_missing"), {"report_table": report.name, **span})
        finally:
            trial.connection.close()


def changed_values(before: pl.DataFrame | None, after: pl.DataFrame) -> pl.DataFrame:
    """One row per indicator, scope and period whose value or status differs between two states."""
    keys = ["indicator", "scope", "scope_kind", "period_start", "period_end"]
    kept = [*keys, *COMPARED]
    if before is None:
        before = after.head(0)
    both = after.select(kept).join(before.select(kept), on=keys, how="full", coalesce=True, suffix="_before")
    differs = pl.col("value").round(9).ne_missing(pl.col("value_before").round(9)) | pl.col("status").fill_null(
        ""
    ).ne(pl.col("status_before").fill_null(""))
    renamed = {name: f"{name}_after" for name in COMPARED}
    return both.filter(differs).rename(renamed).sort(keys)


def _trial_source(
    snapshot: Snapshot | None,
    reference: Reference,
    report: ReportTable,
    rows: pl.DataFrame,
    incomplete: pl.DataFrame,
) -> Source:
    """The state with `rows` laid over what is in force, without the ledger: only this report table's."""
    names = [column.name for column in report.columns if column.kind == "text"]
    nameless = {name: pl.lit(None, pl.String) for name in names}  # no value depends on a name
    incoming = rows.with_columns(batch=pl.lit(0, pl.Int64), **nameless)
    whole = rows.join(incomplete, on=["organisation", "period_start"], how="anti")
    known = _trial_arrivals(snapshot, report, whole)

    def report_rows(table: str, first: date) -> pl.DataFrame:
        if table != report.name:
            return rows.head(0).select("period_start")
        if snapshot is None:
            return incoming
        standing = snapshot.query(queries.text(f"reports/{table}"), {"first": first, "last": date.max})
        kept = standing.join(incoming, on=["period_start", "organisation", report.key], how="anti")
        return pl.concat([kept, incoming.select(kept.columns)], how="vertical_relaxed")

    def arrivals(table: str, first: date) -> pl.DataFrame:
        return known.filter((pl.col("report_table") == table) & (pl.col("period_start") >= first))

    nothing = pl.DataFrame(schema=KEPT)  # a trial says nothing of later files
    return Source(0, reference, _empty_history(), report_rows, arrivals, nothing, publishing.program())


def _trial_arrivals(snapshot: Snapshot | None, report: ReportTable, rows: pl.DataFrame) -> pl.DataFrame:
    indicator = pl.col("indicator") if report.name == "measures" else pl.lit(None, pl.String)
    arriving = rows.select(
        pl.lit(report.name).alias("report_table"),
        indicator.alias("indicator"),
        "organisation",
        "period_start",
        pl.lit(0, pl.Int64).alias("batch"),
    ).unique()
    if snapshot is None:
        return arriving
    known = snapshot.query(queries.text("values/arrivals"), {}).select(arriving.columns)
    return pl.concat([known, arriving], how="vertical_relaxed")


def _empty_history() -> pl.DataFrame:
    return pl.DataFrame(
        schema={
            "entered_at": pl.Datetime("us"),
            "action": pl.String,
            "batch": pl.Int64,
            "revoked_at": pl.Datetime("us"),
            "simulated": pl.Boolean,
        }
    )
