"""Methods: each indicator's formula in words and in SQL, the current value's parts, its sources."""

import polars as pl

import queries
from blocks import cards, pictures
from blocks.markup import KIND_NAMES, esc, heading, quiet, section, table
from blocks.view import View
from pages.parts import choosing, context, drawing, entries, sources, theme_page

ADDS_UP = {"sum": "Over time: the periods are added up.", "last": "Over time: the last figure stands."}
AS_REPORTED = "Numerator and denominator come from the report table “measures” as they are."


def formula(view: View, code: str) -> str:
    """The formula in words, how it adds up, its note, and the SQL that computes it."""
    language = view.language
    row = view.rows("methods/indicators").filter(pl.col("code") == code).row(0, named=True)
    way = "Lower is better." if row["direction"] == "lower" else "Higher is better."
    words = f"<p><b>{esc(language.name(row, 'formula'))}</b></p>"
    parts = [words, quiet(f"{language.text(ADDS_UP[row['over_time']])} {language.text(way)}")]
    if row["note_vi"]:
        parts.append(quiet(language.name(row, "note")))
    name = f"indicators/{code}"
    if name in queries.names("indicators"):
        parts.append(f'<pre class="e-code" tabindex="0">{esc(queries.text(name))}</pre>')
    else:
        parts.append(quiet(language.text(AS_REPORTED)))
    return section(language.text("Formula"), "".join(parts))


def current_value(view: View, code: str) -> str:
    """Numerator, denominator and what is left out, for the whole place and each group."""
    language, number = view.language, view.language.number
    names = {"province": view.place_name} | {k: language.text(KIND_NAMES[k]) for k in view.kinds}
    years = {
        row["scope"]: row for row in view.rows("values/year_to_date", until=view.until, indicator=code).to_dicts()
    }
    body = []
    for scope, name in names.items():
        if (row := sources.current(view, code, scope)) is None:  # nobody of this group tells it
            continue
        body.append(
            [
                esc(name),
                number(row["numerator"]),
                number(row["denominator"]),
                f"<b>{esc(language.value(row['value'], row['unit']))}</b>",
                number(row["rows_left_out"]),
                f"{number(row['reported'])} / {number(row['due'])}",
                esc(language.value(years[scope]["value"], row["unit"])) if scope in years else "—",
            ]
        )
    heads = ("Scope", "Numerator", "Denominator", "Value", "Rows left out", "Reported / due", "Year to date")
    line = theme_page.trust_line(view, code) if sources.current(view, code, view.scope) else ""
    return section(language.text("The current value"), table([esc(language.text(h)) for h in heads], body) + line)


def breaks(view: View, code: str) -> str:
    language = view.language
    rows = view.rows("indicator/breaks", theme=pictures.card_row(view, code, "province")["theme"])
    body = [
        [esc(language.date(row["on_date"])), esc(language.name(row, "title")), esc(row["basis"] or "—")]
        for row in rows.iter_rows(named=True)
    ]
    heads = ("Day", "Break: no line, change or path crosses it", "Basis")
    return section(language.text("Breaks"), table([esc(language.text(h)) for h in heads], body, "lll"))


def page(view: View) -> None:
    entries.style()
    with drawing.guarded(view.language):
        drawing.html(heading(view.language.text("How each figure comes about")))
        code = choosing.indicator(view, cards.found(view, "all", "province"))
        drawing.html(view.once(current_value, code))
        sources.behind(view, code)
        for part in (sources.batches, formula, breaks):
            drawing.html(view.once(part, code))


page(context.current())
