"""The first answer: the framework's start page in the reader's language, with our style and script."""

import gzip
from functools import cache
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving import wall
from serving.files import FIRST_VIEW, LIBRARY, SCRIPT, STYLE, address, widgets
from serving.first_answer import first_answer

NOT_PAGES = ("/_stcore", "/healthz", "/metrics", "/briefing/", "/chart/")


class StartPage:
    """Puts the page's language, style, script and first view into the framework's start page, the same for all."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _is_page(scope):
            return await self.app(scope, receive, send)
        asked = {name: texts[-1] for name, texts in parse_qs(scope["query_string"].decode("latin-1")).items()}
        path = str(scope["path"]).strip("/")
        if asked.get("mode") == wall.MODE:
            answer = await run_in_threadpool(wall.wall, path, asked)
            return await answer(scope, receive, send)
        first = await run_in_threadpool(first_answer, path, asked, _theme(scope))
        given = dict(scope["headers"])
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start, parts = {}, []

        async def ours(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            parts.append(message.get("body", b""))
            if not message.get("more_body"):
                page = _ours(b"".join(parts), b"en" if asked.get("lang") == "en" else b"vi", first)
                await _send(send, start, page, is_packed=b"gzip" in given.get(b"accept-encoding", b""))

        await self.app({**scope, "headers": plain}, receive, ours)


def _ours(page: bytes, lang: bytes, first: str) -> bytes:
    page = page.replace(b'<html lang="en"', b'<html lang="' + lang + b'"', 1)
    return page.replace(b"</head>", _head() + b"</head>", 1).replace(b"</body>", _foot(first) + b"</body>", 1)


async def _send(send: Send, start: Message, page: bytes, *, is_packed: bool) -> None:
    """The page as one answer, compressed for who takes it: its first view is ten times as long as the rest."""
    left_out = (b"content-length", b"etag", b"content-encoding")
    headers = [(name, value) for name, value in start["headers"] if name.lower() not in left_out]
    if is_packed:
        page = gzip.compress(page, 5, mtime=0)
        headers.append((b"content-encoding", b"gzip"))
    headers += [(b"content-length", str(len(page)).encode()), (b"vary", b"accept-encoding, cookie")]
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": page})


@cache
def _head() -> bytes:
    """What is to be fetched while the framework starts: our script and style, and the files of its boxes."""
    early = "".join(f'<link rel="modulepreload" crossorigin href="{each}">' for each in widgets())
    style = f'<link rel="preload" as="style" href="{address(STYLE)}">'
    return f'{style}<script async src="{address(SCRIPT)}" data-library="{LIBRARY}"></script>{early}'.encode()


def _foot(first: str) -> bytes:
    """Our style stands behind the framework's, which goes into the head: of two equal rules the later holds."""
    style = f'<link rel="stylesheet" href="{address(STYLE)}">'
    giving_way = f'<script src="{address(FIRST_VIEW)}"></script>' if first else ""
    return f"{style}{first}{giving_way}".encode()


def _theme(scope: Scope) -> str:
    """The theme that the browser was last seen with (`pages/static/first_view.js` keeps it), else light."""
    cookies = dict(scope["headers"]).get(b"cookie", b"")
    return "dark" if b"egov-theme=dark" in cookies else "light"


def _is_page(scope: Scope) -> bool:
    path = str(scope["path"])
    return "." not in path.rsplit("/", 1)[-1] and not path.startswith(NOT_PAGES)
