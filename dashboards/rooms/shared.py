"""What all pages of rooms share: the rooms, the worlds of their lessons, who is here, and the address."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboards.rooms.game_findings import GameFindings
from dashboards.rooms.last_seen import LastSeen
from dashboards.rooms.lesson_worlds import LessonWorlds
from dashboards.rooms.pages import NOT_KEPT, drawn
from dashboards.rooms.shown import desk_parts, here_of, in_time, seat_mark, seat_parts, wall_parts
from dashboards.rooms.tables_debrief import wall_debrief
from dashboards.rooms.tables_shown import (
    begin_form,
    game_desk_parts,
    game_seat_mark,
    game_seat_parts,
    game_wall,
)
from dashboards.server.visitor import address_for_others
from microdeals.rooms import ClassRoom, NoSeatError, NotKeptError, OpenRooms, Phone, is_key
from microdeals.rooms.table_debrief import TableResult

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
        self.games = GameFindings()
        self.seen = LastSeen(rooms.now)
        self._followed: dict[str, float] = {}

    def title_of(self, room: ClassRoom) -> str:
        """What the room is about."""
        return room.title

    # --- what each page shows: the lesson, the game, or that there will be one -----------------------

    def phone_mark(self, room: ClassRoom, phone: Phone) -> str:
        """What a phone's page hangs on."""
        if room.state.game is not None:
            return game_seat_mark(room, phone, self._result(room, phone))
        return seat_mark(room, self.worlds, phone) if room.state.lesson else "lobby"

    def phone_parts(self, room: ClassRoom, phone: Phone) -> dict[str, str]:
        """A phone's page."""
        if room.state.game is not None:
            return game_seat_parts(room, phone, self._result(room, phone))
        lobby = {"main": drawn("wall_lobby", title=room.title)}
        shown = seat_parts(room, self.worlds, phone) if room.state.lesson else lobby
        return {"cards": "", "foot": "", **shown}

    def wall(self, room: ClassRoom) -> dict[str, str]:
        """The wall."""
        game = room.state.game
        if game is None and room.state.lesson:
            return wall_parts(room, self.worlds, self.seen)
        if game is None:
            main = drawn("wall_lobby", title=room.title)
        elif game.part:
            worlds = self.games.worlds(game) if game.part == "trade" else None
            main = wall_debrief(room, game, self.games.results(room, game), worlds)
        else:
            main = game_wall(room)
        return {"here": here_of(room.state, self.seen), "main": main}

    def desk(self, room: ClassRoom) -> dict[str, str]:
        """The desk."""
        state = room.state
        if state.game is not None:
            return game_desk_parts(room, self.seen)
        shown = desk_parts(room, self.worlds, self.seen)
        return {**shown, "begin": begin_form(state)}

    def _result(self, room: ClassRoom, phone: Phone) -> TableResult | None:
        """How a phone's table came out, in the debrief; None before, and as long as it is being counted."""
        game = room.state.game
        if game is None or not game.part or phone.name not in game.seats:
            return None
        results = self.games.results(room, game) or []
        return next((it for it in results if it.table == game.seats[phone.name].table), None)

    async def news_of(
        self, request: Request, room: ClassRoom, mark: Callable[[], str], parts: Parts
    ) -> Response:
        """What is new; where a game is on it may have to read a table, and is asked beside the others."""
        if room.state.game is None:
            return self.news(request, room, mark(), parts)
        return await run_in_threadpool(lambda: self.news(request, room, mark(), parts))

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
                if await run_in_threadpool(room.log.catch_up):
                    await run_in_threadpool(room.tables.sessions.follow)

    def news(self, request: Request, room: ClassRoom, mark: str, parts: Parts) -> Response:
        """The parts of a page, if it has others than those of this mark, and the time left."""
        told: dict[str, object] = {"left": in_time(room.state.left(room.now())), "mark": mark}
        shown = request.query_params.get("mark", "")
        if shown != mark and not (shown and mark == WAITING):  # what stands there is better than "a moment"
            told["parts"] = parts()
        return JSONResponse(told, headers=NOT_KEPT)
