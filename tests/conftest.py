"""Options and fixtures that all tests share."""

import hypothesis
import pytest

hypothesis.settings.register_profile("no time limits", deadline=None)
hypothesis.settings.load_profile("no time limits")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the expected results be written anew."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what is expected anew (tests/cases, tests/golden); review the difference",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are written instead of compared."""
    return bool(request.config.getoption("--update-golden"))
