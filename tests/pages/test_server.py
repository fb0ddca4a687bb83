"""The server's own pages and headers."""

import asyncio
import gzip
import json
import threading
from pathlib import Path
from typing import Any

import pytest

from data import snapshots
from serving import files, start_page, state
from serving.headers import SafeHeaders

REQUEST: Any = None


def test_health_gives_the_snapshot(demo_read: Path) -> None:
    answer = state.healthz(REQUEST)
    assert answer.status_code == 200
    assert json.loads(bytes(answer.body))["snapshot"] == snapshots.current().number


def test_an_empty_store_is_healthy_and_has_no_snapshot(home: Path) -> None:
    answer = state.healthz(REQUEST)
    assert (answer.status_code, json.loads(bytes(answer.body))["snapshot"]) == (200, None)


def test_health_says_when_the_store_cannot_be_read(home: Path) -> None:
    (home / "snapshots").mkdir(parents=True)
    (home / "snapshots" / "snapshot-000001-a-b.duckdb").write_bytes(b"damaged")
    (home / "current.json").write_text('{"snapshot": 1, "file": "snapshot-000001-a-b.duckdb"}')
    assert state.healthz(REQUEST).status_code == 503


def test_metrics_are_prometheus_text(demo_read: Path) -> None:
    lines = bytes(state.metrics(REQUEST).body).decode().splitlines()
    assert f"egov_snapshot_number {snapshots.current().number}" in lines
    assert "egov_simulated 1" in lines


def test_metrics_without_a_store(home: Path) -> None:
    assert bytes(state.metrics(REQUEST).body) == b"# TYPE egov_up gauge\negov_up 0\n"


def answered(query: str = "") -> tuple[dict[str, str], str]:
    """Headers and text of a page behind the server's middleware."""
    sent: list[Any] = []

    async def page(_: Any, __: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"42")]})
        await send(
            {"type": "http.response.body", "body": b'<!DOCTYPE html><html lang="en"><head></head><p>x</p></html>'}
        )

    async def keep(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "path": "/targets",
        "query_string": query.encode(),
        "headers": [(b"accept-encoding", b"br")],
    }

    def serve() -> None:
        asyncio.run(SafeHeaders(start_page.StartPage(page))(scope, REQUEST, keep))

    thread = threading.Thread(target=serve)  # the browser tests hold this thread's loop
    thread.start()
    thread.join()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return headers, b"".join(message["body"] for message in sent[1:]).decode()


@pytest.mark.parametrize(("query", "lang"), [("", "vi"), ("lang=en", "en"), ("lang=xx", "vi")])
def test_a_page_says_its_language(query: str, lang: str) -> None:
    headers, text = answered(query)
    assert f'<html lang="{lang}">' in text
    assert int(headers["content-length"]) == len(text.encode())


def test_every_answer_has_the_security_headers() -> None:
    headers, _ = answered()
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def fetched(path: str, accepted: bytes) -> list[Any]:
    """What the compressing middleware sends for one file; the framework behind it answers 404."""
    sent: list[Any] = []

    async def framework(_: Any, __: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def keep(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": [(b"accept-encoding", accepted)]}
    thread = threading.Thread(target=lambda: asyncio.run(files.CompressedFiles(framework)(scope, REQUEST, keep)))
    thread.start()
    thread.join()
    return sent


def test_the_frameworks_files_are_sent_compressed_and_kept_for_long() -> None:
    folder = files.FRAMEWORK
    script = max(folder.glob("js/*.js"), key=lambda path: path.stat().st_size)
    start, body = fetched(f"/static/js/{script.name}", b"gzip, deflate")
    headers = dict(start["headers"])
    assert start["status"] == 200
    assert gzip.decompress(body["body"]) == script.read_bytes()
    assert len(body["body"]) < script.stat().st_size / 2
    assert b"immutable" in headers[b"cache-control"]


@pytest.mark.parametrize("path", ["/static/js/none.js", "/static/../index.html", "/egov/README.md"])
def test_other_addresses_are_the_frameworks(path: str) -> None:
    assert fetched(path, b"gzip")[0]["status"] == 404


def test_who_takes_no_gzip_gets_the_file_as_it_is() -> None:
    script = next(files.FRAMEWORK.glob("js/*.js"))
    start, body = fetched(f"/static/js/{script.name}", b"")
    assert body["body"] == script.read_bytes()
    assert b"content-encoding" not in dict(start["headers"])


def test_a_page_asks_for_the_script_that_draws_charts_and_for_a_library_that_is_there() -> None:
    _, text = answered()
    assert files.address(files.SCRIPT) in text
    assert files.LIBRARY in text
    assert files.LIBRARY in files.compressed_files()
