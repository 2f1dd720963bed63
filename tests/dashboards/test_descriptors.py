"""A program may open so many files and connections: the server asks for more, and who does not fit waits."""

import asyncio
import errno
import os
import socket
import subprocess
import sys

import pytest

from dashboards.server import descriptors, doorway
from dashboards.server.serve import _few_seats, _Shortage
from waits import BOUND

HERE = "127.0.0.1"


def under_limit(soft: int, hard: int, code: str) -> str:
    """What a program prints that may open so many files."""
    lines = f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard})); "
    asked = subprocess.run(
        [sys.executable, "-c", f"{lines}from dashboards.server import descriptors; {code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return asked.stdout.strip()


@pytest.mark.parametrize(
    ("soft", "hard", "limit"),
    [(256, 4096, descriptors.wanted(200)), (256, 512, 512), (4096, 4096, 4096)],
)
def test_the_limit_is_raised_as_far_as_is_needed_and_allowed(soft: int, hard: int, limit: int):
    said = under_limit(soft, hard, "descriptors.raise_limit(200); print(descriptors.limit())")
    assert int(said) == limit


def test_a_class_of_sixty_fits_under_the_usual_limits_and_not_under_256(monkeypatch: pytest.MonkeyPatch):
    assert descriptors.wanted(60) < 1024
    monkeypatch.setattr(descriptors, "limit", lambda: 256)
    assert descriptors.pages_that_fit(200) == 42
    assert "about 42 pages fit at once, not 200" in _few_seats(200)
    assert "ulimit -n" in _few_seats(200)
    assert _few_seats(40) == ""


def test_there_is_room_as_long_as_files_can_still_be_opened(monkeypatch: pytest.MonkeyPatch):
    open_now = sum(1 for _ in descriptors.OPEN_FILES.iterdir())
    monkeypatch.setattr(descriptors, "limit", lambda: open_now + descriptors.FOR_FILES + 4)
    assert descriptors.has_room(3)
    holes = [os.open(os.devnull, os.O_RDONLY) for _ in range(3)]
    try:
        assert not descriptors.has_room(3)
        os.close(holes.pop(0))  # a hole among those that are open makes room for one, not for three
        assert not descriptors.has_room(3)
    finally:
        for hole in holes:
            os.close(hole)
    assert descriptors.has_room(3)


def test_without_room_newcomers_wait_and_are_let_in_later(monkeypatch: pytest.MonkeyPatch):
    with doorway.opened(HERE, 0) as door:
        door.setblocking(False)
        with socket.create_connection(door.getsockname(), timeout=BOUND):
            monkeypatch.setattr(descriptors, "limit", lambda: 8)
            for _ in range(2):  # asyncio stops listening for a second, after it has asked once more
                with pytest.raises(OSError) as told:  # noqa: PT011 (its number is looked at)
                    door.accept()
                assert descriptors.is_shortage(told.value)
                with pytest.raises(BlockingIOError):
                    door.accept()
            monkeypatch.undo()
            taken, _ = door.accept()
            taken.close()


def test_a_shortage_is_said_once(capsys: pytest.CaptureFixture[str]):
    told = _Shortage()
    loop = asyncio.new_event_loop()
    for _ in range(1000):
        told(
            loop,
            {"message": "socket.accept() out of system resource", "exception": OSError(errno.EMFILE, "")},
        )
    loop.close()
    assert capsys.readouterr().out.count("newcomers wait") == 1
