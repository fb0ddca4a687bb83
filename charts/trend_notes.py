"""The names on a trend: its path, its last value, the breaks; and its numbers as a sentence and as a table."""

import datetime as dt
from typing import Any

import polars as pl

from charts.ahead import Ahead
from charts.theme import Canvas, Table, wrapped

BREAK_COLUMNS = 26  # letters a line of a break's name


def aim_note(name: str, canvas: Canvas) -> dict[str, Any]:
    """The path's name on one line above the drawing, where no line can lie under it."""
    return {
        "text": f"– – {name.replace('<br>', ' · ')}",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 4,
        "showarrow": False,
        "font": {"size": 12, "color": canvas.palette.quiet},
    }


def last_note(
    rows: pl.DataFrame, canvas: Canvas, unit: str, period: str, shift: int, is_below: bool = False
) -> list[dict[str, Any]]:
    """The last sound value beside its point; at the edge and with its period where that is not the chosen one.

    It stands `shift` pixels to the right of its point. Where that is 0 lines go on there, and it stands above
    its point, or below it.
    """
    known = rows.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return []
    last = known.row(-1, named=True)
    is_old = last["label"] != (period or rows["label"][-1])
    text = f"<b>{canvas.language.value(last['value'], unit)}</b>"
    place: dict[str, Any] = {"x": last["period_end"].isoformat(), "xanchor": "left", "xshift": shift}
    if is_old:
        text += f"<br><span style='font-size:11.5px'>({last['label']})</span>"
        place |= {"x": 1, "xref": "paper"} if shift else {}
    if not shift:
        side = ("top", -7) if is_below else ("bottom", 7)
        place |= {"xanchor": "left", "xshift": 2, "yanchor": side[0], "yshift": side[1]}
    note = {
        "text": text,
        "y": last["value"],
        "align": "left",
        "showarrow": False,
        "font": {"size": 14, "color": canvas.palette.ink},
        "bgcolor": canvas.palette.card,
        "borderpad": 1,
        "opacity": 0.92,
    }
    return [note | place]


def break_note(
    day: dt.date, name: str, canvas: Canvas, first: dt.date, end: dt.date | None, above: int = 0
) -> dict[str, Any]:
    """A break's name at its upright, on the side where there is room, below `above` lines of names before it."""
    share = (day - first) / max((end or day) - first, dt.timedelta(days=1))
    return {
        "text": wrapped(name, BREAK_COLUMNS, most=3),
        "x": day.isoformat(),
        "xanchor": "left" if share < 0.55 else "right",
        "align": "left" if share < 0.55 else "right",
        "xshift": 4 if share < 0.55 else -4,
        "y": 1,
        "yref": "paper",
        "yanchor": "top",
        "yshift": -15 * above,
        "showarrow": False,
        "font": {"size": 11.5, "color": canvas.palette.quiet},
        "bgcolor": canvas.palette.card,
        "opacity": 0.92,
    }


def upright(day: dt.date, colour: str) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": day.isoformat(),
        "x1": day.isoformat(),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": colour, "width": 1, "dash": "dot"},
    }


def alt_text(rows: pl.DataFrame, canvas: Canvas, unit: str, aim: str, ahead: Ahead | None = None) -> str:
    """From where to where the values went, against what, and when it is expected to be reached."""
    language = canvas.language
    told = rows.filter(pl.col("value").is_not_null() & pl.col("is_solid"))
    if told.is_empty():
        return language.text("No data")
    first, last = told.row(0, named=True), told.row(-1, named=True)
    sentence = language.text(
        "From {first} in {first_period} to {last} in {last_period}",
        first=language.value(first["value"], unit),
        first_period=first["label"],
        last=language.value(last["value"], unit),
        last_period=last["label"],
    )
    names = [aim, ahead.needed_name, ahead.pace_name, ahead.arrival_name] if ahead else [aim]
    bare = [name.replace("<br>", " ").replace("<b>", "").replace("</b>", "") for name in names if name]
    return "; ".join([sentence, *bare]) + "."


def table(rows: pl.DataFrame, canvas: Canvas, unit: str, ahead: Ahead | None = None) -> Table:
    """One row per period with its value and its point of the path; then per day ahead where the pace leads."""
    text = canvas.language.text
    heads: tuple[str, ...] = (text("Period"), text("Value"), text("Path"))
    units: tuple[str, ...] = ("", unit, unit)
    cells: list[tuple[Any, ...]] = list(rows.select("label", "value", "point").iter_rows())
    if ahead and not ahead.rows.is_empty():
        heads += (text("Expected"), text("Expected, from"), text("Expected, to"))
        units += (unit, unit, unit)
        cells = [(*row, None, None, None) for row in cells]
        later = ahead.rows.filter(pl.col("day") > ahead.since)
        cells += [
            (canvas.language.date(row["day"]), None, None, row["middle"], row["low"], row["high"])
            for row in later.iter_rows(named=True)
        ]
    return Table(heads, units, tuple(cells))
