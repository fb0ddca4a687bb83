"""Nothing that goes wrong shows a traceback: a title, a sentence, and the frame stays."""

from pathlib import Path

import pytest

from blocks import memory
from blocks.markup import esc, table
from tests.pages.conftest import Opened
from tests.pages.seeing import has_failed, is_drawn, shown


def test_without_a_store_the_frame_and_a_sentence_stand(opened: Opened, home: Path) -> None:
    app = opened()
    assert not app.exception
    assert "st-key-failed" in shown(app)
    assert "Chưa có số liệu" in shown(app)
    assert str(home) in shown(app)


@pytest.mark.parametrize("name", ["upload", "briefings"])
def test_without_a_store_a_file_can_be_uploaded(name: str, opened: Opened, home: Path) -> None:
    assert is_drawn(opened(name))


def test_a_damaged_snapshot_is_no_traceback(opened: Opened, demo: Path) -> None:
    for path in (demo / "snapshots").glob("*.duckdb"):
        path.write_bytes(b"not a database")
    app = opened()
    assert not app.exception
    assert is_drawn(app) or has_failed(app)


def test_a_chart_that_fails_says_so_and_the_rest_is_drawn(
    opened: Opened, demo_read: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("no ink")

    memory.forget()
    monkeypatch.setattr("blocks.pictures.ranking", broken)
    app = opened(period="2019-W41")
    body = shown(app)
    assert not app.exception
    assert "st-key-failed" in body
    assert "Phần này chưa hiển thị được" in body
    assert "no ink" not in body
    assert "Cần chú ý" in body
    assert not is_drawn(app)
    memory.forget()


def test_names_in_the_data_cannot_become_markup() -> None:
    assert "<script>" not in table([esc("<script>")], [[esc("<script>alert(1)</script>")]])
