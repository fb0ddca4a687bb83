"""Every page in a real browser: drawn whole, nothing cut, nothing wide, no fault on the console."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.pages.serving import IN_A_BROWSER
from tests.pages.test_every_page import PAGES

SIZES = {"wall": (1920, 1080), "desk": (1366, 768), "phone": (390, 844)}
WIDE = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth }"
PAINTED = "() => [...document.querySelectorAll('[class*=st-key-chart-]')].every(c => c.querySelector('.main-svg'))"
GROUND = "() => getComputedStyle(document.documentElement).getPropertyValue('--e-ground')"
# Charts whose drawing is not as wide as their place.
ASKEW = (
    "() => [...document.querySelectorAll('.e-plot')].filter("
    "p => Math.abs(p.querySelector('.main-svg').getBoundingClientRect().width - p.clientWidth) > 1).length"
)
# The framework's own English, for those who hear the page.
ENGLISH = re.compile(
    r'"(?:open|close|next page|previous page|page \d+|pagination|copy.*|skip.*|app pages|sidebar)"', re.I
)

pytestmark = IN_A_BROWSER


def opened(page: Page, url: str) -> list[str]:
    """Opens a page and waits until everything is drawn; returns what the console complained of."""
    complaints: list[str] = []
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.on(
        "console",
        # the framework looks for itself below the page's own path first, and is answered 404
        lambda line: complaints.append(line.text) if line.type == "error" and "404" not in line.text else None,
    )
    page.goto(url)
    page.wait_for_selector(".st-key-drawn span, .st-key-failed", state="attached", timeout=60_000)
    page.wait_for_function(PAINTED, timeout=60_000)
    return complaints


# On the desk and the phone `test_accessibility.py` and `test_pictures_of_pages.py` see the same.
@pytest.mark.parametrize(
    "size", ["wall", *(pytest.param(size, marks=pytest.mark.long) for size in ("desk", "phone"))]
)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_stands_in_the_window(name: str, size: str, page: Page, address: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    complaints = opened(page, f"{address}/{name}?period=2020-W40")
    assert page.locator(".st-key-failed").count() == 0
    assert page.evaluate(WIDE) <= 0, "the page is wider than the window"
    assert not complaints


def test_the_page_says_its_language_and_keeps_the_view_through_navigation(page: Page, address: str) -> None:
    opened(page, f"{address}/?period=2019-W12&group=districts&lang=en")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Targets").click()
    page.wait_for_url("**/targets?**period=2019-W12**")
    assert "group=districts" in page.url
    assert "lang=en" in page.url


def test_a_card_leads_to_the_page_behind_it(page: Page, address: str) -> None:
    opened(page, f"{address}/?period=2020-W40")
    page.get_by_role("link", name="Tỷ lệ hồ sơ tiếp nhận trực tuyến").first.click()
    page.wait_for_url("**/online-services?**indicator=online_dossiers**")
    page.wait_for_selector(".st-key-chart-trend")
    page.go_back()
    page.wait_for_selector(".st-key-chart-ranking")


def test_every_chart_has_a_text_and_its_container(page: Page, address: str) -> None:
    opened(page, f"{address}/?period=2020-W40")
    charts = page.locator(".e-plot[role=img]")
    assert charts.count() == page.locator("[class*=st-key-chart-]").count() >= 2
    marks = page.locator("[data-status=met]")
    assert marks.count() > 10


@pytest.mark.parametrize("name", ["portals", "shared-software"])
def test_charts_are_as_wide_as_their_place(name: str, page: Page, address: str) -> None:
    opened(page, f"{address}/{name}?period=2020-W40")
    for width, height in ((1366, 768), (390, 844), (844, 390)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(f"() => ({ASKEW})() === 0", timeout=10_000)


def test_the_page_follows_the_browser_between_light_and_dark(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    opened(page, f"{address}/portals?period=2020-W40")
    light, shown = page.evaluate(GROUND), page.locator(".e-plot .xtick text").first
    letters = shown.get_attribute("style")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"light => ({GROUND})() !== light", arg=light, timeout=20_000)
    page.wait_for_function(PAINTED, timeout=60_000)
    expect(shown).not_to_have_attribute("style", str(letters), timeout=20_000)


@pytest.mark.parametrize("name", ["", "history", "history?view=owing", "upload"])
def test_the_framework_is_heard_in_vietnamese(name: str, page: Page, address: str) -> None:
    page.goto(f"{address}/{name}{'&' if '?' in name else '?'}lang=vi")
    page.wait_for_selector(".st-key-drawn span", state="attached", timeout=60_000)
    expect(page.get_by_role("button", name="Mở danh sách").first).to_be_visible()
    assert not ENGLISH.findall(page.locator("body").aria_snapshot())
