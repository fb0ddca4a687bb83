"""Every chart has its numbers: as a table, as files, below an address of its own."""

import csv
import inspect
import io
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook

from blocks import chart_files, chart_tools
from blocks.charted import CHARTS
from blocks.view import View
from blocks.viewing import NotUnderstood, view_of
from charts import Picture
from tests.blocks.conftest import Viewed

chart_files.enter_all()
# What each chart is drawn of here; a chart that is not named must take these arguments by their names.
BY_NAME = {
    "indicator": "online_dossiers",
    "scope": "province",
    "kind": "district",
    "organisation": "VPUB",
    "theme": "online_services",
    "deadline": "2020-12-31",
    "height": "280",
    "naming": "name",
    "basis": "period",
}


def arguments(name: str) -> tuple[str, ...]:
    needed = list(inspect.signature(CHARTS[name]).parameters.values())[1:]
    return tuple(BY_NAME[p.name] for p in needed if p.default is p.empty)


def drawn(view: View, name: str) -> Picture:
    return CHARTS[name](view, *arguments(name))


def marks(picture: Picture) -> Iterator[float]:
    """The numbers of a figure's bars and of the points of its lines, without bands and the target's own mark."""
    for trace in picture.figure["data"]:
        is_target = trace.get("marker", {}).get("symbol") == "line-ew-open"
        if is_target or trace.get("fill") in ("tonexty", "toself") or trace.get("hoverinfo") == "skip":
            continue
        along = "x" if trace.get("orientation") == "h" else "y"
        yield from (float(value) for value in trace[along] if value is not None and value != 0)


def numbers(rows: Sequence[Sequence[Any]]) -> list[float]:
    """The table's numbers in order, with each column's sums from any row on: a bar may stand for the others."""
    told: list[float] = []
    for column in zip(*rows, strict=True):
        figures = [float(cell) for cell in column if isinstance(cell, int | float)]
        told += [*figures, *accumulate(reversed(figures))]
    return sorted(told)


def is_among(number: float, told: list[float]) -> bool:
    """Whether one of `told`, which are in order, is `number` as exactly as a figure writes it."""
    place = bisect_left(told, number - 0.006)
    return place < len(told) and told[place] <= number + 0.006


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_a_chart_has_a_table_of_what_it_shows(name: str, viewed: Viewed) -> None:
    picture = drawn(viewed(), name)
    assert picture.table is not None
    assert {len(row) for row in picture.table.rows} == {len(picture.table.heads)} == {len(picture.table.units)}
    assert set(picture.table.units) <= {"", "date", "count", "minutes", "percent", "points"}
    told = numbers(picture.table.rows)
    missing = [mark for mark in marks(picture) if not is_among(mark, told)]
    assert not missing, f"drawn and not in the table: {missing[:5]}"


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_a_chart_is_told_in_words_with_its_numbers(name: str, viewed: Viewed) -> None:
    vietnamese, english = drawn(viewed(), name), drawn(viewed(lang="en"), name)
    assert re.search(r"\d", vietnamese.alt)
    assert vietnamese.alt != english.alt
    assert vietnamese.table is not None
    assert english.table is not None
    assert vietnamese.table.heads != english.table.heads


@pytest.mark.parametrize("name", sorted(CHARTS))
def test_its_address_leads_to_the_same_figures(name: str, viewed: Viewed) -> None:
    view = viewed(group="all")
    place = urlsplit(chart_files.address(view, CHARTS[name], arguments(name), "csv"))
    assert place.path == f"/chart/{name}.csv"
    asked = parse_qs(place.query)
    again = view_of({key: values[0] for key, values in asked.items()})
    assert (again.snapshot, again.period) == (view.snapshot, view.period)
    file = chart_files.chart_file(again, name, asked.get("with", []), "csv")
    assert re.fullmatch(r"[a-z][\w-]+_2019-W12\.csv", file.name)
    table, found = (
        drawn(view, name).table,
        list(csv.reader(io.StringIO(file.body.decode("utf-8-sig")), delimiter=";")),
    )
    assert table is not None
    for row, written in zip(table.rows, found[1:], strict=False):
        assert [read(text, cell) for text, cell in zip(written, row, strict=True)] == [rounded(c) for c in row]


