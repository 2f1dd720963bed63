"""A room's code as it is printed on paper, and what is odd about it."""

from pathlib import Path
from typing import NamedTuple

from microdeals.errors import RequestError
from microdeals.rooms.class_room import FOLDER, ClassRoom
from microdeals.rooms.codes import read_code


class CodeOnPaper(NamedTuple):
    """A code, and a sentence for whoever prints it if it may be the wrong one; else an empty one."""

    code: str
    doubt: str


def code_on_paper(typed: str, lesson: str, folder: Path = FOLDER) -> CodeOnPaper:
    """The code that was typed. Raises NoRoomError for what can be none; no room has to be on this machine."""
    code = read_code(typed)
    try:
        taught = ClassRoom.open(folder, code).state.lesson
    except RequestError:
        return CodeOnPaper(code, f"Note: no room {code} opens in {folder} here. Is the code right?")
    is_other = taught != lesson
    return CodeOnPaper(code, f"Note: room {code} teaches {taught!r}, not {lesson!r}." if is_other else "")
