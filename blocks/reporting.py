"""What one organisation has sent and what it offers: its reporting record, its services."""

from typing import Any

import polars as pl

from blocks.markup import THEME_NAMES, esc, quiet, section, table
from blocks.view import View

DOTS = {"sent": ("●", "sent"), "late": ("▲", "late"), "missing": ("○", "missing")}
SHOWN = 16  # services of each list


def record(view: View, code: str) -> str:
    """What it has owed and sent in the last year, the last 12 periods one by one."""
    language = view.language
    found = view.rows("organisation/record", organisation=code, until=view.until)
    title = language.text("Reporting record")
    if found.is_empty():
        return section(title, quiet(language.text("This organisation owes no report.")))
    body = [
        [
            esc(language.text(THEME_NAMES[row["report_table"]])),
            _dots(view, row["recent"]),
            f"{language.number(row['reported'])} / {language.number(row['due'])}",
            language.number(row["late"]),
            esc(language.date(row["last_reported_end"])),
        ]
        for row in found.iter_rows(named=True)
    ]
    heads = ("Report", "Last 12 periods", "Sent / owed in a year", "Late", "Last period sent")
    inside = table([esc(language.text(name)) for name in heads], body, "llrrr")
    key = " · ".join(f"{symbol} {language.text(word)}" for symbol, word in DOTS.values())
    return section(title, f'<div class="e-listed">{inside}</div>', key, "e-portrait-record")


def _dots(view: View, recent: list[dict[str, str]]) -> str:
    """A dot for each period; what came late or not at all is named in words."""
    language = view.language
    dots = "".join(
        f'<i class="e-dot-{each["state"]}" title="{esc(_named(view, each))}">{DOTS[each["state"]][0]}</i>'
        for each in recent
    )
    words = []
    for state in ("missing", "late"):
        names = [language.period_short(each["name"]) for each in recent if each["state"] == state]
        if names:
            words.append(f"{language.text(DOTS[state][1])}: {', '.join(names)}")
    told = f' <small class="e-note">{esc("; ".join(words))}</small>' if words else ""
    heard = language.text("all sent in time") if not words else ""
    return f'<span class="e-dots" aria-hidden="true">{dots}</span><span class="e-heard">{esc(heard)}</span>{told}'


def _named(view: View, each: dict[str, str]) -> str:
    return f"{view.language.period_short(each['name'])}: {view.language.text(DOTS[each['state']][1])}"


def services(view: View, code: str) -> str:
    """Its services: how many at which level, which were never used, those with the most dossiers."""
    language = view.language
    found = view.rows("organisation/services", organisation=code, until=view.until)
    title = language.text("Services")
    if found.is_empty():
        return section(title, quiet(language.text("No service was reported in the last year.")))
    first = found.row(0, named=True)
    said = language.text(
        "{offered} services, {online} of them at level 3 or above, {whole} at level 4 or full.",
        offered=first["offered"],
        online=first["offered_online"],
        whole=first["offered_whole"],
    )
    if first["never_used"]:
        words = "{unused} of those at level 3 or above had no online dossier in a year."
        said += " " + language.text(words, unused=first["never_used"])
    heads = [esc(language.text(name)) for name in ("Service", "Level", "Received", "Online", "Share online")]
    busiest = table(heads, [_service(view, row) for row in found.head(SHOWN).iter_rows(named=True)], "lcrrr")
    inside = (
        f'<p class="e-note">{esc(said)}</p><div class="e-portrait-services">{busiest}{_unused(view, found)}</div>'
    )
    return section(title, inside, language.text("dossiers of the last 365 days"), "e-portrait-offer")


def _service(view: View, row: dict[str, Any]) -> list[str]:
    language = view.language
    return [
        esc(row["service_name"] or row["service_code"]),
        esc(level(view, row["level"])),
        language.number(row["received"]),
        language.number(row["online"]),
        language.percent(row["share"]),
    ]


def level(view: View, code: str | None) -> str:
    """A level as people write it: `4`, `toàn trình`."""
    words = {"part": "partial", "full": "full"}
    return view.language.text(words[code]) if code in words else code or "—"


def _unused(view: View, found: pl.DataFrame) -> str:
    """Services at level 3 or above to which nobody came online in a year."""
    names = [
        row["service_name"] or row["service_code"] for row in found.filter("is_never_used").iter_rows(named=True)
    ]
    if not names:
        return ""
    items = "".join(f"<li>{esc(name)}</li>" for name in names[:SHOWN])
    more = len(names) - SHOWN
    rest = quiet(view.language.text("… and {count} more", count=more)) if more > 0 else ""
    heading = esc(view.language.text("Level 3 or above, never used online in a year"))
    return f'<div class="e-screen"><h3>{heading}</h3><ul>{items}</ul>{rest}</div>'
