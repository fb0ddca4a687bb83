"""The first view: all of the overview in the very first answer, giving way without anything moving."""

import re
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.serving import CONTEXT

PLACES = (".e-name", ".e-lang", ".e-lead", ".e-cards article:last-child", ".st-key-card-map", ".e-plot", ".e-foot")
SIZES = ((1366, 768), (390, 844))
STANDS = "() => window.egovFirst?.querySelector('.e-plot svg')"
TAKEN_OVER = "() => !window.egovFirst && document.querySelector('.st-key-drawn span') && document.querySelector('.e-plot svg')"


def answer(place: str, **headers: str) -> str:
    with urllib.request.urlopen(urllib.request.Request(place, headers=headers), timeout=20) as sent:
        return str(sent.read().decode())


def places(page: Page) -> dict[str, list[float]]:
    found: dict[str, list[float]] = page.evaluate(
        "names => Object.fromEntries(names.map(name => {"
        " const b = (window.egovFirst ?? document).querySelector(name).getBoundingClientRect();"
        " return [name, [b.x, b.y, b.width]]; }))",
        list(PLACES),
    )
    return found


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
def test_nothing_moves_when_the_frameworks_page_takes_over(
    address: str, browser: Browser, size: tuple[int, int]
) -> None:
    seen: list[dict[str, list[float]]] = []
    for waits_for_framework in (False, True):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **CONTEXT)  # type: ignore[arg-type]
        page = context.new_page()
        if not waits_for_framework:
            page.route("**/static/js/**", lambda route: route.abort())
        page.goto(address)
        page.wait_for_function(TAKEN_OVER if waits_for_framework else STANDS)
        page.evaluate("() => document.fonts.ready")
        page.wait_for_timeout(300)
        seen.append(places(page))
        context.close()
    first, last = seen
    moved = {
        name: (first[name], last[name])
        for name in PLACES
        if name not in (".e-name", ".e-lang") or size[0] > 640  # on a phone they stand within the bar
        if any(abs(one - other) > 2 for one, other in zip(first[name], last[name], strict=True))
    }
    assert not moved


@pytest.mark.browser
def test_it_goes_when_the_same_page_has_been_drawn(address: str, page: Page) -> None:
    page.goto(address, wait_until="commit")  # by the time all is loaded it may have gone
    page.wait_for_function(STANDS)
    assert page.locator(".e-cards").count() <= 1, "what is asked of the document finds one page at a time"
    page.wait_for_function(TAKEN_OVER)
    assert page.locator(".e-cards").count() == 1


@pytest.mark.browser
def test_who_prefers_the_dark_is_not_shown_the_light_one(address: str, browser: Browser) -> None:
    kept: dict[str, Any] = {**CONTEXT, "color_scheme": "dark"}
    context = browser.new_context(**kept)
    page = context.new_page()
    page.route("**/static/js/**", lambda route: route.abort())
    page.goto(address)
    assert not page.evaluate("() => Boolean(window.egovFirst)")
    page.goto(address)
    page.wait_for_function("() => window.egovFirst")
    ground = page.evaluate("() => getComputedStyle(window.egovFirst.getElementById('first')).backgroundColor")
    assert ground == "rgb(15, 23, 38)"
    context.close()


def test_it_speaks_of_the_view_that_the_address_names(address: str) -> None:
    english = answer(f"{address}/?lang=en&group=districts&period=2019-W12")
    first = english[english.index('<div id="first">') :]
    assert "Week 12/2019" in first
    assert "Districts and city" in first
    assert "st-key-card-board-department" not in first


@pytest.mark.parametrize("query", ["period=nonsense", "as_of=2019-03-20", "lang=xx", "group=xx"])
def test_what_the_page_must_tell_itself_has_no_first_view(address: str, query: str) -> None:
    assert '<div id="first">' not in answer(f"{address}/?{query}")


def test_other_pages_have_their_frame(address: str) -> None:
    text = answer(f"{address}/targets")
    first = text[text.index('<div id="first">') :]
    assert re.search(r'<a href="/targets[^"]*" aria-current="page">', first)
    assert "e-cards" not in first


def test_the_answer_is_compressed_for_who_takes_it(address: str) -> None:
    request = urllib.request.Request(address, headers={"accept-encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=20) as sent:
        assert sent.headers["content-encoding"] == "gzip"
        assert len(sent.read()) < 60_000
