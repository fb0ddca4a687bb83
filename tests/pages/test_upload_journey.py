"""An analyst's whole way in a real browser: choose, name a column, answer, confirm, see it, revoke, see it return."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.pages.serving import IN_A_BROWSER, served

SIZES = {"desk": (1366, 768), "phone": (390, 844)}
PERIOD = "2020-W52"
VISITS = "987.654"  # in the file with a dot between thousands, on the page in Vietnamese
HEAD = "Kỳ;Đơn vị;Cổng thông tin;Lượt người ghé thăm;Số tin bài;Câu hỏi tiếp nhận;Ghi chú"
WIDE = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth }"
BOX = "[data-testid=stFileUploaderDropzoneInput]"
FILE_BOX = "[data-testid=stFileUploader]"
# The framework's own English that must not be left on the page, for the eye or for those who hear it.
ENGLISH = re.compile(
    r"\b(upload|browse|drag|drop a|per file|remove|add files|choose an|clear value|clear all|open|close|show more|"
    r"file must be|only one file|selected|loading|press enter)\b",
    re.IGNORECASE,
)

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def address(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on a copy of the simulated store: these tests write."""
    home = tmp_path_factory.mktemp("journey") / "var"
    shutil.copytree(demo_home, home)
    with served(home, EGOV_LIMIT_FILE_MB="2") as base:
        yield base


def opened(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector(".st-key-drawn span, .st-key-failed", state="attached", timeout=60_000)
    assert page.locator(".st-key-failed").count() == 0


def chosen(page: Page, name: str, content: bytes) -> None:
    """A file chosen with the browser's own file chooser."""
    with page.expect_file_chooser() as waited:
        page.locator(FILE_BOX).get_by_role("button", name="Chọn tệp").last.click()
    waited.value.set_files({"name": name, "mimeType": "text/csv", "buffer": content})


def heard(page: Page) -> str:
    """What the page's card says to those who hear it: every text and label in it."""
    return page.locator(".st-key-card-file").aria_snapshot()


def chart(page: Page, base: str) -> str:
    """The ranking of the departments' visits in the period, as its text alternative tells it."""
    opened(page, f"{base}/portals?lang=vi&period={PERIOD}&group=departments&indicator=visits")
    shown = page.locator(".st-key-chart-ranking-department").get_by_role("img", name=re.compile("Sở Y tế: "))
    expect(shown).to_be_visible(timeout=30_000)
    return str(shown.get_attribute("aria-label"))


@pytest.mark.parametrize("size", [pytest.param("desk", marks=pytest.mark.long), "phone"])
def test_from_the_file_to_the_chart_and_back(size: str, page: Page, address: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    before = chart(page, address)
    assert VISITS not in before
    opened(page, f"{address}/upload?lang=vi")
    row = f"{PERIOD};Sở Y tế;syt.langson.gov.vn;{VISITS};4;-;{size}"
    chosen(page, f"cong-{size}.csv", f"{HEAD}\n{row}\n".encode())
    _column_is_named(page)
    _question_is_answered(page)
    assert page.evaluate(WIDE) <= 0, "the page is wider than the window"
    expect(page.get_by_text("Tệp hợp lệ, có thể ghi.")).to_be_visible(timeout=60_000)
    page.get_by_label("Họ tên người thực hiện").fill("Nguyễn Thị Lan")
    page.get_by_role("button", name="Ghi vào kho số liệu").click()
    expect(page.get_by_text("Đã ghi.")).to_be_visible(timeout=60_000)
    assert page.evaluate(WIDE) <= 0, "the page is wider than the window"
    back = page.get_by_role("link", name="Xem lại hoặc thu hồi").get_attribute("href")
    assert VISITS in chart(page, address)
    _taken_back(page, f"{address}{back}")
    assert chart(page, address) == before


def _column_is_named(page: Page) -> None:
    """An unknown header is asked with what stands in it; its column is chosen."""
    questions = page.locator(".st-key-card-questions")
    expect(questions).to_contain_text("Lượt người ghé thăm", timeout=60_000)
    expect(questions).to_contain_text(f"ví dụ {VISITS}")
    box = questions.get_by_role("combobox", name=re.compile("Lượt người ghé thăm"))
    box.click()
    box.fill("Lượt truy cập")
    page.get_by_role("option", name="Lượt truy cập", exact=True).click()
    questions.get_by_role("button", name="Dùng cách hiểu này").click()


def _question_is_answered(page: Page) -> None:
    """What a dash means and how the figures are written is asked, never guessed."""
    questions = page.locator(".st-key-card-questions")
    expect(questions).to_contain_text("“-”", timeout=60_000)
    questions.get_by_text("Chưa báo cáo", exact=False).first.click()
    dots = questions.get_by_text("987654", exact=False)
    if dots.count():
        dots.first.click()
    questions.get_by_role("button", name="Dùng cách hiểu này").click()


def _taken_back(page: Page, url: str) -> None:
    """The batch is revoked on its own page: first seen, then confirmed with name and reason."""
    opened(page, url)
    page.locator(".st-key-revoke-look button").click()
    page.get_by_label("Lý do").fill("Nạp thử")
    page.get_by_label("Họ tên người thực hiện").fill("Nguyễn Thị Lan")
    page.locator(".st-key-card-revoke [data-testid=stFormSubmitButton] button").click()
    expect(page.get_by_text("Đã thu hồi.")).to_be_visible(timeout=60_000)


@pytest.mark.parametrize("size", SIZES)
def test_the_file_box_speaks_vietnamese(size: str, page: Page, address: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    opened(page, f"{address}/upload?lang=vi")
    expect(page.locator(f"{FILE_BOX}[data-said]")).to_be_visible()
    assert not ENGLISH.findall(heard(page)), heard(page)
    assert "tối đa 2 MB" in heard(page)
    chosen(page, "cong.pdf", b"%PDF-1.7\n")
    expect(page.locator(".e-notice.e-bad")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="Bỏ tệp cong.pdf")).to_be_visible()
    assert not ENGLISH.findall(heard(page)), heard(page)
    assert page.evaluate(WIDE) <= 0, "the page is wider than the window"


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(page: Page, address: str) -> None:
    opened(page, f"{address}/upload?lang=vi")
    chosen(page, "lon.csv", b"x" * 3_000_000)
    told = page.locator(FILE_BOX).get_by_role("alert")
    expect(told).to_contain_text("Lỗi: Tệp lớn hơn 2 MB")
    seen = told.bounding_box()
    assert seen is not None
    assert seen["width"] > 150, "the reason is only heard, not seen"
    assert not ENGLISH.findall(heard(page)), heard(page)


def test_the_keyboard_alone_opens_the_file_chooser(page: Page, address: str) -> None:
    page.on("filechooser", lambda _: None)  # from here on the browser shows no chooser of its own
    opened(page, f"{address}/upload?lang=vi")
    button = page.locator(FILE_BOX).get_by_role("button", name="Chọn tệp").last
    # a run that is still under way may draw the first button anew and drop its focus
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", state="attached")
    page.get_by_role("button", name="Tải biểu mẫu trống").focus()
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    with page.expect_file_chooser() as waited:
        page.keyboard.press("Enter")
    waited.value.set_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"})
    expect(page.get_by_text("Đây là báo cáo nào?")).to_be_visible(timeout=60_000)
