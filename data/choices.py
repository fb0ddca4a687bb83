"""What an analyst decided about a file: overrules of how it is read, and answers to what was asked.

A choice that nothing asked for overrules what the program found; an answer settles a `Question`. Some are
kept with the batch and hold for later files (see `data.remembering`); all others are for one file alone.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal

from data.errors import WrongUse

Kind = Literal["encoding", "delimiter", "sheet", "column", "organisation", "number", "date", "word"]

LEFT_OUT = ""  # a column that is not part of the report
WORD_MEANINGS = ("zero", "not_reported", "not_applicable")
NUMBER_FORMS = ("dot_thousands", "comma_thousands")  # 1.234,5 and 1,234.5
DATE_FORMS = ("day_first", "month_first")

_ONE = ("encoding", "delimiter", "sheet")
_MANY = {
    "column": "columns",
    "organisation": "organisations",
    "number": "numbers",
    "date": "dates",
    "word": "words",
}


@dataclass(frozen=True)
class Choices:
    """The choices for one file; what is empty is left to the program.

    `columns`: header as written -> canonical column, or LEFT_OUT. `organisations`: text as written -> code.
    `numbers`: header -> one of NUMBER_FORMS. `dates`: header -> one of DATE_FORMS. `words`: text as written
    (`-`, `không phát sinh`, `` for a blank cell) -> one of WORD_MEANINGS. `good_rows_only`: rows without an
    error may be stored without the others.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    good_rows_only: bool = False

    def answered(self, kind: Kind, subject: str, value: str) -> "Choices":
        """The same with one more choice."""
        if kind in _ONE:
            return replace(self, **{kind: value or None})  # type: ignore[arg-type]
        name = _MANY[kind]
        return replace(self, **{name: {**getattr(self, name), subject: value}})  # type: ignore[arg-type]

    def over(self, earlier: "Choices") -> "Choices":
        """These choices laid over earlier ones: each of these wins."""
        one: dict[str, Any] = {
            name: getattr(self, name) or getattr(earlier, name) for name in (*_ONE, "good_rows_only")
        }
        many = {name: {**getattr(earlier, name), **getattr(self, name)} for name in _MANY.values()}
        return Choices(**{**one, **many})

    def to_json(self) -> dict[str, Any]:
        """What differs from an empty choice, for JSON."""
        return {name: value for name, value in asdict(self).items() if value}


def from_json(text: str) -> Choices:
    """Choices written as the JSON of `Choices.to_json`. Raises WrongUse."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    known = {item.name for item in fields(Choices)}
    if not isinstance(found, dict) or not set(found) <= known:
        raise WrongUse(
            "Nothing was read: the answers are not understood.",
            "The answers must be a JSON object with some of: {known}.",
            known=", ".join(sorted(known)),
        )
    return Choices(**found)


def with_answers(choices: Choices, answers: Iterable[str]) -> Choices:
    """Choices with answers in the command line's form: `encoding=TCVN3`, `column:SL hồ sơ=dossiers_received`.

    Raises WrongUse.
    """
    for answer in answers:
        name, _, value = answer.rpartition("=")
        kind, _, subject = name.partition(":")
        if kind in _ONE or kind in _MANY:
            choices = choices.answered(kind, subject, value)  # type: ignore[arg-type]
            continue
        raise WrongUse(
            "Nothing was read: an answer is not understood.",
            "“{answer}” is no answer. Write KIND=VALUE or KIND:WHAT=VALUE, where KIND is one of {known}.",
            answer=answer,
            known=", ".join((*_ONE, *_MANY)),
        )
    return choices
