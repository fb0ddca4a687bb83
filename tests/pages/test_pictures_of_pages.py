"""The look of every page, held against kept pictures, so that a change of look is seen and meant.

The pictures in `tests/pages/pictures/` are whole pages made small. A page that looks otherwise fails, and leaves its
new picture and the difference (red) in the test's folder, which the failure names. When the change is meant, renew:

    EGOV_NEW_PICTURES=yes .venv/bin/python -m pytest tests/pages/test_pictures_of_pages.py -m browser -p no:xdist

and look at what `git diff` shows of the pictures before they are kept.
"""

import io
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageColor, ImageFilter
from playwright.sync_api import Browser, Page

from charts import palette
from tests.pages import looking
from tests.pages.serving import IN_A_BROWSER, served
from tests.pages.test_every_page import PAGES
from tests.pages.visiting import DESK, PHONE, visited, visitor

KEPT = Path(__file__).parent / "pictures"
WALL = {"width": 1920, "height": 1080}
FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "desk-vi": ("vi", {"size": DESK}),
    "phone-vi": ("vi", {"size": PHONE, "is_mobile": True, "has_touch": True}),
    "wall-vi": ("vi", {"size": WALL}),
    "desk-en": ("en", {"size": DESK}),
    "desk-vi-dark": ("vi", {"size": DESK, "color_scheme": "dark"}),
}
OFTEN = ("desk-vi", "phone-vi")
WIDE, TALL = {"phone-vi": 150}, 1400  # pixels of a kept picture: its width (else 288) and its greatest height
GREYS = 8  # between a card and the letters on it
LARGEST, ALL = 25_000, 1_500_000  # bytes of one picture, of all
BLUR = 1.5  # pixels: a hair's breadth of a letter is no change
FAINT = 40  # of 255: what a blurred pixel may differ
PART = 16  # pixels: the edge of a part of the picture
SHARE = 0.5  # of a part that may differ more before it counts as changed
MEAN = 2.0  # of 255: what the whole may differ
HEIGHTS = 0.02  # of the height, by which a page may grow or shrink
# The page's whole height, so that nothing is below the edge.
WHOLE = """
() => {
  const main = document.querySelector("[data-testid=stMain]");
  return main.scrollHeight + innerHeight - main.clientHeight;
}
"""

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def address(demo_home: Path) -> Iterator[str]:
    with served(demo_home, EGOV_NOW="2021-01-06T08:00:00+07:00") as base:
        yield base


def pictured(page: Page, url: str, width: int) -> Image.Image:
    """The whole page, made small."""
    size = page.viewport_size or DESK
    visited(page, url)
    page.set_viewport_size({"width": size["width"], "height": min(int(page.evaluate(WHOLE)), 9000)})
    page.wait_for_timeout(700)  # charts take their places anew
    image = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    page.set_viewport_size(size)
    small = image.resize((width, round(image.height * width / image.width)), Image.Resampling.BOX)
    return small.crop((0, 0, width, min(small.height, TALL)))


