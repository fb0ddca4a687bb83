"""Taking a batch back: what it would do is told first and is what it does; two people at once."""

import hashlib
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import queries
from data import ledger, revoking, snapshots, tracing
from data.errors import WrongUse
from tests.data.portal_files import file, store
from wording import language


def corrected() -> tuple[int, int]:
    """A report of three portals, then one that corrects a cell of it, repeats another, and adds a week."""
    first = store(file(syt=100, snv=200, cl=300), "tuan-1.csv")
    extra = file("2021-W02", snv=7).splitlines()[1]
    second = store(file(syt=150, snv=200) + extra + b"\n", "sua.csv")
    return first, second


def state(home: Path) -> tuple[int, str, list[str]]:
    """The ledger's last entry, the published file and its bytes, the snapshots that stand on the disk."""
    with ledger.writing() as opened:
        entry, _ = opened.last_entry()
    published = snapshots.read_pointer()
    assert published is not None
    digest = hashlib.sha256(published.read_bytes()).hexdigest()
    return entry, f"{published.name} {digest}", sorted(path.name for path in (home / "snapshots").iterdir())


def test_a_preview_writes_nothing(home: Path) -> None:
    _, second = corrected()
    before = state(home)
    revoking.preview(second)
    assert state(home) == before


def test_a_preview_tells_what_goes_and_what_comes_back(home: Path) -> None:
    first, second = corrected()
    seen = revoking.preview(second)
    assert (seen.rows_gone, seen.rows_back, seen.rows_replaced) == (1, 2, 0)
    assert seen.back_from.rows() == [(first, 2)]
    (cell,) = seen.corrections.to_dicts()
    assert (cell["organisation"], cell["column"], cell["before"], cell["after"]) == ("SYT", "visits", "150", "100")
    assert seen.emptied["period_start"].to_list() == [
        snapshots.current().query("from periods", {})["period_start"].max()
    ]


def test_rows_that_were_corrected_since_are_told_apart(home: Path) -> None:
    first, _ = corrected()
    seen = revoking.preview(first)
    assert (seen.rows_gone, seen.rows_back, seen.rows_replaced) == (1, 0, 2)
    assert seen.owing["organisation"].to_list() == ["H-CAO-LOC"]


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_announced_is_what_is_made(which: int, home: Path) -> None:
    batch = corrected()[which]
    seen = revoking.preview(batch)
    done = revoking.revoke_batch(batch, "An", "gửi nhầm", seen=seen.seen)
    assert not seen.values.is_empty()
    assert_frame_equal(seen.values, done.values)


def test_the_owing_announced_is_the_owing_that_follows(home: Path) -> None:
    store(file("2021-W01", syt=1), "a.csv")
    batch = store(file("2021-W01", snv=2, cl=3), "b.csv")
    store(file("2021-W02", syt=1), "c.csv")
    seen = revoking.preview(batch)
    assert seen.owing["organisation"].to_list() == ["SNV", "H-CAO-LOC"]
    revoking.revoke_batch(batch, "An", "gửi nhầm")
    span = {"first": seen.owing["period_start"][0], "last": seen.owing["period_start"][0]}
    missing = queries.fetch(snapshots.current(), "values/still_missing", report_table="portal_activity", **span)
    assert {"SNV", "H-CAO-LOC"} <= set(missing["organisation"])
    assert "SYT" not in set(missing["organisation"])


def test_a_state_that_moved_on_is_not_revoked_on_an_old_look(home: Path) -> None:
    first, _ = corrected()
    seen = revoking.preview(first)
    store(file("2021-W03", syt=9), "c.csv")
    before = state(home)
    with pytest.raises(WrongUse, match="changed since you looked"):
        revoking.revoke_batch(first, "An", "gửi nhầm", seen=seen.seen)
    assert state(home) == before


def test_somebody_else_was_first(home: Path) -> None:
    _, second = corrected()
    seen = revoking.preview(second)
    revoking.revoke_batch(second, "Bình", "trùng")
    before = state(home)
    with pytest.raises(WrongUse) as refused:
        revoking.revoke_batch(second, "An", "gửi nhầm", seen=seen.seen)
    assert "Bình thu hồi: trùng" in refused.value.sentence(language("vi"))
    with pytest.raises(WrongUse):
        revoking.preview(second)
    assert state(home) == before


@pytest.mark.parametrize(("by", "why"), [("", "gửi nhầm"), ("An", " ")])
def test_who_and_why_are_asked(by: str, why: str, home: Path) -> None:
    first, _ = corrected()
    with pytest.raises(WrongUse):
        revoking.revoke_batch(first, by, why)


def test_an_unknown_batch_has_no_preview(home: Path) -> None:
    corrected()
    with pytest.raises(WrongUse):
        revoking.preview(99)


def test_the_sentences_name_rows_batches_values_and_organisations(home: Path) -> None:
    first, second = corrected()
    told = "\n".join(revoking.preview_lines(revoking.preview(second), language("vi")))
    assert f"Đợt nạp {second} (sua.csv): 1 dòng sẽ mất, 2 dòng" in told
    assert f"đợt {first} (2 dòng)" in told
    assert "Sở Y tế, syt.vn: Lượt truy cập trở lại từ 150 thành 100." in told
    assert "sẽ không còn báo cáo nào" in told
    again = "\n".join(revoking.preview_lines(revoking.preview(first), language("vi")))
    assert "Cao Lộc" in again


def test_a_story_tells_rows_in_force_from_corrected_and_repeated_ones(home: Path) -> None:
    first, second = corrected()
    told = tracing.story_of(first, snapshots.current())
    assert (told.rows, told.standing, told.fallen) == (3, 1, 0)
    assert told.later.rows(named=True) == [{"batch": second, "repeated": 1, "corrected": 1}]
    later = tracing.story_of(second, snapshots.current())
    assert (later.standing, later.corrected) == (3, 1)
    assert later.corrections["corrects"].to_list() == [first]


def test_a_story_after_a_revocation_and_in_an_earlier_state(home: Path) -> None:
    first, second = corrected()
    then = snapshots.current()
    revoking.revoke_batch(second, "An", "gửi nhầm")
    now = snapshots.current()
    assert tracing.story_of(first, now).standing == 3
    gone = tracing.story_of(second, now)
    assert (gone.standing, gone.fallen, gone.later.height) == (0, 3, 0)
    assert tracing.story_of(second, then).standing == 3


def test_the_rows_of_a_file_say_what_stands_in_their_place(home: Path) -> None:
    first, second = corrected()
    rows = tracing.rows_of(first, snapshots.current(), 2, 3)
    assert rows.select("source_row", "now", "is_same").rows() == [(2, second, False), (3, second, True)]
    assert tracing.rows_of(first, snapshots.current(), 90, 99).filter(pl.col("batch") == first).is_empty()
