"""Our server and Dash's on one store, each a process of its own, warm before it is used."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import psutil  # type: ignore[import-untyped]

from bench.timing import PROJECT, process

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OURS = ("-m", "streamlit", "run", "dashboard.py", "--server.address", "127.0.0.1", "--server.port")
DASH = ("-W", "ignore", "-m", "bench.dash_overview")


@dataclass(frozen=True)
class Server:
    name: str
    address: str
    process: psutil.Process

    @property
    def memory(self) -> int:
        """Bytes held by the process."""
        return int(self.process.memory_info().rss)

    @property
    def seconds_of_work(self) -> float:
        used = self.process.cpu_times()
        return float(used.user + used.system)


@contextmanager
def side_by_side() -> Iterator[tuple[Server, Server]]:
    """Ours and Dash's on a new store with all simulated reports, which this process reads as well."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "var"
        process("-m", "data", "demo", EGOV_HOME=str(home))
        with mock.patch.dict(os.environ, {"EGOV_HOME": str(home)}), ours(home) as our_own, dash(home) as theirs:
            yield our_own, theirs


@contextmanager
def ours(home: Path, **settings: str) -> Iterator[Server]:
    with _served("ours", OURS, "/healthz", home, settings) as server:
        yield server


@contextmanager
def dash(home: Path) -> Iterator[Server]:
    with _served("dash", DASH, "/", home, {}) as server:
        yield server


@contextmanager
def _served(
    name: str, command: tuple[str, ...], ready: str, home: Path, settings: dict[str, str]
) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    child = subprocess.Popen(
        [sys.executable, *command, str(port)],
        cwd=PROJECT,
        env={**os.environ, "EGOV_HOME": str(home), **settings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address + ready)
        yield Server(name, address, psutil.Process(child.pid))
    finally:
        child.terminate()
        child.wait(timeout=20)


def _wait(address: str) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(f"{address} did not answer within a minute")
