"""What every sheet is put together from: its trust lines, its tables with their rows counted, its marked pieces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from math import ceil
from typing import Any, TypeVar

from blocks import cards, trust
from blocks.charted import plot
from blocks.markup import esc, table
from blocks.view import View
from charts import Picture

_TAG = re.compile(r"<[^>]*>")
_HEARD = re.compile(r'<span class="e-heard">.*?</span>')
_ROW = re.compile(r"<tbody>.*?</tbody>", re.DOTALL)

Row = TypeVar("Row")


@dataclass(frozen=True)
class Board:
    """A table of a sheet as HTML, and how many rows it must show."""

    html: str
    rows: int


def trust_lines(
    view: View, rows: Sequence[dict[str, Any]] | None = None, held: Sequence[dict[str, Any]] | None = None
) -> tuple[str, str]:
    """What every sheet says of itself: source and legal basis; period, cut-off, coverage, snapshot.

    `rows` (as of `queries/indicator/cards.sql`) are those that the sheet speaks of, the headline ones by
    default; `held` are the targets whose legal basis is named, those of `rows` by default.
    """
    rows = cards.found(view, "headline").to_dicts() if rows is None else rows
    text = view.language.text
    first = [text("Source: the organisations' reports")]
    told = [row for row in (rows if held is None else held) if row.get("basis_number")]
    if told:
        laws = list(dict.fromkeys(trust.basis(view, row | {"is_default": False}) for row in told))
        note = ""
        if any(row.get("is_default") for row in told):
            note = f" ({text('default, to be confirmed by the department')})"
        first.append(text("Legal basis: {names}", names="; ".join(laws) + note))
    widest = max(rows, key=lambda row: (row.get("due") or 0) - (row.get("reported") or 0), default=None)
    second = [period_title(view), trust.coverage(view, widest, 4) if widest else "", trust.snapshot(view)]
    return " · ".join(first), " · ".join(filter(None, second))


def period_title(view: View) -> str:
    """`Tuần 12, từ 18/3 đến 24/3/2019`."""
    row = view.period_row
    return view.language.period_in_words(row["name"], row["period_start"], row["period_end"])


def chart(pictures: dict[str, Picture], name: str) -> str:
    """A chart of the sheet, marked for the deck."""
    made = pictures[name]
    return f'<div data-slide="picture" data-alt="{esc(made.alt)}">{plot(made, name)}</div>'


def picture(html: str, alt: str) -> str:
    """A drawing in HTML (cards, map), marked for the deck; `alt` says it in words."""
    return f'<div data-slide="picture" data-alt="{esc(alt)}">{html}</div>'


def text(html: str, kind: str = "") -> str:
    """Sentences, marked for the deck as text that can be edited."""
    return f'<div data-slide="text"{f" class={kind!r}" if kind else ""}>{html}</div>' if html else ""


def board(html: str, kind: str = "") -> Board:
    """A finished table of the pages, marked for the deck."""
    rows = sum(body.count("<tr") for body in _ROW.findall(html))
    return Board(f'<div data-slide="table"{f" class={kind!r}" if kind else ""}>{html}</div>', rows)


def listed(heads: list[str], rows: list[list[str]], kinds: str, kind: str = "") -> Board:
    """A table of HTML cells under headings in the reader's language."""
    return board(table([esc(head) for head in heads], rows, kinds), kind)


def plain(html: str) -> str:
    """HTML as the sentence a person reads: no tags, nothing that is only heard."""
    return " ".join(unescape(_TAG.sub("", _HEARD.sub("", html))).split())


def lines(html: str, letters: int) -> int:
    """How many lines a text takes where one holds so many letters."""
    return ceil(len(plain(html)) / letters)


def shared_out(rows: Sequence[Row], most: int) -> list[Sequence[Row]]:
    """Rows over as few sheets as hold `most` each, evenly."""
    sheets = max(1, ceil(len(rows) / most))
    each = max(1, ceil(len(rows) / sheets))
    return [rows[start : start + each] for start in range(0, len(rows), each)]


def numbered(view: View, place: int, all_: int) -> str:
    """Which part of several a sheet is; nothing where it is the only one."""
    return view.language.text("part {place} of {all}", place=place, all=all_) if all_ > 1 else ""
