"""Who may talk to the server, asked directly, without a network."""

import asyncio
import json
from typing import Any

import pytest

from dashboards.server import descriptors
from dashboards.server.errors import DashboardError
from dashboards.server.guard import Guard, Names, check_names
from dashboards.server.visitor import ADDRESS_HEADER, HEADER, client_of
from microdeals.game.keys import is_key

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


def scope_of(kind: str, path: str, headers: dict[str, str], **more: object) -> dict[str, Any]:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    return {"type": kind, "path": path, "headers": raw, "client": ("127.0.0.1", 50000), **more}


async def asked(guard: Guard, path: str = "/", method: str = "GET", **headers: str) -> Answer:
    messages: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        messages.append(message)

    await guard(scope_of("http", path, headers, method=method), None, send)
    return Answer(messages)


class Socket:
    """A page's open connection; `end` closes it."""

    def __init__(self, guard: Guard, headers: dict[str, str], client: str = "127.0.0.1") -> None:
        self.messages: list[dict[str, Any]] = []
        self._over = asyncio.Event()
        scope = scope_of("websocket", "/", headers, client=(client, 50000))
        self._task = asyncio.ensure_future(guard(scope, self._wait, self._send))

    async def _send(self, message: dict[str, Any]) -> None:
        self.messages.append(message)

    async def _wait(self) -> dict[str, Any]:
        await self._over.wait()
        return {"type": "websocket.disconnect", "code": 1000}

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


def test_one_address_cannot_take_all_seats():
    async def story() -> None:
        guard = guarded(seats=4)
        greedy = [Socket(guard, FROM_US, "192.0.2.5") for _ in range(4)]
        codes = [(await socket.said()).get("code") for socket in greedy]
        assert codes == [None, None, 1013, 1013]
        others = [Socket(guard, FROM_US, f"192.0.2.{place}") for place in (6, 7, 8)]
        assert [(await socket.said()).get("code") for socket in others] == [None, None, 1013]
        for socket in (*greedy, *others):
            await socket.end()
        assert (await asked(guard, **OURS)).status == 200

    asyncio.run(story())


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.5", "192.0.2.5"),
        ("::ffff:192.0.2.5", "192.0.2.5"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
    ],
)
def test_a_household_is_one_client(address: str, client: str):
    assert client_of({"client": (address, 50000)}) == client


def test_where_no_descriptors_are_left_newcomers_read_that_the_class_is_full(monkeypatch: pytest.MonkeyPatch):
    guard = guarded()
    monkeypatch.setattr(descriptors, "limit", lambda: 8)
    newcomer = asyncio.run(asked(guard, **OURS))
    assert (newcomer.status, newcomer.headers["retry-after"]) == (503, "15")
    assert "The class is full" in newcomer.body


async def told(client: str, headers: dict[str, str], header: str = HEADER) -> str:
    """What the guard tells a page of who opens it."""
    seen: list[str] = []

    async def app(scope: Any, *_: Any) -> None:
        seen.extend(value.decode() for name, value in scope["headers"] if name == header.encode())

    names = Names("0.0.0.0", ["deals.school.example"])  # noqa: S104 (only a name here)
    guard = Guard(app, names, address="http://192.0.2.1:8765")
    await guard(scope_of("websocket", "/", headers, client=(client, 50000)), None, None)
    (one,) = seen
    return one


def from_host(host: str) -> dict[str, str]:
    return {"host": host, "origin": f"http://{host}"}


@pytest.mark.parametrize(
    ("client", "headers", "place"),
    [
        ("127.0.0.1", FROM_US, "here"),
        ("::1", from_host("[::1]:8765"), "here"),
        ("::ffff:127.0.0.1", from_host("localhost:8765"), "here"),
        ("192.0.2.5", from_host("192.0.2.1:8765"), "network"),
        ("192.0.2.5", FROM_US, "network"),
        ("127.0.0.1", from_host("deals.school.example"), "network"),
        ("127.0.0.1", {**FROM_US, "x-forwarded-for": "127.0.0.1"}, "network"),
        ("127.0.0.1", {**FROM_US, "forwarded": "for=127.0.0.1"}, "network"),
        ("192.0.2.5", {**from_host("192.0.2.1:8765"), HEADER: "here browser"}, "network"),
        ("192.0.2.5", {**from_host("192.0.2.1:8765"), HEADER.title(): "here browser"}, "network"),
    ],
)
def test_only_who_sits_at_the_machine_itself_is_here(client: str, headers: dict[str, str], place: str):
    assert asyncio.run(told(client, headers)).split() == [place]


