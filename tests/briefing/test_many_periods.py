"""The sheets of many periods, in both languages, through every gate of the layout; nothing is photographed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import queries
from briefing import browser, contents, document, gates, scripts
from briefing.orders import Order, view_of
from data import snapshots
from tests.briefing import communes
from tests.pages.serving import CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed.")]
ZONE = "Asia/Ho_Chi_Minh"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser.executable(), args=list(browser.ARGUMENTS))
        yield started
        started.close()


def faults(chromium: Browser, folder: Path, period: str, code: str, organisation: str | None = None) -> list[str]:
    """What the gates find on the sheets of a period, and letters that no font of ours has."""
    view = view_of(Order(period, code, organisation=organisation))
    made = contents.whole(view, organisation)
    path = folder / "index.html"
    path.write_text(document.document(made, view.language, scripts.scripts(), ""), encoding="utf-8")
    opened = browser.open_page(chromium, path, code, ZONE, [])
    found, texts = [], []
    for number, sheet in enumerate(made.sheets, 1):
        opened.show(number)
        measured = opened.measured(number)
        texts += [text["text"] for text in measured["texts"]]
        try:
            gates.check(sheet, number, measured)
        except gates.NotComplete as fault:
            found.append(f"{period} {code} {fault}")
    gates.letters(opened, texts)
    opened.page.context.close()
    return found


@pytest.mark.parametrize(("period", "code"), [("2018-W27", "en"), ("2020-W15", "vi"), ("2018-W01", "vi")])
def test_a_handful(chromium: Browser, demo_read: Path, tmp_path: Path, period: str, code: str) -> None:
    """Long English names; too few reports; the very first period."""
    assert faults(chromium, tmp_path, period, code) == []


@pytest.fixture(scope="module")
def many_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the reports of sixty-five communes."""
    folder = tmp_path_factory.mktemp("communes")
    communes.stored(folder / "var", folder)
    return folder / "var"


@pytest.mark.parametrize("code", ["vi", "en"])
def test_sixty_five_communes(
    chromium: Browser, many_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setenv("EGOV_HOME", str(many_home))
    assert faults(chromium, tmp_path, "2025-W42", code, "X-CAO-LOC") == []
    made = contents.whole(view_of(Order("2025-W42", code)))
    rows = {sheet.name: sheet.table_rows for sheet in made.sheets}
    assert sum(count for name, count in rows.items() if name.startswith("board-commune")) == 65
    assert {"map", "ranking"} <= set(rows)


@pytest.mark.long
@pytest.mark.parametrize("code", ["vi", "en"])
def test_every_fifth_period(chromium: Browser, demo_read: Path, tmp_path: Path, code: str) -> None:
    names = list(queries.fetch(snapshots.current(), "frame/periods")["name"])[::5]
    assert [fault for name in names for fault in faults(chromium, tmp_path, name, code)] == []


@pytest.mark.long
@pytest.mark.parametrize("code", ["vi", "en"])
def test_every_organisation(chromium: Browser, demo_read: Path, tmp_path: Path, code: str) -> None:
    codes = view_of(Order("2019-W12")).organisations
    assert [fault for name in codes for fault in faults(chromium, tmp_path, "2019-W12", code, name)] == []
