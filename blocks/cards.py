"""The headline cards: value, today's point and the target, status, change, sparkline, trust line."""

from typing import Any

import polars as pl

from blocks import trust, year
from blocks.markup import THEME_PAGES, anchor, arrow, esc, pill
from blocks.view import View
from charts import sparkline
from wording import within

SPARK_PERIODS = 52
SPARK_SIZE = (170, 50)  # pixels; it is drawn as large as its card lets it
COLUMNS = {  # how many cards stand in a row on a wide and on a middling screen
    1: (4, 3),
    2: (4, 3),
    3: (4, 3),
    4: (4, 4),
    5: (5, 5),
    6: (6, 3),
    7: (7, 4),
    8: (8, 4),
    9: (5, 3),
    10: (5, 5),
}


def found(context: View, which: str, scope: str | None = None, basis: str = year.PERIOD) -> pl.DataFrame:
    """One row per indicator: its latest value in a scope (the chosen group's by default), or its year so far."""
    scope = scope or context.scope
    rows = context.rows("indicator/cards", until=context.until, scope=scope, which=which)
    return year.cards_so_far(context, rows, which, scope) if basis == year.YEAR else rows


def lines(context: View, which: str, scope: str, basis: str = year.PERIOD) -> dict[str, dict[str, Any]]:
    """By indicator what its sparkline shows: `values`, `points`, `periods`."""
    if basis == year.YEAR:
        ended = context.periods.filter(pl.col("period_end") <= context.until).head(SPARK_PERIODS)
        return year.lines_so_far(context, which, scope, ended["period_end"][-1])
    rows = context.rows("indicator/sparklines", until=context.until, scope=scope, periods=SPARK_PERIODS)
    return {row["indicator"]: row for row in rows.iter_rows(named=True)}


def cards(context: View, which: str, scope: str | None = None, basis: str = year.PERIOD) -> str:
    """The cards of some indicators (`headline`, `all` or a theme) as one block of HTML."""
    rows = found(context, which, scope, basis)
    drawn = lines(context, which, scope or context.scope, basis)
    made = [_card(context, row, drawn.get(row["indicator"])) for row in rows.iter_rows(named=True)]
    wide, middle = COLUMNS.get(len(made), (6, 4))
    return f'<div class="e-cards" style="--wide:{wide};--middle:{middle}">{"".join(made)}</div>'


def _card(context: View, row: dict[str, Any], line: dict[str, Any] | None) -> str:
    page = context.link(THEME_PAGES[row["theme"]], indicator=row["indicator"])
    status = pill(row["status"], context.language) if row["status"] else _reason(context, row)
    hatched = " e-hatched" if trust.is_range(row) else ""
    return (
        f'<article class="e-card e-figure{hatched}"><div class="e-figure-parts">'
        f"<h2>{anchor(page, esc(context.language.name(row)))}</h2>"
        f'<div class="e-line"><b class="e-number">{_number(context, row)}</b>{status}</div>'
        f'<div class="e-held e-note">{_held(context, row)}</div>{_moved(context, row)}{_spark(context, row, line)}'
        f"</div>{_trust(context, row)}</article>"
    )


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
    """Today's point of the path and the target at its end."""
    language = context.language
    if row["target"] is None:
        return ""
    if row["point"] is not None and row["status"] != "expired":
        point = language.text("Today’s point {value}", value=language.value(row["point"], row["unit"]))
    else:
        point = language.text("Target reached" if _is_reached(row) else "Target not reached")
    return f"<p>{esc(point)}</p><p>{esc(trust.target(context, row))}</p>"


def _moved(context: View, row: dict[str, Any]) -> str:
    """The change since the period before, which is named."""
    if row["change"] is None:
        return ""
    language = context.language
    since = language.text("since the period before")
    if row.get("basis") == year.YEAR:
        since = language.text("since the same time last year")
    elif earlier := before(context, row["period"]):
        since = language.text("since {period}", period=within(language.period_short(earlier)))
    moved = language.change(abs(row["change"]), row["unit"]).lstrip("+")
    if row["unit"] == "percent" and abs(row["change"]) < 0.05:
        moved = language.text("Unchanged")
    return f'<p class="e-moved e-note">{arrow(row["change"])}<b>{esc(moved)}</b> {esc(since)}</p>'


def before(context: View, period: str) -> str | None:
    """The name of the period before; None where the frame's calendar does not have it."""
    names = context.periods["name"].to_list()
    place = names.index(period) + 1 if period in names else len(names)
    return names[place] if place < len(names) else None


def _is_reached(row: dict[str, Any]) -> bool:
    value, target = row["value"], row["target"]
    return value is not None and bool(value >= target if row["comparator"] == ">=" else value <= target)


def _spark(context: View, row: dict[str, Any], line: dict[str, Any] | None) -> str:
    if line is None:
        return ""
    source = sparkline(line["values"], line["points"], row["status"] or "", context.palette, *SPARK_SIZE)
    told = [value for value in line["values"] if value is not None]
    alt = context.language.text(
        "{name}: from {first} to {last} over {count} periods",
        name=context.language.name(row),
        first=context.language.value(told[0] if told else None, row["unit"]),
        last=context.language.value(told[-1] if told else None, row["unit"]),
        count=line["periods"],
    )
    return f'<img class="e-spark" src="{source}" alt="{esc(alt)}" width="{SPARK_SIZE[0]}" height="{SPARK_SIZE[1]}">'


def _trust(context: View, row: dict[str, Any]) -> str:
    """One quiet line, coverage first (and the period where it is not the chosen one); the rest opens."""
    told = [trust.coverage(context, row, 2) or context.language.text("Sources")]
    if row["period"] != context.period:
        told.insert(0, context.language.period_short(row["period"]))
    summary = esc(" · ".join(told))
    return (
        f'<details class="e-base e-note"><summary>{summary}</summary>'
        f'<div class="e-opened">{trust.line(context, row)}</div></details>'
    )
