"""The view of the sheets: the pages' own, but its charts carry no foot, for the sheet's own says the same."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields

from blocks import memory
from blocks.view import Made, View
from charts import Canvas


@dataclass(frozen=True)
class SheetView(View):
    """Period, cut-off, source, legal basis, coverage and snapshot stand once at the foot of the sheet."""

    def canvas(self, *foot: str) -> Canvas:
        return Canvas(self.language, self.theme)

    def once(self, make: Callable[..., Made], *arguments: Hashable) -> Made:
        """As on a page, kept apart from what the page keeps: the same charts stand there with their feet."""
        key = (
            "sheets",
            self.snapshot.identity,
            self.language.code,
            self.theme,
            self.period,
            self.group,
            self.basis,
        )
        name = (make.__code__.co_filename, make.__qualname__)
        return memory.once((*key, *name, *arguments), lambda: make(self, *arguments))


def on_sheets(view: View) -> SheetView:
    """The same view for sheets."""
    return SheetView(**{each.name: getattr(view, each.name) for each in fields(View)})
