"""The sheet of the reports: who owes which, since when, and how each group has reported."""

from typing import Any

from blocks.markup import KIND_NAMES, THEME_NAMES, esc, heading
from blocks.view import View
from briefing import changed, frame
from briefing.frame import Board
from briefing.sheet import Sheet

PERIODS = 12  # of the record
MOST = 6  # rows of those who owe that stand above the record
NAMES = 24  # organisations named in a row


def owing(view: View) -> list[Sheet]:
    """Who has not reported; when all have, that is said large. Below it each group's record."""
    language = view.language
    rows = view.rows("overview/silent", until=view.until, scope=view.scope).to_dicts()
    record = _record(view)
    title = language.text("Reports that have not come")
    said = frame.text(f"<p>{esc(_said(view, rows, record))}</p>", "s-large")
    made = _owed(view, rows[:MOST]) if rows else Board("", 0)
    rest = ""
    if len(rows) > MOST:
        told = language.text("… and {count} more rows on the page of the dashboard.", count=len(rows) - MOST)
        rest = frame.text(f"<p>{esc(told)}</p>", "s-quiet")
    name = language.text("Reporting record")
    listed = f"<div>{heading(name, _key(view))}{record.html}</div>"
    unchanged = frame.text(f"<p>{esc(changed.told(view))}</p>", "s-quiet")
    body = f'<div class="s-stack">{said}{made.html}{rest}{listed}{unchanged}</div>'
    trust = frame.trust_lines(view)
    return [Sheet("owing", title, body, trust, table_rows=made.rows + record.rows)]


def _said(view: View, rows: list[dict[str, Any]], record: Board) -> str:
    """How many owe a report; that all have sent theirs, where they have."""
    text = view.language.text
    if not record.rows:
        return text("No organisation owes a report in this period.")
    if not rows:
        return text("All organisations have reported.")
    codes = {code for row in rows for code in row["organisations"]}
    return view.language.plural(
        "{count} organisation owes a report.", "{count} organisations owe a report.", len(codes)
    )


def _owed(view: View, rows: list[dict[str, Any]]) -> Board:
    language = view.language
    body = [
        [
            esc(language.join(language.text(THEME_NAMES[name]) for name in row["report_tables"])),
            esc(language.period_short(row["period"])),
            esc(language.date(row["due_on"])),
            str(len(row["organisations"])),
            esc(view.names(row["organisations"], NAMES)),
        ]
        for row in rows
    ]
    heads = [language.text(head) for head in ("Report", "Period", "Due on", "Organisations", "Names")]
    return frame.listed(heads, body, "lllrl", "s-roomy s-owed")


def _record(view: View) -> Board:
    """Each report of each group: sent and late now, and over the last periods."""
    language = view.language
    rows = view.rows("briefing/coverage", until=view.until, scope=view.scope, periods=PERIODS).to_dicts()
    body = [
        [
            esc(language.text(THEME_NAMES[row["report_table"]])),
            esc(language.text(KIND_NAMES[row["kind"]])),
            esc(language.period_short(row["period"])),
            f"<b>{row['reported']}/{row['due']}</b>",
            str(row["late"]),
            f"{language.number(row['all_reported'])}/{language.number(row['all_due'])}",
            language.number(row["all_late"]),
            f'<span class="s-dots-of">{"".join(_dot(each) for each in row["recent"])}</span>',
        ]
        for row in rows
    ]
    heads = [
        *("Report", "Group", "Newest period", "Sent", "Late"),
        *("Sent in 12 periods", "Late in 12 periods", "Period by period"),
    ]
    return frame.listed([language.text(head) for head in heads], body, "lllrrrrl", "s-roomy")


def _dot(each: dict[str, Any]) -> str:
    return "●" if each["reported"] >= each["due"] else "○" if not each["reported"] else "▲"


def _key(view: View) -> str:
    text = view.language.text
    return f"● {text('all sent')}   ▲ {text('some missing')}   ○ {text('none sent')}"
