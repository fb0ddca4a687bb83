"""How a figure comes about: its formula in words and in SQL, its parts now, what is left out, its breaks."""

from typing import Any

import polars as pl

import queries
from blocks import sources, trust, year
from blocks.markup import KIND_NAMES, THEME_NAMES, esc, quiet, section, table
from blocks.view import View
from data.headlines import column_name

ADDS_UP = {"sum": "Over time: the periods are added up.", "last": "Over time: the last figure stands."}
WAYS = {"higher": "Higher is better.", "lower": "Lower is better."}
AS_REPORTED = "Numerator and denominator come from the report table “measures” as they are."


def formula(view: View, code: str) -> str:
    """The formula in words, from which columns it is taken, how it adds up, its note, and the SQL."""
    language = view.language
    row = view.rows("methods/indicators").filter(pl.col("code") == code).row(0, named=True)
    told = f"{language.text(ADDS_UP[row['over_time']])} {language.text(WAYS[row['direction']])}"
    parts = [
        f'<p class="e-method-words">{esc(language.name(row, "formula"))}</p>',
        _list([explained(view, row), told, language.name(row, "note") if row["note_vi"] else ""]),
    ]
    name = f"indicators/{code}"
    if name in queries.names("indicators"):
        summary = esc(language.text("The SQL that computes it"))
        parts.append(
            f'<details class="e-method-sql"><summary>{summary}</summary>'
            f'<pre class="e-code" tabindex="0">{esc(queries.text(name))}</pre></details>'
        )
    return section(language.text("Formula"), "".join(parts))


def explained(view: View, row: dict[str, Any]) -> str:
    """What the SQL does, plainly: from which columns of which report, and how rows become one figure."""
    language = view.language
    if row["theme"] == "measures":
        return language.text(AS_REPORTED)
    names = [f"“{column_name(name, language)}”" for name in sources.used_columns(row["code"], row["theme"])]
    words = "From the report “{report}”, columns {columns}: each organisation’s rows of a period are added up."
    if row["unit"] == "percent":
        words = (
            "From the report “{report}”, columns {columns}: each organisation’s rows of a period are added up, "
            "and a group’s share is its sum over its sum, never a mean of percentages."
        )
    return language.text(words, report=language.text(THEME_NAMES[row["theme"]]), columns=language.join(names))


def current_value(view: View, code: str) -> str:
    """Numerator, denominator and what is left out, for the whole place and each group; the year to date."""
    language, number = view.language, view.language.number
    names = {"province": view.place_name} | {k: language.text(KIND_NAMES[k]) for k in view.kinds}
    body = []
    for scope, name in names.items():
        if (row := sources.current(view, code, scope)) is None:  # nobody of this group tells it
            continue
        body.append(
            [
                esc(name),
                number(row["numerator"]),
                number(row["denominator"]),
                f"<b>{esc(trust.value(view, row))}</b>",
                number(row["rows_left_out"]),
                f"{number(row['reported'])} / {number(row['due'])}",
                esc(_so_far(view, row, scope)),
            ]
        )
    heads = ("Scope", "Numerator", "Denominator", "Value", "Rows left out", "Reported / due", "Year to date")
    listed = table([esc(language.text(head)) for head in heads], body)
    inside = f'<div class="e-listed">{listed}</div>{_line(view, code)}{left_out(view, code)}'
    return section(language.text("The current value"), inside)


def _so_far(view: View, row: dict[str, Any], scope: str) -> str:
    """The value of the year up to the row's period, as the pages tell it under the switch of that name."""
    found = year.so_far(view, row["indicator"], scope, row["period_end"]).filter(period_end=row["period_end"])
    return trust.value(view, row | found.row(0, named=True)) if found.height else "—"


def _line(view: View, code: str) -> str:
    row = sources.current(view, code, view.scope)
    return trust.line(view, row) if row else ""


def left_out(view: View, code: str) -> str:
    """Which rows and which organisations the value does not count, and why."""
    language, row = view.language, sources.current(view, code, view.scope)
    if row is None:
        return ""
    found = view.rows("methods/left_out", indicator=code, period_start=row["period_start"], scope=view.scope)
    partly = found.filter(pl.col("rows_left_out") > 0)
    silent = found.filter(pl.col("is_silent"))["organisation"].to_list()
    told = []
    if partly.height:
        columns = [f"“{column_name(name, language)}”" for name in _parts(code, row["theme"])]
        words = "{count} rows, because one of {columns} is not reported in them: {names}."
        count, names = int(partly["rows_left_out"].sum()), view.names(partly["organisation"].to_list(), 6)
        told.append(language.text(words, count=count, columns=language.join(columns), names=names))
    if silent:
        told.append(language.text("Organisations that have not reported: {names}.", names=view.names(silent)))
    if not told:
        told.append(language.text("Nothing: every row due has come with both its parts."))
    told.append(language.text("A row to which a part does not apply is neither counted nor left out."))
    return f'<h3 class="e-method-head">{esc(language.text("What is left out"))}</h3>{_list(told)}'


def _parts(code: str, theme: str) -> list[str]:
    """The figures among the columns that a formula takes: what can be left unreported."""
    return [
        name for name in sources.used_columns(code, theme) if not name.startswith(("service_", "portal", "soft"))
    ]


def breaks(view: View, code: str) -> str:
    """The days that no line, change or path of the indicator crosses."""
    language, row = view.language, sources.current(view, code, "province")
    found = view.rows("indicator/breaks", theme=row["theme"] if row else "")
    body = [[_day(view, cut), _break(view, cut), esc(cut["basis"] or "—")] for cut in found.iter_rows(named=True)]
    if not body:
        return section(language.text("Breaks"), quiet(language.text("None.")))
    heads = ("Day", "Break: no line, change or path crosses it", "Basis")
    return section(language.text("Breaks"), table([esc(language.text(head)) for head in heads], body, "lll"))


def _day(view: View, cut: dict[str, Any]) -> str:
    """In one line."""
    return f'<span class="e-theme-level">{esc(view.language.date(cut["on_date"]))}</span>'


def _break(view: View, cut: dict[str, Any]) -> str:
    title = esc(view.language.name(cut, "title"))
    kind = (
        f' <small class="e-faint">{esc(view.language.text(KIND_NAMES[cut["kind"]]))}</small>' if cut["kind"] else ""
    )
    return title + kind


def _list(sentences: list[str]) -> str:
    items = "".join(f"<li>{esc(sentence)}</li>" for sentence in sentences if sentence)
    return f'<ul class="e-method-list">{items}</ul>'
