"""Whatever happens to the program or the disk, what a room acknowledged is there afterwards."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE
from typing import IO

import pytest

from microdeals.errors import RequestError
from microdeals.game.journal import DamagedError, Journal
from microdeals.rooms import ClassRoom, NotKeptError, mend, new_key, recent_room
from microdeals.rooms.command import RoomAsked, opened
from rooms.classes import Taught
from waits import bounded

HERE = Path(__file__).parent


@pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked, which this system cannot")
def test_twenty_writers_that_are_killed_at_random_moments_lose_no_answer_that_was_acknowledged(tmp_path):
    taught = Taught(tmp_path, phones=0)
    taught.room.go_to(taught.desk, "guess")
    luck, acknowledged = random.Random(7), 0
    command = [sys.executable, str(HERE / "writer.py"), str(tmp_path), taught.room.code]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True) as writers, bounded(writers):
        assert writers.stdin is not None
        assert writers.stdout is not None
        for _ in range(20):
            print("another", file=writers.stdin, flush=True)
            lines = read_until(writers.stdout, 2 + luck.randint(1, 9))
            (writer,) = (line.split()[1] for line in lines if line.startswith("writer "))
            os.kill(int(writer), signal.SIGKILL)
            lines += iter(writers.stdout.readline, "over\n")
            found = taught.again()
            for line in lines:
                what, key, name = f"{line} - -".split(maxsplit=2)
                if what in ("joined", "guessed"):
                    name = name.removesuffix(" - -").strip()
                    assert found.phone(key).name == name
                    assert what == "joined" or found.guesses()[name] == (1.0,)
                    acknowledged += 1
        writers.stdin.close()
    assert acknowledged > 40


def read_until(stream: IO[str], n: int) -> list[str]:
    """So many lines, the one with the writer's process among them."""
    lines = [stream.readline() for _ in range(n)]
    while not any(line.startswith("writer ") for line in lines):
        lines.append(stream.readline())
    return lines


class OnFullDisk(Journal):
    """A journal whose file may not grow."""

    @contextmanager
    def _connected(self, place: Path | None = None) -> Iterator[sqlite3.Connection]:
        with super()._connected(place) as connection:
            connection.execute("PRAGMA max_page_count = 1")
            yield connection


def guess_until_refused(room: ClassRoom, key: str) -> None:
    """Change one's mind until the last page of the file is full."""
    for n in range(60):
        room.guess(key, n, (float(n % 2),))


def test_an_answer_that_a_full_disk_refuses_is_not_acknowledged_and_counts_when_sent_again(tmp_path):
    taught = Taught(tmp_path, phones=40)
    room, key = taught.room, taught.keys[0]
    room.go_to(taught.desk, "guess")
    whole = room.log.journal
    room.log.journal = OnFullDisk(whole.path)
    with pytest.raises(NotKeptError, match=r"disk is full\. Nothing was written\. Make room on the disk"):
        guess_until_refused(room, key)
    turn, kept = room.phone(key).turn, room.guesses()
    assert taught.again().guesses() == kept
    assert taught.again().phone(key).turn == turn
    room.log.journal = whole
    room.guess(key, turn, (2.0,))
    assert taught.again().guesses() == {"Blue 1": (2.0,)}


def test_a_file_that_may_not_be_written_is_told_to_whoever_runs_the_machine(tmp_path, monkeypatch):
    taught = Taught(tmp_path)

    @contextmanager
    def read_only(journal: Journal, place: Path | None = None) -> Iterator[sqlite3.Connection]:
        with usual(journal, place) as connection:
            connection.execute("PRAGMA query_only = 1")
            yield connection

    usual = Journal._connected
    monkeypatch.setattr(Journal, "_connected", read_only)
    with pytest.raises(NotKeptError, match=r"Nothing was written\. Make the file and its folder writable"):
        taught.room.join(new_key())
    monkeypatch.undo()
    assert taught.room.join(new_key()).name == "Green 1"


def damage(path: Path, number: int) -> None:
    """Change a byte of an entry, as a failing disk does."""
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("DROP TRIGGER no_update")
        connection.execute(
            "UPDATE entry SET content = replace(content, 'key', 'kex') WHERE id = ?", (number,)
        )
    connection.close()


def test_a_damaged_room_says_which_entry_and_what_stands_before_goes_on(tmp_path):
    taught = Taught(tmp_path, phones=3)
    damage(taught.room.log.journal.path, 4)
    with pytest.raises(
        DamagedError, match=rf"entry 4 cannot be read.*class --room {taught.room.code} --mend\."
    ):
        taught.again()
    room = mend(tmp_path, taught.room.code)
    assert [room.phone(key).name for key in taught.keys[:2]] == ["Blue 1", "Red 1"]
    room.go_to(taught.desk, "guess")
    assert len(list(tmp_path.glob("*.damaged-1"))) == 1
    with pytest.raises(RequestError, match="it is whole"):
        mend(tmp_path, taught.room.code)


