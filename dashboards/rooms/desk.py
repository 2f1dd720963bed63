"""The desk: what the instructor sees and presses."""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from dashboards.rooms.asked_for import (
    DESK_COOKIE,
    as_data,
    as_page,
    body_of,
    desk_key,
    room_of,
    with_cookie,
)
from dashboards.rooms.pages import NOT_KEPT, mark_of, page, said
from dashboards.rooms.shared import Shared
from microdeals.errors import RequestError
from microdeals.rooms import ClassRoom, NoSeatError, class_zip

Act = Callable[[ClassRoom, str, dict[str, Any]], None]
BOTS = 12
SEEDS = 1_000_000
"""A game's luck is one of so many."""


class DeskPages:
    """The desk's pages of all rooms of a server."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self.rooms = shared.rooms

    def routes(self) -> list[BaseRoute]:
        """Where they are."""
        return [
            Route("/room/{code}/desk", as_page(self.desk), methods=["GET"]),
            Route("/room/{code}/desk/now", as_data(self.desk_now, is_desk=True), methods=["GET"]),
            Route("/room/{code}/desk/key", as_data(self.take_key, is_desk=True), methods=["POST"]),
            Route("/room/{code}/desk/act", as_data(self.act, is_desk=True), methods=["POST"]),
            Route("/room/{code}/desk/class.zip", as_page(self.export), methods=["GET"]),
        ]

    async def desk(self, request: Request) -> Response:
        """The desk; without its key, the way to it."""
        room = await room_of(request, self.rooms)
        try:
            room.check_desk(desk_key(request))
        except NoSeatError:
            return page("desk_door", code=room.code)
        parts = await run_in_threadpool(self.shared.desk, room)
        title = self.shared.title_of(room)
        return page("desk", code=room.code, title=title, parts=parts, mark=mark_of(parts))

    async def desk_now(self, request: Request) -> Response:
        """What is new on the desk."""
        room = await room_of(request, self.rooms)
        room.check_desk(desk_key(request))
        await self.shared.follow(room)
        parts = await run_in_threadpool(self.shared.desk, room)
        return self.shared.news(request, room, mark_of(parts), lambda: parts)

    async def take_key(self, request: Request) -> Response:
        """The key that came with the link from the terminal."""
        room, sent = await room_of(request, self.rooms), await body_of(request)
        key = str(sent.get("key", ""))
        await run_in_threadpool(room.log.catch_up)
        room.check_desk(key)
        answer = JSONResponse({"go": f"/room/{room.code}/desk"}, headers=NOT_KEPT)
        return with_cookie(answer, request, DESK_COOKIE, room.code, key)

    async def act(self, request: Request) -> Response:
        """A press of a button."""
        room, sent = await room_of(request, self.rooms), await body_of(request)
        key, name = desk_key(request), sent.get("act")
        room.check_desk(key)
        if name == "delete":
            await run_in_threadpool(self.rooms.delete, room.code, key)
            self.shared.seen.forget(room.code)
            return JSONResponse({"go": "/join"}, headers=NOT_KEPT)
        act = ACTS.get(str(name))
        if act is None:
            raise RequestError(said("bad.shape"))
        await run_in_threadpool(act, room, key, sent)
        return JSONResponse({"said": ""}, headers=NOT_KEPT)

    async def export(self, request: Request) -> Response:
        """The class as files."""
        room = await room_of(request, self.rooms)
        room.check_desk(desk_key(request))
        content = await run_in_threadpool(class_zip, room)
        name = f'attachment; filename="{room.code.lower()}.zip"'
        return Response(
            content, media_type="application/zip", headers=NOT_KEPT | {"content-disposition": name}
        )


def _go(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    room.go_to(key, str(sent.get("stage")))


def _give_time(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    seconds, number = sent.get("seconds"), sent.get("number")
    if type(seconds) not in (int, float) or type(number) is not int or not math.isfinite(float(seconds or 0)):
        raise RequestError(said("bad.shape"))
    room.give_time(key, float(seconds or 0), number)


def _close(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    room.close_guesses(key, sent.get("closed") is True)


def _shut(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    room.shut_door(key, sent.get("shut") is True)


def _unseat(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    room.unseat(key, str(sent.get("name")))


def _rehearse(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    room.seat_bots(key, BOTS if sent.get("bots") is True else 0)


def _begin(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    tables, rounds = _whole(sent.get("tables")), _whole(sent.get("rounds"))
    room.tables.begin(key, str(sent.get("war")), tables, rounds, secrets.randbelow(SEEDS))


def _play(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    room.tables.play(key, _whole(sent.get("month")))


def _close_orders(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    room.tables.close(key, _whole(sent.get("month")))


def _month_back(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    room.tables.take_month_back(key, _whole(sent.get("month")))


def _debrief(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    room.tables.show(key, str(sent.get("part", "")))


def _end(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    room.tables.end(key, _whole(sent.get("number")))


def _move(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    room.tables.move(key, str(sent.get("name")), _whole(sent.get("table")), str(sent.get("seat")))


def _model(room: ClassRoom, key: str, sent: dict[str, Any]) -> None:
    plays = sent.get("plays") is True
    room.tables.let_model_play(key, _whole(sent.get("table")), str(sent.get("seat")), plays)


def _whole(value: object) -> int:
    """A whole number, which a form may have sent as text. Raises RequestError for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    if type(value) is not int:
        raise RequestError(said("bad.shape"))
    return value


ACTS: dict[str, Act] = {
    "go": _go,
    "time": _give_time,
    "close": _close,
    "door": _shut,
    "unseat": _unseat,
    "bots": _rehearse,
    "begin": _begin,
    "play": _play,
    "close_orders": _close_orders,
    "month_back": _month_back,
    "debrief": _debrief,
    "end": _end,
    "move": _move,
    "model": _model,
}
"""What each button does."""
