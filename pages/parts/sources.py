"""Where a figure comes from: the organisations behind it, and each row with its batch, file, sheet and row."""

import re
from typing import Any

import streamlit as st

import queries
from blocks import cards
from blocks.markup import KIND_NAMES, anchor, esc, heading, quiet, section, table
from blocks.view import View
from data.headlines import column_name
from data.report_tables import REPORT_TABLES
from pages.parts import address, batch_rows, drawing, entries

SHOWN = 25
NOT_FIGURES = {"organisation", "period", "period_start", "period_end", "days_covered"}
_WORD = re.compile(r"[a-z_]+")
_COMMENT = re.compile(r"--[^\n]*")


def behind(view: View, code: str) -> None:
    """The rows behind one indicator's current value: of the organisation that the address names, else of
    every organisation in the scope."""
    written = address.written("organisation")
    unit = written if written in view.organisations else None
    if unit is None:
        drawing.html(view.once(organisations, code))
        return
    with drawing.block(view.language, "sources"):
        rows(view, code, unit)


def organisations(view: View, code: str) -> str:
    """Each organisation's parts of the value, its rows and their batches; each leads on to its rows."""
    language, number = view.language, view.language.number
    row = current(view, code, view.scope)
    if row is None:
        return ""
    found = view.rows("sources/organisations", indicator=code, period_start=row["period_start"], scope=view.scope)
    parts = []
    for kind in view.kinds:
        body = [
            [
                anchor(_to(code, each["organisation"]), esc(view.organisation_short(each["organisation"]))),
                number(each["numerator"]),
                number(each["denominator"]),
                esc(language.value(each["value"], row["unit"])),
                _rows_of(view, code, each),
                ", ".join(entries.batch_link(batch) for batch in each["batches"]) or "—",
            ]
            for each in found.iter_rows(named=True)
            if each["kind"] == kind
        ]
        heads = (KIND_NAMES[kind], "Numerator", "Denominator", "Value", "Rows", "Batches")
        parts.append(table([esc(language.text(name)) for name in heads], body, "lrrrrl"))
    boards = "".join(f'<div class="e-board">{part}</div>' for part in parts)
    note = language.period(row["period"], row["period_start"], row["period_end"])
    grid = f'<div class="e-grid-{min(len(parts), 2)}">{boards}</div>'
    return section(language.text("Where the figures come from"), grid, note)


def _rows_of(view: View, code: str, each: dict[str, Any]) -> str:
    if not each["rows_behind"]:
        return f'<span class="e-faint">{esc(view.language.text("not reported"))}</span>'
    return anchor(_to(code, each["organisation"]), view.language.number(each["rows_behind"]), "e-strong")


def rows(view: View, code: str, unit: str) -> None:
    """One organisation's rows: the figures that the formula takes, and the place in the file of each."""
    language, row = view.language, current(view, code, unit)
    title = f"{language.text('Where the figures come from')}: {view.organisation_name(unit)}"
    whole = anchor(_to(code, None), f"← {esc(language.text('All organisations'))}", "e-strong")
    if row is None:
        drawing.html(heading(title) + whole + quiet(language.text("It has no rows for this indicator.")))
        return
    note = language.period(row["period"], row["period_start"], row["period_end"])
    drawing.html(heading(title, note) + whole + _value(view, row))
    asked = {"organisation": unit, "period_start": row["period_start"]}
    if row["theme"] == "measures":
        asked["indicator"] = code
    found = view.rows(f"sources/{row['theme']}", **asked)
    if found.is_empty():
        drawing.html(quiet(language.text("It has no rows for this indicator.")))
        return
    pages = -(-len(found) // SHOWN)
    page = st.pagination(pages, key=f"sources:{code}:{unit}") if pages > 1 else 1
    shown = found.slice((page - 1) * SHOWN, SHOWN)
    columns = used_columns(code, row["theme"])
    names = [language.text(n) for n in ("Batch", "File", "Sheet", "Row")]
    names += [column_name(name, language) for name in columns]
    body = [_row(view, each, columns) for each in shown.iter_rows(named=True)]
    kinds = "lllr" + "".join("r" if found[name].dtype.is_numeric() else "l" for name in columns)
    drawing.html(f'<div class="e-board">{table([esc(name) for name in names], body, kinds)}</div>')


def _value(view: View, row: dict[str, Any]) -> str:
    language = view.language
    parts = [language.text("Value {value}", value=language.value(row["value"], row["unit"]))]
    parts.append(language.text("numerator {number}", number=language.number(row["numerator"])))
    if row["denominator"] is not None:
        parts.append(language.text("denominator {number}", number=language.number(row["denominator"])))
    if row["rows_left_out"]:
        parts.append(language.text("{count} rows left out: a part is not reported", count=row["rows_left_out"]))
    return f'<p class="e-lead"><b>{esc(parts[0])}</b> · {esc(" · ".join(parts[1:]))}</p>'


def _row(view: View, row: dict[str, Any], columns: list[str]) -> list[str]:
    language = view.language
    place = entries.batch_link(
        row["batch"], esc(language.text("row {row}", row=str(row["source_row"]))), row["source_row"]
    )
    return [
        entries.batch_link(row["batch"]),
        esc(row["file_name"]),
        esc(row["sheet"] or "—"),
        place,
        *(esc(batch_rows.figure(view, row[name])) for name in columns),
    ]


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


def current(view: View, code: str, scope: str) -> dict[str, Any] | None:
    """The value whose rows are shown: the scope's latest by the chosen period."""
    found = cards.found(view, "all", scope)
    found = found.filter(found["indicator"] == code)
    return None if found.is_empty() else found.row(0, named=True)


def batches(view: View, code: str) -> str:
    """The batches that hold rows of the indicator's report table for the period, with their fingerprints."""
    language, row = view.language, current(view, code, "province")
    if row is None:
        return ""
    rows = view.rows("methods/batches", report_table=row["theme"], period_end=row["period_end"])
    body = [
        [
            entries.batch_link(batch["batch"]),
            entries.batch_link(batch["batch"], esc(batch["file_name"])),
            esc(language.moment(batch["entered_at"])),
            esc(batch["entered_by"]),
            language.number(batch["rows_used"]),
            f"<code>{esc(batch['sha256'][:12])}…</code>",
        ]
        for batch in rows.iter_rows(named=True)
    ]
    heads = ("Batch", "File", "Stored at", "By", "Rows used", "SHA-256")
    listed = table([esc(language.text(head)) for head in heads], body, "llllrl")
    return section(language.text("Source batches"), f'<div class="e-board">{listed}</div>')


def _to(code: str, unit: str | None) -> str:
    return address.link("methods", indicator=code, organisation=unit)
