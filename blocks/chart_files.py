"""A chart's numbers outside the chart: its address, its table as a page, its files.

An address names the chart, its arguments and the view: `/chart/trend_of.csv?with=visits&with=province&period=…`.
It holds the number of the snapshot, so that a file has the very figures that were seen.
"""

import importlib
import inspect
import logging
import pkgutil
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlencode

import blocks
from blocks.charted import CHARTS
from blocks.markup import KIND_NAMES, THEME_NAMES, esc
from blocks.view import View
from blocks.viewing import NotUnderstood
from charts import Cell, Picture
from data import table_files
from wording import Language, within

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}
MOST_ARGUMENTS, LONGEST_ARGUMENT = 8, 80
_HOW = {"height", "naming", "basis"}  # arguments of charts that do not say what they show
_NOT_IN_A_FILE_NAME = re.compile(r"[^A-Za-z0-9_-]+")
_LINE = re.compile(r"<br\s*/?>")
_TAG = re.compile(r"<[^>]+>")
log = logging.getLogger("egov.blocks")


@dataclass(frozen=True)
class ChartFile:
    """What is sent: its name (ASCII; "" for a page), its kind of content and its bytes."""

    name: str
    content: str
    body: bytes


def address(view: View, make: Callable[..., Picture], arguments: Sequence[str], kind: str) -> str:
    """Where the chart `make(view, *arguments)` has its table as `kind` (`csv`, `xlsx`, `html`).

    "" where the chart is not entered under its name, so that no address can ask for it.
    """
    if CHARTS.get(make.__name__) is not make:
        return ""
    asked = [*(("with", argument) for argument in arguments), ("period", view.period)]
    asked += [("group", view.group), ("basis", view.basis)] if view.basis != "period" else [("group", view.group)]
    asked += [("lang", view.language.code), ("as_of", view.as_of or str(view.snapshot.number))]
    return f"/chart/{make.__name__}.{kind}?{urlencode(asked)}"


def chart_file(view: View, name: str, arguments: Sequence[str], kind: str) -> ChartFile:
    """The numbers of a chart as a file. Raises `NotUnderstood` for what is no chart, kind or argument."""
    picture = _drawn(view, name, tuple(arguments))
    if kind not in KINDS or picture.table is None:
        raise _unknown(kind)
    figures = table_files.Figures(
        title=title(view, name, arguments),
        heads=picture.table.heads,
        units=picture.table.units,
        rows=picture.table.rows,
        notes=notes(view, picture),
    )
    if kind == "html":
        return ChartFile("", KINDS[kind], page(figures, view.language).encode())
    write = table_files.delimited if kind == "csv" else table_files.workbook
    return ChartFile(f"{file_name(view, name, arguments)}.{kind}", KINDS[kind], write(figures, view.language))


def _drawn(view: View, name: str, arguments: tuple[str, ...]) -> Picture:
    """The chart; not kept, so that no caller from outside can crowd out what the pages have drawn."""
    enter_all()
    make = CHARTS.get(name)
    if make is None:
        raise _unknown(name)
    if len(arguments) > MOST_ARGUMENTS or any(len(argument) > LONGEST_ARGUMENT for argument in arguments):
        raise _unknown(" ".join(arguments))
    try:
        bound = inspect.signature(make).bind(view, *arguments)
        _check(view, bound.arguments)
        return make(view, *arguments)
    except Exception as fault:  # whatever the arguments are that a stranger writes, they are told so
        log.info("no chart %s for %s: %r", name, arguments, fault)
        raise _unknown(" ".join(arguments) or name) from fault


def _check(view: View, arguments: Mapping[str, object]) -> None:
    """Raises `KeyError` for an indicator, a group or an organisation that is not there.

    Many a query answers a name that it does not know with no rows, which would be drawn as no reports.
    """
    known = {
        "indicator": set(view.rows("frame/indicators")["code"]),
        "kind": set(KIND_NAMES),
        "organisation": set(view.organisations),
        "scope": {"province", *KIND_NAMES, *view.organisations},
        "theme": set(THEME_NAMES),
    }
    for name, value in arguments.items():
        if name in known and value not in known[name]:
            raise KeyError(value)


