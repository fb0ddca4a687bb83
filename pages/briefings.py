"""Briefings: a set made by hand, the kept ones looked at and compared, the record of the runs."""

from blocks.view import View
from data.errors import Fault
from pages.parts import (
    address,
    briefing_making,
    briefing_revised,
    briefing_runs,
    briefing_sets,
    briefing_viewer,
    context,
    drawing,
)
from pages.parts.briefing_sets import Kept
from wording import Language


def beside(found: list[Kept], shown: Kept) -> list[Kept]:
    """The sets that another one is compared with, in its language: the newest earlier one, its own other states."""
    same = [each for each in found if each.language == shown.language and each.key != shown.key]
    of_period = [each for each in same if each.period == shown.period and each.organisation == shown.organisation]
    earlier = [each for each in same if briefing_sets.is_earlier(each, shown) and not each.organisation]
    return earlier[:1] + of_period[:4]


def viewer(language: Language, view: View | None, found: list[Kept], shown: Kept) -> None:
    others = beside(found, shown)
    other = next((each for each in others if each.key == address.written("beside")), None)
    missing = briefing_sets.missing_before(view, others, shown) if view is not None else ""
    drawing.html(briefing_viewer.viewer(language, shown, other, others, missing))


def differences(view: View | None, shown: Kept | None) -> None:
    """What of the opened set is otherwise by now."""
    if view is not None and shown is not None:
        drawing.html(briefing_revised.otherwise(view, shown))


def page(language: Language, view: View | None) -> None:
    """Without a view (an empty store, one out of reach) the kept sets and the runs still stand."""
    if view is not None:
        briefing_making.making(view)
    found = briefing_sets.all_kept()
    shown = briefing_sets.chosen(found, view.period if view else "", language.code)
    with drawing.guarded(language):
        if shown is not None:
            viewer(language, view, found, shown)
    with drawing.guarded(language):
        differences(view, shown)
    with drawing.guarded(language):
        drawing.html(briefing_sets.listed(language, found, shown))
    with drawing.guarded(language):
        drawing.html(briefing_runs.runs(language, view.place["time_zone"] if view else "UTC"))


def there() -> View | None:
    """The view of this run, if there is anything to view."""
    try:
        return context.view(context.chosen_language())
    except Fault:
        return None


page(context.chosen_language(), there())
