"""The weekly briefing: a whole set from a cold start, one sheet more, the browser's memory, the page of a set and
how soon its charts are seen, beside a page written by hand with the same charts and the same library."""

import html
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psutil  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from bench import servers
from bench.in_browser import PEOPLE, browser
from bench.timing import PROJECT, Figure, process

PERIOD, ORGANISATION = "2020-W53", "H-TRANG-DINH"
SETS, OPENINGS, ANSWERS = 3, 7, 40
SHEETS_OF_THE_LIMIT = 10
LIBRARY = PROJECT / "pages" / "static" / "plotly-basic-4.1.1.min.js"
BY_HAND = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title><body>{places}
<script>{library}</script>
<script>const figures = [{figures}];
figures.forEach((f, i) => Plotly.newPlot("p" + i, f.data, f.layout, f.config));</script></body></html>"""
SEEN = """() => new Promise((done) => {
  const drawn = () => [...document.querySelectorAll(".e-plot, .by-hand")].every((place) => place.querySelector("svg path"));
  const look = () => drawn() ? requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)) : requestAnimationFrame(look);
  look();
})"""


def figures() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "var"
        process("-m", "data", "demo", EGOV_HOME=str(home))
        return of_store(home, Path(folder))


def of_store(home: Path, folder: Path) -> list[Figure]:
    """The figures of a store that holds the demo's periods; `folder` is written into."""
    plain = [made(home, folder / f"set-{run}") for run in range(SETS)]
    more = [made(home, folder / f"more-{run}", "--organisation", ORGANISATION) for run in range(SETS)]
    seconds, further = (statistics.median(taken for taken, _ in runs) for runs in (plain, more))
    count = sheets(folder / "set-0")
    added = sheets(folder / "more-0") - count
    memory = max(peak for _, peak in plain + more)
    each = (further - seconds) / added if added else seconds / count
    load = f"load {os.getloadavg()[0]:.1f}"
    lines = [
        Figure(
            f"Briefing of {count} sheets, all formats, cold start",
            seconds,
            limit="≤ 15 s for 10 sheets",
            detail=load,
        ),
        Figure("One sheet more" if added else "A sheet of it", each, limit="≤ 1 s"),
        Figure("Browser's memory at its peak (all its processes)", memory, limit="≤ 600 MB", unit="KB"),
    ]
    process("-m", "briefing", PERIOD, EGOV_HOME=str(home))
    return [*lines, *answers(home), visible(folder / "set-0", folder / "by-hand.html")]


def sheets(folder: Path) -> int:
    return len(json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["sheets"])


def made(home: Path, out: Path, *arguments: str) -> tuple[float, float]:
    """Seconds of one call from start to end, and the most bytes that the browser's processes held together."""
    command = [sys.executable, "-m", "briefing", PERIOD, "--out", str(out), *arguments]
    begun = time.perf_counter()
    child = psutil.Popen(command, cwd=PROJECT, env=os.environ | {"EGOV_HOME": str(home)}, stdout=subprocess.DEVNULL)
    peak = 0.0
    while child.poll() is None:
        peak = max(peak, browsers_memory(child))
        time.sleep(0.1)
    if child.returncode:
        raise RuntimeError(f"the briefing ended with {child.returncode}")
    return time.perf_counter() - begun, peak


def browsers_memory(child: psutil.Process) -> float:
    """What the browser's processes hold; a page that several share is counted once, in parts."""
    held = 0.0
    try:
        for each in child.children(recursive=True):
            if "chrom" in each.name():
                held += each.memory_full_info().pss
    except psutil.Error:
        return held
    return held


def answers(home: Path) -> list[Figure]:
    """The page of a kept set: the first answer of a fresh server, and the usual one."""
    with servers.ours(home) as server:
        address = f"{server.address}/briefing/{PERIOD}/"
        taken = [answered(address) for _ in range(ANSWERS + 1)]
    usual = statistics.median(taken[1:])
    detail = f"worst {1000 * max(taken[1:]):.0f} ms; first after a start {1000 * taken[0]:.0f} ms"
    return [Figure("Page of a set answered", usual, limit="≤ 50 ms", detail=detail)]


def answered(address: str) -> float:
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    begun = time.perf_counter()
    with urllib.request.urlopen(asked, timeout=20) as answer:
        answer.read()
    return time.perf_counter() - begun


def visible(made: Path, by_hand: Path) -> Figure:
    """All charts of a set's page seen, opened from the folder, beside the page written by hand."""
    ours = made / "index.html"
    by_hand.write_text(written(ours.read_text(encoding="utf-8")), encoding="utf-8")
    with browser() as opened:
        ways: dict[str, Callable[[], float]] = {
            "ours": lambda: seen(opened, ours),
            "by hand": lambda: seen(opened, by_hand),
        }
        times = {name: [way() for _ in range(OPENINGS)] for name, way in ways.items()}
    middle = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    return Figure("All charts of a set's page seen", middle["ours"], "a page by hand", middle["by hand"], "≤ 1.2 ×")


def seen(opened: Browser, path: Path) -> float:
    """Seconds from the navigation to the frame in which every chart stands."""
    context = opened.new_context(viewport={"width": 1366, "height": 768}, **PEOPLE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(path.as_uri(), wait_until="commit")
    taken = float(page.evaluate(SEEN)) / 1000
    context.close()
    return taken


def written(text: str) -> str:
    """The page that somebody would write with the same figures: a place and a call for each."""
    found = re.findall(r"class=\"e-plot\"[^>]*?style=\"height:(\d+)px\"[^>]*?data-figure='([^']*)'", text)
    if not found:
        raise LookupError("the set's page holds no chart")
    places = "".join(
        f'<div class="by-hand" id="p{n}" style="height:{high}px"></div>' for n, (high, _) in enumerate(found)
    )
    told = ",".join(html.unescape(figure).replace("</", "<\\/") for _, figure in found)
    library = LIBRARY.read_text(encoding="utf-8").replace("</script", "<\\/script")
    return BY_HAND.replace("{places}", places).replace("{library}", library).replace("{figures}", told)
