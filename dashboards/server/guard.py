"""Who may talk to the server: a small guard in front of Solara, which checks neither Host nor Origin.

It answers only to our own names (a web page elsewhere cannot rebind its name to us), takes websockets and
posts only from our own pages, keeps the number of open pages within what one machine can play, and tells
browsers to load nothing from elsewhere.
"""

from __future__ import annotations

import ipaddress
import socket
from collections import Counter
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboards.words import text

SEATS = 200
"""Open pages at once. At 10 frames a second one core plays about 100 (measured); the rest watch or read."""

SOCKETS_OF_ONE_SEAT = 3
"""Sockets that a browser which has a seat may open in a full class, so that a reload keeps the seat."""

SESSION_COOKIE = "solara-session-id"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
NOT_PAGES = ("/assets/", "/static/", "/_solara/", "/jupyter/", "/readyz", "/healthz")

CLASS_IS_FULL = """<!doctype html><html lang="en"><head><meta charset="utf-8">
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
    """Who is let in: how many pages at once, and under which further names (behind another web server)."""

    seats: int = SEATS
    names: tuple[str, ...] = ()


ANYBODY = Admission()


def is_address(name: str) -> bool:
    """Whether a host name is an IP address written out."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(name: str) -> bool:
    """Whether a host name means this machine only."""
    return name == "localhost" or (is_address(name) and ipaddress.ip_address(name).is_loopback)


def host_name(host: str) -> str:
    """The name in a Host header, without its port and brackets; empty when it cannot be read."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


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
    """ASGI middleware, the outermost one. `open_sockets` counts the pages that are connected now."""

    def __init__(self, app: ASGIApp, names: Names, seats: int = SEATS) -> None:
        self._app = app
        self._names = names
        self._seats = seats
        self._sockets: Counter[str] = Counter()

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
        await answer(scope, receive, _with_policy(send, headers.get("host", "")))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to a request that must not reach the pages."""
        if not self._names.include(headers.get("host", "")):
            return PlainTextResponse("This server does not go by that name.", status_code=400)
        if scope["method"] not in SAFE_METHODS and not is_same_origin(headers):
            return PlainTextResponse("Only this server's own pages may send that.", status_code=403)
        is_page = not scope["path"].startswith(NOT_PAGES)
        if is_page and not self._has_seat(headers):
            return HTMLResponse(class_is_full(self._seats), status_code=503, headers={"retry-after": "15"})
        return None

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if not self._names.include(headers.get("host", "")) or not is_same_origin(headers):
            await send({"type": "websocket.close", "code": 1008, "reason": "not from our pages"})
            return
        if not self._has_seat(headers):
            await send({"type": "websocket.close", "code": 1013, "reason": "the class is full"})
            return
        session = session_of(headers)
        self._sockets[session] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._sockets[session] -= 1
            self._sockets += Counter()  # forget the sessions that have none left

    def _has_seat(self, headers: Headers) -> bool:
        """Whether there is a free seat, or this browser sits in one already."""
        own = self._sockets[session_of(headers)]
        return self.open_sockets < self._seats or 0 < own < SOCKETS_OF_ONE_SEAT


def class_is_full(seats: int) -> str:
    """The page for whoever finds no seat."""
    said = text("site.full.said").format(seats=seats)
    return CLASS_IS_FULL.format(title=text("site.full.title"), said=said, room=text("site.full.room"))


def is_same_origin(headers: Headers) -> bool:
    """Whether a request says that it comes from a page of the host it is sent to."""
    origin = urlsplit(headers.get("origin", ""))
    return origin.scheme in ("http", "https") and origin.netloc.lower() == headers.get("host", "").lower()


def session_of(headers: Headers) -> str:
    """The browser's session, from its cookie; empty when it has none yet."""
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(SESSION_COOKIE)
    except CookieError:
        return ""
    return cookie.value if cookie else ""


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
