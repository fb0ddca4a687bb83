"""One batch as a sheet: who, when, which file and its bytes, how it was read, what became of its rows."""

import json
from collections.abc import Iterator
from typing import Any

import streamlit as st

from blocks.markup import THEME_NAMES, anchor, esc, quiet, section, table
from blocks.view import View
from data import stored_files, tracing
from data.errors import Fault, StoreBusy
from data.headlines import column_name
from pages.parts import address, drawing, entries
from pages.parts.kept_warnings import kept_warnings
from pages.parts.understood import BY, DATES, NUMBERS, WORDS, facts

KNOWN_BY = BY | {"chosen": "as the analyst said"}
LISTED = 12  # organisations of a batch stored in part


def found(view: View, written: str) -> dict[str, Any] | None:
    """The batch that the address names, or None where this state of the ledger has none."""
    if not written.isdecimal() or len(written) > 12:
        return None
    rows = view.rows("history/batch", batch=int(written))
    return None if rows.is_empty() else rows.row(0, named=True)


def head(view: View, row: dict[str, Any]) -> str:
    """The way back, the batch's name, whether it counts."""
    text = view.language.text
    back = anchor(address.link("history"), f"← {esc(text('The ledger'))}", "e-strong")
    if row["revoked_at"] is not None:
        state = f'<span class="e-pill e-off_track">■ {esc(text("No longer in force"))}</span>'
    elif row["incomplete"]:  # its rows may be in force, but the report is owed
        state = f'<span class="e-pill e-behind">◐ {esc(text("Stored in part"))}</span>'
    elif view.rows("history/standing", batch=row["batch"]).is_empty():
        state = f'<span class="e-pill e-none">○ {esc(text("Replaced by later batches"))}</span>'
    else:
        state = f'<span class="e-pill e-met">● {esc(text("In force"))}</span>'
    name = text("Batch {batch}", batch=str(row["batch"]))
    return f'{back}<h2 class="e-name">{esc(name)} · {esc(row["file_name"])} {state}</h2>'


def download(view: View, row: dict[str, Any]) -> None:
    """The file as it was sent; the ledger is opened only when it is asked for."""
    batch = int(row["batch"])
    st.download_button(
        view.language.text("Download the file as it was sent"),
        lambda: stored_files.file_of(batch).content,
        file_name=stored_files.safe_name(row["file_name"], batch),
        mime="application/octet-stream",
        on_click="ignore",
        key="batch:file",
    )


def about(view: View, row: dict[str, Any]) -> str:
    """Who brought which file when, what it held, and whether it was taken back."""
    language, text, number = view.language, view.language.text, view.language.number
    counts = text(
        "{new} new rows, {changed} corrected, {unchanged} unchanged.",
        new=row["rows_new"],
        changed=row["rows_changed"],
        unchanged=row["rows_unchanged"],
    )
    told = [
        ("Report", text(THEME_NAMES.get(row["report_table"], row["report_table"]))),
        ("Periods", language.days(row["period_from"], row["period_to"])),
        ("Stored at", language.moment(row["entered_at"])),
        ("By", row["entered_by"]),
        ("Rows in the file", number(row["rows_read"])),
        ("What it changed", counts),
        ("Warnings", number(row["warnings"])),
        ("Note", row["note"] or "—"),
        ("Size", text("{count} bytes", count=row["byte_count"])),
        ("SHA-256", row["sha256"]),
    ]
    if row["incomplete"]:
        told.insert(7, ("Stored in part", _in_part(view, row["incomplete"])))
    if row["revoked_at"] is not None:
        reason = f"{language.moment(row['revoked_at'])}, {row['revoked_by']}: {row['revoke_reason']}"
        told.insert(0, ("Revoked", reason))
    return section(text("The file"), listed(view, told))


def listed(view: View, told: list[tuple[str, str]]) -> str:
    """Names and what they are, as a list."""
    lines = "".join(f"<dt>{esc(view.language.text(name))}</dt><dd>{esc(value)}</dd>" for name, value in told)
    return f'<dl class="e-list">{lines}</dl>'


def _in_part(view: View, units: list[dict[str, Any]]) -> str:
    names = [
        f"{view.organisation_short(unit['organisation'])} ({view.language.date(unit['period_start'])})"
        for unit in units[:LISTED]
    ]
    if len(units) > LISTED:
        names.append(view.language.text("{count} others", count=len(units) - LISTED))
    sentence = "Rows with errors were left out; still owed (organisation, first day of the period): {names}."
    return view.language.text(sentence, names=view.language.join(names))


def reading(view: View, row: dict[str, Any]) -> str:
    """How the file was read: its form, its columns, its figures and words, what the analyst chose."""
    language, how = view.language, json.loads(row["reading"] or "{}")
    lines = "".join(f"<li>{esc(fact)}</li>" for fact in facts(language, how))
    parts = [f'<ul class="e-facts">{lines}</ul>', *_columns(view, how), *_rules(view, how), *_chosen(view, how)]
    return section(language.text("How the file was read"), "".join(parts))


