"""Other work: the department's other tasks, topic by topic."""

from blocks import cards, other_work
from blocks.view import View
from pages.parts import context, drawing, theme_page


def page(view: View) -> None:
    rows = cards.found(view, other_work.THEME, "province")
    with drawing.guarded(view.language):
        if rows.height:
            theme_page.basis_choice(view)
        drawing.html(view.once(other_work.topics, view.basis))
    if rows.height:
        theme_page.indicator_section(view, other_work.THEME, rows["indicator"][0], with_basis=False)


page(context.current())
