"""Entrants: the strategies that are there to play, read as text and not yet run."""

import ast
import itertools
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from microdeals.errors import RequestError

MOST_ENTRANTS = 200
MOST_BYTES = 200_000
LONGEST_NAME = 40
STRATEGIES = Path(__file__).parent / "strategies"


class Entrant(NamedTuple):
    """A strategy: its name, which no other of a tournament has, its code, and who vouches for it."""

    name: str
    text: str
    is_built_in: bool = False
    about: str = ""
    """First sentence of the file."""
    unreadable: str = ""
    """Why the file cannot be read as text; empty if it can."""

    @property
    def title(self) -> str:
        """The name as a table shows it; a file may be called like a built-in one."""
        return f"{self.name} (built-in)" if self.is_built_in else self.name


def built_in() -> list[Entrant]:
    """The strategies that come with microdeals."""
    return [_built_in(file) for file in _files(STRATEGIES)]


def in_folder(folder: Path) -> list[Entrant]:
    """The strategies of a folder: its .py files, but not those that begin with a dot or an underscore.

    Nothing is run. Raises RequestError if there is no such folder, none in it, or more than 200.
    """
    if not folder.is_dir():
        raise RequestError(
            f"{folder}: no such folder. Give the folder in which the strategies' .py files are."
        )
    try:
        files = _files(folder)
    except OSError as failed:
        raise RequestError(f"{folder}: cannot be read: {failed.strerror or failed}.") from failed
    if not files:
        raise RequestError(
            f"{folder}: there is no .py file in this folder. A strategy is a file with a subclass of"
            " microdeals.agents.Party: see docs/strategies.md."
        )
    if len(files) > MOST_ENTRANTS:
        raise RequestError(f"{folder}: {len(files)} strategies, and at most {MOST_ENTRANTS} can play.")
    entrants: list[Entrant] = []
    taken = {entrant.title for entrant in built_in()}
    for entrant in map(_student_s, files):
        entrants.append(entrant._replace(name=_own_name(entrant.name, taken)))
        taken.add(entrants[-1].title)
    return entrants


def _own_name(name: str, taken: Collection[str]) -> str:
    """A name that no other has: what is cut or cleaned may look alike, and nobody's row may vanish."""
    numbered = (f"{name[: LONGEST_NAME - 6]} ({number})" for number in itertools.count(2))
    return next(one for one in itertools.chain([name], numbered) if one not in taken)


def plain(text: str, longest: int = 200) -> str:
    """Text from a stranger, safe to show: one line, no control characters, no start of a formula."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text[: 10 * longest])
    shown = " ".join(shown.split()).lstrip("=+-@")
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.py") if file.name[0] not in "._" and file.is_file())


def _built_in(file: Path) -> Entrant:
    text = file.read_text(encoding="utf-8")
    about = (ast.get_docstring(ast.parse(text)) or "").split("\n\n")[0]
    return Entrant(file.stem, text, True, " ".join(about.split()))


def _student_s(file: Path) -> Entrant:
    name = plain(file.stem, LONGEST_NAME) or "nameless"
    try:
        if file.stat().st_size > MOST_BYTES:
            return Entrant(name, "", unreadable=f"the file is larger than {MOST_BYTES // 1000} kB")
        return Entrant(name, file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        return Entrant(name, "", unreadable="the file is not UTF-8 text")
    except OSError as failed:
        return Entrant(name, "", unreadable=f"the file cannot be read: {failed.strerror or failed}")
