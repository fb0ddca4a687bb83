"""What became of a batch: which of its rows still stand, which batch took the place of the others, and what
it corrected itself when it was stored."""

from dataclasses import dataclass
from datetime import date

import duckdb
import polars as pl

import queries
from data.difference import PROVENANCE, compare_rows, period_span
from data.ledger import Ledger
from data.report_tables import REPORT_TABLES, ReportTable
from data.snapshots import Snapshot
from data.stored_files import no_such_batch, short_read

CORRECTIONS_KEPT = 200


@dataclass(frozen=True)
class Story:
    """What became of the `rows` of a batch in the state of a snapshot.

    `standing` are in force themselves. `later` has one row per batch that has taken the place of others:
    batch, `repeated` (rows sent again with the same figures), `corrected` (rows with others). `fallen`
    counts rows whose place is empty or held by an earlier batch: this one is revoked. `corrections` are the
    first cells that the batch itself corrected when it was stored (`difference.CORRECTIONS`), `corrected`
    how many there are. Rows of the file run from `first_row` to `last_row`.
    """

    batch: int
    rows: int
    standing: int
    later: pl.DataFrame
    fallen: int
    corrections: pl.DataFrame
    corrected: int
    first_row: int
    last_row: int


def story_of(batch: int, snapshot: Snapshot) -> Story:
    """What a batch brought, corrected and kept, as a snapshot knows it. Raises as `stored_files.file_of`."""
    report = _report(batch, snapshot)
    with short_read() as opened:
        rows = _rows(opened, report, batch)
        before = _before(opened, report, batch, period_span(rows))
    compared = compare_rows(before, rows.drop("batch"), report)
    placed = with_place(rows, snapshot, report)
    replaced = placed.filter(pl.col("now") > batch)
    same = pl.col("is_same").sum().alias("repeated")
    later = replaced.group_by("now").agg(same, (~pl.col("is_same")).sum().alias("corrected"))
    standing = len(placed.filter(pl.col("now") == batch))
    ((first_row, last_row),) = rows.select(first=pl.col("source_row").min(), last=pl.col("source_row").max()).rows()
    return Story(
        batch,
        len(rows),
        standing,
        later.rename({"now": "batch"}).sort("batch"),
        len(rows) - standing - len(replaced),
        compared.corrections.head(CORRECTIONS_KEPT),
        len(compared.corrections),
        first_row,
        last_row,
    )


def rows_of(batch: int, snapshot: Snapshot, first_row: int, last_row: int) -> pl.DataFrame:
    """The batch's rows between two rows of its file, both inclusive, as data/tables has them, `with_place`."""
    report = _report(batch, snapshot)
    with short_read() as opened:
        rows = _rows(opened, report, batch, first_row, last_row)
    return rows if rows.is_empty() else with_place(rows, snapshot, report)


def with_place(rows: pl.DataFrame, snapshot: Snapshot, report: ReportTable) -> pl.DataFrame:
    """`rows` with `now`, the batch whose row has the same key in the snapshot (null = none), and `is_same`,
    whether that row has the same figures."""
    keys = ["period_start", "organisation", report.key]
    fields = [name for name in rows.columns if name not in (*keys, "period_end", *PROVENANCE)]
    standing = snapshot.query(queries.text(f"reports/{report.name}"), period_span(rows))
    now = standing.select(*keys, *fields, pl.col("batch").alias("now"))
    placed = rows.join(now, on=keys, how="left", suffix=" now")
    same = pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"{name} now")) for name in fields)
    return placed.with_columns(is_same=same).select(*rows.columns, "now", "is_same").sort("source_row")


def _report(batch: int, snapshot: Snapshot) -> ReportTable:
    found = queries.fetch(snapshot, "history/batch", batch=batch)
    if found.is_empty():
        raise no_such_batch(batch)
    return REPORT_TABLES[str(found["report_table"][0])]


def _rows(
    opened: Ledger, report: ReportTable, batch: int, first_row: int = 0, last_row: int = 2**31 - 1
) -> pl.DataFrame:
    sql = f"select * from {report.name} where batch = ? and source_row between ? and ?"
    return opened.connection.execute(sql, [batch, first_row, last_row]).pl()


def _before(opened: Ledger, report: ReportTable, batch: int, span: dict[str, date]) -> pl.DataFrame:
    """The rows that were in force just before the batch, of its periods alone."""
    parameters = {"entry": batch - 1, "first": span["first"]}
    standing = opened.connection.sql(queries.text(f"ledger/{report.name}"), params=parameters)
    until = duckdb.ColumnExpression("period_start") <= duckdb.ConstantExpression(span["last"])
    return standing.filter(until).pl()
