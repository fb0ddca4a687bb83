"""One organisation: its values against targets and peers, its trend, services, reporting record."""

import streamlit as st

from blocks import cards, pictures, portrait
from blocks.markup import heading
from blocks.view import View
from pages.parts import choosing, context, drawing


def page(view: View) -> None:
    text = view.language.text
    with drawing.guarded(view.language):
        code = choosing.organisation(view)
        drawing.html(view.once(portrait.title, code))
        drawing.html(view.once(portrait.standing, code))
    left, right = st.columns(2, gap="small")
    with left, drawing.block(view.language, "trend"):
        chosen = choosing.indicator(view, cards.found(view, "all", code), "online_dossiers")
        drawing.html(heading(text("Over time, against the path to the target"), view.organisation_short(code)))
        drawing.chart(view, "trend", pictures.trend_of, chosen, code)
    with right, drawing.block(view.language, "record"):
        drawing.html(heading(text("Reporting record")) + view.once(portrait.record, code))
        drawing.html(heading(text("Services with the most dossiers")) + view.once(portrait.services, code))


page(context.current())
