"""Written numbers → numbers, only where there is one way to read them.

A dot before exactly three digits parts thousands, as Vietnamese writes (`1.234` is one thousand two
hundred and thirty-four); a comma begins the decimals. Every other form is refused, never guessed. A cell
that is a number in a workbook has no such doubt.
"""

import re
from collections.abc import Callable

import polars as pl

from data.matching.faults import Reason

COUNT = r"^(?:[0-9]{1,15}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,4})$"
_QUANTITY = re.compile(
    r"([0-9]{1,15}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,4})(?:,([0-9]+))?"
)
_PERCENTAGE = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]+))? ?%?")
_MACHINE = re.compile(r"[0-9]+(?:\.[0-9]+)?")

_NEGATIVE = "“{value}” is negative; it must be 0 or more."
_NOT_NUMBER = (
    "“{value}” is not a number. Leave the cell empty where nothing was reported, and write 0 where there was none."
)
_NOT_WHOLE = "“{value}” is not a whole number; this column counts. Write 1234 or 1.234."
_TWO_READINGS = (
    "“{value}” can be read in two ways (a comma for thousands or for decimals). Write 1234 or 1.234 for the "
    "thousand, 1,2340 for the decimal."
)
_ENGLISH = "“{value}” is not written in the Vietnamese way. Write 1.234 for the thousand and 19,26 for the decimal."
_NUMERIC_FRACTION = "The cell holds the number {value}; this column counts and takes whole numbers only."
_TOO_LARGE = "“{value}” is larger than any figure of this report can be."


def reason_count(text: str) -> Reason:
    """Why a text that is not a count was refused."""
    values: dict[str, object] = {"value": text}
    if re.fullmatch(r"[0-9]{16,}", text):
        return Reason(_TOO_LARGE, values)
    if re.fullmatch(r"[-−–][0-9][0-9., ]*", text):
        return Reason(_NEGATIVE, values)
    if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+", text):
        return Reason(_ENGLISH, values)
    if re.fullmatch(r"[0-9][0-9., ]*", text):
        return Reason(_NOT_WHOLE, values)
    return Reason(_NOT_NUMBER, values)


def count_reason(numeric: frozenset[str]) -> Callable[[str], Reason]:
    """The same, knowing the fractional texts that stand in numeric cells."""
    return lambda text: Reason(_NUMERIC_FRACTION, {"value": text}) if text in numeric else reason_count(text)


def bad_counts(texts: pl.Series, numeric: frozenset[str]) -> pl.Series:
    """Those of the texts that are no count."""
    is_bad = ~texts.str.contains(COUNT) & (texts != "")
    if numeric:
        is_bad = is_bad | texts.is_in(list(numeric))
    return texts.filter(is_bad)


def counts(column: pl.Expr) -> pl.Expr:
    """Texts that match COUNT, or are empty, as Int64 and null."""
    return column.str.replace_all(r"[. ]", "").cast(pl.Int64, strict=False)


def quantity(text: str, numeric: frozenset[str]) -> float | Reason:
    """A number that may have decimals, or why the text is none."""
    if text in numeric:
        return float(text) if _MACHINE.fullmatch(text) else reason_count(text)
    if re.fullmatch(r"[1-9][0-9]{0,2}(,[0-9]{3})+", text):
        return Reason(_TWO_READINGS, {"value": text})
    found = _QUANTITY.fullmatch(text)
    if found:
        whole, decimals = found[1].replace(".", "").replace(" ", ""), found[2] or "0"
        return float(f"{whole}.{decimals}")
    reason = reason_count(text)
    return Reason(_ENGLISH, reason.values) if reason.message == _NOT_WHOLE else reason


def percentage(text: str) -> float | None:
    """A stated percentage in percent units (`19,26%` is 19.26); None where it cannot be told.

    Nothing is stored of it, so a dot is taken for decimals too.
    """
    found = _PERCENTAGE.fullmatch(text)
    return float(f"{found[1]}.{found[2] or 0}") if found else None
