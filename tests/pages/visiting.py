"""A visitor in a real browser: opens a page, waits until it has come to rest, reads and presses keys as a person does."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import Browser, Page, TimeoutError

from tests.pages.serving import CONTEXT

DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
RUNNING = "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'running'"
# The run has ended, the first view has made way for it, and every chart that has a place has its drawing.
STANDING = """
() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
  && !!document.querySelector('.st-key-drawn span, .st-key-failed') && !document.querySelector('#first')
  && [...document.querySelectorAll('.e-plot')].filter(p => p.clientWidth).every(p => p.querySelector('.main-svg'))
"""
# What a person reads, without what only a run or a browser is told by.
READ = "() => document.querySelector('[data-testid=stMain]').innerText.replace(/\\s+/g, ' ').trim()"


def stands(page: Page) -> Page:
    """Waits until the page is drawn."""
    page.wait_for_function(STANDING, timeout=60_000)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    return page


def visited(page: Page, url: str) -> Page:
    """Opens an address and waits until the page stands."""
    page.goto(url)
    return stands(page)


def followed(page: Page) -> Page:
    """Waits for what a choice has asked for: a run begins (or is over already) and ends."""
    with suppress(TimeoutError):
        page.wait_for_function(RUNNING, timeout=1500)
    return stands(page)


def read(page: Page) -> str:
    """What a person reads, once it has come to rest: some of the framework's boxes arrive after the page is drawn."""
    text, before = str(page.evaluate(READ)), ""
    for _ in range(20):
        if text == before:
            break
        page.wait_for_timeout(400)
        text, before = str(page.evaluate(READ)), text
    return text


@contextmanager
def visitor(browser: Browser, size: dict[str, int], **settings: Any) -> Iterator[Page]:
    """A page of a browser context of its own."""
    asked: Any = CONTEXT | {"viewport": size} | settings
    context = browser.new_context(**asked)
    try:
        yield context.new_page()
    finally:
        context.close()


def listening(page: Page) -> list[str]:
    """What the page complains of from now on."""
    complaints: list[str] = []
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.on(
        "console",
        # the framework looks for itself below the page's own path first, and is answered 404
        lambda line: complaints.append(line.text) if line.type == "error" and "404" not in line.text else None,
    )
    return complaints


def tabbed(page: Page, most: int, script: str) -> Sequence[Any]:
    """What `script` (of the focused element) says after each press of Tab, until the focus leaves the page."""
    seen = []
    for _ in range(most):
        page.keyboard.press("Tab")
        told = page.evaluate(
            f"() => {{ const at = document.activeElement; return at === document.body ? null : ({script})(at) }}"
        )
        if told is None:
            break
        seen.append(told)
    return seen
