"""A real import, killed at random moments: the old state or the new one, and never anything else."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT, Run
from tests.data.test_store import report, state

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills a process as a kernel does")

Call = Callable[..., tuple[int, float]]


@pytest.fixture
def call() -> Iterator[Call]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.data.mortal"],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout

    def ask(home: Path, *arguments: object, kill_after: float | None = None) -> tuple[int, float]:
        asked = {"home": str(home), "arguments": [str(part) for part in arguments], "kill_after": kill_after}
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        code, seconds = json.loads(process.stdout.readline())
        return code, seconds

    yield ask
    process.stdin.close()
    process.stdout.close()
    process.wait(timeout=30)


@pytest.mark.parametrize("kills", [20, pytest.param(1000, marks=pytest.mark.long)])
def test_a_kill_at_any_moment_leaves_the_old_state_or_the_new_one(
    call: Call, run: Run, home: Path, tmp_path: Path, kills: int
) -> None:
    assert run("import", "online_services", report(tmp_path), "--by", "An").returncode == 0
    file = report(tmp_path, "next.csv", week="2019-W13")
    old, copy = state(home), tmp_path / "copy"
    shutil.copytree(home, copy)
    _, whole = call(copy, "import", "online_services", file, "--by", "An")
    new_entry = state(copy)[0]
    chance, met = random.Random(20190320), Counter[str]()
    for _ in range(kills):
        shutil.rmtree(copy)
        shutil.copytree(home, copy)
        code, _ = call(
            copy, "import", "online_services", file, "--by", "An", kill_after=chance.uniform(0, whole * 1.1)
        )
        assert code in (-9, 0)
        if (copy / "pending.json").exists():  # the next reader to come by settles what is left
            assert call(copy, "values", "--out", tmp_path / "values.csv")[0] == 0
            met["settled by a reader"] += 1
        entry, published = state(copy)
        assert entry in (old[0], new_entry)
        assert published_number(copy) == entry
        assert entry != old[0] or published == old[1]
        assert call(copy, "rebuild")[0] == 0
        assert state(copy) == (entry, published)
        assert not list(copy.glob("*.tmp"))
        assert not list((copy / "snapshots").glob("*.part*"))
        met["old" if entry == old[0] else "new"] += 1
    assert call(copy, "import", "online_services", file, "--by", "An")[0] == 0
    assert state(copy)[0] == new_entry
    assert min(met["old"], met["new"]) > 0, met  # the moments fell on both sides of the commit


def published_number(home: Path) -> int:
    return int(json.loads((home / "current.json").read_text())["snapshot"])
