"""Pace and arrival: when a target will be reached as things go, in a sentence, or why no day can be told.

The pace is the least-squares slope of the last 12 periods of the calendar, of their complete and covered values
alone, none from before a break. The arrival is the last value carried on at that pace: so a pace as high as the one
needed always arrives by the deadline. The band has three parts: how far a value lies off its line (the last one and
the one to come), the error of the slope, and that a pace does not last. This is by far the largest, found by trial:
without it the band held the week that came in 33 to 80 % of the cases, with 0.4 of the pace in 74 to 93 %
(weekly shares of the simulated reports, 4 to 52 weeks ahead; `tests/queries/test_outlook_held.py`). Residuals of
neighbouring weeks hardly resemble each other (median correlation -0.08), so nothing is added for that. By the month
they do (0.40), and what is reported there starts anew each year: the same band held 58 % and is called a rough
estimate. It is to be tried again on real reports.
"""

from typing import Any

from blocks.view import View
from wording import within

REFUSALS = {
    "ahead": "The path begins on {start}: until then no pace is judged",
    "expired": "The deadline of {deadline} has passed, nothing is forecast beyond it",
    "no_data": "There are no figures yet, so no day of arrival can be told",
    "uncovered": "Too few organisations have reported for the newest period, so no day of arrival is told",
    "reached": "The target has been reached before its deadline of {deadline}",
    "break": "The counting changed on {cut}; only {points} periods have been reported since, fewer than 6",
    "few": "Only {points} of the last 12 periods have complete figures, fewer than 6: no pace can be told",
    "no_trend": "The last 12 periods show no clear trend ({pace}), so no day of arrival is told",
    "away": "The last 12 periods move away from the target ({pace})",
    "far": "At the pace of the last 12 periods ({pace}), reaching it would take more than 10 years",
    "break_ahead": "At the pace of the last 12 periods ({pace}) it would be reached only after {next}, "
    "when the counting changes: no forecast goes beyond that day",
}


def found(view: View) -> list[dict[str, Any]]:
    """One row per target with its pace and arrival (`queries/targets/outlook.sql`)."""
    return view.rows("targets/outlook", until=view.until).to_dicts()


def missed(view: View) -> list[dict[str, Any]]:
    """The headline targets of the chosen group that will be missed at their present pace, the widest gap first.

    Each row has `indicator`, `name`, `scope`, `unit`, `value` (the last sound one), `target`, `comparator`,
    `deadline`, `at_deadline` (the value expected on that day, in the indicator's unit), `arrival` (a day, or None
    where none can be told), `pace` and `needed` (units a month), `sentence` (plain text, to be escaped) and
    `address` (of the target's chart). Empty where none is missed.
    """
    rows = [row for row in found(view) if row["is_missed"] and row["headline"] and row["scope"] == view.scope]
    return [row | _told(view, row) for row in rows]


def _told(view: View, row: dict[str, Any]) -> dict[str, str]:
    name = view.language.name(row)
    sentence = view.language.text(
        "At its present pace, {name} comes to {expected} by {deadline}, the target is {target}",
        name=within(name),
        **_values(view, row),
    )
    return {"name": name, "sentence": sentence + ".", "address": address(view, row)}


def address(view: View, row: dict[str, Any]) -> str:
    """Where a target's own chart stands."""
    groups = {"department": "departments", "district": "districts", "commune": "communes"}
    unit = None if row["scope"] in (*groups, "province") else row["scope"]
    group = groups.get(row["scope"], "all")
    deadline = row["deadline"].isoformat()
    page = view.link("targets", indicator=row["indicator"], group=group, organisation=unit, deadline=deadline)
    return f"{page}#chart-trend"


def pace(view: View, value: float | None, unit: str) -> str:
    """A pace as people say it: `+0,94 điểm/tháng`."""
    if unit == "percent":
        return view.language.text("{pace} points a month", pace=view.language.signed(value, 2))
    return view.language.text("{pace} a month", pace=view.language.signed(value, 1))


def months(view: View, row: dict[str, Any]) -> str:
    """The months that the band of the arrival covers: `3–7/2020`, or from which month on."""
    if row["latest"] is None:
        return view.language.text("from {month} on", month=view.language.months(row["earliest"], row["earliest"]))
    return view.language.months(row["earliest"], row["latest"])


def sentence(view: View, row: dict[str, Any]) -> str:
    """When the target will be reached at the present pace, or why that is not told (plain text)."""
    text, values = view.language.text, _values(view, row)
    if row["refusal"]:
        told = text(REFUSALS[row["refusal"]], **values)
        if row["is_missed"]:
            told += ". " + text("By the deadline about {expected} is expected, the target is {target}", **values)
        return told + "."
    words = "At the pace of the last 12 periods ({pace}), {target} is expected to be reached {months}"
    told = text(words, **values)
    return f"{told} ({_surety(view, row)}), {_against_deadline(view, row, values)}."


def _surety(view: View, row: dict[str, Any]) -> str:
    """How sure the band is: its share of past weeks it held; by the month that has not been shown."""
    return "80%" if row["is_tried"] else view.language.text("a rough estimate")


def _against_deadline(view: View, row: dict[str, Any], values: dict[str, Any]) -> str:
    if row["latest"] and row["latest"] <= row["deadline"]:
        return view.language.text("before the deadline of {deadline}", **values)
    if row["earliest"] > row["deadline"]:
        return view.language.text("after the deadline of {deadline}", **values)
    if row["arrival"] <= row["deadline"]:
        return view.language.text("probably before the deadline of {deadline}, but not for certain", **values)
    return view.language.text("probably after the deadline of {deadline}", **values)


def _values(view: View, row: dict[str, Any]) -> dict[str, Any]:
    unit, language = row["unit"], view.language
    return {
        "start": row["path_from"],
        "deadline": row["deadline"],
        "cut": row["last_cut"],
        "next": row["next_cut"],
        "points": row["points"] or 0,
        "pace": pace(view, row["pace"], unit),
        "target": language.value(row["target"], unit),
        "expected": language.value(row["at_deadline"], unit),
        "months": _within(view, row),
    }


def _within(view: View, row: dict[str, Any]) -> str:
    if row["arrival"] is None:
        return ""
    if row["latest"] is None:
        return months(view, row)
    return view.language.text("in {months}", months=months(view, row))


def has_pace(row: dict[str, Any]) -> bool:
    """Whether the last periods show a pace that may be told: enough sound values, and a clear trend."""
    return row["pace"] is not None and row["refusal"] in (None, "away", "far", "break_ahead", "reached")


def key(row: dict[str, Any]) -> tuple[Any, ...]:
    """What names one target among all."""
    return row["indicator"], row["scope"], row["deadline"]
