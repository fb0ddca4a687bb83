"""The ways back in time: days to look back to, and what was revised since."""

from collections.abc import Callable

import queries
from blocks import revised
from blocks.markup import anchor, esc
from blocks.view import View
from data import snapshots


def ways(view: View, known_on: Callable[[str], str]) -> str:
    """The quiet line of the foot: this page as it was known on an earlier day (`known_on(day)` is its address), and
    the revised figures."""
    text, then = view.language.text, view.once(revised.since)
    made = [_days(view, known_on)]
    if then is not None:
        words = text("Figures revised since {day}", day=then.entered_at.date())
        made.append(anchor(view.link("history", view="revised"), esc(words)))
    return f'<span class="e-back">{"".join(made)}</span>'


def _days(view: View, known_on: Callable[[str], str]) -> str:
    text, language = view.language.text, view.language
    days = queries.fetch(snapshots.current(), "revised/offered")["day"].to_list()
    if len(days) < 2:
        return ""
    links = "".join(f"<li>{anchor(known_on(day.isoformat()), esc(language.date(day)))}</li>" for day in days[1:])
    other = anchor(view.link("history", view="revised"), esc(text("Another day …")))
    title = esc(text("As it was known on an earlier day"))
    return f"<details><summary>{title}</summary><ul>{links}<li>{other}</li></ul></details>"


def banner(view: View) -> str:
    """What stands above a page of the past: which state it is, and what has been revised since."""
    text = view.language.text
    told = text(
        "You see the figures as they were known then: snapshot {number}, {moment}.",
        number=str(view.snapshot.number),
        moment=view.snapshot.published_at,
    )
    place = view.link("history", view="revised", since=str(view.snapshot.number), as_of=None)
    return f"{esc(told)} {anchor(place, esc(text('What was revised since then')), 'e-strong')}"
