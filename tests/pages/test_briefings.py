"""The page of the weekly briefings, the addresses of its sets, and what is told of its runs."""

import hashlib
import io
import json
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page, sync_playwright

from briefing import archive, turns
from briefing.archive import Run
from data import clock, snapshots
from pages.parts import briefing_job
from serving import briefings, state
from tests.pages.conftest import Opened
from tests.pages.seeing import has_failed, is_drawn, shown
from tests.pages.serving import CHROMIUM, CONTEXT, LAUNCH, served

PERIOD, BEFORE = "2019-W12", "2019-W11"


def kept(period: str, name: str, *marks: tuple[int, int, int, int]) -> Path:
    """A set of two sheets in the archive; `marks` are drawn on the second."""
    folder = turns.folder() / period / name
    folder.mkdir(parents=True)
    for number, sheet in ((1, "title"), (2, "map")):
        image = Image.new("RGB", (1920, 1080), "white")
        for box in marks if number == 2 else ():
            ImageDraw.Draw(image).rectangle(box, fill="black")
        for scale in ("", "@2x"):
            image.save(folder / f"sheet-0{number}-{sheet}{scale}.png")
    (folder / "index.html").write_text("<!doctype html><p>Tuần</p><script>document.title = 'drawn'</script>")
    for other in ("briefing.pdf", "briefing.pptx", "remarks.txt"):
        (folder / other).write_text(other)
    sheets = [
        {"name": n, "title": t, "trust": ["Nguồn", "Bản chốt"]} for n, t in (("title", "Mở đầu"), ("map", "Bản đồ"))
    ]
    content: dict[str, Any] = {"title": f"Bộ {period}", "cut_off": "2021-01-05T15:30:00", "sheets": sheets}
    content["files"] = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    (folder / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def failed(period: str = PERIOD, way: str = "page") -> None:
    log = archive.keep_log(["error: a chart threw"], "2019-03-22T09:30:00+00:00")
    started = clock.now().isoformat()
    told = ("Chưa lập được bộ báo cáo tuần: 3. Bản đồ.", "Biểu đồ “ranking” chỉ có 3 trên 11 dấu.")
    archive.record(Run(started, 4.5, way, period, "vi", 635, False, "", "", *told, log))


@pytest.fixture
def store(demo: Path) -> str:
    """The name of a set made from the newest snapshot."""
    return f"{snapshots.current().number:06d}-vi"


def test_before_the_first_set_there_is_the_button_and_nothing_else(store: str, opened: Opened) -> None:
    app = opened("briefings", period=PERIOD)
    assert is_drawn(app)
    assert "Chưa có bộ báo cáo nào" in shown(app)
    assert app.button(key="briefings:make").label == "Lập bộ báo cáo"


def test_the_newest_set_of_the_period_is_shown_sheet_by_sheet(store: str, opened: Opened) -> None:
    kept(PERIOD, "000003-vi")
    kept(PERIOD, store)
    app = opened("briefings", period=PERIOD)
    seen = shown(app)
    assert not has_failed(app)
    assert f"/briefing/{PERIOD}/{store}/sheet-01-title.png" in seen
    assert f"/briefing/{PERIOD}/{store}/{store}.zip" in seen
    assert 'alt="Bản đồ. Nguồn. Bản chốt"' in seen


def test_two_weeks_are_compared_with_the_changed_places_outlined(store: str, opened: Opened) -> None:
    kept(PERIOD, store, (960, 540, 1000, 560))
    kept(BEFORE, store)
    seen = shown(opened("briefings", period=PERIOD, beside=f"{BEFORE}/{store}"))
    assert "1/2 trang khác so với Tuần 11/2019" in seen
    assert "Có 1 chỗ khác." in seen
    assert "Trang này không có gì thay đổi." in seen
    assert seen.count('<i style="left:50.0%;top:50.0%') == 2


def test_a_missing_week_before_is_told_and_which_set_stands_for_it(store: str, opened: Opened) -> None:
    kept(PERIOD, store)
    kept("2019-W09", store)
    seen = shown(opened("briefings", period=PERIOD))
    assert "Chưa lập bộ báo cáo tuần 11/2019. Bộ gần nhất trước đó là của tuần 9/2019." in seen
    assert "Lập bộ báo cáo tuần 11/2019" in seen
    kept(BEFORE, store)
    assert "Chưa lập bộ báo cáo tuần" not in shown(opened("briefings", period=PERIOD))


def test_a_failed_run_is_told_with_its_reason_and_its_log(store: str, opened: Opened) -> None:
    failed()
    seen = shown(opened("briefings", period=PERIOD))
    assert "Biểu đồ “ranking” chỉ có 3 trên 11 dấu." in seen
    assert "■ Không lập được" in seen
    assert f"/briefing/runs/logs/{archive.runs()[0].log}" in seen


def test_the_page_of_an_empty_store_still_shows_sets_and_runs(home: Path, opened: Opened) -> None:
    kept(PERIOD, "000001-vi")
    failed()
    app = opened("briefings", set=f"{PERIOD}/000001-vi")
    assert f"Bộ {PERIOD}" in shown(app)
    assert "■ Không lập được" in shown(app)
    assert "briefings:make" not in [button.key for button in app.button]


def test_the_schedule_and_what_is_missing_of_it_are_told(
    store: str, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EGOV_BRIEFING", "Fri 16:30")
    monkeypatch.setenv("EGOV_NOW", "2021-01-09T09:00:00+07:00")
    told = ("Chưa lập được.", "Đĩa đầy.")
    due = "2021-01-08T16:30:00+07:00"
    archive.record(Run("2021-01-08T09:31:00+00:00", 3, "schedule", PERIOD, "vi", 5, False, "", "", *told, due=due))
    seen = shown(opened("briefings", period=PERIOD))
    assert "Tự lập vào thứ Sáu hằng tuần lúc 16:30" in seen
    assert "đã 1 lần không lập được" in seen
    lines = bytes(state.metrics(SimpleNamespace()).body).decode().splitlines()  # type: ignore[arg-type]
    assert {"egov_briefing_last_run_failed 1", "egov_briefing_overdue 1"} <= set(lines)


def test_metrics_tell_the_last_success_and_the_last_run(store: str) -> None:
    archive.record(Run("2021-01-08T09:30:00+00:00", 10, "schedule", PERIOD, "vi", 5, True, folder="x"))
    failed()
    lines = bytes(state.metrics(SimpleNamespace()).body).decode().splitlines()  # type: ignore[arg-type]
    assert "egov_briefing_last_success_timestamp_seconds 1610098210" in lines
    assert "egov_briefing_last_run_failed 1" in lines
    assert "egov_briefing_last_run_seconds 4.5" in lines


def asked(**path: str) -> Any:
    return SimpleNamespace(path_params=path, query_params={}, headers={"accept-encoding": "gzip"})


def test_a_set_is_handed_out_whole(store: str) -> None:
    folder = kept(PERIOD, store)
    answer = briefings.file(asked(period=PERIOD, made=store, name=f"{store}.zip"))
    with zipfile.ZipFile(io.BytesIO(bytes(answer.body))) as whole:
        assert {name: whole.read(name) for name in whole.namelist()} == {
            path.name: path.read_bytes() for path in folder.iterdir()
        }


def test_a_sets_page_may_run_its_own_scripts_only_and_is_not_sent_twice(store: str) -> None:
    kept(PERIOD, store)
    first = briefings.page(asked(period=PERIOD))
    assert "'sha256-" in first.headers["content-security-policy"]
    again = asked(period=PERIOD)
    again.headers["if-none-match"] = first.headers["etag"]
    assert briefings.page(again).status_code == 304


@pytest.mark.parametrize("name", ["..", ".hidden", "a/b", "making.json", "runs.jsonl"])
def test_nothing_but_sets_and_logs_is_handed_out(store: str, name: str) -> None:
    kept(PERIOD, store)
    failed()
    assert briefings.file(asked(period="..", made=PERIOD, name=name)).status_code == 404
    assert briefings.file(asked(period=PERIOD, made=store, name=name)).status_code == 404


def test_the_command_of_a_press_holds_what_was_chosen() -> None:
    command = briefing_job.Asked(PERIOD, "en", "2019-03-25", "SYT").command
    assert command[1:] == [
        *("-m", "briefing", PERIOD, "--way", "page", "--lang", "en"),
        *("--as-of", "2019-03-25", "--organisation", "SYT"),
    ]


@pytest.fixture(scope="module")
def server(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server whose browser is not there, on a store of its own."""
    import shutil

    home = tmp_path_factory.mktemp("briefings") / "var"
    shutil.copytree(demo_home, home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EGOV_HOME", str(home))
        name = f"{snapshots.current().number:06d}-vi"
        kept(PERIOD, name, (960, 540, 1000, 560))
        kept(BEFORE, name)
    with served(home, EGOV_CHROMIUM="/nowhere/chromium") as address:
        yield address, home


@pytest.fixture
def page(server: tuple[str, Path], own_loop: None) -> Iterator[Page]:
    with sync_playwright() as player:
        browser = player.chromium.launch(**LAUNCH)  # type: ignore[arg-type]
        yield browser.new_context(viewport={"width": 1366, "height": 768}, **CONTEXT).new_page()  # type: ignore[arg-type]
        browser.close()


def look(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector(".st-key-drawn span", state="attached", timeout=60_000)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed.")
def test_a_press_of_the_button_ends_with_a_set_or_a_reason(server: tuple[str, Path], page: Page) -> None:
    address, _ = server
    look(page, f"{address}/briefings?period=2019-W10")
    page.get_by_role("button", name="Lập bộ báo cáo").click()
    page.locator(".e-briefing-run").wait_for(timeout=30_000)
    look(page, f"{address}/briefings?period=2019-W10")  # a new visit finds the run, or what came of it
    told = page.get_by_text("chưa cài Chromium", exact=False)
    told.first.wait_for(timeout=90_000)
    assert page.get_by_role("button", name="Lập bộ báo cáo").is_enabled()
    with urllib.request.urlopen(f"{address}/metrics") as answer:
        assert b"egov_briefing_last_run_failed 1" in answer.read()


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed.")
def test_sheets_are_leafed_through_with_keys_and_numbers(server: tuple[str, Path], page: Page) -> None:
    address, _ = server
    look(page, f"{address}/briefings?period={PERIOD}")
    strip = page.locator(".e-briefing-strip")
    strip.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "() => { const s = document.querySelector('.e-briefing-strip'); return s.scrollLeft > s.clientWidth * .9; }"
    )
    page.locator(".e-briefing-steps label").first.click()
    page.wait_for_function("() => document.querySelector('.e-briefing-strip').scrollLeft < 5")
    assert page.locator(".e-briefing-picture img").first.evaluate("i => i.complete && i.naturalWidth") == 1920
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{address}/briefing/{PERIOD}/..%2f/runs.jsonl")
