"""Overview: are we on course?"""

from blocks import cards, overview
from blocks.view import View
from pages.parts import choosing, context, drawing


def page(view: View) -> None:
    with drawing.guarded(view.language):
        drawing.html(view.once(overview.top))
    indicator = choosing.one_of(view, cards.found(view, "headline"), overview.DEFAULT_INDICATOR)
    drawing.cards(view, "e-overview", overview.choice(view, indicator), overview.below(view, indicator))


page(context.current())
