"""Who may talk to the server, asked directly, without a network."""

import asyncio
from typing import Any

import pytest

from dashboards.server.guard import Guard, Names

OURS = {"host": "127.0.0.1:8765"}
FROM_US = {**OURS, "origin": "http://127.0.0.1:8765"}
FROM_ELSEWHERE = {**OURS, "origin": "http://elsewhere.example"}


async def page(scope: Any, receive: Any, send: Any) -> None:
    """A server that says 'page' to whoever asks, and keeps a socket open until it may end."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        await receive()
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"page"})


def guarded(seats: int = 10, bound_to: str = "127.0.0.1", more: tuple[str, ...] = ()) -> Guard:
    return Guard(page, Names(bound_to, more), seats)


class Answer:
    def __init__(self, messages: list[dict[str, Any]]) -> None:
        self.status = messages[0]["status"]
        self.headers = {name.decode(): value.decode() for name, value in messages[0]["headers"]}
        self.body = b"".join(message.get("body", b"") for message in messages[1:]).decode()


def scope_of(kind: str, path: str, headers: dict[str, str], **more: str) -> dict[str, Any]:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    return {"type": kind, "path": path, "headers": raw, **more}


async def asked(guard: Guard, path: str = "/", method: str = "GET", **headers: str) -> Answer:
    messages: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        messages.append(message)

    await guard(scope_of("http", path, headers, method=method), None, send)
    return Answer(messages)


class Socket:
    """A page's open connection; `end` closes it."""

    def __init__(self, guard: Guard, headers: dict[str, str]) -> None:
        self.messages: list[dict[str, Any]] = []
        self._over = asyncio.Event()
        self._task = asyncio.ensure_future(guard(scope_of("websocket", "/", headers), self._wait, self._send))

    async def _send(self, message: dict[str, Any]) -> None:
        self.messages.append(message)

    async def _wait(self) -> None:
        await self._over.wait()

    async def said(self) -> dict[str, Any]:
        while not self.messages:
            await asyncio.sleep(0)
        return self.messages[0]

    async def end(self) -> None:
        self._over.set()
        await self._task


def test_our_own_page_is_served_and_told_to_load_nothing_from_elsewhere():
    answer = asyncio.run(asked(guarded(), **OURS))
    assert (answer.status, answer.body) == (200, "page")
    assert answer.headers["content-security-policy"].startswith("default-src 'self'; script-src 'self' ")
    assert "ws://127.0.0.1:8765" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "192.0.2.5:8765", "", "[", "127.0.0.2.5"]
)
def test_a_server_for_this_machine_goes_by_no_other_name(host: str):
    assert asyncio.run(asked(guarded(), host=host)).status == 400


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST"])
def test_it_goes_by_the_names_of_this_machine(host: str):
    assert asyncio.run(asked(guarded(), host=host)).status == 200


def test_a_server_for_a_class_goes_by_its_addresses_but_not_by_names_of_others():
    classroom = guarded(bound_to="0.0.0.0", more=("deals.school.example",))  # noqa: S104 (a name here)
    assert asyncio.run(asked(classroom, host="192.0.2.5:8765")).status == 200
    assert asyncio.run(asked(classroom, host="deals.school.example")).status == 200
    assert asyncio.run(asked(classroom, host="elsewhere.example")).status == 400


@pytest.mark.parametrize("headers", [FROM_ELSEWHERE, OURS, {**OURS, "origin": "null"}])
def test_only_our_pages_may_post(headers: dict[str, str]):
    assert asyncio.run(asked(guarded(), method="POST", **headers)).status == 403


def test_our_pages_may_post():
    assert asyncio.run(asked(guarded(), method="POST", **FROM_US)).status == 200


@pytest.mark.parametrize(
    "headers", [FROM_ELSEWHERE, OURS, {"host": "x.example", "origin": "http://x.example"}]
)
def test_a_socket_from_elsewhere_is_closed_before_it_opens(headers: dict[str, str]):
    async def story() -> None:
        socket = Socket(guarded(), headers)
        assert (await socket.said())["code"] == 1008
        await socket.end()

    asyncio.run(story())


def test_when_the_class_is_full_newcomers_read_so_and_those_who_sit_may_reload():
    sitting = {**FROM_US, "cookie": "solara-session-id=sitting"}

    async def story() -> None:
        guard = guarded(seats=1)
        first = Socket(guard, sitting)
        assert (await first.said())["type"] == "websocket.accept"
        newcomer = await asked(guard, **OURS)
        assert (newcomer.status, newcomer.headers["retry-after"]) == (503, "15")
        assert "The class is full" in newcomer.body
        late = Socket(guard, FROM_US)
        assert (await late.said())["code"] == 1013
        assert (await asked(guard, **sitting)).status == 200
        again = Socket(guard, sitting)
        assert (await again.said())["type"] == "websocket.accept"
        assert (await asked(guard, "/assets/charts/widget.js", **OURS)).status == 200
        for socket in (first, late, again):
            await socket.end()
        assert guard.open_sockets == 0
        assert (await asked(guard, **OURS)).status == 200

    asyncio.run(story())
