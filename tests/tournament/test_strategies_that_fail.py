"""Whatever a strategy does, it gets a line with the reason, and the others play on."""

import sys
import time
from pathlib import Path

import pytest

from microdeals.errors import RunError
from microdeals.tournament import bout_process, forked_process, own_process, round_robin
from tournament.bouts import SHORT, is_gone, linux_only, out_by_name, played
from tournament.folder import BAD, HEAD, LOOPS, LOYAL, hand_in
from waits import BOUND, until

MEETS_LOYAL = 'type(self.other).__name__ == "Loyal"'


@pytest.fixture(params=[True, False], ids=["forked", "started anew"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bouts whose processes come from a fork server, and those of systems that have none."""
    if request.param and not round_robin.can_fork():
        pytest.skip("there are no fork servers here")
    monkeypatch.setattr(round_robin, "can_fork", lambda: request.param)


@linux_only
@pytest.mark.usefixtures("either_way")
def test_each_bad_strategy_has_its_reason_and_line_and_the_good_one_plays_on(tmp_path: Path):
    found = played(hand_in(tmp_path, {"loyal": LOYAL} | {name: text for name, (text, _, _) in BAD.items()}))
    out = out_by_name(found)
    assert out.keys() == BAD.keys()
    for name, (_, line, why) in BAD.items():
        assert why in out[name].why, name
        assert out[name].line == line, name
        assert out[name].against is None
    assert [bout.first.name for bout, _ in found.wars] == ["loyal"]
    assert found.void == ()


class Clock:
    """Stands still until these files are there, and then says that it is later each time it is asked."""

    def __init__(self, *marks: Path) -> None:
        self._marks = marks
        self._asked = 0
        self._until = time.monotonic() + BOUND
        self.sleep = time.sleep

    def monotonic(self) -> float:
        assert time.monotonic() < self._until, "the strategies did not begin to turn"
        self._asked += all(mark.exists() for mark in self._marks)
        return 3600.0 * self._asked


@linux_only
@pytest.mark.usefixtures("either_way")
def test_an_endless_loop_is_ended_and_the_line_in_which_it_turned_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    marks = {name: tmp_path / f"{name}.turns" for name in LOOPS}
    texts = {
        name: text.replace("TURNING", f"open({str(marks[name])!r}, 'w').close()")
        for name, (text, _) in LOOPS.items()
    }
    monkeypatch.setattr(bout_process, "time", Clock(*marks.values()))
    out = out_by_name(played(hand_in(tmp_path / "in", texts), SHORT._replace(seconds=6.0)))
    for name, (_, lines) in LOOPS.items():
        assert out[name].why == "a war took longer than 6 seconds"
        assert out[name].line in lines


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize(
    ("command", "why"),
    [
        ((sys.executable, "-c", "raise ImportError('no such module')"), "ImportError: no such module"),
        ((sys.executable, "-c", "raise SystemExit(3)"), "it ended or hung without a word"),
        (("nowhere/python",), "No such file or directory"),
    ],
)
def test_a_process_that_never_begins_is_nobodys_fault(
    command: tuple[str, ...], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for module in (forked_process, own_process):
        monkeypatch.setattr(module, "COMMAND", command)
    with pytest.raises(RunError, match=f"a process for strategies could not be started: .*{why}"):
        played(hand_in(tmp_path, {"loyal": LOYAL}))


@linux_only
def test_a_bout_may_take_as_long_as_its_wars_may(tmp_path: Path):
    curious = HEAD + (
        "import resource\nclass A(Party):\n    pass\n"
        "raise ValueError(resource.getrlimit(resource.RLIMIT_CPU)[0])\n"
    )
    found = played(hand_in(tmp_path, {"curious": curious}), SHORT._replace(seconds=3600.0, seeds=(1, 2, 3)))
    assert int(found.out[0].why.removeprefix("ValueError: ")) >= 3 * 3600


def test_a_second_name_is_not_a_second_strategy(tmp_path: Path):
    assert played(hand_in(tmp_path, {"named": LOYAL + "Strategy = Loyal\n"})).out == ()


def test_one_that_fails_only_against_some_is_out_with_all_its_wars(tmp_path: Path):
    picky = HEAD + (
        "class Picky(Party):\n    def accepts(self, slot, value):\n"
        f"        if {MEETS_LOYAL}:\n            raise ValueError('\\x1b[31mnot\\nwith him')\n"
        "        return True\n"
    )
    found = played(hand_in(tmp_path, {"loyal": LOYAL, "picky": picky}))
    (out,) = found.out
    assert (out.entrant.name, out.line, out.against and out.against.name) == ("picky", 5, "loyal")
    assert out.why == "ValueError: [31mnot with him"
    assert {bout.second.name for bout, _ in found.wars} == {"loyal"}


def test_where_nobody_can_say_who_it_was_the_bout_is_void_and_both_stay(tmp_path: Path):
    sly = HEAD + (
        "import os\nclass Sly(Party):\n    def accepts(self, slot, value):\n"
        f"        if {MEETS_LOYAL}:\n            os._exit(0)\n        return True\n"
    )
    found = played(hand_in(tmp_path, {"loyal": LOYAL, "sly": sly}))
    assert found.out == ()
    assert [{one.name for one in void.bout} for void in found.void] == [{"loyal", "sly"}]
    assert {bout.first.name for bout, _ in found.wars} == {"loyal", "sly"}


STARTS = {
    "a child": "child = subprocess.Popen(['sleep', '600']).pid",
    "one that leaves the group": "child = subprocess.Popen(['sleep', '600'], start_new_session=True).pid",
    "the child of a child that is gone": (
        "child = int(subprocess.check_output(['sh', '-c', 'setsid sleep 600 >/dev/null 2>&1 & echo $!']))"
    ),
}


@linux_only
@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("starts", STARTS.values(), ids=STARTS.keys())
def test_what_a_strategy_starts_is_ended_with_it(starts: str, tmp_path: Path):
    mark = tmp_path / "pid"
    leaves = HEAD + (
        f"import pathlib, subprocess\n{starts}\n"
        f"pathlib.Path({str(mark)!r}).write_text(str(child))\nclass A(Party):\n    pass\n"
    )
    assert played(hand_in(tmp_path / "in", {"leaves": leaves})).out == ()
    until(lambda: is_gone(int(mark.read_text())), "the process it started is gone")


def test_it_plays_in_an_empty_folder_with_few_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("A_SECRET_TOKEN", "hidden")
    nosy = HEAD + (
        "import os\nif os.listdir('.') or 'A_SECRET_TOKEN' in os.environ:\n    raise ValueError('found')\n"
        "class A(Party):\n    pass\n"
    )
    assert played(hand_in(tmp_path, {"nosy": nosy})).out == ()


def test_a_file_that_is_no_text_is_told_and_never_run(tmp_path: Path):
    (tmp_path / "loyal.py").write_text(LOYAL)
    (tmp_path / "binary.py").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "huge.py").write_bytes(b"#" * 300_000)
    out = out_by_name(played(tmp_path))
    assert out["binary"].why == "the file is not UTF-8 text"
    assert out["huge"].why == "the file is larger than 200 kB"
