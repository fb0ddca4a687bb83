"""Headers of percentages: they are compared with the recomputed ones and never counted."""

import re
from collections.abc import Iterable

from data.errors import FileRefused
from data.folding import fold_header
from data.matching.faults import NOT_TAKEN
from data.reading.tables import shortened
from data.report_tables import Column, ReportTable, Stated

PERCENTAGE = (
    "The column “{header}” holds percentages in the place of a count. Give the counts themselves (the product "
    "computes the percentage), or delete the column."
)

_PERCENT_SIGN = re.compile(r"[%％‰٪]")
_PERCENT_WORD = re.compile(r"\b(?:t[yi] le|phan tram|percent(?:age)?)\b")


def is_percentage(header: str) -> bool:
    """Whether a header says that its column holds percentages."""
    return bool(_PERCENT_SIGN.search(header) or _PERCENT_WORD.search(fold_header(header)))


def without_percent(header: str) -> str:
    """A header folded without its word for a percentage: `Tỷ lệ hài lòng (%)` → `hai long`."""
    parts = (_PERCENT_WORD.sub(" ", part) for part in fold_header(header).split(" | "))
    return " | ".join(filter(None, (" ".join(part.split()) for part in parts)))


def percentages(headers: Iterable[str], known: dict[str, Column], repeats: dict[str, Stated]) -> dict[str, Stated]:
    """The headers of percentages of the report's columns; other percentages are unknown columns.

    Raises FileRefused for a percentage of a column of which no percentage is stated: it must not be counted.
    """
    found: dict[str, Stated] = {}
    of_percentages = list(filter(is_percentage, headers))
    if not of_percentages:
        return found
    shares = [stated for stated in dict.fromkeys(repeats.values()) if stated.is_percentage]
    bare = {without_percent(header): stated for stated in shares for header in stated.headers}
    parts = {stated.parts[0]: stated for stated in shares if len(stated.parts) == 1}
    for header in of_percentages:
        key = without_percent(header)
        column = known.get(key) or known.get(fold_header(header))
        stated = repeats.get(fold_header(header)) or repeats.get(key)
        if not stated:
            stated = bare.get(key) or (parts.get(column.name) if column else None)
        if stated and stated.is_percentage:
            found[header] = stated
        elif column or stated:
            raise FileRefused(NOT_TAKEN, PERCENTAGE, header=shortened(header))
    return found


def refuse_percentages(found: Iterable[str], stated: dict[str, Stated], report: ReportTable) -> None:
    """Raises FileRefused for a percentage that stands where its own count is missing."""
    present = frozenset(found)
    for header, repeated in stated.items():
        for name in repeated.parts if repeated.is_percentage else ():
            if name not in present and report.column(name).is_required:
                raise FileRefused(NOT_TAKEN, PERCENTAGE, header=shortened(header))
