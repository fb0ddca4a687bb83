"""The board of who owes which report: organisations down, periods across, a mark where they meet."""

from typing import Any

import polars as pl

from blocks.markup import KIND_NAMES, THEME_NAMES, esc, quiet, section, table
from blocks.view import View

STATES = {  # the mark and the word of each state
    "on_time": ("●", "On time"),
    "late": ("▲", "Late"),
    "in_part": ("½", "In part"),
    "missing": ("■", "Missing"),
    "not_due": ("○", "Not due yet"),
}
PERIODS = (12, 26, 52)


def board(view: View, rows: pl.DataFrame, report: str) -> str:
    """The groups of one report table one below the other, each in the official order."""
    text = view.language.text
    legend = "".join(
        f'<span><i class="e-owed e-{state}">{mark}</i> {esc(text(word))}</span>'
        for state, (mark, word) in STATES.items()
    )
    parts = [f'<p class="e-legend">{legend}</p>']
    periods = rows.select("period", "period_start", "period_end").unique().sort("period_start").to_dicts()
    if periods:
        span = text(
            "{first} to {last}, the newest at the right",
            first=view.language.period_short(periods[0]["period"]),
            last=view.language.period_short(periods[-1]["period"]),
        )
        parts.append(quiet(span))
    kinds = [kind for kind in KIND_NAMES if kind in rows["kind"].to_list()]
    groups = [_group(view, rows.filter(pl.col("kind") == kind), periods, kind) for kind in kinds]
    boards = "".join(f'<div class="e-owing">{group}</div>' for group in groups)
    beside = " e-beside" if len(periods) <= PERIODS[0] and len(groups) > 1 else ""
    parts.append(f'<div class="e-after-title{beside}">{boards}</div>')
    return section(text("Who owes which report"), "".join(parts), text(THEME_NAMES[report]))


def _group(view: View, rows: pl.DataFrame, periods: list[dict[str, Any]], kind: str) -> str:
    name = view.language.text(KIND_NAMES[kind])
    heads = [esc(name), *(_head(view, period, at == 0) for at, period in enumerate(periods))]
    body = []
    for part in rows.partition_by("organisation", maintain_order=True):
        cells = {row["period"]: row for row in part.iter_rows(named=True)}
        unit = part["organisation"][0]
        first = f'<span title="{esc(view.organisation_name(unit))}">{esc(view.organisation_short(unit))}</span>'
        body.append([first, *(_cell(view, cells.get(period["period"])) for period in periods)])
    return f"<h3>{esc(name)}</h3>" + table(heads, body, "l" + "c" * len(periods), name)


def _head(view: View, period: dict[str, Any], is_first: bool) -> str:
    """A period as narrow as it can be: its number, below it the year where it begins."""
    whole = view.language.period_short(period["period"])
    number = period["period"].split("-")[-1].lstrip("WQ0") if "-" in period["period"] else period["period"]
    year = str(period["period"])[:4]
    begins = is_first or number == "1"
    small = f"<small>{year}</small>" if begins and "-" in period["period"] else "<small>&nbsp;</small>"
    return f'<span title="{esc(whole)}" aria-label="{esc(whole)}">{esc(number)}</span>{small}'


def _cell(view: View, row: dict[str, Any] | None) -> str:
    """A state's mark; its word, period and days for those who point at it or hear it."""
    language = view.language
    if row is None:
        word = language.text("owes no report")
        return f'<span class="e-faint" title="{esc(word)}">–<span class="e-heard"> {esc(word)}</span></span>'
    mark, word = STATES[row["state"]]
    told = f"{language.period_short(row['period'])}: {language.text(word)}"
    if row["reported_at"] is not None:
        told += " · " + language.text("received {day}, due {due}", day=row["reported_at"], due=row["due_on"])
    else:
        told += " · " + language.text("due {due}", due=row["due_on"])
    said = f'<span class="e-heard"> {esc(told)}</span>'
    return f'<i class="e-owed e-{row["state"]}" title="{esc(told)}">{mark}{said}</i>'
