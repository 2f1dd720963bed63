"""What went wrong in code of a user's own, and in which line of it.

An error arises where it arises, often deep in a library. A user can mend only what a user has written, so
that line is told: the innermost one of it, and of endless recursion the one that comes back most often.
"""

import sysconfig
import traceback
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from types import CodeType
from typing import NamedTuple

CELL = "<ipython-input"
"""How the file of a notebook's cell begins where it is none on disk."""
KERNEL = "ipykernel_"
"""What is in its name where a kernel has made it up."""
LIBRARIES = tuple(
    {
        str(Path(__file__).parents[1]),
        *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    }
)
"""Folders of Python's own modules, of what is installed, and of microdeals."""


class CodePlace(NamedTuple):
    """A line of code: its file, its number, and the function that it is in."""

    file: str
    line: int
    function: str

    @property
    def told(self) -> str:
        """``line 7 of mine.py``; of code that stands in no file, its line alone.

        A kernel makes a file up for each cell of a notebook, which nobody ever sees: its line of its cell.
        """
        if self.file.startswith("<"):
            return f"line {self.line}"
        return f"line {self.line} of {'its cell' if KERNEL in self.file else self.file}"


def beginning_of(code: CodeType) -> CodePlace:
    """Where a function begins."""
    return CodePlace(code.co_filename, code.co_firstlineno, code.co_name)


def place_of(error: BaseException, own_files: Collection[str] = ()) -> CodePlace | None:
    """The line of the user's own code that an error is to be mended in, None if there is none.

    ``own_files`` are own wherever they lie.
    """
    places = [
        CodePlace(frame.f_code.co_filename, line, frame.f_code.co_name)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if _is_own(frame.f_code.co_filename, own_files)
    ]
    if not places:
        return None
    if isinstance(error, RecursionError):
        ((most, _),) = Counter(reversed(places)).most_common(1)
        return most
    return places[-1]


def said_by(error: BaseException) -> str:
    """``ValueError: no such deal``, whatever its own ``str`` would do."""
    try:
        said = str(error).rstrip(".")
    except Exception:
        said = ""
    return f"{type(error).__name__}{': ' if said else ''}{said}"


def _is_own(file: str, own_files: Collection[str]) -> bool:
    if file in own_files:
        return True
    if file.startswith("<"):
        return file.startswith(CELL)
    return not file.startswith(LIBRARIES)