@cache
def colours(theme: str) -> Image.Image:
    """The palette of a theme and what lies between its letters and their ground: the same for every picture, so that
    a state's rare colour is never lost among many greys."""
    known = palette(theme)
    between = Image.linear_gradient("L").resize((1, GREYS)).tobytes()
    ends = [ImageColor.getrgb(one) for one in (known.card, known.ink)]
    greys = [tuple(a + (b - a) * at // 255 for a, b in zip(*ends, strict=True)) for at in between]
    own = [known.ground, known.line, known.quiet, known.accent, *known.fills.values(), *known.steps]
    table = Image.new("P", (1, 1))
    table.putpalette([part for colour in [*greys, *map(ImageColor.getrgb, own)] for part in colour])
    return table


def reduced(image: Image.Image, form: str) -> Image.Image:
    theme = colours("dark" if "dark" in form else "light")
    return image.quantize(palette=theme, dither=Image.Dither.NONE)


def difference(new: Image.Image, kept: Image.Image) -> Image.Image:
    """Where the two differ beyond a hair's breadth, white on black."""
    blurred = [image.convert("RGB").filter(ImageFilter.GaussianBlur(BLUR)) for image in (new, kept)]
    return ImageChops.difference(*blurred).convert("L")


def changed(new: Image.Image, kept: Image.Image) -> list[str]:
    """What is otherwise, in words: the height, the whole, the parts that no longer look as they did."""
    if abs(new.height - kept.height) > HEIGHTS * kept.height:
        return [f"{new.height} pixels high, was {kept.height}"]
    height = min(new.height, kept.height)
    off = difference(new.crop((0, 0, new.width, height)), kept.crop((0, 0, new.width, height)))
    mean = sum(value * count for value, count in enumerate(off.histogram())) / (off.width * off.height)
    told = [f"differs by {mean:.1f} of 255"] if mean > MEAN else []
    loud = off.point(lambda value: 255 if value > FAINT else 0)
    parts = loud.resize((max(off.width // PART, 1), max(off.height // PART, 1)), Image.Resampling.BOX)
    off_parts = [
        (at % parts.width * PART, at // parts.width * PART)
        for at, value in enumerate(parts.tobytes())
        if value > 255 * SHARE
    ]
    return told + [f"otherwise at {place}" for place in off_parts[:5]]


def kept_place(name: str, form: str) -> Path:
    return KEPT / f"{name or 'overview'}-{form}.png"


def told_apart(folder: Path, place: Path, new: Image.Image, kept: Image.Image) -> str:
    """Leaves the new picture and the difference for whoever looks, and says where."""
    new.save(folder / place.name)
    height = min(new.height, kept.height)
    off = difference(new.crop((0, 0, new.width, height)), kept.crop((0, 0, new.width, height)))
    red = Image.composite(
        Image.new("RGB", off.size, "#d00"),
        new.crop((0, 0, new.width, height)),
        off.point(lambda value: 255 if value > FAINT else 0),
    )
    red.save(folder / f"{place.stem}-difference.png")
    return f"{place.name}: look at {folder}"


@pytest.mark.parametrize(
    "form", [pytest.param(form, marks=[] if form in OFTEN else pytest.mark.long) for form in FORMS]
)
def test_every_page_looks_as_it_was_meant_to(form: str, browser: Browser, address: str, tmp_path: Path) -> None:
    lang, settings = FORMS[form]
    told: dict[str, list[str]] = {}
    with visitor(browser, **settings) as page:
        for name in PAGES:
            place = kept_place(name, form)
            new = pictured(page, f"{address}/{name}?period=2020-W40&lang={lang}", WIDE.get(form, 288))
            if faults := looking.standing(page):
                told[name or "overview"] = faults
            if os.environ.get("EGOV_NEW_PICTURES"):
                KEPT.mkdir(exist_ok=True)
                reduced(new, form).save(place, optimize=True)
                continue
            kept = Image.open(place).convert("RGB")
            if faults := changed(reduced(new, form).convert("RGB"), kept):
                told[told_apart(tmp_path, place, new, kept)] = faults
    assert not told


def test_a_change_of_look_is_seen() -> None:
    kept = Image.open(kept_place("", "desk-vi")).convert("RGB")
    assert not changed(kept, kept)
    moved = ImageChops.offset(kept, 0, 12)
    assert changed(moved, kept), "all of it is twelve pixels lower"
    patched = kept.copy()
    patched.paste("#b93a26", (40, 60, 80, 90))
    assert changed(patched, kept), "a part has another colour"


def test_the_kept_pictures_are_small_and_whole() -> None:
    kept = {path.name: path.stat().st_size for path in KEPT.glob("*.png")}
    assert set(kept) == {kept_place(name, form).name for name in PAGES for form in FORMS}
    assert max(kept.values()) <= LARGEST
    assert sum(kept.values()) <= ALL


def test_states_are_told_apart_in_grey(browser: Browser, address: str) -> None:
    """Printed without colour each state still has its own sign: no two share one, wherever they stand."""
    signs: dict[str, set[str]] = {}
    with visitor(browser, DESK) as page:
        visited(page, f"{address}/?period=2019-W40&lang=vi")
        marks = page.evaluate(
            "() => [...document.querySelectorAll('[data-status]')].filter(one => one.dataset.status)"
            ".map(one => [one.dataset.status, one.textContent.match(/[●◆▲■○◇]/)?.[0] || ''])"
        )
    for status, sign in marks:
        signs.setdefault(status, set()).add(sign)
    assert len(signs) >= 4
    assert all(len(own) == 1 and "" not in own for own in signs.values()), signs
    assert len({next(iter(own)) for own in signs.values()}) == len(signs)
