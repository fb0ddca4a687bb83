"""The sheets of the targets: those under way with their paces, as many sheets as they need; the others counted."""

from typing import Any

from blocks import outlook, outlook_chart, pictures, targets, trust
from blocks.markup import esc, heading, pill
from blocks.view import View
from briefing import frame
from briefing.frame import Board
from briefing.sheet import ROOM, Sheet
from charts import Picture

MOST = 10  # targets on a sheet
FEW, LINE, AROUND = 5, 37, 178  # targets beside which there is room for charts; pixels a row, and of all else
SHORT = {  # why no day of arrival is told, as a cell of a table says it
    "expired": "past its deadline",
    "no_data": "no figures yet",
    "uncovered": "too few reports",
    "reached": "reached",
    "break": "counting changed, too few periods since",
    "few": "too few periods",
    "no_trend": "no clear trend",
    "away": "moving away from it",
    "far": "in more than 10 years",
    "break_ahead": "not before the counting changes",
}
HEADS = ("Indicator", "Binds", "Value", "Path today", "Status", "Target", "Pace needed", "Pace had", "Arrival")


def goals(view: View) -> list[Sheet]:
    """None where no target is set at all."""
    rows = targets.found(view)
    active = [row for row in rows if not row["is_ahead"] and not row["is_expired"]]
    if not rows:
        return []
    parts = frame.shared_out(active, MOST) if active else [[]]
    title = view.language.text("Targets")
    told = frame.trust_lines(view, held=[row | {"is_default": not row["confirmed_by"]} for row in active])
    sheets = []
    for place, part in enumerate(parts, 1):
        made = _board(view, list(part))
        opening = frame.text(targets.opening(view)) if place == 1 else ""
        others = frame.text(_others(view, rows), "s-quiet") if place == len(parts) else ""
        drawn = _charts(view, list(part)) if len(parts) == 1 and len(part) <= FEW else {}
        below = _beside(view, list(part), drawn)
        body = f'<div class="s-stack">{opening}{made.html if part else ""}{others}{below}</div>'
        note = frame.numbered(view, place, len(parts))
        name = "targets" if place == 1 else f"targets-{place}"
        count = made.rows if part else 0
        sheets.append(Sheet(name, title, body, told, note=note, pictures=drawn, table_rows=count))
    return sheets


def _charts(view: View, rows: list[dict[str, Any]]) -> dict[str, Picture]:
    """The first target of each of two indicators over time, as high as the room left."""
    height = str(ROOM - AROUND - LINE * len(rows))
    return {f"outlook-{row['indicator']}": _chart(view, row, height) for row in _first(rows)}


def _chart(view: View, row: dict[str, Any], height: str) -> Picture:
    """The target's outlook; where an arrival is told its names need more room than there is, so the line alone."""
    if not row["outlook"]["refusal"]:
        return pictures.trend_of(view, row["indicator"], row["scope"], height)
    return outlook_chart.outlook_of(view, row["indicator"], row["scope"], row["deadline"].isoformat(), height)


def _first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first target of each indicator that has figures, two at most."""
    firsts: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row["value"] is not None:
            firsts.setdefault(row["indicator"], row)
    return list(firsts.values())[:2]


def _beside(view: View, rows: list[dict[str, Any]], drawn: dict[str, Picture]) -> str:
    if not drawn:
        return ""
    parts = [
        "<div>"
        + heading(view.language.name(row), targets.scope_name(view, row["scope"]))
        + frame.chart(drawn, name)
        + "</div>"
        for row, name in zip(_first(rows), drawn, strict=True)
    ]
    return f'<div class="{"s-two" if len(parts) > 1 else "s-stack"}">{"".join(parts)}</div>'


def _board(view: View, rows: list[dict[str, Any]]) -> Board:
    heads = [view.language.text(head) for head in HEADS]
    body, before = [], None
    for row in rows:
        name = "" if row["indicator"] == before else esc(view.language.name(row))
        body.append([name, *_cells(view, row)])
        before = row["indicator"]
    return frame.listed(heads, body, "llrrllrrl", "s-roomy s-goals")


def _cells(view: View, row: dict[str, Any]) -> list[str]:
    language, unit, ahead = view.language, row["unit"], row["outlook"]
    sign = "≥" if row["comparator"] == ">=" else "≤"
    is_range = not row["is_enough"] and row["low"] is not None
    value = trust.value(view, row) if is_range else language.value(row["value"], unit)
    word = language.text("Period not complete" if row["is_enough"] else "Too few reports")
    goal = f"{sign} {language.value(row['target'], unit)}"
    return [
        esc(targets.scope_name(view, row["scope"])),
        f"<b>{esc(value)}</b>",
        esc(language.value(row["point"], unit)),
        pill(row["status"], language) if row["status"] else esc(word),
        f"<b>{esc(goal)}</b> {esc(language.text('by {day}', day=row['deadline']))}",
        esc(_pace(view, ahead["needed"], unit)),
        esc(_pace(view, ahead["pace"] if (ahead["points"] or 0) >= 6 else None, unit)),
        esc(_arrival(view, ahead)),
    ]


def _pace(view: View, value: float | None, unit: str) -> str:
    return "—" if value is None else view.language.signed(value, 2 if unit == "percent" else 1)


def _arrival(view: View, row: dict[str, Any]) -> str:
    """When it is expected to be reached, else what it comes to, else why nothing is told."""
    if not row["refusal"]:
        return outlook.months(view, row)
    told = view.language.text(SHORT.get(row["refusal"], "—"))
    if row["is_missed"] and row["at_deadline"] is not None:
        value = view.language.value(row["at_deadline"], row["unit"])
        return view.language.text("about {value} by the deadline", value=value)
    return told


def _others(view: View, rows: list[dict[str, Any]]) -> str:
    """What the paces are, and how many targets begin later or are past their deadline."""
    language = view.language
    told = [language.text("Paces in percentage points a month, had: over the last 12 periods.")]
    later, past = sum(row["is_ahead"] for row in rows), sum(row["is_expired"] for row in rows)
    if later:
        told.append(language.plural("{count} target begins later.", "{count} targets begin later.", later))
    if past:
        told.append(
            language.plural("{count} target is past its deadline.", "{count} targets are past theirs.", past)
        )
    return f"<p>{esc(' '.join(told))}</p>"
