"""Rooms: a class on its own phones, with a wall, a desk and a seat for everybody.

    room, desk = ClassRoom.create(FOLDER, "promise")
    key = new_key()
    room.join(key).name             # 'Blue 1': a pseudonym, made here
    room.go_to(desk, "guess")
    room.guess(key, 0, (1.0,))      # on disk once this returns
    ClassRoom.open(FOLDER, room.code).phone(key)  # after a crash, too

A room is a journal of the game's kind: an append-only log in one SQLite file. Keys are known to who holds
them; the log has their hashes. Every write checks, on the state that it is written after, who asks.
"""

from microdeals.rooms.class_room import FOLDER, ClassRoom
from microdeals.rooms.errors import NoRoomError, NoSeatError, NotKeptError, TooLateError
from microdeals.rooms.files import class_zip
from microdeals.rooms.keys import is_key, new_key
from microdeals.rooms.mended import mend
from microdeals.rooms.open_rooms import OpenRooms
from microdeals.rooms.recent import recent_room
from microdeals.rooms.state import Phone, RoomState

__all__ = [
    "FOLDER",
    "ClassRoom",
    "NoRoomError",
    "NoSeatError",
    "NotKeptError",
    "OpenRooms",
    "Phone",
    "RoomState",
    "TooLateError",
    "class_zip",
    "is_key",
    "mend",
    "new_key",
    "recent_room",
]
