"""What was drawn for a snapshot is kept and handed out again; a snapshot never changes, so nothing expires."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

KEPT = 1500

Made = TypeVar("Made")

_made: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
_lock = threading.Lock()


def once(key: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
    """What `make` gives for this key, made once. Callers must not change what they get."""
    with _lock:
        if key in _made:
            _made.move_to_end(key)
            found: Made = _made[key]
            return found
    made = make()
    with _lock:
        _made[key] = made
        while len(_made) > KEPT:
            _made.popitem(last=False)
    return made


def forget() -> None:
    """Drops everything kept (tests)."""
    with _lock:
        _made.clear()
