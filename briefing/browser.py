"""The machine's own Chromium: opens the page of a set, measures every sheet, photographs it, prints it."""

import base64
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Error, Page, sync_playwright

from briefing.errors import NotComplete
from briefing.sheet import HEIGHT, WIDTH

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# What the browser would hold ready for a person: a page drawn in advance, the boxes of the address bar, and so on.
UNUSED = (
    *("SpareRendererForSitePerProcess", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    *("MediaRouter", "OptimizationHints", "NetworkTimeServiceQuerying", "PaintHolding", "HttpsUpgrades"),
)
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--force-color-profile=srgb", "--font-render-hinting=none"),
    *("--disable-lcd-text", "--hide-scrollbars", "--disable-partial-raster", "--disable-skia-runtime-opts"),
    *("--in-process-gpu", "--js-flags=--optimize-for-size --max-semi-space-size=1"),
    "--disable-features=" + ",".join(UNUSED),
)
PATIENCE = 60_000  # milliseconds for a page that is drawn in two seconds
SCALES = {"": 1.5, "@2x": 3.0}  # picture pixels a CSS pixel: 1920 × 1080, and twice that
MEASURE, MISSING = (
    (Path(__file__).with_name("page") / name).read_text(encoding="utf-8") for name in ("measure.js", "letters.js")
)
DRAWN = (
    "() => document.fonts.status === 'loaded' && [...document.querySelectorAll('.e-plot')]"
    ".every((place) => place.querySelector('svg') || place.classList.contains('st-key-failed'))"
)
PROBE = (
    "letters => { const probe = document.createElement('p'); probe.id = 'probe'; probe.textContent = letters;"
    " document.body.append(probe); }"
)


@dataclass
class Opened:
    """The page of a set in the browser, and what the browser said meanwhile."""

    page: Page
    session: CDPSession
    log: list[str] = field(default_factory=list)

    def show(self, number: int) -> None:
        """Shows one sheet alone (1 = the first)."""
        self.page.evaluate(
            "n => { document.body.className = 's-shown'; document.querySelectorAll('.s-sheet')"
            ".forEach((s, i) => s.classList.toggle('s-now', i === n - 1)); scrollTo(0, 0); }",
            number,
        )

    def measured(self, number: int) -> dict[str, Any]:
        """What stands on the shown sheet: see `page/measure.js`."""
        found: dict[str, Any] = self.page.locator(".s-sheet").nth(number - 1).evaluate(MEASURE)
        return found

    def photograph(self, scale: float) -> bytes:
        """A PNG of the shown sheet, drawn anew at a scale; encoded fast, a quarter larger than the smallest."""
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "scale": scale}
        asked = {"format": "png", "optimizeForSpeed": True, "clip": clip}
        return base64.b64decode(self.session.send("Page.captureScreenshot", asked)["data"])

    def missing(self, letters: str) -> list[str]:
        """The letters that no font at hand has; a box would be drawn for each."""
        found: list[str] = self.page.evaluate(MISSING, letters)
        return found

    def fonts_of(self, letters: str) -> list[dict[str, Any]]:
        """Which fonts the browser takes for these letters: name, whether it is one of ours, how many glyphs."""
        self.page.evaluate(PROBE, letters)
        session = self.session
        try:
            session.send("DOM.enable")
            session.send("CSS.enable")
            root = session.send("DOM.getDocument")["root"]["nodeId"]
            node = session.send("DOM.querySelector", {"nodeId": root, "selector": "#probe"})["nodeId"]
            fonts: list[dict[str, Any]] = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            return fonts
        finally:
            self.page.evaluate("() => document.getElementById('probe').remove()")
            session.send("CSS.disable")

    def print(self, path: Path) -> None:
        """The whole set as PDF: vector letters and charts, one sheet a page, bookmarks, tags."""
        self.page.evaluate("() => { document.body.className = 's-web'; }")
        self.page.request_gc()
        self.page.pdf(path=path, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)


def executable() -> str:
    """Where Chromium is (EGOV_CHROMIUM, else on the path). Raises `NotComplete` where it is not."""
    found = os.environ.get("EGOV_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found or not Path(found).exists():
        raise NotComplete(
            "the browser", "Chromium is not installed on this machine; the administrator must install it."
        )
    return found


@contextmanager
def opened(document: Path, language: str, zone: str) -> Iterator[Opened]:
    """The page with every chart drawn, no network reachable; closed with the block.

    Raises `NotComplete` where the browser does not start, dies or does not finish.
    """
    log: list[str] = []
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable(), args=list(ARGUMENTS))
            try:
                yield open_page(browser, document, language, zone, log)
            finally:
                with suppress(Error):
                    browser.close()
    except Error as fault:
        log.append(str(fault))
        raise NotComplete(
            "the browser", "The browser stopped before all was drawn: {reason}", reason=_first(fault), log=log
        ) from fault


def open_page(browser: Browser, document: Path, language: str, zone: str, log: list[str]) -> Opened:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        locale="vi-VN" if language == "vi" else "en-GB",
        timezone_id=zone,
        reduced_motion="reduce",
        color_scheme="light",
        offline=True,
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("console", lambda message: log.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda fault: log.append(f"error: {fault}"))
    page.goto(document.as_uri(), wait_until="load")
    page.wait_for_function(DRAWN)
    page.request_gc()  # what was needed for the drawing alone
    return Opened(page, context.new_cdp_session(page), log)


def _first(fault: Error) -> str:
    return str(fault).strip().splitlines()[0][:200]