def test_a_damaged_room_of_today_is_told_and_the_class_goes_on_in_another(tmp_path):
    whole, broken = Taught(tmp_path), Taught(tmp_path)
    damage(broken.room.log.journal.path, 2)
    for path, at in ((whole.room.log.journal.path, 5), (broken.room.log.journal.path, 0)):
        for part in (path, path.with_name(f"{path.name}-wal")):
            if part.exists():
                os.utime(part, (1_000_000 - at, 1_000_000 - at))
    problems: list[str] = []
    found = recent_room(tmp_path, "promise", 1_000_000, problems.append)
    assert found is not None
    assert found.code == whole.room.code
    (problem,) = problems
    assert f"microdeals class --room {broken.room.code} --mend" in problem
    assert recent_room(tmp_path, "fog", 1_000_000, problems.append) is None
    assert problems == [problem] * 2
    served = opened(RoomAsked("fog"), tmp_path)
    assert served.room.state.lesson == "fog"


def test_whoever_opens_a_class_hears_of_a_damaged_room_of_today_and_gets_a_new_one(tmp_path):
    broken = Taught(tmp_path)
    damage(broken.room.log.journal.path, 2)
    served = opened(RoomAsked("promise"), tmp_path)
    assert not served.is_again
    assert served.room.code != broken.room.code
    (problem,) = served.problems
    assert problem.endswith(
        f"microdeals class --room {broken.room.code} --mend. The damaged file is kept beside it."
    )
    assert opened(RoomAsked("promise", broken.room.code, is_mended=True), tmp_path).is_again


def refusing(refused: str) -> Callable[..., None]:
    """What a folder does that is read-only, for files whose name ends so; others are moved and deleted."""

    def refuse(path: Path, *more: object, **how: bool) -> None:
        if path.name.endswith(refused):
            raise PermissionError(13, "Permission denied", str(path))
        usual[bool(more)](path, *more, **how)

    usual = Path.unlink, Path.rename
    return refuse


def test_a_damaged_room_that_cannot_be_put_aside_is_left_whole_as_it_is(tmp_path, monkeypatch):
    taught = Taught(tmp_path, phones=3)
    path = taught.room.log.journal.path
    damage(path, 4)
    path.with_name(f"{path.name}-wal").touch()
    before = {file.name for file in tmp_path.iterdir()}
    monkeypatch.setattr(Path, "rename", refusing(".sqlite"))
    with pytest.raises(
        RequestError, match=r"cannot be put aside: Permission denied\. Make its folder writable"
    ):
        mend(tmp_path, taught.room.code)
    assert {file.name for file in tmp_path.iterdir()} >= before - {f"{path.name}-wal", f"{path.name}-shm"}
    assert not list(tmp_path.glob("*.damaged-1*"))
    monkeypatch.undo()
    assert mend(tmp_path, taught.room.code).phone(taught.keys[1]).name == "Red 1"


def test_a_room_that_cannot_be_deleted_says_why_and_goes_on(tmp_path, monkeypatch):
    taught = Taught(tmp_path)
    monkeypatch.setattr(Path, "unlink", refusing(".sqlite"))
    with pytest.raises(NotKeptError, match=r"cannot be deleted: Permission denied\."):
        taught.room.delete(taught.desk)
    monkeypatch.undo()
    assert taught.again().phone(taught.keys[0]).name == "Blue 1"


def test_a_room_needs_a_folder_and_a_file_in_its_place_is_named(tmp_path):
    (tmp_path / "rooms").write_text("a file")
    with pytest.raises(RequestError, match=r"rooms: is a file, and has to be a folder"):
        ClassRoom.create(tmp_path / "rooms", "promise")
    with pytest.raises(RequestError, match=r"cannot be written"):
        ClassRoom.create(tmp_path / "rooms" / "of" / "today", "promise")
    assert (tmp_path / "rooms").read_text() == "a file"


def test_a_clock_that_was_set_wrong_hides_no_room_of_today(tmp_path):
    taught = Taught(tmp_path)
    path = taught.room.log.journal.path
    os.utime(path, (2_000_000, 2_000_000))
    found = recent_room(tmp_path, "promise", 1_000_000)
    assert found is not None
    assert found.code == taught.room.code


def test_a_room_of_which_nothing_can_be_read_is_left_as_it_is(tmp_path):
    taught = Taught(tmp_path)
    path = taught.room.log.journal.path
    path.write_bytes(b"no journal at all" * 100)
    for read in (ClassRoom.open, mend):
        with pytest.raises(RequestError, match=rf"{path.name}"):
            read(tmp_path, taught.room.code)
    assert path.read_bytes().startswith(b"no journal")
