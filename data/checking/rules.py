"""What must hold within one row of each report, as schemas: a rule's name is its promise.

A rule holds where one of its parts is not reported or does not apply.
"""

# ruff: noqa: N805 (dataframely hands its rules the class)

import dataframely as dy
import polars as pl

from data.matching.faults import Reason


def _at_most(part: str, whole: str) -> pl.Expr:
    return (pl.col(part) <= pl.col(whole)).fill_null(True)


class Report(dy.Schema):
    """What every report's row has."""

    source_row = dy.UInt32(primary_key=True)
    period_start = dy.Date(nullable=False)
    period_end = dy.Date(nullable=False)
    days_covered = dy.Int32(nullable=False, min=1)
    organisation = dy.String(nullable=False, min_length=1)
    not_applicable = dy.String(nullable=True)  # names of the row's columns, joined by commas


class OnlineServices(Report):
    """One row per procedure that an organisation offers, per period."""

    service_code = dy.String(nullable=False, min_length=1)
    service_name = dy.String(nullable=True)
    level = dy.Enum(["1", "2", "3", "4", "part", "full"], nullable=True)
    dossiers_received = dy.Int64(nullable=True, min=0)
    dossiers_online = dy.Int64(nullable=True, min=0)
    carried_over = dy.Int64(nullable=True, min=0)
    resolved_early = dy.Int64(nullable=True, min=0)
    resolved_on_time = dy.Int64(nullable=True, min=0)
    resolved_late = dy.Int64(nullable=True, min=0)
    pending_on_time = dy.Int64(nullable=True, min=0)
    pending_overdue = dy.Int64(nullable=True, min=0)
    fee_dossiers = dy.Int64(nullable=True, min=0)
    paid_online = dy.Int64(nullable=True, min=0)
    rated = dy.Int64(nullable=True, min=0)
    satisfied = dy.Int64(nullable=True, min=0)

    @dy.rule()
    def online_within_received(cls) -> pl.Expr:
        return _at_most("dossiers_online", "dossiers_received")

    @dy.rule()
    def paid_within_fee(cls) -> pl.Expr:
        return _at_most("paid_online", "fee_dossiers")

    @dy.rule()
    def satisfied_within_rated(cls) -> pl.Expr:
        return _at_most("satisfied", "rated")

    @dy.rule()
    def dossiers_add_up(cls) -> pl.Expr:
        came = pl.col("carried_over") + pl.col("dossiers_received")
        resolved = pl.col("resolved_early") + pl.col("resolved_on_time") + pl.col("resolved_late")
        return (came == resolved + pl.col("pending_on_time") + pl.col("pending_overdue")).fill_null(True)


class SharedSoftware(Report):
    """One row per organisation, software and period."""

    software = dy.String(nullable=False, min_length=1)
    staff = dy.Int64(nullable=True, min=0)
    accounts_issued = dy.Int64(nullable=True, min=0)
    accounts_active = dy.Int64(nullable=True, min=0)
    units_required = dy.Int64(nullable=True, min=0)
    units_using = dy.Int64(nullable=True, min=0)
    documents_total = dy.Int64(nullable=True, min=0)
    documents_electronic = dy.Int64(nullable=True, min=0)
    documents_signed = dy.Int64(nullable=True, min=0)

    @dy.rule()
    def active_within_issued(cls) -> pl.Expr:
        return _at_most("accounts_active", "accounts_issued")

    @dy.rule()
    def using_within_required(cls) -> pl.Expr:
        return _at_most("units_using", "units_required")

    @dy.rule()
    def electronic_within_total(cls) -> pl.Expr:
        return _at_most("documents_electronic", "documents_total")

    @dy.rule()
    def signed_within_electronic(cls) -> pl.Expr:
        return _at_most("documents_signed", "documents_electronic")

    @dy.rule()
    def signed_within_total(cls) -> pl.Expr:
        return _at_most("documents_signed", "documents_total") | pl.col("documents_electronic").is_not_null()


