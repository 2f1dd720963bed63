"""The agents and the compiled loops live the same worlds, to the last bit, however they are run."""

import math
import os
import pickle
import subprocess
import sys
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from microdeals._compile import INTERPRETED
from microdeals.ensemble import runs
from microdeals.rulebook.events import Happening
from same_world import tell_digests
from same_world.invented import WARS, conflicts
from same_world.two_engines import first_difference, happenings, lived_by_agents, lived_in_ensemble

N_WARS = 60 if INTERPRETED else 100
TESTS = Path(__file__).resolve().parents[1]


def test_agents_and_loops_live_the_same_worlds_whatever_happens_in_them():
    happened = Counter()

    def both_live(n_wars):
        @settings(WARS, max_examples=n_wars)
        @given(conflicts(), st.integers(0, 2**63 - 1), st.integers(20, 60))
        def both_live_it(conflict, seed, days):
            by_agents = lived_by_agents(conflict, seed, days)
            (in_loops,) = lived_in_ensemble(conflict, [seed], days)
            assert first_difference(by_agents, in_loops) == ""
            happened.update(happenings(by_agents))

        both_live_it()

    both_live(N_WARS)
    # Equality says something only about what took place. Which wars Hypothesis invents hangs on the modules
    # that other tests have imported, and some events come in one war of fifty: then there are more wars.
    if set(Happening) - happened.keys():
        both_live(5 * N_WARS)
    assert set(Happening) - happened.keys() == set()


def test_a_world_does_not_depend_on_threads_or_on_the_worlds_beside_it(some_wars, monkeypatch):
    monkeypatch.setattr(runs, "CHUNK", 2)
    for conflict, seed in some_wars:
        seeds = [seed, 0, 2**63 - 1, 7, seed]
        alone = [lived_in_ensemble(conflict, [one], 20)[0] for one in seeds]
        for threads in (1, 2):
            together = lived_in_ensemble(conflict, seeds, 20, threads)
            parted = [first_difference(*pair) for pair in zip(alone, together, strict=True)]
            assert parted == [""] * len(seeds)


def test_compiled_and_interpreted_loops_live_the_same_worlds(some_wars, tmp_path):
    file = tmp_path / "wars.pickle"
    file.write_bytes(pickle.dumps(some_wars))
    paths = os.pathsep.join(filter(None, (str(TESTS), os.environ.get("PYTHONPATH"))))
    told = subprocess.run(
        [sys.executable, "-W", "error", tell_digests.__file__, file],
        env=os.environ | {"PYTHONPATH": paths, "MICRODEALS_INTERPRET": "0" if INTERPRETED else "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    here = tell_digests.digests(some_wars)
    assert len(set(here)) > len(some_wars)
    assert told.stdout.split() == here


def test_one_bit_is_a_difference(some_wars):
    conflict, seed = some_wars[0]
    lived = lived_by_agents(conflict, seed, 3)
    assert first_difference(lived, lived) == ""
    other = lived._replace(daily=lived.daily.copy())
    other.daily[2, 0] = math.nextafter(other.daily[2, 0], 2.0)
    assert first_difference(lived, other).startswith("day 3, trust_0: ")
    assert first_difference(lived, lived._replace(events=())).startswith("events: ")
