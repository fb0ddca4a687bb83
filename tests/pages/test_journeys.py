"""The ways of a leader through the pages, in a real browser: there and back, on the phone, in the past, by a link."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.serving import IN_A_BROWSER, served
from tests.pages.test_every_page import PAGES
from tests.pages.visiting import DESK, PHONE, followed, read, visited, visitor

WITHOUT_FIGURES = ("briefings", "upload")  # these pages show no snapshot of the past

pytestmark = IN_A_BROWSER


def words(text: str) -> list[str]:
    """The words of a page in no order: the chart library writes those of a touched chart in its own."""
    return sorted(text.split())


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_from_a_card_to_the_theme_to_an_organisation_and_back(page: Page, address: str) -> None:
    visited(page, f"{address}/?period=2019-W12&group=districts&lang=vi")
    stops = [(page.url, read(page))]
    page.get_by_role("link", name="Tỷ lệ hồ sơ tiếp nhận trực tuyến").first.click()
    page.mouse.move(2, 300)  # off every chart: a touched one is the library's, which orders its words otherwise
    page.wait_for_url("**/online-services?**")
    followed(page)
    stops.append((page.url, read(page)))
    page.locator("[data-testid=stMain] a[href*='/organisation?']").last.click()
    page.mouse.move(2, 300)
    page.wait_for_url("**/organisation?**")
    followed(page)
    assert asked(page)["period"] == ["2019-W12"]
    assert asked(page)["group"] == ["districts"]
    for url, text in reversed(stops):
        page.go_back()
        page.wait_for_url(url)
        followed(page)
        assert words(read(page)) == words(text)


@pytest.mark.parametrize(
    "place",
    [
        "?period=2019-W12&group=districts&lang=vi&indicator=resolved_on_time",
        "online-services?period=2019-W12&group=all&lang=en&basis=year_to_date",
        pytest.param("targets?period=2019-W40&lang=vi&indicator=online_dossiers", marks=pytest.mark.long),
        pytest.param("organisation?period=2019-W12&lang=vi&organisation=H-CAO-LOC", marks=pytest.mark.long),
    ],
)
def test_a_link_shows_another_person_the_identical_view(place: str, browser: Browser, address: str) -> None:
    with visitor(browser, DESK) as mine, visitor(browser, DESK, locale="en-GB") as theirs:
        visited(mine, f"{address}/{place}")
        link = mine.url
        visited(theirs, link)
        assert theirs.url == link
        assert words(read(theirs)) == words(read(mine))


def test_the_menu_of_a_phone_opens_and_makes_way_for_what_was_chosen(browser: Browser, address: str) -> None:
    with visitor(browser, PHONE, has_touch=True, is_mobile=True) as page:
        visited(page, f"{address}/?period=2020-W40&lang=vi")
        page.get_by_role("button", name="Mở danh sách trang").or_(
            page.locator("[data-testid=stExpandSidebarButton]")
        ).first.tap()
        link = page.locator("[data-testid=stSidebarNavLink]", has_text="Chỉ tiêu").first
        expect(link).to_be_in_viewport()
        link.tap()
        page.wait_for_url("**/targets?**")
        followed(page)
        expect(link).not_to_be_in_viewport()
        assert asked(page)["period"] == ["2020-W40"]


def test_a_tile_is_tapped_on_a_phone(browser: Browser, address: str) -> None:
    with visitor(browser, PHONE, has_touch=True, is_mobile=True) as page:
        visited(page, f"{address}/?period=2020-W40&lang=vi")
        tile = page.locator("a.e-tile, a.e-chip").first
        name = tile.locator("span").first.inner_text()
        tile.tap()
        page.wait_for_url("**/organisation?**")
        followed(page)
        expect(page.locator(".e-portrait-head")).to_contain_text(name.removeprefix("TP. "))


def test_the_past_is_kept_through_all_pages_and_said(page: Page, address: str) -> None:
    visited(page, f"{address}/?as_of=500&lang=vi")
    banner = page.locator(".e-banner").first.inner_text()
    assert banner
    for name in PAGES[1:]:
        page.locator(f"[data-testid=stTopNavLink][href*='/{name}']").first.click()
        page.wait_for_url(f"**/{name}?**")
        followed(page)
        assert asked(page)["as_of"] == ["500"], name
        if name not in WITHOUT_FIGURES:
            assert page.locator(".e-banner").first.inner_text() == banner, name


@pytest.mark.long
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_s_link_is_the_page(
    name: str, lang: str, browser: Browser, address: str, demo_home: Path
) -> None:
    with visitor(browser, DESK) as mine:
        visited(mine, f"{address}/{name}?period=2019-W12&lang={lang}")
        text, place = read(mine), mine.url.removeprefix(address)
    with served(demo_home) as fresh, visitor(browser, DESK) as theirs:
        visited(theirs, fresh + place)
        assert read(theirs) == text
