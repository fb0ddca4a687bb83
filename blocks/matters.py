"""What needs attention: gaps, organisations far behind, falls, reports owed, silent portals."""

from typing import Any

import polars as pl

from blocks import outlook
from blocks.markup import THEME_NAMES, THEME_PAGES, anchor, esc, mark
from blocks.view import View
from wording import within

SILENT_PORTAL_DAYS = 14
EACH = 2  # of a sort at most, so that no sort crowds out the others


def matters(context: View, most: int = 9) -> str:
    """The list, each item leading to the page behind it."""
    sorts = (_gaps, _missed, _weakest, _falls, _silent, _portals)
    items = [item for sort in sorts for item in sort(context)]
    if not items:
        return f'<p class="e-quiet">{esc(context.language.text("Nothing stands out in this period."))}</p>'
    return f'<ul class="e-matters">{"".join(items[:most])}</ul>'


def sign(symbol: str, word: str) -> str:
    """A mark of what is not a status: its symbol, and its word for those who hear the page."""
    return f'<i class="e-mark e-none" title="{esc(word)}">{symbol}<span class="e-heard"> {esc(word)}</span></i>'


def _item(marked: str, page: str, inside: str) -> str:
    return f"<li>{marked}{anchor(page, inside, 'e-plain')}</li>"


def _gaps(context: View) -> list[str]:
    rows = context.rows("overview/gaps", until=context.until, scope=context.scope)
    paces = {outlook.key(row): row for row in outlook.found(context) if outlook.has_pace(row)}
    return [
        _gap(context, row, paces.get((row["indicator"], context.scope, row["target_deadline"])))
        for row in rows.head(EACH + 1).iter_rows(named=True)
    ]


def _gap(context: View, row: dict[str, Any], paced: dict[str, Any] | None) -> str:
    """A gap, with the pace needed and had as the targets' page tells them (`paced`)."""
    language = context.language
    words = "<b>{name}</b> is {gap} below its path"
    if row["value"] > row["point"]:
        words = "<b>{name}</b> is {gap} above its path"
    text = language.text(
        words, name=esc(language.name(row)), gap=language.change(row["gap"], row["unit"]).lstrip("+")
    )
    if row["unit"] == "percent" and paced and paced["needed"] is not None:
        text += "; " + language.text(
            "it needs {needed} a month, it has {pace}",
            needed=language.signed(paced["needed"]),
            pace=language.signed(paced["pace"]),
        )
    return _item(mark(row["status"], language), context.link("targets", indicator=row["indicator"]), text + ".")


def _missed(context: View) -> list[str]:
    """Targets that will not be reached in time as things go."""
    marked = sign("→", context.language.text("Will be missed at the present pace"))
    return [_item(marked, row["address"], esc(row["sentence"])) for row in outlook.missed(context)[:EACH]]


def _weakest(context: View) -> list[str]:
    rows = context.rows("overview/weakest", until=context.until, scope=context.scope)
    return [_weak(context, row) for row in rows.head(EACH).iter_rows(named=True)]


def _weak(context: View, row: dict[str, Any]) -> str:
    language = context.language
    text = language.text(
        "<b>{organisation}</b>: {name} {value}, lowest against its path ({point})",
        organisation=esc(context.organisation_short(row["organisation"])),
        name=esc(within(language.name(row))),
        value=language.value(row["value"], row["unit"]),
        point=language.value(row["point"], row["unit"]),
    )
    page = context.link("organisation", organisation=row["organisation"])
    return _item(mark("off_track", language), page, text + ".")


def _falls(context: View) -> list[str]:
    rows = context.rows("overview/falls", until=context.until, scope=context.scope)
    return [_fall(context, row) for row in rows.head(EACH).iter_rows(named=True)]


def _fall(context: View, row: dict[str, Any]) -> str:
    language = context.language
    text = language.text(
        "<b>{organisation}</b>: {name} fell {change} to {value}",
        organisation=esc(context.organisation_short(row["organisation"])),
        name=esc(within(language.name(row))),
        change=language.points(abs(row["change"])).lstrip("+"),
        value=language.value(row["value"], row["unit"]),
    )
    page = context.link("organisation", organisation=row["organisation"])
    return _item(sign("▼", language.text("Fall")), page, text + ".")


def _silent(context: View) -> list[str]:
    rows = context.rows("overview/silent", until=context.until, scope=context.scope)
    return [_owing(context, row) for row in rows.iter_rows(named=True)]


def _owing(context: View, row: dict[str, Any]) -> str:
    language = context.language
    themes = [within(language.text(THEME_NAMES[name])) for name in row["report_tables"]]
    text = language.plural(
        "<b>{names}</b> owes the report on {theme}, {period} (due {day})",
        "<b>{names}</b> owe the report on {theme}, {period} (due {day})",
        len(row["organisations"]),
        names=esc(context.names(row["organisations"], 4)),
        theme=esc(language.join(themes)),
        period=within(language.period_short(row["period"])),
        day=row["due_on"],
    )
    return _item(
        sign("○", language.text("Report owed")), context.link(THEME_PAGES[row["report_tables"][0]]), text + "."
    )


def _portals(context: View) -> list[str]:
    rows = context.rows("portals/portals", until=context.until, scope=context.scope)
    silent = rows.filter(pl.col("days_silent") >= SILENT_PORTAL_DAYS)
    items = []
    for row in silent.head(EACH).iter_rows(named=True):
        text = context.language.text(
            "Portal of <b>{organisation}</b>: no article for {days} days",
            organisation=esc(context.organisation_short(row["organisation"])),
            days=row["days_silent"],
        )
        items.append(_item(sign("○", context.language.text("Silent portal")), context.link("portals"), text + "."))
    return items
