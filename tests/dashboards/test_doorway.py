"""Taking a port, or saying why not and what to do."""

import errno
import socket

import pytest

from dashboards.server import doorway
from waits import BOUND

HERE = "127.0.0.1"


def test_port_zero_takes_a_free_one_and_answers_there():
    with doorway.opened(HERE, 0) as door:
        socket.create_connection((HERE, door.getsockname()[1]), timeout=BOUND).close()


def test_a_port_in_use_names_itself_and_a_free_one():
    with doorway.opened(HERE, 0) as door:
        port = door.getsockname()[1]
        with pytest.raises(doorway.DashboardError, match=f"port {port} is in use") as told:
            doorway.opened(HERE, port)
    free = int(str(told.value).split("--port ")[1].split()[0])
    assert free != port
    doorway.opened(HERE, free).close()


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.77"])
def test_a_host_that_is_not_ours_is_refused_with_the_way_out(host: str):
    with pytest.raises(doorway.DashboardError, match=r"not an address of this machine.*--host 127\.0\.0\.1"):
        doorway.opened(host, 0)


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_that_cannot_be_is_refused(port: int):
    with pytest.raises(doorway.DashboardError, match=f"port {port}: must be between 0 and 65535"):
        doorway.opened(HERE, port)


def test_a_port_for_administrators_points_to_another(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> socket.socket:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(doorway, "_listening", refuse)
    with pytest.raises(doorway.DashboardError, match=r"port 80 needs an administrator's rights.*--port 8765"):
        doorway.opened(HERE, 80)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        (HERE, "http://127.0.0.1:8765"),
        ("0.0.0.0", "http://127.0.0.1:8765"),  # noqa: S104 (only a name here)
        ("::1", "http://[::1]:8765"),
        ("localhost", "http://localhost:8765"),
    ],
)
def test_the_address_shown_can_be_opened_here(host: str, shown: str):
    assert doorway.address(host, 8765) == shown


def test_only_a_server_for_others_is_warned_about():
    assert doorway.warning(HERE, 8765) == doorway.warning("localhost", 8765) == ""
    assert "no password" in doorway.warning("0.0.0.0", 8765)  # noqa: S104 (only a name here)
