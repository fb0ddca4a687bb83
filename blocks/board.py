"""The organisation × indicator board: each group a table of status marks and values, in the official order.

The heads are buttons: `pages/static/sorting.js` sorts any `table.e-sortable` by the cells' `data-v`. On a narrow
screen each cell is labelled by its column's name, which the table holds once (`--n2`, `--n3` …, by column).
"""

from typing import Any

import polars as pl

from blocks.markup import KIND_NAMES, anchor, esc, status_word
from blocks.view import View
from charts import SYMBOLS

NOTHING_AROSE = "–"  # a ratio of nothing: no dossier, no question in the period
NOT_APPLICABLE = "·"


def board(context: View, kind: str, which: str = "headline") -> str:
    """One group's table; on a narrow screen each row becomes a list."""
    rows = context.rows("indicator/board", until=context.until, which=which).filter(pl.col("kind") == kind)
    found = context.rows("indicator/cards", until=context.until, scope="province", which=which)
    indicators = list(found.iter_rows(named=True))
    name = context.language.text(KIND_NAMES[kind])
    heads = [_head(name, name, "l"), *(_indicator_head(context, row) for row in indicators)]
    lines = [_line(context, part, indicators) for part in rows.partition_by("organisation", maintain_order=True)]
    labels = "".join(
        f"--n{place}:'{esc(context.language.short(row).replace(chr(39), '’'))}';"
        for place, row in enumerate(indicators, start=2)
    )
    return (
        f'<div class="e-board"><table class="e-table e-sortable" data-sorted="board-{kind}" style="{labels}">'
        f'<caption class="e-heard">{esc(name)}</caption>'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def legend(context: View, which: str = "headline") -> str:
    """The unit of the figures and what stands where there is none."""
    text = context.language.text
    found = context.rows("indicator/cards", until=context.until, scope="province", which=which)
    is_percent = set(found["unit"]) <= {"percent"}
    parts = [
        text("Unit: %") if is_percent else text("Unit: % unless the column says another"),
        text("no mark: no target set"),
        f"{SYMBOLS['no_data']} — {text('no report')}",
        f"{NOTHING_AROSE} {text('nothing arose in the period')}",
        f"{NOT_APPLICABLE} {text('not applicable')}",
        text("a column’s name sorts, a figure leads to its sources"),
    ]
    return f'<p class="e-note e-board-legend">{"".join(f"<span>{esc(part)}</span>" for part in parts)}</p>'


def _head(shown: str, heard: str, kind: str, unit: str = "") -> str:
    label = "" if shown == heard else f'<span class="e-heard">: {esc(heard)}</span>'
    small = f" <small>{esc(unit)}</small>" if unit else ""
    return (
        f'<th scope="col" class="e-{kind}" title="{esc(heard)}">'
        f'<button type="button">{esc(shown)}{small}{label}</button></th>'
    )


def _indicator_head(context: View, row: dict[str, Any]) -> str:
    units = {"count": context.language.text("number"), "minutes": context.language.text("minutes")}
    return _head(context.language.short(row), context.language.name(row), "r", units.get(row["unit"], ""))


def _line(context: View, rows: pl.DataFrame, indicators: list[dict[str, Any]]) -> str:
    code = rows["organisation"][0]
    cells = {row["indicator"]: row for row in rows.iter_rows(named=True)}
    made = [_cell(context, cells.get(row["indicator"])) for row in indicators]
    return f'<tr><th scope="row" class="e-l">{_organisation(context, code)}</th>{"".join(made)}</tr>'


def _organisation(context: View, code: str) -> str:
    address_of = context.link("organisation", organisation=code)
    short, name = context.name_in_group(code), context.organisation_name(code)
    return f'<span title="{esc(name)}">{anchor(address_of, esc(short))}</span>'


def _cell(context: View, row: dict[str, Any] | None) -> str:
    """One cell: where there is a figure it leads to the rows behind it, else it says why there is none."""
    text = context.language.text
    if row is None or (row["value"] is None and row["status"] == "" and row["denominator"] is None):
        return _empty(NOT_APPLICABLE, text("not applicable"))
    if row["value"] is None and row["status"] == "no_data":
        return _empty(f"{SYMBOLS['no_data']} —", text("no report"), "no_data")
    if row["value"] is None:
        return _empty(NOTHING_AROSE, text("nothing arose in the period"))
    group = context.group if context.kind else None
    page = context.link("methods", indicator=row["indicator"], organisation=row["organisation"], group=group)
    shown = context.language.number(row["value"], 1 if row["unit"] == "percent" else 0)
    return (
        f'<td data-v="{row["value"]:.6g}"><a href="{esc(page)}">'
        f"{_mark(context, row['status'])}{esc(shown)}</a></td>"
    )


def _mark(context: View, status: str) -> str:
    if not status:
        return ""
    word = esc(status_word(status, context.language))
    symbol = f'{SYMBOLS[status]}<span class="e-heard"> {word}</span>'
    return f'<i class="e-mark e-{status}" data-status="{status}">{symbol}</i> '


def _empty(shown: str, heard: str, status: str = "") -> str:
    return (
        f'<td><span class="e-faint" data-status="{status}" title="{esc(heard)}">'
        f'<span aria-hidden="true">{shown}</span><span class="e-heard">{esc(heard)}</span></span></td>'
    )
