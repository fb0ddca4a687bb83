"""Shared software: organisation × software, and how it has been rolled out."""

from blocks import shared_software as software
from blocks.markup import heading
from blocks.view import View
from pages.parts import context, drawing, theme_page


def page(view: View) -> None:
    text = view.language.text
    if not theme_page.head(view, software.THEME):
        return
    theme_page.indicator_section(view, software.THEME, software.DEFAULT)
    with drawing.block(view.language, "rollout"):
        drawing.html(heading(text("Roll-out"), text("units using it, of the units that must")))
        drawing.chart(view, "rollout", software.rollout_of, view.scope)
    for kind in view.kinds:
        with drawing.block(view.language, f"matrix-{kind}"):
            drawing.html(view.once(software.matrix, kind))


page(context.current())
