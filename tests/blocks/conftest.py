"""Views for tests of what is drawn from one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from blocks.view import View
from blocks.viewing import view_of

Viewed = Callable[..., View]


@pytest.fixture
def viewed(demo_read: Path) -> Viewed:
    """The view of an address's parameters on the simulated reports."""

    def made(**asked: str) -> View:
        return view_of({"lang": "vi", "period": "2019-W12", **asked})

    return made
