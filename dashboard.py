"""The server: the dashboard's script with its health and metrics pages. Run: streamlit run dashboard.py"""

import asyncio
import contextlib
import gc
import logging
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.routing import Route

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:  # the server may be started from any folder
    sys.path.insert(0, str(ROOT))

from serving import briefings  # noqa: E402
from serving.chart_tables import chart_table  # noqa: E402
from serving.files import CompressedFiles, compressed_files  # noqa: E402
from serving.headers import SafeHeaders  # noqa: E402
from serving.sockets import send_at_once  # noqa: E402
from serving.start_page import StartPage  # noqa: E402
from serving.state import healthz, metrics  # noqa: E402
from serving.timekeeper import keep_time  # noqa: E402

log = logging.getLogger("egov.server")


@contextlib.asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Draws the first page's parts once, so that the first viewer does not wait for it."""
    from pages.parts import warming  # after the framework has started

    await run_in_threadpool(compressed_files)
    try:
        await run_in_threadpool(warming.warm)
    except Exception:  # an empty or damaged store must not keep the server from saying so
        log.exception("the warm-up failed")
    send_at_once()
    gc.collect()
    gc.freeze()  # what is loaded now stays: later collections need not look at it
    timekeeper = asyncio.create_task(keep_time())
    try:
        yield {"ready": True}
    finally:
        timekeeper.cancel()


app = st.App(
    str(ROOT / "pages" / "menu.py"),
    routes=[
        Route("/healthz", healthz),
        Route("/metrics", metrics),
        Route("/briefing/{period}/", briefings.page),
        Route("/briefing/{period}/{made}/{name}", briefings.file),
        Route("/chart/{name}.{kind}", chart_table),
    ],
    middleware=[Middleware(SafeHeaders), Middleware(CompressedFiles), Middleware(StartPage)],
    lifespan=lifespan,
)
