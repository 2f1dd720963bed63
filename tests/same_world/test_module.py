"""The WebAssembly module lives the worlds that machine code lives, to the last bit."""

import pytest

from microdeals._compile import INTERPRETED
from microdeals.conflicts import load, shipped
from microdeals.ensemble import Ensemble, Wanted, run_ensemble
from microdeals.portable.runner import CHOICE, COMPILED, MODULE
from same_world.kept_worlds import digest, floats, whole_numbers

pytestmark = pytest.mark.skipif(INTERPRETED, reason="plain Python answers")


def lived(engine: str, conflict, seeds, days: int) -> Ensemble:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(CHOICE, engine)
        return run_ensemble(conflict, seeds, Wanted(days=days, daily=True, events=True))


def told(worlds: Ensemble) -> tuple[str, str]:
    return digest(whole_numbers(worlds)), digest(floats(worlds))


@pytest.mark.parametrize("name", shipped())
def test_shipped_wars_are_the_same_by_both(name):
    conflict = load(name)
    by_module, compiled = (lived(engine, conflict, range(100), 182) for engine in (MODULE, COMPILED))
    assert told(by_module) == told(compiled)


def test_invented_wars_are_the_same_by_both(some_wars):
    for conflict, seed in some_wars:
        by_module, compiled = (lived(engine, conflict, [seed, 0], 60) for engine in (MODULE, COMPILED))
        assert told(by_module) == told(compiled)
