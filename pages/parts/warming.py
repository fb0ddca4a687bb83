"""Drawing once what the first page needs, before the first viewer comes."""

import queries
from blocks.view import View
from blocks.viewing import default_period
from data import importing
from pages.parts.first_view import first_view
from pages.parts.page_list import PAGES
from wording import LANGUAGES, language


def warm() -> None:
    """Opens the snapshot, reads the catalogues, loads the chart library, remembers the overview by language."""
    snapshot = importing.snapshot_or_none()  # made anew where another program computed it
    if snapshot is None:
        return
    periods = queries.fetch(snapshot, "frame/periods")
    if periods.is_empty():
        return
    for code in LANGUAGES:
        first_view(View(snapshot, language(code), "light", periods, default_period(periods), "all"), "", {}, PAGES)
