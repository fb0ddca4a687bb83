"""What people read: sentences, names, numbers and dates in the reader's language.

A sentence is named by its English text (the msgid) with `{name}` placeholders; the catalogues below
`locale/` hold the other languages. Nothing here raises over a sentence: a missing translation shows the
English text, a missing value shows its placeholder, so a wording fault never hides a figure.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from wording import dates, numbers

LANGUAGES = ("vi", "en")
MISSING = "—"
PLAIN_NAME = 16  # letters: a name up to this length needs no abbreviation
_FOLDER = Path(__file__).resolve().parent.parent / "locale"
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Language:
    """One language's way of writing; made by `language`, one per code."""

    code: str

    def text(self, msgid: str, /, **values: object) -> str:
        """The sentence `msgid` in this language with `{name}` filled from `values`.

        Numbers and dates are written in this language's form, anything else as it is: hand years, codes
        and row numbers over as text.
        """
        sentence = _catalogue(self.code).get(msgid, msgid)
        return _PLACE.sub(lambda m: self._shown(values, m), sentence)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """`one` or `many` by `count` (which fills `{count}`); Vietnamese has one form, that of `many`."""
        msgid = one if count == 1 and self.code == "en" else many
        return self.text(msgid, count=count, **values)

    def number(self, value: float | None, decimals: int = 0) -> str:
        """`1.234.567,89` / `1,234,567.89`; a missing value is a dash."""
        return numbers.number(value, decimals, self.code) if value is not None else MISSING

    def percent(self, value: float | None, decimals: int = 1) -> str:
        """`value` in percent units: 19.26 → `19,3%`."""
        return f"{self.number(value, decimals)}%" if value is not None else MISSING

    def signed(self, value: float | None, decimals: int = 1) -> str:
        """`+1,2`, `−0,8`; what rounds to nothing has no sign."""
        return numbers.signed(value, decimals, self.code) if value is not None else MISSING

    def points(self, value: float | None, decimals: int = 1) -> str:
        """A signed change in percentage points: `+1,2 điểm`."""
        if value is None:
            return MISSING
        return self.text("{change} points", change=self.signed(value, decimals))

    def value(self, value: float | None, unit: str, decimals: int = 1) -> str:
        """An indicator's value with its unit (`percent`, `count`, `minutes`)."""
        if unit == "percent":
            return self.percent(value, decimals)
        shown = self.number(value)
        return self.text("{value} minutes", value=shown) if unit == "minutes" else shown

    def span(self, low: float | None, high: float | None, unit: str) -> str:
        """A range: `17,2–21,4%`."""
        if low is None or high is None:
            return MISSING
        decimals = 1 if unit == "percent" else 0
        return f"{self.number(low, decimals)}–{self.value(high, unit)}"

    def change(self, value: float | None, unit: str) -> str:
        """A signed change of an indicator: points for a percentage, else a plain signed number."""
        return self.points(value) if unit == "percent" else self.signed(value, 0)

    def date(self, day: dt.date | None) -> str:
        """`20/03/2019` / `20 Mar 2019`."""
        return dates.date(day, self.code) if day is not None else MISSING

    def moment(self, moment: dt.datetime | None) -> str:
        """`25/03/2019 08:10`; the moment is written as it stands (local time)."""
        return f"{dates.date(moment.date(), self.code)} {moment:%H:%M}" if moment is not None else MISSING

    def period(self, name: str, start: dt.date | None = None, end: dt.date | None = None) -> str:
        """`2019-W12` → `Tuần 12/2019 (18/3–24/3/2019)`; the days are left out where the name says them."""
        return dates.period(name, start, end, self.code)

    def period_in_words(self, name: str, start: dt.date, end: dt.date) -> str:
        """`Tuần 12, từ 18/3 đến 24/3/2019`, as a title says it."""
        return dates.in_words(name, start, end, self.code)

    def period_short(self, name: str) -> str:
        """`2019-W12` → `Tuần 12/2019`."""
        return dates.period(name, None, None, self.code)

    def days(self, start: dt.date, end: dt.date) -> str:
        """`18/3–24/3/2019` / `18–24 Mar 2019`."""
        return dates.days(start, end, self.code)

    def months(self, start: dt.date, end: dt.date) -> str:
        """The months that two days lie in: `3–7/2020` / `Mar–Jul 2020`; `7/2020` where it is one."""
        return dates.months(start, end, self.code)

    def join(self, names: Iterable[str]) -> str:
        """`A, B và C`."""
        names = list(names)
        if len(names) < 2:
            return "".join(names)
        return self.text("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])

    def name(self, row: Mapping[str, object], field: str = "name") -> str:
        """The row's name in this language (`name_vi`, `name_en`), else the Vietnamese one."""
        return str(row.get(f"{field}_{self.code}") or row.get(f"{field}_vi") or row.get("code") or MISSING)

    def short(self, row: Mapping[str, object]) -> str:
        """The row's short name where it has one in this language, else its name.

        A plain name that is short enough goes before mere letters: Sở Y tế, not SYT.
        """
        short, name = str(row.get(f"short_{self.code}") or ""), self.name(row)
        is_letters = " " not in short
        return name if not short or (is_letters and len(name) <= PLAIN_NAME) else short

    def _shown(self, values: Mapping[str, object], place: re.Match[str]) -> str:
        value = values.get(place[1], place[0])
        if isinstance(value, bool) or value is None:
            return MISSING if value is None else str(value)
        if isinstance(value, int | float):
            return self.number(value, 0 if float(value).is_integer() else 2)
        if isinstance(value, dt.datetime):
            return self.moment(value)
        return self.date(value) if isinstance(value, dt.date) else str(value)


def within(name: str) -> str:
    """A name inside a sentence: its first letter small, unless it begins with an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


@cache
def language(code: str) -> Language:
    """The language `vi` or `en`; any other code gives Vietnamese, the house's first language."""
    return Language(code if code in LANGUAGES else LANGUAGES[0])


def messages(code: str) -> Mapping[str, str]:
    """All translated sentences of a language by their msgid."""
    return _catalogue(code)


@cache
def _catalogue(code: str) -> dict[str, str]:
    path = _FOLDER / code / "LC_MESSAGES" / "egov.po"
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        catalogue = read_po(file, locale=code)
    return {str(m.id): str(m.string) for m in catalogue if m.id and m.string and isinstance(m.id, str)}
