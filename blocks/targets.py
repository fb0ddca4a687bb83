"""The targets: each with its legal basis, where it stands, the pace needed and had, and when it will be reached."""

from datetime import date
from itertools import groupby
from typing import Any

import polars as pl

from blocks import outlook, pictures, trust
from blocks.markup import KIND_NAMES, anchor, esc, pill, section, status_word
from blocks.view import View
from charts import STATUS_ORDER, bullet, bullet_reach

PHASES = ("Under way", "Beginning later", "Past their deadline")


def scope_name(view: View, scope: str) -> str:
    """Whom a target binds: the whole place, a group or one organisation."""
    if scope == "province":
        return view.place_name
    if scope in KIND_NAMES:
        return view.language.text(KIND_NAMES[scope])
    return view.organisation_name(scope)


def found(view: View) -> list[dict[str, Any]]:
    """One row per target in the order of the page (`queries/targets/targets.sql`), its outlook under `outlook`."""
    outlooks = {outlook.key(row): row for row in outlook.found(view)}
    rows = view.rows("targets/targets", until=view.until).to_dicts()
    return [row | {"outlook": outlooks[outlook.key(row)]} for row in rows]


def indicators(view: View) -> pl.DataFrame:
    """One row per indicator that has a target, in the order of the page."""
    return view.rows("targets/targets", until=view.until).unique("indicator", keep="first", maintain_order=True)


def one(view: View, indicator: str, scope: str, deadline: date) -> dict[str, Any]:
    """The target of an indicator, scope and deadline. Raises `KeyError` where there is none."""
    for row in found(view):
        if outlook.key(row) == (indicator, scope, deadline):
            return row
    raise KeyError((indicator, scope, deadline))


def chosen(view: View, indicator: str, deadline: str = "", organisation: str = "") -> dict[str, Any]:
    """The target that a view looks at: of the unit or the group, else of the place, else the indicator's first.

    Of several deadlines it is the written one, else the first that is not past. Raises `KeyError` where the
    indicator has no target.
    """
    wanted = [organisation, view.scope, "province"]
    rows = [row for row in found(view) if row["indicator"] == indicator]
    if not rows:
        raise KeyError(indicator)
    rows.sort(key=lambda row: wanted.index(row["scope"]) if row["scope"] in wanted else len(wanted))
    same = [row for row in rows if row["scope"] == rows[0]["scope"]]
    written = [row for row in same if row["deadline"].isoformat() == deadline]
    return [*written, *[row for row in same if row["is_first_of_scope"]], *same][0]


def card(view: View, target: dict[str, Any]) -> dict[str, Any]:
    """A target as the trust line takes it: its scope's newest row held against this very target."""
    row = pictures.card_row(view, target["indicator"], target["scope"])
    own = {name: target[name] for name in ("target", "comparator", "basis_number", "basis_date", "point", "status")}
    return row | own | {"target_deadline": target["deadline"], "is_default": not target["confirmed_by"]}


def goal(view: View, row: dict[str, Any]) -> str:
    """`Chỉ tiêu ≥ 20,0%<br>31/12/2020`, as it stands at the end of a chart's path."""
    sign = "≥" if row["comparator"] == ">=" else "≤"
    value = view.language.value(row["target"], row["unit"])
    return f"<b>{view.language.text('Target')} {sign} {value}</b><br>{view.language.date(row['deadline'])}"


def targets(view: View) -> str:
    """All targets: under way, beginning later, past their deadline; the scopes of one indicator together."""
    made: list[str] = []
    for phase, rows in groupby(found(view), _phase):
        groups = [list(part) for _, part in groupby(rows, _law)]
        count = sum(map(len, groups))
        title = view.language.text(PHASES[phase])
        note = view.language.plural("{count} target", "{count} targets", count)
        body = "".join(_group(view, part) for part in groups)
        made.append(section(title, (_legend(view) if not made else "") + body, note, "e-goals"))
    return f'{opening(view)}<div class="e-stack e-after">{"".join(made)}</div>'


