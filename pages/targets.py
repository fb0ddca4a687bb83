"""Targets: each with its legal basis, its deadline, where it stands, at which pace, and when it is reached."""

from datetime import date

from blocks import outlook_chart, targets, trust
from blocks.markup import esc, heading
from blocks.view import View
from pages.parts import address, choosing, context, drawing


def told(view: View, indicator: str, scope: str, deadline: str) -> str:
    """What is expected of the chosen target, in a sentence."""
    row = targets.one(view, indicator, scope, date.fromisoformat(deadline))
    title = heading(view.language.text("Path, pace and arrival"), targets.scope_name(view, scope))
    return f'{title}<p class="e-lead">{esc(targets.sentence(view, row))}</p>'


def trusted(view: View, indicator: str, scope: str, deadline: str) -> str:
    """The trust line of the chosen target."""
    return trust.line(view, targets.card(view, targets.one(view, indicator, scope, date.fromisoformat(deadline))))


def page(view: View) -> None:
    with drawing.guarded(view.language):
        drawing.html(view.once(targets.targets))
    aimed = targets.indicators(view)
    if aimed.is_empty():
        return
    with drawing.block(view.language, "trend"):
        code = choosing.indicator(view, aimed, "online_dossiers")
        chosen = targets.chosen(view, code, address.written("deadline"), address.written("organisation"))
        names = (code, chosen["scope"], chosen["deadline"].isoformat())
        drawing.html(view.once(told, *names))
        if chosen["period"]:
            drawing.chart(view, "trend", outlook_chart.outlook_of, *names)
            drawing.html(view.once(trusted, *names))


page(context.current())
