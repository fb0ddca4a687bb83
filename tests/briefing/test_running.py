"""A run comes to a whole set or to nothing, whatever befalls it, and is recorded either way."""

import json
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from briefing import archive, contents, gates, running, turns
from briefing.errors import NotComplete
from briefing.orders import Order
from data import snapshots
from tests.briefing.conftest import begun, ended, small
from tests.pages.serving import CHROMIUM

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed.")]
FILES = {"index.html", "briefing.pdf", "briefing.pptx", "manifest.json", "remarks.txt"} | {
    f"sheet-0{number}-{name}{scale}.png" for number, name in ((1, "title"), (2, "figures")) for scale in ("", "@2x")
}


def left_beside(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("**/.*")]


def sentence_of(fault: NotComplete) -> str:
    return str(fault)


def test_a_set_is_made_and_recorded(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, told, _ = ended(begun(demo, "2019-W12", "--out", str(out), "--json"))
    assert (code, {path.name for path in out.iterdir()}) == (0, FILES)
    assert json.loads(told)["sheets"] == 2
    (run,) = archive.runs()
    assert (run.period, run.is_done, run.way, run.snapshot) == (
        "2019-W12",
        True,
        "command",
        snapshots.current().number,
    )
    assert not left_beside(tmp_path)
    assert turns.under_way() is None


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("2031-W99",), "2031-W99"),
        (("2019-W12", "--organisation", "NONE"), "NONE"),
        (("2019-W12", "--lang", "fr"), "fr"),
    ],
)
def test_wrong_use_is_said_in_the_readers_language_and_is_no_run(
    demo: Path, arguments: tuple[str, ...], word: str
) -> None:
    code, _, complaint = ended(begun(demo, *arguments))
    assert code == 2
    assert word in complaint
    assert "Chưa" in complaint or "hiểu" in complaint
    assert archive.runs() == []


def test_a_store_out_of_reach_is_exit_code_3(home: Path) -> None:
    assert ended(begun(home, "2019-W12"))[0] == 3


