"""The light pictures of the charts, in a real browser: they are what the library draws, and it is not waited for."""

import io
import json
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Page, expect

from tests.pages.serving import IN_A_BROWSER

CHARTED = ("", "online-services", "shared-software", "portals", "other-work", "targets", "organisation")
SIZES = {"desk": (1366, 768), "phone": (390, 844)}
OFTEN = (("vi", "phone"), ("en", "desk"))
NEAR = 2.0  # pixels
FAINT = 48  # of 255, what a pixel may differ after the blur
SHARE = 0.004  # of a chart's pixels that may differ more
DRAWN = ".st-key-drawn span, .st-key-failed"
PAINTED = "() => [...document.querySelectorAll('.e-plot')].filter(p => p.clientWidth).every(p => p.querySelector('.main-svg'))"
# Every text and mark of a chart that can be seen, by kind, with its box within the chart: [text, left, top, right, bottom].
SEEN = """
place => {
  const kinds = {
    xticks: "[class^=x][class$=tick] text", yticks: "[class^=y][class$=tick] text", notes: ".annotation text",
    foot: ".gtitle", bars: ".bars path", points: ".scatter .point", lines: ".js-line", bands: ".js-fill",
    shapes: ".shape-group path", grids: "path.crisp",
  };
  const origin = place.getBoundingClientRect();
  const box = node => {
    const own = node.getBoundingClientRect();
    return [node.textContent, own.left - origin.left, own.top - origin.top, own.right - origin.left,
            own.bottom - origin.top];
  };
  const isSeen = node => {
    const style = getComputedStyle(node);
    return style.display !== "none" && (style.fill !== "none" || parseFloat(style.strokeWidth) > 0);
  };
  const hasSize = ([, left, top, right, bottom], kind) =>
    kind === "bars" ? right > left && bottom > top : right > left || bottom > top;
  const isSorted = kind => ["xticks", "yticks", "grids"].includes(kind);
  const order = (one, other) => one[0].localeCompare(other[0]) || Math.round(one[2] - other[2]) || one[1] - other[1];
  return Object.fromEntries(Object.entries(kinds).map(([kind, path]) =>
    [kind, [...place.querySelectorAll(path)].filter(isSeen).map(box).filter(b => hasSize(b, kind))
      .sort(isSorted(kind) ? order : () => 0)]));
}
"""
# When everything stood and was painted, told by the page itself.
WATCH = """
new MutationObserver(() => {
  const all = [...document.querySelectorAll(".e-plot")].filter(p => p.clientWidth);
  if (!window.paintedAt && document.querySelector(".st-key-drawn") && all.every(p => p.querySelector("svg")))
    window.paintedAt = performance.now();
}).observe(document, { childList: true, subtree: true });
"""
LIBRARY_AT = "() => performance.getEntriesByType('resource').find(e => e.name.includes('plotly'))?.startTime"
# The name of the first bar of the page, and its middle in the window.
FIRST_BAR = """
() => {
  const bar = document.querySelector("[class*=st-key-chart-ranking] .bars path.point");
  bar.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, right, top, bottom } = bar.getBoundingClientRect();
  const name = JSON.parse(bar.closest(".e-plot").dataset.figure).data[0].y[0];
  return [name, (left + right) / 2, (top + bottom) / 2];
}
"""
FEET = """
() => [...document.querySelectorAll(".e-plot")].map(place => {
  const foot = place.querySelector(".gtitle"), box = foot.getBoundingClientRect();
  const within = place.getBoundingClientRect();
  return {
    rows: Math.max(1, foot.querySelectorAll(".line").length),
    parts: JSON.parse(place.dataset.figure).layout.meta.foot.length,
    right: within.right - box.right,
    below: within.bottom - box.bottom,
  };
})
"""
ADD = """
([figure, alt]) => {
  const place = document.createElement("div");
  place.className = "e-plot added";
  place.style.cssText = "position:fixed;left:0;top:0;width:320px;height:200px";
  place.setAttribute("aria-label", alt);
  place.dataset.figure = figure;
  document.body.append(place);
}
"""

pytestmark = IN_A_BROWSER


def opened(page: Page, url: str) -> list[Any]:
    """Opens a page and waits until its pictures stand; returns the places of its charts."""
    page.goto(url)
    page.wait_for_selector(DRAWN, state="attached", timeout=60_000)
    page.wait_for_function(PAINTED, timeout=60_000)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    return [place for place in page.locator(".e-plot").all() if place.is_visible()]


def looked(place: Any) -> Image.Image:
    return Image.open(io.BytesIO(place.screenshot())).convert("RGB")


def moved(before: dict[str, list[Any]], after: dict[str, list[Any]]) -> list[str]:
    """What of a chart is not where it was: kinds with another count, texts or marks off their place."""
    wrong = []
    for kind, ours in before.items():
        theirs = after[kind]
        if [one[0] for one in ours] != [one[0] for one in theirs]:
            wrong.append(f"{kind}: {len(ours)} painted, {len(theirs)} drawn by the library")
            continue
        for mine, other in zip(ours, theirs, strict=True):
            off = max(abs(a - b) for a, b in zip(mine[1:], other[1:], strict=True))
            if off > NEAR:
                wrong.append(f"{kind}: {mine[0]!r} is {off:.1f} pixels off")
    return wrong


