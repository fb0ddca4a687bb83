"""The scripts and styles of the framework and ours, sent compressed and kept by the browser for a year."""

import gzip
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import ClassVar

import streamlit as st
from starlette.types import ASGIApp, Receive, Scope, Send

from blocks.stylesheet import stylesheet, symbols_face

ROOT = Path(__file__).resolve().parent.parent
FRAMEWORK = Path(st.__file__).parent / "static" / "static"
LIBRARY = "/egov/plotly-basic-4.1.1.min.js"  # lines and bars only: a quarter of the whole library
PIECES, CHARTS, SCRIPT, STYLE = "/egov/charts/", "/egov/charts.js", "/egov/egov.js", "/egov/blocks.css"
FIRST_VIEW = "/egov/first_view.js"
APART = ("framework_words.js", "screen.js", "first_view.js")  # asked for by who needs them
_IMPORT = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


class CompressedFiles:
    """The framework's own scripts and styles and ours, compressed once.

    The framework sends its own as they are: 9 MB for a first view, of which these are 2.5. Their names hold a
    hash of their content; ours are asked for with one (`address`), so a new version has a new address.
    """

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
        is_named_by_content = not path.startswith("/egov/") or path == LIBRARY or scope["query_string"]
        headers += [
            (b"content-length", str(len(content)).encode()),
            (b"cache-control", b"public, max-age=31536000, immutable" if is_named_by_content else b"no-cache"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": content})


@cache
def compressed_files() -> dict[str, bytes]:
    """The framework's scripts and styles and ours by their address, compressed."""
    folders = {"/static/": FRAMEWORK, "/egov/": ROOT / "pages" / "static"}
    files = {
        start + path.relative_to(folder).as_posix(): path.read_bytes()
        for start, folder in folders.items()
        for path in folder.rglob("*")
        if path.suffix in CompressedFiles.KINDS
    }
    pieces = [address for address in sorted(files) if address.startswith(PIECES)]
    files[CHARTS] = b"\n".join(files.pop(address) for address in pieces)
    files[SCRIPT] = b"\n".join(files[address] for address in sorted(files) if _is_ours(address))
    files[STYLE] = (symbols_face() + stylesheet()).encode()
    return {address: gzip.compress(content, CompressedFiles.LEVEL, mtime=0) for address, content in files.items()}


def _is_ours(address: str) -> bool:
    """Whether a script of ours belongs to every page, and so into the one file that every page asks for."""
    return (
        address.startswith("/egov/")
        and address.endswith(".js")
        and address not in (LIBRARY, *(f"/egov/{name}" for name in APART))
    )


@cache
def address(name: str) -> str:
    """The address of a file of ours with a hash of its content: kept by the browser until the content changes."""
    return f"{name}?v={hashlib.sha256(compressed_files()[name]).hexdigest()[:10]}"


@cache
def widgets() -> tuple[str, ...]:
    """The framework's files that every page of ours needs but the start page does not name: they would only be
    asked for when the first boxes arrive. Addresses, each with all that it imports."""
    folder = FRAMEWORK / "js"
    kinds = ("Selectbox", "TextInput", "Checkbox", "ButtonGroup", "Html")
    first = [path.name for kind in kinds for path in folder.glob(f"{kind}.*.js")]
    found: dict[str, None] = {}
    waiting = list(first)
    while waiting:
        name = waiting.pop()
        if name not in found and (folder / name).is_file():
            found[name] = None
            waiting += _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    return tuple(f"/static/js/{name}" for name in found)
