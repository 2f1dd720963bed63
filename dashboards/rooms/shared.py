"""What all pages of rooms share: the rooms, the worlds of their lessons, who is here, and the address."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboards.rooms.last_seen import LastSeen
from dashboards.rooms.lesson_worlds import LessonWorlds
from dashboards.rooms.pages import NOT_KEPT
from dashboards.rooms.shown import in_time
from dashboards.server.visitor import address_for_others
from microdeals.lessons import load_lesson
from microdeals.rooms import ClassRoom, NoSeatError, NotKeptError, OpenRooms, Phone, is_key

Parts = Callable[[], dict[str, str]]
SECONDS_UNTIL_SEEN = 1.0
WAITING = "waiting"
"""The mark of a phone's page as long as the worlds of its lesson are being run."""


class Shared:
    """One for a server. ``address``: how phones reach it, such as http://10.0.0.5:8765; empty if unknown."""

    def __init__(self, rooms: OpenRooms, address: str) -> None:
        self.rooms = rooms
        self.address = address
        self.worlds = LessonWorlds()
        self.seen = LastSeen(rooms.now)
        self._followed: dict[str, float] = {}

    def title_of(self, room: ClassRoom) -> str:
        """What the room is about."""
        return load_lesson(room.state.lesson).title

    def address_of(self, request: Request) -> str:
        """How phones reach this server: as the browser did, unless that is a name for this machine only."""
        return address_for_others(request.headers, request.url.scheme, self.address)

    async def phone_or_none(self, room: ClassRoom, key: str) -> Phone | None:
        """Whose key this is; looks at the disk, too, before it says that it is nobody's."""
        for is_last in (False, True):
            try:
                return room.phone(key)
            except NoSeatError:
                if is_last or not is_key(key):
                    return None
                await run_in_threadpool(room.log.catch_up)
        return None

    async def follow(self, room: ClassRoom) -> None:
        """Read what another program has written to the room; at most once in a second, for all phones."""
        now = self.rooms.now()
        if now - self._followed.get(room.code, -SECONDS_UNTIL_SEEN) >= SECONDS_UNTIL_SEEN:
            self._followed[room.code] = now
            with suppress(NotKeptError):  # told to whoever writes
                await run_in_threadpool(room.log.catch_up)

    def news(self, request: Request, room: ClassRoom, mark: str, parts: Parts) -> Response:
        """The parts of a page, if it has others than those of this mark, and the time left."""
        told: dict[str, object] = {"left": in_time(room.state.left(room.now())), "mark": mark}
        shown = request.query_params.get("mark", "")
        if shown != mark and not (shown and mark == WAITING):  # what stands there is better than "a moment"
            told["parts"] = parts()
        return JSONResponse(told, headers=NOT_KEPT)
