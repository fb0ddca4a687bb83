"""The overview beside a Dash page that shows the same parts: opened, filtered, left for another page.

In turn, so that a busy machine is busy for both: a browser that has kept nothing opens the page (cold), opens
it again (warm), chooses another period and goes to the targets. What counts is the time until everything is
painted (`watching.js`). Both servers have drawn these views before, as they have for every viewer but the first.
"""

import os
import statistics

import queries
from bench import servers
from bench.in_browser import Visit, browser, visit
from bench.timing import Figure
from data import snapshots
from wording import language

RUNS = 9
FIRST, THEN = "2020-W53", "2020-W40"
SLOW_RUNS = 5
SLOW = {"offline": False, "latency": 30, "downloadThroughput": 20e6 / 8, "uploadThroughput": 20e6 / 8}
LIMITS = {"cold": "≤ 1.0 ×", "warm": "≤ 1.0 ×", "filter": "≤ 1.5 ×", "page": "≤ 1.5 ×"}
ACTS = {
    "cold": "Overview painted, first visit",
    "warm": "Overview painted, opened again",
    "filter": "Another period chosen, all painted",
    "page": "Targets from the menu, all painted",
}
Visits = dict[str, list[Visit]]


def figures() -> list[Figure]:
    with servers.side_by_side() as (ours, dash):
        usual = _visits((ours, dash), RUNS, None)
        slow = _visits((ours, dash), SLOW_RUNS, SLOW)
    lines = [_figure(ACTS[act], usual, act, LIMITS[act]) for act in ACTS]
    lines[1:1] = [_first_numbers(usual), _answering(usual, "cold"), _answering(usual, "warm")]
    lines.append(_figure("Overview painted, first visit, 20 Mbit/s, 30 ms", slow, "cold", "≤ 0.5 ×"))
    return lines + _traffic(usual)


def _visits(pair: tuple[servers.Server, ...], runs: int, line: dict[str, float] | None) -> Visits:
    seen: Visits = {server.name: [] for server in pair}
    with browser() as opened:
        for run in range(runs + 1):
            for server in pair:
                made = visit(opened, server, FIRST, THEN, _label(THEN), line)
                if run:  # the first is the servers' warm-up
                    seen[server.name].append(made)
    return seen


def _label(period: str) -> str:
    """The period as the filter offers it."""
    for row in queries.fetch(snapshots.current(), "frame/periods").iter_rows(named=True):
        if row["name"] == period:
            return language("vi").period(period, row["period_start"], row["period_end"])
    raise LookupError(period)


def _figure(what: str, seen: Visits, act: str, limit: str) -> Figure:
    times = {name: [one.painted[act] / 1000 for one in visits] for name, visits in seen.items()}
    middle = {name: statistics.median(taken) for name, taken in times.items()}
    worst = f"worst {1000 * max(times['ours']):.0f} and {1000 * max(times['dash']):.0f} ms"
    return Figure(what, middle["ours"], "Dash", middle["dash"], limit, f"{worst}, load {os.getloadavg()[0]:.1f}")


def _first_numbers(seen: Visits) -> Figure:
    """Held against Dash's whole first view; Dash's own first numbers are told beside."""
    numbers = [one.numbers["cold"] / 1000 for one in seen["ours"]]
    whole = statistics.median(one.painted["cold"] / 1000 for one in seen["dash"])
    theirs = statistics.median(one.numbers["cold"] for one in seen["dash"])
    detail = f"worst {1000 * max(numbers):.0f} ms; Dash's numbers {theirs:.0f} ms"
    return Figure(
        "First numbers readable", statistics.median(numbers), "Dash, all painted", whole, "≤ 0.5 ×", detail
    )


def _answering(seen: Visits, act: str) -> Figure:
    """Until the framework has taken over from the first view, and the boxes take a choice."""
    ours = statistics.median(one.answering[act] / 1000 for one in seen["ours"])
    theirs = statistics.median(one.answering[act] / 1000 for one in seen["dash"])
    return Figure(f"{ACTS[act]}: boxes answer", ours, "Dash", theirs)


def _traffic(seen: Visits) -> list[Figure]:
    lines = []
    for act in ACTS:
        files = {name: statistics.median(one.files[act] for one in visits) for name, visits in seen.items()}
        socket = statistics.median(one.socket[act] for one in seen["ours"])
        lines.append(
            Figure(
                f"{ACTS[act]}: transferred",
                files["ours"] + socket,
                "Dash",
                files["dash"],
                "socket ≤ 150 KB",
                f"of it over the socket {socket / 1000:.0f} KB",
                unit="KB",
            )
        )
    return lines