def _columns(view: View, how: dict[str, Any]) -> Iterator[str]:
    language = view.language
    mapped = how.get("mapping") or [
        *({"header": header, "column": column, "by": "name"} for header, column in how.get("columns", {}).items()),
        *({"header": header, "by": "stated"} for header in how.get("stated_columns", ())),
        *({"header": header, "by": "ignored"} for header in how.get("ignored_columns", ())),
        *({"header": header, "by": "unused"} for header in how.get("unused_columns", ())),
    ]
    body = [
        [
            esc(column["header"]),
            esc(column_name(column["column"], language) if column.get("column") else "—"),
            esc(language.text(KNOWN_BY.get(str(column.get("by")), "—"))),
        ]
        for column in mapped
    ]
    if body:
        heads = ("Header in the file", "Column", "How it was known")
        yield _folded(view, "Columns", heads, body)


def _rules(view: View, how: dict[str, Any]) -> Iterator[str]:
    """The rules by which figures, days and words were read."""
    language, body = view.language, []
    for rows, names, subject in ((how.get("numbers"), NUMBERS, "form"), (how.get("dates"), DATES, "form")):
        for row in rows or ():
            example = f"{row.get('example', '')} → {row.get('reads_as', '')}"
            rule = names.get(row[subject], row[subject])
            body.append([esc(row["header"]), esc(language.text(rule)), language.number(row["count"]), esc(example)])
    for row in how.get("words") or ():
        said = row["text"].strip() or language.text("A blank cell")
        rule = WORDS.get(row["meaning"], row["meaning"])
        body.append([esc(said), esc(language.text(rule)), language.number(row["count"]), "—"])
    if body:
        heads = ("Column or word", "Read as", "Cells", "Example")
        yield _folded(view, "Figures, days and words", heads, body, "llrl")


def _chosen(view: View, how: dict[str, Any]) -> Iterator[str]:
    """What the analyst decided about this file."""
    choices, body = how.get("choices") or {}, []
    for kind, value in choices.items():
        for subject, meaning in value.items() if isinstance(value, dict) else (("—", value),):
            shown = view.language.text("yes") if meaning is True else str(meaning)
            body.append([esc(view.language.text(KINDS.get(kind, kind))), esc(subject), esc(shown or "—")])
    if body:
        yield _folded(view, "What the analyst decided", ("Kind", "In the file", "Decided"), body, "lll")


KINDS = {
    "encoding": "Encoding",
    "delimiter": "Delimiter",
    "sheet": "Sheet",
    "columns": "Column",
    "organisations": "Organisation",
    "numbers": "Figures",
    "dates": "Dates",
    "words": "Word",
    "good_rows_only": "Only the rows without errors",
}


def _folded(view: View, title: str, heads: tuple[str, ...], body: list[list[str]], kinds: str = "lll") -> str:
    cells = table([esc(view.language.text(name)) for name in heads], body, kinds)
    name = f"{esc(view.language.text(title))} ({len(body)})"
    return f'<details class="e-after-title"><summary>{name}</summary>{cells}</details>'


def standing(view: View, row: dict[str, Any]) -> str:
    """The rows of the batch that are in force, period by period."""
    language = view.language
    rows = view.rows("history/standing", batch=row["batch"])
    if rows.is_empty():
        return quiet(language.text("None of its rows is in force."))
    body = [
        [
            esc(language.period(each["period"], each["period_start"], each["period_end"])),
            language.number(each["rows_standing"]),
            language.number(each["organisations"]),
        ]
        for each in rows.iter_rows(named=True)
    ]
    heads = ("Period", "Rows in force", "Organisations")
    return table([esc(language.text(name)) for name in heads], body)


def story(view: View, row: dict[str, Any]) -> tracing.Story | str:
    """What became of the batch's rows; a sentence where the ledger cannot be asked just now."""
    try:
        return view.once(_story, int(row["batch"]))
    except StoreBusy as fault:
        return _sentence(view, fault)


def _story(view: View, batch: int) -> tracing.Story:
    return tracing.story_of(batch, view.snapshot)


def _sentence(view: View, fault: Fault) -> str:
    return f"{fault.title(view.language)} {fault.sentence(view.language)}"


def became(view: View, row: dict[str, Any], told: tracing.Story | str) -> str:
    """`412 trong 640 dòng vẫn có hiệu lực; 228 dòng đã được đợt 640 sửa.` and the periods."""
    text = view.language.text
    if isinstance(told, str):
        sentence = quiet(told)
    else:
        parts = [text("<b>{count} of {all} rows</b> are in force.", count=told.standing, all=told.rows)]
        for batch, repeated, corrected in told.later.iter_rows():
            by = entries.batch_link(batch, esc(text("batch {batch}", batch=str(batch))))
            if corrected:
                parts.append(text("{count} were corrected by {batch}.", count=corrected, batch=by))
            if repeated:
                parts.append(
                    text("{count} were sent again with the same figures by {batch}.", count=repeated, batch=by)
                )
        if told.fallen:
            parts.append(text("{count} no longer count, since the batch was revoked.", count=told.fallen))
        sentence = f'<p class="e-lead">{" ".join(parts)}</p>'
    return section(text("What became of its rows"), sentence + standing(view, row))


def guarded_sheet(view: View, row: dict[str, Any]) -> tracing.Story | str:
    """The upper part of the sheet, drawn; gives the story for the parts below."""
    drawing.html(head(view, row))
    told = story(view, row)
    left, right = st.columns(2, gap="small")
    with left:
        drawing.html(about(view, row))
        download(view, row)
    with right:
        drawing.html(became(view, row, told))
        drawing.html(reading(view, row))
    drawing.html(kept_warnings(view, row))
    return told
