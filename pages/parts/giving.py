"""What the analyst takes away: a template to fill in, and their own file back with its faults marked."""

from datetime import timedelta

import polars as pl
import streamlit as st

from blocks.markup import KIND_NAMES, THEME_NAMES, quiet
from blocks.view import GROUPS
from data import calendars, clock
from data.calendars import Period
from data.judging import Judgement, deployed_reference
from data.reference_data import Reference
from data.report_tables import REPORT_TABLES
from data.returning import marked_workbook
from data.templates import template
from pages.parts import drawing
from wording import Language

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def templates(language: Language, table: str | None) -> None:
    """The empty templates: of the chosen report table, else of all, for each organisation group that reports."""
    text = language.text
    reference = deployed_reference()
    with st.popover(text("Download an empty template"), width="content"):
        drawing.html(
            quiet(text("With lists to choose from, the last period filled in, and each column explained."))
        )
        for name in [table] if table else REPORT_TABLES:
            period = _last_period(reference, name)
            calendar = reference.calendar(name)
            for group in _groups(reference, name, period):
                shown = f"{text(THEME_NAMES[name])} · {text(KIND_NAMES[GROUPS[group]])}"
                _template(language, name, group, period, shown, calendars.name(period, calendar))


def _template(language: Language, table: str, group: str, period: Period, shown: str, written: str) -> None:
    def make() -> bytes:
        return template(table, group, written, language)

    st.download_button(
        f"{shown} · {language.period_short(written)}",
        make,
        file_name=f"{table}-{group}-{written}.xlsx",
        mime=WORKBOOK,
        key=f"template:{table}:{group}",
        on_click="ignore",
        type="tertiary",
    )


def _last_period(reference: Reference, table: str) -> Period:
    """The newest period that has ended: the one that a report is written for now."""
    calendar = reference.calendar(table)
    today = clock.today(reference.place_value("time_zone", "UTC"))
    now = calendars.period_containing(today, calendar)
    return calendars.period_containing(now.start - timedelta(days=1), calendar)


def _groups(reference: Reference, table: str, period: Period) -> list[str]:
    """The groups of which somebody owes the report of the period."""
    kinds = dict(reference.organisations_on(period.end).select("code", "kind").iter_rows())
    is_due = (pl.col("report_table") == table) & pl.col("valid_from").le(period.end)
    ends = pl.col("valid_to").is_null() | pl.col("valid_to").ge(period.end)
    owners = reference.duties.filter(is_due & ends)["owner"]
    due = {kinds.get(owner, owner) for owner in owners} & set(kinds.values())
    return [group for group, kind in GROUPS.items() if kind in due]


def back(language: Language, judgement: Judgement, content: bytes, name: str) -> None:
    """Their own file back, each fault beside its row, where there is any."""
    if not judgement.problems:
        return

    def make() -> bytes:
        return marked_workbook(content, name, judgement, language)

    text = language.text
    with st.container(key="card-back", border=True):
        drawing.html(
            quiet(
                text(
                    "Your own file with two more columns, what is wrong and what may stand there, and the cells "
                    "marked. Put it right there and send that file."
                )
            )
        )
        st.download_button(
            text("Download the file with its faults marked"),
            make,
            file_name=f"{name.rsplit('.', 1)[0]}-{text('faults')}.xlsx",
            mime=WORKBOOK,
            key="upload:back",
            on_click="ignore",
        )
