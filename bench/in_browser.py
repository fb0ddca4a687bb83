"""One visit in headless Chromium: opening, opening again, choosing a period, changing the page."""

import html
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, TimeoutError, sync_playwright

from bench.page_parts import Part, parts
from bench.servers import CHROMIUM, Server

WATCHING = Path(__file__).with_name("watching.js").read_text(encoding="utf-8")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PEOPLE = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh", "reduced_motion": "reduce"}
REST = 600  # milliseconds between two acts, for what a page still does unseen
LIMIT = 30_000


@dataclass
class Visit:
    """Milliseconds by act; bytes of files and over the socket by act."""

    painted: dict[str, float] = field(default_factory=dict)
    numbers: dict[str, float] = field(default_factory=dict)
    answering: dict[str, float] = field(default_factory=dict)  # until its boxes take a choice
    files: dict[str, int] = field(default_factory=dict)
    socket: dict[str, int] = field(default_factory=dict)


@dataclass
class Traffic:
    files: int = 0
    socket: int = 0

    def count(self, session: CDPSession) -> None:
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._file)
        session.on("Network.webSocketFrameReceived", self._frame)

    def _file(self, event: dict[str, Any]) -> None:
        self.files += int(event["encodedDataLength"])

    def _frame(self, event: dict[str, Any]) -> None:
        response = event["response"]
        size = len(response["payloadData"])
        self.socket += size * 3 // 4 if response["opcode"] == 2 else size  # binary frames are told in base64


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as player:
        opened = player.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()


def visit(opened: Browser, server: Server, first: str, then: str, label: str, line: dict[str, Any] | None) -> Visit:
    """A new person: nothing kept by the browser. `first` and `then` are periods, `label` is the second's name;
    `line` slows the network (the conditions of the browser's own tools)."""
    visit, traffic = Visit(), Traffic()
    context = opened.new_context(viewport={"width": 1366, "height": 768}, **PEOPLE)  # type: ignore[arg-type]
    context.add_init_script(WATCHING.replace("WANTED", json.dumps(wanted("", first))))
    page = context.new_page()
    session = context.new_cdp_session(page)
    traffic.count(session)
    if line:
        session.send("Network.emulateNetworkConditions", line)
    page.goto(f"{server.address}/", wait_until="commit")
    _note(page, visit, traffic, "cold")
    if not line:
        page.reload(wait_until="commit")
        _note(page, visit, traffic, "warm")
        _want(page, wanted("", then))
        _choose(page, server, label)
        _note(page, visit, traffic, "filter")
        _want(page, wanted("targets", then))
        page.get_by_role("link", name="Chỉ tiêu", exact=True).first.click()
        _note(page, visit, traffic, "page")
    context.close()
    return visit


def wanted(path: str, period: str) -> dict[str, Any]:
    """What a page shows: its title, its headline numbers, and the longest words in each of its charts."""
    found = list(_flat(parts(path, period, "all")))
    text = "".join(part.text for part in found if part.kind == "html")
    title = re.search(r"<h1.*?</h1>", text)
    numbers = re.findall(r'<b class="e-number">(.*?)</b>', text)
    return {
        "title": _bare(title[0]) if title else "",
        "numbers": "|".join(map(_bare, numbers)),
        "charts": [_words(part.picture.figure) for part in found if part.picture],
    }


def _flat(found: tuple[Part, ...]) -> Iterator[Part]:
    for part in found:
        yield part
        yield from _flat(part.inside)


def _words(figure: dict[str, Any]) -> str:
    """The chart's foot, which names the period."""
    return _bare(figure["layout"].get("title", {}).get("text", ""))


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]*>", "", text)))


def _want(page: Page, want: dict[str, Any]) -> None:
    page.evaluate("want => { bench.want = want }", want)


def _choose(page: Page, server: Server, label: str) -> None:
    if server.name == "ours":
        page.locator(".st-key-choose-period input").fill(label)
        page.get_by_role("option", name=label).click()
    else:
        page.locator("#period").click()
        page.locator(".dash-dropdown-search").fill(label)
        page.get_by_role("option", name=label).click()


def _note(page: Page, visit: Visit, traffic: Traffic, act: str) -> None:
    """Waits until all is painted and the page has come to rest, and notes what it took."""
    try:
        page.wait_for_function("() => window.bench && bench.answering !== null", timeout=LIMIT)
    except TimeoutError as late:
        raise RuntimeError(f"{page.url}, {act}: {page.evaluate('() => bench.lacking()')}") from late
    page.wait_for_timeout(REST)
    seen = page.evaluate(
        "() => { const { begun, numbers, painted, answering } = bench; return { begun, numbers, painted, answering }; }"
    )
    visit.painted[act] = seen["painted"] - seen["begun"]
    visit.numbers[act] = seen["numbers"] - seen["begun"]
    visit.answering[act] = seen["answering"] - seen["begun"]
    visit.files[act], visit.socket[act] = traffic.files, traffic.socket
    traffic.files = traffic.socket = 0