def read(text: str, cell: Any) -> Any:
    """A cell of the Vietnamese CSV as a value of the kind of `cell`."""
    if isinstance(cell, date):
        return date.fromisoformat(text)
    if isinstance(cell, int | float):
        return pytest.approx(float(text.replace(",", ".")), abs=1e-6)
    return text or None if cell is None else text


def rounded(cell: Any) -> Any:
    return float(cell) if isinstance(cell, int | float) else cell


def test_a_file_says_what_it_is_and_where_it_is_from(viewed: Viewed) -> None:
    file = chart_files.chart_file(viewed(), "trend_of", ["online_dossiers", "province"], "xlsx")
    assert file.name == "trend_online_dossiers_province_2019-W12.xlsx"
    sheet = load_workbook(io.BytesIO(file.body)).worksheets[0]
    told = "\n".join(str(row[0].value) for row in sheet.iter_rows() if row[0].value)
    for words in ("Tỷ lệ hồ sơ tiếp nhận trực tuyến", "17/NQ-CP", "đơn vị đã báo cáo", "Bản chốt số", "mô phỏng"):
        assert words in told


def test_the_table_as_a_page_speaks_the_reader_s_language(viewed: Viewed) -> None:
    body = chart_files.chart_file(viewed(), "ranking_of", ["online_dossiers", "district"], "html").body.decode()
    assert '<th scope="row" class="e-l">Huyện Đình Lập</th>' in body
    assert re.search(r"<td>\d+,\d%</td>", body)
    assert 'lang="vi"' in body


@pytest.mark.parametrize(
    ("name", "given", "kind"),
    [
        ("no_such_chart", [], "csv"),
        ("trend_of", ["online_dossiers", "province"], "pdf"),
        ("trend_of", [], "csv"),
        ("trend_of", ["no_such_indicator", "province"], "csv"),
        ("trend_of", ["online_dossiers", "nowhere"], "csv"),
        ("trend_of", ["online_dossiers", "province", "280", "period", "more"], "csv"),
        ("ranking_of", ["online_dossiers", "province"], "csv"),
        ("trend_of", ["x" * 1000, "province"], "csv"),
        ("view_of", [], "csv"),
    ],
)
def test_what_there_is_not_is_refused_in_a_sentence(name: str, given: list[str], kind: str, viewed: Viewed) -> None:
    with pytest.raises(NotUnderstood):
        chart_files.chart_file(viewed(), name, given, kind)


def test_a_chart_without_a_name_has_no_address(viewed: Viewed) -> None:
    def drawn_by_hand(_: View) -> Picture:
        raise AssertionError

    assert chart_files.address(viewed(), drawn_by_hand, (), "csv") == ""
    assert "csv" not in chart_tools.tools(viewed(), "x", drawn_by_hand, (), "/")


def test_the_tools_of_a_chart_are_small(viewed: Viewed) -> None:
    trend = CHARTS["trend_of"]
    made = chart_tools.tools(viewed(), "trend", trend, ("online_dossiers", "province"), "/?period=2019-W12")
    assert len(made.encode()) < 1600
    assert 'href="/?period=2019-W12#chart-trend"' in made


@pytest.mark.parametrize(
    "asked", [{"period": "rubbish"}, {"lang": "xx"}, {"group": "martians"}, {"basis": "x"}, {"as_of": "1990-01-01"}]
)
def test_a_view_that_makes_no_sense_is_refused(asked: dict[str, str], viewed: Viewed) -> None:
    with pytest.raises(Exception, match=r"not understood|nothing to show"):
        viewed(**asked)
