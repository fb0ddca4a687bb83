"""Written days → dates. Which of day and month comes first is decided by a column's cells together.

The country writes the day first, so a column that could be either is read so and says so; one that holds
`03/20/2019` writes the month first; one that holds both forms, or English signs, is asked.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from data.matching.faults import Reason

_NOT_DAY = "“{value}” is not a date. Write day/month/year, like 20/03/2019."
_NO_SUCH_DAY = "“{value}” is not a day of the calendar. Write day/month/year, like 20/03/2019."
_SHORT_YEAR = "“{value}” does not say its year for certain. Write all four digits, like 20/03/2019."
_SERIAL = (
    "“{value}” may be a day as Excel counts them, but the other cells of the column are written otherwise. Write "
    "day/month/year, like 20/03/2019."
)

_YEARS = range(1900, 2200)
_LAST = date(2199, 1, 1)
_FIRST_SERIAL = 36526  # 01/01/2000; the reports are younger
_SERIALS_FROM = date(1899, 12, 30)
_AHEAD = 400  # days from today that a written serial or two-digit year may lie ahead

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAME = (
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(\d{4}|\d{2})"
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_ORDER = re.compile(rf"(\d{{1,2}})( ?[-/.] ?)(\d{{1,2}})\2{_YEAR}")
_WORDS = re.compile(r"(\d{1,2}),? (?:thang|thg) ?(\d{1,2})[ ,]+(?:nam )?(\d{4})|(\d{1,2})-thg ?(\d{1,2})-(\d{4})")
_DAY_NAME = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[ /.-]{_NAME}\.?[ ,/.-]+{_YEAR}")
_NAME_DAY = re.compile(rf"{_NAME}\.? (\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}")
_SERIAL_FORM = re.compile(r"(\d{5})(?:\.\d+)?")
_BEFORE = re.compile(
    r"^(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)[,.]? )?(?:ngay )?"
)
_TIME = re.compile(r"(?: |, |t(?=\d))\d{1,2}(?:[:h]\d{2}(?::\d{2}(?:\.\d+)?)?)? ?(am|pm|sa|ch)?z?$")


@dataclass(frozen=True)
class Written:
    """A text taken apart: `day` where there is one reading; else `first`/`second`/`year` in an order to be decided,
    or `serial`. `is_english` tells of AM, PM or a month's English name."""

    day: date | None = None
    order: tuple[int, int, int] | None = None
    serial: int | None = None
    is_english: bool = False
    is_short: bool = False


@lru_cache(maxsize=20_000)
def take_apart(text: str, today: date) -> Written | None:
    """What a text says of a day; None where it says none. A day that does not exist has neither part."""
    folded = _folded(text)
    if found := _SERIAL_FORM.fullmatch(folded):
        last = (today - _SERIALS_FROM).days + _AHEAD
        return Written(serial=int(found[1])) if _FIRST_SERIAL <= int(found[1]) <= last else None
    time = _TIME.search(folded)
    english = bool(time and time[1] in ("am", "pm"))
    bare = _BEFORE.sub("", folded[: time.start()] if time else folded)
    if found := _ISO.fullmatch(bare):
        return Written(_day(int(found[1]), int(found[3]), int(found[4])))
    if found := _ORDER.fullmatch(bare):
        year = _full_year(found[4], today)
        return Written(order=(int(found[1]), int(found[3]), year), is_english=english, is_short=not year)
    if found := _WORDS.fullmatch(bare):
        day, month, year = (int(part) for part in found.groups() if part)
        return Written(_day(year, month, day))
    if found := _DAY_NAME.fullmatch(bare):
        return _named(found[1], found[2], found[3], today)
    if found := _NAME_DAY.fullmatch(bare):
        return _named(found[2], found[1], found[3], today)
    return None


def day(text: str, today: date, form: str | None = "day_first") -> date | Reason:
    """The day that a text stands for in a column of this form, or why it stands for none."""
    values: dict[str, object] = {"value": text}
    written = take_apart(text, today)
    if not written:
        return Reason(_NOT_DAY, values)
    if written.is_short:
        return Reason(_SHORT_YEAR, values)
    if written.serial:
        found = _SERIALS_FROM + timedelta(days=written.serial)
        return found if form == "serial" else Reason(_SERIAL, values)
    if written.order:
        first, second, year = written.order
        is_month_first = form == "month_first"
        return _day(year, *((first, second) if is_month_first else (second, first))) or Reason(_NO_SUCH_DAY, values)
    return written.day or Reason(_NO_SUCH_DAY, values)


def is_day(text: str) -> bool:
    """Whether a text is one day in figures, whatever its order."""
    if any(letter.isalpha() for letter in text):
        return False
    written = take_apart(text, _LAST)
    return bool(written and not written.serial)


def _named(day: str, month: str, year: str, today: date) -> Written:
    full = _full_year(year, today)
    return Written(
        _day(full, _MONTHS.index(month[:3]) + 1, int(day)) if full else None, is_english=True, is_short=not full
    )


def _full_year(text: str, today: date) -> int:
    """`19` is 2019; 0 where two digits would lie in the future or before 2000."""
    if len(text) == 4:
        return int(text)
    year = 2000 + int(text)
    return year if year <= (today + timedelta(days=_AHEAD)).year else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())
