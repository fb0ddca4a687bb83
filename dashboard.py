"""The server: the dashboard's script with its health and metrics pages. Run: streamlit run dashboard.py"""

import base64
import contextlib
import gc
import gzip
import hashlib
import logging
import re
import sys
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:  # the server may be started from any folder
    sys.path.insert(0, str(ROOT))

import queries  # noqa: E402
from data import snapshots  # noqa: E402
from data.errors import Fault, NothingStored  # noqa: E402

log = logging.getLogger("egov.server")


def _inline_scripts() -> str:
    """The hashes of the scripts that stand in the framework's own start page."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    found = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, re.DOTALL)
    hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in found)
    return "".join(f" 'sha256-{value}'" for value in hashes)


CONTENT = "; ".join(
    (
        "default-src 'self'",
        f"script-src 'self'{_inline_scripts()}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "font-src 'self' data:",
        "frame-ancestors 'self'",
    )
)
HEADERS = (
    (b"content-security-policy", CONTENT.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)


LIBRARY = "/egov/plotly-basic-4.1.1.min.js"  # lines and bars only: a quarter of the whole library
CHARTS = f'<script async src="/egov/charts.js" data-library="{LIBRARY}"></script>'.encode()


class SafeHeaders:
    """Adds the security headers to every answer; pure ASGI, so that web sockets pass untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        await self.app(scope, receive, with_headers)


class PageLanguage:
    """Says the page's language in `<html lang>`, which the framework writes as English."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _is_page(scope):
            return await self.app(scope, receive, send)
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        code = parse_qs(scope["query_string"].decode("latin-1")).get("lang", ["vi"])[0]
        lang = b"en" if code == "en" else b"vi"
        start: Message = {}

        async def in_language(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body = message.get("body", b"").replace(b'<html lang="en"', b'<html lang="' + lang + b'"', 1)
            body = body.replace(b"</head>", CHARTS + b"</head>", 1)
            if start:
                kept = [(n, v) for n, v in start["headers"] if n.lower() not in (b"content-length", b"etag")]
                await send({**start, "headers": kept})
                start = {}
            await send({**message, "body": body})

        await self.app({**scope, "headers": plain}, receive, in_language)


class CompressedFiles:
    """The framework's own scripts and styles, compressed once and kept by the browser for a year.

    The framework sends them as they are: 9 MB for a first view, of which these are 2.5. Their names hold a
    hash of their content, so a new version has new names.
    """

    FOLDER = Path(st.__file__).parent / "static" / "static"
    KINDS: ClassVar = {".js": b"text/javascript; charset=utf-8", ".css": b"text/css; charset=utf-8"}
    LEVEL = 6  # 9 takes four times as long for one part in a hundred

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else ""
        content = compressed_files().get(path)
        if content is None:
            return await self.app(scope, receive, send)
        headers = [(b"content-type", self.KINDS[Path(path).suffix]), (b"vary", b"accept-encoding")]
        if b"gzip" in dict(scope["headers"]).get(b"accept-encoding", b""):
            headers.append((b"content-encoding", b"gzip"))
        else:
            content = gzip.decompress(content)
        is_ours = path.startswith("/egov/") and path != LIBRARY  # its name stays when its content changes
        headers += [
            (b"content-length", str(len(content)).encode()),
            (b"cache-control", b"no-cache" if is_ours else b"public, max-age=31536000, immutable"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": content})


@cache
def compressed_files() -> dict[str, bytes]:
    """The framework's scripts and styles and ours by their address, compressed."""
    folders = {"/static/": CompressedFiles.FOLDER, "/egov/": ROOT / "pages" / "static"}
    return {
        start + path.relative_to(folder).as_posix(): gzip.compress(
            path.read_bytes(), CompressedFiles.LEVEL, mtime=0
        )
        for start, folder in folders.items()
        for path in folder.rglob("*")
        if path.suffix in CompressedFiles.KINDS
    }


def _is_page(scope: Scope) -> bool:
    path = str(scope["path"])
    return "." not in path.rsplit("/", 1)[-1] and not path.startswith(("/_stcore", "/healthz", "/metrics"))


def healthz(_: Request) -> Response:
    """200 and the snapshot's number (null before the first report); 503 where the store cannot be read."""
    try:
        snapshot = snapshots.current()
    except NothingStored:  # the pages stand, and the first report can be uploaded
        return JSONResponse({"ok": True, "snapshot": None, "simulated": False})
    except Fault as fault:
        return JSONResponse({"ok": False, "reason": str(fault)}, status_code=503)
    state = {"ok": True, "snapshot": snapshot.number, "published_at": snapshot.published_at.isoformat()}
    return JSONResponse(state | {"simulated": snapshot.simulated})


def metrics(_: Request) -> Response:
    """The state of the store as Prometheus text."""
    try:
        snapshot = snapshots.current()
    except Fault:
        return PlainTextResponse("egov_up 0\n", media_type="text/plain; version=0.0.4")
    place = queries.fetch(snapshot, "frame/place")
    zone = dict(zip(place["key"], place["value"], strict=True)).get("time_zone", "UTC")
    published = snapshot.published_at.replace(tzinfo=ZoneInfo(zone))
    figures = {
        "egov_up": 1,
        "egov_snapshot_number": snapshot.number,
        "egov_snapshot_published_timestamp_seconds": int(published.timestamp()),
        "egov_simulated": int(snapshot.simulated),
    }
    lines = [f"# TYPE {name} gauge\n{name} {value}" for name, value in figures.items()]
    return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")


@contextlib.asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Draws the first page's parts once, so that the first viewer does not wait for it."""
    from pages.parts import warming  # after the framework has started

    await run_in_threadpool(compressed_files)
    try:
        await run_in_threadpool(warming.warm)
    except Exception:  # an empty or damaged store must not keep the server from saying so
        log.exception("the warm-up failed")
    gc.collect()
    gc.freeze()  # what is loaded now stays: later collections need not look at it
    yield {"ready": True}


app = st.App(
    str(ROOT / "pages" / "menu.py"),
    routes=[Route("/healthz", healthz), Route("/metrics", metrics)],
    middleware=[Middleware(SafeHeaders), Middleware(CompressedFiles), Middleware(PageLanguage)],
    lifespan=lifespan,
)