def opening(view: View) -> str:
    """How many targets are under way, how they stand, and how many will be missed: the chosen scope's, then all."""
    rows, language = found(view), view.language
    active = [row for row in rows if _phase(row) == 0]
    if not active:
        return f'<p class="e-lead">{esc(language.text("No target is under way in this period."))}</p>'
    own = [row for row in active if row["scope"] == view.scope]
    told = []
    if own:
        told.append(f"<b>{esc(scope_name(view, view.scope))}</b>: {_counted(view, own)}")
    if len(own) < len(active):
        words = "Those of groups and organisations included: {told}" if own else "Groups and organisations: {told}"
        told.append(language.text(words, told=_counted(view, active)))
    return f'<p class="e-lead">{" ".join(told)}</p>'


def _counted(view: View, rows: list[dict[str, Any]]) -> str:
    """How many targets these are, how they stand, and how many will be missed, as HTML."""
    language = view.language
    counts = [(status, sum(row["status"] == status for row in rows)) for status in STATUS_ORDER]
    words = [f"{count} {status_word(status, language).lower()}" for status, count in counts if count]
    told = language.plural("{count} target under way", "{count} targets under way", len(rows))
    told += f" ({language.join(words)})." if words else "."
    missed = sum(row["outlook"]["is_missed"] for row in rows)
    if missed:
        told += (
            " "
            + language.plural(
                "At its present pace {count} will be missed", "At their present pace {count} will be missed", missed
            )
            + "."
        )
    return esc(told)


def _phase(row: dict[str, Any]) -> int:
    if row["is_ahead"]:
        return 1
    return 2 if row["is_expired"] else 0


def _law(row: dict[str, Any]) -> tuple[Any, ...]:
    """What the scopes of one group share."""
    shared = ("indicator", "deadline", "basis_number", "basis_date", "confirmed_by")
    return tuple(row[name] for name in shared)


def _legend(view: View) -> str:
    words = (("bar", "value"), ("thick", "target"), ("fine", "path today"), ("ring", "baseline"))
    marks = [f'<i class="e-goals-key-{mark}"></i>{esc(view.language.text(word))}' for mark, word in words]
    return f'<p class="e-goals-legend e-note">{"".join(f"<span>{mark}</span>" for mark in marks)}</p>'


def _group(view: View, rows: list[dict[str, Any]]) -> str:
    first, language = rows[0], view.language
    method = anchor(view.link("methods", indicator=first["indicator"]), esc(language.name(first)))
    law = language.text("{number} of {day}", number=first["basis_number"] or "—", day=first["basis_date"])
    flag = "" if first["confirmed_by"] else language.text("default, to be confirmed by the department")
    deadline = language.text("by {day}", day=first["deadline"])
    kind = " e-goals-later" if first["is_ahead"] else ""
    reach = bullet_reach([row[name] for row in rows for name in ("value", "target", "high")], first["unit"])
    body = "".join(_row(view, row, reach) for row in rows)
    return (
        f'<article class="e-goals-group{kind}"><h3>{method} <span>{esc(deadline)}</span></h3>'
        f'<p class="e-note">{esc(law)} · {esc(first["basis_title"] or "")}'
        f"{f' · <b>{esc(flag)}</b>' if flag else ''}</p><ul>{body}</ul></article>"
    )


def _row(view: View, row: dict[str, Any], reach: float) -> str:
    scope = anchor(outlook.address(view, row), esc(scope_name(view, row["scope"])), "e-strong")
    if row["is_ahead"]:  # nothing is judged yet
        return (
            f'<li><div class="e-goals-scope"><b>{scope}</b>{_period(view, row)}</div>'
            f'<div class="e-goals-bar">{_bullet(view, row, reach)}</div>{_numbers(view, row)}</li>'
        )
    return (
        f'<li><div class="e-goals-scope"><b>{scope}</b>{_period(view, row)}</div>'
        f'<div class="e-goals-bar">{_bullet(view, row, reach)}{_numbers(view, row)}</div>'
        f'<div class="e-goals-state">{_status(view, row)}{_pace(view, row)}</div>'
        f'<p class="e-goals-told">{esc(sentence(view, row))}</p></li>'
    )


