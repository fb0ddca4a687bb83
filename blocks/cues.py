"""Cues for a question, never a verdict: figures that ask to be confirmed by the organisation that told them."""

from typing import Any

from blocks.markup import THEME_NAMES, anchor, esc, section
from blocks.matters import sign
from blocks.view import View
from wording import within

KINDS = ("all_hundred", "online_without_visits", "period_end", "repeated")  # the queries, the gravest first


def found(view: View, organisation: str | None = None, theme: str | None = None) -> list[dict[str, Any]]:
    """Every cue of the chosen group up to the chosen period (rows of `queries/cues/`, `cue`, `theme`)."""
    themes = {row["code"]: row for row in view.rows("methods/indicators").iter_rows(named=True)}
    rows = []
    for cue in KINDS:
        for row in view.rows(f"cues/{cue}", until=view.until).iter_rows(named=True):
            unit = view.organisations.get(row["organisation"])
            if unit is None or view.kind not in (None, unit["kind"]) or organisation not in (None, unit["code"]):
                continue
            known = themes[row["indicator"]]
            if theme in (None, known["theme"]):
                rows.append({**known, **row, "cue": cue, "theme": known["theme"]})
    return rows


def listed(view: View, organisation: str | None = None, theme: str | None = None, most: int = 5) -> str:
    """The cues of one organisation or theme (or all) as a list of HTML, each with what was seen, the question to
    ask and the way to the rows behind it; "" where nothing was seen."""
    rows = found(view, organisation, theme)
    if not rows:
        return ""
    items = "".join(_item(view, row, organisation is None) for row in rows[:most])
    more = ""
    if len(rows) > most:
        more = view.language.text("{count} more of the same sorts.", count=len(rows) - most)
    note = view.language.text("A cue is a reason to ask, not a finding.")
    return f'<ul class="e-cues">{items}</ul><div class="e-cues-note">{esc(" ".join((more, note)).strip())}</div>'


def card(view: View, organisation: str | None = None, theme: str | None = None, most: int = 5) -> str:
    """The list under its title; "" where nothing was seen."""
    inside = listed(view, organisation, theme, most)
    return section(view.language.text("To be asked again"), inside) if inside else ""


def told(view: View, row: dict[str, Any]) -> tuple[str, str]:
    """What was seen and the question to ask, both plain text, of a row of `found`."""
    return _SENTENCES[row["cue"]](view, row)


def _item(view: View, row: dict[str, Any], is_named: bool) -> str:
    text = view.language.text
    seen, question = told(view, row)
    name = f"<b>{esc(view.organisation_short(row['organisation']))}</b>: " if is_named else ""
    shown = seen if is_named else f"{seen[:1].upper()}{seen[1:]}"
    place = view.link("methods", indicator=row["indicator"], organisation=row["organisation"], period=row["name"])
    way = anchor(place, esc(text("The rows behind it")), "e-strong")
    return (
        f"<li>{sign('?', text('A question'))}<div>{name}{esc(shown)}. "
        f'<span class="e-cues-ask">{esc(question)}</span> {way}</div></li>'
    )


def _all_hundred(view: View, row: dict[str, Any]) -> tuple[str, str]:
    text = view.language.text
    seen = text(
        "all {shares} shares on {theme} are exactly 100% in {periods} periods running ({first} to {last}), "
        "{cases} cases in all",
        shares=row["shares"],
        theme=within(text(THEME_NAMES[row["theme"]])),
        periods=row["periods"],
        first=within(view.language.period_short(row["first_name"])),
        last=within(view.language.period_short(row["name"])),
        cases=view.language.number(row["cases"]),
    )
    return seen, text("Please confirm how the cases are counted and whether any are left out.")


def _repeated(view: View, row: dict[str, Any]) -> tuple[str, str]:
    text, number = view.language.text, view.language.number
    figures = number(row["numerator"])
    if row["denominator"] is not None:
        figures += f"/{number(row['denominator'])}"
    seen = text(
        "{name} is told as {figures} in {periods} periods running ({first} to {last}), while most others' figures "
        "changed",
        name=within(view.language.name(row)),
        figures=figures,
        periods=row["periods"],
        first=within(view.language.period_short(row["first_name"])),
        last=within(view.language.period_short(row["name"])),
    )
    return seen, text("Please confirm that the figures were brought up to date in each period.")


def _period_end(view: View, row: dict[str, Any]) -> tuple[str, str]:
    text, language = view.language.text, view.language
    words = "{name} is {value} in {period}, the last of its quarter, after {before}"
    if row["after"] is not None:
        words = "{name} is {value} in {period}, the last of its quarter, after {before} and before {after}"
    seen = text(
        words,
        name=within(language.name(row)),
        value=language.percent(row["value"]),
        period=within(language.period_short(row["name"])),
        before=language.percent(row["before"]),
        after=language.percent(row["after"]),
    )
    return seen, text("Please confirm the figure and tell what was different at the end of the quarter.")


def _online_without_visits(view: View, row: dict[str, Any]) -> tuple[str, str]:
    text, language = view.language.text, view.language
    seen = text(
        "online dossiers rose from {before} to {value} over {periods} periods (to {last}), while visits to its "
        "portal went from {visits_before} to {visits}",
        before=language.percent(row["before"]),
        value=language.percent(row["value"]),
        periods=row["periods"],
        last=within(language.period_short(row["name"])),
        visits_before=language.number(row["visits_before"]),
        visits=language.number(row["visits"]),
    )
    return seen, text("Please confirm how online dossiers are counted and whether the visits are complete.")


_SENTENCES = {
    "all_hundred": _all_hundred,
    "repeated": _repeated,
    "period_end": _period_end,
    "online_without_visits": _online_without_visits,
}
