"""What the ledger alone holds of a batch, read in a short turn: the file's own bytes."""

import hashlib
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath

from data import ledger, settings
from data.errors import StoreBusy, StoreUnreachable, WrongUse
from data.ledger import Ledger
from data.storage import storage_faults, turn

SHORT_WAIT = 3.0  # seconds: a reader of the ledger gives way to a writer rather than wait for it
LONGEST_NAME = 150
_FORBIDDEN = frozenset('<>:"/\\|?*')  # in a file's name, on one system or another


@dataclass(frozen=True)
class StoredFile:
    """A file as it was sent; `name` is fit to save it under on any system."""

    name: str
    content: bytes


def file_of(batch: int) -> StoredFile:
    """The file of a batch, byte for byte, revoked or not.

    Raises `WrongUse` where there is no such batch, `StoreBusy` while somebody writes, `StoreUnreachable`
    where the ledger is away or the bytes are no longer those that were sent.
    """
    with short_read() as opened:
        sql = "select file_name, file_bytes, sha256 from batches where batch = ?"
        found = opened.connection.execute(sql, [batch]).fetchone()
    if found is None:
        raise no_such_batch(batch)
    name, content, sha256 = str(found[0]), bytes(found[1]), str(found[2])
    if hashlib.sha256(content).hexdigest() != sha256:
        raise StoreUnreachable(
            "The file is not handed out: it is damaged.",
            "The bytes kept for batch {batch} are not those that were sent. Tell the administrator; "
            "a damaged ledger is put back with python -m data restore FOLDER.",
            batch=str(batch),
        )
    return StoredFile(safe_name(name, batch), content)


def no_such_batch(batch: int) -> WrongUse:
    return WrongUse(
        "There is no such batch.",
        "There is no batch {batch}. The numbers stand on the history page and in python -m data history.",
        batch=str(batch),
    )


def safe_name(name: str, batch: int) -> str:
    """A sent file's name without its folders and without what a system could stumble or be deceived over."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(
        "_" if letter in _FORBIDDEN else letter
        for letter in last
        if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    ).strip(" .")
    if not kept:
        return f"{batch}.bin"
    path = PurePosixPath(kept)
    return (
        path.stem[: LONGEST_NAME - len(path.suffix)] + path.suffix if len(path.suffix) < 10 else kept[:LONGEST_NAME]
    )


@contextmanager
def short_read(wait_seconds: float = SHORT_WAIT) -> Iterator[Ledger]:
    """The ledger for one short read, in turn with the writers; nothing is committed.

    Raises `StoreBusy` where a writer is at work for longer than `wait_seconds`.
    """
    with ExitStack() as held:
        try:
            held.enter_context(turn(wait_seconds=wait_seconds))
        except StoreBusy as fault:
            raise StoreBusy(
                "This cannot be looked up just now: a file is being stored.",
                "Nothing is wrong. Wait a minute, then open the page again.",
            ) from fault
        path = settings.ledger_path()
        ledger.check_not_lost(path)
        if not path.exists():
            raise StoreUnreachable("There is nothing to look up.", "No report has been stored yet.")
        with storage_faults():
            connection = ledger.connect(path)
            held.callback(connection.close)
            yield Ledger(connection)
