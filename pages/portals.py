"""Portals: silent since, visits, questions, sections."""

from typing import Any

from blocks import pictures, trust
from blocks.markup import anchor, esc, mark, quiet, section, table
from blocks.matters import SILENT_PORTAL_DAYS, sign
from blocks.view import View
from pages.parts import address, context, drawing, theme_page

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


def portals(view: View) -> str:
    text = view.language.text
    rows = view.rows("portals/portals", until=view.until, scope=view.scope)
    title = text("Portals, the longest silent first")
    if rows.is_empty():
        return section(title, quiet(text("No portal is reported on and no report is owed in this period.")))
    body = [_portal(view, row) for row in rows.iter_rows(named=True)]
    heads = [esc(text(name)) for name in HEADS]
    told = trust.coverage(view, pictures.card_row(view, DEFAULT, view.scope))
    board = f'<div class="e-board">{table(heads, body, "lllrrrrr", title)}</div>{quiet(told) if told else ""}'
    day = view.language.date(rows["period_end"][0])
    return section(title, board, text("figures of the period to {day}", day=day))


def _portal(view: View, row: dict[str, Any]) -> list[str]:
    language, number = view.language, view.language.number
    code = row["organisation"]
    name = anchor(address.link("organisation", organisation=code), esc(view.organisation_short(code)))
    if row["portal"] is None:  # it owes the period's report
        return [name, "—", _silence(view, row), *["—"] * (len(HEADS) - 3)]
    return [
        name,
        esc(row["portal"]),
        _silence(view, row),
        number(row["articles"]),
        number(row["visits"]),
        f"{number(row['questions_on_time'])} / {number(row['questions_received'])}",
        f"{number(row['sections_complete'])} / {number(row['sections_required'])}",
        language.number(row["minutes_down"]),
    ]


def _silence(view: View, row: dict[str, Any]) -> str:
    if row["updated_on"] is None:
        return f"{mark('no_data', view.language)} {esc(view.language.text('No data'))}"
    silent = row["days_silent"] >= SILENT_PORTAL_DAYS
    marked = sign("○", view.language.text("Silent portal")) if silent else ""
    if row["days_silent"] <= 0:
        return esc(view.language.date(row["updated_on"]))
    days = view.language.plural("{count} day ago", "{count} days ago", row["days_silent"])
    return f"{marked} {esc(view.language.date(row['updated_on']))} · {esc(days)}"


def page(view: View) -> None:
    if not theme_page.head(view, THEME):
        return
    with drawing.guarded(view.language):
        drawing.html(view.once(portals))
    theme_page.indicator_section(view, THEME, DEFAULT)


page(context.current())
