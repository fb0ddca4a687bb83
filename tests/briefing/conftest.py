"""A small set of the tests' own, made by the real browser: quick, and apart from what the sheets show."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from blocks.view import View
from briefing import contents
from briefing.sheet import Set, Sheet
from tests.conftest import PROJECT
from tests.pages.serving import CHROMIUM

Call = Callable[..., "subprocess.CompletedProcess[str]"]
# A process of its own in which the sheets are the small ones below.
SMALL = "import sys; from tests.briefing import conftest as c; c.use_small(); import briefing.__main__ as m; sys.exit(m.main())"


@pytest.fixture(scope="module", autouse=True)
def apart() -> Iterator[None]:
    """A set starts a browser of its own, also in a worker whose other tests hold one (see `own_loop`)."""
    held = asyncio.events._get_running_loop()
    asyncio.events._set_running_loop(None)
    yield
    asyncio.events._set_running_loop(held)


def small(view: View, organisation: str | None = None) -> Set:
    """Two sheets whose letters come from the view's snapshot."""
    cards = view.rows("indicator/cards", until=view.until, scope=view.scope, which="headline").to_dicts()
    told = "".join(f"<li>{row['name_vi']}: {row['value']}</li>" for row in cards)
    trust = (f"Bản chốt {view.snapshot.number}", view.period)
    words = '<p data-slide="text" style="font-size:40px">Tỷ lệ hồ sơ trực tuyến của các đơn vị trong tỉnh</p>' * 4
    sheets = (
        Sheet("title", "Báo cáo tuần", f"<div class='s-stack'>{words}</div>", trust),
        Sheet("figures", "Số liệu chính", f"<ul class='s-list' data-slide='text'>{told}</ul>{words}", trust),
    )
    moment = view.snapshot.published_at.isoformat(timespec="seconds")
    return Set(
        period=view.period,
        title=view.period,
        language=view.language.code,
        snapshot=view.snapshot.number,
        simulated=True,
        cut_off=moment,
        published_at=moment,
        sheets=sheets,
        spoken="Nhận xét.\n",
    )


def use_small() -> None:
    contents.whole = small


@pytest.fixture
def smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sheets of this process are the small ones."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed.")
    monkeypatch.setattr(contents, "whole", small)


def environment(home: Path, **settings: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EGOV_")}
    return kept | {"EGOV_HOME": str(home), "PYTHONUTF8": "1", **settings}


def begun(home: Path, *arguments: str, **settings: str) -> "subprocess.Popen[str]":
    """A call of the command line with the small sheets, in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", SMALL, *arguments],
        cwd=PROJECT,
        env=environment(home, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ended(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    """Exit code, what was said, what was complained of."""
    out, err = process.communicate(timeout=180)
    return process.returncode, out, err
