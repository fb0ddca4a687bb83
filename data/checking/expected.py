"""Who and what a file should hold: the organisations that owe it, the keys that were always there."""

from dataclasses import replace

import polars as pl

from data.checking.history import History, listed
from data.errors import Problem
from data.matching.faults import Reason, problem_of
from data.reading.tables import SOURCE_ROW
from data.reference_data import Reference
from data.report_tables import ReportTable

ENOUGH_PERIODS = 4  # as often as a key must have been reported before its absence is told

_OWES_NONE = (
    "No report of this kind is due from {names} for this period (duties.csv). The rows can be stored, but settle "
    "no duty. Is this the right report table?"
)
_MISSING = (
    "{count} rows that were in every report until now are missing: {names}. If they are no longer offered this is "
    "right; else add them."
)
_NEW_ALIKE = (
    "“{value}” was never reported by {organisation}, but “{other}” was, which is written almost alike. Is this the "
    "same {key}?"
)
_NEW_ALIKE_MANY = (
    "{count} codes were never reported before, but are written almost as known ones, e.g. “{value}” for “{other}”. "
    "Are they the same?"
)
_SINGLE = 5
_KEYS_NAMED, _UNITS_NAMED = 3, 4


def owed_by_none(
    rows: pl.DataFrame, report: ReportTable, reference: Reference, headers: dict[str, str]
) -> list[Problem]:
    """A warning that names the organisations which owe no report of this table on any day of the period."""
    duties = reference.duties.filter(pl.col("report_table") == report.name)
    if duties.is_empty():
        return []
    days = ("period_start", "period_end")
    units = rows.select("organisation", *days).unique()
    kinds = reference.organisations.select(organisation="code", kind="kind", named="name_vi")
    lived = reference.organisations.select("valid_from", "valid_to", organisation="code")
    units = units.join(kinds, on="organisation").join(lived, on="organisation")
    units = units.filter((pl.col("valid_from") <= pl.col("period_end")) & _not_over()).drop(
        "valid_from", "valid_to"
    )
    duties = duties.select("owner", "valid_from", "valid_to")
    owing = pl.concat(
        [units.join(duties, left_on=of, right_on="owner", how="inner") for of in ("organisation", "kind")],
        how="diagonal_relaxed",
    ).filter((pl.col("valid_from") <= pl.col("period_end")) & _not_over())
    none = units.join(owing, on=["organisation", *days], how="anti")
    if none.is_empty():
        return []
    concerned = rows.join(none, on=["organisation", *days], how="semi")[SOURCE_ROW]
    names = listed(none["named"].unique().sort().to_list())
    column = headers["organisation"]
    reason = Reason(_OWES_NONE, {"names": names})
    return [problem_of(concerned, reason, severity="warning", column=column, value=none["named"][0])]


def _not_over() -> pl.Expr:
    return pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("period_start"))


def expected_keys(history: History) -> list[Problem]:
    """Keys that are missing for the first time, and new ones that are written almost as a known one."""
    if history.usual is None or history.usual.is_empty():
        return []
    return [*_missing(history), *_new_alike(history)]


def _missing(history: History) -> list[Problem]:
    """Keys of a unit that stand in each of its last reports, and neither in the file nor in what it adds to."""
    first = history.rows["period_start"].min()
    before = history.recent.filter(pl.col("period_start") < first).rename({history.report.key: "key"})
    reports = before.group_by("organisation").agg(reports=pl.col("period_start").n_unique())
    always = (
        before.group_by("organisation", "key")
        .agg(times=pl.col("period_start").n_unique())
        .join(reports, on="organisation")
        .filter((pl.col("times") == pl.col("reports")) & (pl.col("reports") >= ENOUGH_PERIODS))
    )
    kept = history.recent.filter(pl.col("period_start") >= first)
    keys = ["organisation", history.report.key]
    there = pl.concat([history.rows.select(keys), kept.select(keys)]).unique().rename({history.report.key: "key"})
    gone = always.join(there, on=["organisation", "key"], how="anti")
    if gone.is_empty():
        return []
    named = history.reference.organisations.select(organisation="code", name="name_vi", order="display_order")
    gone = gone.join(named, on="organisation").sort("order", "key")
    reason = Reason(_MISSING, {"count": gone.height, "names": "; ".join(_by_unit(gone, history))})
    rows = history.rows_of(gone["organisation"].unique().to_list())
    return [problem_of(rows, reason, severity="warning", column=history.headers[history.report.key])]


def _by_unit(gone: pl.DataFrame, history: History) -> list[str]:
    """`Sở Y tế: Thư điện tử công vụ, Chữ ký số (và 3 dòng khác)`: the names of a few keys, unit by unit."""
    reference = history.reference
    called = dict(
        pl.concat([reference.software, reference.indicators], how="diagonal").select("code", "name_vi").iter_rows()
    )
    texts = []
    for (unit,), keys in gone.group_by("name", maintain_order=True):
        names = [called.get(key, key) for key in keys["key"]]
        more = f" (+{len(names) - _KEYS_NAMED})" if len(names) > _KEYS_NAMED else ""
        texts.append(f"{unit}: {', '.join(names[:_KEYS_NAMED])}{more}")
    return texts[:_UNITS_NAMED] + ["…"] * (len(texts) > _UNITS_NAMED)


def _new_alike(history: History) -> list[Problem]:
    assert history.usual is not None
    known = history.usual.select("organisation", "key")
    fresh = history.rows.rename({history.report.key: "key"}).join(known, on=["organisation", "key"], how="anti")
    if fresh.is_empty():
        return []
    fresh = fresh.select(SOURCE_ROW, "organisation", "key").with_columns(folded=_folded("key"))
    known = known.select("organisation", pl.col("key").alias("other"), folded=_folded("key"))
    found = fresh.join(known.unique(["organisation", "folded"]), on=["organisation", "folded"]).sort(SOURCE_ROW)
    by_key = found.group_by("organisation", "key", maintain_order=True).agg(SOURCE_ROW, pl.col("other").first())
    column = history.headers[history.report.key]
    if by_key.height > _SINGLE:
        first = by_key.row(0, named=True)
        values = {"count": by_key.height, "value": first["key"], "other": first["other"]}
        made = problem_of(
            found[SOURCE_ROW],
            Reason(_NEW_ALIKE_MANY, values),
            severity="warning",
            column=column,
            value=first["key"],
        )
        return [replace(made, suggestion=first["other"])]
    return [_alike(row, column, history) for row in by_key.iter_rows(named=True)]


def _alike(row: dict[str, str], column: str, history: History) -> Problem:
    values = {"value": row["key"], "other": row["other"], "key": column}
    values["organisation"] = history.names([row["organisation"]])
    reason = Reason(_NEW_ALIKE, {**values})
    made = problem_of(pl.Series(row[SOURCE_ROW]), reason, severity="warning", column=column, value=row["key"])
    return replace(made, suggestion=row["other"])


def _folded(name: str) -> pl.Expr:
    """Codes as the eye reads them: O for 0, l for 1, without what separates, zeros before digits or a scheme."""
    plain = pl.col(name).str.to_lowercase().str.replace(r"^(https?://)?(www\.)?", "").str.replace_all(r"\s", "")
    letters = plain.str.replace_all("o", "0").str.replace_all("[il]", "1")
    groups = letters.str.replace_all(r"[^0-9a-z]+", ".").str.strip_chars(".")
    return groups.str.replace_all(r"(^|\.)0+([0-9])", "${1}${2}").str.replace_all(r"\.", "")
