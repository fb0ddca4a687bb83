"""The services themselves: by level over time, the busiest, those that nobody uses online."""

from typing import Any

import polars as pl

from blocks import pictures, trust
from blocks.charted import charted
from blocks.folded import fold
from blocks.markup import esc, heading, quiet, table
from blocks.view import View
from charts import Picture, levels

THEME, DEFAULT = "online_services", "online_dossiers"
LEVEL_NAMES = {"1": "Level 1", "2": "Level 2", "3": "Level 3", "4": "Level 4", "part": "Partial", "full": "Full"}
BUSIEST = 8
UNUSED = 8  # services listed at once; the others open
HEADS = ("Service", "Level", "Organisations", "Received", "Online", "Share online")


@charted
def levels_of(view: View, scope: str, height: str = "330") -> Picture:
    """The services of a scope by level, period by period."""
    rows = view.rows("services/levels", until=view.until, scope=scope)
    names = {level: view.language.text(name) for level, name in LEVEL_NAMES.items()}
    rows = pictures.last_periods(pictures.with_labels(view, rows, "period"))
    row = pictures.card_row(view, "level4_share", scope)
    foot = view.canvas(trust.foot(view, row)[1])
    named = rows.with_columns(name=pl.col("level").replace(names))
    return levels(named, foot, pictures.chosen(view), pictures.cuts_of(view, THEME, scope), int(height))


def busiest(view: View, basis: str) -> str:
    """The services with the most dossiers."""
    language = view.language
    rows = view.rows("services/services", until=view.until, scope=view.scope, basis=basis)
    if rows.is_empty():
        return quiet(language.text("No services reported in the period."))
    body = [_busy(view, row) for row in rows.head(BUSIEST).iter_rows(named=True)]
    heads = [esc(language.text(name)) for name in HEADS]
    name = language.text("Services with the most dossiers")
    title = heading(name, trust.period(view, _told(view, basis))) + fold(view, name)
    board = table(heads, body, "llrrrr", language.text("Services"))
    return f'{title}<div class="e-theme-table">{board}</div>'


def _told(view: View, basis: str) -> dict[str, Any]:
    return pictures.card_row(view, "services_in_use", view.scope, basis)


def _busy(view: View, row: dict[str, Any]) -> list[str]:
    number = view.language.number
    return [
        _service(row),
        f'<span class="e-theme-level">{esc(level_words(view, row["levels"]))}</span>',
        number(row["organisations"]),
        number(row["received"]),
        number(row["online"]),
        f"<b>{view.language.percent(row['share'])}</b>",
    ]


def _service(row: dict[str, Any]) -> str:
    return f"{esc(row['service_name'] or row['service_code'])}<br><small>{esc(row['service_code'])}</small>"


def never_used(view: View) -> str:
    """How many services at level 3 and above had no online dossier, in the period and in twelve months; which."""
    language = view.language
    rows = view.rows("services/never_used", until=view.until, scope=view.scope)
    name = language.text("Level 3–4 services that nobody uses online")
    title = heading(name)
    told = "".join(f"<p>{esc(text)}</p>" for text in (_in_period(view), _in_a_year(view, rows)) if text)
    shown = [_unused(view, row) for row in rows.iter_rows(named=True)]
    listed = f'<ul class="e-theme-unused">{"".join(shown[:UNUSED])}</ul>' if shown else ""
    if rest := shown[UNUSED:]:
        more = esc(language.text("{count} more", count=len(rest)))
        listed += f'<details><summary>{more}</summary><ul class="e-theme-unused">{"".join(rest)}</ul></details>'
    return f'{title}<div class="e-theme-told">{told}</div>{fold(view, name) if listed else ""}{listed}'


def _in_period(view: View) -> str:
    row = _told(view, "period")
    if row["denominator"] is None:
        return ""
    return view.language.text(
        "{unused} of {all} services at level 3–4 had no online dossier in {period}.",
        unused=int(row["denominator"] - row["numerator"]),
        all=int(row["denominator"]),
        period=trust.period(view, row),
    )


def _in_a_year(view: View, rows: pl.DataFrame) -> str:
    text = view.language.text
    if rows.is_empty():
        return text("In the last 12 months each of them had one.")
    return text(
        "{unused} of {all} had none in the last 12 months; with the most dossiers on paper:",
        unused=int(rows["unused"][0]),
        all=int(rows["offered"][0]),
    )


def _unused(view: View, row: dict[str, Any]) -> str:
    received = view.language.plural("{count} dossier on paper", "{count} dossiers on paper", row["received"])
    told = f"{level_words(view, row['levels'])} · {received} · {view.names(row['organisations'], 4)}"
    name = esc(row["service_name"] or row["service_code"])
    return f'<li title="{esc(row["service_code"])}"><b>{name}</b><span>{esc(told)}</span></li>'


def level_words(view: View, found: list[str] | None) -> str:
    """One level by its name; several (the organisations differ) as their span."""
    if not found:
        return "—"
    if len(found) > 1 and all(level.isdecimal() for level in found):
        return view.language.text("Level {first}–{last}", first=found[0], last=found[-1])
    return ", ".join(view.language.text(LEVEL_NAMES.get(level, level)) for level in found)
