"""The sheets of the themes: each its indicators against their targets, over time, and what is particular to it."""

from collections.abc import Callable
from typing import Any

import polars as pl

from blocks import cards, extremes, online_services, pictures, sentences, shared_software, trust
from blocks.markup import KIND_NAMES, THEME_NAMES, esc, heading, pill
from blocks.view import View
from briefing import frame
from briefing.frame import Board
from briefing.sheet import ROOM, Sheet
from charts import Picture
from wording import within

THEMES = {  # theme → its sheet's name, the indicator that is drawn
    "online_services": ("online-services", "online_dossiers"),
    "shared_software": ("shared-software", "accounts_active"),
    "portal_activity": ("portals", "questions_on_time"),
}
LETTERS, LINE = 130, 27  # of the lead: letters a line, pixels a line
TITLE = 32  # pixels of a heading and of the gap after what it stands over
HIGHEST = 340  # pixels of a chart that stands alone
FEW = 7  # indicators beside which there is room for who leads and who lags


def of_theme(theme: str) -> Callable[[View], list[Sheet]]:
    """The maker of a theme's sheet; none where nothing of the theme has been reported by the period."""

    def make(view: View) -> list[Sheet]:
        name, indicator = THEMES[theme]  # another one is drawn where nobody tells of this one
        rows = cards.found(view, theme)
        known = set(rows["indicator"])
        if rows.is_empty() or indicator not in known:
            return []
        valued = rows.filter(pl.col("value").is_not_null())["indicator"].to_list()
        indicator = indicator if indicator in valued else next(iter(valued), indicator)
        lead = sentences.opening(view, rows)
        room = ROOM - LINE * frame.lines(lead, LETTERS) - 14
        made = indicators(view, rows.to_dicts())
        drawn, columns = _columns(view, theme, indicator, made, room)
        if len(known) <= FEW:
            columns = columns.replace("<!--ends-->", _ends(view, indicator))
        body = f'<div class="s-stack">{frame.text(lead)}{columns}</div>'
        title = view.language.text(THEME_NAMES[theme])
        told = frame.trust_lines(view, rows.to_dicts())
        return [Sheet(name, title, body, told, pictures=drawn, table_rows=made.rows)]

    return make


def _columns(view: View, theme: str, indicator: str, made: Board, room: int) -> tuple[dict[str, Picture], str]:
    """The charts and the table in two columns, the charts as high as the room allows."""
    row = pictures.card_row(view, indicator, view.scope)
    trend_title = heading(view.language.name(row), view.place_name)
    if theme == "shared_software":  # many lines: they need the whole height
        drawn = {
            "second": shared_software.rollout_of(view, view.scope, str(room - TITLE)),
            "trend": pictures.trend_of(view, indicator, view.scope, "176"),
        }
        left = heading(view.language.text("Roll-out of the shared software")) + frame.chart(drawn, "second")
        right = f"{made.html}<div>{trend_title}{frame.chart(drawn, 'trend')}</div>"
    elif theme == "portal_activity" and len(view.kinds) < 2:  # no groups to compare
        drawn = {"trend": pictures.trend_of(view, indicator, view.scope, str(min(room - TITLE, HIGHEST)))}
        left, right = f"<div>{trend_title}{frame.chart(drawn, 'trend')}</div>", f"{made.html}<!--ends-->"
    else:
        each = (room - 2 * TITLE - 8) // 2
        drawn = {
            "trend": pictures.trend_of(view, indicator, view.scope, str(each)),
            "second": _second(view, theme, indicator, str(each)),
        }
        second = heading(view.language.text(_SECOND[theme]))
        left = f"<div>{trend_title}{frame.chart(drawn, 'trend')}</div>"
        left += f"<div>{second}{frame.chart(drawn, 'second')}</div>"
        right = f"{made.html}<!--ends-->"
    left, right = f'<div class="s-charts">{left}</div>', f'<div class="s-beside">{right}</div>'
    return drawn, f'<div class="s-two">{left}{right}</div>'


_SECOND = {"online_services": "Services by level", "portal_activity": "Groups compared"}


def _second(view: View, theme: str, indicator: str, height: str) -> Picture:
    if theme == "online_services":
        return online_services.levels_of(view, view.scope, height)
    return pictures.groups_of(view, indicator, height=height)


def indicators(view: View, rows: list[dict[str, Any]]) -> Board:
    """Each indicator with its value, today's point, its status and its change."""
    language = view.language
    heads = [language.text(head) for head in ("Indicator", "Value", "Path", "Status", "Change")]
    has_paths = any(row["status"] for row in rows)
    body = [
        [
            esc(language.name(row)),
            f"<b>{esc(trust.value(view, row))}</b>",
            esc(language.value(row["point"], row["unit"])),
            pill(row["status"], language) if row["status"] else "—",
            esc(language.change(row["change"], row["unit"])),
        ]
        for row in rows
    ]
    if not has_paths:  # nothing of the theme has a target: its columns would only hold dashes
        heads, body = [heads[0], heads[1], heads[4]], [[line[0], line[1], line[4]] for line in body]
    return frame.listed(heads, body, "lrrlr" if has_paths else "lrr", "s-roomy")


def _ends(view: View, indicator: str) -> str:
    """Who leads and who lags by the drawn indicator, group by group, in words."""
    made = []
    for kind in view.kinds:
        for each in extremes.found(view, kind):
            if each.indicator["indicator"] == indicator:
                made.append(f"<p>{esc(told_ends(view, kind, each))}</p>")
    if not made:
        return ""
    title = view.language.text("Leading and lagging organisations")
    return f"<div>{heading(title)}{frame.text(''.join(made), 's-said')}</div>"


def told_ends(view: View, kind: str, each: extremes.Extremes) -> str:
    """`Sở, ban, ngành: dẫn đầu về … là Sở Y tế (11,5%); thấp nhất là 8 đơn vị (0,0%).`"""
    words = "{group}: {first} lead by {name}; {last} come last."
    if not each.last:
        words = "{group}: {first} lead by {name}."
    return view.language.text(
        words,
        group=view.language.text(KIND_NAMES[kind]),
        name=within(view.language.name(each.indicator)),
        first=_steps(view, each.first),
        last=_steps(view, each.last),
    )


def _steps(view: View, steps: tuple[extremes.Step, ...]) -> str:
    return view.language.join(f"{extremes.named(view, step)} ({step.value})" for step in steps)
