"""A repository whose site is built, for tests that change a copy of it."""

from pathlib import Path

import pytest

from tests.repositories import build, make


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with its site, to be copied."""
    root = make(tmp_path_factory.mktemp("built"))
    build(root)
    return root
