"""Organisations of one group ranked by an indicator, against today's point on the way to the target."""

from typing import Any

import polars as pl

from charts.theme import SYMBOLS, Canvas, Picture, Table, picture, wrapped

ROW = 30  # pixels a bar, where there are few
LEAST_ROW = 20  # pixels a bar, however many there are
FULL = 400  # pixels beyond which bars are set closer
TWO_LINES = 31  # pixels where a name takes two lines
ONE_LINE = 70  # letters, where bars stand too close for two lines
MANY, ENDS, FEW = 36, 12, 4  # bars beyond which only the first and last are drawn; how many; silent ones named
VALUE_ROOM = 92  # pixels for a value and its mark beside the longest bar


def ranking(
    rows: pl.DataFrame, canvas: Canvas, unit: str, target_name: str = "", height: int | None = None
) -> Picture:
    """Sorted bars with value and status mark; silent organisations stand at the foot with ○.

    `rows`: one row per organisation, in the order to be drawn (first = top): `name`, `value` (percent
    units for `unit` percent; null = silent), `status`, `point` (today's point, null = none). The line is
    drawn where all share one point and is named `target_name`. `height` in pixels (left out: by their number).
    Of very many only the first and the last are drawn, the others counted; the table has them all.
    """
    everyone, rows = rows, _ends(rows, canvas)
    is_close = height is not None and (height - 34) / max(rows.height, 1) < TWO_LINES
    names = [wrapped(name, ONE_LINE) if is_close else wrapped(name) for name in rows["name"]]
    row = TWO_LINES if any("<br>" in name for name in names) else _row(len(names))
    height = height or row * len(names) + 34
    point = _shared_point(rows)
    marks = _marks(rows, names, canvas, unit)
    layout: dict[str, Any] = {
        "xaxis": {"visible": False, "range": [0, _reach(rows, point)]},
        "yaxis": {
            "autorange": "reversed",
            "tickfont": {"color": canvas.palette.ink, "size": 12},
            "showline": False,
            "ticklabelstandoff": 8,
        },
        "bargap": 0.28,
        "margin": {"t": 26 if point is not None else 4, "b": 12, "r": VALUE_ROOM},
    }
    layout["annotations"] = _labels(marks, canvas)
    if point is not None:
        line, name = _target_line(point, target_name, canvas)
        layout |= {"shapes": [line], "annotations": [name, *layout["annotations"]]}
    alt = _alt(everyone, canvas, unit, target_name)
    return picture(canvas, [marks], height, alt, _table(everyone, canvas, unit), **layout)


def _ends(rows: pl.DataFrame, canvas: Canvas) -> pl.DataFrame:
    """`rows` with `said`, which stands in place of a value; of very many the ends, the others counted."""
    text = canvas.language.text
    rows = rows.select("name", "value", "status", "point", said=pl.lit(f"○ {text('No data')}"))
    if rows.height <= MANY:
        return rows
    told, silent = rows.filter(pl.col("value").is_not_null()), rows.filter(pl.col("value").is_null())
    parts = [told, silent]
    if told.height > 2 * ENDS + 1:
        between = _counted(
            rows, text("{count} in between", count=told.height - 2 * ENDS), text("see the data table")
        )
        parts[:1] = [told.head(ENDS), between, told.tail(ENDS)]
    if silent.height > FEW:
        parts[-1] = _counted(rows, text("{count} organisations", count=silent.height), f"○ {text('No data')}")
    return pl.concat(parts)


def _counted(rows: pl.DataFrame, name: str, said: str) -> pl.DataFrame:
    """One row without a value that stands for several."""
    none = {"value": None, "status": "", "point": None}
    return pl.DataFrame([{"name": name, **none, "said": said}], schema=rows.schema)


def _row(count: int) -> int:
    """The pixels of one bar: fewer bars stand farther apart, so that groups of any size fill the same room."""
    return max(LEAST_ROW, min(ROW, FULL // max(count, 1)))


def _table(rows: pl.DataFrame, canvas: Canvas, unit: str) -> Table:
    text = canvas.language.text
    heads = (text("Organisation"), text("Value"), text("Path today"), text("Status"))
    columns = zip(rows["name"], rows["value"], rows["point"], rows["status"], strict=True)
    cells = tuple((name, value, point, text(STATUS_WORDS[status or ""])) for name, value, point, status in columns)
    return Table(heads, ("", unit, unit, ""), cells)


def _marks(rows: pl.DataFrame, names: list[str], canvas: Canvas, unit: str) -> dict[str, Any]:
    colours, language = canvas.palette, canvas.language
    statuses = [status or "" for status in rows["status"]]
    labels = [
        f"<b>{f'{language.value(value, unit)} {SYMBOLS[status]}'.strip()}</b>" if value is not None else said
        for value, status, said in zip(rows["value"], statuses, rows["said"], strict=True)
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "y": names,
        "x": [value or 0 for value in rows["value"]],
        "text": labels,
        "textposition": "none",  # annotations write it: only they can stand on a ground of their own
        "marker": {"color": [colours.fills[status] for status in statuses], "cornerradius": 3},
        "customdata": [language.text(STATUS_WORDS[status]) for status in statuses],
        "hovertemplate": "%{y}<br><b>%{text}</b> %{customdata}<extra></extra>",
    }


def _labels(marks: dict[str, Any], canvas: Canvas) -> list[dict[str, Any]]:
    """The values beside the bars, each on the card's ground, so that the path's line never strikes through."""
    return [
        {
            "text": text,
            "x": value,
            "y": place,
            "xanchor": "left",
            "xshift": 3,
            "showarrow": False,
            "bgcolor": canvas.palette.card,
            "borderpad": 0,
            "font": {"size": 13, "color": canvas.palette.ink},
        }
        for place, (value, text) in enumerate(zip(marks["x"], marks["text"], strict=True))
    ]


STATUS_WORDS = {
    "met": "Met",
    "on_track": "On track",
    "behind": "Behind",
    "off_track": "Off track",
    "no_data": "No data",
    "expired": "Expired",
    "": "",
}


def _shared_point(rows: pl.DataFrame) -> float | None:
    points = rows["point"].drop_nulls().round(6).unique()
    return float(points[0]) if len(points) == 1 else None


def _reach(rows: pl.DataFrame, point: float | None) -> float:
    """The axis's end; the values beside the bars have their room in the margin."""
    longest = float(rows["value"].max() or 0)  # type: ignore[arg-type]
    return max(longest, point or 0, 0.001) * 1.02


def _target_line(point: float, name: str, canvas: Canvas) -> tuple[dict[str, Any], dict[str, Any]]:
    """The line and its name."""
    ink = canvas.palette.ink
    line = {
        "type": "line",
        "x0": point,
        "x1": point,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": ink, "width": 1.5, "dash": "dot"},
    }
    label = {
        "text": name,
        "x": point,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": ink},
    }
    return line, label


def _alt(rows: pl.DataFrame, canvas: Canvas, unit: str, target_name: str) -> str:
    language = canvas.language
    told = [
        f"{name}: {language.value(value, unit)}"
        + (f" ({language.text(STATUS_WORDS[status or ''])})" if status else "")
        for name, value, status in zip(rows["name"], rows["value"], rows["status"], strict=True)
        if value is not None
    ]
    silent = [name for name, value in zip(rows["name"], rows["value"], strict=True) if value is None]
    parts = [target_name, "; ".join(told)]
    if silent:
        parts.append(language.text("No data: {names}", names=language.join(silent)))
    return ". ".join(part for part in parts if part) + "."
