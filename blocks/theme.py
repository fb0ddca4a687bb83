"""What every theme's page has: its sentences and cards, what a figure adds up, the chosen indicator's head."""

from dataclasses import dataclass

import polars as pl

from blocks import cards, cues, pictures, sentences, trust, year
from blocks.markup import KIND_NAMES, esc, heading
from blocks.view import View
from wording import within

CARD = 112  # pixels of a card around its chart: edges, title, tools, and the gap to the card above
WORTH, LEAST, HIGHEST = 30, 120, 340  # pixels left over, and those a chart of two lines takes
BESIDE = "260"  # pixels where no ranking leaves room
TREND = "380"  # pixels: as high as what the change is made of


def top(view: View, theme: str, basis: str) -> str:
    """The sentences and the cards of a theme."""
    rows = cards.found(view, theme, basis=basis)
    return sentences.opening(view, silent_now(view, rows, theme)) + cards.cards(view, theme, basis=basis)


def silent_now(view: View, rows: pl.DataFrame, theme: str) -> pl.DataFrame:
    """`rows` of the year so far with those who are silent in the period: of them the sentences speak."""
    now = cards.found(view, theme).select("indicator", "silent")
    return rows.drop("silent").join(now, on="indicator", how="left", maintain_order="left")


def meaning(view: View, basis: str) -> str:
    """What the figures add up, in a sentence."""
    text = view.language.text
    told = text("The figures of the chosen period alone; the change is since the period before.")
    if basis == year.YEAR:
        told = text(
            "Year to date: the periods are added up, of stocks the latest is taken; held against today’s point of "
            "the path; the change is since the same time last year."
        )
    return f'<p class="e-quiet e-theme-basis">{esc(told)}</p>'


def trust_line(view: View, indicator: str, basis: str) -> str:
    return trust.line(view, pictures.card_row(view, indicator, view.scope, basis))


def trend_head(view: View, indicator: str) -> str:
    """The chosen indicator's name over its trend."""
    row = pictures.card_row(view, indicator, view.scope)
    where = view.place_name if view.kind is None else view.language.text(KIND_NAMES[view.kind])
    title = within(pictures.trend_title(view, indicator, view.scope))
    return heading(view.language.name(row), f"{where} · {title}")


def ranking_head(view: View, indicator: str, kind: str, basis: str) -> str:
    return heading(*pictures.ranked_title(view, indicator, kind, basis))


@dataclass(frozen=True)
class GroupsPlace:
    """Where the comparison of groups leaves no hole: below the ranking of `kind`, or a row of its own (None)."""

    kind: str | None
    height: str


BELOW_A_REFUSAL = GroupsPlace(None, "190")  # beside the trend, where no change can be told


def groups_place(view: View, indicator: str, basis: str) -> GroupsPlace:
    """Below the shorter ranking where its neighbour is so much higher that there is room."""
    heights = {kind: view.once(pictures.ranking_of, indicator, kind, "name", basis).height for kind in view.kinds}
    short = min(heights, key=lambda kind: heights[kind])
    foot = view.once(pictures.groups_of, indicator, basis).height - int(BESIDE)
    room = max(heights.values()) - heights[short] - CARD - foot
    if room < WORTH:
        return GroupsPlace(None, BESIDE)
    return GroupsPlace(short, str(min(max(room, LEAST), HIGHEST)))


def cues_of(view: View, theme: str) -> str:
    """What is to be asked again of a theme; "" where nothing was seen."""
    return cues.card(view, theme=theme)
