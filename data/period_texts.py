"""How people write a period: `2019-W12`, `Tuần 12 (từ 18/3 đến 24/3/2019)`, `Quý I năm 2019`, taken apart.

What is taken apart here becomes a period of a calendar in `data.calendars`.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

YEARS = range(1900, 2200)  # outside of it a year is a slip of the pen
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SEP = r" ?(?:[-/,.]| nam )? ?"

_YEAR = r"(?P<y>\d{4})"
_FORMS = (
    ("week", re.compile(rf"{_YEAR}[-/ ]?w(?P<n>\d{{1,2}})")),
    ("week", re.compile(rf"(?:tuan(?: thu| le| so)?|week|w) ?(?P<n>\d{{1,2}}){_SEP}{_YEAR}")),
    ("quarter", re.compile(rf"{_YEAR}[-/ ]?q(?P<n>[1-4])")),
    ("quarter", re.compile(rf"(?:quy|quarter|q) ?(?P<n>0?[1-4]|i{{1,3}}|iv){_SEP}{_YEAR}")),
    ("month", re.compile(rf"{_YEAR}[-/](?P<n>\d{{1,2}})")),
    ("month", re.compile(rf"(?:(?:thang|thg|t|month) ?)?(?P<n>\d{{1,2}}) ?(?:[-/.]| nam ) ?{_YEAR}")),
    ("year", re.compile(rf"(?:(?:nam|year) ?)?{_YEAR}")),
    ("year04", re.compile(rf"(?:(?:nam|year) ?)?{_YEAR} ?[-/–] ?(?P<n>\d{{4}}|\d{{2}})")),
)
_ISO_DAY = r"\d{4}-\d{2}-\d{2}"
_DAY = r"\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}\.\d{1,2}(?:\.\d{4})?|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}"
_TO = r"(?: ?[-–—~] ?|,? ?(?:den|to|toi|->) ?(?:het )?(?:ngay )?)"
_RANGE = re.compile(
    rf"(?:tu |from )?(?:ngay )?(?:({_ISO_DAY}|{_DAY}){_TO}({_ISO_DAY}|{_DAY})|({_ISO_DAY}) ?/ ?({_ISO_DAY}))"
)
_NAMED_RANGE = re.compile(
    r"(?P<name>.+?)(?: ?[(\[] ?(?P<in>.+?) ?[)\]]| ?[,:-]? (?P<after>(?:tu|from) .+)| ?[,:] ?(?P<then>\d.+))"
)
_PART_OF_YEAR = re.compile(r"(?:\d{1,2} thang|nua|tuan)(?: dau| cuoi| giua)?(?: nam)?(?: \d{4})?")
_NO_YEAR = {
    "week": re.compile(r"(?:tuan(?: thu| le| so)?|week|w) ?(?P<n>\d{1,2})"),
    "month": re.compile(r"(?:thang|thg|month) ?(?P<n>\d{1,2})"),
    "quarter": re.compile(r"(?:quy|quarter|q) ?(?P<n>0?[1-4]|i{1,3}|iv)"),
}

Days = tuple[date, date]


@dataclass(frozen=True)
class PeriodText:
    """A written period: its `unit` with `year` and `number`, or its first and last `days`, or both.

    `single` tells that the text is one ISO day. `fault` names what keeps it from being a period: `no year`,
    `part of a year`, `no such day`.
    """

    unit: str | None = None
    year: int = 0
    number: int = 0
    days: Days | None = None
    single: bool = False
    fault: str | None = None


def taken_apart(text: str) -> list[PeriodText]:
    """The readings of a text, one for each unit that it may name; none where it is no period at all."""
    folded = _folded(text)
    if re.fullmatch(_ISO_DAY, folded) or _RANGE.fullmatch(folded):
        return [_of_days(folded)]
    if found := _units(folded):
        return found
    if _PART_OF_YEAR.fullmatch(folded):
        return [PeriodText(fault="part of a year")]
    for unit, form in _NO_YEAR.items():
        if form.fullmatch(folded):
            return [PeriodText(unit, fault="no year")]
    return _of_both(folded)


def _units(folded: str) -> list[PeriodText]:
    """The units that a text names with their year; `2019-03` is a month, and `2023-24` a year from April."""
    found = []
    for unit, form in _FORMS:
        if match := form.fullmatch(folded):
            found.append(PeriodText(unit, int(match["y"]), _number(match.groupdict().get("n"))))
    return found


def _of_both(folded: str) -> list[PeriodText]:
    """`tuan 12 (tu 18/3 den 24/3/2019)`: a name, which may leave the year to its days."""
    match = _NAMED_RANGE.fullmatch(folded)
    if not match:
        return []
    days = match["in"] or match["after"] or match["then"]
    if not _RANGE.fullmatch(days):
        return []
    name = match["name"].rstrip(" ,:-")
    for one in _units(name):
        told = _of_days(days, one.year)
        return [replace(one, days=told.days, fault=told.fault)]
    for unit, form in _NO_YEAR.items():
        if found := form.fullmatch(name):
            told = _of_days(days)
            return [PeriodText(unit, 0, _number(found["n"]), told.days, fault=told.fault)]
    return []


def _of_days(folded: str, year: int = 0) -> PeriodText:
    """A range of days, what its first leaves out taken from the last and the year from the name; or one ISO day."""
    try:
        if re.fullmatch(_ISO_DAY, folded):
            return PeriodText(days=(_day(folded), _day(folded)), single=True)
        first, last = (part for part in _RANGE.fullmatch(folded).groups() if part)  # type: ignore[union-attr]
        if len(_parts(last)) == 2 and year:
            last = f"{last}/{year}"
        if len(_parts(last)) < 3:
            return PeriodText(fault="no year")
        end = _day(last)
        return PeriodText(days=(_day(first, end), end))
    except ValueError:
        return PeriodText(fault="no such day")


def _day(text: str, last: date | None = None) -> date:
    if re.fullmatch(_ISO_DAY, text):
        year, month, day = map(int, text.split("-"))
    else:
        day, month, year = [
            *_parts(text),
            *([last.day, last.month, last.year] if last else [])[len(_parts(text)) :],
        ]
        if len(_parts(text)) == 2 and last and (month, day) > (last.month, last.day):
            year -= 1  # 30/12 – 5/1/2020
    if year not in YEARS:
        raise ValueError(text)
    return date(year, month, day)


def _parts(text: str) -> list[int]:
    return [int(part) for part in re.split(r"[-/.]", text)]


def _number(text: str | None) -> int:
    return _ROMAN.get(text or "") or int(text or 0)


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())
