"""The address bar names the view: it wins, it is kept, it is put right."""

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import Opened
from tests.pages.seeing import is_drawn, shown


def in_address(app: AppTest) -> dict[str, str]:
    """The parameters of the address; the runner gives some of them as lists of one."""
    return {name: value if isinstance(value, str) else value[0] for name, value in app.query_params.items()}


def test_defaults_are_left_out_of_the_address(opened: Opened, demo_read: Path) -> None:
    app = opened()
    assert dict(app.query_params) == {}


def test_a_value_in_the_address_wins_and_is_kept_through_pages(opened: Opened, demo_read: Path) -> None:
    asked = {"period": "2019-W12", "group": "districts", "lang": "en", "basis": "year_to_date"}
    app = opened(**asked)
    app.switch_page("targets.py").run()
    assert in_address(app) == asked


def test_every_link_of_a_page_keeps_the_view(opened: Opened, demo_read: Path) -> None:
    asked = {"period": "2019-W12", "group": "districts", "lang": "en", "basis": "year_to_date"}
    links = re.findall(r'href="(/[a-z-]*\?[^"#]*)["#]', html.unescape(shown(opened(**asked))))
    assert len(links) > 20
    for link in links:
        given = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
        assert given.items() >= (asked | {"lang": given["lang"]}).items(), link


def test_what_goes_without_saying_is_not_said_in_links(opened: Opened, demo_read: Path) -> None:
    assert "basis=period" not in shown(opened(period="2019-W12"))


def test_the_link_to_exactly_this_view_names_what_was_not_asked_for(opened: Opened, demo_read: Path) -> None:
    told = html.unescape(shown(opened("organisation", lang="en")))
    link = re.search(r'class="e-tools-link" href="([^"]*)"', told)
    assert link is not None
    for part in ("period=2020-W53", "group=all", "lang=en", "organisation=VPUB", "#chart-"):
        assert part in link[1]


def test_a_widget_moves_the_address(opened: Opened, demo_read: Path) -> None:
    app = opened(period="2019-W12")
    app.selectbox(key="choose-period").set_value("2019-W20").run()
    assert in_address(app)["period"] == "2019-W20"
    assert "tuần 20/2019" in shown(app).lower()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tuần 12/2019", "2019-W12"),
        ("2019-03", "2019-W13"),
        ("2019", "2019-W52"),
        ("2019-03-20", "2020-W53"),  # a day is no period: the default stands
        ("2035-W01", "2020-W53"),
        ("1999-W01", "2018-W01"),
        ("<script>", "2020-W53"),
        ("2019-W99", "2020-W53"),
    ],
)
def test_a_period_is_put_right(written: str, meant: str, opened: Opened, demo_read: Path) -> None:
    app = opened(period=written)
    assert is_drawn(app)
    assert app.selectbox(key="choose-period").value == meant
    app.run()
    assert in_address(app).get("period", "2020-W53") == meant


@pytest.mark.parametrize(
    "nonsense",
    [{"group": "martians"}, {"lang": "xx"}, {"indicator": "'; drop table"}, {"group": "communes"}, {"lang": ""}],
)
def test_nonsense_in_the_address_is_no_fault(nonsense: dict[str, str], opened: Opened, demo_read: Path) -> None:
    app = opened(**nonsense)
    assert is_drawn(app)
    assert "'; drop table" not in shown(app)


def test_an_unknown_organisation_gives_the_first_one(opened: Opened, demo_read: Path) -> None:
    app = opened("organisation", organisation="NOBODY")
    assert is_drawn(app)
    assert app.selectbox(key="choose-organisation").value == "VPUB"
    assert "Không có đơn vị “NOBODY”" in shown(app)


def test_the_state_of_a_past_snapshot_is_shown_with_a_banner(opened: Opened, demo: Path) -> None:
    app = opened("history", as_of="600")
    assert "bản chốt số 600" in shown(app)
    assert "Đang xem số liệu như đã biết" in shown(app)


def test_a_day_before_the_first_report_gets_a_sentence(opened: Opened, demo_read: Path) -> None:
    app = opened(as_of="1990-01-01")
    assert not app.exception
    assert "1990-01-01" in shown(app)


def test_a_refused_state_offers_the_newest_and_does_not_stay(opened: Opened, demo_read: Path) -> None:
    app = opened(as_of="rubbish")
    assert 'href="/?lang=vi"' in shown(app)
    app.switch_page("targets.py").run()
    assert is_drawn(app)
    assert "as_of" not in app.query_params


def test_an_unknown_indicator_and_period_are_told(opened: Opened, demo_read: Path) -> None:
    told = shown(opened(indicator="zzz", period="rubbish"))
    assert "Không có chỉ số “zzz”" in told
    assert "Không hiểu kỳ “rubbish”" in told


def test_an_organisation_outside_the_group_is_told(opened: Opened, demo_read: Path) -> None:
    told = shown(opened("organisation", organisation="VPUB", group="districts"))
    assert "không thuộc nhóm đang chọn" in told
