"""Every page with the keyboard alone, in a real browser: all is reached, seen to be, and does what the mouse would."""

import pytest
from playwright.sync_api import Page, expect

from tests.pages.serving import IN_A_BROWSER
from tests.pages.visiting import followed, stands, tabbed, visited

# All that takes the focus, numbered in the order of the document. What the framework lets nobody reach with Tab does
# what its neighbour does: the arrow beside a box opens what the box opens.
NUMBERED = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true })
    && one.getClientRects().length && !one.closest("[inert]"))
  .filter(one => one.type !== "radio" || one.checked)  // the arrow keys go through the others of a choice
  .filter(one => one.getAttribute("role") !== "radio" || one.getAttribute("aria-checked") === "true")
  .map((one, number) => { one.dataset.number = number; return one.outerHTML.slice(0, 160); })
"""
LOOK = """
one => {
  const own = [];
  for (let at = one, up = 0; at && up < 5; at = at.parentElement, up += 1) {
    const style = getComputedStyle(at);
    own.push([style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor, style.backgroundColor,
      style.textDecorationLine]);
  }
  return JSON.stringify(own);
}
"""
FOCUSED = f"at => [at.dataset.number, ({LOOK})(at)]"
UNSEEN = f"""
seen => {{
  document.activeElement.blur();
  return seen.filter(([number, look]) => {{
    const one = document.querySelector(`[data-number="${{number}}"]`);
    return one && one.dataset.testid !== "stMain" && !one.matches("[role=region], [role=group], .e-scroll")
      && ({LOOK})(one) === look;
  }}).map(([number]) => document.querySelector(`[data-number="${{number}}"]`).outerHTML.slice(0, 160));
}}
"""

pytestmark = IN_A_BROWSER


@pytest.mark.parametrize(
    "name",
    [
        "",
        "targets",
        "history",
        *(pytest.param(name, marks=pytest.mark.long) for name in ("online-services", "organisation")),
    ],
)
def test_all_is_reached_with_tab_in_its_order_and_seen_to_be(name: str, page: Page, address: str) -> None:
    visited(page, f"{address}/{name}?period=2020-W40&lang=vi")
    page.wait_for_timeout(300)  # what a run's end still moves
    all_there = page.evaluate(NUMBERED)
    seen = tabbed(page, len(all_there) + 20, FOCUSED)
    reached = [int(number) for number, _ in seen if number is not None]
    assert reached == sorted(reached), "the focus goes back and forth"
    assert not [told for number, told in enumerate(all_there) if number not in set(reached)]
    assert not page.evaluate(UNSEEN, seen), "the focus is not seen"


def test_the_first_tab_offers_the_way_past_the_menu(page: Page, address: str) -> None:
    visited(page, f"{address}/targets?period=2020-W40&lang=vi")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("data-testid", "stSkipToContent")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('[data-testid=stMain]').contains(document.activeElement)")


def test_a_board_is_sorted_with_the_keyboard(page: Page, address: str) -> None:
    visited(page, f"{address}/?period=2020-W40&lang=vi")
    board = page.locator("table.e-sortable").first
    names = board.locator("tbody th")
    expect(names.first).to_be_visible()
    before = names.all_inner_texts()
    head = board.locator("thead th").nth(3)
    head.locator("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    values = [
        float(cell.get_attribute("data-v") or "nan")
        for cell in board.locator("tbody td:nth-child(4)[data-v]").all()
    ]
    assert values == sorted(values, reverse=True)
    page.keyboard.press("Space")
    expect(head).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Enter")
    assert names.all_inner_texts() == before, "the third time gives the official order again"
    assert page.evaluate("() => document.activeElement.tagName") == "BUTTON", "the focus stays where it was"


def test_a_chart_s_table_is_read_with_the_keyboard(page: Page, address: str) -> None:
    visited(page, f"{address}/online-services?period=2020-W40&lang=vi")
    tools = page.locator(".st-key-chart-trend .e-tools")
    tools.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(tools.locator("table tbody tr").first).to_be_visible()
    page.keyboard.press("Tab")
    assert tools.locator(".e-tools-shown").evaluate("one => one === document.activeElement"), "it can be scrolled"
    tools.locator("summary").focus()
    page.keyboard.press("Space")
    expect(tools.locator("table")).to_be_hidden()


def test_the_language_is_changed_with_the_keyboard(page: Page, address: str) -> None:
    visited(page, f"{address}/targets?period=2019-W12&lang=vi")
    page.locator(".e-lang a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**lang=en**")
    followed(page)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_contain_text("Targets")


def test_the_period_is_chosen_with_the_keyboard(page: Page, address: str) -> None:
    visited(page, f"{address}/targets?period=2020-W40&lang=vi")
    page.get_by_role("combobox").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.search.includes('2020-W40')")
    stands(page)