def test_a_browser_is_told_apart_without_its_cookie_being_kept():
    one, same, other = (
        asyncio.run(told("192.0.2.5", {**from_host("192.0.2.1"), "cookie": cookie}))
        for cookie in ("solara-session-id=one", "a=b; solara-session-id-lax=one", "solara-session-id=other")
    )
    assert one == same != other
    assert "one" not in one
    assert len(one.split()[1]) == 20


async def shown(scope: Any, _: Any, send: Any) -> None:
    """A page, unless something else is asked for."""
    status, kind = (200, b"text/html; charset=utf-8") if scope["path"] == "/table" else (404, b"text/plain")
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind)]})
    await send({"type": "http.response.body", "body": b"page"})


def given(path: str, method: str = "GET", **headers: str) -> str:
    """The cookie that comes with an answer."""
    guard = Guard(shown, Names("127.0.0.1"))
    return asyncio.run(asked(guard, path, method, **FROM_US, **headers)).headers.get("set-cookie", "")


def test_a_browser_gets_a_key_of_its_own_with_the_first_page_that_no_script_reads():
    first, second = given("/table"), given("/table", cookie="microdeals-key=forged")
    keys = [cookie.partition("=")[2].partition(";")[0] for cookie in (first, second)]
    assert all(is_key(key) for key in keys)
    assert keys[0] != keys[1]
    assert first.split("; ")[1:] == ["Max-Age=34560000", "Path=/", "HttpOnly", "SameSite=Lax"]
    assert given("/table", **{"x-forwarded-proto": "https"}).endswith("; Secure")
    held = f"a=b; microdeals-key={keys[0]}"
    assert given("/table", cookie=held) == ""
    assert [given(path) for path in ("/assets/x.js", "/room/RIVER-42", "/nowhere")] == ["", "", ""]
    assert given("/table", "HEAD") == given("/table", "POST") == ""
    for place in ("192.0.2.1:8765", "127.0.0.1:8765"):
        headers = {**from_host(place), "cookie": held, HEADER: f"here x {'B' * 22}"}
        assert asyncio.run(told("192.0.2.5", headers)).split() == ["network", keys[0]]


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        (from_host("127.0.0.1:8765"), "http://192.0.2.1:8765"),
        (from_host("192.0.2.7:8765"), "http://192.0.2.7:8765"),
        ({**from_host("deals.school.example"), "x-forwarded-proto": "https"}, "https://deals.school.example"),
        ({**from_host("192.0.2.7"), ADDRESS_HEADER.title(): "http://evil.example"}, "http://192.0.2.7"),
    ],
)
def test_a_page_knows_how_other_devices_reach_it(headers: dict[str, str], address: str):
    assert asyncio.run(told("127.0.0.1", headers, ADDRESS_HEADER)) == address


@pytest.mark.parametrize("name", ["https://deals.school.example", "deals.school.example:443", "", "a b", "*"])
def test_a_name_with_more_than_the_name_is_refused(name: str):
    with pytest.raises(DashboardError, match="give the name alone, without https:// and port"):
        check_names(["deals.school.example", name])


def said(kind: str, **content: Any) -> str:
    """A message of a page."""
    return json.dumps({"header": {"msg_type": kind}, "channel": "shell", "content": content})


GOOD = said("comm_msg", comm_id="widget", data={})


@pytest.mark.parametrize(
    ("message", "is_heard"),
    [
        ({"text": GOOD}, True),
        ({"bytes": bytes([0, 0, 0, 1, 0, 0, 0, 8]) + GOOD.encode()}, True),
        ({"text": said("kernel_info_request")}, True),
        ({"text": said("comm_msg")}, False),
        ({"text": said("comm_close", comm_id=7)}, False),
        ({"text": said("comm_open", comm_id="widget")}, False),
        ({"text": '{"header": {"msg_type": "comm_info_request"}, "channel": "shell", "content": []}'}, False),
        ({"text": "{"}, False),
        ({"text": "[]"}, False),
        ({"text": '{"header": {"msg_type": 7}, "channel": "shell"}'}, False),
        ({"text": "[" * 100_000}, False),
        ({"bytes": b""}, False),
        ({"bytes": b"\x7f\xff\xff\xff"}, False),  # so many buffers, says who sends four bytes
    ],
)
def test_what_no_page_says_ends_the_connection(message: dict[str, Any], is_heard: bool):
    heard: list[str] = []

    async def app(_: Any, receive: Any, __: Any) -> None:
        heard.append((await receive())["type"])

    async def says() -> dict[str, Any]:
        return {"type": "websocket.receive", **message}

    asyncio.run(Guard(app, Names("127.0.0.1"))(scope_of("websocket", "/", FROM_US), says, None))
    assert heard == ["websocket.receive" if is_heard else "websocket.disconnect"]
