"""Where the browser tests find a Chromium: ``python tests/chromium.py`` prints it, or fails."""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MISSING = (
    "no Chromium found: install one (Debian: 'apt install chromium'; macOS: 'brew install --cask chromium'; "
    "anywhere: '.venv/bin/playwright install --with-deps chromium') or name one in MICRODEALS_CHROMIUM"
)
ON_PATH = ("chromium", "chromium-browser", "google-chrome")
MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


@functools.cache
def find_chromium() -> str | None:
    """The first browser that starts, or None. MICRODEALS_CHROMIUM, where set, is the only one asked."""
    return next((place for place in _places() if _starts(place)), None)


def _places() -> Iterator[str]:
    named = os.environ.get("MICRODEALS_CHROMIUM")
    if named:
        yield shutil.which(named) or named
        return
    yield from filter(None, map(shutil.which, ON_PATH))
    yield from MAC
    for downloads in ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright"):
        for browser in ("chrome-linux*/chrome", "chrome-mac*/*.app/Contents/MacOS/*"):
            yield from map(
                str, sorted(Path(downloads).expanduser().glob(f"chromium-*/{browser}"), reverse=True)
            )


def _starts(place: str) -> bool:
    """Ubuntu's ``chromium-browser`` may be a stub that only asks for a snap, so look at what it says."""
    try:
        asked = subprocess.run([place, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


if __name__ == "__main__":
    sys.exit(print(find_chromium()) if find_chromium() else MISSING)  # noqa: T201
