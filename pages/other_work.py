"""Other work: the department's other tasks, topic by topic."""

from typing import Any

import polars as pl

from blocks import cards, sentences, trust
from blocks.markup import esc, pill, quiet, section, table
from blocks.view import View
from charts import sparkline
from pages.parts import context, drawing, theme_page

THEME = "measures"
HEADS = ("Indicator", "Value", "Target", "Status", "Change", "Last periods", "Period and reports")


def topics(view: View) -> str:
    """One card per topic in its order; indicators without a topic come last."""
    rows = cards.found(view, THEME)
    if rows.is_empty():
        return quiet(view.language.text("No report on this work has been stored by the chosen period."))
    names = {row["code"]: view.language.name(row) for row in view.rows("methods/topics").to_dicts()}
    order = [*names, *(t for t in rows["topic"].unique(maintain_order=True) if t not in names)]
    made = []
    for topic in order:
        part = rows.filter(pl.col("topic").eq_missing(pl.lit(topic, pl.String)))
        if part.height:
            made.append(section(names.get(topic, view.language.text("Other")), _table(view, part)))
    opening = sentences.opening(view, rows)
    return f'{opening}<div class="e-columns e-after">{"".join(made)}</div>'


def _table(view: View, rows: pl.DataFrame) -> str:
    drawn = view.rows("indicator/sparklines", until=view.until, scope=view.scope, periods=24)
    lines = {row["indicator"]: row for row in drawn.iter_rows(named=True)}
    body = [_line(view, row, lines.get(row["indicator"])) for row in rows.iter_rows(named=True)]
    heads, kinds = [esc(view.language.text(name)) for name in HEADS], "lrrcrll"
    if rows["target"].is_null().all():  # no target, no empty columns
        body = [[*cells[:2], *cells[4:]] for cells in body]
        heads, kinds = [*heads[:2], *heads[4:]], "lrrll"
    return f'<div class="e-board">{table(heads, body, kinds)}</div>'


def _line(view: View, row: dict[str, Any], line: dict[str, Any] | None) -> list[str]:
    language = view.language
    image = ""
    if line:
        source = sparkline(line["values"], line["points"], row["status"] or "", view.palette, 110, 26)
        image = f'<img src="{source}" alt="" width="110" height="26">'
    told = " · ".join(p for p in (language.period_short(row["period"]), trust.coverage(view, row, 2)) if p)
    return [
        esc(language.name(row)),
        f"<b>{esc(trust.value(view, row))}</b>{_parts(view, row)}",
        esc(language.value(row["target"], row["unit"]) if row["target"] is not None else "—"),
        pill(row["status"], language) if row["status"] else "—",
        esc(language.change(row["change"], row["unit"]) if row["change"] is not None else "—"),
        image,
        f'<span class="e-faint">{esc(told)}</span>',
    ]


def _parts(view: View, row: dict[str, Any]) -> str:
    """Numerator over denominator of a share."""
    if row["unit"] != "percent" or row["numerator"] is None:
        return ""
    number = view.language.number
    return f'<br><small class="e-faint">{number(row["numerator"])} / {number(row["denominator"])}</small>'


def page(view: View) -> None:
    with drawing.guarded(view.language):
        drawing.html(view.once(topics))
    rows = cards.found(view, THEME, "province")
    if rows.height:
        theme_page.indicator_section(view, THEME, rows["indicator"][0])


page(context.current())
