"""Kept sets, their rule, the record of runs, what killed runs leave behind."""

from pathlib import Path

import pytest

from briefing import archive, turns
from briefing.archive import Run


def kept(period: str, name: str) -> Path:
    folder = turns.folder() / period / name
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("{}")
    return folder


def names(folders: list[Path]) -> list[str]:
    return [f"{path.parent.name}/{path.name}" for path in folders]


def test_the_newest_set_of_a_period_is_that_of_the_whole_place(home: Path) -> None:
    kept("2019-W12", "000007-vi-ICT-vi")
    kept("2019-W12", "000005-vi")
    wanted = kept("2019-W12", "000006-vi")
    kept("2019-W12", "000009-en")
    assert archive.newest("2019-W12", "vi") == wanted
    assert archive.newest("2019-W11", "vi") is None


def test_old_sets_go_but_the_newest_of_every_period_and_language_stays(home: Path) -> None:
    for name in ("000001-vi", "000002-vi", "000003-vi", "000001-en"):
        kept("2019-W11", name)
    kept("2019-W12", "000002-vi")
    assert archive.drop_old(1) == ("2019-W11/000001-vi",)
    left = ["2019-W12/000002-vi", "2019-W11/000003-vi", "2019-W11/000002-vi", "2019-W11/000001-en"]
    assert names(archive.sets()) == left


def test_a_half_written_line_of_the_record_is_passed_over(home: Path) -> None:
    archive.record(Run("2019-03-22T09:30:00+00:00", 9.5, "page", "2019-W12", "vi", 5, True, dropped=("a/b",)))
    with (turns.folder() / "runs.jsonl").open("a") as file:
        file.write('{"started": "2019-')
    (run,) = archive.runs()
    assert (run.period, run.dropped) == ("2019-W12", ("a/b",))
    archive.record(Run("2019-03-29T09:30:00+00:00", 9.5, "page", "2019-W13", "vi", 6, False))
    assert [run.period for run in archive.runs()] == ["2019-W13", "2019-W12"]
    assert archive.last_success() == run


def test_only_what_a_killed_run_left_is_taken_away(tmp_path: Path) -> None:
    left = tmp_path / ".000005-vi-abcd1234"
    left.mkdir()
    (left / "sheet-01-title.png").write_bytes(b"half")
    others = tmp_path / ".letters-abcd1234"
    others.mkdir()
    (others / "mine.txt").write_text("mine")
    assert turns.clean(tmp_path) == [left.name]
    assert others.exists()
    assert turns.clean(tmp_path, "other") == []


def test_what_a_killed_run_of_another_period_left_goes_with_the_next_run(home: Path) -> None:
    set_kept = kept("2019-W12", "000005-vi")
    for left in ("2019-W12/.000006-vi-abcd1234", "2019-W11/.000006-vi-abcd1234"):
        (turns.folder() / left).mkdir(parents=True)
    (turns.folder() / "runs" / "logs").mkdir(parents=True)
    assert turns.clean_archive() == [".000006-vi-abcd1234"] * 2
    assert [path.name for path in turns.folder().iterdir() if path.name != "runs"] == ["2019-W12"]
    assert list(set_kept.parent.iterdir()) == [set_kept]
    assert (turns.folder() / "runs" / "logs").is_dir()


def test_a_set_whose_successor_did_not_arrive_stands_again(tmp_path: Path) -> None:
    earlier = tmp_path / ".000005-vi-abcd1234-earlier"
    earlier.mkdir()
    (earlier / "manifest.json").write_text("{}")
    assert turns.clean(tmp_path) == []
    assert (tmp_path / "000005-vi" / "manifest.json").exists()


def test_a_run_is_seen_while_it_has_the_turn(home: Path) -> None:
    with turns.turn():
        turns.tell(turns.UnderWay("2019-03-22T09:30:00+00:00", "page", "2019-W12", "vi"))
        told = turns.under_way()
        assert told is not None
        assert told.period == "2019-W12"
    assert turns.under_way() is None


@pytest.mark.parametrize("text", ["", "{", '{"other": 1}'])
def test_what_is_told_of_a_run_may_be_damaged(home: Path, text: str) -> None:
    turns.folder().mkdir(parents=True)
    (turns.folder() / "making.json").write_text(text)
    assert turns.under_way() is None
