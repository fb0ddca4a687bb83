"""The first sheets: the title with what the set holds, and the headline figures."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from blocks import cards, sentences
from blocks.markup import STATUS_WORDS, esc, status_word
from blocks.view import View
from briefing import frame
from briefing.sheet import Sheet
from charts import SYMBOLS

BRIEFINGS = {"W": "Weekly briefing", "M": "Monthly briefing", "Q": "Quarterly briefing", "Y": "Yearly briefing"}

_PART = re.compile(r"-\d+$")  # of the name of a sheet that goes on from another


def title(view: View, others: Sequence[Sheet]) -> Sheet:
    """Place, period, how the targets stand, and the list of the sheets that follow."""
    text = view.language.text
    name = text("E-government of {place}", place=view.place_within)
    standing, moved, silence = sentences.told(view, cards.found(view, "headline"))
    said = "".join(f"<p>{part}</p>" for part in (standing, moved, silence) if part)
    left = (
        f'<div class="s-left"><p class="s-name" data-slide="text">{esc(name)}</p>'
        f'<p class="s-when" data-slide="text">{esc(frame.period_title(view))}</p>'
        f'<div class="s-counts">{_counts(view)}</div>'
        f"{frame.text(said, 's-said')}</div>"
    )
    listed = "".join(f"<li>{esc(line)}</li>" for line in _listed(others))
    right = f'<div class="s-list-of"><h3 data-slide="text">{esc(text("In this set"))}</h3>'
    right += f"{frame.text(f'<ol>{listed}</ol>')}</div>"
    return Sheet("title", kind(view), f'<div class="s-title">{left}{right}</div>', frame.trust_lines(view))


def kind(view: View) -> str:
    """`Báo cáo giao ban tuần`, by how long the period is."""
    row = view.period_row
    days = (row["period_end"] - row["period_start"]).days + 1
    letter = "W" if days <= 7 else "M" if days <= 31 else "Q" if days <= 92 else "Y"
    return view.language.text(BRIEFINGS[letter])


def _listed(others: Sequence[Sheet]) -> list[str]:
    """The sheets that follow with their numbers; several parts of one stand in one line."""
    found = []
    for _, parts in groupby(enumerate(others, 2), key=lambda each: _PART.sub("", each[1].name)):
        numbers, sheets = zip(*parts, strict=True)
        pages = str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
        others_say = [sheet.note.split(" · ") for sheet in sheets[1:]]
        notes = [each for each in sheets[0].note.split(" · ") if all(each in said for said in others_say)]
        found.append(" · ".join(filter(None, (f"{pages}. {sheets[0].title}", *notes))))
    return found


def _counts(view: View) -> str:
    """How many headline indicators have each status, those without a target too."""
    counts = Counter(row["status"] or "" for row in cards.found(view, "headline").to_dicts())
    return "".join(
        f'<p class="e-{status or "none"}" data-slide="text"><b>{counts[status]}</b> '
        f"<span>{SYMBOLS.get(status, '')} {esc(status_word(status, view.language))}</span></p>"
        for status in STATUS_WORDS
        if counts[status]
    )


def headline(view: View) -> Sheet:
    """The headline cards under what they say together."""
    rows = cards.found(view, "headline")
    alt = "; ".join(
        f"{view.language.name(row)}: {view.language.value(row['value'], row['unit'])}" for row in rows.to_dicts()
    )
    lead, drawn = sentences.opening(view, rows), cards.cards(view, "headline")
    body = f'<div class="s-stack s-headline">{frame.text(lead)}{frame.picture(drawn, alt)}</div>'
    return Sheet("headline", view.language.text("Headline figures"), body, frame.trust_lines(view))
