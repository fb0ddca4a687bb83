"""One organisation on one sheet: where it stands, what to do next, its indicators, trend, record, services."""

import streamlit as st

from blocks import cards, cues, next_steps, pictures, portrait, reporting
from blocks.markup import heading
from blocks.view import View
from pages.parts import choosing, context, drawing


def page(view: View) -> None:
    with drawing.guarded(view.language), st.container(key="sheet"):
        code = choosing.organisation(view)
        for part in (portrait.title, next_steps.steps, portrait.standing):
            drawing.html(view.once(part, code))
        left, right = st.columns(2, gap="small")
        with left:
            trend(view, code)
            drawing.html(view.once(reporting.record, code))
            with drawing.guarded(view.language):
                drawing.html(view.once(cues.card, code))
        with right:
            drawing.html(view.once(reporting.services, code))


def trend(view: View, code: str) -> None:
    """The chosen indicator over time."""
    with st.container(key="card-trend", border=True), drawing.guarded(view.language):
        chosen = choosing.indicator(view, cards.found(view, "all", code), "online_dossiers")
        title = pictures.trend_title(view, chosen, code)
        drawing.html(heading(title, view.organisation_short(code)))
        drawing.chart(view, "trend", pictures.trend_of, chosen, code)


page(context.current())
