"""Phones that ask the pages of rooms without a network, and keep their cookies as a browser does."""

from __future__ import annotations

import asyncio
import json
import re
from http.cookies import SimpleCookie
from typing import Any

from starlette.applications import Starlette

from dashboards.rooms.places import room_routes
from microdeals.rooms import ClassRoom, OpenRooms


class Told(str):
    """The body of an answer, with its status and where it leads."""

    status: int
    place: str
    headers: dict[str, str]

    def data(self) -> dict[str, Any]:
        """What was told as data."""
        return json.loads(self)


class Browser:
    """A browser with cookies of its own: those of a path go to what lies below it."""

    def __init__(self, app: Any, client: str = "10.0.0.7") -> None:
        self._app, self._client = app, client
        self.cookies: dict[tuple[str, str], str] = {}

    def get(self, address: str) -> Told:
        return self._ask("GET", address, b"")

    def post(self, address: str, sent: object = None) -> Told:
        return self._ask("POST", address, json.dumps(sent).encode())

    def break_off(self, address: str) -> Told:
        """Send half of something, and be gone."""
        return self._ask("POST", address, b'{"turn": 0, "val', is_whole=False)

    def _ask(self, method: str, address: str, body: bytes, is_whole: bool = True) -> Told:
        path, _, query = address.partition("?")
        held = [f"{name}={value}" for (at, name), value in self.cookies.items() if path.startswith(at)]
        headers = [(b"host", b"10.0.0.1:8765"), (b"cookie", "; ".join(held).encode())]
        scope = {
            "type": "http", "method": method, "path": path, "raw_path": path.encode(), "scheme": "http",
            "query_string": query.encode(), "headers": headers, "client": (self._client, 50000),
            "server": ("10.0.0.1", 8765), "root_path": "", "http_version": "1.1",
        }  # fmt: skip
        messages: list[dict[str, Any]] = []

        sent = iter([{"type": "http.request", "body": body, "more_body": not is_whole}])

        async def receive() -> dict[str, Any]:
            return next(sent, {"type": "http.disconnect"})

        async def send(message: dict[str, Any]) -> None:
            messages.append(message)

        asyncio.run(self._app(scope, receive, send))
        return self._read(messages)

    def _read(self, messages: list[dict[str, Any]]) -> Told:
        told = Told(b"".join(message.get("body", b"") for message in messages).decode(errors="replace"))
        told.status = messages[0]["status"]
        told.headers = {name.decode(): value.decode() for name, value in messages[0]["headers"]}
        told.place = told.headers.get("location", "")
        for morsel in SimpleCookie(told.headers.get("set-cookie", "")).values():
            self.cookies[morsel["path"], morsel.key] = morsel.value
        return told


class Phone(Browser):
    """A phone of a class."""

    def join(self, code: str) -> str:
        """Go through the door; the name that the seat's page shows."""
        self.get(f"/room/{code}")
        place = self.post(f"/room/{code}/join").place
        return re.search(r'class="name">(.*?)<', self.get(place))[1]


class DeskBrowser(Browser):
    """The instructor's browser, with the key of the desk."""

    def __init__(self, app: Any, room: ClassRoom, key: str) -> None:
        super().__init__(app, "10.0.0.2")
        self.code = room.code
        assert self.post(f"/room/{self.code}/desk/key", {"key": key}).status == 200

    def act(self, what: str, **more: object) -> Told:
        return self.post(f"/room/{self.code}/desk/act", {"act": what, **more})


def app_of(rooms: OpenRooms) -> Starlette:
    """The pages of rooms, without the guard and without Solara."""
    return Starlette(routes=room_routes(rooms, "http://10.0.0.1:8765"))
