"""What each header of a file was taken for, as it is told."""

from collections.abc import Mapping as Dictionary

from data.matching.column_questions import Evidence
from data.matching.columns import Mapping
from data.matching.titles import Given


def mapping_shown(mapping: Mapping, evidence: Dictionary[str, Evidence]) -> list[dict[str, object]]:
    """For each header of the file: its column ("" for none), filled share, an example, and how it was mapped."""
    columns = {header: name for name, header in own_columns(mapping).items()}
    shown = []
    for header, found in evidence.items():
        entry: dict[str, object] = {"header": header, "column": columns.get(header, "")}
        shown.append(
            entry | {"filled": round(found.filled, 4), "example": found.example, "by": _by(mapping, header)}
        )
    return shown


def own_columns(mapping: Mapping) -> dict[str, str]:
    """The columns of the report that the file itself holds -> their headers."""
    parts = {name for each in mapping.sums for name in each.parts}
    return {name: header for name, header in mapping.columns.items() if name not in parts}


def derived(mapping: Mapping) -> dict[str, list[str]]:
    """The columns that were added up -> the headers of their parts."""
    return {each.column: [mapping.columns[each.first], *each.headers] for each in mapping.sums}


def given_shown(given: Dictionary[str, Given]) -> dict[str, dict[str, str]]:
    """What was taken from the lines above the table: the line, and how it was read."""
    return {f"{name}_from_title": {"line": each.line, "reads_as": each.reads_as} for name, each in given.items()}


def _by(mapping: Mapping, header: str) -> str:
    if header in mapping.chosen:
        return "chosen"
    if header in mapping.columns.values() and header not in {
        name for each in mapping.sums for name in each.headers
    }:
        return "name"
    if header in mapping.ignored:
        return "ignored"
    return "unused" if header in mapping.unused else "stated"
