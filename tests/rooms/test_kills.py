"""A real server that is killed in the middle of a class, by the benchmark that anybody can run."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from waits import BOUND

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "class.py"
spec = importlib.util.spec_from_file_location("class_benchmark", BENCHMARK)
assert spec is not None
assert spec.loader is not None
bench = importlib.util.module_from_spec(spec)
sys.modules[spec.name] = bench
spec.loader.exec_module(bench)


def test_a_server_that_is_killed_twice_in_a_class_behind_a_line_that_stalls_loses_nothing():
    few = [
        "--phones",
        "4",
        "--join",
        "1",
        "--guess",
        "1",
        "--stall",
        "1",
        "--patience",
        "0.5",
        "--kills",
        "2",
    ]
    done = subprocess.run(
        [sys.executable, BENCHMARK, *few], capture_output=True, text=True, timeout=BOUND, check=False
    )
    told = done.stdout
    assert done.returncode == 0, told + done.stderr
    tried = next(line for line in told.splitlines() if line.startswith("tried: "))
    assert tried.startswith("tried: 2 kills, ")
    assert tried.endswith(" 8 phones; lost: 0")
    assert int(tried.split()[3]) >= 16  # the seats and guesses of the four who were there, at each kill
    assert "while the network stalls for 1 s: 4 answers" in told


@pytest.mark.parametrize(
    ("guess", "is_lost"), [(2, True), (0, False), (1, False), (None, True), ("no seat", True)]
)
def test_what_is_not_in_the_file_counts_as_lost(guess, is_lost):
    seats = set() if guess == "no seat" else {"Blue 1"}
    guesses = {"Blue 1": guess} if isinstance(guess, int) else {}
    told = [bench.Acknowledged("Blue 1", sent=(2, 0, 1), kept=1)]
    assert bool(bench.lost_in(bench.SavedClass(guesses, seats), told)) is is_lost
    assert bench.lost_in(bench.SavedClass({}, set()), [bench.Acknowledged("", (3,), -1)]) == []


def test_a_phone_in_anothers_seat_counts_as_lost():
    phone = bench.SimulatedPhone(bench.OwnServer(Path()))
    phone.name = "Blue 1"
    assert bench.misplaced([phone], ["Blue 1"]) == []
    assert bench.misplaced([phone], ["Red 1"]) == ["Blue 1 is Red 1 now"]
    assert bench.misplaced([phone], [""]) == ["Blue 1 is nobody now"]