def _unknown(what: str) -> NotUnderstood:
    return NotUnderstood("This address is not understood.", "There is no “{value}”.", value=what[:40])


@cache
def enter_all() -> None:
    """Loads every module of this room, so that each chart is entered; on a fresh server none may be yet."""
    for module in pkgutil.iter_modules(blocks.__path__):
        importlib.import_module(f"blocks.{module.name}")


def title(view: View, name: str, arguments: Sequence[str]) -> str:
    """What the chart shows in words: its indicator, its organisation or group, its period."""
    named = [_named(view, argument) for argument in _told(view, name, arguments)]
    row = view.period_row
    period = view.language.period(row["name"], row["period_start"], row["period_end"])
    if view.basis != "period":
        period = view.language.text("Year to date, until {period}", period=within(period))
    return " · ".join([*(part for part in named if part), period])


def _told(view: View, name: str, arguments: Sequence[str]) -> list[str]:
    """The arguments that say what is drawn, without those that say how."""
    bound = inspect.signature(CHARTS[name]).bind(view, *arguments).arguments
    return [str(value) for key, value in list(bound.items())[1:] if key not in _HOW]


def _named(view: View, argument: str) -> str:
    if argument in KIND_NAMES:
        return view.language.text(KIND_NAMES[argument])
    if argument == "province":
        return view.place_name
    if argument in view.organisations:
        return view.organisation_name(argument)
    known = view.rows("frame/indicators")
    for row in known.iter_rows(named=True):
        if row["code"] == argument:
            return view.language.name(row)
    return ""


def notes(view: View, picture: Picture) -> list[str]:
    """The lines below the chart: target and legal basis, coverage, snapshot, simulated or not."""
    foot = picture.figure.get("layout", {}).get("title", {}).get("text", "")
    lines = [_TAG.sub("", line).strip() for line in _LINE.split(foot)]
    published = view.language.text(
        "Snapshot {number}, updated {moment}",
        number=str(view.snapshot.number),
        moment=view.snapshot.published_at,
    )
    return [*(line for line in lines if line), published]


def file_name(view: View, name: str, arguments: Sequence[str]) -> str:
    """`trend_online_dossiers_province_2019-W12`: ASCII, without the ending."""
    parts = [name.removesuffix("_of"), *_told(view, name, arguments), view.period]
    if view.basis != "period":
        parts.append(view.basis)
    return _NOT_IN_A_FILE_NAME.sub("-", "_".join(parts)).strip("-_")


def page(figures: table_files.Figures, words: Language) -> str:
    """The table as a small page of its own, of which the chart's page takes the table alone."""
    heads = "".join(
        f'<th scope="col"{_side(unit)}>{esc(head)}</th>'
        for head, unit in zip(figures.heads, figures.units, strict=True)
    )
    is_over_time = figures.heads[0] == words.text("Period")
    shown = reversed(figures.rows) if is_over_time else figures.rows  # who opens it looks for the newest
    rows = "".join(f"<tr>{_row(row, figures.units, words)}</tr>" for row in shown)
    table = (
        f'<table class="e-table"><caption class="e-heard">{esc(figures.title)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )
    told = "<br>".join(esc(line) for line in figures.notes)
    return (
        f'<!doctype html><html lang="{words.code}"><meta charset="utf-8"><title>{esc(figures.title)}</title>'
        f"<h1>{esc(figures.title)}</h1>{table}<p>{told}</p></html>"
    )


def _row(row: Sequence[Cell], units: Sequence[str], words: Language) -> str:
    cells = [_shown(value, unit, words) for value, unit in zip(row, units, strict=True)]
    first = f'<th scope="row"{_side(units[0])}>{esc(cells[0])}</th>'
    rest = zip(cells[1:], units[1:], strict=True)
    return first + "".join(f"<td{_side(unit)}>{esc(cell)}</td>" for cell, unit in rest)


def _side(unit: str) -> str:
    return "" if unit else ' class="e-l"'


def _shown(value: Cell, unit: str, words: Language) -> str:
    if value is None or isinstance(value, str):
        return value if value is not None else words.number(None)
    if isinstance(value, date):
        return words.date(value)
    return words.points(value) if unit == "points" else words.value(value, unit)
