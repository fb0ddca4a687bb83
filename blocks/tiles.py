"""The tile map: organisations on their grid, the others in rows, coloured by one indicator."""

from typing import Any

import polars as pl

from blocks.markup import KIND_NAMES, esc, status_word
from blocks.view import View
from charts import SYMBOLS

SHORT = 13  # letters of a status word that a tile holds; of a longer one its first two words are seen


def tiles(context: View, rows: pl.DataFrame) -> str:
    """`rows`: one row per organisation for one indicator (`queries/indicator/board.sql`)."""
    parts = []
    for kind in reversed(context.kinds):
        group = rows.filter(pl.col("kind") == kind)
        placed = group.filter(pl.col("grid_row").is_not_null() & pl.col("grid_column").is_not_null())
        name = f"<h3>{esc(context.language.text(KIND_NAMES[kind]))}</h3>"
        if placed.height:
            parts.append(name + _grid(context, placed))
        elif group.height:
            chips = "".join(_tile(context, row, "e-chip") for row in group.iter_rows(named=True))
            parts.append(f'{name}<div class="e-chips">{chips}</div>')
    return f'<div class="e-tiles">{"".join(parts)}</div>'


def _grid(context: View, rows: pl.DataFrame) -> str:
    made = "".join(_tile(context, row, "e-tile") for row in rows.iter_rows(named=True))
    return f'<div class="e-grid">{made}</div>'


def _tile(context: View, row: dict[str, Any], kind: str) -> str:
    language, status = context.language, row["status"] or "none"
    place = f' style="grid-area:{row["grid_row"]}/{row["grid_column"]}"' if kind == "e-tile" else ""
    name = context.name_in_group(row["organisation"])
    value = language.value(row["value"], row["unit"])
    told = _reason(context, row)
    title = f"{context.organisation_name(row['organisation'])}: {value}, {told}"
    seen = told if kind == "e-tile" and row["status"] else ""
    return (
        f'<a class="{kind} e-fill-{status}"{place} data-status="{esc(row["status"])}" '
        f'href="{esc(context.link("organisation", organisation=row["organisation"]))}" '
        f'title="{esc(title)}"><span>{esc(name)}</span><b>{esc(value)}</b>'
        f"<em>{SYMBOLS.get(row['status'], '')} {_seen(seen, told)}</em></a>"
    )


def _reason(context: View, row: dict[str, Any]) -> str:
    """The status in words; where there is none, why."""
    if row["status"] or row["value"] is not None:
        return status_word(row["status"], context.language)
    return context.language.text("not applicable" if row["denominator"] is None else "nothing arose in the period")


def _seen(shown: str, whole: str) -> str:
    """The words of a state: what there is room for is seen, the rest is heard."""
    if not shown:  # also where nothing is held against: there is no state to be seen
        return f'<span class="e-heard">{esc(whole)}</span>'
    words = shown.split(" ")
    if len(shown) <= SHORT or len(words) < 3:
        return esc(shown)
    return f'{esc(" ".join(words[:2]))}<span class="e-heard"> {esc(" ".join(words[2:]))}</span>'
