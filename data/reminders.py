"""Who owes which report, and the letter that reminds them of it."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import polars as pl

import queries
from data import calendars
from data.snapshots import Snapshot
from wording import Language

REPORT_NAMES = {
    "online_services": "Report on online public services",
    "shared_software": "Report on shared software",
    "portal_activity": "Report on portals and websites",
    "measures": "Report on other work",
}
OWED = ("missing", "in_part")
FAR = date(9999, 12, 31)


def board(snapshot: Snapshot, today: date, periods: int, *, onwards: bool) -> pl.DataFrame:
    """Who owed and sent what over the last periods of each report table, as query `owing/board`.

    With `onwards` the periods between the last report and today count too: a period of which nobody has
    reported yet is owed by everybody.
    """
    known = queries.fetch(snapshot, "owing/board", until=FAR, periods=periods, today=today)
    if not onwards:
        return known
    rows = [
        row
        for table in queries.fetch(snapshot, "owing/calendars").to_dicts()
        for row in _since(table, today, periods, snapshot)
    ]
    if not rows:
        return known
    extended = pl.concat([known, pl.DataFrame(rows, schema=known.schema)])
    newest = pl.col("period_start").rank("dense", descending=True).over("report_table")
    return extended.filter(newest <= periods)


def _since(table: Mapping[str, Any], today: date, most: int, snapshot: Snapshot) -> Iterable[dict[str, Any]]:
    """The reports owed of the periods that have ended since the last one that anybody reported of."""
    calendar, after = str(table["calendar"]), table["last_end"] + timedelta(days=1)
    ended = [period for period in calendars.periods_between(after, today, calendar) if period.end < today]
    for period in ended[-most:]:
        due = calendars.due_on(period, int(table["due_days"]))
        owing = queries.fetch(snapshot, "owing/expected", report_table=table["report_table"], on=period.end)
        for organisation, kind in owing.select("organisation", "kind").iter_rows():
            yield {
                "report_table": table["report_table"],
                "organisation": organisation,
                "kind": kind,
                "period": calendars.name(period, calendar),
                "period_start": period.start,
                "period_end": period.end,
                "due_on": due,
                "state": "not_due" if today <= due else "missing",
                "reported_at": None,
            }


def overdue(rows: pl.DataFrame, today: date) -> pl.DataFrame:
    """The reports of a board that are overdue, with `days` overdue; the longest owed first in each unit."""
    owed = rows.filter(pl.col("state").is_in(OWED) & (pl.col("due_on") < today))
    return owed.with_columns(days=(pl.lit(today) - pl.col("due_on")).dt.total_days())


def letter(recipient: str, owed: pl.DataFrame, place: str, today: date, words: Language) -> str:
    """The reminder to one organisation over all its overdue reports (`overdue`), ready to be sent."""
    text = words.text
    ordered = owed.sort("due_on", "report_table").to_dicts()
    lines = [
        text("To: {name}", name=recipient),
        "",
        text(
            "According to the reporting duties and calendar in force of the e-government of {place}, as of "
            "{today} the following reports of your organisation are overdue:",
            place=place,
            today=today,
        ),
        *(f"{number}. {_item(row, words)}" for number, row in enumerate(ordered, start=1)),
        "",
        text(
            "Please send them, by the given form, as soon as possible. Until then your figures are shown as "
            "not reported, and the province's are incomplete."
        ),
        text("If a report has been sent already, or difficulties arise, please let us know. Thank you."),
    ]
    return "\n".join(lines)


def _item(row: Mapping[str, Any], words: Language) -> str:
    told = words.text(
        "{report}, {period}: due on {day}, {days} days overdue",
        report=words.text(REPORT_NAMES[str(row["report_table"])]),
        period=words.period(row["period"], row["period_start"], row["period_end"]),
        day=row["due_on"],
        days=row["days"],
    )
    if row["state"] == "in_part":
        told += " " + words.text("(part of it has come in; the rest is still missing)")
    return told + ";"
