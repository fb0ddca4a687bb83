"""Targets: each with its legal basis, its deadline, where we stand and at which pace."""

from typing import Any

from blocks import cards, pictures
from blocks.markup import KIND_NAMES, anchor, esc, heading, pill, section, table
from blocks.view import View
from charts import bullet
from pages.parts import address, choosing, context, drawing, theme_page

HEADS = ("Indicator", "Scope", "Value", "Target", "Standing", "Status", "Path today", "Pace a month", "Legal basis")


def scope_name(view: View, scope: str) -> str:
    if scope == "province":
        return view.place_name
    if scope in KIND_NAMES:
        return view.language.text(KIND_NAMES[scope])
    return view.organisation_name(scope)


def targets(view: View) -> str:
    rows = view.rows("targets/targets", until=view.until)
    body = [_target(view, row) for row in rows.iter_rows(named=True)]
    heads = [esc(view.language.text(name)) for name in HEADS]
    title = view.language.text("Targets and their legal basis")
    note = view.language.text("bar: value · thick stroke: target · fine stroke: path today")
    return section(title, f'<div class="e-board">{table(heads, body, "llrllcrrl", title)}</div>', note)


def _target(view: View, row: dict[str, Any]) -> list[str]:
    language, unit = view.language, row["unit"]
    reach = 100.0 if unit == "percent" else None
    image = bullet(row["value"], row["target"], row["point"], row["status"], view.palette, reach=reach)
    alt = f"{language.value(row['value'], unit)} / {language.value(row['target'], unit)}"
    sign = "≥" if row["comparator"] == ">=" else "≤"
    period = language.period_short(row["period"]) if row["period"] else language.text("No data")
    start = language.text("from {value}", value=language.value(row["baseline"], unit))
    return [
        f"<b>{anchor(address.link('methods', indicator=row['indicator']), esc(language.name(row)))}</b>",
        esc(scope_name(view, row["scope"])),
        f'<b>{esc(language.value(row["value"], unit))}</b><br><small class="e-faint">{esc(period)}</small>',
        f"{sign} {esc(language.value(row['target'], unit))}<br>{esc(language.date(row['deadline']))}",
        f'<img class="e-bullet" src="{image}" alt="{esc(alt)}"><small class="e-faint">{esc(start)}</small>',
        _status(view, row),
        esc(language.value(row["point"], unit)),
        _pace(view, row),
        _basis(view, row),
    ]


def _status(view: View, row: dict[str, Any]) -> str:
    if row["is_ahead"]:
        return f'<span class="e-faint">{esc(view.language.text("begins later"))}</span>'
    shown = pill(row["status"], view.language) if row["status"] else "—"
    if row["status"] == "expired" and row["is_reached"] is not None:
        word = "reached" if row["is_reached"] else "not reached"
        return f"{shown}<br><small>{esc(view.language.text(word))}</small>"
    return shown


def _pace(view: View, row: dict[str, Any]) -> str:
    """The pace needed until the deadline beside the pace of the last three months."""
    if row["needed"] is None or row["is_reached"]:
        return "—"
    language = view.language
    needed = language.text("needs {pace}", pace=language.signed(row["needed"], 2))
    if row["pace"] is None:
        return f"{esc(needed)}<br><small>{esc(language.text('too few points for a pace'))}</small>"
    return f"{esc(needed)}<br>{esc(language.text('has {pace}', pace=language.signed(row['pace'], 2)))}"


def _basis(view: View, row: dict[str, Any]) -> str:
    language = view.language
    number = language.text("{number} of {day}", number=row["basis_number"] or "—", day=row["basis_date"])
    flag = "" if row["confirmed_by"] else language.text("default, to be confirmed by the department")
    title = row["basis_title"] or ""
    return f'<span title="{esc(title)}">{esc(number)}</span><br><small class="e-behind">{esc(flag)}</small>'


def page(view: View) -> None:
    with drawing.guarded(view.language):
        drawing.html(view.once(targets))
    aimed = cards.found(view, "all").filter(cards.found(view, "all")["target"].is_not_null())
    if aimed.is_empty():
        return
    with drawing.block(view.language, "trend"):
        code = choosing.indicator(view, aimed, "online_dossiers")
        drawing.html(
            heading(view.language.text("Over time, against the path to the target"), scope_name(view, view.scope))
        )
        drawing.chart(view, "trend", pictures.trend_of, code, view.scope)
        drawing.html(view.once(theme_page.trust_line, code))


page(context.current())
