"""The chart of one target: its path, what has come, the pace needed, the way things go, the day of arrival."""

from datetime import date, timedelta
from typing import Any

import polars as pl

from blocks import outlook, pictures, targets, trust
from blocks.charted import charted
from blocks.view import View
from charts import Ahead, Aim, Break, Picture, trend

HEIGHT = 400
RUN_UP = timedelta(days=183)  # before the path begins: where it came from
AFTER = timedelta(days=30)  # drawn beyond the arrival
LEAST_PERIODS = 104
LONGEST = 2.6  # of the time behind: how far ahead is drawn at most, or the line would be squeezed
SHORTEST = timedelta(days=60)  # ahead is always drawn, so that the marks have room


@charted
def outlook_of(view: View, indicator: str, scope: str, deadline: str, height: str = str(HEIGHT)) -> Picture:
    """The target of an indicator, scope and deadline (`2020-12-31`). Raises `KeyError` where there is none."""
    day = date.fromisoformat(deadline)
    target = targets.one(view, indicator, scope, day)
    row = targets.card(view, target)
    rows = view.rows("targets/path", indicator=indicator, scope=scope, deadline=day, until=view.until)
    rows = pictures.with_labels(view, _lately(rows, target["path_from"]))
    found = next(one for one in outlook.found(view) if outlook.key(one) == outlook.key(target))
    ahead = None if _is_over(target, found) else _ahead(view, rows, target, found)
    cuts = _cuts(view, target, rows["period_start"][0], ahead.until if ahead else view.until)
    marked = tuple(Break(on, view.language.date(on)) for on in cuts)
    named = [f"{view.language.date(on)}: {'; '.join(names)}" for on, names in cuts.items()]
    notes = [*_key(view, found), *named, *trust.foot(view, row)]
    if rows.filter(~pl.col("is_solid"))["value"].is_not_null().any():
        notes.append(
            view.language.text("Hollow marks: the period is not complete or too few organisations reported.")
        )
    aim = Aim(target["target"], day, targets.goal(view, target))
    canvas = view.canvas(*notes)
    return trend(rows, canvas, target["unit"], aim, marked, int(height), pictures.chosen(view), ahead)


def _cuts(view: View, target: dict[str, Any], first: date, last: date) -> dict[date, list[str]]:
    """The breaks within the drawn time by day: the day stands at the upright, what changed in the foot."""
    kind, cuts = target["owner_kind"] or target["scope"], dict[date, list[str]]()
    for cut in view.rows("indicator/breaks", theme=target["theme"]).iter_rows(named=True):
        if first < cut["on_date"] <= last and (kind == "province" or cut["kind"] in (None, kind)):
            cuts.setdefault(cut["on_date"], []).append(view.language.name(cut, "title"))
    return cuts


def _lately(rows: pl.DataFrame, path_from: date | None) -> pl.DataFrame:
    """The periods that are drawn: since half a year before the path begins, and no few."""
    since = rows.filter(pl.col("period_end") >= (path_from or date.min + RUN_UP) - RUN_UP).height
    return rows.tail(max(since, LEAST_PERIODS))


def _is_over(target: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether nothing lies ahead to be drawn: the deadline is past, or nothing has come yet."""
    return bool(target["is_expired"] or found["refusal"] == "expired" or found["day"] is None)


def _ahead(view: View, rows: pl.DataFrame, target: dict[str, Any], found: dict[str, Any]) -> Ahead:
    language, unit = view.language, target["unit"]
    since, until = found["day"], _until(rows, target, found)
    end = min(until, found["latest"] or until, found["next_cut"] or until)
    drawn = pl.DataFrame(schema={"day": pl.Date, "middle": pl.Float64, "low": pl.Float64, "high": pl.Float64})
    if found["refusal"] in (None, "far", "away", "break_ahead") and end > since:
        numbers = {name: found[name] for name in ("day", "value", "pace", "noise", "wobble", "unit")}
        drawn = view.rows("targets/projection", **numbers, end=end)
    needed, arrival = "", ""
    if found["needed"] is not None and not target["is_ahead"]:
        needed = language.text("needs {pace}", pace=outlook.pace(view, found["needed"], unit))
    if found["arrival"]:
        arrival = language.text("expected {months}", months=outlook.months(view, found))
    return Ahead(
        rows=drawn,
        since=since,
        value=found["value"],
        until=until,
        needed_name=needed,
        pace_name="" if drawn.is_empty() or (arrival and end < until) else _pace_name(view, found, drawn),
        arrival_name=arrival,
        arrival=found["arrival"],
        earliest=found["earliest"],
        latest=found["latest"],
    )


def _until(rows: pl.DataFrame, target: dict[str, Any], found: dict[str, Any]) -> date:
    """The end of the drawn time: the deadline and the arrival, if they are not too far off."""
    first, last = rows["period_start"][0], rows["period_end"][-1]
    wanted = max(target["deadline"], found["arrival"] + AFTER if found["arrival"] else last)
    least = last + SHORTEST
    return max(least, min(wanted, last + (last - first) * LONGEST))  # type: ignore[no-any-return]


def _pace_name(view: View, found: dict[str, Any], drawn: pl.DataFrame) -> str:
    value = view.language.value(drawn["middle"][-1], found["unit"])
    name = view.language.text("at the present pace")
    return f"<b>{value}</b> {name}<br>{outlook.pace(view, found['pace'], found['unit'])}"


def _key(view: View, found: dict[str, Any]) -> list[str]:
    """What the lines mean, said in the picture itself; nothing of what is not drawn."""
    text = view.language.text
    parts = [text("Dashed: the path")]
    if found["needed"] is not None and found["refusal"] != "ahead":
        parts.append(text("dots: the pace needed from now on"))
    if found["refusal"] in (None, "far", "away", "break_ahead"):
        tried = "thin line and band: the pace of the last 12 periods (80%)"
        rough = "thin line and band: the pace of the last 12 periods, roughly"
        parts.append(text(tried if found["is_tried"] else rough))
    return [" · ".join(parts)]
