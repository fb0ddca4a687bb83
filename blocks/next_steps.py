"""What an organisation should do next to reach each target, in sentences made from the numbers."""

from typing import Any

import polars as pl

from blocks.markup import anchor, esc, quiet, section
from blocks.view import View

SYMBOLS = {"short": "→", "beyond": "■", "no_data": "○", "ahead": "●", "met": "●", "nothing": "○", "expired": "◇"}
MARKS = {"short": "behind", "beyond": "off_track", "ahead": "met", "met": "met", "expired": "expired"}


def found(view: View, code: str) -> pl.DataFrame:
    """One row per target that applies to the organisation (`queries/organisation/next_steps.sql`)."""
    return view.rows("organisation/next_steps", organisation=code, until=view.until)


def steps(view: View, code: str) -> str:
    """The steps as a card, the most pressing first."""
    rows = found(view, code)
    title = view.language.text("What to do next")
    if rows.is_empty():
        return section(title, quiet(view.language.text("No target applies to this organisation.")))
    made = "".join(_step(view, row) for row in rows.iter_rows(named=True))
    note = view.language.text(
        "to be on the path when the quarter ends, at the amounts of the last quarter’s periods"
    )
    return section(title, f'<ol class="e-steps">{made}</ol>', note, "e-portrait-steps")


def _step(view: View, row: dict[str, Any]) -> str:
    state = row["state"]
    name = anchor(view.link("targets"), esc(view.language.name(row)))
    notes = [part for part in (measured(view, row), further(view, row), care(view, row)) if part]
    return (
        f'<li data-state="{state}"><i class="e-mark e-{MARKS.get(state, "no_data")}" aria-hidden="true">'
        f'{SYMBOLS[state]}</i><div><b>{esc(sentence(view, row))}</b><span class="e-note">{name} · '
        f"{esc(' · '.join(notes))}</span></div></li>"
    )


def sentence(view: View, row: dict[str, Any]) -> str:
    """The one thing to do for one target."""
    text, unit = view.language.text, row["unit"]
    told = {
        "part": part(view, row),
        "count": _amount(row, "needed"),
        "point": view.language.value(row["point"], unit),
        "target": view.language.value(row["target"], unit),
        "day": row["goal_on"],
        "deadline": row["deadline"],
    }
    said = _capital(text(_words(row), **told))
    return said if row["state"] != "expired" or row["told"] is None else f"{said}: {_missed(view, row)}"


def _words(row: dict[str, Any]) -> str:
    """The sentence that a row calls for; `{count}` is a whole number of the numerator's units."""
    if row["state"] == "short" and row["comparator"] == "<=":
        return "{part}: {count} fewer needed to be at the path’s {point} on {day}"
    if row["state"] == "short" and row["over_time"] == "sum":
        return "{part}: {count} more needed in the quarter to be at the path’s {point} on {day}"
    return {
        "short": "{part}: {count} more needed by {day} to be at the path’s {point}",
        "beyond": "{point} on {day} cannot be reached: it is more than there is",
        "no_data": "Send the reports first: nothing was told in the last quarter",
        "ahead": "Hold it: the path’s {point} for {day} is reached",
        "met": "Hold it: the target of {target} is reached",
        "nothing": "Nothing to count in the last quarter",
        "expired": "The target of {target} was due by {deadline}",
    }[row["state"]]


def _missed(view: View, row: dict[str, Any]) -> str:
    """Whether an ended target is reached by the newest figures, and else by how much it is missed."""
    if row["needed"] is None or row["needed"] <= 0:
        return view.language.text("it is reached now")
    fewer = row["comparator"] == "<="
    words = "{part}: {count} too many" if fewer else "{part}: {count} still missing"
    return view.language.text(words, part=part(view, row), count=_amount(row, "needed"))


def measured(view: View, row: dict[str, Any]) -> str:
    """What the step is reckoned from: the value with its two parts, and over how many periods."""
    if row["told"] is None or not row["denominator"]:
        return ""
    language = view.language
    number = {"numerator": language.number(row["numerator"]), "denominator": language.number(row["denominator"])}
    value = language.value(row["value"], row["unit"])
    words = "now {value} ({numerator} of {denominator})"
    if row["over_time"] == "sum":
        words = "the last {told} periods: {value} ({numerator} of {denominator})"
    if row["over_time"] == "sum" and row["told"] < row["wanted"]:
        words = "raised from {told} of {wanted} periods: {value} ({numerator} of {denominator})"
    return language.text(words, value=value, told=row["told"], wanted=row["wanted"], **number)


def further(view: View, row: dict[str, Any]) -> str:
    """What is needed for the target itself, where its deadline lies beyond the quarter."""
    if row["state"] not in ("short", "ahead", "beyond") or row["goal_on"] == row["deadline"]:
        return ""
    if row["needed_by_deadline"] <= 0:
        return view.language.text("the target of {target} is reached", target=_target(view, row))
    words = (
        "{count} fewer for {target} by {day}" if row["comparator"] == "<=" else "{count} more for {target} by {day}"
    )
    count = _amount(row, "needed_by_deadline")
    return view.language.text(words, count=count, target=_target(view, row), day=row["deadline"])


def care(view: View, row: dict[str, Any]) -> str:
    """A word of care where the denominator is so small that one unit moves the value far."""
    if not row["is_small"] or not row["denominator"]:
        return ""
    points = view.language.number(row["weight"], 0)
    return view.language.text("few to count: one more or less is {points} points", points=points)


def part(view: View, row: dict[str, Any]) -> str:
    """What the numerator counts; where the reference data names nothing, the indicator itself."""
    if row["part_vi"]:
        return view.language.name(row, "part")
    return view.language.text("the numerator of “{name}”", name=view.language.name(row))


def _amount(row: dict[str, Any], name: str) -> int:
    return int(row[name] or 0)


def _target(view: View, row: dict[str, Any]) -> str:
    return view.language.value(row["target"], row["unit"])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
