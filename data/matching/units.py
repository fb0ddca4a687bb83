"""The unit that a title line states: figures in thousands would be taken for single ones."""

import re
from collections.abc import Iterable

from data.errors import FileRefused
from data.folding import fold
from data.matching.columns import NOT_TAKEN
from data.reading.tables import shortened
from data.report_tables import ReportTable

_SCALED = (
    "A line above the table says “{line}”: the figures must be given one by one, not in another unit. Write the "
    "full figures and delete that line."
)
_MULTIPLE = r"nghin|trieu|1 000|10{2,6}"
_UNIT = re.compile(
    rf"\b(?:(?:dvt|don vi tinh|unit) (?:la )?(?:{_MULTIPLE}|chuc|tram|ngan|ty|thousands?|millions?|phan tram)"
    rf"|don vi (?:{_MULTIPLE}))\b(?! le\b)"
)


def refuse_units(titles: Iterable[str], report: ReportTable) -> None:
    """Raises FileRefused where a report of counts is said to be in thousands, millions or percent."""
    if not any(column.kind == "count" for column in report.columns):
        return
    for line in titles:
        if _UNIT.search(fold(line[:1000].replace("%", " phần trăm "))):
            raise FileRefused(NOT_TAKEN, _SCALED, line=shortened(line))
