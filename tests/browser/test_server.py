"""Starting, refusing, stopping and coming back."""

from __future__ import annotations

import http.client
import shutil
import signal
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from waits import BOUND, until

CHECKOUT = Path(__file__).resolve().parents[2]
PHONE = {"width": 390, "height": 844}
READY = "figure.md-chart[data-ready=true]"
HANDSHAKE = {
    "connection": "Upgrade",
    "upgrade": "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
}
KERNEL = "/jupyter/api/kernels/00000000-0000-4000-8000-000000000000/channels?session_id=page"


@pytest.fixture(scope="module")
def address(serve) -> str:
    return serve("--port", "0").address()


def status(address: str, method: str, path: str, **headers: str) -> int:
    """What the server answers to a request with exactly these headers."""
    place = urlsplit(address).netloc
    connection = http.client.HTTPConnection(place, timeout=BOUND)
    try:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers={"host": place} | given)
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_page_of_another_name_gets_nothing(address):
    assert status(address, "GET", "/", host="elsewhere.example") == 400
    assert status(address, "GET", "/") == 200


def test_a_page_from_elsewhere_cannot_post(address):
    close = "/_solara/api/close/0?session_id=0"
    assert status(address, "POST", close, origin="http://elsewhere.example") == 403
    assert status(address, "POST", close, origin=address) == 200


def test_a_page_from_elsewhere_cannot_open_a_socket(address):
    assert status(address, "GET", KERNEL, origin="http://elsewhere.example", **HANDSHAKE) == 403
    assert status(address, "GET", KERNEL, **HANDSHAKE) == 403
    assert status(address, "GET", KERNEL, origin=address, **HANDSHAKE) == 101


def test_a_port_in_use_is_one_clear_message(serve, address):
    port = urlsplit(address).port
    second = serve("--port", str(port))
    assert second.ended() == 2
    assert len(second.lines) == 1
    assert f"Error: port {port} is in use" in second.output
    assert address in second.output


def test_a_host_that_is_not_ours_is_one_clear_message(serve):
    server = serve("--host", "192.0.2.77", "--port", "0")
    assert server.ended() == 2
    assert "host '192.0.2.77' is not an address of this machine" in server.output
    assert len(server.lines) == 1


def test_a_missing_file_is_one_clear_message(serve, tmp_path: Path):
    shutil.copytree(CHECKOUT / "dashboards", tmp_path / "dashboards")
    (tmp_path / "dashboards/assets/npm/requirejs@2.3.6/require.js").unlink()
    server = serve("--port", "0", home=tmp_path)
    assert server.ended() == 2
    assert "require.js: missing." in server.output
    assert "Install the package again" in server.output
    assert "Traceback" not in server.output


def test_a_page_that_there_is_not_is_one_clear_message(serve):
    server = serve("--port", "0", "--page", "no_such_page")
    assert server.ended() == 2
    assert server.lines == [
        "Error: no page 'no_such_page': it must be a Python module with a Page component."
    ]


def test_a_page_that_breaks_at_once_ends_the_server(serve, tmp_path: Path):
    (tmp_path / "broken_page.py").write_text("raise RuntimeError('no more ink')\n", encoding="utf-8")
    server = serve("--port", "0", "--page", "broken_page", home=tmp_path)
    assert server.ended() == 2
    assert "RuntimeError: no more ink" in server.output
    assert server.lines[-1].startswith("Error: the dashboard's page could not be started")


def test_a_server_for_others_warns_that_there_is_no_password(serve):
    server = serve("--host", "0.0.0.0", "--port", "0")  # noqa: S104 (stopped at once)
    address = server.address()
    server.stop()
    assert server.lines[0].startswith("Warning: ")
    assert "there is no password" in server.lines[0]
    assert address.startswith("http://127.0.0.1:")


def test_it_stops_cleanly_while_a_page_is_open(serve, visitor):
    server = serve("--port", "0")
    page = visitor.open(server.address())
    expect(page.locator(READY)).not_to_have_count(0)
    server.process.send_signal(signal.SIGINT)
    assert server.ended() == 0
    assert server.lines[1:] == ["Stopped."]
    page.close()
    visitor.troubles.clear()  # the page lost its server


def test_a_page_comes_back_by_itself_after_a_restart(serve, visitor):
    first = serve("--port", "0")
    address = first.address()
    page = visitor.open(address)
    expect(page.locator(READY)).not_to_have_count(0)
    page.evaluate("window.isOld = true")
    first.stop()
    serve("--port", str(urlsplit(address).port)).address()
    page.wait_for_function("!window.isOld && document.querySelector('.md-chart[data-ready=true]')")
    visitor.troubles.clear()  # the page lost its server for a moment


def test_a_full_class_says_so_and_lets_the_next_one_in(serve, visitor):
    server = serve("--port", "0", "--seats", "1")
    first = visitor.open(server.address())
    expect(first.locator(READY)).not_to_have_count(0)
    second = visitor.elsewhere(server.address(), viewport=PHONE)
    expect(second.get_by_role("heading")).to_have_text("The class is full")
    first.reload()
    expect(first.locator(READY)).not_to_have_count(0)
    first.close()
    wait_for_room(server.address())
    second.reload()
    expect(second.locator(READY)).not_to_have_count(0)
    visitor.troubles = [trouble for trouble in visitor.troubles if "503" not in trouble]


def wait_for_room(address: str) -> None:
    """Until the server has seen that the page is gone."""
    until(lambda: status(address, "GET", "/") == 200, "the seat is free")


def test_a_socket_that_sends_too_much_is_closed(address):
    """The limit keeps one page from filling the server's memory."""
    place = urlsplit(address)
    fresh = KERNEL.replace("4000-8000", "4000-9000")  # nobody's, so that nothing else is answered
    lines = [f"GET {fresh} HTTP/1.1", f"host: {place.netloc}", f"origin: {address}"]
    lines += [f"{name}: {value}" for name, value in HANDSHAKE.items()]
    with socket.create_connection((place.hostname, place.port), timeout=BOUND) as raw:
        raw.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        assert b"101" in raw.recv(4096)
        five_megabytes = (5 * 1024 * 1024).to_bytes(8, "big")
        raw.sendall(b"\x82\xff" + five_megabytes + b"\0\0\0\0")
        raw.settimeout(BOUND)
        answered = b""
        while (1009).to_bytes(2, "big") not in answered and (more := raw.recv(4096)):
            answered += more
        assert (1009).to_bytes(2, "big") in answered
