"""Making the current snapshot anew from the ledger, and taking in changed reference data."""

from data import ledger, publishing, recovery, settings, snapshots
from data.committing import change, is_reference_changed, record_reference
from data.reference_data import load, read_folder
from data.snapshots import Snapshot

TAKEN_IN_BY = "python -m data rebuild"


def rebuild() -> Snapshot:
    """The current snapshot, built anew; an empty store becomes one that knows its reference data."""
    files = read_folder(settings.reference_folder())
    load(files)
    with ledger.writing() as opened:
        recovery.settle_open(opened, rebuild=True)
        if is_reference_changed(opened, files):
            with change(opened) as made:
                record_reference(opened, files, TAKEN_IN_BY, made.at)
    return snapshots.current()


def digest_of(snapshot: Snapshot) -> str:
    """The content's SHA-256 of a published snapshot."""
    return publishing.digest(snapshot.connection.cursor())
