"""The bytes of a sent file come back exactly, under a name that no system stumbles over."""

import time
from pathlib import Path

import duckdb
import pytest

from data import revoking, stored_files
from data.errors import StoreBusy, StoreUnreachable, WrongUse
from data.storage import turn
from tests.data.portal_files import file, store


def test_the_exact_bytes_come_back_also_after_a_revocation(home: Path) -> None:
    content = b"\xef\xbb\xbf" + file(syt=100).replace(b"\n", b"\r\n")
    batch = store(content, "cổng tuần 1.csv")
    assert stored_files.file_of(batch) == stored_files.StoredFile("cổng tuần 1.csv", content)
    revoking.revoke_batch(batch, "An", "gửi nhầm")
    assert stored_files.file_of(batch).content == content


@pytest.mark.parametrize(
    ("sent", "safe"),
    [
        ("báo cáo tuần 12.xlsx", "báo cáo tuần 12.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\An\\tuần.csv", "tuần.csv"),
        ("a\r\nSet-Cookie: x.csv", "aSet-Cookie_ x.csv"),
        ("gnp.\u202eexe.csv", "gnp.exe.csv"),
        ('a"b|c?.csv', "a_b_c_.csv"),
        ("...", "7.bin"),
        ("", "7.bin"),
        ("x" * 400 + ".xlsx", "x" * 145 + ".xlsx"),
    ],
)
def test_a_name_is_made_safe(sent: str, safe: str) -> None:
    assert stored_files.safe_name(sent, 7) == safe


def test_an_unknown_batch_is_a_sentence(home: Path) -> None:
    store(file(syt=100))
    with pytest.raises(WrongUse, match="no such batch"):
        stored_files.file_of(99)


def test_without_a_ledger_none_is_made(home: Path) -> None:
    with pytest.raises(StoreUnreachable):
        stored_files.file_of(1)
    assert not (home / "ledger.duckdb").exists()


def test_a_reader_gives_way_to_a_writer_soon(home: Path) -> None:
    batch = store(file(syt=100))
    begun = time.monotonic()
    with turn("Bình"), pytest.raises(StoreBusy, match="cannot be looked up"), stored_files.short_read(0.2):
        pass
    assert time.monotonic() - begun < 5
    assert stored_files.file_of(batch).content == file(syt=100)


def test_bytes_that_are_no_longer_those_sent_are_not_handed_out(home: Path) -> None:
    batch = store(file(syt=100))
    with duckdb.connect(home / "ledger.duckdb") as connection:
        connection.execute("update batches set file_bytes = 'x'::blob")
    with pytest.raises(StoreUnreachable, match="damaged"):
        stored_files.file_of(batch)
