"""Who may talk to the server: a small guard in front of Solara, which checks neither Host nor Origin.

It answers only to our own names (a web page elsewhere cannot rebind its name to us), takes websockets and
posts only from our own pages, keeps the number of open pages within what one machine can play, and tells
browsers to load nothing from elsewhere.
"""

from __future__ import annotations

import json
import re
import socket
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboards.server import descriptors
from dashboards.server.errors import DashboardError
from dashboards.server.own_key import with_key
from dashboards.server.visitor import (
    ADDRESS_HEADER,
    HEADER,
    address_for_others,
    client_of,
    host_name,
    is_address,
    is_loopback,
    session_of,
    visitor_of,
)
from dashboards.words import text
from microdeals.language import spoken

if TYPE_CHECKING:
    from dashboards.rooms.invitation import Invitation

SEATS = 200
"""Open pages at once: a class, with several tabs each."""

SOCKETS_OF_ONE_SEAT = 3
"""Sockets that a browser which has a seat may open in a full class, so that a reload keeps the seat."""

PART_OF_ONE_CLIENT = 0.5
"""Share of the seats that one address may hold: a school behind one address fits, others still come in."""

UNREADABLE = 1007
"""Websocket's code for what cannot be read."""
NAMED_BY = {"comm_open": ("comm_id", "target_name"), "comm_msg": ("comm_id",), "comm_close": ("comm_id",)}
"""By what messages about a widget name it, by their type."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
NOT_PAGES = ("/assets/", "/static/", "/_solara/", "/jupyter/", "/readyz", "/healthz")
ROOM_PAGES = ("/join", "/room/")
"""Pages of rooms: they hold no socket, so they take no place, and a phone finds its seat in a full class."""

CLASS_IS_FULL = """<!doctype html><html lang="{code}" dir="{direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="15">
<title>{title}</title></head>
<body style="font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem">
<h1>{title}</h1>
<p>{said}</p>
<p>{room}</p></body></html>"""

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws://{host} wss://{host}; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


class Admission(NamedTuple):
    """Who is let in: how many pages at once, under which further names, and to which room.

    Further names are for a server behind another one. An invitation is said once phones can come in.
    """

    seats: int = SEATS
    names: tuple[str, ...] = ()
    invitation: Invitation | None = None


ANYBODY = Admission()

PLAIN_NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", re.IGNORECASE)


def check_names(names: Iterable[str]) -> None:
    """Raise DashboardError for what no Host header can name."""
    bad = [repr(name) for name in names if not PLAIN_NAME.fullmatch(name)]
    if bad:
        raise DashboardError(
            f"--name {', '.join(bad)}: give the name alone, without https:// and port, such as "
            "deals.school.example."
        )


class Names:
    """The names under which this server may be asked for.

    Bound to loopback: only loopback. Otherwise also any written-out address (a page elsewhere cannot have
    one as its own name) and this machine's names; `more` adds names, for a server behind another one.
    """

    def __init__(self, bound_to: str, more: Iterable[str] = ()) -> None:
        self._open = not is_loopback(bound_to)
        own = {socket.gethostname().lower(), bound_to.lower()} if self._open else set()
        self._names = own | {f"{name}.local" for name in own} | {name.lower() for name in more}

    def include(self, host: str) -> bool:
        """Whether a Host header names this server."""
        name = host_name(host)
        return is_loopback(name) or (self._open and is_address(name)) or name in self._names


class Guard:
    """ASGI middleware, the outermost one. `open_sockets` counts the pages that are connected now.

    `address`: how phones reach this server, such as http://10.0.0.5:8765; empty if unknown.
    """

    def __init__(self, app: ASGIApp, names: Names, seats: int = SEATS, address: str = "") -> None:
        self._app = app
        self._names = names
        self._seats = seats
        self._address = address
        self._sockets: Counter[str] = Counter()
        self._clients: Counter[str] = Counter()

    @property
    def open_sockets(self) -> int:
        """Websockets that are open now."""
        return self._sockets.total()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._connect(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers) or self._app
        if _is_page(scope["path"]):
            send = with_key(scope, headers, send)
        await answer(scope, receive, _with_policy(send, headers.get("host", "")))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to a request that must not reach the pages."""
        if not self._names.include(headers.get("host", "")):
            return PlainTextResponse("This server does not go by that name.", status_code=400)
        if scope["method"] not in SAFE_METHODS and not is_same_origin(headers):
            return PlainTextResponse("Only this server's own pages may send that.", status_code=403)
        if _is_page(scope["path"]) and not self._has_seat(scope, headers):
            return HTMLResponse(class_is_full(self._seats), status_code=503, headers={"retry-after": "15"})
        return None

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if not self._names.include(headers.get("host", "")) or not is_same_origin(headers):
            await send({"type": "websocket.close", "code": 1008, "reason": "not from our pages"})
            return
        if not self._has_seat(scope, headers):
            await send({"type": "websocket.close", "code": 1013, "reason": "the class is full"})
            return
        session, client = session_of(headers), client_of(scope)
        self._sockets[session] += 1
        self._clients[client] += 1
        try:
            await self._app(_introduced(scope, headers, self._address), _of_pages(receive), send)
        finally:
            self._sockets[session] -= 1
            self._clients[client] -= 1
            self._sockets += Counter()  # forget those that have none left
            self._clients += Counter()

    def _has_seat(self, scope: Scope, headers: Headers) -> bool:
        """Whether there is a free seat, or this browser sits in one already."""
        if not descriptors.has_room(descriptors.OF_A_PAGE + descriptors.FOR_NEWCOMERS):
            return False
        session = session_of(headers)
        is_seated = bool(session) and 0 < self._sockets[session] < SOCKETS_OF_ONE_SEAT
        return is_seated or self._is_free(client_of(scope))

    def _is_free(self, client: str) -> bool:
        """Whether a seat is free, and this address does not hold its part of them."""
        part = max(1.0, PART_OF_ONE_CLIENT * self._seats)
        seats = descriptors.pages_that_fit(self._seats)
        return self.open_sockets < seats and self._clients[client] < part


