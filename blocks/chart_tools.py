"""The quiet line below a chart: its table, its files, the link to exactly this view."""

from collections.abc import Callable

from blocks import chart_files
from blocks.markup import esc
from blocks.view import View
from charts import Picture


def tools(view: View, name: str, make: Callable[..., Picture], arguments: tuple[str, ...], here: str) -> str:
    """The tools of the chart `make(view, *arguments)` that stands in the container `chart-<name>`, as HTML.

    `here` is the address of the page in exactly this view. The table is asked for when it is opened
    (`pages/static/chart_tools.js`): 156 periods a chart would be more than the page itself.
    """
    places = {kind: chart_files.address(view, make, arguments, kind) for kind in chart_files.KINDS}
    text, table, files = view.language.text, "", ""
    if all(places.values()):
        table = _table(view, places["html"])
        files = _file(view, places["csv"], "CSV") + _file(view, places["xlsx"], "XLSX")
    link = (
        f'<a class="e-tools-link" href="{esc(here)}#chart-{esc(name)}" target="_self" '
        f'data-done="{esc(text("Copied"))}" title="{esc(text("A link to exactly this view"))}">'
        f"{esc(text('Link'))}</a>"
    )
    told = '<span class="e-tools-told" role="status"></span>'
    return f'<div class="e-tools">{table}<div class="e-tools-files">{told}{files}{link}</div></div>'


def _table(view: View, place: str) -> str:
    """The table's place: empty but for the way to it, until it is opened."""
    text = view.language.text
    name, wait = esc(text("Data table")), esc(text("The table is being fetched …"))
    return (
        f'<details data-wait="{wait}" data-failed="{esc(text("The table could not be fetched."))}">'
        f"<summary>{name}</summary>"
        f'<div class="e-tools-shown" tabindex="0" role="group" aria-label="{name}">'
        f'<a href="{esc(place)}" target="_self">{esc(text("Open the table"))}</a></div></details>'
    )


def _file(view: View, place: str, kind: str) -> str:
    words = esc(view.language.text("the figures of this chart"))
    return f'<a href="{esc(place)}" download>{kind}<span class="e-heard"> – {words}</span></a>'
