"""What the theme pages show is what the queries say."""

import re
from html import unescape

import polars as pl
import pytest

from blocks import online_services, other_work, portals, shared_software, small_multiples, theme
from charts.breaks import cut
from charts.levels import levels
from charts.lines import lines
from charts.theme import Canvas
from charts.trend import Break
from tests.blocks.conftest import Viewed
from wording import language


def letters(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_every_organisation_has_its_own_picture_with_its_last_value(viewed: Viewed) -> None:
    view = viewed()
    made = re.findall(r'<a class="e-theme-multiple".*?</a>', small_multiples.multiples(view, "online_dossiers"))
    board = view.rows("indicator/board", until=view.until, which="all").filter(
        pl.col("indicator") == "online_dossiers"
    )
    values = {row["organisation"]: row["value"] for row in board.iter_rows(named=True)}
    assert len(made) == len(view.organisations) == 31
    for link, code in zip(made, view.organisations, strict=True):  # the official order, the groups apart
        assert view.organisation_name(code) in letters(link)
        assert view.language.percent(values[code]) in letters(link)
        assert f"organisation={code}" in unescape(link)


def test_the_scale_is_one_and_the_page_stays_light(viewed: Viewed) -> None:
    view = viewed(period="2020-W53")
    made = small_multiples.multiples(view, "online_dossiers")
    assert "chung một thang" in made
    assert len(made.encode()) < 40_000


def test_the_numbers_of_the_small_pictures_are_a_table(viewed: Viewed) -> None:
    table = small_multiples.organisations_of(viewed(), "online_dossiers").table
    assert table is not None
    assert len(table.heads) == 2 + 31
    assert table.rows[-1][0] == "Tuần 12/2019"


def test_the_levels_add_up_to_all_services(viewed: Viewed) -> None:
    view = viewed()
    rows = view.rows("services/levels", until=view.until, scope="province")
    sums = rows.group_by("period_end").agg(pl.col("share").sum(), pl.col("services").sum())
    told = sums.filter(pl.col("services") > 0)
    assert told["share"].to_list() == pytest.approx([100.0] * told.height)


def test_services_never_used_are_counted_and_listed(viewed: Viewed) -> None:
    view = viewed()
    rows = view.rows("services/never_used", until=view.until, scope="province")
    assert rows["organisations"].list.len().sum() == rows["unused"][0]
    told = letters(online_services.never_used(view))
    assert f"{rows['unused'][0]} trên {rows['offered'][0]} dịch vụ" in told
    assert rows["service_name"][0] in told


@pytest.mark.parametrize("basis", ["period", "year_to_date"])
def test_the_busiest_services(viewed: Viewed, basis: str) -> None:
    view = viewed()
    rows = view.rows("services/services", until=view.until, scope="province", basis=basis)
    told = letters(online_services.busiest(view, basis))
    assert view.language.number(rows["received"][0]) in told
    assert view.language.percent(rows["share"][0]) in told


def test_the_matrix_tells_issued_staff_active_and_the_state(viewed: Viewed) -> None:
    view = viewed()
    rows = view.rows("software/matrix", until=view.until, scope="district")
    made = shared_software.matrix(view, "district")
    assert made.count('<i role="img"') == rows.filter(pl.col("state") != "").height
    for row in rows.head(5).iter_rows(named=True):
        assert f"{row['accounts_issued']}/{row['staff']} · {row['active_share']:.0f}%" in letters(made)


def test_portals_stand_in_their_groups(viewed: Viewed) -> None:
    view = viewed()
    made = letters(portals.portals(view, "district"))
    assert "binhgia.langson.gov.vn" in made
    assert "syt.langson.gov.vn" not in made


def test_money_says_what_it_is_counted_in(viewed: Viewed) -> None:
    assert re.search(r"[\d.]+ / [\d.]+ triệu đồng", letters(other_work.topics(viewed(), "period")))


@pytest.mark.parametrize("group", ["all", "departments", "districts"])
def test_the_groups_find_their_place(viewed: Viewed, group: str) -> None:
    view = viewed(group=group)
    place = theme.groups_place(view, "online_dossiers", "period")
    assert place.kind == ("district" if group == "all" else None)


WEEKS = pl.DataFrame(
    {
        "period_end": pl.date_range(pl.date(2022, 8, 7), pl.date(2022, 9, 25), "1w", eager=True),
        "value": [1.0, 2.0, 3.0, None, 5.0, 6.0, 7.0, 8.0],
    }
).with_columns(label=pl.col("period_end").cast(pl.String), series=pl.lit("A"))
CUT = Break(WEEKS["period_end"][1].replace(day=15), "Bốn mức độ thành hai")
CANVAS = Canvas(language("vi"), foot=("Nguồn",))


def test_no_line_crosses_a_break_and_the_break_is_named() -> None:
    drawn = cut(WEEKS, [CUT])
    assert drawn.filter(pl.col("period_end") == CUT.on)["value"].to_list() == [None]
    figure = lines(WEEKS, CANVAS, "percent", breaks=(CUT,)).figure
    assert None in figure["data"][0]["y"]
    assert any("Bốn mức độ" in note["text"] for note in figure["layout"]["annotations"])
    assert figure["layout"]["shapes"]


def test_levels_are_a_gap_where_nothing_is_known_and_at_a_break() -> None:
    rows = WEEKS.with_columns(
        name=pl.lit("Mức độ 4"),
        services=pl.col("value").cast(pl.Int64),
        share=pl.when(pl.col("value").is_not_null()).then(100.0),
    )
    figure = levels(rows, CANVAS, breaks=(CUT,)).figure
    ends = [trace["x"] for trace in figure["data"]]
    assert [len(days) for days in ends] == [2, 1, 4]  # before the break, up to the empty week, after it
    assert any("Bốn mức độ" in note["text"] for note in figure["layout"]["annotations"])
