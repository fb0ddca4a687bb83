"""How a figure is judged, for those who are judged by it: half a page, from the deployment's own reference data."""

from blocks.markup import esc, pill, section, status_word
from blocks.view import View
from charts import SYMBOLS


def judged(view: View) -> str:
    """The rules in words: bands, targets, coverage, places and changes, next steps, forecasts."""
    text = view.language.text
    parts = [
        (text("Status"), _bands(view)),
        (text("Which target"), _targets(view)),
        (text("Too few reports"), _coverage(view)),
        (text("Places and changes"), _places(view)),
        (text("What to do next"), esc(text(NEXT))),
        (text("Forecast"), esc(text(FORECAST))),
        (text("To be asked again"), esc(text(CUES))),
    ]
    items = "".join(f"<div><dt>{esc(name)}</dt><dd>{body}</dd></div>" for name, body in parts)
    return section(text("How a figure is judged"), f'<dl class="e-judged">{items}</dl>')


NEXT = (
    "How many more (or fewer) of what the numerator counts bring the figure to the path’s point on the quarter’s "
    "last day, if as much comes in as in the periods of the last quarter; levels are taken as last reported."
)
FORECAST = (
    "The pace of the last 12 periods is carried on in a straight line, with a band that holds the arrival in 8 of "
    "10 cases. None is told with fewer than 6 sound figures, without a clear trend, or across a break."
)

CUES = (
    "Reasons to ask, not findings: every share exactly 100% for many periods; the very same figures told again and "
    "again; a leap in a quarter’s last period; more online dossiers while no more people visit the portal."
)


def bands(view: View) -> list[str]:
    """Each band in words, the best first: `Đúng tiến độ: từ 95% đến dưới 100% của mốc`."""
    language, told = view.language, []
    for row in view.rows("methods/bands").iter_rows(named=True):
        lower, upper = language.percent(row["lower"], 0), language.percent(row["upper"], 0)
        if row["upper"] is None:
            words = language.text("from {lower} of the point", lower=lower)
        elif row["lower"]:
            words = language.text("from {lower} to below {upper} of the point", lower=lower, upper=upper)
        else:
            words = language.text("below {upper} of the point", upper=upper)
        told.append(words)
    return told


def _bands(view: View) -> str:
    language = view.language
    point = language.text(
        "The value is held against today’s point on the straight path from the start to the target; "
        "where lower is better, the point is divided by the value."
    )
    statuses = view.rows("methods/bands")["status"].to_list()
    items = "".join(
        f"<li>{pill(status, language)} {esc(words)}</li>"
        for status, words in zip(statuses, bands(view), strict=True)
    )
    return f"{esc(point)}<ul>{items}</ul>"


def _targets(view: View) -> str:
    language = view.language
    told = language.text(
        "An organisation’s own target goes first, then its group’s, then the province’s; of several the one "
        "with the nearest deadline. The period that holds the deadline is still judged; after it stands "
        "{symbol} {word}.",
        symbol=SYMBOLS["expired"],
        word=status_word("expired", language),
    )
    return esc(told)


def _coverage(view: View) -> str:
    limit = view.rows("methods/limits")["coverage_limit"][0]
    told = view.language.text(
        "Where fewer than {limit} of the reports due have come, a group’s figure is a range, from the missing at "
        "their worst to their best; it has no status, no change and no place.",
        limit=view.language.percent(limit, 0),
    )
    return esc(told)


def _places(view: View) -> str:
    told = view.language.text(
        "Places are counted within the group, equal values share one; an organisation’s first period has none. "
        "No change is told across a break or from or to an incomplete period."
    )
    return esc(told)