class PortalActivity(Report):
    """One row per portal of an organisation and period."""

    portal = dy.String(nullable=False, min_length=1)
    visits = dy.Int64(nullable=True, min=0)
    articles = dy.Int64(nullable=True, min=0)
    documents_published = dy.Int64(nullable=True, min=0)
    questions_received = dy.Int64(nullable=True, min=0)
    questions_answered = dy.Int64(nullable=True, min=0)
    questions_on_time = dy.Int64(nullable=True, min=0)
    sections_required = dy.Int64(nullable=True, min=0)
    sections_complete = dy.Int64(nullable=True, min=0)
    minutes_down = dy.Int64(nullable=True, min=0)
    last_updated_on = dy.Date(nullable=True)

    @dy.rule()
    def on_time_within_answered(cls) -> pl.Expr:
        return _at_most("questions_on_time", "questions_answered")

    @dy.rule()
    def on_time_within_received(cls) -> pl.Expr:
        return _at_most("questions_on_time", "questions_received") | pl.col("questions_answered").is_not_null()

    @dy.rule()
    def complete_within_required(cls) -> pl.Expr:
        return _at_most("sections_complete", "sections_required")

    @dy.rule()
    def down_within_days(cls) -> pl.Expr:
        return (pl.col("minutes_down") <= pl.col("days_covered") * 1440).fill_null(True)


class Measures(Report):
    """One row per organisation, period and indicator of the theme measures."""

    indicator = dy.String(nullable=False, min_length=1)
    numerator = dy.Float64(nullable=True, min=0)
    denominator = dy.Float64(nullable=True, min=0)


SCHEMAS: dict[str, type[Report]] = {
    "online_services": OnlineServices,
    "shared_software": SharedSoftware,
    "portal_activity": PortalActivity,
    "measures": Measures,
}

# rule -> the sentence, and the column where its value stands; the others are shown beside it
_MORE_THAN = "“{column}” is {value}, more than “{whole}” ({limit})."
BOUNDS: dict[str, tuple[str, str]] = {
    "online_within_received": ("dossiers_online", "dossiers_received"),
    "paid_within_fee": ("paid_online", "fee_dossiers"),
    "satisfied_within_rated": ("satisfied", "rated"),
    "active_within_issued": ("accounts_active", "accounts_issued"),
    "using_within_required": ("units_using", "units_required"),
    "electronic_within_total": ("documents_electronic", "documents_total"),
    "signed_within_electronic": ("documents_signed", "documents_electronic"),
    "signed_within_total": ("documents_signed", "documents_total"),
    "on_time_within_answered": ("questions_on_time", "questions_answered"),
    "on_time_within_received": ("questions_on_time", "questions_received"),
    "complete_within_required": ("sections_complete", "sections_required"),
}
_ADD_UP = (
    "The dossiers do not add up: {came} carried over and received, but {gone} resolved and pending. Check "
    "the columns “{columns}”."
)
_DOWN = "“{column}” is {value} minutes, more than the {limit} minutes of the {days} days reported."
_CAME = ("carried_over", "dossiers_received")
_GONE = ("resolved_early", "resolved_on_time", "resolved_late", "pending_on_time", "pending_overdue")


def broken(rule: str, row: dict[str, object], header: dict[str, str]) -> tuple[Reason, str]:
    """The sentence for a row that breaks a rule, with its figures, and the column that it stands in."""
    if rule in BOUNDS:
        part, whole = BOUNDS[rule]
        values = {"column": header[part], "value": row[part], "whole": header[whole], "limit": row[whole]}
        return Reason(_MORE_THAN, values), part
    if rule == "down_within_days":
        days = int(str(row["days_covered"]))
        name = header["minutes_down"]
        values = {"column": name, "value": row["minutes_down"], "limit": days * 1440, "days": days}
        return Reason(_DOWN, values), "minutes_down"
    came, gone = (sum(int(str(row[name])) for name in names) for names in (_CAME, _GONE))
    columns = ", ".join(header[name] for name in (*_CAME, *_GONE))
    return Reason(_ADD_UP, {"came": came, "gone": gone, "columns": columns}), "dossiers_received"
