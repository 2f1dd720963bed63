"""Forked bouts: the same wars, nothing handed on, and whoever ends a server has ended its own bout."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from microdeals.errors import RunError
from microdeals.tournament import forked_process, in_folder, play, round_robin
from microdeals.tournament.bout_process import LOST
from microdeals.tournament.bout_result import War
from microdeals.tournament.fork_messages import DUMP
from tournament.bouts import SHORT, is_gone, out_by_name, played
from tournament.folder import HEAD, LOYAL, REST, hand_in
from waits import bounded, until

pytestmark = pytest.mark.skipif(not round_robin.can_fork(), reason="there are no fork servers here")

FAMILY = f"""{HEAD}import os, pathlib, signal, subprocess, time

def parent_of(process):
    return int(pathlib.Path(f"/proc/{{process}}/stat").read_text().rpartition(")")[2].split()[1])

watcher = os.getppid()
server = parent_of(watcher)
tournament = parent_of(server)

def leave_one(mark):
    left = subprocess.Popen(["sleep", "600"], start_new_session=True)
    pathlib.Path(mark).write_text(f"{{os.getpid()}} {{watcher}} {{left.pid}}")
"""
"""The beginning of a strategy that knows its ancestors, and may leave another process behind."""
ONE_AT_A_TIME = SHORT._replace(at_once=1)


def wars_of(folder: Path) -> dict[tuple[str, str], list[War]]:
    """The wars of each bout."""
    found = played(folder, ONE_AT_A_TIME._replace(seeds=(1, 2)))
    assert (found.out, found.void) == ((), ())
    wars: dict[tuple[str, str], list[War]] = {}
    for bout, war in found.wars:
        wars.setdefault((bout.first.name, bout.second.name), []).append(war.war)
    return wars


DRAWS = HEAD + (
    "import random\nimport numpy as np\nclass Draws(Party):\n    def keeps(self, deal):\n"
    "        return random.random() + np.random.random() + hash('deal') % 7 / 7 > 0.8\n"
)


def test_wars_are_the_same_as_those_of_processes_started_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    hand_in(tmp_path, {"loyal": LOYAL, "draws": DRAWS})
    forked = wars_of(tmp_path)
    monkeypatch.setattr(round_robin, "can_fork", lambda: False)
    assert forked == wars_of(tmp_path)
    assert len(forked) == 3


def test_nothing_that_a_strategy_changes_is_there_for_the_next_bout(tmp_path: Path):
    poison = HEAD + (
        "import os, random\nfrom microdeals.agents import ConflictModel\n"
        "from microdeals.tournament import war\n"
        "war.demand = lambda *_: 0.5\nConflictModel.step = lambda self: None\nrandom.random = lambda: 0.0\n"
        "os.environ['LEFT'] = 'behind'\nraise ValueError('poured')\n"
    )
    expected = wars_of(hand_in(tmp_path / "clean", {"z_loyal": LOYAL}))
    found = played(hand_in(tmp_path / "both", {"a_poison": poison, "z_loyal": LOYAL}), ONE_AT_A_TIME)
    assert out_by_name(found)["a_poison"].why == "ValueError: poured"
    assert [war.war for _, war in found.wars] == expected["z_loyal", "z_loyal"][:1]


def test_what_is_drawn_before_a_war_differs_from_bout_to_bout(tmp_path: Path):
    tells = HEAD + (
        "import random\nimport numpy as np\nclass A(Party):\n    pass\n"
        "raise ValueError(f'{random.random()} {np.random.random()}')\n"
    )
    found = played(hand_in(tmp_path, {"a": tells, "b": tells}), ONE_AT_A_TIME)
    first, second = (out.why.removeprefix("ValueError: ").split() for out in found.out)
    assert first[0] != second[0]
    assert first[1] != second[1]


def test_a_fork_has_no_socket_no_other_pipe_and_no_secret_and_its_server_has_one_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("A_SECRET_TOKEN", "hidden")
    nosy = FAMILY + (
        "held = {}\nfor name in os.listdir('/proc/self/fd'):\n"
        "    try:\n        held[int(name)] = os.readlink(f'/proc/self/fd/{name}').split(':')[0]\n"
        "    except OSError:\n        pass\n"
        "for number, target in held.items():\n"
        f"    if target == 'socket' or number > {DUMP} and target not in ('pipe', '/dev/null'):\n"
        "        raise ValueError(f'{number} {target}')\n"
        "if list(held.values()).count('pipe') != 1:\n    raise ValueError(str(held))\n"
        "for process in ('self', watcher, server):\n"
        "    if b'A_SECRET_TOKEN' in pathlib.Path(f'/proc/{process}/environ').read_bytes():\n"
        "        raise ValueError('secret')\n"
        "if len(os.listdir(f'/proc/{server}/task')) != 1:\n    raise ValueError('threads')\n"
        "if os.getsid(0) != watcher or os.getsid(server) == watcher:\n    raise ValueError('session')\n"
    )
    assert played(hand_in(tmp_path, {"nosy": nosy + REST})).out == ()


def test_memory_is_counted_from_the_fork_on(tmp_path: Path):
    takes = HEAD + "taken = bytearray({} * 1_000_000)\n" + REST
    folder = hand_in(tmp_path, {"modest": takes.format(150), "greedy": takes.format(400)})
    out = out_by_name(played(folder, SHORT._replace(memory=300)))
    assert {name: one.why for name, one in out.items()} == {"greedy": "took more memory than it may"}


DAMAGE = {
    "ends its watcher": ("os.kill(watcher, signal.SIGKILL)", "ended by SIGKILL"),
    "ends its server": ("os.kill(server, signal.SIGKILL)", LOST),
    "ends both": ("os.kill(server, signal.SIGSTOP); os.kill(watcher, signal.SIGKILL)", ""),
    "ends its session": ("os.killpg(0, signal.SIGKILL)", "ended by SIGKILL"),
    "closes all": ("os.closerange(0, 1000); os._exit(3)", "exit code 3"),
}
"""What a strategy does, and a part of why it is out for it."""


@pytest.mark.parametrize(("does", "why"), DAMAGE.values(), ids=DAMAGE.keys())
def test_who_damages_what_is_around_it_is_out_alone_and_leaves_nothing(
    does: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(forked_process, "SECONDS_TO_END", 2.0)
    mark = tmp_path / "mark"
    bad = FAMILY + f"leave_one({str(mark)!r})\n{does}\ntime.sleep(600)\n"
    found = played(hand_in(tmp_path / "in", {"a_bad": bad, "loyal": LOYAL, "z_loyal": LOYAL}), ONE_AT_A_TIME)
    assert out_by_name(found).keys() == {"a_bad"}
    assert why in out_by_name(found)["a_bad"].why
    assert len(found.wars) == 4
    assert found.void == ()
    are_gone(mark)


def are_gone(mark: Path) -> None:
    """Wait until what a strategy has noted down has ended: itself, its watcher, and what it has started."""
    for pid in map(int, mark.read_text().split()):
        until(lambda pid=pid: is_gone(pid), f"{pid} is gone")  # type: ignore[misc]


@pytest.mark.parametrize("stopped", ["server", "watcher"])
def test_who_stops_what_is_around_it_plays_on_and_leaves_nothing(
    stopped: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(forked_process, "SECONDS_TO_END", 0.5)
    mark = tmp_path / "mark"
    bad = FAMILY + f"leave_one({str(mark)!r})\nos.kill({stopped}, signal.SIGSTOP)\n{REST}"
    found = played(hand_in(tmp_path / "in", {"a_bad": bad, "loyal": LOYAL}), ONE_AT_A_TIME)
    assert (found.out, found.void) == ((), ())
    assert len(found.wars) == 4
    are_gone(mark)


def test_a_bout_whose_server_ends_once_is_played_again(tmp_path: Path):
    mark = tmp_path / "mark"
    unlucky = FAMILY + (
        f"if not os.path.exists({str(mark)!r}):\n    leave_one({str(mark)!r})\n"
        f"    os.kill(server, signal.SIGKILL)\n    time.sleep(600)\n{REST}"
    )
    found = played(hand_in(tmp_path / "in", {"unlucky": unlucky}))
    assert (found.out, found.void) == ((), ())
    assert len(found.wars) == 1
    are_gone(mark)


def waits(mark: Path) -> str:
    """A strategy that leaves a process behind, and never comes to an end."""
    return FAMILY + f"leave_one({str(mark)!r})\ntime.sleep(600)\n"


PLAYS = """
import sys
from pathlib import Path
from tournament.bouts import played
played(Path(sys.argv[1]))
"""


def test_nothing_outlives_a_tournament_that_is_killed(tmp_path: Path):
    mark = tmp_path / "mark"
    hand_in(tmp_path / "in", {"waits": waits(mark)})
    path = os.pathsep.join(part for part in sys.path if part)
    with subprocess.Popen(
        [sys.executable, "-c", PLAYS, str(tmp_path / "in")], env=os.environ | {"PYTHONPATH": path}
    ) as tournament:
        with bounded(tournament):
            until(lambda: mark.exists() and len(mark.read_text().split()) == 3, "the strategy runs")
        tournament.kill()
    are_gone(mark)


def test_nothing_outlives_a_tournament_that_is_interrupted(tmp_path: Path):
    mark = tmp_path / "mark"
    texts = {"a_loyal": LOYAL, "waits": waits(mark)}
    entrants = in_folder(hand_in(tmp_path / "in", texts))

    def interrupt(_: int) -> None:
        until(lambda: mark.exists() and len(mark.read_text().split()) == 3, "the other strategy runs")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        play(entrants, SHORT, interrupt)
    are_gone(mark)
    assert servers() == []


def servers() -> list[str]:
    """The fork servers of this process that have not ended."""
    lines = subprocess.check_output(["ps", "-o", "args=", "--ppid", str(os.getpid())], text=True).splitlines()
    return [line for line in lines if "microdeals.tournament.fork_server" in line]


def test_no_server_is_left_after_a_tournament(tmp_path: Path):
    assert len(played(hand_in(tmp_path, {"loyal": LOYAL})).wars) == 1
    assert servers() == []


UNABLE = """
import os
from microdeals.tournament import fork_server

def fork():
    raise BlockingIOError(11, "Resource temporarily unavailable")

os.fork = fork
fork_server.main()
"""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (UNABLE, "Resource temporarily unavailable"),
        (
            "import socket; s = socket.socket(fileno=0); s.recv(65536); s.send(b'{}')",
            "fork servers ended before they had forked",
        ),
    ],
)
def test_a_server_that_cannot_fork_is_nobodys_fault(
    text: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(forked_process, "COMMAND", (sys.executable, "-c", text))
    with pytest.raises(RunError, match=why):
        played(hand_in(tmp_path, {"loyal": LOYAL}))


def test_where_processes_have_no_descriptors_there_are_no_fork_servers(monkeypatch: pytest.MonkeyPatch):
    def refused(_: int) -> int:
        raise PermissionError(signal.SIGSYS, "not here")

    monkeypatch.setattr(os, "pidfd_open", refused)
    assert not round_robin.can_fork()
