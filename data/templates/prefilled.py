"""What stands in a template before anybody fills it in: who owes the report, and what is known of each row."""

from dataclasses import dataclass

import polars as pl

import queries
from data import calendars
from data.calendars import Period
from data.checking.crossings import TWO_LEVELS_FROM
from data.folding import fold
from data.reference_data import Reference
from data.report_tables import TOTAL_WORDS, ReportTable
from data.snapshots import Snapshot

GROUPS = {"all": None, "departments": "department", "districts": "district", "communes": "commune"}
OLD_LEVELS, NEW_LEVELS = ("1", "2", "3", "4"), ("Một phần", "Toàn trình")
_NEW_LEVEL_NAMES = dict(zip(("part", "full"), NEW_LEVELS, strict=True))

Row = dict[str, str]  # canonical column → text


@dataclass(frozen=True)
class Prefilled:
    """The rows in the official order; `lists` holds, per column with a list, what may be chosen."""

    report: ReportTable
    period: Period
    period_name: str
    calendar: str
    group: str | None
    rows: list[Row]
    lists: dict[str, list[str]]


def prefilled(
    report: ReportTable, kind: str | None, period: Period, reference: Reference, snapshot: Snapshot | None
) -> Prefilled:
    """The rows that the organisations of this kind (None: of all) owe for the period; none where nobody owes."""
    owners = _owners(report.name, kind, period, reference)
    calendar = reference.calendar(report.name)
    known = _known(report.name, period, snapshot)
    rows: list[Row] = []
    for owner in owners.select("code", "name_vi").unique(maintain_order=True).iter_rows(named=True):
        own = owners.filter(pl.col("code") == owner["code"])
        keys = _keys(report, own, known.get(owner["code"], []), reference)
        rows += [{"organisation": owner["name_vi"], **key} for key in keys]
    lists = {
        "organisation": owners["name_vi"].unique(maintain_order=True).to_list(),
        **_lists(report, rows, period),
    }
    return Prefilled(report, period, calendars.name(period, calendar), calendar, kind, rows, lists)


def _owners(table: str, kind: str | None, period: Period, reference: Reference) -> pl.DataFrame:
    """code, kind, name_vi and indicator of everybody who owes the report at the period's end, as duties say."""
    lasts = (pl.col("valid_from").is_null() | (pl.col("valid_from") <= period.end)) & (
        pl.col("valid_to").is_null() | (pl.col("valid_to") >= period.end)
    )
    duties = reference.duties.filter((pl.col("report_table") == table) & lasts)
    who = reference.organisations_on(period.end).select("code", "kind", "name_vi")
    if kind is not None:
        who = who.filter(pl.col("kind") == kind)
    found = [who.filter((pl.col("kind") == owner) | (pl.col("code") == owner)).with_columns(
        indicator=pl.lit(indicator, pl.String)
    ) for owner, indicator in duties.select("owner", "indicator").iter_rows()]  # fmt: skip
    every = pl.concat(found) if found else who.clear().with_columns(indicator=pl.lit(None, pl.String))
    order = {code: place for place, code in enumerate(who["code"])}
    return every.sort(pl.col("code").replace_strict(order, default=0, return_dtype=pl.Int64), maintain_order=True)


def _known(table: str, period: Period, snapshot: Snapshot | None) -> dict[str, list[Row]]:
    """What each organisation reported the last time: its services, or its portals."""
    name = {"online_services": "templates/services", "portal_activity": "templates/portals"}.get(table)
    if name is None or snapshot is None:
        return {}
    known: dict[str, list[Row]] = {}
    for row in queries.fetch(snapshot, name, until=period.start).iter_rows(named=True):
        cells = {column: text for column, text in row.items() if text is not None and column != "organisation"}
        if "level" in cells:
            cells["level"] = _level(cells["level"], period)
        known.setdefault(row["organisation"], []).append(cells)
    return known


def _level(code: str, period: Period) -> str:
    """A level as it is chosen in this period; one of the other scheme is left to whoever fills the template in."""
    if period.end < TWO_LEVELS_FROM:
        return code if code in OLD_LEVELS else ""
    return _NEW_LEVEL_NAMES.get(code, "")


def _keys(report: ReportTable, own: pl.DataFrame, known: list[Row], reference: Reference) -> list[Row]:
    """What identifies each of an organisation's rows: services or portals as known, software, indicators."""
    if report.name == "shared_software":
        used = reference.software.select("name_vi", "owner").iter_rows()
        callers = {own["code"][0], own["kind"][0]}
        return [{"software": name} for name, users in used if callers & set(users.split("|"))]
    if report.name == "measures":
        measures = reference.indicators.filter(pl.col("theme") == "measures")
        if own["indicator"].null_count() == 0:
            measures = measures.filter(pl.col("code").is_in(own["indicator"].to_list()))
        named = measures.select("code", "name_vi").iter_rows()
        return [{"indicator": code if _says_total(name) else name} for code, name in named]
    return known or [{}]


def _says_total(name: str) -> bool:
    """Whether a name begins as a total row does, for which its row would be taken: its code stands there."""
    return fold(name).startswith(tuple(f"{fold(word)} " for word in TOTAL_WORDS))


def _lists(report: ReportTable, rows: list[Row], period: Period) -> dict[str, list[str]]:
    """What may be chosen in the columns that have a list beside the organisation."""
    if report.name == "online_services":
        return {"level": list(OLD_LEVELS if period.end < TWO_LEVELS_FROM else NEW_LEVELS)}
    if report.name in ("shared_software", "measures"):
        return {report.key: list(dict.fromkeys(row[report.key] for row in rows))}
    return {}
