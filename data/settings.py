"""The settings of a deployment: environment variables with the prefix EGOV_, read when they are needed."""

import os
from pathlib import Path

from data.errors import WrongUse

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
    return _number("EGOV_WRITE_WAIT", 20)


def snapshots_kept() -> int:
    """How many snapshots stay on disk (EGOV_SNAPSHOTS_KEPT); an older one is rebuilt when asked for."""
    return max(2, int(_number("EGOV_SNAPSHOTS_KEPT", 40)))


def briefings_kept() -> int:
    """How many older sets of a period stay beside the newest (EGOV_BRIEFINGS_KEPT); others can be made again."""
    return max(0, int(_number("EGOV_BRIEFINGS_KEPT", 60)))


def limit_file_bytes() -> int:
    """The largest file that is read (EGOV_LIMIT_FILE_MB)."""
    return int(_number("EGOV_LIMIT_FILE_MB", 200) * (1 << 20))


def limit_unpacked_bytes() -> int:
    """The most that a workbook may unpack to (EGOV_LIMIT_UNPACKED_MB)."""
    return int(_number("EGOV_LIMIT_UNPACKED_MB", 1024) * (1 << 20))


def limit_rows() -> int:
    """The most rows of a table (EGOV_LIMIT_ROWS)."""
    return int(_number("EGOV_LIMIT_ROWS", 2_000_000))


def limit_columns() -> int:
    """The most columns of a table (EGOV_LIMIT_COLUMNS)."""
    return int(_number("EGOV_LIMIT_COLUMNS", 1000))


def limit_cell() -> int:
    """The most letters of a cell (EGOV_LIMIT_CELL); a cell of Excel holds 32,767."""
    return int(_number("EGOV_LIMIT_CELL", 100_000))


def _number(name: str, default: float) -> float:
    text = os.environ.get(name) or str(default)
    try:
        return float(text)
    except ValueError:
        raise WrongUse(
            "Nothing was done: a setting is not understood.",
            "{name} is “{text}”; it must be a number. Correct the setting and start again.",
            name=name,
            text=text,
        ) from None
