"""Online services: by level, in use, by dossiers."""

import streamlit as st

from blocks import online_services as services
from blocks.markup import heading
from blocks.view import View
from pages.parts import context, drawing, theme_page


def page(view: View) -> None:
    text = view.language.text
    if not theme_page.head(view, services.THEME):
        return
    theme_page.indicator_section(view, services.THEME, services.DEFAULT)
    left, right = st.columns(2, gap="small")
    with left, drawing.block(view.language, "levels"):
        drawing.html(heading(text("Services by level"), text("share of the services, and how many at the end")))
        drawing.chart(view, "levels", services.levels_of, view.scope)
    with right, drawing.block(view.language, "services"):
        drawing.html(view.once(services.busiest, view.basis))
    with drawing.block(view.language, "unused"):
        drawing.html(view.once(services.never_used))


page(context.current())
