"""The module answers first, machine code takes over, and whatever fails the answer is the same."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from microdeals._compile import INTERPRETED, engine, is_compiled
from microdeals.conflicts import load
from microdeals.ensemble import Ensemble, Wanted, run_ensemble, runs
from microdeals.ensemble.engine import run_worlds
from microdeals.errors import RequestError
from microdeals.portable import runner
from microdeals.portable.instance import Instance
from microdeals.portable.reading import Portable
from microdeals.portable.runner import CHOICE, COMPILED, MODULE, Runner
from waits import BOUND

pytestmark = pytest.mark.skipif(INTERPRETED, reason="plain Python answers")
WANTED = Wanted(days=40, daily=True, events=True)


@pytest.fixture(autouse=True)
def nobody_has_chosen(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(CHOICE, raising=False)


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Runner:
    """A runner that has done nothing yet, over code that is not compiled yet, in place of the package's."""
    found = Runner(engine(run_worlds.plain))
    monkeypatch.setattr(runs, "ENGINE", found)
    return found


def some_worlds() -> Ensemble:
    return run_ensemble(load("arden_borea"), range(12), WANTED, threads=2)


def bits(worlds: Ensemble) -> bytes:
    numbers = [np.ascontiguousarray(worlds.outcomes[name]) for name in worlds.outcomes.dtype.names]
    numbers += [worlds.daily, worlds.fronts, worlds.leans]
    numbers += [np.ascontiguousarray(worlds.events[name]) for name in worlds.events.dtype.names]
    return b"".join(column.tobytes() for column in numbers)


@pytest.fixture(scope="module")
def by_machine_code() -> bytes:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(CHOICE, COMPILED)
        return bits(some_worlds())


def test_the_module_answers_first_and_nothing_is_compiled(fresh: Runner, by_machine_code: bytes):
    assert bits(some_worlds()) == by_machine_code
    assert fresh.worked > 0.0
    assert not fresh.needs_compiling()
    assert not is_compiled(fresh.entry)


def test_machine_code_takes_over_behind_the_work(fresh: Runner, by_machine_code: bytes, monkeypatch):
    monkeypatch.setattr(runner, "KEPT_AFTER", 0.0)
    monkeypatch.setattr(runner, "COMPILED_AFTER", 0.0)
    some_worlds()
    assert fresh.taking_over is not None
    fresh.taking_over.join(BOUND)
    assert is_compiled(fresh.entry)
    worked = fresh.worked
    assert bits(some_worlds()) == by_machine_code
    assert fresh.worked == worked


def test_who_asks_for_an_engine_by_name_gets_that_one(fresh: Runner, by_machine_code, monkeypatch):
    monkeypatch.setenv(CHOICE, COMPILED)
    assert bits(some_worlds()) == by_machine_code
    assert fresh.worked == 0.0
    monkeypatch.setenv(CHOICE, MODULE)
    assert bits(some_worlds()) == by_machine_code
    assert fresh.worked > 0.0


def test_an_engine_that_there_is_not_is_refused(monkeypatch):
    monkeypatch.setenv(CHOICE, "steam")
    with pytest.raises(RequestError, match="MICRODEALS_ENGINE = steam: must be module or compiled"):
        some_worlds()


def test_without_the_module_machine_code_answers_and_the_reason_is_told(
    fresh: Runner, by_machine_code, monkeypatch
):
    monkeypatch.setattr(runner, "found", lambda: Portable(None, None, "engine.wasm is damaged"))
    assert bits(some_worlds()) == by_machine_code
    assert fresh.problem == "engine.wasm is damaged"
    monkeypatch.setenv(CHOICE, MODULE)
    with pytest.raises(RequestError, match=r"MICRODEALS_ENGINE = module: engine.wasm is damaged\."):
        some_worlds()


def test_a_module_that_fails_in_the_middle_has_written_nothing(fresh: Runner, by_machine_code, monkeypatch):
    def no_memory(_: Instance, n_bytes: int) -> None:
        raise MemoryError(n_bytes)

    monkeypatch.setattr(Instance, "_grow", no_memory)
    assert bits(some_worlds()) == by_machine_code
    assert fresh.problem == "the module failed here (MemoryError)"


def test_a_tape_in_small_parts_is_the_same_tape(fresh: Runner, by_machine_code, monkeypatch):
    for most in (1, 300_000):
        monkeypatch.setattr(runs, "MOST_AT_ONCE", most)
        assert bits(some_worlds()) == by_machine_code
    assert fresh.worked > 0.0


def test_where_nothing_can_be_kept_the_module_answers_all_the_same(tmp_path: Path):
    """An unwritable home and no room for temporary files: no word, no compiling, the same worlds."""
    barred = tmp_path / "file"
    barred.touch()
    places = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "TMPDIR", "TMP", "TEMP"), str(barred))
    script = (
        "from microdeals.conflicts import load; from microdeals.ensemble import run_ensemble\n"
        "import sys; print(run_ensemble(load('arden_borea'), range(3)).outcomes.gap.tolist()); "
        "print('numba' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        env={**os.environ, **places}, capture_output=True, text=True, timeout=BOUND, check=False,
    )  # fmt: skip
    here = run_ensemble(load("arden_borea"), range(3)).outcomes.gap.tolist()
    assert done.stdout.splitlines() == [str(here), "False"]
    assert done.stderr == ""
