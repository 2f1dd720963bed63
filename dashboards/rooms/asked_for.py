"""Requests: which room, whose key, and how each kind of refusal is answered."""

from __future__ import annotations

import json
import math
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dashboards.rooms.pages import NOT_KEPT, page, said
from dashboards.server.visitor import client_of
from microdeals.errors import MicrodealsError, RequestError
from microdeals.rooms import ClassRoom, NoRoomError, NoSeatError, NotKeptError, OpenRooms, TooLateError
from microdeals.rooms.codes import read_code

SEAT_COOKIE, DESK_COOKIE = "microdeals-seat", "microdeals-desk"
SECONDS_OF_A_COOKIE = 30 * 24 * 3600
LARGEST_BODY = 4096
"""Bytes of an answer."""

Handler = Callable[[Request], Awaitable[Response]]


class SlowedError(RequestError):
    """An address has tried too many codes. ``seconds``: how long it has to wait."""

    def __init__(self, seconds: float) -> None:
        self.seconds = math.ceil(seconds)
        super().__init__(said("door.slow", n=self.seconds))


class GoneError(RequestError):
    """There is no such room here."""


class UnreadableError(RequestError):
    """There is such a room, and its file cannot be read: told to everybody, since nobody can be the desk."""


def seat_key(request: Request) -> str:
    """The key of the phone that asks; empty without one."""
    return request.cookies.get(SEAT_COOKIE, "")


def desk_key(request: Request) -> str:
    """The key of the desk that asks; empty without one."""
    return request.cookies.get(DESK_COOKIE, "")


async def room_of(request: Request, rooms: OpenRooms, typed: str | None = None) -> ClassRoom:
    """The room that an address, or a typed code, names. Raises GoneError, SlowedError or UnreadableError.

    Whoever has a key of it is never slowed down, and asks no disk. Only a code of no room counts.
    """
    typed = request.path_params["code"] if typed is None else typed
    try:
        code = read_code(typed)
        room = rooms.at_hand(code)
    except NoRoomError as wrong:
        rooms.tries.was_wrong(client_of(request.scope))
        raise GoneError(str(wrong)) from wrong
    if room is not None and _is_known(room, request):
        return room
    client = client_of(request.scope)
    if wait := rooms.tries.seconds_to_wait(client):
        raise SlowedError(wait)
    try:
        return await run_in_threadpool(rooms.found, typed)
    except NoRoomError as wrong:
        rooms.tries.was_wrong(client)
        raise GoneError(str(wrong)) from wrong
    except RequestError as broken:
        raise UnreadableError(said("bad.unreadable", code=code)) from broken


def _is_known(room: ClassRoom, request: Request) -> bool:
    for check, key in ((room.phone, seat_key(request)), (room.check_desk, desk_key(request))):
        try:
            check(key)
        except NoSeatError:
            continue
        return True
    return False


def with_cookie(response: Response, request: Request, name: str, code: str, key: str) -> Response:
    """The response, which lets the browser keep a key for this room alone, hidden from scripts."""
    response.set_cookie(
        name,
        key,
        max_age=SECONDS_OF_A_COOKIE,
        path=f"/room/{code}",
        httponly=True,
        samesite="lax",
        secure=request.headers.get("x-forwarded-proto", request.url.scheme) == "https",
    )
    return response


async def body_of(request: Request) -> dict[str, Any]:
    """What was sent, as a table. Raises RequestError for anything else, and for half of it."""
    sent = b""
    try:
        async for chunk in request.stream():
            sent += chunk
            if len(sent) > LARGEST_BODY:
                raise RequestError(said("bad.long"))
    except ClientDisconnect as gone:  # the phone's line broke: it sends it again
        raise RequestError(said("bad.shape")) from gone
    try:
        read = json.loads(sent)
    except (ValueError, RecursionError):
        read = None
    if not isinstance(read, dict):
        raise RequestError(said("bad.shape"))
    return read


STATUSES = (
    (NoSeatError, 403),
    (GoneError, 404),
    (TooLateError, 409),
    (SlowedError, 429),
    (NotKeptError, 503),
    (UnreadableError, 503),
)


def refusal(problem: MicrodealsError, not_kept: str) -> tuple[int, str]:
    """The status and the sentence for a refusal.

    ``not_kept``: what is said where the disk refused; if empty, what the disk said, which is for the desk.
    """
    status = next((code for kind, code in STATUSES if isinstance(problem, kind)), 400)
    told = not_kept if isinstance(problem, NotKeptError) and not_kept else str(problem)
    return status, f"{told[:1].upper()}{told[1:]}"


def as_data(handler: Handler, is_desk: bool = False, is_answer: bool = False) -> Handler:
    """A handler whose refusals are told as data: {"said": …}. An answer is sent again by the phone itself."""
    not_kept = "" if is_desk else said("bad.not_kept" if is_answer else "bad.not_done")

    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except MicrodealsError as problem:
            status, told = refusal(problem, not_kept)
            return JSONResponse({"said": told}, status, headers=NOT_KEPT)

    return answered


def _code_or_none(written: str) -> str | None:
    try:
        return read_code(written)
    except RequestError:
        return None


def as_page(handler: Handler) -> Handler:
    """A handler whose refusals are pages. A code that is written otherwise leads to how it is written."""

    async def answered(request: Request) -> Response:
        try:
            written = request.path_params.get("code", "")
            if written and (code := _code_or_none(written)) not in (None, written):
                return RedirectResponse(request.url.path.replace(f"/room/{written}", f"/room/{code}", 1), 303)
            return await handler(request)
        except MicrodealsError as problem:
            status, told = refusal(problem, said("bad.no_seat_kept"))
            return page("refused", status, said=told)

    return answered
