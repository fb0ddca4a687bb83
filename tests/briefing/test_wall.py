"""The wall on a real server: it waits for the first figures, takes over new ones by itself, and outlives the server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from blocks.viewing import view_of
from briefing import contents, screen
from tests.conftest import command
from tests.data.test_store import report
from tests.pages.serving import CHROMIUM, CONTEXT, LAUNCH, served

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed.")]
SOON = 40_000  # ms: the wall looks every ten seconds


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        yield browser.new_context(viewport={"width": 1920, "height": 1080}, **CONTEXT).new_page()
        browser.close()


def test_it_waits_then_shows_then_renews_then_outlives_the_server(home: Path, tmp_path: Path, page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    with served(home) as base:
        page.goto(f"{base}/?mode=screen&sheets=headline,owing&every=3")
        expect(page.locator(".s-wait")).to_be_visible()
        assert command("import", "online_services", report(tmp_path), "--by", "An", home=home).returncode == 0
        expect(page.locator(".s-sheet.s-now")).to_be_visible(timeout=SOON)
        first = page.locator("body").get_attribute("data-snapshot")
        assert (
            command("import", "online_services", report(tmp_path, "b.csv", 7), "--by", "An", home=home).returncode
            == 0
        )
        expect(page.locator("body")).not_to_have_attribute("data-snapshot", str(first), timeout=SOON)
        shown = page.locator(".s-sheet.s-now").get_attribute("data-name")
        expect(page.locator(f".s-sheet.s-now:not([data-name='{shown}'])")).to_be_visible(timeout=9_000)
        (home / "current.json").write_text("damaged")
        page.wait_for_timeout(12_000)
        expect(page.locator(".s-sheet.s-now")).to_be_visible()
    page.wait_for_timeout(12_000)  # the server is gone
    expect(page.locator(".s-sheet.s-now")).to_be_visible()
    assert page.locator(".s-wait").count() == 0
    assert page.locator("button:visible, input:visible, .e-tools:visible").count() == 0
    assert faults == []


def test_the_chosen_sheets_and_those_of_a_page(demo_read: Path) -> None:
    made = contents.whole(view_of({"period": "2019-W12"}))
    names = lambda asked, page: [sheet.name for sheet in screen.chosen(made, asked, page).sheets]  # noqa: E731
    assert names({"sheets": "map,headline"}, "") == ["map", "headline"]
    assert names({}, "portals") == ["portals"]
    assert names({}, "") == ["headline", "map", "board-department", "board-district", "targets", "owing"]
    assert names({"sheets": "no-such"}, "") == [sheet.name for sheet in made.sheets]
