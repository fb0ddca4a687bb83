"""Paper: one organisation's sheet is one A4 page with nothing cut, and says what it is and from when."""

import io
import re
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from data import snapshots
from tests.pages.serving import IN_A_BROWSER

PAGES = re.compile(rb"/Type\s*/Page(?!s)")
# The longest name; hardly any services; a district; the city; one that did not report. (The fullest is printed below.)
TYPICAL = ("BQLKKT", "SNGV", "H-CAO-LOC", "TP-LANG-SON", "H-DINH-LAP")
A4 = {"width": 718, "height": 1047}  # pixels between the margins
CUT = """() => [...document.querySelectorAll('.st-key-sheet .e-card, .st-key-sheet td, .st-key-sheet th')]
    .filter(e => e.offsetParent && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.innerText)"""
SEEN = "() => document.querySelector('.stApp').innerText"

pytestmark = IN_A_BROWSER


def opened(page: Page, url: str) -> Page:
    page.goto(url)
    page.wait_for_selector(".st-key-drawn span, .st-key-failed", state="attached", timeout=60_000)
    assert page.locator(".st-key-failed").count() == 0
    return page


def pages_of(page: Page) -> int:
    return len(PAGES.findall(page.pdf(format="A4", print_background=False)))


def sheets_of_more_pages(page: Page, address: str, codes: Sequence[str]) -> dict[str, int]:
    """The sheets, by turns in Vietnamese and in English, that do not fit one page."""
    counts = {}
    for code, lang in zip(codes, cycle(("vi", "en")), strict=False):
        counts[code] = pages_of(opened(page, f"{address}/organisation?organisation={code}&lang={lang}"))
    return {code: count for code, count in counts.items() if count != 1}


def test_typical_sheets_fit_one_page(page: Page, address: str) -> None:
    assert sheets_of_more_pages(page, address, TYPICAL) == {}


@pytest.mark.long
def test_every_organisation_fits_one_page(page: Page, address: str, demo_read: Path) -> None:
    codes = snapshots.current().query(
        "select code from organisations where valid_from <= '2020-12-28' and coalesce(valid_to >= '2021-01-03', true) "
        "order by code",
        {},
    )["code"]
    assert len(codes) == 31
    assert sheets_of_more_pages(page, address, codes.to_list()) == {}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_fullest_sheet_is_whole_in_both_languages(page: Page, address: str, lang: str) -> None:
    opened(page, f"{address}/organisation?organisation=STTTT&lang={lang}")
    assert pages_of(page) == 1
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    assert page.evaluate(CUT) == []
    seen = page.evaluate(SEEN)
    said = {
        "vi": ("Tuần 53/2020", "Bản chốt số", "Số liệu mô phỏng", "Việc cần làm tiếp", "Dịch vụ công"),
        "en": ("Week 53/2020", "Snapshot", "Simulated data", "What to do next", "Services"),
    }
    assert [words for words in said[lang] if words not in seen] == []
    assert [words for words in ("In trang này", "Print this page") if words in seen] == []
    hidden = '[data-testid="stHeader"], [data-testid="stSelectbox"]:visible, .e-print:visible'
    assert page.locator(hidden).locator("visible=true").count() == 0


def test_the_link_opens_the_browsers_printing(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1; }")
    opened(page, f"{address}/organisation?organisation=SYT")
    place = page.url
    page.locator(".e-print").click()
    assert page.evaluate("window.printed") == 1
    assert page.url == place


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_overview_fills_two_pages_parted_before_the_boards(page: Page, address: str, lang: str) -> None:
    opened(page, f"{address}/?lang={lang}")
    made = PdfReader(io.BytesIO(page.pdf(format="A4", landscape=True, print_background=True)))
    first, second = (each.extract_text() for each in made.pages)
    heading = {"vi": "Cần chú ý", "en": "Needs attention"}[lang]
    assert heading in first
    assert heading not in second
    assert second.count("100,0" if lang == "vi" else "100.0") > 31
