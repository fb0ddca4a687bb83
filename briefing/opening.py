"""The first sheets: the title with what the set holds, and the headline figures."""

from collections import Counter
from collections.abc import Sequence

from blocks import cards, sentences
from blocks.markup import STATUS_WORDS, esc, status_word
from blocks.view import View
from briefing import frame
from briefing.sheet import Sheet
from charts import SYMBOLS

BRIEFINGS = {"W": "Weekly briefing", "M": "Monthly briefing", "Q": "Quarterly briefing", "Y": "Yearly briefing"}
LETTERS = 132  # of a line across the whole sheet, at the size of the lead


def title(view: View, others: Sequence[Sheet]) -> Sheet:
    """Place, period, how the targets stand, and the list of the sheets that follow."""
    text = view.language.text
    name = text("E-government of {place}", place=view.place_name)
    standing, moved, silence = sentences.told(view, cards.found(view, "headline"))
    said = "".join(f"<p>{part}</p>" for part in (standing, moved, silence) if part)
    left = (
        f'<div class="s-left"><p class="s-name" data-slide="text">{esc(name)}</p>'
        f'<p class="s-when" data-slide="text">{esc(frame.period_title(view))}</p>'
        f'<div class="s-counts">{_counts(view)}</div>'
        f"{frame.text(said, 's-said')}</div>"
    )
    kept = [f"<li>{esc(_listed(sheet, number))}</li>" for number, sheet in enumerate(others, 2)]
    listed = "".join(kept)
    right = f'<div class="s-list-of"><h3 data-slide="text">{esc(text("In this set"))}</h3>'
    right += f"{frame.text(f'<ol>{listed}</ol>')}</div>"
    return Sheet("title", kind(view), f'<div class="s-title">{left}{right}</div>', frame.trust_lines(view))


def kind(view: View) -> str:
    """`Báo cáo giao ban tuần`, by how long the period is."""
    row = view.period_row
    days = (row["period_end"] - row["period_start"]).days + 1
    letter = "W" if days <= 7 else "M" if days <= 31 else "Q" if days <= 92 else "Y"
    return view.language.text(BRIEFINGS[letter])


def _listed(sheet: Sheet, number: int) -> str:
    return f"{number}. {sheet.title}" + (f" · {sheet.note}" if sheet.note else "")


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