def sentence(view: View, row: dict[str, Any]) -> str:
    """What is expected of a target; in the deadline's own period it is still judged, so it has not "passed"."""
    if row["outlook"]["refusal"] == "expired" and not row["is_expired"]:
        words = "The deadline of {deadline} falls in this period: it is judged for the last time, with no forecast."
        return view.language.text(words, deadline=row["deadline"])
    return outlook.sentence(view, row["outlook"])


def _period(view: View, row: dict[str, Any]) -> str:
    """The period of the value where it is not the chosen one, and who has reported where too few have."""
    told = []
    if row["period"] and row["period"] != view.period:
        told.append(view.language.period_short(row["period"]))
    if row["due"] and not row["is_enough"]:
        told.append(trust.coverage(view, row))
    return f"<small>{esc(' · '.join(told))}</small>" if told else ""


def _bullet(view: View, row: dict[str, Any], reach: float) -> str:
    span = (row["low"], row["high"]) if not row["is_enough"] and row["high"] is not None else None
    value = row["value"] if row["is_enough"] else None
    status = "" if row["is_ahead"] else row["status"]
    source = bullet(
        value, row["target"], row["point"], status, view.palette, reach=reach, baseline=row["baseline"], span=span
    )
    alt = f"{_value(view, row)} / {view.language.value(row['target'], row['unit'])}"
    return f'<img src="{source}" alt="{esc(alt)}">'


def _value(view: View, row: dict[str, Any]) -> str:
    """The value, or its range where too few have reported."""
    if row["is_enough"] or row["low"] is None:
        return view.language.value(row["value"] if row["is_enough"] else None, row["unit"])
    return trust.value(view, row)


def _numbers(view: View, row: dict[str, Any]) -> str:
    language, unit = view.language, row["unit"]
    sign = "≥" if row["comparator"] == ">=" else "≤"
    words = [
        f"<span><b>{esc(_value(view, row))}</b></span>",
        f"<span>{esc(language.text('target'))} <b>{sign} {esc(language.value(row['target'], unit))}</b></span>",
    ]
    for name, word in (("point", "path today"), ("baseline", "baseline")):
        if row[name] is not None:
            words.append(f"<span>{esc(language.text(word))} {esc(language.value(row[name], unit))}</span>")
    if row["is_ahead"]:
        words.append(f"<span>{esc(language.text('path from {day}', day=row['path_from']))}</span>")
    return f'<p class="e-goals-numbers">{"".join(words)}</p>'


def _status(view: View, row: dict[str, Any]) -> str:
    text = view.language.text
    if row["status"] == "expired":
        word = "" if row["is_reached"] is None else text("reached" if row["is_reached"] else "not reached")
        return f"{pill('expired', view.language)} <small>{esc(word)}</small>"
    if row["status"]:
        return pill(row["status"], view.language)
    word = "Period not complete" if row["is_enough"] else "Too few reports"
    return f'<span class="e-pill e-none" data-status="">{esc(text(word))}</span>'


def _pace(view: View, row: dict[str, Any]) -> str:
    """The pace needed until the deadline above the pace had; nothing where none is needed or can be told."""
    found_pace, language = row["outlook"], view.language
    if row["is_ahead"] or found_pace["needed"] is None:
        return ""
    parts = [language.text("needs {pace}", pace=outlook.pace(view, found_pace["needed"], row["unit"]))]
    if found_pace["points"] >= 6:
        parts.append(language.text("has {pace}", pace=outlook.pace(view, found_pace["pace"], row["unit"])))
    return f'<p class="e-goals-pace">{"".join(f"<span>{esc(part)}</span>" for part in parts)}</p>'
