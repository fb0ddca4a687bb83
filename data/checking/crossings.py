"""What must hold between rows, and between a row and the reference data."""

from datetime import date

import polars as pl

from data import clock
from data.checking.codes import torn_codes
from data.checking.repeats import repeated
from data.errors import Problem
from data.matching import Matched
from data.matching.faults import Reason, problem_of
from data.reading.tables import SOURCE_ROW
from data.reference_data import Reference
from data.report_tables import ReportTable

TWO_LEVELS_FROM = date(2022, 8, 15)  # Decree 42/2022/NĐ-CP

_NOT_YET = "“{value}” does not exist before {day}, but is reported for {start} to {end}."
_NO_MORE = "“{value}” ended on {day}, but is reported for {start} to {end}."
_NO_MORE_NEXT = "“{value}” ended on {day} and became {successor}, but is reported for {start} to {end}."
_LEVEL_TOO_EARLY = (
    "The levels part and full exist from 15/08/2022 (Decree 42/2022); before that write 1, 2, 3 or 4."
)
_TWO_SCHEMES = (
    "{period} has services of the levels 1 to 4 (row {old}) and of the levels part and full (row {new}). Is one of "
    "the two schemes meant for all?"
)
_NOT_UPDATED_YET = "“{column}” says {value}, a day that has not come: today is {today}."
_MORE_ACCOUNTS = "“{issued}” is {value}, more than “{staff}” ({limit}). This may be right."
_NO_DENOMINATOR = "“{indicator}” is a ratio: “{column}” must be filled where “{numerator}” is."
_ABOVE_WHOLE = "“{indicator}” is a share: “{column}” is {value}, more than “{whole}” ({limit})."


def crossing_problems(
    rows: pl.DataFrame, matched: Matched, report: ReportTable, reference: Reference
) -> list[Problem]:
    """Repeated keys, organisations outside their life, and the rules that need the reference data."""
    headers = {column.name: column.header for column in report.columns} | matched.headers
    problems = repeated(rows, report, headers) + torn_codes(rows, report, headers)
    problems += _outside_life(rows, reference, headers)
    if report.name == "online_services":
        problems += _levels_too_early(rows, headers) + _two_schemes(rows, headers)
    if report.name == "portal_activity":
        problems += _not_updated_yet(rows, clock.today(str(reference.time_zone)), headers)
    if report.name == "shared_software":
        problems += _more_accounts_than_staff(rows, headers)
    if report.name == "measures":
        problems += _ratios(rows, reference, headers)
    return problems


def _outside_life(rows: pl.DataFrame, reference: Reference, headers: dict[str, str]) -> list[Problem]:
    """Periods of which the organisation did not live a single day; one problem per organisation and end."""
    life = reference.organisations.select(
        pl.col("code").alias("organisation"), "name_vi", "valid_from", "valid_to", "successor"
    )
    days = ("period_start", "period_end")
    found = rows.select("organisation", *days).unique().join(life, on="organisation")
    found = found.with_columns(is_early=pl.col("period_end") < pl.col("valid_from"))
    outside = found.filter(pl.col("is_early") | (pl.col("period_start") > pl.col("valid_to")))
    problems = []
    for _, group in outside.sort("organisation", *days).group_by("organisation", "is_early", maintain_order=True):
        concerned = rows.join(group, on=["organisation", *days], how="semi")[SOURCE_ROW]
        name = group["name_vi"][0]
        problems.append(problem_of(concerned, _life_reason(group), column=headers["organisation"], value=name))
    return problems


def _life_reason(group: pl.DataFrame) -> Reason:
    """Why one organisation cannot have reported for these periods."""
    first = group.row(0, named=True)
    values = {"value": first["name_vi"], "start": first["period_start"], "end": group["period_end"].max()}
    if first["is_early"]:
        return Reason(_NOT_YET, {**values, "day": first["valid_from"]})
    ended = {**values, "day": first["valid_to"]}
    return (
        Reason(_NO_MORE_NEXT, {**ended, "successor": first["successor"]})
        if first["successor"]
        else Reason(_NO_MORE, ended)
    )


