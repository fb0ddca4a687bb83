"""What stands in a figure's place where there is no figure: `-`, `không phát sinh`, `chưa báo cáo`, `N/A`, a blank.

Zero, not reported and not applicable are three things. A blank is not reported and `0` is zero by rule; every
other word is asked the first time and then kept, so that its meaning is never guessed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import polars as pl

from data.choices import WORD_MEANINGS
from data.errors import FileRefused, Option, Problem, Question
from data.matching.columns import NOT_TAKEN
from data.matching.faults import Reason, problem_of
from data.matching.numbers import MARKED
from data.reading.tables import SOURCE_ROW

BLANK = ""

_WHAT = (
    "“{value}” stands in the place of figures ({columns}). Does it mean zero, not reported, or not applicable? It "
    "is asked once for this report."
)
_LABELS = {
    "zero": "Zero: there was none",
    "not_reported": "Not reported: the figure is still owed",
    "not_applicable": "Not applicable: the figure does not concern this unit or service",
}
_NO_MEANING = "“{meaning}” is no meaning of the word “{word}”. Choose one of {known}."
_A_NUMBER = "“{word}” is a number and cannot be given the meaning of a word."

# folded -> what it most likely means; never taken by itself
_SENSES = {
    **dict.fromkeys(("nil", "kps", "khong", "ko", "khong co", "ko co", "khong phat sinh"), "zero"),
    **dict.fromkeys(("null", "none", "nan", "kbc", "cbc"), "not_reported"),
    **dict.fromkeys(("na", "n/a", "n.a", "n.a."), "not_applicable"),
    **dict.fromkeys(("-", "...", ".", "x", "/", "*", "?", "!", "_"), None),  # a sign says nothing by itself
}
_STARTS = (
    (re.compile(r"chua\b"), "not_reported"),
    (re.compile(r"(khong|ko|kh|k) (co )?(bao cao|bc|so lieu|sl|thong tin|ro)\b"), "not_reported"),
    (
        re.compile(r"(khong|ko|kh|k) (ap dung|thuoc|lien quan|trien khai|co dich vu|phai|thu phi)\b"),
        "not_applicable",
    ),
    (re.compile(r"(khong|ko)\b|(kh|k) (co|phat sinh|ps)\b"), "zero"),
    (re.compile(r"not (reported|available)\b|no data\b|missing\b"), "not_reported"),
    (re.compile(r"not applicable\b"), "not_applicable"),
)
_LONGEST = 60  # letters: more is a remark, not a word
_DASHES = re.compile(r"[-‐‑‒–—―−_]+(?: ?[-‐‑‒–—―−_]+)*")
_AROUND = "()[]<>“”\"' "
_DOTS = re.compile(r"[.…·](?: ?[.…·])+|…")


@lru_cache(maxsize=4096)
def fold_word(text: str) -> str:
    """A word as it is looked up: `N/A` as `n/a`, every dash as `-`, `Không phát sinh.` as `khong phat sinh`."""
    lower = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = " ".join("".join(letter for letter in lower if not unicodedata.combining(letter)).split())
    if _DASHES.fullmatch(bare):
        return "-"
    if _DOTS.fullmatch(bare):
        return "..."
    if bare == "n.a." or not any(letter.isalpha() for letter in bare):
        return bare.strip(_AROUND) or bare
    return bare.rstrip(_AROUND + ".;,").lstrip(_AROUND)


def is_word(text: str) -> bool:
    """Whether a text may stand for nothing and is to be asked, unless it is settled."""
    if not text or len(text) > _LONGEST or any(letter.isdigit() for letter in text):
        return False
    folded = fold_word(text)
    return folded in _SENSES or any(form.match(folded) for form, _ in _STARTS)


def proposed(text: str) -> str | None:
    """What a word most likely means, by its sense."""
    folded = fold_word(text)
    if folded in _SENSES:
        return _SENSES[folded]
    return next((meaning for form, meaning in _STARTS if form.match(folded)), None)


@dataclass
class Words:
    """The words of one file: those that are settled (folded -> meaning), and what was met.

    `met`: folded -> its first text, meaning and number of cells; `asked`: folded -> its first text and, per header,
    all its texts.
    """

    settled: Mapping[str, str]
    met: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    asked: dict[str, tuple[str, dict[str, list[str]]]] = field(default_factory=dict)

    def meaning(self, text: str) -> str | None:
        return self.settled.get(fold_word(text)) if text else self.settled[BLANK]

    def take(self, header: str, text: str, count: int) -> str | None:
        """The meaning of a text of the column that is no number; None where it has none, be it asked for or not."""
        key, meaning = fold_word(text), self.meaning(text)
        if meaning:
            first, _, seen = self.met.get(key, (text, meaning, 0))
            self.met[key] = (first, meaning, seen + count)
        elif is_word(text):
            self.asked.setdefault(key, (text, {}))[1].setdefault(header, []).append(text)
        return meaning

    def is_asked(self, text: str) -> bool:
        return bool(text) and fold_word(text) in self.asked

    def problems(self, cells: pl.DataFrame) -> list[Problem]:
        """One question for each word that is not settled, over all the columns that hold it."""
        return [
            _question(
                text,
                {header: cells.filter(pl.col(header).is_in(texts))[SOURCE_ROW] for header, texts in found.items()},
            )
            for text, found in self.asked.values()
        ]

    def evidence(self, chosen: Mapping[str, str]) -> list[dict[str, object]]:
        """The entries of `how["words"]`."""
        asked = {fold_word(text) for text in chosen}
        return [
            {"text": text, "meaning": meaning, "count": count, "by": "chosen" if key in asked else "rule"}
            for key, (text, meaning, count) in self.met.items()
        ]


def words_of(chosen: Mapping[str, str]) -> Words:
    """The words that an analyst settled, now or earlier. Raises FileRefused for a meaning that makes no sense."""
    settled = {BLANK: "not_reported"}
    for text, meaning in chosen.items():
        if meaning not in WORD_MEANINGS:
            known = ", ".join(WORD_MEANINGS)
            raise FileRefused(NOT_TAKEN, _NO_MEANING, meaning=meaning, word=text, known=known)
        if re.fullmatch(rf"[+-]?[0-9](?:[0-9 ]|{MARKED})*%?", text.strip()):
            raise FileRefused(NOT_TAKEN, _A_NUMBER, word=text)
        settled[fold_word(text) if text.strip() else BLANK] = meaning
    return Words(settled)


def _question(text: str, rows: Mapping[str, pl.Series]) -> Problem:
    every = pl.concat(rows.values())
    quoted = ", ".join(f"“{header}”" for header in rows)
    question = Question(
        "word",
        text,
        tuple(Option(meaning, _LABELS[meaning]) for meaning in WORD_MEANINGS),
        proposed(text),
        {"count": every.len(), "rows": ", ".join(map(str, sorted(set(every))[:5])), "columns": quoted},
    )
    problem = problem_of(
        every.unique(), Reason(_WHAT, {"value": text, "columns": quoted}), column=next(iter(rows)), value=text
    )
    return replace(problem, question=question)


def not_applicable(columns: Iterable[tuple[str, str]], words: Mapping[str, frozenset[str]]) -> pl.Expr:
    """The names of a row's columns whose cell says that they do not apply, joined by commas; null for none.

    `columns` are (canonical name, header) in the table's order, `words` the texts per header that say so.
    """
    said = [
        pl.when(pl.col(header).is_in(list(words[header]))).then(pl.lit(name))
        for name, header in columns
        if words.get(header)
    ]
    if not said:
        return pl.lit(None, pl.String).alias("not_applicable")
    joined = pl.concat_str(said, separator=",", ignore_nulls=True)
    return pl.when(joined != "").then(joined).alias("not_applicable")
