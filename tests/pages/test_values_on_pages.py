"""Every number that a page shows of an indicator is the one that `python -m data values` gives."""

import csv
import html
import io
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import command
from tests.pages.conftest import Opened
from tests.pages.seeing import is_drawn, shown
from wording import Language

PERIODS = ("2019-W12", pytest.param("2020-W40", marks=pytest.mark.long), "2020-W53")
THIN = "portal_activity"  # of its reports for the last period only a part has come
UNITS = ("VPUB", "H-CAO-LOC")
THEMES = ("online-services", "shared-software", "portals")
LEAST = 0.8  # of the reports due: below it an aggregate is a range
GOALS = r'<div class="e-goals-scope"><b><a [^>]*?href="([^"]*)".*?<p class="e-goals-numbers"><span><b>(.*?)</b>'
CARDS = r'<article class="e-card e-figure[^"]*">.*?href="([^"]*)".*?<b class="e-number">(.*?)</b>(.*?)</article>'
CELLS = r'<td data-v="[^"]*"><a href="([^"]*)">(?:<i.*?</i> )?([^<]*)</a>'
TILES = r'<a class="e-(?:tile|chip) [^>]*?href="([^"]*)"[^>]*><span>[^<]*</span><b>([^<]*)</b>'
LINES = r'<th scope="row" class="e-l"><a [^>]*?href="([^"]*)"[^>]*>[^<]*</a>(.*?)</th><td[^>]*><span><b>(.*?)</b>'
CHART = re.compile(r'data-chart="ranking[^"]*"[^>]*data-figure=\'([^\']*)\'')

SCOPES = {"all": "province", "departments": "department", "districts": "district", "communes": "commune"}

Values = dict[tuple[str, str], dict[str, str]]  # by indicator and scope
VI = Language("vi")


@pytest.fixture(scope="module")
def thin_home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The simulated reports, but the last week's portals of eleven organisations only."""
    home = tmp_path_factory.mktemp("thin") / "var"
    shutil.copytree(demo_home, home)
    told = command("history", "--json", home=home).stdout
    batch = next(one["batch"] for one in json.loads(told)["entries"] if one.get("report_table") == THIN)
    sent = home.parent / "cong-thong-tin-2020-W53.csv"
    command("file", batch, "--out", sent, home=home)
    command("revoke", batch, "--by", "Nguyễn An", "--why", "gửi nhầm", home=home)
    sent.write_bytes(b"".join(sent.read_bytes().splitlines(keepends=True)[:13]))
    done = command("import", THIN, sent, "--by", "Nguyễn An", home=home)
    assert done.returncode == 0, done.stdout + done.stderr
    return home


@pytest.fixture
def thin(thin_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EGOV_HOME", str(thin_home))
    return thin_home


def published(home: Path, period: str) -> Values:
    """The command's answer for a period."""
    done = command("values", "--period", period, home=home)
    assert done.returncode == 0, done.stderr
    return {(row["indicator"], row["scope"]): row for row in csv.DictReader(io.StringIO(done.stdout))}


def asked(address: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in html.unescape(address).split("#")[0].partition("?")[2].split("&"))


def bare(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup)).strip()


def unit_of(said: str) -> str:
    return "percent" if said.endswith("%") else "minutes" if said.endswith("phút") else "count"


def is_thin(row: dict[str, str]) -> bool:
    return int(row["due"]) > 0 and int(row["reported"]) / int(row["due"]) < LEAST


def wrong(said: str, row: dict[str, str], unit: str | None = None) -> list[str]:
    """What is not as published: a value in other figures, or a figure where only a range is known."""
    if is_thin(row):
        is_range = "–" in said or said.startswith("ít nhất") or said == "—"
        return [] if is_range else [f"{row['indicator']} {row['scope']}: {said} of too few reports"]
    value = float(row["value"]) if row["value"] else None
    meant = VI.value(value, unit or unit_of(said))
    return [] if said == meant else [f"{row['indicator']} {row['scope']}: {said} shown, {meant} published"]


def compared(found: Iterator[tuple[str, str, str]], values: Values) -> tuple[int, list[str]]:
    """How many of the shown (indicator, scope, number) are published, and those that are shown otherwise."""
    count, faults = 0, []
    for indicator, scope, said in found:
        if (indicator, scope) in values:
            count += 1
            faults += wrong(said, values[indicator, scope])
    return count, faults


