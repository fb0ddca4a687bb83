"""Why a figure moved: its change between two periods, split by organisation so that the parts add up exactly."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from blocks import pictures, trust
from blocks.charted import charted
from blocks.markup import THEME_PAGES, anchor, esc, heading, quiet
from blocks.view import View
from charts import Picture, contributions
from wording import within

YEAR = "year"  # in the address: against the same period a year earlier
LEADING = 8  # organisations that are drawn at most; the others are one bar
SMALLEST = 0.005  # what is less reads as nothing: no bar of its own
TOLD = 3  # organisations that the sentence names
KEYS = (
    ("own", "Own change"),
    ("shift", "Shift in weights"),
    ("passing", "Reported in one of the two periods only"),
)


@dataclass(frozen=True)
class Pair:
    """The two periods of a change (rows of `queries/moved/periods.sql`), or the reason why there are none."""

    now: dict[str, Any]
    before: dict[str, Any] | None
    refusal: str = ""


def pair(view: View, indicator: str, scope: str, against: str = "") -> Pair:
    """The indicator's period and the one it is held against: `against` by name or `YEAR`, else the last sound."""
    until = pictures.card_row(view, indicator, scope)["period_end"]
    rows = view.rows("moved/periods", indicator=indicator, scope=scope, until=until)
    now = rows.row(0, named=True)
    if why := _unsound(view, now):
        return Pair(now, None, why)
    if against:
        is_named = pl.col("is_year_earlier") if against == YEAR else pl.col("name") == against
        named = rows.filter(is_named & (pl.col("place") > 0))
        if named.is_empty():
            return Pair(now, None, view.language.text("There is no such earlier period to compare with."))
        before = named.row(0, named=True)
        return Pair(now, before, _unsound(view, before) or _broken(view, before))
    sound = rows.filter((pl.col("place") > 0) & pl.col("is_sound"))
    if sound.is_empty():
        return Pair(now, None, view.language.text("There is no earlier period to compare with."))
    before = sound.row(0, named=True)
    return Pair(now, before, _broken(view, before))


def _unsound(view: View, row: dict[str, Any]) -> str:
    """Why a period may not be compared; "" where it may."""
    text, name = view.language.text, view.language.period_short(row["name"])
    if row["is_sound"]:
        return ""
    if not row["is_complete"]:
        return text("{period} is not complete: no change is told into or out of it.", period=name)
    if row["value"] is None or not row["reported"]:
        return text("{period} has no value.", period=name)
    words = "{period}: only {reported} of {due} organisations reported, too few for a change to be told."
    return text(words, period=name, reported=row["reported"], due=row["due"])


def _broken(view: View, before: dict[str, Any]) -> str:
    """The break between the two periods by name; "" where there is none."""
    if before["is_same_kind"]:
        return ""
    words = "The counting changed after {period}: no change is told across the break."
    return view.language.text(words, period=within(view.language.period_short(before["name"])))


def parts(view: View, indicator: str, scope: str, against: str = "") -> pl.DataFrame:
    """One row per organisation (`queries/moved/contributions.sql`), the largest part first; none on refusal."""
    chosen = pair(view, indicator, scope, against)
    day = chosen.now["period_start"]
    before = chosen.before["period_start"] if chosen.before and not chosen.refusal else day
    rows = view.rows("moved/contributions", indicator=indicator, scope=scope, before=before, now=day)
    return rows if before != day else rows.head(0)


def card(view: View, indicator: str, scope: str, against: str = "") -> str:
    """The title with the two periods, the ways to others, the sentence and the key of the chart below."""
    text, chosen = view.language.text, pair(view, indicator, scope, against)
    note = ""
    if chosen.before:
        now, before = (view.language.period_short(row["name"]) for row in (chosen.now, chosen.before))
        note = text("{now} against {before}", now=now, before=within(before))
    told = sentence(view, indicator, scope, against)
    return (
        heading(text("Why it moved"), note)
        + _ways(view, indicator, scope, against)
        + told
        + _key(view, indicator, scope, against)
    )


def is_told(view: View, indicator: str, scope: str, against: str = "") -> bool:
    """Whether there is a change to draw."""
    return not parts(view, indicator, scope, against).is_empty()


def sentence(view: View, indicator: str, scope: str, against: str = "") -> str:
    """`Tỷ lệ … tăng 2,1 điểm: TP. Lạng Sơn +0,8, Cao Lộc +0,5; do thay đổi tỷ trọng −0,1.` or why not."""
    chosen = pair(view, indicator, scope, against)
    if chosen.refusal:
        return quiet(chosen.refusal)
    rows = parts(view, indicator, scope, against)
    if rows.is_empty():
        return quiet(view.language.text("No organisation reported it in both periods."))
    return f'<div class="e-moved-told">{esc(summary(view, indicator, scope, against))}</div>'


