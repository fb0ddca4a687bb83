"""The deployment's own reference data, read once, and the day on which made reports come in."""

import pytest

from data.reference_data import OWN_FOLDER, Reference, load, read_folder


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load(read_folder(OWN_FOLDER))


@pytest.fixture
def shortly_after(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the week after the twelfth of 2019, of which the returned files tell."""
    monkeypatch.setenv("EGOV_NOW", "2019-04-01T08:00:00+07:00")
