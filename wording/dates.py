"""Dates and periods as people of each language write them."""

import calendar
import datetime as dt
import re

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ROMAN = ("I", "II", "III", "IV")
_FORMS = {
    "vi": {"W": "Tuần {part}/{year}", "M": "Tháng {part}/{year}", "Q": "Quý {part}/{year}", "Y": "Năm {year}"},
    "en": {"W": "Week {part}/{year}", "M": "{part} {year}", "Q": "Q{part} {year}", "Y": "{year}"},
}
_NAME = re.compile(r"(\d{4})(?:-(W|Q)?(\d{1,2}))?")


def date(day: dt.date, code: str) -> str:
    """`20/03/2019` / `20 Mar 2019`."""
    return f"{day:%d/%m/%Y}" if code == "vi" else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def days(start: dt.date, end: dt.date, code: str) -> str:
    """`18/3–24/3/2019` / `18–24 Mar 2019`: the first day leaves out what it shares with the last."""
    if start == end:
        return date(start, code)
    if code == "vi":
        first = f"{start.day}/{start.month}" + (f"/{start.year}" if start.year != end.year else "")
        return f"{first}–{end.day}/{end.month}/{end.year}"
    first = str(start.day)
    if (start.year, start.month) != (end.year, end.month):
        first += f" {_MONTHS[start.month - 1]}"
    if start.year != end.year:
        first += f" {start.year}"
    return f"{first}–{date(end, code)}"


def months(start: dt.date, end: dt.date, code: str) -> str:
    """`3–7/2020` / `Mar–Jul 2020`; one month where both days lie in it, the years where they differ."""
    names = {"vi": "{0.month}", "en": "{1}"}[code]
    joint = {"vi": "/", "en": " "}[code]
    first, last = (names.format(day, _MONTHS[day.month - 1]) for day in (start, end))
    if (start.year, start.month) == (end.year, end.month):
        return f"{last}{joint}{end.year}"
    if start.year != end.year:
        first += f"{joint}{start.year}"
    return f"{first}–{last}{joint}{end.year}"


def period(name: str, start: dt.date | None, end: dt.date | None, code: str) -> str:
    """The period called `name` (`2019-W12`, `2019-03`, `2019-Q1`, `2019`), with its days where given.

    A plain calendar month, quarter or year says its days by its name; a week, a month from the 15th and a
    year from April do not. A name of another form is shown as it is.
    """
    found = _NAME.fullmatch(name)
    if not found:
        return name
    year, kind, part = found[1], found[2] or ("M" if found[3] else "Y"), found[3]
    shown = _FORMS[code][kind].format(year=year, part=_part(kind, part, code))
    if start is None or end is None or (kind != "W" and _is_plain(start, end)):
        return shown
    return f"{shown} ({days(start, end, code)})"


def in_words(name: str, start: dt.date, end: dt.date, code: str) -> str:
    """The period as a title says it: `Tuần 12, từ 18/3 đến 24/3/2019` / `Week 12, 18–24 Mar 2019`.

    The year stands with the days alone where it is also the week's own; a plain month, quarter or year is its name.
    """
    short = period(name, None, None, code)
    found = _NAME.fullmatch(name)
    if not found or ((found[2] or "M") != "W" and _is_plain(start, end)):
        return short
    if found[2] == "W" and str(start.year) == str(end.year) == found[1]:
        short = _FORMS[code]["W"].format(year="", part=_part("W", found[3], code)).rstrip("/ ")
    if code != "vi":
        return f"{short}, {days(start, end, code)}"
    first = f"{start.day}/{start.month}" + (f"/{start.year}" if start.year != end.year else "")
    return f"{short}, từ {first} đến {end.day}/{end.month}/{end.year}"


def _part(kind: str, part: str | None, code: str) -> str:
    if part is None:
        return ""
    if kind == "Q" and code == "vi":
        return _ROMAN[int(part) - 1] if 1 <= int(part) <= 4 else part
    if kind == "M" and code == "en":
        return _MONTHS[int(part) - 1] if 1 <= int(part) <= 12 else part
    return str(int(part))


def _is_plain(start: dt.date, end: dt.date) -> bool:
    """Whether the days are whole calendar months that begin with the quarter or year they belong to."""
    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    return whole and start.year == end.year and (end.month - start.month) in (0, 2, 11)
