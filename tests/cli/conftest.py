"""Keeps what the surroundings decide out of the tests of the command."""

import pytest


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget that this may run in GitHub Actions, on a given day or in a narrow terminal."""
    for name in ("GITHUB_ACTIONS", "SOURCE_DATE_EPOCH", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
