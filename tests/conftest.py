"""Stores and files for every test: each test writes into a folder of its own."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import filelock
import pytest

from tests.pages.serving import CONTEXT, LAUNCH, served
from tests.pages.visiting import DESK

PROJECT = Path(__file__).resolve().parent.parent

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store, and the settings that point to it."""
    folder = tmp_path / "var"
    for name in [name for name in os.environ if name.startswith("EGOV_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("EGOV_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store with all simulated reports, made once for all workers; tests only read it."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder = shared / "demo-store"
    with filelock.FileLock(shared / "demo-store.lock"):
        if not (folder / "current.json").exists():
            done = command("demo", home=folder)
            assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def address(demo_home: Path) -> Iterator[str]:
    """The address of the real server on the shared store with all simulated reports; tests only read it."""
    with served(demo_home) as base:
        yield base


@pytest.fixture
def own_loop() -> Iterator[None]:
    """Lets a browser be started by the tested code in a worker whose other tests hold one of their own."""
    held = asyncio.events._get_running_loop()
    asyncio.events._set_running_loop(None)
    yield
    asyncio.events._set_running_loop(held)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return LAUNCH


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    return CONTEXT | {"viewport": DESK}


@pytest.fixture
def demo(demo_home: Path, home: Path) -> Path:
    """A store of the test's own that begins with all simulated reports."""
    shutil.copytree(demo_home, home)
    return home


@pytest.fixture
def demo_read(demo_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shared store with all simulated reports, for tests that only read."""
    monkeypatch.setenv("EGOV_HOME", str(demo_home))
    return demo_home


@pytest.fixture
def run(home: Path) -> Iterator[Run]:
    """Runs `python -m data …` in a process of its own on the test's store."""
    return lambda *arguments, **settings: command(*arguments, home=home, **settings)


def command(*arguments: object, home: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """One call of the real command line."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("EGOV_")}
    environment |= {"EGOV_HOME": str(home), "PYTHONUTF8": "1", **settings}
    return subprocess.run(
        [sys.executable, "-m", "data", *map(str, arguments)],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
