"""The real command in a process of its own, as a reader types it."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

COMMAND = Path(sys.executable).with_name("microdeals")


class Answer(NamedTuple):
    """What the command left behind."""

    code: int
    printed: str
    errors: str


def typed(*words: str, folder: Path | None = None) -> Answer:
    """Type ``microdeals`` and these words, and wait for the end."""
    done = subprocess.run(
        [COMMAND, *words], capture_output=True, text=True, cwd=folder, timeout=300, check=False
    )
    return Answer(done.returncode, done.stdout, done.stderr)
