"""The headline cards: value, today's point, status, change, sparkline, coverage."""

from typing import Any

import polars as pl

from blocks import trust
from blocks.markup import THEME_PAGES, anchor, arrow, esc, pill
from blocks.view import View
from charts import sparkline

SPARK_PERIODS = 52
COLUMNS = {  # how many cards stand in a row on a wide and on a middling screen
    1: (4, 3),
    2: (4, 3),
    3: (4, 3),
    4: (4, 4),
    5: (5, 5),
    6: (6, 3),
    7: (7, 4),
    8: (8, 4),
    9: (5, 5),
    10: (5, 5),
}


def found(context: View, which: str, scope: str | None = None) -> pl.DataFrame:
    """One row per indicator: its latest value in a scope (the chosen group's by default)."""
    return context.rows("indicator/cards", until=context.until, scope=scope or context.scope, which=which)


def cards(context: View, which: str, scope: str | None = None) -> str:
    """The cards of some indicators (`headline`, `all` or a theme) as one block of HTML."""
    rows = found(context, which, scope)
    lines = context.rows(
        "indicator/sparklines", until=context.until, scope=scope or context.scope, periods=SPARK_PERIODS
    )
    drawn = {row["indicator"]: row for row in lines.iter_rows(named=True)}
    made = [_card(context, row, drawn.get(row["indicator"])) for row in rows.iter_rows(named=True)]
    wide, middle = COLUMNS.get(len(made), (6, 4))
    return f'<div class="e-cards" style="--wide:{wide};--middle:{middle}">{"".join(made)}</div>'


def _card(context: View, row: dict[str, Any], line: dict[str, Any] | None) -> str:
    page = context.link(THEME_PAGES[row["theme"]], indicator=row["indicator"])
    name = context.language.name(row)
    status = pill(row["status"], context.language) if row["status"] else _reason(context, row)
    hatched = " e-hatched" if trust.is_range(row) else ""
    return (
        f'<article class="e-card e-figure{hatched}"><h3>{anchor(page, esc(name))}</h3>'
        f'<div class="e-line"><b class="e-number">{_number(context, row)}</b>{status}</div>'
        f'<div class="e-note">{_held(context, row)}</div>{_spark(context, row, line)}'
        f'<div class="e-note e-base">{esc(_told(context, row))} · {_sources(context, row)}</div></article>'
    )


def _sources(context: View, row: dict[str, Any]) -> str:
    return trust.sources(context, row, context.language.text("Sources"))


def _number(context: View, row: dict[str, Any]) -> str:
    text = esc(trust.value(context, row))
    return f"{text[:-1]}<small>%</small>" if text.endswith("%") else text


def _reason(context: View, row: dict[str, Any]) -> str:
    """Why a figure has no status: too few reports, a period cut short, no target."""
    text = context.language.text
    if row["due"] and not row["is_covered"]:
        word = text("Too few reports")
    elif not row["is_complete"]:
        word = text("Period not complete")
    else:
        word = text("No target")
    return f'<span class="e-pill e-none" data-status="">{esc(word)}</span>'


def _held(context: View, row: dict[str, Any]) -> str:
    """Today's point and the change since the period before."""
    language, parts = context.language, []
    if row["point"] is not None and row["status"] != "expired":
        parts.append(esc(language.text("Path {value}", value=language.value(row["point"], row["unit"]))))
    elif row["target"] is not None:
        reached = "Target reached" if _is_reached(row) else "Target not reached"
        parts.append(esc(language.text(reached)))
    if row["change"] is not None:
        moved = language.change(abs(row["change"]), row["unit"]).lstrip("+")
        parts.append(f"{arrow(row['change'])}<b>{esc(moved)}</b>")
    return " · ".join(parts) or "&nbsp;"


def _is_reached(row: dict[str, Any]) -> bool:
    value, target = row["value"], row["target"]
    return value is not None and bool(value >= target if row["comparator"] == ">=" else value <= target)


def _spark(context: View, row: dict[str, Any], line: dict[str, Any] | None) -> str:
    if line is None:
        return ""
    source = sparkline(line["values"], line["points"], row["status"] or "", context.palette)
    told = [value for value in line["values"] if value is not None]
    alt = context.language.text(
        "{name}: from {first} to {last} over {count} periods",
        name=context.language.name(row),
        first=context.language.value(told[0] if told else None, row["unit"]),
        last=context.language.value(told[-1] if told else None, row["unit"]),
        count=line["periods"],
    )
    return f'<img class="e-spark" src="{source}" alt="{esc(alt)}">'


def _told(context: View, row: dict[str, Any]) -> str:
    """The target, the coverage, and the period where it is not the chosen one."""
    parts = [trust.target(context, row), trust.coverage(context, row, 2)]
    if row["period"] != context.period:
        parts.insert(0, context.language.period_short(row["period"]))
    return " · ".join(part for part in parts if part)
