"""Portals: silent since, visits, questions, sections."""

import streamlit as st

from blocks import pictures, portals, theme
from blocks.markup import heading
from blocks.view import View
from pages.parts import context, drawing, theme_page

HEIGHT = "200"


def page(view: View) -> None:
    if not theme_page.head(view, portals.THEME):
        return
    theme_page.indicator_section(view, portals.THEME, portals.DEFAULT)
    for kind in view.kinds:
        with drawing.block(view.language, f"portals-{kind}"):
            drawing.html(view.once(portals.portals, kind))
    left, right = st.columns(2, gap="small")
    with left, drawing.block(view.language, "visits"):
        drawing.html(view.once(theme.trend_head, portals.VISITS))
        drawing.chart(view, "visits", pictures.trend_of, portals.VISITS, view.scope, HEIGHT, view.basis)
    with right, drawing.block(view.language, "visits-groups"):
        drawing.html(heading(view.language.text("Visits by group")))
        drawing.chart(view, "visits-groups", pictures.groups_of, portals.VISITS, view.basis)


page(context.current())
