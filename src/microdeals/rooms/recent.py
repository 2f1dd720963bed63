"""The room that a class was in a moment ago: whoever starts again after a crash means to go on with it."""

import time
from collections.abc import Callable
from pathlib import Path

from microdeals.errors import RequestError
from microdeals.game.journal import SUFFIX, parts_of
from microdeals.rooms.class_room import ClassRoom

SECONDS = 3 * 3600.0
"""A room that was used in the last three hours is one of today's class."""


def to_nobody(problem: str) -> None:
    """Tell a problem to nobody."""


def recent_room(
    folder: Path, lesson: str, now: float | None = None, tell: Callable[[str], None] = to_nobody
) -> ClassRoom | None:
    """The room of this lesson that was written to last, within three hours; None if there is none.

    What is wrong with one that cannot be read goes to ``tell``, and the next one is looked at.
    """
    now = time.time() if now is None else now
    for path in sorted(folder.glob(f"*{SUFFIX}"), key=_changed, reverse=True):
        if now - _changed(path) > SECONDS:
            return None
        try:
            room = ClassRoom.open(folder, path.stem)
        except RequestError as problem:
            tell(str(problem))
            continue
        if room.state.subject == lesson:
            return room
    return None


def _changed(path: Path) -> float:
    """When a journal was written to; what is written last may still lie beside it."""
    return max((part.stat().st_mtime for part in parts_of(path) if part.exists()), default=0.0)