def summary(view: View, indicator: str, scope: str, against: str = "") -> str:
    """The sentence as plain text; "" where no change may be told."""
    rows = parts(view, indicator, scope, against)
    if rows.is_empty():
        return ""
    text, row = view.language.text, pictures.card_row(view, indicator, scope)
    first = rows.row(0, named=True)
    moved, unit = first["all_moved"], row["unit"]
    shown = view.language.change(abs(moved), unit).lstrip("+")
    words = "{name} rose {change}: {names}" if moved > 0 else "{name} fell {change}: {names}"
    if not shown.strip("0,. ") or round(moved, 1 if unit == "percent" else 0) == 0:
        words = "{name} stands still; the largest parts: {names}"
    along = rows.filter(pl.col("moved") > 0 if moved > 0 else pl.col("moved") < 0).head(TOLD)
    names = [
        f"{view.organisation_short(one['organisation'])} {_signed(view, one['moved'], unit)}"
        for one in along.to_dicts()
    ]
    told = text(words, name=view.language.name(row), change=shown, names=", ".join(names))
    few = 0.05 if unit == "percent" else 0.5  # what would be written as nothing is not
    inside = [
        text(words, change=_signed(view, first[column], unit))
        for column, words in (
            ("all_shift", "shifts in weights {change}"),
            ("all_passing", "organisations that reported in one of the two periods only {change}"),
        )
        if abs(first[column]) >= few
    ]
    if inside:
        told = text("{told}; of which {parts}", told=told, parts=", ".join(inside))
    return f"{told}."


def _signed(view: View, value: float, unit: str) -> str:
    return view.language.signed(value, (1 if abs(value) >= 0.05 else 2) if unit == "percent" else 0)


def _key(view: View, indicator: str, scope: str, against: str) -> str:
    """What the looks of the bars mean: only those that are drawn."""
    rows = parts(view, indicator, scope, against)
    used = [(part, name) for part, name in KEYS if (rows[part] != 0).any()]
    if len(used) < 2:
        return ""
    made = "".join(
        f'<span><i class="e-moved-{part}"></i>{esc(view.language.text(name))}</span>' for part, name in used
    )
    return f'<div class="e-moved-key">{made}</div>'


def _ways(view: View, indicator: str, scope: str, against: str) -> str:
    """Against the period before, or the same one a year earlier: links, the chosen one marked."""
    until = pictures.card_row(view, indicator, scope)["period_end"]
    rows = view.rows("moved/periods", indicator=indicator, scope=scope, until=until)
    year = rows.filter(pl.col("is_year_earlier") & (pl.col("place") > 1))["name"].to_list()
    if not year:
        return ""
    made = [("Against the period before", None), ("Against a year earlier", YEAR)]
    page = THEME_PAGES[pictures.card_row(view, indicator, scope)["theme"]]
    links = [
        f'<b aria-current="true">{esc(view.language.text(name))}</b>'
        if (period or "") == against
        else anchor(view.link(page, indicator=indicator, against=period), esc(view.language.text(name)))
        for name, period in made
    ]
    return (
        f'<nav class="e-moved-ways" aria-label="{esc(view.language.text("Compared with"))}">{"".join(links)}</nav>'
    )


@charted
def moved_of(view: View, indicator: str, scope: str, against: str = "") -> Picture:
    """The parts of a change as bars, the leading organisations and one bar of the others."""
    row = pictures.card_row(view, indicator, scope)
    rows = parts(view, indicator, scope, against)
    whole = rows.with_columns(
        name=pl.Series([view.organisation_name(code) for code in rows["organisation"]], dtype=pl.String)
    )
    shown = ["name", "own", "shift", "passing", "moved"]
    short = [view.organisation_short(code) for code in rows["organisation"]]
    drawn = rows.with_columns(name=pl.Series(short, dtype=pl.String)).head(_leading(rows)).select(shown)
    if rows.height > drawn.height:
        last, rest = rows.row(drawn.height - 1, named=True), rows.height - drawn.height
        others = {part: last[f"rest_{part}"] for part in shown[1:]}
        name = view.language.text("{count} others", count=rest)
        drawn = pl.concat([drawn, pl.DataFrame([{"name": name, **others}], schema=drawn.schema)])
    told = summary(view, indicator, scope, against)
    return contributions(drawn, whole, view.canvas(trust.foot(view, row)[1]), row["unit"], told)


def _leading(rows: pl.DataFrame) -> int:
    """How many rows, the widest first, have a bar of their own."""
    seen = rows.filter(pl.col("moved").abs() >= SMALLEST).height
    return max(1, min(seen, LEADING))
