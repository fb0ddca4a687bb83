"""Pages run as the server runs them: from the frame, on a store."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

MENU = Path(__file__).parents[2] / "pages" / "menu.py"
Opened = Callable[..., AppTest]


@pytest.fixture
def opened() -> Opened:
    """Opens a page (`targets`, "" for the overview) with parameters of the address."""

    def run(page: str = "", **parameters: str) -> AppTest:
        app = AppTest.from_file(str(MENU), default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(f"{page.replace('-', '_')}.py").run() if page else app

    return run
