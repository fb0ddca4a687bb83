"""Written names → organisations, by name, level and date; a name that fits several is never guessed.

Since 01/07/2025 districts' names are used again by communes, and "Lạng Sơn" is both the city and the
province: a bare name may only mean what nothing else of that name can.
"""

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from data.errors import Option, Question
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
EVER = (date(1900, 1, 1), date(9999, 12, 31))

_UNKNOWN = (
    "“{value}” is no organisation of the reference data. Write the name as it stands in the list; a new "
    "organisation is entered into the list first."
)
_UNKNOWN_NEAR = "“{value}” is no organisation of the reference data. Is “{near}” meant?"
_AMBIGUOUS = "“{value}” can mean {candidates}. Write the full name with its level, or the code."
_WHOLE_PLACE = (
    "“{value}” is {place} itself, not one organisation that reports. Write the organisation whose figures these "
    "are, or delete the row if it adds up the others."
)
_PLACE_CODE = (
    "“{value}” is the code of {place} itself, not of one organisation that reports. Write the organisation whose "
    "figures these are, or delete the row if it adds up the others."
)

_ALWAYS = "{name} ({code})"
_SINCE = "{name} ({code}, since {start})"
_UNTIL = "{name} ({code}, until {end})"
_FROM_TO = "{name} ({code}, {start} to {end})"

_NEAREST = 3
_NEAR, _CLEARLY, _MARGIN = 0.7, 0.85, 0.08  # how alike; alike enough to be proposed; and so much more than the next
_LONGEST = 80  # letters of a name that are compared


@dataclass(frozen=True)
class Organisation:
    """One organisation of the reference data, with the level word of its name and its days."""

    code: str
    name: str
    level: str
    valid_from: date
    valid_to: date

    def is_valid(self, first: date, last: date) -> bool:
        return self.valid_from <= last and first <= self.valid_to

    @property
    def option(self) -> Option:
        """How it is offered as an answer: name, code and life."""
        values: dict[str, object] = {"name": self.name, "code": self.code}
        begins, ends = self.valid_from > EVER[0], self.valid_to < EVER[1]
        if begins:
            values["start"] = self.valid_from
        if ends:
            values["end"] = self.valid_to
        label = {(True, True): _FROM_TO, (True, False): _SINCE, (False, True): _UNTIL}.get((begins, ends), _ALWAYS)
        return Option(self.code, label, values)


