"""Where a figure comes from: the organisations behind it, and each row with its batch, file, sheet and row."""

import re
from typing import Any

import polars as pl

import queries
from blocks.folded import fold
from blocks.markup import KIND_NAMES, anchor, esc, section, table
from blocks.view import View
from data.headlines import column_name
from data.report_tables import REPORT_TABLES

NOT_FIGURES = {"organisation", "period", "period_start", "period_end", "days_covered"}
_WORD = re.compile(r"[a-z_]+")
_COMMENT = re.compile(r"--[^\n]*")


def current(view: View, code: str, scope: str) -> dict[str, Any] | None:
    """The value whose rows are shown: the scope's latest by the chosen period."""
    found = view.rows("indicator/cards", until=view.until, scope=scope, which="all")
    found = found.filter(found["indicator"] == code)
    return None if found.is_empty() else found.row(0, named=True)


def organisations(view: View, code: str) -> str:
    """Each organisation's parts of the value, its rows and their batches; each leads on to its rows."""
    language, row = view.language, current(view, code, view.scope)
    if row is None:
        return ""
    found = view.rows("sources/organisations", indicator=code, period_start=row["period_start"], scope=view.scope)
    parts = []
    for kind in view.kinds:
        body = [_unit(view, code, row["unit"], each) for each in found.filter(pl.col("kind") == kind).to_dicts()]
        heads = (KIND_NAMES[kind], "Numerator", "Denominator", "Value", "Rows", "Batches")
        if body:
            parts.append(table([esc(language.text(name)) for name in heads], body, "lrrrrl"))
    boards = "".join(f'<div class="e-listed">{part}</div>' for part in parts)
    note = language.period(row["period"], row["period_start"], row["period_end"])
    grid = f'<div class="e-grid-{max(min(len(parts), 2), 1)}">{boards}</div>'
    title = language.text("Where the figures come from")
    return section(title, fold(view, title) + grid, note)


def _unit(view: View, code: str, unit: str, each: dict[str, Any]) -> list[str]:
    number, organisation = view.language.number, each["organisation"]
    return [
        anchor(to_rows(view, code, organisation), esc(view.organisation_short(organisation))),
        number(each["numerator"]),
        number(each["denominator"]),
        esc(view.language.value(each["value"], unit)),
        _rows_of(view, code, each),
        ", ".join(batch_link(view, batch) for batch in each["batches"]) or "—",
    ]


def _rows_of(view: View, code: str, each: dict[str, Any]) -> str:
    if not each["rows_behind"]:
        return f'<span class="e-faint">{esc(view.language.text("not reported"))}</span>'
    return anchor(to_rows(view, code, each["organisation"]), view.language.number(each["rows_behind"]), "e-strong")


def rows_title(view: View, code: str, unit: str) -> str:
    """Whose rows follow, of which period, what value they make, and the way back to all organisations."""
    language, row = view.language, current(view, code, unit)
    title = f"{language.text('Where the figures come from')}: {view.organisation_name(unit)}"
    whole = anchor(to_rows(view, code, None), f"← {esc(language.text('All organisations'))}", "e-strong")
    if row is None:
        nothing = esc(language.text("It has no rows for this indicator."))
        return f'<h2 class="e-title">{esc(title)}</h2>{whole}<p class="e-quiet">{nothing}</p>'
    note = language.period(row["period"], row["period_start"], row["period_end"])
    small = f"<small>{esc(note)}</small>"
    return f'<h2 class="e-title">{esc(title)} {small}</h2>{whole}{_value(view, row)}'


def _value(view: View, row: dict[str, Any]) -> str:
    language = view.language
    parts = [language.text("Value {value}", value=language.value(row["value"], row["unit"]))]
    parts.append(language.text("numerator {number}", number=language.number(row["numerator"])))
    if row["denominator"] is not None:
        parts.append(language.text("denominator {number}", number=language.number(row["denominator"])))
    if row["rows_left_out"]:
        parts.append(language.text("{count} rows left out: a part is not reported", count=row["rows_left_out"]))
    return f'<p class="e-lead"><b>{esc(parts[0])}</b> · {esc(" · ".join(parts[1:]))}</p>'


