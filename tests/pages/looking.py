"""What can be wrong with a page that stands in a browser: each function gives the faults that it finds, in words."""

import io
import re
from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from babel.messages.pofile import read_po
from playwright.sync_api import Page

CATALOGUE = Path(__file__).parents[2] / "locale" / "vi" / "LC_MESSAGES" / "egov.po"
# What the framework itself does wrong and we cannot reach: a rule of axe, and where alone it may be broken.
THE_FRAMEWORKS_OWN = {
    # the box that takes a dropped file is hidden from the keyboard, and yet has a name: its button does the work
    "presentation-role-conflict": "[data-testid=stFileUploaderDropzone]",
}
AS_STORED = {"Số liệu mô phỏng"}  # the note that the simulated batches were stored with
THE_FRAMEWORKS_WORDS = re.compile(
    r"\b(the|of|and|choose|open|close|select|date|press|next|previous|search|copy|upload|browse|drag|loading|results?|"
    r"clear|main|skip|toggle|sidebar|expand|collapse|menu|pick|calendar)\b",
    re.IGNORECASE,
)
OPEN_ALL = "() => document.querySelectorAll('[data-testid=stMain] details').forEach(one => { one.open = true })"
FETCHED = "() => [...document.querySelectorAll('.e-tools details')].every(one => one.querySelector('table'))"
# A mark of a state without its symbol or its word. What a chart's colours say stands in its text and its table.
COLOUR_ALONE = """
() => [...document.querySelectorAll("[data-status]")].filter(one => {
  const told = one.textContent;
  return one.dataset.status && !(/[●◆▲■○◇]/.test(told) && /\\p{L}{2,}/u.test(told));
}).map(one => `by colour alone: ${one.outerHTML.slice(0, 160)}`)
"""
# Texts of a chart that lie on each other or leave its place; letters may touch, so boxes may by a fifth of a line.
COLLIDING = """
() => [...document.querySelectorAll(".e-plot")].filter(place => place.clientWidth).flatMap(place => {
  const origin = place.getBoundingClientRect();
  const isSeen = one => one.textContent.trim() && getComputedStyle(one).visibility !== "hidden" && one.getClientRects().length;
  const texts = [...place.querySelectorAll("svg text")].filter(isSeen).map(one => {
    const box = one.getBoundingClientRect();
    return { said: one.textContent.slice(0, 50), left: box.left - origin.left, right: box.right - origin.left,
      top: box.top - origin.top, bottom: box.bottom - origin.top };
  });
  const wrong = texts
    .filter(one => one.left < -1 || one.top < -1 || one.right > origin.width + 1 || one.bottom > origin.height + 1)
    .map(one => `leaves its chart: ${one.said}`);
  texts.forEach((one, at) => texts.slice(at + 1).forEach(other => {
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    const line = Math.min(one.bottom - one.top, other.bottom - other.top, 20);
    if (wide > 2 && high > 2 + line / 5) wrong.push(`lie on each other: ${one.said} / ${other.said}`);
  }));
  return wrong;
})
"""
# Every name of an axis is a whole name of the figure: the letters of its lines are all there.
CUT = """
() => [...document.querySelectorAll(".e-plot")].filter(place => place.clientWidth).flatMap(place =>
  [...place.querySelectorAll("svg text")].map(one => one.textContent).filter(said => /…$|\\.\\.\\.$/.test(said))
    .map(said => `cut: ${said}`))
"""
FAILED = "() => [...document.querySelectorAll('.st-key-failed')].map(one => `not drawn: ${one.innerText}`)"
SIDEWAYS = """
() => {
  const main = document.querySelector("[data-testid=stMain]"), page = document.documentElement;
  return main.scrollWidth > main.clientWidth || page.scrollWidth > innerWidth
    ? [`scrolls sideways: ${Math.max(main.scrollWidth - main.clientWidth, page.scrollWidth - innerWidth)} pixels`] : [];
}
"""
# What a finger must hit: at least 24 pixels high and wide, or as far from the next (links in a text are read).
SMALL = """
() => {
  const isSeen = one => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length;
  const places = "a.e-tile, a.e-chip, .e-cards h2 a, .e-choice a, .e-lang a, summary, button:not([tabindex='-1']), select";
  return [...document.querySelectorAll(places)].filter(isSeen).map(one => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([one, box]) => `too small for a finger (${Math.round(box.width)}×${Math.round(box.height)}): ${one.outerHTML.slice(0, 120)}`);
}
"""
# Every text of the page and of its names for those who hear it; code is not read.
WORDS = """
() => {
  const said = new Set(), root = document.querySelector("[data-testid=stApp]") || document.body;
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: one => ["PRE", "CODE", "SCRIPT", "STYLE"].includes(one.nodeName) || one.id === "first" || one.dataset?.testid === "stIconMaterial"
      ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  });
  for (let one = walk.currentNode; one; one = walk.nextNode()) {
    const texts = one.nodeType === Node.TEXT_NODE ? [one.textContent]
      : ["aria-label", "title", "placeholder", "alt"].map(name => one.getAttribute?.(name) || "");
    const element = one.nodeType === Node.TEXT_NODE ? one.parentElement : one;
    if (getComputedStyle(element).fontSize === "0px" || !element.closest("[lang]").matches("html, [data-testid]")) continue;
    texts.map(text => text.replace(/\\s+/g, " ").trim()).filter(text => text).forEach(text => said.add(text));
  }
  return [document.title, ...said];
}
"""


