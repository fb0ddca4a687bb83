"""The overview's numbers are the queries' numbers; its board is sorted in a real browser."""

import re
from html import unescape
from pathlib import Path

import polars as pl
import pytest
from playwright.sync_api import Page, expect

from blocks import board, cards, matters, overview, sentences, tiles
from blocks.view import View
from charts import STATUS_ORDER, palette
from data import snapshots
from queries import fetch
from tests.pages.serving import CHROMIUM
from wording import language

PERIOD = "2019-W30"


@pytest.fixture
def view(demo_read: Path) -> View:
    snapshot = snapshots.current()
    return View(snapshot, language("vi"), "light", fetch(snapshot, "frame/periods"), PERIOD, "all")


def letters(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_cards_show_what_the_query_says(view: View) -> None:
    rows = cards.found(view, "headline")
    made = re.findall(r"<article.*?</article>", cards.cards(view, "headline"), re.DOTALL)
    assert len(made) == rows.height
    for card, row in zip(made, rows.iter_rows(named=True), strict=True):
        told = letters(card).replace(" %", "%")
        assert view.language.value(row["value"], row["unit"]) in told
        assert f"{row['reported']}/{row['due']} đơn vị đã báo cáo" in told
        if row["point"] is not None:
            assert f"Mốc hôm nay {view.language.value(row['point'], row['unit'])}" in told
            assert f'data-status="{row["status"]}"' in card
        if row["change"] is not None:
            change = view.language.points(abs(row["change"])).lstrip("+")
            assert f"{change} so với tuần 29/2019" in told


def cells(view: View, kind: str) -> dict[str, list[str]]:
    """By organisation's short name the board's cells as they are read."""
    rows = re.findall(r"<tr><th scope=\"row\".*?</tr>", board.board(view, kind))
    parts = [[letters(cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]
    return {row[0]: row[1:] for row in parts}


@pytest.mark.parametrize("kind", ["department", "district"])
def test_the_board_shows_every_value_in_the_official_order(view: View, kind: str) -> None:
    rows = view.rows("indicator/board", until=view.until, which="headline").filter(pl.col("kind") == kind)
    found = cells(view, kind)
    codes = rows["organisation"].unique(maintain_order=True).to_list()
    assert list(found) == [view.organisation_short(code) for code in codes]
    for part in rows.partition_by("organisation", maintain_order=True):
        shown = found[view.organisation_short(part["organisation"][0])]
        for cell, row in zip(shown, part.iter_rows(named=True), strict=True):
            if row["value"] is not None:
                assert cell.endswith(view.language.number(row["value"], 1))
            elif row["status"] == "no_data":
                assert cell.endswith("chưa báo cáo")
            else:
                assert cell.endswith(("không phát sinh trong kỳ", "không áp dụng"))


def test_every_figure_of_the_board_leads_to_its_sources(view: View) -> None:
    made = board.board(view, "district")
    figures = re.findall(r'<td data-v="[^"]+"><a href="([^"]+)"', made)
    assert len(figures) == made.count("data-v=") > 50
    assert all("/methods?" in page and "indicator=" in page and "organisation=H" in page for page in figures[8:])


def test_the_map_has_a_link_a_value_and_a_state_for_each_organisation(view: View) -> None:
    made = overview.tile_map(view, "online_dossiers")
    assert made.count('class="e-tile ') == 11
    assert made.count('class="e-chip ') == 20
    assert "Tràng Định" in made
    assert re.search(r'data-status="no_data"[^>]*title="Huyện Hữu Lũng: —, Chưa có số liệu"', made)
    assert tiles._seen("Nguy cơ không đạt", "").startswith("Nguy cơ<span")


def test_the_sentences_name_what_is_behind_and_who_is_silent(view: View) -> None:
    told = letters(sentences.opening(view, cards.found(view, "headline")))
    assert "tỷ lệ hồ sơ tiếp nhận trực tuyến (7,1%, mốc hôm nay 7,8%)" in told
    assert "mốc hôm nay 13,7%; với nhịp độ hiện nay đến 31/12/2020 ước đạt khoảng 25,1%" in told
    assert "tăng 3,5 điểm, lên 93,5% (góp nhiều nhất: " in told
    assert "Chưa báo cáo: Hữu Lũng." in told


def test_what_needs_attention_leads_somewhere(view: View) -> None:
    items = re.findall(r"<li>.*?</li>", matters.matters(view))
    assert len(items) >= 6
    assert all('href="/' in item for item in items)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_letters_on_a_status_can_be_read(theme: str) -> None:
    colours = palette(theme)
    for status in STATUS_ORDER:
        assert contrast(colours.fills[status], colours.letters[status]) >= 4.5, status
        assert contrast(colours.card, colours.marks[status]) >= 4.5, status


def contrast(first: str, second: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(first), light(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed.")
COLUMN = """() => [...document.querySelectorAll('[data-sorted=board-district] tbody tr')]
    .map(row => row.cells[3].dataset.v ?? null)"""


def opened(page: Page, url: str, width: int = 1366, height: int = 768) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(url)
    page.wait_for_selector(".st-key-drawn span", state="attached", timeout=60_000)


@pytest.mark.browser
@needs_browser
def test_the_board_is_sorted_by_any_column_and_stays_so(page: Page, address: str) -> None:
    opened(page, f"{address}/?period={PERIOD}")
    head = page.locator("[data-sorted=board-district] thead th").nth(3)
    official = page.evaluate(COLUMN)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    falling = page.evaluate(COLUMN)
    figures = [float(value) for value in falling if value is not None]
    assert figures == sorted(figures, reverse=True)
    assert falling[-1] is None
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    page.locator(".e-choice a").nth(5).click()
    page.wait_for_url("**indicator=accounts_active**")
    expect(page.locator(".e-choice [aria-current]")).to_have_text("Tài khoản: Tỷ lệ tài khoản hoạt động")
    rising = page.evaluate(COLUMN)
    assert [float(value) for value in rising[:-1]] == sorted(figures)
    assert rising[-1] is None
    head.get_by_role("button").click()
    assert page.evaluate(COLUMN) == official


@pytest.mark.browser
@needs_browser
def test_the_middle_of_the_page_begins_on_the_first_screen(page: Page, address: str) -> None:
    for (width, height), wanted in (((1366, 768), ".e-tiles"), ((1920, 1080), ".e-board tbody tr")):
        opened(page, f"{address}/?period={PERIOD}", width, height)
        assert page.locator(wanted).first.bounding_box()["y"] < height - 20  # type: ignore[index]


@pytest.mark.browser
@needs_browser
def test_on_a_phone_the_menu_closes_after_a_choice(page: Page, address: str) -> None:
    opened(page, f"{address}/?period={PERIOD}", 390, 844)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarNavLink").nth(5).click()
    page.wait_for_url("**/targets?**")
    expect(page.get_by_test_id("stSidebarNavLink").nth(5)).not_to_be_in_viewport(timeout=10_000)


@pytest.mark.browser
@needs_browser
def test_the_other_group_is_ranked_at_a_touch(page: Page, address: str) -> None:
    opened(page, f"{address}/?period={PERIOD}")
    first, other = page.locator(".st-key-chart-ranking"), page.locator(".st-key-chart-ranking-department")
    expect(first).to_be_visible()
    expect(other).not_to_be_visible()
    page.locator(".e-switch label").nth(1).click()
    expect(other).to_be_visible()
    expect(first).not_to_be_visible()