def test_a_folder_with_something_else_is_left_alone(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("mine")
    code, _, complaint = ended(begun(demo, "2019-W12", "--out", str(tmp_path / "out"), "--lang", "en"))
    assert (code, [path.name for path in (tmp_path / "out").iterdir()]) == (2, ["letter.txt"])
    assert "holds something else" in complaint


def test_a_browser_that_is_killed_leaves_nothing(
    demo: Path, smaller: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kill(*_: object) -> None:
        for process in psutil.Process().children(recursive=True):
            if "--font-render-hinting=none" in process.cmdline():  # not the browser of other tests
                process.kill()

    monkeypatch.setattr(gates, "picture", kill)
    with pytest.raises(NotComplete) as raised:
        running.run(Order("2019-W12"))
    assert "browser" in str(raised.value)
    assert archive.sets() == []
    assert not left_beside(demo / "briefings")
    (run,) = archive.runs()
    assert not run.is_done
    assert (archive.logs() / run.log).read_text(encoding="utf-8").strip()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB: a set is larger."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", place], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("Only root may mount a small disk.")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_a_full_disk_leaves_nothing(demo: Path, tiny_disk: Path) -> None:
    (tiny_disk / "full").write_bytes(b"x" * 1_200_000)
    code, _, complaint = ended(begun(demo, "2019-W12", "--out", str(tiny_disk / "out"), "--lang", "en"))
    assert code == 1
    assert "No space left on device" in complaint
    assert [path.name for path in tiny_disk.iterdir()] == ["full"]
    assert "No space left" in archive.runs()[0].sentence


def test_a_snapshot_that_vanishes_meanwhile_is_told(
    demo: Path, smaller: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanishing(view: object, organisation: str | None = None) -> object:
        made = small(view, organisation)  # type: ignore[arg-type]
        (demo / "snapshots" / view.snapshot.path.name).unlink()  # type: ignore[attr-defined]
        return made

    monkeypatch.setattr(contents, "whole", vanishing)
    with pytest.raises(NotComplete, match="went away"):
        running.run(Order("2019-W12"))
    assert archive.sets() == []
    assert "bản chốt" in archive.runs()[0].title.lower()


def test_what_nobody_foresaw_is_told_and_recorded_with_its_log(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(contents, "whole", broken)
    with pytest.raises(NotComplete, match="by nothing"):
        running.run(Order("2019-W12"))
    assert "ZeroDivisionError" in (archive.logs() / archive.runs()[0].log).read_text(encoding="utf-8")


def test_two_presses_at_once_make_one_set(demo: Path) -> None:
    first, second = (begun(demo, "2019-W12", "--way", "page") for _ in range(2))
    assert [ended(first)[0], ended(second)[0]] == [0, 0]
    assert len(archive.runs()) == 1
    assert len(archive.sets()) == 1


def test_two_processes_make_what_is_owed_once(demo: Path) -> None:
    settings = {"EGOV_BRIEFING": "Fri 16:30", "EGOV_NOW": "2021-01-08T17:00:00+07:00"}
    first, second = (begun(demo, **settings) for _ in range(2))
    assert [ended(first)[0], ended(second)[0]] == [0, 0]
    (run,) = archive.runs()
    assert (run.way, run.due) == ("schedule", "2021-01-08T16:30:00+07:00")
    assert "owed" in ended(begun(demo, "--lang", "en", **settings))[1]
    assert len(archive.runs()) == 1


def drawing(process: "subprocess.Popen[str]") -> list[psutil.Process]:
    """Waits until the run has a folder beside; gives its processes."""
    for _ in range(600):
        told = turns.under_way()
        if told is not None and told.sheets and left_beside(turns.folder()):
            return psutil.Process(process.pid).children(recursive=True)
        assert process.poll() is None, process.communicate()
        time.sleep(0.1)
    raise AssertionError("the run did not begin to draw")


def test_a_killed_run_leaves_no_set_and_the_next_one_cleans_up(demo: Path) -> None:
    process = begun(demo, "2019-W12")
    children = drawing(process)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    _, alive = psutil.wait_procs(children, timeout=20)
    assert not alive
    assert archive.sets() == []
    assert turns.under_way() is None
    assert ended(begun(demo, "2019-W12"))[0] == 0
    assert not left_beside(turns.folder())
    assert [run.is_done for run in archive.runs()] == [True, False]


def test_a_run_that_is_asked_to_end_says_so(demo: Path) -> None:
    process = begun(demo, "2019-W12", "--lang", "en")
    children = drawing(process)
    process.send_signal(signal.SIGTERM)
    code, _, complaint = ended(process)
    assert (code, "ended before" in complaint) == (1, True)
    _, alive = psutil.wait_procs(children, timeout=20)
    assert not alive
    assert not left_beside(turns.folder())
    assert [run.is_done for run in archive.runs()] == [False]


def test_a_set_that_went_away_is_made_again_byte_for_byte(
    demo: Path, smaller: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = snapshots.current().number
    made = running.run(Order("2019-W12"))
    assert made is not None
    before = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    monkeypatch.setattr(archive, "sets", lambda *_: [made.folder.parent / f"{number + 1:06d}-vi", made.folder])
    assert archive.drop_old(0) == (f"2019-W12/{number:06d}-vi",)
    monkeypatch.undo()
    monkeypatch.setenv("EGOV_HOME", str(demo))
    monkeypatch.setattr(contents, "whole", small)
    assert not made.folder.exists()
    again = running.run(Order("2019-W12", as_of=str(number)))
    assert again is not None
    assert again.folder == made.folder
    different = [name for name, content in before.items() if (made.folder / name).read_bytes() != content]
    assert different == []


@pytest.mark.long
def test_twenty_sets_in_a_row_grow_nothing(demo: Path, smaller: None) -> None:
    own, sizes = psutil.Process(), []
    for _ in range(20):
        assert running.run(Order("2019-W12")) is not None
        assert own.children(recursive=True) == []
        sizes.append(own.memory_info().rss)
    assert sizes[-1] - sizes[4] < 40 * (1 << 20), [size >> 20 for size in sizes]
    assert own.num_fds() < 200
    assert len(archive.sets()) == 1
