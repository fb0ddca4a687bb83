"""Links of our own HTML lead on inside the running page; Back and a pasted address give the same view again."""

from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from tests.pages.serving import IN_A_BROWSER, served

pytestmark = IN_A_BROWSER

AT_REST = (
    "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
    " && !!document.querySelector('.st-key-drawn, .st-key-failed')"
)
RUNNING = "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'running'"
# What a person sees, without what only a run or a browser is told by.
SEEN = "() => document.querySelector('[data-testid=stMain]').innerText.replace(/\\s+/g, ' ')"
TOP = "document.querySelector('[data-testid=stMain]').scrollTop"


def at_rest(page: Page) -> None:
    with suppress(TimeoutError):  # a run that was asked for begins, or is over already
        page.wait_for_function(RUNNING, timeout=1500)
    page.wait_for_function(AT_REST, timeout=60_000)
    page.wait_for_timeout(200)  # what is done when it has ended


def opened(page: Page, url: str) -> None:
    page.goto(url)
    at_rest(page)
    page.evaluate("() => { window.isTheSamePage = true }")


def is_the_same_page(page: Page) -> bool:
    """Whether nothing was loaded anew since `opened`."""
    return bool(page.evaluate("() => window.isTheSamePage === true"))


def card(page: Page) -> None:
    page.locator(".e-cards a[href^='/']").first.click()
    at_rest(page)


def test_a_card_leads_on_without_loading_and_back_gives_the_same_view(page: Page, address: str) -> None:
    opened(page, f"{address}/?period=2019-W12&group=districts&lang=vi")
    before, steps = page.evaluate(SEEN), page.evaluate("history.length")
    card(page)
    assert "indicator=" in page.url
    assert "period=2019-W12" in page.url
    assert page.evaluate("history.length") == steps + 1, "one choice is one step back"
    after, there = page.evaluate(SEEN), page.url
    assert after != before
    page.go_back()
    at_rest(page)
    assert page.url == f"{address}/?period=2019-W12&group=districts&lang=vi"
    assert page.evaluate(SEEN) == before
    page.go_forward()
    at_rest(page)
    assert (page.url, page.evaluate(SEEN)) == (there, after)
    assert is_the_same_page(page)


@pytest.mark.long  # `test_journeys.py` sees it on one server
def test_a_pasted_address_shows_the_identical_view(page: Page, address: str, demo_home: Path) -> None:
    opened(page, f"{address}/?period=2019-W12&group=districts&lang=vi")
    card(page)
    seen, place = page.evaluate(SEEN), page.url.removeprefix(address)
    with served(demo_home) as fresh:
        opened(page, fresh + place)
        assert page.url == fresh + place
        assert page.evaluate(SEEN) == seen


def test_another_page_begins_at_its_heading(page: Page, address: str) -> None:
    opened(page, f"{address}/?period=2019-W12")
    page.evaluate(f"{TOP} = 300")
    page.locator("a.e-tile").last.click()
    at_rest(page)
    assert "/organisation?" in page.url
    assert page.evaluate(TOP) == 0
    assert page.evaluate("document.activeElement.classList.contains('e-name')")
    page.go_back()
    at_rest(page)
    assert page.evaluate(TOP) >= 300  # the click may have scrolled the tile into view


def test_the_language_changes_inside_the_page_for_those_who_hear_it_too(page: Page, address: str) -> None:
    opened(page, f"{address}/?period=2019-W12&lang=vi")
    expect(page.get_by_role("button", name="Mở danh sách").first).to_be_visible()
    page.locator(".e-lang a").click()
    at_rest(page)
    assert is_the_same_page(page)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("button", name="Open", exact=True).first).to_be_visible()
    assert page.get_by_role("button", name="Mở danh sách").count() == 0
    page.go_back()
    at_rest(page)
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.get_by_role("button", name="Mở danh sách").first).to_be_visible()


def test_a_held_key_opens_the_browser_s_own_new_tab(page: Page, address: str) -> None:
    opened(page, f"{address}/?period=2019-W12")
    with page.context.expect_page() as other:
        page.locator("a.e-tile").first.click(modifiers=["Control"])
    assert "/organisation" in other.value.url
    assert page.url == f"{address}/?period=2019-W12"


def test_without_our_script_a_link_is_a_link(page: Page, address: str) -> None:
    page.route("**/egov/egov.js*", lambda route: route.abort())
    opened(page, f"{address}/?period=2019-W12")
    card(page)
    assert "indicator=" in page.url
    assert not is_the_same_page(page)


def test_every_filter_lives_in_the_address_through_pages_and_back(page: Page, address: str) -> None:
    start = f"{address}/online-services?period=2019-W12&group=districts&lang=en&basis=year_to_date"
    opened(page, start)
    page.get_by_role("link", name="Portals").click()
    at_rest(page)
    for part in ("/portals?", "period=2019-W12", "group=districts", "lang=en", "basis=year_to_date"):
        assert part in page.url
    page.go_back()
    at_rest(page)
    assert page.url == start


def test_a_chart_s_table_is_opened_with_the_keyboard_and_its_link_leads_to_it(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, f"{address}/online-services?period=2019-W12&lang=vi")
    tools = page.locator(".st-key-chart-trend .e-tools")
    tools.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(tools.locator("table tbody tr").first).to_contain_text("Tuần 12/2019")
    tools.locator(".e-tools-link").click()
    expect(tools.get_by_role("status")).to_have_text("Đã sao chép")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "indicator=" in link, "what goes without saying today may not tomorrow"
    opened(page, link)
    page.wait_for_timeout(1000)
    expect(page.locator(".st-key-chart-trend .e-plot")).to_be_in_viewport(timeout=20_000)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_chart_s_numbers_are_downloaded_under_a_name(kind: str, page: Page, address: str) -> None:
    opened(page, f"{address}/online-services?period=2019-W12&indicator=online_dossiers")
    with page.expect_download() as found:
        page.locator(".st-key-chart-trend .e-tools").get_by_role("link", name=kind.upper()).click()
    assert found.value.suggested_filename == f"trend_online_dossiers_province_2019-W12.{kind}"
    assert page.locator(".st-key-chart-trend").is_visible()
