"""The kept sets of the briefing over the network: each period's page, the files of a set, the whole as ZIP."""

import base64
import gzip
import hashlib
import io
import re
import zipfile
from functools import lru_cache
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from blocks.viewing import house_language
from briefing import archive, turns
from briefing.names import PAGE
from wording import LANGUAGES, language

PAGES_KEPT = 24  # of the sets asked for last, ready to be sent
DOCUMENTS = (".pdf", ".pptx")  # taken along under a name that says their period
_NAME = re.compile(r"[A-Za-z0-9@._-]+")
_SCRIPT = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)


def page(request: Request) -> Response:
    """`/briefing/<period>/`: the period's newest set as one web page; 404 with a sentence where there is none."""
    code = request.query_params.get("lang", "")
    code = code if code in LANGUAGES else house_language()
    period = request.path_params["period"]
    found = archive.newest(period, code) if _NAME.fullmatch(period) else None
    if found is None:
        return _missing(period, code)
    return _sent(request, found / PAGE)


def _sent(request: Request, path: Path) -> Response:
    """A set's page, compressed; nothing but its mark where the browser has it already."""
    content, policy, mark = _prepared(path, path.stat().st_mtime_ns)
    headers = {
        "content-security-policy": policy,
        "cache-control": "no-cache",
        "vary": "accept-encoding",
        "etag": mark,
    }
    if request.headers.get("if-none-match") == mark:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return HTMLResponse(content, headers=headers | {"content-encoding": "gzip"})
    return HTMLResponse(gzip.decompress(content), headers=headers)


def file(request: Request) -> Response:
    """`/briefing/<period>/<set>/<file>`: one file of a set; `<set>.zip` all of them."""
    parts = [request.path_params[name] for name in ("period", "made", "name")]
    if not all(_NAME.fullmatch(part) and not part.startswith(".") for part in parts):
        return Response("", status_code=404)
    folder = turns.folder() / parts[0] / parts[1]
    if parts[2] == f"{parts[1]}.zip" and folder.is_dir():
        name = f"briefing-{parts[0]}-{parts[1]}.zip"
        kept = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(_zipped(folder), media_type="application/zip", headers=kept)
    path = folder / parts[2]
    if not path.is_file():
        return Response("", status_code=404)
    if path.name == PAGE:
        return _sent(request, path)
    kind = "text/plain; charset=utf-8" if path.suffix in (".log", ".txt") else None
    taken = f"{parts[0]}-{parts[2]}" if path.suffix in DOCUMENTS else None
    return FileResponse(path, media_type=kind, filename=taken, headers={"cache-control": "no-cache"})


@lru_cache(maxsize=PAGES_KEPT)
def _prepared(path: Path, stamp: int) -> tuple[bytes, str, str]:
    """A set's page compressed, the policy that lets exactly its own scripts run, and its mark; `stamp` is its
    file's date."""
    text = path.read_text(encoding="utf-8")
    hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in _SCRIPT.findall(text)]
    allowed = " ".join(f"'sha256-{each}'" for each in hashes)
    policy = (
        f"default-src 'none'; script-src blob: {allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; frame-ancestors 'self'"
    )
    mark = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    return gzip.compress(text.encode(), 6, mtime=0), policy, mark


def _missing(period: str, code: str) -> Response:
    words = language(code)
    title = escape(words.text("The briefing of this period has not been made."))
    way_on = escape(words.text("It is made on the page of the weekly briefings."))
    body = (
        f'<!doctype html><html lang="{code}"><meta charset="utf-8"><title>{title}</title>'
        f'<h1>{title}</h1><p>{escape(period)}</p><p><a href="/briefings?lang={code}">{way_on}</a></p></html>'
    )
    return HTMLResponse(body, status_code=404)


def _zipped(folder: Path) -> bytes:
    """All files of a set, stored as they are: pictures and documents are compressed already."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as made:
        for path in sorted(folder.iterdir()):
            made.writestr(zipfile.ZipInfo(path.name, (1980, 1, 1, 0, 0, 0)), path.read_bytes())
    return written.getvalue()