class Organisations:
    """The organisations of a deployment by everything they are called."""

    def __init__(self, reference: Reference) -> None:
        self._place = reference.place_value("name_vi")
        self._place_key = _split(self._place, "")[1]
        self._place_codes = _place_codes(reference.place_value("official_code"))
        self.by_code: dict[str, Organisation] = {}
        self._by_official_code: dict[str, set[str]] = {}
        self._by_name: dict[str, set[tuple[str, Organisation]]] = {}
        columns = ("code", "official_code", "name_vi", "short_vi", "name_en", "valid_from", "valid_to")
        for code, official, name, short, english, start, end in reference.organisations.select(columns).iter_rows():
            level = _split(name, self._place_key)[0]
            organisation = Organisation(code, name, level, start or EVER[0], end or EVER[1])
            self.by_code[code] = organisation
            if official:
                self._by_official_code.setdefault(official, set()).add(code)
            for text in (name, short, english):
                self._call(text, organisation)
        for alias, code in reference.aliases.select("alias", "organisation").iter_rows():
            self._call(alias, self.by_code[code])

    def code(self, text: str, first: date, last: date) -> str | Reason:
        """The code of the organisation that reported for `first` to `last`, or why it cannot be told."""
        found = self.found(text, first, last)
        return found if isinstance(found, str) else self.reason(text, found, first, last)

    def found(self, text: str, first: date, last: date) -> str | list[Organisation]:
        """The code of the one organisation that can be meant, or all that can be."""
        if text in self.by_code:
            return text
        official = self._by_official_code.get(text, set())
        if len(official) == 1:
            return next(iter(official))
        level, key = _split(text, self._place_key)
        left = _left(self._named(level, key), first, last)
        return left[0].code if len(left) == 1 and (level or key != self._place_key) else left

    def certain_code(self, text: str) -> str | None:
        """The code where the text means one organisation on every day; None where the days matter."""
        level, key = _split(text, self._place_key)
        if text not in self.by_code and len(self._named(level, key)) > 1:
            return None
        found = self.found(text, *EVER)
        return found if isinstance(found, str) else None

    def reason(self, text: str, named: list[Organisation], first: date, last: date) -> Reason:
        """Why the text is no organisation, with a question and those of these days that may be meant."""
        level, key = _split(text, self._place_key)
        if named:
            names = [f"{organisation.name} ({organisation.code})" for organisation in named[:5]]
            names += [self._place] if key == self._place_key else []
            return _asked(text, Reason(_AMBIGUOUS, {"value": text, "candidates": ", ".join(names)}), named, None)
        if fold(text) in self._place_codes:
            return _asked(text, Reason(_PLACE_CODE, {"value": text, "place": self._place}), [], None)
        if key in (self._place_key, "tinh"):
            held = self._holding(text)
            return _asked(text, Reason(_WHOLE_PLACE, {"value": text, "place": self._place}), held, None)
        near = self._nearest(level, key, first, last)
        clear = near[0] if near and _is_clear(near, level) else None
        if near and (clear or len(near) == 1 or near[0][0] - near[1][0] > _MARGIN):
            name = near[0][1].name
            reason = Reason(_UNKNOWN_NEAR, {"value": text, "near": name}, name)
        else:
            reason = Reason(_UNKNOWN, {"value": text})
        return _asked(text, reason, [each for _, each in near], clear[1].code if clear else None)

    def _named(self, level: str, key: str) -> set[Organisation]:
        """Who is so called; with a level word only those of that level."""
        called = self._by_name.get(key, set())
        return {organisation for word, organisation in called if not level or level in (word, organisation.level)}

    def _call(self, text: str | None, organisation: Organisation) -> None:
        if text:
            level, key = _split(text, self._place_key)
            self._by_name.setdefault(key, set()).add((level, organisation))

    def _holding(self, text: str) -> list[Organisation]:
        """Those whose name holds the whole text, as that of an office holds that of its authority."""
        words = fold(text).removesuffix(fold(self._place).removeprefix("tinh"))
        return [each for each in self.by_code.values() if words in fold(each.name)][:_NEAREST]

    def _nearest(self, level: str, key: str, first: date, last: date) -> list[tuple[float, Organisation]]:
        """How alike, and who: the nearest few that lived then, or else that ever did, each once."""
        matcher = SequenceMatcher(None, "", key[:_LONGEST], autojunk=False)
        best: dict[str, tuple[float, Organisation]] = {}
        for name, called in self._by_name.items():
            matcher.set_seq1(name[:_LONGEST])
            if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
                continue
            ratio = matcher.ratio()
            for _, organisation in called if ratio >= _NEAR else ():
                fits = ratio + (0.01 if level and level == organisation.level else 0)
                if fits > best.get(organisation.code, (0.0,))[0]:
                    best[organisation.code] = (fits, organisation)
        living = [each for each in best.values() if each[1].is_valid(first, last)]
        return sorted(living or best.values(), key=lambda each: (-each[0], each[1].code))[:_NEAREST]


def _asked(text: str, reason: Reason, options: list[Organisation], proposed: str | None) -> Reason:
    question = Question("organisation", text, tuple(each.option for each in options), proposed)
    return Reason(reason.message, reason.values, reason.suggestion, question)


def _is_clear(near: list[tuple[float, Organisation]], level: str) -> bool:
    """Whether the first is nearly the text, of no other level, and much nearer than the next."""
    ratio, organisation = near[0]
    is_alone = len(near) == 1 or ratio - near[1][0] >= _MARGIN
    return ratio >= _CLEARLY and is_alone and (not level or level == organisation.level)


def _left(named: set[Organisation], first: date, last: date) -> list[Organisation]:
    """Who can be meant: nobody that came later; of one level's several, who is valid in those days.

    One that has ended beside one of another level stays: the writer may still mean it.
    """
    began = {organisation for organisation in named if organisation.valid_from <= last} or named
    if len({organisation.level for organisation in began}) == 1:
        began = {organisation for organisation in began if organisation.is_valid(first, last)} or began
    return sorted(began, key=lambda organisation: organisation.code)


def is_named(text: str, reference: Reference) -> bool:
    """Whether a text names an organisation, be it an ambiguous one."""
    return bool(text) and bool(known_organisations(reference).found(text, *EVER))


def _place_codes(code: str) -> frozenset[str]:
    """`000.00.00.H37` → itself and its last part, H37: both are written; folded."""
    return frozenset(fold(text) for text in (code, code.rpartition(".")[2]) if text)


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
