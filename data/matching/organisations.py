"""Written names → organisations, by name, level and date; a name that fits several is never guessed.

Since 01/07/2025 districts' names are used again by communes, and "Lạng Sơn" is both the city and the
province: a bare name may only mean what nothing else of that name can.
"""

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from data.folding import fold
from data.matching.faults import Reason
from data.reference_data import Reference

_AUTHORITY = re.compile(r"^(?:hdnd )?(?:uy ban nhan dan|ubnd) ")
_LEVELS = {
    "so": "so", "s": "so",
    "huyen": "huyen", "h": "huyen",
    "thanh pho": "thanh pho", "tp": "thanh pho",
    "thi xa": "thi xa", "tx": "thi xa",
    "xa": "xa", "x": "xa",
    "phuong": "phuong", "p": "phuong",
    "thi tran": "thi tran", "tt": "thi tran",
    "tinh": "tinh",
}  # fmt: skip
_LEVEL = re.compile(rf"({'|'.join(sorted(_LEVELS, key=len, reverse=True))}) (.+)")
_EVER = (date(1900, 1, 1), date(9999, 12, 31))

_UNKNOWN = "“{value}” is no organisation of the reference data."
_UNKNOWN_NEAR = "“{value}” is no organisation of the reference data. Is “{near}” meant?"
_AMBIGUOUS = "“{value}” can mean {candidates}. Write the full name with its level, or the code."


@dataclass(frozen=True)
class _Organisation:
    code: str
    name: str
    level: str
    valid_from: date
    valid_to: date

    def is_valid(self, first: date, last: date) -> bool:
        return self.valid_from <= last and first <= self.valid_to


class Organisations:
    """The organisations of a deployment by everything they are called."""

    def __init__(self, reference: Reference) -> None:
        self._place = reference.place_value("name_vi")
        self._place_key = _split(self._place, "")[1]
        self._by_code: dict[str, _Organisation] = {}
        self._by_official_code: dict[str, set[str]] = {}
        self._by_name: dict[str, set[tuple[str, _Organisation]]] = {}
        columns = ("code", "official_code", "name_vi", "short_vi", "name_en", "valid_from", "valid_to")
        for code, official, name, short, english, start, end in reference.organisations.select(columns).iter_rows():
            level = _split(name, self._place_key)[0]
            organisation = _Organisation(code, name, level, start or _EVER[0], end or _EVER[1])
            self._by_code[code] = organisation
            if official:
                self._by_official_code.setdefault(official, set()).add(code)
            for text in (name, short, english):
                self._call(text, organisation)
        for alias, code in reference.aliases.select("alias", "organisation").iter_rows():
            self._call(alias, self._by_code[code])

    def code(self, text: str, first: date, last: date) -> str | Reason:
        """The code of the organisation that reported for `first` to `last`, or why it cannot be told."""
        if text in self._by_code:
            return text
        official = self._by_official_code.get(text, set())
        if len(official) == 1:
            return next(iter(official))
        level, key = _split(text, self._place_key)
        left = _left(self._named(level, key), first, last)
        if len(left) == 1 and (level or key != self._place_key):
            return left[0].code
        return self._reason(text, key, left)

    def certain_code(self, text: str) -> str | None:
        """The code where the text means one organisation on every day; None where the days matter."""
        level, key = _split(text, self._place_key)
        if text not in self._by_code and len(self._named(level, key)) > 1:
            return None
        found = self.code(text, *_EVER)
        return found if isinstance(found, str) else None

    def _named(self, level: str, key: str) -> set[_Organisation]:
        """Who is so called; with a level word only those of that level."""
        called = self._by_name.get(key, set())
        return {organisation for word, organisation in called if not level or level in (word, organisation.level)}

    def _call(self, text: str | None, organisation: _Organisation) -> None:
        if text:
            level, key = _split(text, self._place_key)
            self._by_name.setdefault(key, set()).add((level, organisation))

    def _reason(self, text: str, key: str, named: list[_Organisation]) -> Reason:
        if named:
            names = [f"{organisation.name} ({organisation.code})" for organisation in named[:5]]
            names += [self._place] if key == self._place_key else []
            return Reason(_AMBIGUOUS, {"value": text, "candidates": ", ".join(names)})
        near = get_close_matches(key, self._by_name, n=1, cutoff=0.75)
        if near:
            names = sorted(organisation.name for _, organisation in self._by_name[near[0]])
            return Reason(_UNKNOWN_NEAR, {"value": text, "near": names[0]})
        return Reason(_UNKNOWN, {"value": text})


def _left(named: set[_Organisation], first: date, last: date) -> list[_Organisation]:
    """Who can be meant: nobody that came later; of one level's several, who is valid in those days.

    One that has ended beside one of another level stays: the writer may still mean it.
    """
    began = {organisation for organisation in named if organisation.valid_from <= last} or named
    if len({organisation.level for organisation in began}) == 1:
        began = {organisation for organisation in began if organisation.is_valid(first, last)} or began
    return sorted(began, key=lambda organisation: organisation.code)


def is_named(text: str, reference: Reference) -> bool:
    """Whether a text names an organisation, be it an ambiguous one."""
    found = known_organisations(reference).code(text, *_EVER)
    return isinstance(found, str) or found.message == _AMBIGUOUS


def _split(text: str, place_key: str) -> tuple[str, str]:
    """The level word and the rest as a key: `UBND huyện Cao Lộc` → (`huyen`, `caoloc`)."""
    words = _AUTHORITY.sub("", fold(text))
    if place_key:
        words = re.sub(rf" tinh {place_key[:1]}[a-z ]*$", lambda end: _ending(end[0], place_key), words)
    found = _LEVEL.fullmatch(words)
    level, rest = (_LEVELS[found[1]], found[2]) if found else ("", words)
    return level, "".join(word for word in rest.split() if word != "va")


def _ending(words: str, place_key: str) -> str:
    return "" if words.replace(" ", "") == f"tinh{place_key}" else words


@lru_cache(maxsize=8)
def known_organisations(reference: Reference) -> Organisations:
    """The organisations of a reference, gathered once: hundreds of weekly files are matched against one."""
    return Organisations(reference)
