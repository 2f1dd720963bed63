"""The rooms that one server has open, by code."""

import threading
from collections.abc import Callable
from pathlib import Path

from microdeals.rooms.class_room import FOLDER, ClassRoom, file_of
from microdeals.rooms.codes import WRONG, read_code
from microdeals.rooms.errors import NoRoomError
from microdeals.rooms.server_time import ServerTime
from microdeals.rooms.wrong_tries import WrongTries


class OpenRooms:
    """Rooms of a folder, each opened once when it is first asked for."""

    def __init__(self, folder: Path = FOLDER, now: Callable[[], float] | None = None) -> None:
        self.folder = folder
        self.now = now or ServerTime()
        self.tries = WrongTries(self.now)
        self._rooms: dict[str, ClassRoom] = {}
        self._lock = threading.Lock()

    def at_hand(self, code: str) -> ClassRoom | None:
        """The room of a code if it has been opened here: asks no disk."""
        return self._rooms.get(code)

    def found(self, typed: str) -> ClassRoom:
        """The room of a code. Raises NoRoomError if there is none, DamagedError if its file is damaged."""
        code = read_code(typed)
        with self._lock:
            if not file_of(self.folder, code).is_file():
                self._rooms.pop(code, None)
                raise NoRoomError(WRONG)
            if code not in self._rooms:
                self._rooms[code] = ClassRoom.open(self.folder, code, self.now)
            return self._rooms[code]

    def delete(self, code: str, desk: str) -> None:
        """Delete a room for good. Raises NoSeatError if this is no key of its desk."""
        room = self.found(code)
        room.delete(desk)
        with self._lock:
            self._rooms.pop(room.code, None)
