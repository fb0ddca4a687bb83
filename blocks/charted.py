"""The charts by name, so that an address can ask for the same chart again: its table, its file."""

from collections.abc import Callable
from typing import TypeVar

from charts import Picture

Make = TypeVar("Make", bound=Callable[..., Picture])

CHARTS: dict[str, Callable[..., Picture]] = {}


def charted(make: Make) -> Make:
    """Enters `make(view, *arguments)` under its name. Its arguments are texts, as an address holds them."""
    if make.__name__ in CHARTS and CHARTS[make.__name__].__module__ != make.__module__:
        raise ValueError(f"two charts are called {make.__name__}")
    CHARTS[make.__name__] = make
    return make
