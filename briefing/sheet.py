"""One sheet of a set: what it is called, what stands on it, and what the deck takes over from it."""

from dataclasses import dataclass, field

from charts import Picture

WIDTH, HEIGHT = 1280, 720  # CSS pixels; drawn at 1.5 this is 1920 × 1080
ROOM = 566  # CSS pixels of height that a sheet has for what stands on it, with three lines in its foot


@dataclass(frozen=True)
class Remark:
    """A part of what is spoken: its heading and its sentences."""

    head: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """`body` is HTML; what is to stand in the deck on its own is marked with `data-slide`:

    `picture` (photographed, its alternative from `data-alt` or `aria-label`), `table` (a native table),
    `text` (native text). `pictures` are the charts by name, as they stand in the body (`chart`).
    """

    name: str
    title: str
    body: str
    trust: tuple[str, ...]
    note: str = ""  # beside the title: whom or what the sheet speaks of
    pictures: dict[str, Picture] = field(default_factory=dict)
    table_rows: int = 0  # rows that the tables of the body must show
    spoken: tuple[str, ...] = ()  # sentences for the speaker


@dataclass(frozen=True)
class Set:
    """All sheets of a period, in order, with what every one of them is made from."""

    period: str
    title: str
    language: str
    snapshot: int
    simulated: bool
    cut_off: str  # the moment of the snapshot's last entry, as people write it
    published_at: str  # the same, ISO
    sheets: tuple[Sheet, ...]
    spoken: str  # the remarks as a plain text
