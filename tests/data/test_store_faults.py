"""What is left, and what is said, after each fault of the store: busy, full, damaged, missing."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from data import publishing, snapshots
from data.storage import turn
from tests.conftest import PROJECT, Run, command
from tests.data.test_store import report, state, value_of


def test_a_second_writer_waits_and_then_says_who_is_busy(run: Run, home: Path, tmp_path: Path) -> None:
    run("import", "online_services", report(tmp_path), "--by", "An")
    before = state(home)
    with turn("Trần Bình"):
        busy = run("import", "online_services", report(tmp_path, "b.csv", 7), "--by", "An", EGOV_WRITE_WAIT="0.5")
    assert (busy.returncode, state(home)) == (3, before)
    assert "Traceback" not in busy.stderr
    assert "Trần Bình" in busy.stderr


def test_two_imports_at_once_both_land(home: Path, tmp_path: Path) -> None:
    files = [report(tmp_path, f"{week}.csv", week=f"2019-W{week}") for week in range(10, 14)]
    done: list[subprocess.CompletedProcess[str]] = []

    def store(file: Path) -> None:
        done.append(command("import", "online_services", file, "--by", "An", home=home, EGOV_WRITE_WAIT="60"))

    threads = [threading.Thread(target=store, args=(file,)) for file in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [one.returncode for one in done] == [0, 0, 0, 0], [one.stderr for one in done]
    assert state(home)[0] == 5


@pytest.mark.parametrize("harm", ["pointer", "snapshot lost", "snapshot damaged"])
def test_what_can_be_made_anew_is(run: Run, home: Path, tmp_path: Path, harm: str) -> None:
    run("import", "online_services", report(tmp_path), "--by", "An")
    before = state(home)
    (snapshot,) = (home / "snapshots").glob("snapshot-000002-*.duckdb")
    if harm == "pointer":
        (home / "current.json").write_text("{broken")
    elif harm == "snapshot lost":
        snapshot.unlink()
    else:
        snapshot.write_bytes(b"not a database" * 1000)
    assert value_of(run, "SYT")["numerator"] == "200"
    assert state(home) == before


def test_a_missing_or_damaged_ledger_is_a_sentence_and_nothing_is_overwritten(
    run: Run, home: Path, tmp_path: Path
) -> None:
    run("import", "online_services", report(tmp_path), "--by", "An")
    path = home / "ledger.duckdb"
    whole = path.read_bytes()
    for harm in (None, b"damaged" * 4096, whole[:4096] + b"\0" * 9000):
        path.unlink()
        if harm is not None:
            path.write_bytes(harm)
        done = run("import", "online_services", report(tmp_path, "b.csv", 7), "--by", "An")
        assert done.returncode == 3, (harm and harm[:10], done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        assert (path.read_bytes() if path.exists() else None) == harm
        assert value_of(run, "SYT")["numerator"] == "200"  # readers go on
        path.write_bytes(whole)


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on the size of files")
def test_a_full_disk_changes_nothing(run: Run, home: Path, tmp_path: Path) -> None:
    run("import", "online_services", report(tmp_path), "--by", "An")
    before = state(home)
    file = report(tmp_path, "b.csv", 7)
    snapshot = next((home / "snapshots").glob("*.duckdb")).stat().st_size
    for limit in (snapshot // 2, snapshot - 4096, 8192):
        shell = f"ulimit -f {limit // 1024}; exec {subprocess.list2cmdline(IMPORT)} '{file}' --by An"
        environment = {**os.environ, "EGOV_HOME": str(home)}
        done = subprocess.run(
            ["bash", "-c", shell], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
        )
        assert (done.returncode, state(home)) == (3, before), done.stderr
        assert "Traceback" not in done.stderr
    assert run("import", "online_services", file, "--by", "An").returncode == 0


IMPORT = [sys.executable, "-m", "data", "import", "online_services"]


def test_an_older_program_s_snapshot_is_made_anew_by_the_next_write(home: Path, tmp_path: Path, run: Run) -> None:
    run("import", "online_services", report(tmp_path), "--by", "An")
    pointer = snapshots.read_pointer()
    older = pointer.with_name(pointer.name.replace(publishing.program(), "00000000"))
    pointer.rename(older)
    (home / "current.json").write_text(json.dumps({"snapshot": 2, "file": older.name}))
    assert value_of(run, "SYT")["numerator"] == "200"
    run("import", "online_services", report(tmp_path, "b.csv", 7), "--by", "An")
    assert value_of(run, "SYT")["numerator"] == "7"


def test_answers_are_written_in_any_terminal(run: Run, home: Path, tmp_path: Path) -> None:
    done = run(
        "import", "online_services", report(tmp_path), "--by", "An", PYTHONIOENCODING="cp1252", PYTHONUTF8="0"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_setting_that_is_no_number_is_a_sentence(run: Run, home: Path, tmp_path: Path) -> None:
    done = run("import", "online_services", report(tmp_path), "--by", "An", EGOV_WRITE_WAIT="abc")
    assert (done.returncode, "Traceback" in done.stderr, "EGOV_WRITE_WAIT" in done.stderr) == (2, False, True)


def test_a_file_that_cannot_be_written_is_no_fault_of_the_store(run: Run, home: Path, tmp_path: Path) -> None:
    file = report(tmp_path)
    run("import", "online_services", file, "--by", "An")
    for target in (tmp_path / "none" / "x.csv", tmp_path):
        done = run("values", "--out", target)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    before = file.read_bytes()
    assert run("inspect", file, "--out", file).returncode == 2
    assert file.read_bytes() == before
