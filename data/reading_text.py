"""How a file was read, a sentence for each thing that was found, with its evidence.

The one source of these sentences: the command line prints them, the pages arrange them. `how` is that of a
`Judgement`, as it is kept with a batch.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.headlines import column_name
from data.report_tables import REPORT_TABLES
from wording import Language

ROWS_SHOWN = 12
NAMES_SHOWN = 8

BY = {
    "name": "by its name",
    "kept": "as an earlier file said",
    "chosen": "as you said",
    "stated": "recomputed and compared",
    "ignored": "left out",
    "unused": "not part of this report",
    "rule": "by the rule",
}
NUMBERS = {
    "dot_thousands": "dot between thousands (1.234,5)",
    "comma_thousands": "comma between thousands (1,234.5)",
    "plain": "without separators",
    "workbook": "numbers of the workbook",
}
DATES = {
    "day_first": "day first (20/03/2019)",
    "month_first": "month first (03/20/2019)",
    "iso": "year first (2019-03-20)",
    "serial": "dates of the workbook",
    "workbook": "dates of the workbook",
}
WORDS = {"zero": "zero", "not_reported": "not reported", "not_applicable": "not applicable"}
_PLAIN = ("format", "encoding", "delimiter", "sheet", "header_row")  # told always, and worth a look only rarely
_PLACES = (
    ("numbering_rows", "Lines of column numbers below the header, left out: {rows}"),
    ("hidden_sheets", "Hidden sheets, not read: {rows}"),
    ("hidden_rows", "Hidden rows, read like the others: {rows}"),
    ("hidden_columns", "Hidden columns, read like the others: {rows}"),
    ("group_rows", "Lines that only name a group, left out: {rows}"),
    ("total_rows", "Total rows, compared and not stored: {rows}"),
    ("blank_rows", "Blank rows: {rows}"),
    ("left_out_rows", "Notes below the table, left out: {rows}"),
)
_GIVEN = (
    ("period_from_title", "The period of all rows is {reads_as}, from the line “{line}” above the table."),
    (
        "organisation_from_title",
        "The organisation of all rows is {reads_as}, from the line “{line}” above the table.",
    ),
)
_HEADERS = (
    ("stated", "Columns recomputed and compared, not stored: {names}"),
    ("ignored", "Columns left out: {names}"),
    ("unused", "Columns that are not part of this report, left out: {names}"),
)


def reading_lines(how: Mapping[str, Any], words: Language) -> list[str]:
    """All that is known of how a file was read, a line each."""
    return [f"  {line}" for line in (*facts(how, words), *forms(how, words), *columns(how, words))]


def notable_lines(how: Mapping[str, Any], words: Language) -> list[str]:
    """What of it should be looked at before the file is stored: all that was not taken as it stands there."""
    is_plain = not (how.get("encoding_evidence") or {}).get("signs")
    told = {
        name: value for name, value in how.items() if name not in _PLAIN or (name == "encoding" and not is_plain)
    }
    told["numbers"] = [found for found in how.get("numbers", ()) if found.get("form") not in ("plain", "workbook")]
    told |= dict.fromkeys(
        ("blank_rows", "numbering_rows", "left_out_rows")
    )  # nothing to decide, or a warning says it
    told["mapping"] = [found for found in how.get("mapping") or () if found.get("by") not in ("unused", "ignored")]
    return [f"  {line}" for line in (*facts(told, words), *forms(told, words), *columns(told, words, NAMES_SHOWN))]


def facts(how: Mapping[str, Any], words: Language) -> list[str]:
    """What holds for the whole file: its form, its encoding, its header, what stands around the table."""
    return [*_form(how, words), *_around(how, words)]


def forms(how: Mapping[str, Any], words: Language) -> list[str]:
    """How the figures, the dates and the words in their place were read; alike columns in one sentence."""
    found = [*_alike(how.get("numbers") or (), NUMBERS, words), *_alike(how.get("dates") or (), DATES, words)]
    for each in how.get("words") or ():
        sentence = words.text(
            "{text} is read as {meaning}: {count} cells ({by})",
            text=f"“{each['text']}”" if each["text"].strip() else words.text("A blank cell"),
            meaning=words.text(WORDS.get(each["meaning"], each["meaning"])),
            count=each.get("count"),
            by=words.text(BY.get(each.get("by", ""), "by the rule")),
        )
        found.append(sentence)
    return found


def columns(how: Mapping[str, Any], words: Language, limit: int = 10**6) -> list[str]:
    """What the headers were taken for, but those that bear the official name of their column; `limit` of them."""
    mapping = list(how.get("mapping") or ())
    found = []
    for each in mapping:
        if each.get("by") in ("kept", "chosen"):
            found.append(_decided(each, words))
    otherwise = [each for each in mapping if each.get("by") == "name" and not _is_official(each)]
    if otherwise:
        pairs = [f"“{each['header']}” = {column_name(each['column'], words)}" for each in otherwise]
        found.append(words.text("Headers known by another name: {names}", names=_listed(pairs, limit, "; ")))
    for by, sentence in _HEADERS:
        names = [f"“{each['header']}”" for each in mapping if each.get("by") == by and each not in otherwise]
        if names:
            found.append(words.text(sentence, names=_listed(names, NAMES_SHOWN)))
    return found


def _form(how: Mapping[str, Any], words: Language) -> Iterator[str]:
    if how.get("encoding"):
        yield _encoding(how, words)
    elif how.get("format"):
        yield words.text("Format: {name}", name=str(how["format"]))
    if delimiter := how.get("delimiter"):
        yield words.text("Columns separated by: {name}", name=words.text(str(delimiter)))
    if sheet := how.get("sheet"):
        yield words.text("Sheet: {name}", name=str(sheet))
    if row := how.get("header_row"):
        first = int(row) - int(how.get("header_rows") or 1) + 1
        yield words.text("Header in row {rows}", rows=f"{first}–{row}" if first < int(row) else str(row))


def _encoding(how: Mapping[str, Any], words: Language) -> str:
    encoding, evidence = words.text(str(how["encoding"])), how.get("encoding_evidence") or {}
    if not evidence.get("signs"):
        return words.text("Read as {encoding}", encoding=encoding)
    return words.text(
        "Read as {encoding}: {signs} signs, for example {example} → {reads_as}",
        encoding=encoding,
        signs=evidence["signs"],
        example=evidence.get("example", ""),
        reads_as=evidence.get("reads_as", ""),
    )


def _around(how: Mapping[str, Any], words: Language) -> Iterator[str]:
    for name, sentence in _GIVEN:
        if given := how.get(name):
            yield words.text(sentence, line=given["line"], reads_as=given["reads_as"])
    for column, parts in (how.get("derived") or {}).items():
        total, summed = column_name(column, words), " + ".join(f"“{part}”" for part in parts)
        yield words.text("“{column}” is added up: {parts}", column=total, parts=summed)
    for name, sentence in _PLACES:
        if found := how.get(name):
            yield words.text(sentence, rows=_listed(found))
    if how.get("has_filter"):
        yield words.text("The sheet has a filter; all its rows were read, also those that it hides.")
    if count := how.get("doubtful_cells"):
        yield words.text("{count} cells cannot be read with certainty and stand among the errors.", count=count)


def _alike(found: Sequence[Mapping[str, Any]], names: Mapping[str, str], words: Language) -> Iterator[str]:
    """dấu chấm ngăn hàng nghìn: 812 ô của “SL”, “TN”, ví dụ 1.234 → 1234"""
    for form in dict.fromkeys(each.get("form", "") for each in found):
        alike = [each for each in found if each.get("form", "") == form]
        example, reads_as = str(alike[0].get("example", "")), str(alike[0].get("reads_as") or "")
        yield words.text(
            "{headers}: {form}: {count} cells, for example {example}",
            headers=_listed([f"“{each.get('header', '')}”" for each in alike], NAMES_SHOWN),
            form=words.text(names.get(form, form)),
            count=sum(int(each.get("count") or 0) for each in alike),
            example=f"{example} → {reads_as}" if reads_as and reads_as != example else example,
        )


def _decided(found: Mapping[str, Any], words: Language) -> str:
    """A column that a person named: how far it is filled and an example, to see whether it still fits."""
    return words.text(
        "“{header}” → {column} ({by}), filled {filled}, for example {example}",
        header=found.get("header", ""),
        column=column_name(found["column"], words) if found.get("column") else words.text("left out"),
        by=words.text(BY[found["by"]]),
        filled=words.percent(100 * float(found.get("filled") or 0), 0),
        example=str(found.get("example") or "—"),
    )


def _is_official(found: Mapping[str, Any]) -> bool:
    """Whether a header is the official one of its column, or the column's own name."""
    column, header = found.get("column"), found.get("header")
    official = (each.header for table in REPORT_TABLES.values() for each in table.columns if each.name == column)
    return header in {column, *official}


def _listed(found: object, limit: int = ROWS_SHOWN, between: str = ", ") -> str:
    if not isinstance(found, list | tuple):
        return str(found)
    return between.join(map(str, found[:limit])) + (" …" if len(found) > limit else "")
