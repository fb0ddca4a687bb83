"""The sheet of one organisation: where it stands, its indicators, what it should do next."""

from typing import Any

import polars as pl

from blocks import next_steps, overview, pictures, portrait, trust
from blocks.markup import KIND_NAMES, esc, heading, mark, pill
from blocks.view import View
from briefing import frame
from briefing.frame import Board
from briefing.sheet import ROOM, Sheet
from charts import Picture

MOST, STEPS = 10, 4  # indicators and steps on the sheet
LETTERS, LINE, GAP = 128, 26, 6  # of a sentence across the sheet: letters a line, pixels a line and after it
HEAD, ROW, FURTHER, NAME = 112, 33, 19, 34  # pixels of the table's head with what follows the table, of a row, of a
# further line in it; letters of a name a line
FIRST, HEIGHT = overview.DEFAULT_INDICATOR, "190"  # the indicator that is drawn, pixels
HEADS = ("Indicator", "Value", "Path", "Status", "Change", "Place in its group")


def unit(view: View, code: str) -> list[Sheet]:
    """Its own sheet. `KeyError` where there is no such organisation in the period."""
    rows = portrait.rows(view, code)
    kind = view.language.text(KIND_NAMES[view.organisations[code]["kind"]])
    sentences = [part for part in portrait.told(view, code) if part]
    said = frame.text("".join(f"<p>{part}</p>" for part in sentences), "s-said")
    made, rest = _standing(view, rows, ROOM - sum(GAP + LINE * frame.lines(each, LETTERS) for each in sentences))
    steps = _steps(view, code)
    left = f'<div class="s-beside">{made.html}{rest}</div>'
    drawn = _drawn(view, rows, code)
    trend = ""
    if drawn:
        name = view.language.name(rows.row(by_predicate=pl.col("indicator") == FIRST, named=True))
        trend = f"<div>{heading(name)}{frame.chart(drawn, 'trend')}</div>"
    right = f'<div class="s-beside"><div>{heading(view.language.text("What to do next"))}{steps}</div>{trend}</div>'
    body = f'<div class="s-stack">{said}<div class="s-two s-wide-left">{left}{right}</div></div>'
    told = frame.trust_lines(view, rows.to_dicts())
    name, title = f"organisation-{code.lower()}", view.organisation_name(code)
    return [Sheet(name, title, body, told, note=kind, pictures=drawn, table_rows=made.rows)]


def _drawn(view: View, rows: pl.DataFrame, code: str) -> dict[str, Picture]:
    """Its trend by the indicator that is spoken of first, where it has one."""
    if FIRST not in rows.filter(pl.col("value").is_not_null())["indicator"]:
        return {}
    return {"trend": pictures.trend_of(view, FIRST, code, HEIGHT)}


def _standing(view: View, rows: pl.DataFrame, room: int) -> tuple[Board, str]:
    """The headline indicators and those with a target, then others as far as there is room; the rest counted."""
    ordered = pl.concat([rows.filter(portrait.FIRST), rows.filter(~portrait.FIRST)]).to_dicts()
    first = _fitting(view, ordered, room - HEAD)
    heads = [view.language.text(head) for head in HEADS]
    made = frame.listed(heads, [_line(view, row) for row in first], "lrrlrr", "s-roomy s-unit")
    rest = ""
    if len(ordered) > len(first):
        more = view.language.text("… and {count} more indicators on its page.", count=len(ordered) - len(first))
        rest = frame.text(f"<p>{esc(more)}</p>", "s-quiet")
    return made, rest


def _fitting(view: View, rows: list[dict[str, Any]], room: int) -> list[dict[str, Any]]:
    """The first rows that `room` pixels hold, at most `MOST`."""
    taken, kept = 0, []
    for row in rows[:MOST]:
        taken += ROW + FURTHER * (frame.lines(esc(view.language.name(row)), NAME) - 1)
        if taken > room:
            break
        kept.append(row)
    return kept


def _line(view: View, row: dict[str, Any]) -> list[str]:
    language, unit = view.language, row["unit"]
    return [
        esc(language.name(row)),
        f"<b>{esc(trust.value(view, row))}</b>",
        esc(language.value(row["point"], unit)),
        pill(row["status"], language) if row["status"] else "—",
        esc(language.change(row["change"], unit)),
        esc(portrait.rank(view, row) or "—"),
    ]


def _steps(view: View, code: str) -> str:
    """The steps, the most pressing first."""
    rows = next_steps.found(view, code).to_dicts()
    if not rows:
        return frame.text(f"<p>{esc(view.language.text('No target applies to this organisation.'))}</p>", "s-said")
    items = "".join(_step(view, row) for row in rows[:STEPS])
    return frame.text(f'<ul class="s-steps">{items}</ul>')


def _step(view: View, row: dict[str, Any]) -> str:
    marked = mark(next_steps.MARKS.get(row["state"], "no_data"), view.language)
    said = f"<b>{esc(next_steps.sentence(view, row))}</b>"
    return f"<li>{marked} {said}<br>{esc(view.language.name(row))}</li>"