def found_rows(view: View, code: str, unit: str) -> pl.DataFrame:
    """One row per row of a file that one organisation's figure is made of; empty where there is none."""
    row = current(view, code, unit)
    if row is None:
        return pl.DataFrame()
    asked = {"organisation": unit, "period_start": row["period_start"]}
    if row["theme"] == "measures":
        asked["indicator"] = code
    return view.rows(f"sources/{row['theme']}", **asked)


def rows_table(view: View, code: str, theme: str, shown: pl.DataFrame) -> str:
    """Rows of `found_rows`: each with its place in the file and the figures that the formula takes."""
    language, columns = view.language, used_columns(code, theme)
    names = [language.text(name) for name in ("Batch", "File", "Sheet", "Row")]
    names += [column_name(name, language) for name in columns]
    body = [_row(view, each, columns) for each in shown.iter_rows(named=True)]
    kinds = "lllr" + "".join("r" if shown[name].dtype.is_numeric() else "l" for name in columns)
    return f'<div class="e-listed">{table([esc(name) for name in names], body, kinds)}</div>'


def _row(view: View, row: dict[str, Any], columns: list[str]) -> list[str]:
    place = esc(view.language.text("row {row}", row=str(row["source_row"])))
    return [
        batch_link(view, row["batch"]),
        esc(row["file_name"]),
        esc(row["sheet"] or "—"),
        batch_link(view, row["batch"], place, row["source_row"]),
        *(esc(figure(view, row[name])) for name in columns),
    ]


def figure(view: View, value: Any) -> str:
    """A stored cell as the reader writes it; what is not there is not reported, which is not zero."""
    if value is None:
        return view.language.text("not reported")
    if isinstance(value, int | float):
        return view.language.number(value, 0 if float(value).is_integer() else 2)
    return view.language.date(value) if hasattr(value, "isoformat") else str(value)


def used_columns(code: str, theme: str) -> list[str]:
    """The report table's columns that an indicator's formula names, its key and name first."""
    report = REPORT_TABLES[theme]
    if theme == "measures":
        return ["numerator", "denominator"]
    names = [column.name for column in report.columns]
    named = set(_WORD.findall(_COMMENT.sub("", queries.text(f"indicators/{code}"))))
    taken = [name for name in names if name in named and name not in NOT_FIGURES and name != report.key]
    first = [report.key, *(["service_name"] if theme == "online_services" else [])]
    return [*first, *taken]


def batches(view: View, code: str) -> str:
    """The batches that hold rows of the indicator's report table for the period, with their fingerprints."""
    language, row = view.language, current(view, code, "province")
    if row is None:
        return ""
    found = view.rows("methods/batches", report_table=row["theme"], period_end=row["period_end"])
    body = [
        [
            batch_link(view, batch["batch"]),
            batch_link(view, batch["batch"], esc(batch["file_name"])),
            esc(language.moment(batch["entered_at"])),
            esc(batch["entered_by"]),
            language.number(batch["rows_used"]),
            f"<code>{esc(batch['sha256'][:12])}…</code>",
        ]
        for batch in found.iter_rows(named=True)
    ]
    heads = ("Batch", "File", "Stored at", "By", "Rows used", "SHA-256")
    listed = table([esc(language.text(head)) for head in heads], body, "llllrl")
    return section(language.text("Source batches"), f'<div class="e-listed">{listed}</div>')


def batch_link(view: View, batch: int, inside: str = "", row: int | None = None) -> str:
    """The way to a batch, or to one row of its file; `inside` is HTML, else the batch's number."""
    place = view.link("history", batch=str(batch), row=None if row is None else str(row))
    return anchor(place, inside or str(batch), "e-strong")


def to_rows(view: View, code: str, unit: str | None) -> str:
    return view.link("methods", indicator=code, organisation=unit)
