"""Choices that hold for later files: which they are, and how a later file gets them.

A header's meaning holds for files of the same report table with the same header row, a word's meaning for
the report table, an organisation's name everywhere. They are stored with the batch they were made for and
end when it is revoked, so that a wrong one is taken back with what it did.
"""

from collections.abc import Sequence

import polars as pl

import queries
from data.choices import Choices
from data.folding import fold_header
from data.snapshots import Snapshot

KEPT = pl.Schema(
    {
        "batch": pl.Int64(),
        "kind": pl.String(),
        "report_table": pl.String(),
        "headers": pl.String(),
        "subject": pl.String(),
        "meaning": pl.String(),
    }
)
_EVERY_TABLE = ""


def kept(snapshot: Snapshot | None) -> pl.DataFrame:
    """All choices in force, as `KEPT`."""
    return pl.DataFrame(schema=KEPT) if snapshot is None else queries.fetch(snapshot, "choices/kept")


def remembered(known: pl.DataFrame, report_table: str, headers: Sequence[str]) -> Choices:
    """What earlier files decided for one with these headers."""
    row = header_row(headers)
    mine = known.filter(pl.col("report_table").is_in([report_table, _EVERY_TABLE]))
    columns = mine.filter((pl.col("kind") == "column") & (pl.col("headers") == row))
    return Choices(
        columns=_meanings(columns),
        organisations=_meanings(mine.filter(pl.col("kind") == "organisation")),
        words=_meanings(mine.filter(pl.col("kind") == "word")),
    )


def to_keep(made: Choices, report_table: str, headers: Sequence[str]) -> pl.DataFrame:
    """The choices of one file that hold for later ones, as `KEPT` without `batch`."""
    row = header_row(headers)
    rows: list[tuple[str, str, str | None, str, str]] = []
    rows += [("column", report_table, row, header, name) for header, name in made.columns.items()]
    rows += [("organisation", _EVERY_TABLE, None, text, code) for text, code in made.organisations.items()]
    rows += [("word", report_table, None, word, meaning) for word, meaning in made.words.items()]
    schema = {name: kind for name, kind in KEPT.items() if name != "batch"}
    return pl.DataFrame(rows, schema=schema, orient="row")


def header_row(headers: Sequence[str]) -> str:
    """A header row as the key of what was decided for it."""
    return "\n".join(fold_header(header) for header in headers)


def _meanings(rows: pl.DataFrame) -> dict[str, str]:
    return dict(rows.select("subject", "meaning").iter_rows())
