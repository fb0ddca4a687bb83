"""Portals: silent since, visits, questions, sections."""

from typing import Any

from pages.parts import address, context, drawing, theme_page
from pages.parts.context import Context
from pages.parts.markup import anchor, esc, mark, section, table
from pages.parts.matters import SILENT_PORTAL_DAYS

THEME, DEFAULT = "portal_activity", "questions_on_time"
HEADS = (
    "Organisation",
    "Portal",
    "Last article",
    "Articles",
    "Visits",
    "Questions on time / received",
    "Sections",
    "Minutes down",
)


def portals(view: Context) -> str:
    rows = view.rows("portals/portals", until=view.until, scope=view.scope)
    body = [_portal(view, row) for row in rows.iter_rows(named=True)]
    heads = [esc(view.language.text(name)) for name in HEADS]
    title = view.language.text("Portals, the longest silent first")
    board = f'<div class="e-board">{table(heads, body, "lllrrrrr", title)}</div>'
    period = view.language.days(rows["period_end"][0], rows["period_end"][0]) if rows.height else ""
    return section(title, board, view.language.text("figures of the period to {day}", day=period))


def _portal(view: Context, row: dict[str, Any]) -> list[str]:
    language, number = view.language, view.language.number
    code = row["organisation"]
    return [
        anchor(address.link("organisation", organisation=code), esc(view.organisation_short(code))),
        esc(row["portal"]),
        _silence(view, row),
        number(row["articles"]),
        number(row["visits"]),
        f"{number(row['questions_on_time'])} / {number(row['questions_received'])}",
        f"{number(row['sections_complete'])} / {number(row['sections_required'])}",
        language.number(row["minutes_down"]),
    ]


def _silence(view: Context, row: dict[str, Any]) -> str:
    if row["updated_on"] is None:
        return f"{mark('no_data', view.language)} {esc(view.language.text('No data'))}"
    status = "behind" if row["days_silent"] >= SILENT_PORTAL_DAYS else ""
    if row["days_silent"] <= 0:
        return esc(view.language.date(row["updated_on"]))
    days = view.language.plural("{count} day ago", "{count} days ago", row["days_silent"])
    return f"{mark(status, view.language)} {esc(view.language.date(row['updated_on']))} · {esc(days)}"


def page(view: Context) -> None:
    if not theme_page.head(view, THEME):
        return
    with drawing.guarded(view.language):
        drawing.html(view.once(portals))
    theme_page.indicator_section(view, THEME, DEFAULT)


page(context.current())
