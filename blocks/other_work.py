"""Other work: the department's other tasks, topic by topic."""

import re
from typing import Any

import polars as pl

from blocks import cards, sentences, theme, trust
from blocks.markup import THEME_PAGES, anchor, esc, pill, quiet, section, table
from blocks.view import View
from charts import sparkline

THEME = "measures"
HEADS = ("Indicator", "Value", "Target", "Status", "Change", "Last periods", "Period and reports")
COUNTED_IN = re.compile(r"\((\S+ \S+)\)$")  # the unit of a formula's parts: (triệu đồng)


def topics(view: View, basis: str) -> str:
    """One card per topic in its order; indicators without a topic come last."""
    rows = cards.found(view, THEME, basis=basis)
    if rows.is_empty():
        return quiet(view.language.text("No report on this work has been stored by the chosen period."))
    names = {row["code"]: view.language.name(row) for row in view.rows("methods/topics").to_dicts()}
    order = [*names, *(t for t in rows["topic"].unique(maintain_order=True) if t not in names)]
    lines = cards.lines(view, THEME, view.scope, basis)
    units = _units(view)
    made = []
    for topic in order:
        part = rows.filter(pl.col("topic").eq_missing(pl.lit(topic, pl.String)))
        if part.height:
            made.append(section(names.get(topic, view.language.text("Other")), _table(view, part, lines, units)))
    opening = sentences.opening(view, theme.silent_now(view, rows, THEME))
    return f'{opening}<div class="e-columns e-after">{"".join(made)}</div>'


def _units(view: View) -> dict[str, str]:
    """By indicator what its parts are counted in, where its formula says so."""
    rows = view.rows("methods/indicators").iter_rows(named=True)
    said = {row["code"]: COUNTED_IN.search(view.language.name(row, "formula")) for row in rows}
    return {code: found[1] for code, found in said.items() if found}


def _table(view: View, rows: pl.DataFrame, lines: dict[str, dict[str, Any]], units: dict[str, str]) -> str:
    body = [
        _line(view, row, lines.get(row["indicator"]), units.get(row["indicator"], ""))
        for row in rows.iter_rows(named=True)
    ]
    heads, kinds, brief = [esc(view.language.text(name)) for name in HEADS], "lrrcrll", ""
    if rows["target"].is_null().all():  # no target, no empty columns
        body = [[*cells[:2], *cells[4:]] for cells in body]
        heads, kinds, brief = [*heads[:2], *heads[4:]], "lrrll", " e-theme-brief"
    return f'<div class="e-theme-table{brief}">{table(heads, body, kinds)}</div>'


def _line(view: View, row: dict[str, Any], line: dict[str, Any] | None, unit: str) -> list[str]:
    language = view.language
    image = ""
    if line:
        source = sparkline(line["values"], line["points"], row["status"] or "", view.palette, 110, 26)
        image = f'<img src="{source}" alt="" width="110" height="26">'
    told = " · ".join(p for p in (language.period_short(row["period"]), trust.coverage(view, row, 2)) if p)
    page = view.link(THEME_PAGES[THEME], indicator=row["indicator"])
    return [
        anchor(page, esc(language.name(row))),
        f"<b>{esc(trust.value(view, row))}</b>{_parts(view, row, unit)}",
        esc(language.value(row["target"], row["unit"]) if row["target"] is not None else "—"),
        pill(row["status"], language) if row["status"] else "—",
        esc(language.change(row["change"], row["unit"]) if row["change"] is not None else "—"),
        image,
        f'<span class="e-faint">{esc(told)}</span>',
    ]


def _parts(view: View, row: dict[str, Any], unit: str) -> str:
    """Numerator over denominator of a share, with what they are counted in."""
    if row["unit"] != "percent" or row["numerator"] is None:
        return ""
    number = view.language.number
    told = f"{number(row['numerator'])} / {number(row['denominator'])} {unit}".strip()
    return f'<br><small class="e-faint">{esc(told)}</small>'
