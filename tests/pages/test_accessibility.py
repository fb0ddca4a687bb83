"""Every page for those who hear it, see it on a phone or do not see colours, in a real browser."""

import pytest
from playwright.sync_api import Browser

from tests.pages import looking
from tests.pages.serving import IN_A_BROWSER
from tests.pages.test_every_page import PAGES
from tests.pages.visiting import DESK, PHONE, listening, visited, visitor

FORMS = {
    "desk, light": ("vi", {"size": DESK, "color_scheme": "light"}),
    "phone, dark": ("en", {"size": PHONE, "color_scheme": "dark", "has_touch": True, "is_mobile": True}),
    "phone, light": ("vi", {"size": PHONE, "color_scheme": "light", "has_touch": True, "is_mobile": True}),
    "desk, dark": ("en", {"size": DESK, "color_scheme": "dark"}),
}
OFTEN = ("desk, light", "phone, dark")

pytestmark = IN_A_BROWSER


@pytest.mark.parametrize(
    "form", [pytest.param(form, marks=[] if form in OFTEN else pytest.mark.long) for form in FORMS]
)
def test_nothing_is_wrong_with_any_page(form: str, browser: Browser, address: str) -> None:
    """Axe's rules, states by colour alone, names on each other, another language, small places, complaints."""
    lang, settings = FORMS[form]
    found: dict[str, list[str]] = {}
    with visitor(browser, **settings) as page:
        complaints = listening(page)
        for name in PAGES:
            visited(page, f"{address}/{name}?period=2020-W40&lang={lang}")
            told = looking.seen(page) + looking.foreign(page, lang)
            told += looking.small(page) if settings["size"] is PHONE else []
            found[name or "overview"] = told + looking.heard(page) + complaints
            complaints.clear()
    assert not {name: told for name, told in found.items() if told}
