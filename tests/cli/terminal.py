"""The real command as a reader types it: in a process of its own, or, much quicker, in this one."""

import contextlib
import io
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from microdeals import cli
from waits import BOUND

COMMAND = Path(sys.executable).with_name("microdeals")


class Answer(NamedTuple):
    """What the command left behind."""

    code: int
    printed: str
    errors: str


def typed(*words: str, folder: Path | None = None) -> Answer:
    """Type ``microdeals`` and these words, and wait for the end."""
    done = subprocess.run(
        [COMMAND, *words], capture_output=True, text=True, cwd=folder, timeout=BOUND, check=False
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def typed_here(*words: str, folder: Path | None = None) -> Answer:
    """The same without starting Python again. What the command does not catch is raised here."""
    printed, errors = io.StringIO(), io.StringIO()
    code: object = 0
    with (
        contextlib.chdir(folder or Path.cwd()),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(errors),
        mock.patch.object(sys, "argv", ["microdeals", *words]),
    ):
        try:
            cli.main()
        except SystemExit as left:
            code = left.code
    assert isinstance(code, int)
    return Answer(code, printed.getvalue(), errors.getvalue())