def heard(page: Page) -> list[str]:
    """What axe finds beyond the framework's own faults, everything opened: rule, place, what is wrong."""
    page.evaluate(OPEN_ALL)
    page.wait_for_function(FETCHED, timeout=20_000)
    return [
        f"{rule['id']}: {node['target']}: {node['failureSummary']}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
        if not is_the_frameworks(page, rule["id"], node)
    ]


def is_the_frameworks(page: Page, rule: str, node: dict[str, Any]) -> bool:
    own = THE_FRAMEWORKS_OWN.get(rule)
    return bool(own and page.locator(node["target"][0]).first.evaluate("(one, own) => one.matches(own)", own))


def seen(page: Page) -> list[str]:
    """States by colour alone; names of charts that collide, leave or are cut; what `standing` sees."""
    return [fault for script in (COLOUR_ALONE, COLLIDING, CUT) for fault in page.evaluate(script)] + standing(page)


def standing(page: Page) -> list[str]:
    """What could not be drawn; a page that is too wide."""
    return [fault for script in (FAILED, SIDEWAYS) for fault in page.evaluate(script)]


def small(page: Page) -> list[str]:
    return list(page.evaluate(SMALL))


def foreign(page: Page, lang: str) -> list[str]:
    """Texts of the catalogue's other language; on a Vietnamese page also English that is not in it."""
    patterns = english() if lang == "vi" else vietnamese()
    page.wait_for_timeout(300)  # our words come after the framework's own
    pieces = {piece for text in page.evaluate(WORDS) for piece in [text, *text.split(" · ")]} - AS_STORED
    return [
        f"another language: {piece}"
        for piece in sorted(pieces)
        if patterns.fullmatch(piece.rstrip(".:"))
        or (lang == "vi" and piece.isascii() and THE_FRAMEWORKS_WORDS.search(piece))
    ]


@cache
def english() -> re.Pattern[str]:
    """Any sentence of the English catalogue that reads otherwise in Vietnamese, its places filled."""
    return _any_of([str(one) for one, other in _pairs() if one != other])


@cache
def vietnamese() -> re.Pattern[str]:
    """The Vietnamese of any sentence that has no places, where it is no name that both languages have."""
    return _any_of([other for one, other in _pairs() if one != other and "{" not in other])


def _pairs() -> list[tuple[str, str]]:
    catalogue = read_po(io.BytesIO(CATALOGUE.read_bytes()))
    return [(str(entry.id), str(entry.string)) for entry in catalogue if entry.id and entry.string]


def _any_of(sentences: list[str]) -> re.Pattern[str]:
    """Matches a whole sentence; one that is little more than its places would match anything and is left out."""
    kept = []
    for sentence in sentences:
        fixed = re.sub(r"<[^>]+>", "", sentence).rstrip(".:")
        if "{" not in fixed or len(re.findall(r"[^\W\d_]", re.sub(r"\{\w+\}", "", fixed))) > 5:
            kept.append(re.sub(r"\\\{\w+\\\}", ".+", re.escape(fixed)))
    return re.compile("|".join(kept))
