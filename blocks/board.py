"""The organisation × indicator board: each group a table of status marks and values, in the official order."""

from typing import Any

import polars as pl

from blocks.markup import KIND_NAMES, anchor, esc, mark, table
from blocks.view import View

LONG_NAME = 20  # letters; longer names may take two lines


def board(context: View, kind: str, which: str = "headline") -> str:
    """One group's table; on a narrow screen each row becomes a list."""
    rows = context.rows("indicator/board", until=context.until, which=which).filter(pl.col("kind") == kind)
    indicators = context.rows("indicator/cards", until=context.until, scope="province", which=which)
    codes = indicators["indicator"].to_list()
    heads = [_head(context, row) for row in indicators.iter_rows(named=True)]
    lines = []
    for part in rows.partition_by("organisation", maintain_order=True):
        cells = {row["indicator"]: row for row in part.iter_rows(named=True)}
        lines.append(
            [_organisation(context, part["organisation"][0]), *(_cell(context, cells.get(c)) for c in codes)]
        )
    name = context.language.text(KIND_NAMES[kind])
    longest = max((len(context.organisation_short(code)) for code in rows["organisation"].unique()), default=0)
    names = "e-long" if longest > LONG_NAME else ""
    return f'<div class="e-board e-short {names}">{table([esc(name), *heads], lines, caption=name)}</div>'


def _head(context: View, row: dict[str, Any]) -> str:
    short = context.language.short(row)
    return f'{esc(short)}<span class="e-heard">: {esc(context.language.name(row))}</span>'


def _organisation(context: View, code: str) -> str:
    address_of = context.link("organisation", organisation=code)
    short, name = context.organisation_short(code), context.organisation_name(code)
    return f'<span title="{esc(name)}">{anchor(address_of, esc(short))}</span>'


def _cell(context: View, row: dict[str, Any] | None) -> str:
    if row is None or (row["value"] is None and row["status"] == ""):
        return '<span class="e-faint" data-status="">·</span>'
    if row["value"] is None:
        return f"{mark('no_data', context.language)} —"
    decimals = 1 if row["unit"] == "percent" else 0
    return f"{mark(row['status'], context.language)} {esc(context.language.number(row['value'], decimals))}"
