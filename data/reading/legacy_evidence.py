"""Which reading the words of a text speak for. The whole text has one: what allows two is asked, what shows two
is refused."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from data.reading.legacy_readings import (
    UTF8,
    UTF8_AS_WESTERN,
    VIETNAMESE,
    WINDOWS_1252,
    Reading,
    byte_text,
)
from data.reading.legacy_tables import NO_LETTER
from data.reading.legacy_words import Verdict, verdict, words

_STROKED = str.maketrans("Ðð", "Đđ")  # looked alike for so long that both are in use
_MARGIN = 3  # points by which a reading must lead every other one
_FEW = 8  # words of which none may rather be another reading's


@dataclass(frozen=True)
class Score:
    """How a reading fares: per verdict the words, as they stand in the text. `reading` None is Unicode as it is."""

    reading: Reading | None
    words: dict[Verdict, list[str]] = field(default_factory=dict)

    def of(self, *verdicts: Verdict) -> list[str]:
        return [word for verdict in verdicts for word in self.words.get(verdict, ())]

    @property
    def good(self) -> list[str]:
        return self.of("common", "syllable")

    @property
    def points(self) -> int:
        common, broken, odd = (len(self.of(verdict)) for verdict in ("common", "broken", "odd"))
        return len(self.good) + common - 5 * broken - (0 if self.is_any_language else 2 * odd)

    @property
    def is_any_language(self) -> bool:
        return self.reading is None or self.reading is WINDOWS_1252

    @property
    def name(self) -> str:
        return "UTF-8" if self.reading is None else self.reading.name

    def read(self, text: str) -> str:
        return text if self.reading is None else self.reading.letters(byte_text(text))

    def decodes(self, word: str) -> bool:
        """Whether there are letters for the whole word, whatever they say."""
        return NO_LETTER not in self.read(word) and not _is_beyond_bytes(byte_text(word))


@dataclass(frozen=True)
class Finding:
    """`score`: the reading that leads; `is_certain`: it may be taken. `others`: the other readings that could be
    meant. `strays`: words that speak against one reading for the whole text, and who reads them (or nobody)."""

    score: Score
    is_certain: bool = True
    others: tuple[Score, ...] = ()
    strays: dict[str, Score | None] = field(default_factory=dict)


def of_bytes(pieces: Collection[str]) -> Finding:
    """The reading of a text whose bytes are not UTF-8; the pieces (see `legacy_words.phrases`) are byte texts."""
    found = words(pieces)
    scores = [score(reading, found) for reading in (*VIETNAMESE, UTF8)]
    western = score(WINDOWS_1252, found)
    best = max(scores, key=lambda each: each.points)
    margin = max(_MARGIN, len(found) // 20)
    rivals = [each for each in _others(scores, best) if each.points > best.points - margin]
    if rivals or not best.good or best.points < western.points + _MARGIN:
        plausible = [each for each in (*scores, western) if each is western or each.points > 0]
        return Finding(best, False, tuple(_one_a_name(each for each in plausible if not each.of("broken"))))
    return _checked(best, scores, pieces)


def of_text(pieces: Collection[str]) -> Finding:
    """The reading of a text in Unicode, which may show the signs of another encoding; the pieces as they stand."""
    found = words(pieces)
    plain = score(None, found)
    doubtful = plain.of("broken", "odd")
    if not doubtful and plain.of("common"):
        return Finding(plain)
    scores = [score(reading, found) for reading in (*VIETNAMESE, UTF8_AS_WESTERN)]
    fitting = [each for each in scores if _fits(each) and _differs(each, found)]
    if not fitting:
        return _mixed_text(plain, scores)
    best = max(fitting, key=lambda each: each.points)
    rivals = [each for each in _others(fitting, best) if each.points > best.points - _MARGIN]
    if best.points >= plain.points + _MARGIN and not rivals and (doubtful or plain.of("common")):
        return _checked(best, [*scores, plain], pieces)
    are_common = len(best.of("common"))
    is_doubtful = plain.of("broken") or (are_common and (doubtful or are_common == len(found)))
    if best.points <= plain.points or not is_doubtful:
        return _mixed_text(plain, scores)
    return Finding(best, False, tuple(_one_a_name([best, *rivals, plain])))


def _checked(best: Score, scores: list[Score], pieces: Collection[str]) -> Finding:
    """The leading reading, if it explains every part of the text."""
    others = _others(scores, best)
    readers = {word: each for each in others for word in each.good}
    strays: dict[str, Score | None] = {word: readers.get(word) for word in best.of("broken")}
    for word in best.of("odd"):
        reader = readers.get(word) or next(
            (each for each in others if each.reading is UTF8 and each.decodes(word)), None
        )
        if reader:
            strays[word] = reader
    rare = set(best.of("syllable"))
    contested = {each.name: each for each in others if rare.intersection(each.of("common"))}
    if contested and len(best.good) <= _FEW:
        return Finding(best, False, tuple(_one_a_name([best, *contested.values()])), strays)
    for each in contested.values():
        strays |= dict.fromkeys(_contested(best, each, rare.intersection(each.of("common")), pieces), each)
    return Finding(best, not strays and _is_tolerable(best), (best,), strays)


def _contested(best: Score, other: Score, rare: set[str], pieces: Iterable[str]) -> set[str]:
    """Words that are rare in the leading reading and common in another, in pieces that the other reads throughout:
    several in one piece, or one that stands elsewhere as the leading reading has it."""
    known = {best.read(word).casefold() for word in best.good}
    readable, common = {*other.good, *other.of("neutral")}, set(other.of("common"))
    found: set[str] = set()
    for piece in pieces:
        parts = words([piece])
        own = parts & rare
        if own and parts <= readable:
            is_much = len(own) > 1 and parts <= common
            found |= {word for word in own if is_much or other.read(word).casefold() in known}
    return found


def score(reading: Reading | None, words: Iterable[str]) -> Score:
    found: dict[Verdict, list[str]] = {}
    for word in words:
        found.setdefault(_verdict(reading, word), []).append(word)
    return Score(reading, found)


def _verdict(reading: Reading | None, word: str) -> Verdict:
    if reading is None:
        return verdict(word.translate(_STROKED))
    signs = byte_text(word)
    if _is_beyond_bytes(signs):
        return "broken"
    letters = reading.letters(signs)
    found = verdict(letters)
    if reading is UTF8_AS_WESTERN and letters != signs and found != "broken":
        has_letters = any(letter > "\x7f" and letter.isalpha() for letter in letters)
        return "common" if has_letters else "neutral"  # signs alone, such as an apostrophe, decide nothing
    return found


def _is_beyond_bytes(signs: str) -> bool:
    """Whether letters stand in a byte text that no byte stands for."""
    return any(sign > "\xff" and sign.isalpha() for sign in signs)


def _fits(each: Score) -> bool:
    return bool(each.good) and not each.of("broken") and _is_tolerable(each)


def _is_tolerable(each: Score) -> bool:
    """A few words that are no Vietnamese, such as names, stand in every text."""
    good = len(each.good)
    return len(each.of("odd")) <= max(1 if good >= 3 else 0, good // 10)


def _differs(each: Score, words: Iterable[str]) -> bool:
    return any(each.read(word) != word for word in words)


def _others(scores: Iterable[Score], best: Score) -> list[Score]:
    return [each for each in scores if each.name != best.name]


def _one_a_name(scores: Iterable[Score]) -> list[Score]:
    return list({each.name: each for each in scores}.values())


def _mixed_text(plain: Score, scores: list[Score]) -> Finding:
    """Unicode in which some words show another encoding."""
    broken = set(plain.of("broken"))
    odd = plain.of("odd")
    for each in sorted(scores, key=lambda each: -len(broken.intersection(each.good))):
        read = {word: each for word in each.good if each.read(word) != word}
        signs = [word for word in read if word in broken]
        names = [word for word in odd if word in read]
        common = set(each.of("common"))
        if len(signs) > 1 or common.intersection(signs):
            return Finding(plain, False, (plain, each), dict.fromkeys((*signs, *names), each))
        is_much = [word for word in names if word in common or sum(sign > "\x7f" for sign in word) > 1]
        if is_much and len(plain.good) and 2 * len(names) >= len(odd):
            return Finding(plain, False, (plain, each), dict.fromkeys(names, each))
    return Finding(plain)
