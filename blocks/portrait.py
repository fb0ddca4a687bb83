"""One organisation in blocks: its values against targets and peers, its reporting record, its services."""

from typing import Any

from blocks import cards, trust
from blocks.markup import KIND_NAMES, THEME_NAMES, esc, pill, quiet, section, table
from blocks.view import View
from charts import sparkline

HEADS = ("Indicator", "Value", "Path", "Status", "Change", "Place in its group", "Last 52 periods")


def title(view: View, code: str) -> str:
    kind = view.language.text(KIND_NAMES[view.organisations[code]["kind"]])
    return f'<h2 class="e-name">{esc(view.organisation_name(code))} <small class="e-note">{esc(kind)}</small></h2>'


def standing(view: View, code: str) -> str:
    """Every indicator of one organisation, theme by theme."""
    rows = cards.found(view, "all", code)
    lines = view.rows("indicator/sparklines", until=view.until, scope=code, periods=cards.SPARK_PERIODS)
    drawn = {row["indicator"]: row for row in lines.iter_rows(named=True)}
    made = []
    for part in rows.partition_by("theme", maintain_order=True):
        told = [row for row in part.iter_rows(named=True) if row["value"] is not None or row["status"]]
        if told:
            body = [_line(view, row, drawn.get(row["indicator"])) for row in told]
            heads = [esc(view.language.text(name)) for name in HEADS]
            inside = f'<div class="e-board">{table(heads, body, "lrrcrll")}</div>'
            note = trust.period(view, told[0])
            made.append(section(view.language.text(THEME_NAMES[part["theme"][0]]), inside, note))
    return f'<div class="e-columns">{"".join(made)}</div>'


def _line(view: View, row: dict[str, Any], line: dict[str, Any] | None) -> list[str]:
    language, unit = view.language, row["unit"]
    image = ""
    if line:
        source = sparkline(line["values"], line["points"], row["status"] or "", view.palette, 130, 26)
        image = f'<img src="{source}" alt="" width="130" height="26">'
    place = "—"
    if row["rank"] is not None:
        place = language.text("{rank} of {all}", rank=row["rank"], all=row["rank_of"])
    elif row["is_first"]:
        place = language.text("first period, not ranked")
    return [
        trust.sources(view, row, language.name(row)),
        f"<b>{esc(language.value(row['value'], unit))}</b>",
        esc(language.value(row["point"], unit)),
        pill(row["status"], language) if row["status"] else "—",
        esc(language.change(row["change"], unit)),
        esc(place),
        image,
    ]


def record(view: View, code: str) -> str:
    """What it has owed and sent in the last year."""
    language = view.language
    rows = view.rows("organisation/record", organisation=code, until=view.until)
    if rows.is_empty():
        return quiet(language.text("This organisation owes no report."))
    body = [
        [
            esc(language.text(THEME_NAMES[row["report_table"]])),
            f"{language.number(row['reported'])} / {language.number(row['due'])}",
            language.number(row["late"]),
            esc(language.date(row["last_reported_end"])),
            "".join("●" if sent else "○" for sent in reversed(row["recent"])),
        ]
        for row in rows.iter_rows(named=True)
    ]
    heads = ("Report", "Sent / owed in a year", "Late", "Last period sent", "Last 12 periods (○ missing)")
    return table([esc(language.text(name)) for name in heads], body, "lrrrl")


def services(view: View, code: str) -> str:
    language = view.language
    rows = view.rows("services/services", until=view.until, scope=code).head(12)
    if rows.is_empty():
        return quiet(language.text("No services reported in the period."))
    body = [
        [
            esc(row["service_name"] or row["service_code"]),
            esc(row["level"] or "—"),
            language.number(row["received"]),
            language.number(row["online"]),
            language.percent(row["share"]),
        ]
        for row in rows.iter_rows(named=True)
    ]
    heads = ("Service", "Level", "Received", "Online", "Share online")
    return table([esc(language.text(name)) for name in heads], body, "lcrrr")
