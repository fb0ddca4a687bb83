"""The workbook that an analyst fills in: one per report table, group of organisations and period."""

from datetime import timedelta

from openpyxl import Workbook

from data import calendars, clock
from data.calendars import Period
from data.errors import WrongUse
from data.importing import snapshot_or_none
from data.judging import deployed_reference, report_table
from data.reference_data import Reference
from data.returning.own_workbook import saved
from data.templates.guide import add_guide
from data.templates.prefilled import GROUPS, Prefilled, prefilled
from data.templates.table_sheet import add_lists, add_table
from wording import Language

__all__ = ["template"]

_NOT_MADE = "No template was made."
_NO_GROUP = "“{group}” is no group. Choose one of {known}."
_NOBODY = "Nobody in this group owes this report for {period}. Choose another group or period."


def template(report_table_name: str, group: str | None, period: str | None, words: Language) -> bytes:
    """An XLSX with a row for everything that the group owes in the period, and a guide to each column.

    `group` is departments, districts or communes (None or all: everybody who owes the report); `period` is a name
    such as 2019-W12 (None: the last whole one). Raises WrongUse.
    """
    report, reference = report_table(report_table_name), deployed_reference()
    if group not in (None, *GROUPS):
        raise WrongUse(_NOT_MADE, _NO_GROUP, group=group, known=", ".join(GROUPS))
    calendar = reference.calendar(report.name)
    chosen = _period(period, calendar, reference)
    found = prefilled(report, GROUPS[group or "all"], chosen, reference, snapshot_or_none())
    if not found.rows:
        raise WrongUse(_NOT_MADE, _NOBODY, period=words.period_short(calendars.name(chosen, calendar)))
    return _workbook(found, words)


def _workbook(found: Prefilled, words: Language) -> bytes:
    book = Workbook()
    lists = add_lists(book, found, words)
    add_table(book, found, lists, words)
    add_guide(book, found, words)
    return saved(book)


def _period(text: str | None, calendar: str, reference: Reference) -> Period:
    if text is not None:
        period = calendars.parse_period(text, calendar)
        if period is None:
            values = {"period": text, "example": calendars.example(calendar)}
            raise WrongUse(_NOT_MADE, calendars.refusal(text, calendar), **values)
        return period
    current = calendars.period_containing(clock.today(str(reference.time_zone)), calendar)
    return calendars.period_containing(current.start - timedelta(days=1), calendar)