def differing(before: Image.Image, after: Image.Image) -> float:
    """The share of pixels that differ, hair's breadths blurred away."""
    blurred = [image.filter(ImageFilter.GaussianBlur(1.2)) for image in (before, after)]
    difference = ImageChops.difference(*blurred).convert("L").point(lambda value: 255 if value > FAINT else 0)
    return difference.histogram()[255] / (difference.width * difference.height)


@pytest.mark.parametrize(
    ("lang", "size"),
    [
        *OFTEN,
        *(pytest.param(lang, size, marks=pytest.mark.long) for lang, size in (("vi", "desk"), ("en", "phone"))),
    ],
)
@pytest.mark.parametrize("name", CHARTED)
def test_the_library_draws_what_was_painted(name: str, lang: str, size: str, page: Page, address: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    told: list[str] = []
    page.on("console", lambda line: told.append(line.text))
    places = opened(page, f"{address}/{name}?period=2020-W40&lang={lang}")
    for number, place in enumerate(places):
        before, painted = place.evaluate(SEEN), looked(place)
        assert place.locator("svg.e-picture").count() == 1, f"chart {number} was not painted"
        place.evaluate("place => window.egovCharts.wake(place)")
        expect(place.locator("svg.e-picture")).to_have_count(0)
        assert not moved(before, place.evaluate(SEEN)), f"chart {number}"
        drawn = looked(place)
        assert painted.size == drawn.size
        assert differing(painted, drawn) <= SHARE, f"chart {number}"
    assert not [line for line in told if "left to the library" in line]


def test_a_picture_that_is_off_is_seen(page: Page, address: str) -> None:
    place = opened(page, f"{address}/portals?period=2020-W40")[-1]
    before, painted = place.evaluate(SEEN), looked(place)
    place.evaluate("p => { p.firstChild.style.transform = 'translate(3px, 3px)' }")
    assert moved(before, place.evaluate(SEEN))
    assert differing(painted, looked(place)) > SHARE


def test_the_library_is_not_asked_for_before_the_page_is_at_rest(page: Page, address: str) -> None:
    page.add_init_script(WATCH)
    opened(page, f"{address}/?period=2020-W40")
    page.wait_for_function(LIBRARY_AT, timeout=30_000)
    assert page.evaluate(LIBRARY_AT) - page.evaluate("window.paintedAt") > 1000
    assert page.locator(".js-plotly-plot").count() == 0, "charts stay pictures until they are touched"


def test_a_touched_chart_says_what_it_says_under_the_pointer(page: Page, address: str) -> None:
    opened(page, f"{address}/portals?period=2020-W40&lang=vi")
    name, x, y = page.evaluate(FIRST_BAR)
    page.mouse.move(x, y)
    expect(page.locator(".hovertext").first).to_contain_text(name.split("<br>")[0], timeout=20_000)
    assert page.locator(".js-plotly-plot").count() == 1, "only the touched one is handed over"


@pytest.mark.parametrize("size", SIZES)
def test_the_foot_takes_the_lines_that_its_place_asks_for(size: str, page: Page, address: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    opened(page, f"{address}/targets?period=2020-W40&lang=en")
    for foot in page.evaluate(FEET):
        assert foot["right"] >= 0, "the foot is cut"
        assert 0 <= foot["below"] < 20, "the place is as high as its chart"
        assert size == "phone" or foot["rows"] == foot["parts"]


def test_what_cannot_be_painted_is_drawn_by_the_library_at_once(page: Page, address: str) -> None:
    told: list[str] = []
    page.on("console", lambda line: told.append(line.text))
    opened(page, f"{address}/portals?period=2020-W40")
    page.evaluate(ADD, [json.dumps({"data": [{"type": "pie", "values": [1, 2]}], "layout": {}}), "a pie"])
    expect(page.locator(".added .slice")).to_have_count(2, timeout=20_000)
    assert any("left to the library" in line for line in told)


def test_a_figure_that_is_none_says_its_figures(page: Page, address: str) -> None:
    opened(page, f"{address}/portals?period=2020-W40")
    page.evaluate(ADD, ["{not a figure", "A: 1; B: 2."])
    expect(page.locator(".added.st-key-failed")).to_have_text("A: 1; B: 2.", timeout=20_000)


def test_without_the_library_pictures_stay_and_the_rest_say_their_figures(page: Page, address: str) -> None:
    page.route("**/plotly*", lambda route: route.abort())
    opened(page, f"{address}/portals?period=2020-W40")
    page.evaluate(ADD, [json.dumps({"data": [{"type": "pie", "values": [1, 2]}], "layout": {}}), "A: 1; B: 2."])
    expect(page.locator(".added.st-key-failed")).to_have_text("A: 1; B: 2.", timeout=20_000)
    page.locator(".e-plot").first.hover()
    page.wait_for_timeout(300)
    assert page.locator(".e-plot svg.e-picture").count() >= 2


def test_the_colours_of_a_picture_follow_the_theme_and_its_width_the_place(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    place = opened(page, f"{address}/portals?period=2020-W40")[0]
    light = place.locator(".xtick text").first.get_attribute("style")
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".e-plot .xtick text").first).not_to_have_attribute("style", str(light), timeout=20_000)
    page.set_viewport_size({"width": 700, "height": 768})
    askew = "() => [...document.querySelectorAll('.e-plot')].every(p => p.firstChild.clientWidth === p.clientWidth)"
    page.wait_for_function(askew, timeout=10_000)
    assert page.locator(".js-plotly-plot").count() == 0
