"""A whole set of the demo, made once: pictures against kept references, slides, PDF and page read back.

The references are the sheets at 640 × 360 (`references/`). After a change of look that is meant, renew them with
`EGOV_RENEW=1 python -m pytest tests/briefing/test_whole_set.py` and look at the difference before keeping it.
"""

import hashlib
import json
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import sync_playwright
from pptx import Presentation
from pypdf import PdfReader

from briefing import contents, making
from briefing.orders import Order, view_of
from briefing.sheet import Set
from tests.pages.serving import CHROMIUM, LAUNCH

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed.")]
REFERENCES = Path(__file__).with_name("references")
SMALL = (640, 360)
FAR, SHARE = 48, 0.004  # of 255: a pixel that differs; of all pixels: as many may (edges of letters)


@dataclass(frozen=True)
class Whole:
    sheets: Set
    folder: Path


@pytest.fixture(scope="module")
def whole(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EGOV_HOME", str(demo_home))
        view = view_of(Order("2019-W12", organisation="STTTT"))
        made = contents.whole(view, "STTTT")
        folder = tmp_path_factory.mktemp("set") / "out"
        making.make(made, view.language, view.place["time_zone"], folder, {})
        yield Whole(made, folder)


def small(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGB").resize(SMALL, Image.Resampling.BOX)


def test_every_sheet_looks_as_its_reference(whole: Whole) -> None:
    made = {path.name: small(path) for path in whole.folder.glob("sheet-??-*.png") if "@" not in path.name}
    if os.environ.get("EGOV_RENEW"):
        REFERENCES.mkdir(exist_ok=True)
        for path in REFERENCES.glob("*.png"):
            path.unlink()
        for name, image in made.items():
            image.quantize(64).save(REFERENCES / name, optimize=True)
    kept = {path.name: small(path) for path in REFERENCES.glob("*.png")}
    assert sorted(made) == sorted(kept)
    differing = {name: difference(made[name], kept[name]) for name in made}
    assert {name: share for name, share in differing.items() if share > SHARE} == {}


def difference(first: Image.Image, second: Image.Image) -> float:
    """The share of pixels that differ far."""
    grey = ImageChops.difference(first, second).convert("L")
    return sum(grey.histogram()[FAR:]) / (SMALL[0] * SMALL[1])


def test_pictures_have_both_sizes(whole: Whole) -> None:
    for scale, size in (("", (1920, 1080)), ("@2x", (3840, 2160))):
        for number, sheet in enumerate(whole.sheets.sheets, 1):
            with Image.open(whole.folder / f"sheet-{number:02d}-{sheet.name}{scale}.png") as image:
                assert image.size == size


def test_the_manifest_lists_every_file_with_its_digest(whole: Whole) -> None:
    told = json.loads((whole.folder / "manifest.json").read_text(encoding="utf-8"))
    names = {path.name for path in whole.folder.iterdir()} - {"manifest.json"}
    assert set(told["files"]) == names
    for name, digest in told["files"].items():
        assert hashlib.sha256((whole.folder / name).read_bytes()).hexdigest() == digest
    assert [sheet["name"] for sheet in told["sheets"]] == [sheet.name for sheet in whole.sheets.sheets]
    assert told["snapshot"] == whole.sheets.snapshot
    assert all(chart["marks"] > 0 for sheet in told["sheets"] for chart in sheet["charts"])


def test_the_slides_have_titles_tables_notes_and_alternatives(whole: Whole) -> None:
    slides = Presentation(str(whole.folder / "briefing.pptx")).slides
    assert len(slides) == len(whole.sheets.sheets)
    for slide, sheet in zip(slides, whole.sheets.sheets, strict=True):
        assert slide.shapes.title.text_frame.text.startswith(sheet.title)
        notes = slide.notes_slide.notes_text_frame.text
        assert "Bản chốt số" in notes
        assert "Số liệu mô phỏng" in notes
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        assert sum(len(table.rows) - 1 for table in tables) == sheet.table_rows
        for shape in slide.shapes:
            if shape.shape_type == 13:  # a picture
                assert len(shape._element._nvXxPr.cNvPr.get("descr")) > 20


def test_the_slides_carry_the_words_of_the_board(whole: Whole) -> None:
    number = next(place for place, sheet in enumerate(whole.sheets.sheets) if sheet.name == "board-department")
    slide = Presentation(str(whole.folder / "briefing.pptx")).slides[number]
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    assert [table.cell(row, 0).text for row in range(1, 4)] == ["VP UBND", "Sở Nội vụ", "Sở Tư pháp"]
    sizes = {
        run.font.size.pt for cell in table.iter_cells() for part in cell.text_frame.paragraphs for run in part.runs
    }
    assert min(sizes) >= 9


def test_the_pdf_has_a_page_a_sheet_bookmarks_tags_and_whole_letters(whole: Whole) -> None:
    read = PdfReader(whole.folder / "briefing.pdf")
    assert len(read.pages) == len(whole.sheets.sheets)
    assert [mark["/Title"] for mark in read.outline if not isinstance(mark, list)] == [
        sheet.title for sheet in whole.sheets.sheets
    ]
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    stamp = str(read.metadata["/CreationDate"])[2:10]
    assert stamp == whole.sheets.published_at[:10].replace("-", "")
    told = squeezed("".join(page.extract_text() for page in read.pages))
    for words in (
        "Chính quyền điện tử",
        "Hữu Lũng",
        "Đơn vị dẫn đầu",
        "Tuần 12, từ 18/3 đến 24/3/2019",
        "BQL KKTCK",
    ):
        assert squeezed(words) in told


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def test_the_page_stands_without_a_network_and_charts_answer_to_touch(whole: Whole) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        page = browser.new_context(offline=True, viewport={"width": 1366, "height": 768}).new_page()
        faults: list[str] = []
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto((whole.folder / "index.html").as_uri())
        page.wait_for_selector(".e-plot svg")
        assert page.locator(".s-sheet").count() == len(whole.sheets.sheets)
        place = page.locator(".e-plot").first
        place.scroll_into_view_if_needed()
        place.hover()
        page.wait_for_selector(".e-plot .main-svg", timeout=20_000)
        assert faults == []
        browser.close()


def test_the_remarks_are_whole_sentences_in_both_places(whole: Whole) -> None:
    told = (whole.folder / "remarks.txt").read_text(encoding="utf-8")
    spoken = [sentence for sheet in whole.sheets.sheets for sentence in sheet.spoken]
    assert spoken
    assert all(f"- {sentence}\n" in told for sentence in spoken)
    assert told == unicodedata.normalize("NFC", told)


def test_the_same_set_is_the_same_bytes(whole: Whole, demo_read: Path, tmp_path: Path) -> None:
    view = view_of(Order("2019-W12", organisation="STTTT"))
    again = making.make(
        contents.whole(view, "STTTT"), view.language, view.place["time_zone"], tmp_path / "again", {}
    )
    for name in again.files:
        first, second = (whole.folder / name).read_bytes(), (again.folder / name).read_bytes()
        assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest(), name


def test_a_picture_can_be_told_in_grey(whole: Whole) -> None:
    """Printed without colour the statuses of the map still differ: each tile has its symbol and its word."""
    body = next(sheet.body for sheet in whole.sheets.sheets if sheet.name == "map")
    tiles = body.count('class="e-tile ')
    assert tiles == sum(body.count(f"<em>{symbol} ") for symbol in "●◆▲■○")
