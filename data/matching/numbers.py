"""Written numbers → numbers, under one of the two forms that a column may have.

`dot_thousands` is Vietnamese (`1.234.567,89`), `comma_thousands` English (`1,234,567.89`); digits alone or
parted by blanks or apostrophes are the same in both. Which form a column has is told by all its cells together
(`data.matching.number_columns`); nothing here guesses. A cell that is a number in a workbook has no such doubt.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

import polars as pl

from data.choices import NUMBER_FORMS
from data.matching.faults import Reason

LARGEST_COUNT = 12  # digits: a count beyond is a slip, and a million of them must still add up in 64 bits
_DIGITS_KEPT = 15  # of a quantity

_THOUSANDS = {"dot_thousands": r"\.", "comma_thousands": ","}
_POINT = {"dot_thousands": ",", "comma_thousands": r"\."}


def _whole(form: str, plain: str) -> str:
    mark = _THOUSANDS[form]
    return rf"(?:{plain}|[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+|[1-9][0-9]{{0,2}}(?: [0-9]{{3}})+)"


PLAIN = rf"^[0-9]{{1,{LARGEST_COUNT}}}$"
COUNT = {form: f"^{_whole(form, '[0-9]+')}$" for form in NUMBER_FORMS}
QUANTITY = {
    form: f"^(?:{_whole(form, '[0-9]+')}|{_whole(form, '(?:0|[1-9][0-9]*)')}{_POINT[form]}[0-9]+)$"
    for form in NUMBER_FORMS
}
MARKED = "[.,]"

_PERCENTAGE = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]+))? ?%?")
_MACHINE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_BLANKS = "\u0020\u00a0\u2007\u2008\u2009\u200a\u202f\u3000'\u2019\u02bc\u00b4`"
_WIDE = str.maketrans(
    {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | {"．": ".", "，": ","}
    | dict.fromkeys(_BLANKS, " ")
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff")
)
_ODD = r"[^\x00-\x7f]|['`]"

_NEGATIVE = "“{value}” is negative; it must be 0 or more."
_NOT_NUMBER = (
    "“{value}” is not a number. Leave the cell empty where nothing was reported, and write 0 where there was none."
)
_NOT_WHOLE = "“{value}” is not a whole number; this column counts. Write a whole number, such as 1234 or 1.234."
_OTHER_FORM = (
    "“{value}” is not written like the other numbers of this column, which is read as {like}. Write it in the same "
    "way."
)
_GROUPS = "“{value}” is not a number: the groups of three digits do not come out. Write 1234567 or 1.234.567."
_LOST_DIGITS = (
    "“{value}” is what Excel makes of a long number, and its last digits may be lost. Show the column as a number "
    "without decimals and send the file again."
)
_SCALED = "“{value}” is given in another unit. Write the full figure in digits."
_WITH_WORDS = "“{value}” is more than a number. Write the figure alone: {number}."
_NUMERIC_FRACTION = "The cell holds the number {value}; this column counts and takes whole numbers only."
_TOO_LONG = "“{value}” has more digits than can be kept. Round it."
_TOO_LARGE = "“{value}” is larger than any figure of this report can be."

_LONGEST = 60  # letters of a text that is looked at closely
LIKE = {"dot_thousands": "1.234,5", "comma_thousands": "1,234.5"}
_NUMBER_IN = r"[0-9]+(?:[., ][0-9]+)*"
_SCALES = re.compile(
    rf"{_NUMBER_IN} ?(?:nghìn|ngàn|nghin|ngan|triệu|trieu|tr|tỷ|tỉ|ty|ti|trăm|tram|chục|chuc|vạn|k|m"
    r"|thousand|million|billion)\b.*",
    re.IGNORECASE,
)
_THEN_WORDS = re.compile(rf"({_NUMBER_IN}) ?(?:[^\W\d_][^\d%]*|[*]+)")
_AFTER_PLUS = re.compile(rf"\+ ?({_NUMBER_IN})")
_ZERO_DECIMALS = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{3})*|[0-9]+)[.,]0{1,2}")


def tidied(texts: pl.Series) -> pl.Series:
    """Texts with full-width digits as plain ones, and every blank or apostrophe between digits as one blank."""
    odd = texts.str.contains(_ODD)
    if not odd.any():
        return texts
    before = texts.filter(odd)
    after = pl.Series([text.translate(_WIDE).strip() for text in before], dtype=pl.String)
    return texts.replace(before, after)


def count_values(texts: pl.Series, form: str | None) -> pl.Series:
    """Tidied texts as Int64, null where a text is no count of this form (None: no cell with a mark is read)."""
    digits = texts.str.replace_all("[^0-9]", "")
    fits = _fits(texts, COUNT, form) & (digits.str.len_bytes() <= LARGEST_COUNT)
    return _where(fits, digits.cast(pl.Int64, strict=False))


def quantity_values(texts: pl.Series, form: str | None, numeric: frozenset[str] = frozenset()) -> pl.Series:
    """The same as Float64, with decimals; `numeric` are the texts that stand in numeric cells of a workbook."""
    if form == "comma_thousands":
        plain = texts.str.replace_all("[ ,]", "")
    else:
        plain = texts.str.replace_all("[ .]", "").str.replace(",", ".", literal=True)
    length = plain.str.replace_all("[^0-9]", "").str.strip_chars_start("0").str.len_bytes()
    values = _where(_fits(texts, QUANTITY, form) & (length <= _DIGITS_KEPT), plain.cast(pl.Float64, strict=False))
    if not numeric:
        return values
    machine = [float(text) if text in numeric and _MACHINE.fullmatch(text) else None for text in texts]
    of_cells = pl.Series(machine, dtype=pl.Float64)
    return pl.select(pl.when(texts.is_in(list(numeric))).then(of_cells).otherwise(values)).to_series()


def _fits(texts: pl.Series, forms: Mapping[str, str], form: str | None) -> pl.Series:
    if form is None:
        return texts.str.contains(forms[NUMBER_FORMS[0]]) & ~texts.str.contains(MARKED)
    return texts.str.contains(forms[form])


def _where(fits: pl.Series, values: pl.Series) -> pl.Series:
    return pl.select(pl.when(fits).then(values)).to_series()


def count_reason(text: str, form: str | None, numeric: frozenset[str] = frozenset()) -> Reason:
    """Why a text was refused as a count in a column of this form."""
    if text in numeric:
        return Reason(_NEGATIVE if text.startswith("-") else _NUMERIC_FRACTION, {"value": text})
    reason = _reason(text, form)
    if reason.message == _GROUPS and any(re.search(QUANTITY[one], _tidy(text)) for one in NUMBER_FORMS):
        zeros = _ZERO_DECIMALS.fullmatch(text)
        return Reason(_NOT_WHOLE, reason.values, zeros[1] if zeros else None)
    return reason


def quantity_reason(text: str, form: str | None, numeric: frozenset[str] = frozenset()) -> Reason:
    """Why a text was refused as a number that may have decimals."""
    if text in numeric:
        return Reason(_NEGATIVE, {"value": text})
    return _reason(text, form)


def _reason(text: str, form: str | None) -> Reason:
    values: dict[str, object] = {"value": text}
    tidy = _tidy(text)
    if len(tidy) > _LONGEST:
        return Reason(_NOT_NUMBER, values)
    if re.fullmatch(r"[-−–‒] ?[0-9][0-9., ]*|\([0-9][0-9., ]*\)", tidy):
        return Reason(_NEGATIVE, values)
    if re.fullmatch(r"[0-9](?:[.,][0-9]+)?[eE][+-]?[0-9]{1,3}", tidy):
        return Reason(_LOST_DIGITS, values)
    if _SCALES.fullmatch(tidy):
        return Reason(_SCALED, values)
    found = _AFTER_PLUS.fullmatch(tidy) or _THEN_WORDS.fullmatch(tidy)
    if found:
        return Reason(_WITH_WORDS, {**values, "number": found[1]}, suggestion=found[1])
    if not re.fullmatch(r"[0-9][0-9., ]*", tidy):
        return Reason(_NOT_NUMBER, values)
    return _digits_reason(tidy, form, values)


def _digits_reason(tidy: str, form: str | None, values: dict[str, object]) -> Reason:
    """Of a text of digits and marks alone."""
    explaining = [one for one in NUMBER_FORMS if re.search(COUNT[one], tidy)]
    if form in explaining or (explaining and not form):
        return Reason(_TOO_LARGE, values)
    if form and re.search(QUANTITY[form], tidy) and len(re.sub("[^0-9]", "", tidy)) > _DIGITS_KEPT:
        return Reason(_TOO_LONG, values)
    if form and any(re.search(QUANTITY[one], tidy) for one in NUMBER_FORMS if one != form):
        if re.search(QUANTITY[form], tidy):
            return Reason(_GROUPS, values)
        return Reason(_OTHER_FORM, {**values, "like": LIKE[form]})
    return Reason(_GROUPS, values)


def _tidy(text: str) -> str:
    return text.translate(_WIDE).strip()


def percentage(text: str) -> float | None:
    """A stated percentage in percent units (`19,26%` is 19.26); None where it cannot be told.

    Nothing is stored of it, so a dot is taken for decimals too.
    """
    found = _PERCENTAGE.fullmatch(text)
    return float(f"{found[1]}.{found[2] or 0}") if found else None


def written(value: float | int) -> str:
    """A number as its plain digits, for the evidence: 1234, 1234.5."""
    return f"{Decimal(str(value)).normalize():f}"
