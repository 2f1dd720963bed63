"""Half a request is dropped after a while; a whole one is answered, however many follow it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

import pytest
import uvicorn
from uvicorn.server import ServerState

from dashboards.server.patience import PatientProtocol
from waits import BOUND

WHOLE = b"GET / HTTP/1.1\r\nhost: here\r\n\r\n"
HALVES = [b"", b"GET / HT", b"GET / HTTP/1.1\r\nhost: here\r\nx-slow: ", WHOLE[:-2]]
BODY_MISSING = b"POST / HTTP/1.1\r\nhost: here\r\ncontent-length: 100\r\n\r\nten bytes."


class Hasty(PatientProtocol):
    """Patience for tests."""

    patience = 0.05


class Endless(PatientProtocol):
    """Patience that no test sees the end of."""

    patience = BOUND


async def app(_, receive, send):
    """Answers when the whole request is there."""
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


async def answered(
    protocol: type[PatientProtocol],
    pieces: Iterable[bytes],
    more: Callable[[asyncio.StreamWriter], Awaitable[None]] | None = None,
) -> bytes:
    """All that comes back to some pieces, and to what more is sent, until the server closes."""
    config = uvicorn.Config(app, lifespan="off", log_level="critical", timeout_keep_alive=0)
    config.load()
    state, loop = ServerState(), asyncio.get_running_loop()
    server = await loop.create_server(lambda: protocol(config, state, {}), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    for piece in pieces:
        writer.write(piece)
        await writer.drain()
    sending = asyncio.ensure_future(more(writer)) if more else None
    try:
        return await asyncio.wait_for(reader.read(), BOUND)
    except ConnectionResetError:
        return b""
    finally:
        writer.close()
        if sending:
            await sending
        server.close()


@pytest.mark.parametrize("half", [*HALVES, BODY_MISSING])
def test_half_a_request_is_dropped(half: bytes):
    assert asyncio.run(answered(Hasty, [half])) == b""


def test_drops_of_a_request_gain_no_time():
    async def drops(writer: asyncio.StreamWriter) -> None:
        while not writer.is_closing():
            writer.write(b"x")
            await asyncio.sleep(0.01)

    assert asyncio.run(answered(Hasty, [b"GET /"], drops)) == b""


@pytest.mark.parametrize("pieces", [[WHOLE], [WHOLE[:9], WHOLE[9:]], [BODY_MISSING, b"." * 90]])
def test_a_whole_request_is_answered(pieces: list[bytes]):
    assert asyncio.run(answered(Endless, pieces)).endswith(b"ok")
