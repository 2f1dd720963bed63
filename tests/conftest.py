"""What every test shares: the browser, or the reason why there is none; and which files come first."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from chromium import MISSING, find_chromium
from long_files import is_once_more, place_in_line

# A slow machine is not a wrong formula.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

os.environ.pop("MICRODEALS_LANGUAGE", None)  # whoever runs the tests may speak another

BROWSER_TESTS = Path(__file__).parent / "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first. Where there is no browser, skip its tests by name rather than fail or vanish."""
    items.sort(key=lambda item: place_in_line(item.path))
    for item in items:
        if is_once_more(item.path):
            item.add_marker("long")
    in_browser = [
        item for item in items if BROWSER_TESTS in item.path.parents or item.get_closest_marker("browser")
    ]
    if in_browser and find_chromium() is None:
        for item in in_browser:
            item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium that starts."""
    found = find_chromium()
    if found is None:
        pytest.skip(MISSING)
    return found


def pytest_configure() -> None:
    """Let commands that tests start hear Ctrl-C, also where the tests run in the background and do not."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
