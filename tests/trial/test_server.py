"""No hostile client ends in a traceback, and none keeps the next visitor out."""

import contextlib
import socket

import pytest

from trial import server
from waits import BOUND, until

pytest.importorskip("resource", reason="only where a system limits descriptors")


def test_hostile_clients_are_refused_and_keep_nobody_out():
    came = server.tried(seed=5, n=18)
    assert (came.tried, came.lost, came.tracebacks) == (18, 0, 0)
    assert came.refused > 0


def test_where_descriptors_run_out_newcomers_wait_or_read_so_and_the_log_says_it_once(tmp_path):
    """Seventy-five connections were once enough for an error on every page, and megabytes of log."""
    log = tmp_path / "log.txt"
    with server.running(log, most_files=128) as place, contextlib.ExitStack() as held:
        for _ in range(75):
            line = held.enter_context(socket.create_connection(place, timeout=BOUND))
            line.sendall(b"GET / HTTP/1.1\r\n")
        held.close()  # they leave, and whoever waited is served
        until(lambda: server.answer(place, server.page("/table", place)) == 200, "a newcomer is served")
    assert "Traceback" not in log.read_text()
    assert len(log.read_text()) < 2000


def test_pages_are_admitted_as_far_as_descriptors_reach(tmp_path):
    log = tmp_path / "log.txt"
    with server.running(log, most_files=128) as place, contextlib.ExitStack() as held:
        statuses = [held.enter_context(server.opened_page(place)).status for _ in range(20)]
        assert statuses == [101] * 10 + [403] * 10  # a socket that is refused before it opens
        assert server.answer(place, server.page("/table", place)) == 503
        assert server.answer(place, server.page("/healthz", place)) == 200
    assert "Traceback" not in log.read_text()


def test_a_server_behind_another_goes_by_the_name_that_it_was_given(tmp_path):
    with server.running(tmp_path / "log.txt", "--name", "deals.school.example", most_files=1024) as place:
        behind = "host: deals.school.example\r\nx-forwarded-proto: https\r\nx-forwarded-for: 192.0.2.7\r\n"
        assert server.answer(place, f"GET /table HTTP/1.1\r\n{behind}\r\n".encode()) == 200
        socket_of_page = f"{behind}origin: https://deals.school.example\r\n{server.HANDSHAKE}"
        asked = f"GET {server.kernel()} HTTP/1.1\r\n{socket_of_page}\r\n"
        assert server.answer(place, asked.encode()) == 101
        assert server.answer(place, b"GET /table HTTP/1.1\r\nhost: elsewhere.example\r\n\r\n") == 400
