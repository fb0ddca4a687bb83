"""The spoken part (Nhận xét): where the place stands, what moved and why, who leads, who lags, what is missing."""

from collections.abc import Sequence

from blocks import cards, cues, extremes, moved, sentences
from blocks.markup import THEME_NAMES
from blocks.view import View
from briefing import changed
from briefing.frame import period_title, plain
from briefing.sheet import Remark
from briefing.themes import told_ends
from wording import within

FIRST = "online_dossiers"
ASKED = 3  # questions on single figures at most


def remarks(view: View) -> tuple[Remark, ...]:
    """Plain sentences under their headings; each from the same rows as the sheets."""
    standing, movement, silence = (plain(part) for part in sentences.told(view, cards.found(view, "headline")))
    parts = (
        ("Where we stand", (standing,)),
        ("What moved and why", (movement, moved.summary(view, FIRST, view.scope) if _is_told(view) else "")),
        ("Who leads and who lags", tuple(_ends(view, kind) for kind in view.kinds)),
        ("What is missing", (silence, changed.told(view))),
        ("What to ask", _questions(view)),
    )
    made = (Remark(view.language.text(head), tuple(filter(None, told))) for head, told in parts)
    return tuple(part for part in made if part.sentences)


def as_text(view: View) -> str:
    """The spoken part as a plain file: its title, its headings and its sentences."""
    first = view.language.text("{period}, {place}.", period=period_title(view), place=view.place_name)
    return written(first, remarks(view))


def written(first: str, parts: Sequence[Remark]) -> str:
    """Headings numbered, a sentence a line."""
    made = [first]
    for number, part in enumerate(parts, 1):
        made += ["", f"{number}. {part.head}", *(f"- {sentence}" for sentence in part.sentences)]
    return "\n".join(made) + "\n"


def _is_told(view: View) -> bool:
    """Whether the first indicator has figures in the scope, and a change that may be told."""
    known = cards.found(view, "headline")["indicator"].to_list()
    return FIRST in known and moved.is_told(view, FIRST, view.scope)


def _ends(view: View, kind: str) -> str:
    """Who leads and who lags in one group by the indicator that is spoken of first."""
    each = _spoken_of(view, kind)
    return told_ends(view, kind, each) if each else ""


def _spoken_of(view: View, kind: str) -> extremes.Extremes | None:
    found = {each.indicator["indicator"]: each for each in extremes.found(view, kind)}
    return found.get(FIRST) or next(iter(found.values()), None)


def _questions(view: View) -> tuple[str, ...]:
    """What to ask: of those who owe a report, of those who lag, and as the cues put it."""
    return (*_owed(view), *_lagging(view), *_cues(view))


def _owed(view: View) -> list[str]:
    rows = view.rows("overview/silent", until=view.until, scope=view.scope).to_dicts()
    return [
        view.language.text(
            "{names}: please send the report on {themes} of {period} (due on {day}).",
            names=view.names(row["organisations"], 4),
            themes=view.language.join(
                within(view.language.text(THEME_NAMES[name])) for name in row["report_tables"]
            ),
            period=within(view.language.period_short(row["period"])),
            day=row["due_on"],
        )
        for row in rows[:2]
    ]


def _lagging(view: View) -> list[str]:
    """Of the last of each group, where they are below their path."""
    made = []
    for kind in view.kinds:
        each = _spoken_of(view, kind)
        if each and each.last and each.last[0].status in ("behind", "off_track"):
            made.append(
                view.language.text(
                    "{names}: please tell why {name} is only {value}, and what will be done.",
                    names=_names(view, each.last[0]),
                    name=within(view.language.name(each.indicator)),
                    value=each.last[0].value,
                )
            )
    return made


def _names(view: View, step: extremes.Step) -> str:
    return view.names(step.organisations, 4)


def _cues(view: View) -> list[str]:
    """What to ask of single figures, as the cues put it."""
    made = []
    for row in cues.found(view)[:ASKED]:
        seen, question = cues.told(view, row)
        made.append(f"{view.organisation_short(row['organisation'])}: {seen}. {question}")
    return made
