"""The tile map: organisations on their grid, the others in rows, coloured by one indicator."""

from typing import Any

import polars as pl

from blocks.markup import KIND_NAMES, esc, status_word
from blocks.view import View
from charts import SYMBOLS


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
    place = f"grid-row:{row['grid_row']};grid-column:{row['grid_column']}" if kind == "e-tile" else ""
    name = context.organisation_short(row["organisation"])
    value = language.value(row["value"], row["unit"])
    word = status_word(row["status"], language) if row["status"] else ""
    symbol = SYMBOLS.get(row["status"] or "", "")
    title = f"{context.organisation_name(row['organisation'])}: {value} {word}"
    return (
        f'<a class="{kind} e-fill-{status}" style="{place}" data-status="{esc(row["status"])}" '
        f'href="{esc(context.link("organisation", organisation=row["organisation"]))}" target="_self" '
        f'title="{esc(title)}"><span>{esc(name)}</span><b>{esc(value)}</b><em>{symbol} {esc(word)}</em></a>'
    )
