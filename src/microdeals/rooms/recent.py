"""The room that a class was in a moment ago: whoever starts again after a crash means to go on with it."""

import time
from pathlib import Path
from typing import NamedTuple

from microdeals.errors import RequestError
from microdeals.game.journal import SUFFIX
from microdeals.rooms.class_room import ClassRoom

SECONDS = 3 * 3600.0
"""A room that was used in the last three hours is one of today's class."""


class RecentRoom(NamedTuple):
    """The room to go on with, if there is one; and what is wrong with those that were used since."""

    room: ClassRoom | None
    problems: tuple[str, ...] = ()


def recent_room(folder: Path, lesson: str, now: float | None = None) -> RecentRoom:
    """The room of this lesson that was written to last, within three hours; what cannot be read is told."""
    now = time.time() if now is None else now
    problems: list[str] = []
    for path in sorted(folder.glob(f"*{SUFFIX}"), key=_changed, reverse=True):
        if now - _changed(path) > SECONDS:
            break
        try:
            room = ClassRoom.open(folder, path.stem)
        except RequestError as problem:
            problems.append(str(problem))
            continue
        if room.state.lesson == lesson:
            return RecentRoom(room, tuple(problems))
    return RecentRoom(None, tuple(problems))


def _changed(path: Path) -> float:
    """When a journal was written to; what is written last may still lie beside it."""
    times = [part.stat().st_mtime for part in (path, path.with_name(f"{path.name}-wal")) if part.exists()]
    return max(times, default=0.0)
