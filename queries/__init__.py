"""The way out: SQL kept as files, asked of one immutable snapshot.

A query is a `.sql` file below this folder, named by its path without the suffix ("overview/cards").
Its header comment says its grain and its parameters; `fetch` holds every call to them.
"""

import re
import threading
from collections import OrderedDict
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import polars as pl

FOLDER = Path(__file__).parent
REMEMBERED_RESULTS = 2048

_PARAMETER = re.compile(r"\$([a-z_][a-z0-9_]*)")
_COMMENT = re.compile(r"--[^\n]*")
_remembered: OrderedDict[tuple[Any, ...], pl.DataFrame] = OrderedDict()
_lock = threading.Lock()


class Snapshot(Protocol):
    """What a query is asked of: `identity` names one immutable state of the data."""

    @property
    def identity(self) -> str: ...

    def query(self, sql: str, parameters: dict[str, Any]) -> pl.DataFrame: ...


def fetch(snapshot: Snapshot, name: str, /, **parameters: Any) -> pl.DataFrame:
    """The rows of query `name` on `snapshot`.

    Results are kept in memory by (snapshot, query, parameters): a snapshot never changes, so nothing
    needs a time limit. Raises `ValueError` when a parameter is missing or not one of the query's.
    """
    _check_parameters(name, parameters)
    key = (snapshot.identity, name, *sorted(parameters.items()))
    with _lock:
        if key in _remembered:
            _remembered.move_to_end(key)
            return _remembered[key]
    rows = snapshot.query(text(name), parameters)
    with _lock:
        _remembered[key] = rows
        while len(_remembered) > REMEMBERED_RESULTS:
            _remembered.popitem(last=False)
    return rows


@cache
def text(name: str) -> str:
    """The SQL of query `name`. Raises `FileNotFoundError` with the name when there is none."""
    path = FOLDER / f"{name}.sql"
    if not path.is_file():
        raise FileNotFoundError(f"There is no query {name!r}: {path} is missing.")
    return path.read_text(encoding="utf-8")


def read(path: Path) -> str:
    """The SQL of a file outside this folder (the `create table` files), so that one room reads SQL."""
    return path.read_text(encoding="utf-8")


@cache
def parameters(name: str) -> frozenset[str]:
    """The names of the `$parameters` that query `name` uses."""
    return frozenset(_PARAMETER.findall(_COMMENT.sub("", text(name))))


def names(folder: str = "") -> list[str]:
    """Every query's name below `folder`, sorted."""
    found = (FOLDER / folder).rglob("*.sql")
    return sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in found)


def _check_parameters(name: str, given: dict[str, Any]) -> None:
    wanted = parameters(name)
    missing, unknown = wanted - given.keys(), given.keys() - wanted
    if missing or unknown:
        raise ValueError(
            f"Query {name!r} takes {sorted(wanted)}; missing {sorted(missing)}, unknown {sorted(unknown)}."
        )