def cards(body: str) -> Iterator[tuple[str, str, str]]:
    for address, said, _ in re.findall(CARDS, body, re.DOTALL):
        yield asked(address)["indicator"], "province", bare(said)


def cells(body: str) -> Iterator[tuple[str, str, str]]:
    """The boards' cells: percentages without their sign, counts whole."""
    for address, said in re.findall(CELLS, body, re.DOTALL):
        place = asked(address)
        yield place["indicator"], place["organisation"], f"{bare(said)}{'%' if ',' in said else ''}"


def tiles(body: str, indicator: str) -> Iterator[tuple[str, str, str]]:
    for address, said in re.findall(TILES, body):
        yield indicator, asked(address)["organisation"], bare(said)


def lines(body: str) -> Iterator[tuple[str, str, str]]:
    """A sheet's table; a line that tells of another period says so, and is left aside."""
    for address, period, said in re.findall(LINES, body, re.DOTALL):
        place = asked(address)
        if not period and place.get("organisation"):
            yield place["indicator"], place["organisation"], bare(said)


def goals(body: str) -> Iterator[tuple[str, str, str]]:
    for address, said in re.findall(GOALS, body, re.DOTALL):
        place = asked(address)
        scope = place.get("organisation") or SCOPES[place.get("group", "all")]
        yield place["indicator"], scope, bare(said)


@pytest.mark.parametrize("period", PERIODS)
def test_the_overview_shows_what_is_published(period: str, opened: Opened, thin: Path) -> None:
    values = published(thin, period)
    app = opened("", period=period, indicator="portals_updated", lang="vi")
    assert is_drawn(app)
    body = shown(app)
    told = [compared(found, values) for found in (cards(body), cells(body), tiles(body, "portals_updated"))]
    assert [fault for _, faults in told for fault in faults] == []
    counts = [count for count, _ in told]
    assert counts[0] == 8, "eight cards"
    assert counts[1] >= 180, "both boards"
    assert counts[2] >= (10 if period == "2020-W53" else 30), "the tiles"


@pytest.mark.parametrize("period", PERIODS)
def test_the_bars_of_a_ranking_are_as_long_as_published(period: str, opened: Opened, thin: Path) -> None:
    values = published(thin, period)
    body = shown(opened("", period=period, indicator="online_dossiers", lang="vi"))
    drawn = []
    for figure in CHART.findall(body):
        bars = [trace for trace in json.loads(html.unescape(figure))["data"] if trace.get("type") == "bar"]
        drawn += [value for trace in bars for value in trace["x"] if value is not None]
    meant = [
        row for (indicator, scope), row in values.items() if indicator == "online_dossiers" and row["due"] == "1"
    ]
    assert len(drawn) >= 25
    lengths = [float(row["value"]) for row in meant if row["value"]]
    silent = sum(row["status"] == "no_data" for row in meant)
    assert drawn.count(0) <= lengths.count(0) + silent, "who has not reported has a name and no bar"
    drawn = [value for value in drawn if value]
    for value in drawn:
        assert min(abs(value - length) for length in lengths) < 1e-3


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("period", PERIODS)
def test_a_sheet_shows_what_is_published(period: str, unit: str, opened: Opened, thin: Path) -> None:
    count, faults = compared(
        lines(shown(opened("organisation", period=period, organisation=unit, lang="vi"))), published(thin, period)
    )
    assert not faults
    assert count >= 10


@pytest.mark.parametrize("period", PERIODS)
def test_the_themes_and_the_targets_show_what_is_published(period: str, opened: Opened, thin: Path) -> None:
    values = published(thin, period)
    counts = []
    for name in (*THEMES, "targets"):
        body = shown(opened(name, period=period, lang="vi"))
        count, faults = compared(goals(body) if name == "targets" else cards(body), values)
        assert not faults, name
        counts.append(count)
    assert sum(counts[:-1]) >= 18
    assert counts[-1] >= 2


def test_too_few_reports_give_a_range_without_a_verdict(opened: Opened, thin: Path) -> None:
    body = shown(opened("", period="2020-W53", lang="vi"))
    told = {
        asked(address)["indicator"]: (bare(said), rest)
        for address, said, rest in re.findall(CARDS, body, re.DOTALL)
    }
    said, rest = told["portals_updated"]
    assert re.fullmatch(r"[\d,]+–[\d,]+%", said)
    assert 'data-status=""' in rest
    assert "11/31 đơn vị đã báo cáo" in bare(rest)
