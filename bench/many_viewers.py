"""Twenty people open the overview in the same moment; what each costs in memory; what a page sends.

Over the framework's own connection, beside Dash answering what its script asks for the same page, in turn in one
run. The people share the machine with the servers, so the time holds their work too, for both sides.
"""

import os
from contextlib import ExitStack
from itertools import cycle, islice

from bench import servers
from bench.timing import Figure
from bench.viewers import Answer, at_once, open_dash, open_ours, turn_to, viewer
from pages.parts.page_list import PAGES

PEOPLE = 20
ROUNDS = 5
HELD = 40  # open pages, for the memory that one takes
VIEWS = 1000
SETTLED = 200  # page views until the server's memory holds all it keeps
PATHS = [path for _, path, _ in PAGES]


def figures() -> list[Figure]:
    with servers.side_by_side() as (ours, dash):
        for _ in range(3):  # uncounted: the servers draw what they keep
            open_ours(ours)
            open_dash(dash)
        one_more = _one_more(ours)  # first, while no memory of others' visits is free to be used again
        return [*_opening_at_once(ours, dash), one_more, _growth(ours), *_over_the_socket(ours)]


def _opening_at_once(ours: servers.Server, dash: servers.Server) -> list[Figure]:
    ways = ((ours, open_ours), (dash, open_dash))
    answers: dict[str, list[Answer]] = {"ours": [], "dash": []}
    work = {"ours": 0.0, "dash": 0.0}
    for _ in range(ROUNDS):
        for server, way in ways:
            before = server.seconds_of_work
            answers[server.name] += at_once(PEOPLE, way, server)
            work[server.name] += server.seconds_of_work - before
    each = {name: 1000 * seconds / PEOPLE / ROUNDS for name, seconds in work.items()}
    told = f"server's work for one {each['ours']:.0f} and {each['dash']:.0f} ms, load {os.getloadavg()[0]:.1f}"
    middle, late = ({name: _share(got, part) for name, got in answers.items()} for part in (0.5, 0.95))
    what = f"{PEOPLE} at once, overview, until the last message"
    return [
        Figure(f"{what}, median", middle["ours"], "Dash", middle["dash"]),
        Figure(f"{what}, p95", late["ours"], "Dash", late["dash"], "≤ 400 ms", told),
    ]


def _share(answers: list[Answer], part: float) -> float:
    """The time within which this part of the viewers was served."""
    taken = sorted(answer.seconds for answer in answers)
    return taken[min(int(len(taken) * part), len(taken) - 1)]


def _one_more(server: servers.Server) -> Figure:
    """Memory of one open page, from many that stand open at the same time."""
    with ExitStack() as stack:
        turn_to(stack.enter_context(viewer(server)), "")
        before = server.memory
        for _ in range(HELD):
            turn_to(stack.enter_context(viewer(server)), "")
        each = (server.memory - before) / HELD
    return Figure("Memory of one more open overview", each, limit="≤ 8000 KB", detail=f"{HELD} open", unit="KB")


def _growth(server: servers.Server) -> Figure:
    """Memory after many page views of people who go through all pages, above that after the first of them."""
    with ExitStack() as stack:
        people = [stack.enter_context(viewer(server)) for _ in range(PEOPLE)]
        for number, page in enumerate(islice(cycle(PATHS), VIEWS)):
            if number == SETTLED:
                before = server.memory
            turn_to(people[number % PEOPLE], page)
        grown = server.memory - before
    detail = f"from {before / 1e6:.0f} MB after {SETTLED}"
    return Figure(f"Memory gained over {VIEWS} page views", grown, limit="flat", detail=detail, unit="KB")


def _over_the_socket(server: servers.Server) -> list[Figure]:
    """Each page as one who comes to it first gets it: later the framework leaves out what it has sent before."""
    lines = []
    for page in PATHS:
        with viewer(server) as opened:
            size = turn_to(opened, page).received
        lines.append(Figure(f"Over the socket: {page or 'overview'}", size, limit="≤ 150 KB", unit="KB"))
    return lines
