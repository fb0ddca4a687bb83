"""Every page draws itself on the simulated store, in both languages and for every group."""

import re
from pathlib import Path

import pytest

from pages.parts import page_list
from tests.pages.conftest import Opened
from tests.pages.seeing import charts, has_failed, is_drawn, shown

PAGES = [path for _, path, _ in page_list.PAGES]
# English that would betray a sentence without its translation on the Vietnamese page.
ENGLISH = re.compile(r"\b(the|of|and|reported|target|periods?|with|no data|update[ds]?)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_page_is_drawn_in_its_language_and_says_that_its_figures_are_simulated(
    name: str, lang: str, opened: Opened, demo_read: Path
) -> None:
    app = opened(name, lang=lang)
    assert not has_failed(app), shown(app)
    assert is_drawn(app)
    assert {"vi": "Số liệu mô phỏng", "en": "Simulated data"}[lang] in shown(app)
    assert all(charts(app))
    assert lang == "en" or not english(shown(app))


def english(body: str) -> list[str]:
    """English words that stand on a page outside of code."""
    letters = re.sub(r"<[^>]+>", " ", re.sub(r"<pre.*?</pre>", "", body, flags=re.DOTALL))
    return ENGLISH.findall(letters)


@pytest.mark.parametrize("group", ["departments", "districts"])
@pytest.mark.parametrize("name", ["", "online-services", "shared-software", "portals", "other-work", "methods"])
def test_a_page_is_drawn_for_one_group(name: str, group: str, opened: Opened, demo_read: Path) -> None:
    app = opened(name, group=group)
    assert is_drawn(app), shown(app)


@pytest.mark.parametrize(
    "period", ["2018-W01", *(pytest.param(one, marks=pytest.mark.long) for one in ("2018-W30", "2020-W53"))]
)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_drawn_for_the_first_and_other_periods(
    name: str, period: str, opened: Opened, demo_read: Path
) -> None:
    assert is_drawn(opened(name, period=period))


def test_the_overview_answers_from_the_top(opened: Opened, demo_read: Path) -> None:
    body = shown(opened("", period="2019-W40"))
    assert "e-lead" in body
    assert body.count('class="e-card e-figure') == 8
    assert "Cần chú ý" in body
    assert "31/31 đơn vị đã báo cáo" in body
    assert body.index("Sở, ban, ngành</button></th>") < body.index("Huyện, thành phố</button></th>")
    for status in ("met", "behind", "off_track"):
        assert f'data-status="{status}"' in body


def test_every_status_on_the_page_has_its_word(opened: Opened, demo_read: Path) -> None:
    body = shown(opened("", period="2019-W40"))
    marks = re.findall(r'<(?:span|i) class="e-(?:pill|mark) e-(\w+)" data-status[^>]*>(.*?)</', body)
    assert marks
    for status, inside in marks:
        if status != "none":
            assert re.search(r"[●◆▲■○◇].*\w", inside), (status, inside)


def test_missing_organisations_are_named(opened: Opened, demo_read: Path) -> None:
    body = shown(opened("online-services", period="2020-W53"))
    assert "30/31 đơn vị đã báo cáo · thiếu: Đình Lập" in body


def test_a_target_tells_its_basis_and_that_it_is_a_default(opened: Opened, demo_read: Path) -> None:
    body = shown(opened("targets", period="2019-W40"))
    assert "17/NQ-CP ngày 07/03/2019" in body
    assert "mặc định - chờ Sở xác nhận" in body


def test_an_expired_target_is_shown_as_expired(opened: Opened, demo_read: Path) -> None:
    assert "Đã hết hạn" in shown(opened("targets", period="2020-W53"))


def test_the_formula_stands_in_words_and_in_sql(opened: Opened, demo_read: Path) -> None:
    body = shown(opened("methods", indicator="resolved_on_time"))
    assert "from online_services" in body
    assert "Tử số" in body
    assert "dich-vu-cong-2020-W53.csv" in body
