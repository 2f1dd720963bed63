"""The pages of rooms: the door, a seat, the wall and the desk, as routes beside the dashboard's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dashboards.rooms.asked_for import (
    SEAT_COOKIE,
    GoneError,
    as_data,
    as_page,
    body_of,
    room_of,
    seat_key,
    with_cookie,
)
from dashboards.rooms.desk import DeskPages
from dashboards.rooms.pages import NOT_KEPT, WEB, mark_of, page, qr, said
from dashboards.rooms.shared import Shared
from dashboards.rooms.tables_debrief import trade_json
from dashboards.server.visitor import host_name, is_loopback
from microdeals.errors import RequestError
from microdeals.rooms import ClassRoom, NoSeatError, OpenRooms, TooLateError, is_key, new_key


class RoomPages:
    """All pages of the rooms of one server. ``address``: how phones reach it, should the browser not know."""

    def __init__(self, rooms: OpenRooms, address: str = "") -> None:
        self.shared = Shared(rooms, address)
        self.rooms = rooms
        self.desk = DeskPages(self.shared)

    def routes(self) -> list[BaseRoute]:
        """Where they are."""
        pages: list[tuple[str, Callable[[Request], Awaitable[Response]], str]] = [
            ("/join", as_page(self.join_page), "GET"),
            ("/room/{code}", as_page(self.door), "GET"),
            ("/room/{code}/join", as_page(self.join), "POST"),
            ("/room/{code}/seat", as_page(self.seat), "GET"),
            ("/room/{code}/seat/now", as_data(self.seat_now), "GET"),
            ("/room/{code}/seat/guess", as_data(self.guess, is_answer=True), "POST"),
            ("/room/{code}/seat/order", as_data(self.order, is_answer=True), "POST"),
            ("/room/{code}/seat/ready", as_data(self.ready), "POST"),
            ("/room/{code}/seat/back", as_data(self.back), "POST"),
            ("/room/{code}/seat/leave", as_data(self.leave), "POST"),
            ("/room/{code}/seat/link", as_data(self.link), "POST"),
            ("/room/{code}/seat/key", as_data(self.take_key), "POST"),
            ("/room/{code}/screen", as_page(self.screen), "GET"),
            ("/room/{code}/screen/paper", as_page(self.paper), "GET"),
            ("/room/{code}/screen/trade", as_data(self.trade), "GET"),
            ("/room/{code}/screen/now", as_data(self.screen_now), "GET"),
        ]
        found: list[BaseRoute] = [Route(path, what, methods=[method]) for path, what, method in pages]
        files = Mount("/assets/rooms", StaticFiles(directory=WEB / "served"))
        return [files, *found, *self.desk.routes()]

    # --- the door -----------------------------------------------------------------------------

    async def join_page(self, request: Request) -> Response:
        """Where a code is typed."""
        typed = request.query_params.get("code", "")
        if not typed:
            return page("join", said="")
        try:
            room = await room_of(request, self.rooms, typed)
        except GoneError as wrong:
            return page("join", 404, said=str(wrong))
        return RedirectResponse(f"/room/{room.code}", 303)

    async def door(self, request: Request) -> Response:
        """The button. Looking takes no seat: a phone gets a key that is worth nothing until it joins."""
        room = await room_of(request, self.rooms)
        key = seat_key(request)
        phone = await self.shared.phone_or_none(room, key)
        if phone is not None and not phone.has_left:
            return RedirectResponse(f"/room/{room.code}/seat", 303)
        answer = page("door", code=room.code, title=self.shared.title_of(room))
        return answer if is_key(key) else with_cookie(answer, request, SEAT_COOKIE, room.code, new_key())

    async def join(self, request: Request) -> Response:
        """Take the seat."""
        room = await room_of(request, self.rooms)
        key = seat_key(request)
        if not is_key(key):
            return page("refused", 403, said=said("door.no_cookie"))
        await run_in_threadpool(room.join, key)
        return RedirectResponse(f"/room/{room.code}/seat", 303)

    # --- a seat -------------------------------------------------------------------------------

    async def seat(self, request: Request) -> Response:
        """A phone's page; somebody without a seat is led to the door, or hands in the key of their link."""
        room = await room_of(request, self.rooms)
        phone = await self.shared.phone_or_none(room, seat_key(request))
        if phone is None or phone.has_left:
            return page("moved", code=room.code)
        mark = await run_in_threadpool(self.shared.phone_mark, room, phone)
        parts = await run_in_threadpool(self.shared.phone_parts, room, phone)
        return page("seat", code=room.code, seat=phone.name, parts=parts, mark=mark)

    async def seat_now(self, request: Request) -> Response:
        """What is new for this phone."""
        room = await room_of(request, self.rooms)
        phone = await self.shared.phone_or_none(room, seat_key(request))
        if phone is None or phone.has_left:
            raise NoSeatError(said("phone.gone"))
        self.shared.seen.note(room.code, phone.name)
        await self.shared.follow(room)
        shared = self.shared
        mark, parts = partial(shared.phone_mark, room, phone), partial(shared.phone_parts, room, phone)
        return await shared.news_of(request, room, mark, parts)

    async def guess(self, request: Request) -> Response:
        """An answer; it is on disk when this says so."""
        room, sent = await room_of(request, self.rooms), await body_of(request)
        turn, values = sent.get("turn"), sent.get("values")
        if type(turn) is not int or not isinstance(values, list):
            raise RequestError(said("bad.shape"))
        answered = await run_in_threadpool(room.guess, seat_key(request), turn, values)
        return JSONResponse({"said": said("phone.kept"), "turn": answered}, headers=NOT_KEPT)

    async def order(self, request: Request) -> Response:
        """Something that a seat of a game decides; it is on disk when this says so."""
        room, sent = await room_of(request, self.rooms), await body_of(request)
        month, cell, value = sent.get("month"), sent.get("cell"), sent.get("value")
        if type(month) is not int or not isinstance(cell, str) or not isinstance(value, str):
            raise RequestError(said("bad.shape"))
        await run_in_threadpool(room.tables.decide, seat_key(request), month, cell, value)
        return JSONResponse({"said": said("phone.kept")}, headers=NOT_KEPT)

    async def ready(self, request: Request) -> Response:
        """That a seat of a game is ready, or not."""
        room, sent = await room_of(request, self.rooms), await body_of(request)
        month, is_ready = sent.get("month"), sent.get("ready")
        if type(month) is not int or not isinstance(is_ready, bool):
            raise RequestError(said("bad.shape"))
        await run_in_threadpool(room.tables.say_ready, seat_key(request), month, is_ready)
        return JSONResponse({"said": ""}, headers=NOT_KEPT)

    async def back(self, request: Request) -> Response:
        """A seat that is taken back from the model."""
        room = await room_of(request, self.rooms)
        await run_in_threadpool(room.tables.take_back, seat_key(request))
        return JSONResponse({"said": ""}, headers=NOT_KEPT)

    async def leave(self, request: Request) -> Response:
        """Give the seat up."""
        room = await room_of(request, self.rooms)
        await run_in_threadpool(room.leave, seat_key(request))
        return JSONResponse({"go": f"/room/{room.code}"}, headers=NOT_KEPT)

    async def link(self, request: Request) -> Response:
        """The link that brings this seat to another device; its key stands where no server sees it."""
        room = await room_of(request, self.rooms)
        key = seat_key(request)
        room.phone(key)
        address = f"{self.shared.address_of(request)}/room/{room.code}/seat#{key}"
        return JSONResponse({"link": address, "qr": qr(address)}, headers=NOT_KEPT)

    async def take_key(self, request: Request) -> Response:
        """A key that came with a link: this device is that seat from now on."""
        room, sent = await room_of(request, self.rooms), await body_of(request)
        key = str(sent.get("key", ""))
        if await self.shared.phone_or_none(room, key) is None:
            raise NoSeatError(said("phone.gone"))
        await run_in_threadpool(room.join, key)
        answer = JSONResponse({"go": f"/room/{room.code}/seat"}, headers=NOT_KEPT)
        return with_cookie(answer, request, SEAT_COOKIE, room.code, key)

    # --- the wall -----------------------------------------------------------------------------

    async def screen(self, request: Request) -> Response:
        """The wall."""
        room = await room_of(request, self.rooms)
        parts = await run_in_threadpool(self.shared.wall, room)
        return page("wall", parts=parts, mark=mark_of(parts), **self._way_in(request, room))

    async def trade(self, request: Request) -> Response:
        """The trade with every table in it, once the debrief is shown."""
        room = await room_of(request, self.rooms)
        game = room.state.game
        if game is None or not game.part:
            raise TooLateError(said("debrief.not_yet"))
        results, worlds = self.shared.games.results(room, game), self.shared.games.worlds(game)
        if results is None or worlds is None:
            raise TooLateError(said("debrief.wait"))
        drawing = await run_in_threadpool(trade_json, results, worlds)
        return JSONResponse(drawing, headers=NOT_KEPT)

    async def paper(self, request: Request) -> Response:
        """The way in as slips to print."""
        return page("paper", **self._way_in(request, await room_of(request, self.rooms)))

    def _way_in(self, request: Request, room: ClassRoom) -> dict[str, Any]:
        """Code, title and address of a room, and the code that phones read."""
        address = self.shared.address_of(request)
        return {
            "code": room.code,
            "title": self.shared.title_of(room),
            "address": address.removeprefix("http://").removeprefix("https://"),
            "is_local": is_loopback(host_name(address.split("//")[1])),
            "qr": qr(f"{address}/room/{room.code}"),
        }

    async def screen_now(self, request: Request) -> Response:
        """What is new on the wall."""
        room = await room_of(request, self.rooms)
        await self.shared.follow(room)
        parts = await run_in_threadpool(self.shared.wall, room)
        return self.shared.news(request, room, mark_of(parts), lambda: parts)


def room_routes(rooms: OpenRooms, address: str = "") -> list[BaseRoute]:
    """The routes of all rooms."""
    return RoomPages(rooms, address).routes()