def _levels_too_early(rows: pl.DataFrame, headers: dict[str, str]) -> list[Problem]:
    early = rows.filter(pl.col("level").is_in(["part", "full"]) & (pl.col("period_end") < TWO_LEVELS_FROM))
    if not early.height:
        return []
    return [
        problem_of(early[SOURCE_ROW], Reason(_LEVEL_TOO_EARLY), column=headers["level"], value=early["level"][0])
    ]


def _two_schemes(rows: pl.DataFrame, headers: dict[str, str]) -> list[Problem]:
    """Periods in which both schemes of levels stand: a warning for each."""
    is_new = pl.col("level").is_in(["part", "full"])
    schemes = (
        rows.drop_nulls("level")
        .group_by("period_start", "period_end")
        .agg(
            old=pl.col(SOURCE_ROW).filter(~is_new).min(),
            new=pl.col(SOURCE_ROW).filter(is_new).min(),
            values=pl.col("level").filter(is_new).first(),
        )
        .drop_nulls(["old", "new"])
        .sort("period_start")
    )
    problems = []
    for start, end, old, new, value in schemes.iter_rows():
        reason = Reason(
            _TWO_SCHEMES, {"period": f"{start:%d/%m/%Y} – {end:%d/%m/%Y}", "old": str(old), "new": str(new)}
        )
        both = pl.Series([old, new])
        problems.append(problem_of(both, reason, severity="warning", column=headers["level"], value=value))
    return problems


def _not_updated_yet(rows: pl.DataFrame, today: date, headers: dict[str, str]) -> list[Problem]:
    late = rows.filter(pl.col("last_updated_on") > today)
    if not late.height:
        return []
    column, value = headers["last_updated_on"], late["last_updated_on"][0]
    reason = Reason(_NOT_UPDATED_YET, {"column": column, "value": value, "today": today})
    return [problem_of(late[SOURCE_ROW], reason, column=column, value=str(value))]


def _more_accounts_than_staff(rows: pl.DataFrame, headers: dict[str, str]) -> list[Problem]:
    more = rows.filter(pl.col("accounts_issued") > pl.col("staff"))
    if not more.height:
        return []
    value, limit = more.select("accounts_issued", "staff").row(0)
    issued = headers["accounts_issued"]
    reason = Reason(_MORE_ACCOUNTS, {"issued": issued, "value": value, "staff": headers["staff"], "limit": limit})
    return [problem_of(more[SOURCE_ROW], reason, severity="warning", column=issued, value=str(value))]


def _ratios(rows: pl.DataFrame, reference: Reference, headers: dict[str, str]) -> list[Problem]:
    """A percentage needs both its parts where they apply, and no more than the whole unless it may exceed it."""
    shares = reference.indicators.filter(pl.col("unit") == "percent").select("code", "name_vi", "may_exceed")
    ratios = rows.join(shares, left_on="indicator", right_on="code", maintain_order="left")
    applies = ~pl.col("not_applicable").fill_null("").str.split(",").list.contains("denominator")
    bare = ratios.filter(pl.col("denominator").is_null() & pl.col("numerator").is_not_null() & applies)
    above = ratios.filter((pl.col("numerator") > pl.col("denominator")) & ~pl.col("may_exceed"))
    problems = []
    for (indicator,), group in bare.group_by("name_vi", maintain_order=True):
        values = {"column": headers["denominator"], "numerator": headers["numerator"]}
        reason = Reason(_NO_DENOMINATOR, {"indicator": indicator, **values})
        problems.append(problem_of(group[SOURCE_ROW], reason, column=headers["denominator"], value=""))
    for (indicator,), group in above.group_by("name_vi", maintain_order=True):
        value, limit = group.select("numerator", "denominator").row(0)
        values = {"column": headers["numerator"], "value": value, "whole": headers["denominator"]}
        reason = Reason(_ABOVE_WHOLE, {"indicator": indicator, **values, "limit": limit})
        problems.append(problem_of(group[SOURCE_ROW], reason, column=headers["numerator"], value=str(value)))
    return problems