def class_is_full(seats: int) -> str:
    """The page for whoever finds no seat."""
    language, title = spoken(), text("site.full.title")
    said, room = text("site.full.said").format(seats=seats), text("site.full.room")
    return CLASS_IS_FULL.format(
        code=language.code, direction=language.direction, title=title, said=said, room=room
    )


def is_same_origin(headers: Headers) -> bool:
    """Whether a request says that it comes from a page of the host it is sent to."""
    origin = urlsplit(headers.get("origin", ""))
    return origin.scheme in ("http", "https") and origin.netloc.lower() == headers.get("host", "").lower()


def _with_policy(send: Send, host: str) -> Send:
    """A `send` that adds the security headers to the answer."""

    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["content-security-policy"] = POLICY.format(host=host)
            headers["x-content-type-options"] = "nosniff"
            headers["referrer-policy"] = "same-origin"
        await send(message)

    return sender


def _is_page(path: str) -> bool:
    """Whether Solara shows what is asked for."""
    return not path.startswith((*NOT_PAGES, *ROOM_PAGES))


def _introduced(scope: Scope, headers: Headers, address: str) -> Scope:
    """The scope with who asks, and the way here, in headers of our own: a visitor cannot send them."""
    told = {
        HEADER: str(visitor_of(scope, headers)),
        ADDRESS_HEADER: address_for_others(headers, scope.get("scheme", "ws"), address),
    }
    own = [(name.encode(), value.encode()) for name, value in told.items()]
    sent = [(key, value) for key, value in scope["headers"] if key.lower().decode("latin-1") not in told]
    return {**scope, "headers": [*sent, *own]}


def _of_pages(receive: Receive) -> Receive:
    """A `receive` that takes what no page of ours says for the end of the connection."""

    async def receiver() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and not _is_of_page(message):
            return {"type": "websocket.disconnect", "code": UNREADABLE}
        return message

    return receiver


def _is_of_page(message: Message) -> bool:
    """Whether a message has what Solara looks at before it looks for errors: type, channel, widget's name."""
    try:
        said = json.loads(message.get("text") or _first_part(message["bytes"]))
        kind, content = said["header"]["msg_type"], said["content"]
        words = [kind, said["channel"], *(content[key] for key in NAMED_BY.get(kind, ()))]
        return isinstance(content, dict) and all(isinstance(word, str) for word in words)
    except (ValueError, LookupError, TypeError, RecursionError):
        return False


def _first_part(sent: bytes) -> bytes:
    """What a binary message says, without its buffers. It begins with their number and places, 4 bytes each.

    Raises ValueError for a number that cannot be: Solara would ask for memory for so many.
    """
    count, start, end = (int.from_bytes(sent[place : place + 4]) for place in (0, 4, 8))
    if not 4 * (count + 1) <= len(sent):
        raise ValueError(f"{len(sent)} bytes do not hold the places of {count} buffers")
    return sent[start:end] if count > 1 else sent[start:]
