"""Methods: how each figure comes about and is judged, with its sources down to the row of a file."""

import streamlit as st

from blocks import cards, judging, methods
from blocks import sources as behind
from blocks.markup import heading
from blocks.view import View
from pages.parts import choosing, context, drawing, sources


def page(view: View) -> None:
    with drawing.guarded(view.language), st.container(key="methods"):
        drawing.html(heading(view.language.text("How each figure comes about")))
        code = choosing.indicator(view, cards.found(view, "all", "province"))
        unit = sources.chosen(view)
        if unit:
            with drawing.block(view.language, "sources"):
                sources.rows(view, code, unit)
        left, right = st.columns(2, gap="small")
        with left:
            drawing.html(view.once(methods.current_value, code))
            drawing.html(view.once(behind.batches, code))
        with right:
            drawing.html(view.once(methods.formula, code))
            drawing.html(view.once(methods.breaks, code))
        if not unit:
            drawing.html(view.once(behind.organisations, code))
        drawing.html(view.once(judging.judged))


page(context.current())
