"""How a batch's file was read: its form, its columns, its figures and words, what the analyst decided."""

import json
from collections.abc import Iterator
from typing import Any

from blocks.markup import esc, section, table
from blocks.view import View
from data.headlines import column_name
from pages.parts.understood import BY, DATES, NUMBERS, WORDS, facts

KNOWN_BY = BY | {"chosen": "as the analyst said"}
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


def _folded(view: View, title: str, heads: tuple[str, ...], body: list[list[str]], kinds: str = "lll") -> str:
    cells = table([esc(view.language.text(name)) for name in heads], body, kinds)
    name = f"{esc(view.language.text(title))} ({len(body)})"
    return f'<details class="e-after-title"><summary>{name}</summary>{cells}</details>'
