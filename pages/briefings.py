"""Briefings: what the weekly briefing will hold."""

from blocks.markup import esc, section
from pages.parts import context, drawing

HOLDS = (
    "The headline numbers of the week, each against its target and its last week.",
    "Each group ranked, the best and the weakest named.",
    "What moved and why, what needs attention, who has not reported.",
    "Every sheet as a picture, the whole as PDF, PowerPoint and one web page.",
    "In every picture: period, source, legal basis, snapshot number.",
)


def page() -> None:
    text = context.chosen_language().text
    items = "".join(f"<li>{esc(text(item))}</li>" for item in HOLDS)
    intro = esc(text("The weekly briefing is not made here yet. It will hold:"))
    drawing.html(section(text("Weekly briefing"), f"<p>{intro}</p><ul>{items}</ul>"))


page()
