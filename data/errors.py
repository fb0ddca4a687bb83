"""The faults that a person is told of: a title (what did not happen) and a sentence (what to do).

Titles and sentences are English message ids with `{name}` placeholders; `wording` puts them into the
reader's language, so the same fault can be shown on the page and on the command line.
"""

from dataclasses import dataclass, field
from typing import Literal, Self

from wording import Language


class Fault(Exception):
    """Something a person must be told. `exit_code` is the command line's (see `data.__main__`)."""

    exit_code = 2
    questions: "tuple[Question, ...]" = ()

    def __init__(self, title: str, sentence: str, **values: object) -> None:
        super().__init__(title, sentence, values)
        self.title_id = title
        self.sentence_id = sentence
        self.values = values

    def asking(self, *questions: "Question") -> Self:
        """The same fault with what would settle it: a choice that the person makes."""
        self.questions = questions
        return self

    def title(self, language: Language) -> str:
        return language.text(self.title_id, **self.values)

    def sentence(self, language: Language) -> str:
        return language.text(self.sentence_id, **self.values)

    def __str__(self) -> str:
        return f"{self.title_id} {self.sentence_id}".format(**self.values)


class FileRefused(Fault):
    """The file itself cannot be taken."""

    exit_code = 1


class WrongUse(Fault):
    """The call cannot be carried out as it was put."""


class ReferenceFault(Fault):
    """A file of the reference data does not hold."""


class StoreBusy(Fault):
    """Another writer holds the store for longer than we wait."""

    exit_code = 3


class StoreUnreachable(Fault):
    """The store is missing, damaged, full or not readable."""

    exit_code = 3


class NothingStored(StoreUnreachable):
    """The store holds no report yet."""


@dataclass(frozen=True)
class Option:
    """One answer: what a choice is set to, and how it is said (a message id and its values)."""

    value: str
    label: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What only the analyst can tell. `kind` and `subject` name the choice (see `data.choices`).

    `proposed` is the value of the likeliest option, never taken by itself; `values` is the evidence that is
    shown beside it: `filled` (share of cells that hold anything, 0 to 1), `example`, `count` (cells).
    """

    kind: str
    subject: str
    options: tuple[Option, ...] = ()
    proposed: str | None = None
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """One fault of a file's content, grouped over the rows where it repeats.

    `rows` holds the first source rows (at most 20) as the analyst sees them in the file, `count` all of
    them; `column` and `value` are the header and the cell as written. `suggestion` is what may stand there
    instead, in words that fit the cell. `question` is set where the analyst can settle it with a choice.
    `every_row` holds all source rows where there are more than `rows` shows.
    """

    severity: Literal["error", "warning"]
    reason: str
    values: dict[str, object] = field(default_factory=dict)
    rows: tuple[int, ...] = ()
    count: int = 1
    column: str | None = None
    value: str | None = None
    suggestion: str | None = None
    question: Question | None = None
    every_row: tuple[int, ...] = ()

    @property
    def all_rows(self) -> tuple[int, ...]:
        return self.every_row or self.rows

    def sentence(self, language: Language) -> str:
        return language.text(self.reason, **self.values)
