"""The settings of a deployment: environment variables with the prefix EGOV_, read when they are needed."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def home() -> Path:
    """The run-time folder (EGOV_HOME), outside the source folders so that no file watcher sees it."""
    return Path(os.environ.get("EGOV_HOME") or PROJECT / "var").absolute()


def ledger_path() -> Path:
    """The ledger's address (EGOV_LEDGER): a DuckDB file."""
    return Path(os.environ.get("EGOV_LEDGER") or home() / "ledger.duckdb").absolute()


def reference_folder() -> Path:
    """The reference data of the deployment (EGOV_REFERENCE)."""
    return Path(os.environ.get("EGOV_REFERENCE") or PROJECT / "data" / "reference").absolute()


def snapshots_folder() -> Path:
    return home() / "snapshots"


def write_wait_seconds() -> float:
    """How long a second writer waits for its turn (EGOV_WRITE_WAIT)."""
    return float(os.environ.get("EGOV_WRITE_WAIT") or 20)


def snapshots_kept() -> int:
    """How many snapshots stay on disk (EGOV_SNAPSHOTS_KEPT); an older one is rebuilt when asked for."""
    return max(2, int(os.environ.get("EGOV_SNAPSHOTS_KEPT") or 40))
