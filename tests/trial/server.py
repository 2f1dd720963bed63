"""Hostile clients of a real server on loopback: no traceback, no error, and the next visitor is served."""

import json
import os
import random
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from trial.trial import Trial
from waits import BOUND, bounded

CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = (
    "",
    "watch",
    "verdict",
    "compare",
    "sweep",
    "lessons",
    "table",
    "seat",
    "about",
    "nowhere",
    "_solara/x",
)
KEYS = ("session", "game", "war", "seed", "days", "set", "a", "")
VALUES = (
    "../../etc/passwd",
    "%00",
    "%ff%fe",
    "%F0%9F%92%A3",
    "-1",
    "1e999",
    "9" * 400,
    "<script>",
    "%2e%2e",
    "a=b&",
)
HANDSHAKE = (
    "upgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-version: 13\r\n"
    "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)


class Place(NamedTuple):
    """Where a server answers, and everything that it has printed when it has ended."""

    host: str
    port: int

    @property
    def name(self) -> str:
        """As a Host header has it."""
        return f"{self.host}:{self.port}"


@contextmanager
def running(log: Path, *arguments: str, most_files: int = 256) -> Iterator[Place]:
    """A dashboard in a folder of its own that may open so few files; what it prints goes to `log`."""
    limited = (
        f"import resource, runpy; resource.setrlimit(resource.RLIMIT_NOFILE, ({most_files}, {most_files}))"
    )
    command = f"{limited}; runpy.run_module('dashboards', run_name='__main__')"
    path = os.pathsep.join((str(CHECKOUT), str(CHECKOUT / "src")))
    with log.open("w") as errors:
        server = subprocess.Popen(
            [sys.executable, "-c", command, "--no-browser", "--port", "0", *arguments],
            cwd=log.parent,
            env=os.environ | {"PYTHONPATH": path, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            yield _place_of(server)
        finally:
            server.terminate()
            try:
                server.wait(BOUND)
            finally:
                server.kill()
                if server.stdout is not None:
                    server.stdout.close()


def _place_of(server: "subprocess.Popen[str]") -> Place:
    """Where it answers, once it says so."""
    assert server.stdout is not None
    with bounded(server):
        for line in server.stdout:
            if found := re.search(r"ready: (\S+)", line):
                address = urlsplit(found[1])
                return Place(str(address.hostname), int(address.port or 0))
    raise AssertionError("the server ended, or hung, before it was ready")


def tried(seed: int, n: int) -> Trial:
    """Send so many hostile things, and look now and then whether a visitor is still served."""
    rng = random.Random(seed)
    refused = lost = broken = 0
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.txt"
        with running(log) as place:
            for _ in range(n):
                try:
                    status = rng.choice(ATTACKS)(place, rng)
                    refused += status is None or 400 <= status < 500 or status == 503
                    broken += status == 500
                    lost += answer(place, page("/table", place)) != 200
                except OSError:  # it hangs, or is gone
                    traceback.print_exc(file=sys.stderr)
                    broken += 1
        broken += log.read_text().count("Traceback")
    return Trial("hostile clients of the server", n, refused, lost, broken)


def page(target: str, place: Place, more: str = "", method: str = "GET") -> bytes:
    """A request with these headers."""
    return f"{method} {target} HTTP/1.1\r\nhost: {place.name}\r\n{more}\r\n".encode()


def answer(place: Place, *sent: bytes) -> int | None:
    """The status that comes back, or None where the connection is closed."""
    with socket.create_connection(place, timeout=BOUND) as line:
        try:
            for piece in sent:
                line.sendall(piece)
            line.settimeout(BOUND)
            found = re.match(rb"HTTP/1\.1 (\d{3})", line.recv(4096))
        except ConnectionError:
            return None
    return int(found[1]) if found else None


def odd_address(place: Place, rng: random.Random) -> int | None:
    """A page with an address that nobody has written by hand."""
    query = "&".join(f"{rng.choice(KEYS)}={rng.choice(VALUES)}" for _ in range(rng.randrange(4)))
    return answer(place, page(f"/{rng.choice(PAGES)}?{query}", place))


def other_name(place: Place, rng: random.Random) -> int | None:
    """A page of another name, as after rebinding it."""
    host = rng.choice(
        ("elsewhere.example", "127.0.0.1.elsewhere.example", "[", "localhost@elsewhere.example")
    )
    return answer(place, f"GET / HTTP/1.1\r\nhost: {host}\r\n\r\n".encode())


def noise(place: Place, rng: random.Random) -> int | None:
    """Bytes that are no request."""
    return answer(place, rng.randbytes(rng.randrange(1, 400)) + b"\r\n\r\n")


def from_elsewhere(place: Place, rng: random.Random) -> int | None:
    """A post, or a socket, from a page of others."""
    headers = "origin: http://elsewhere.example\r\n"
    if rng.random() < 0.5:
        return answer(place, page("/_solara/api/close/0?session_id=0", place, headers, "POST"))
    return answer(place, page(kernel(), place, headers + HANDSHAKE))


def half_requests(place: Place, rng: random.Random) -> int | None:
    """Many connections that begin a request and leave."""
    whole = page("/", place)
    for _ in range(rng.randrange(1, 30)):
        with socket.create_connection(place, timeout=BOUND) as line:
            line.sendall(whole[: rng.randrange(len(whole))])
    return None


class OpenedPage(NamedTuple):
    """A page's socket, and the status that came back."""

    line: socket.socket
    status: int


@contextmanager
def opened_page(place: Place) -> Iterator[OpenedPage]:
    """A page of ours that is open, if it is let in."""
    with socket.create_connection(place, timeout=BOUND) as line:
        line.sendall(page(kernel(), place, f"origin: http://{place.name}\r\n{HANDSHAKE}"))
        found = re.match(rb"HTTP/1\.1 (\d{3})", line.recv(4096))
        yield OpenedPage(line, int(found[1]) if found else 0)


def odd_messages(place: Place, rng: random.Random) -> int | None:
    """A page of ours that says what no page says."""
    with opened_page(place) as opened:
        header = {"msg_type": rng.choice(("comm_msg", "execute_request", "shutdown", 7, None)), "msg_id": "1"}
        whole = json.dumps({"header": header, "channel": "shell", "content": {}}).encode()
        says = (b"", b"{", b"[]", b"null", b"[" * 5000, b"\x7f" + bytes(7), rng.randbytes(40), whole)
        try:
            opened.line.sendall(_frame(rng.choice(says), is_text=rng.random() < 0.5))
            opened.line.sendall(_frame(b"\x03\xe8", opcode=8))
            while opened.line.recv(4096):
                pass
        except ConnectionError:
            pass
    return None


def _frame(content: bytes, is_text: bool = True, opcode: int = 0) -> bytes:
    """A short websocket frame of a client, masked with zeros."""
    kind = opcode or (1 if is_text else 2)
    length = bytes([0x80 | len(content)]) if len(content) < 126 else b"\xfe" + len(content).to_bytes(2, "big")
    return bytes([0x80 | kind]) + length + bytes(4) + content


def kernel() -> str:
    """The address of a page's socket."""
    digits = secrets.token_hex(16)
    name = f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"
    return f"/jupyter/api/kernels/{name}/channels?session_id=page"


ATTACKS: tuple[Callable[[Place, random.Random], int | None], ...] = (
    odd_address,
    other_name,
    noise,
    from_elsewhere,
    half_requests,
    odd_messages,
)
