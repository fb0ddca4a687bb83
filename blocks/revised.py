"""What was revised since an earlier set of figures: old and new, and the batch that did it.

A period that nobody had told before is no revision, and neither is an organisation's late report: those are
counted apart. An aggregate is revised where the figures of any organisation in it were.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import polars as pl

import queries
from blocks.view import View
from data import past
from data.snapshots import Snapshot

WEEK = timedelta(days=7)
KEYS = ["indicator", "scope", "period_start"]
CHANGED = pl.Schema(
    {
        "theme": pl.String(),
        "indicator": pl.String(),
        "scope": pl.String(),
        "scope_kind": pl.String(),
        "kind": pl.String(),
        "period_start": pl.Date(),
        "period_end": pl.Date(),
        "value_before": pl.Float64(),
        "value": pl.Float64(),
        "difference": pl.Float64(),
        "sort": pl.String(),
        "batches": pl.List(pl.Int64()),
    }
)


@dataclass(frozen=True)
class Since:
    """The state that figures are compared with: its entry (= snapshot number), the stamp, the moment."""

    entry: int
    stamp: str
    entered_at: datetime


def since(view: View, text: str = "") -> Since | None:
    """The state that `text` names (a snapshot number or a day, its last state), else the one of a week before the
    view's own; None where there was none then."""
    known = view.rows("values/stamps").filter(pl.col("entry") < view.snapshot.number)
    if text.isdecimal():
        known = known.filter(pl.col("entry") <= int(text))
    elif day := day_of(text):
        known = known.filter(pl.col("entered_at").dt.date() <= day)
    else:
        known = known.filter(pl.col("entered_at") <= view.snapshot.published_at - WEEK)
    if known.is_empty():
        return None
    row = known.sort("entry").row(-1, named=True)
    return Since(int(row["entry"]), str(row["stamp"]), row["entered_at"])


def day_of(text: str) -> date | None:
    """The day that an address names, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def spans(view: View, then: Since) -> dict[str, tuple[date, date]]:
    """The days in which figures known then can differ by now, by report table: none where only new periods came.

    Told from the history alone, so that an earlier snapshot is opened only where something can be found in it.
    """
    entries = view.rows("revised/entries", after=then.entry)
    if not entries.filter(pl.col("action") == "reference").is_empty():
        return dict.fromkeys(_known_until(view, then), (date.min, view.until))
    until = _known_until(view, then)
    found: dict[str, tuple[date, date]] = {}
    for row in entries.iter_rows(named=True):
        last = until.get(row["report_table"])
        if last is None or row["first"] is None or row["first"] > last:
            continue
        first, reach = found.get(row["report_table"], (row["first"], row["last"]))
        found[row["report_table"]] = min(first, row["first"]), max(reach, min(row["last"], last))
    return found


def _known_until(view: View, then: Since) -> dict[str, date]:
    """The last day told by then, by report table."""
    rows = view.rows("history/entries").filter(
        (pl.col("entry") <= then.entry) & (pl.col("action") == "import") & pl.col("period_to").is_not_null()
    )
    return dict(rows.group_by("report_table").agg(pl.col("period_to").max()).iter_rows())


def kept(then: Since) -> Snapshot | None:
    """The earlier snapshot where it stands on the disk."""
    return past.kept(then.entry, then.stamp)


def changes(view: View, then: Since, older: Snapshot) -> pl.DataFrame:
    """One row per figure known then that is another now (`CHANGED`), by theme, indicator, period and scope.

    `sort`: `revised` (told then otherwise), `withdrawn` (told then, not now), `reported` (an organisation told it
    only later, or an aggregate moved by such reports alone). `batches` did it; none where a batch was taken back.
    """
    found = [_of_theme(view, then, older, theme, *span) for theme, span in spans(view, then).items()]
    rows = pl.concat([*found, pl.DataFrame(schema=CHANGED)], how="vertical")
    return rows.sort(
        "theme", "indicator", "period_start", "scope_kind", "scope", descending=[False] * 2 + [True] * 2 + [False]
    )


def _of_theme(view: View, then: Since, older: Snapshot, theme: str, first: date, last: date) -> pl.DataFrame:
    days = {"theme": theme, "first": first, "last": last}
    differing = _differing(queries.fetch(older, "revised/digests", **days), view.rows("revised/digests", **days))
    if differing.is_empty():
        return pl.DataFrame(schema=CHANGED)
    days |= {
        "first": differing["period_start"].min(),
        "indicators": ",".join(differing["indicator"].unique().sort()),
    }
    before = _shown(queries.fetch(older, "revised/values", **days))
    now = _shown(view.rows("revised/values", **days))
    periods = before.filter(pl.col("value").is_not_null()).select("indicator", "period_start").unique()
    both = now.join(before.select(*KEYS, "value"), on=KEYS, how="full", coalesce=True, suffix="_before")
    both = both.join(periods, on=["indicator", "period_start"], how="semi")
    differs = pl.col("value").round(9).ne_missing(pl.col("value_before").round(9))
    own = pl.col("value_before").is_null()
    sort = pl.when(own).then(pl.lit("reported")).when(pl.col("value").is_null()).then(pl.lit("withdrawn"))
    rows = both.filter(differs).with_columns(
        sort.otherwise(pl.lit("revised")).alias("sort"),
        theme=pl.lit(theme),
        difference=pl.col("value") - pl.col("value_before"),
    )
    return _with_batches(view, then, theme, rows).select(CHANGED.names()).cast(CHANGED)


def _differing(before: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """Indicator and period where the two told not the same; what was told of a period in one of them alone too."""
    both = before.join(now, on=["indicator", "period_start"], how="full", coalesce=True, suffix="_now")
    is_same = pl.col("digest").eq_missing(pl.col("digest_now")) & pl.col("rows").eq_missing(pl.col("rows_now"))
    return both.filter(~is_same)


def _shown(rows: pl.DataFrame) -> pl.DataFrame:
    """The values as pages tell them: none of an aggregate of too few reports."""
    told = (pl.col("scope_kind") == "organisation") | pl.col("is_covered")
    return rows.with_columns(pl.when(told).then("value").alias("value"))


def _with_batches(view: View, then: Since, theme: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The batches behind each changed figure; an aggregate has those of its changed organisations, and is itself
    only revised where one of them is."""
    held = view.rows("revised/batches", theme=theme, after=then.entry).rename({"organisation": "scope"})
    units = rows.filter(pl.col("scope_kind") == "organisation").join(
        held, on=["scope", "period_start"], how="left", suffix="_held"
    )
    is_own = pl.col("indicator_held").is_null() | (pl.col("indicator_held") == pl.col("indicator"))
    units = units.with_columns(batches=pl.when(is_own).then(pl.col("batches").fill_null([]))).filter(
        pl.col("batches").is_not_null()
    )
    wholes = [units.select(*rows.columns, "batches")]
    for kind, by in (("group", ["indicator", "period_start", "kind"]), ("province", ["indicator", "period_start"])):
        made = units.group_by(by).agg(
            pl.col("batches").explode().drop_nulls().unique().sort().alias("batches"),
            (pl.col("sort") != "reported").any().alias("is_revised"),
        )
        above = rows.filter((pl.col("scope_kind") == kind) & pl.col("value_before").is_not_null())
        late = (pl.col("sort") == "revised") & ~pl.col("is_revised").fill_null(True)
        above = above.join(made, on=by, how="left").with_columns(
            pl.when(late).then(pl.lit("reported")).otherwise("sort").alias("sort"),
            batches=pl.col("batches").fill_null([]),
        )
        wholes.append(above.select(*rows.columns, "batches"))
    return pl.concat(wholes)
