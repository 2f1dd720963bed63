"""A number that is no longer finite stops a run with model, seed and day, and never passes for a result."""

import math

import pytest

from agents.wars import NEVER, war
from microdeals.ensemble import Wanted, run_ensemble, runs
from microdeals.errors import RunError
from microdeals.rulebook.events import Format, Happening

DAYS = 12
SEEDS = range(20)
ADVISED = {
    "third_party.crown": {"hosts": True, "lean": 1.0, "insight": 0.5, "arrives_on_day": 4},
    "talks.order": "trilateral_first",
    "meeting.bilateral.days_between": NEVER,
    "meeting.trilateral.days_between": 15.0,
}
"""A host who is heard at trilateral meetings, which come about on some day, or not, as luck has it."""


@pytest.fixture
def broken(monkeypatch):
    """Let a value of the kernel be no number; no conflict model can say that."""
    kernel_of = runs.kernel_of

    def breaking(table, key):
        def with_nan(conflict):
            kernel = kernel_of(conflict)
            getattr(kernel, table)[key][:] = math.nan
            return kernel

        monkeypatch.setattr(runs, "kernel_of", with_nan)

    return breaking


def test_the_first_seed_and_the_day_are_named(broken):
    sound = run_ensemble(war(ADVISED), SEEDS, Wanted(days=DAYS, events=True))
    advised = {}
    for seed, out, events in zip(SEEDS, sound.outcomes, sound.events, strict=True):
        for event in events[: out.n_events]:
            if event.happening == Happening.MEETING and event.slot == Format.TRILATERAL:
                advised.setdefault(seed, int(event.day))
    seed, day = next(iter(advised.items()))
    assert seed > 0
    assert day > 1
    broken("third_parties", "insight")
    with pytest.raises(RunError) as raised:
        run_ensemble(war(ADVISED), SEEDS, Wanted(days=DAYS))
    assert str(raised.value).startswith(
        f"still_war: a number is no longer finite with seed {seed} on day {day}. "
    )


@pytest.mark.parametrize(
    ("table", "key"), [("parties", "pressure"), ("parties", "trust"), ("sectors", "share")]
)
def test_a_world_that_begins_without_a_number_ends_on_its_first_day(broken, table, key):
    broken(table, key)
    with pytest.raises(RunError, match="seed 7 on day 1"):
        run_ensemble(war(), [7, 8], Wanted(days=3))


def test_a_world_that_goes_wrong_late_is_told_by_the_day_on_which_it_did(broken):
    guaranteed = {"third_party.crown": {"heft": 0.5, "commitment": 0.5, "arrives_on_day": 6}}
    broken("third_parties", "heft")
    with pytest.raises(RunError, match="seed 3 on day 6"):
        run_ensemble(war(guaranteed), [3], Wanted(days=10))


def test_it_stops_in_threads_and_in_later_chunks_too(broken, monkeypatch):
    monkeypatch.setattr(runs, "CHUNK", 1)
    broken("parties", "pressure")
    with pytest.raises(RunError, match="no longer finite"):
        run_ensemble(war(), SEEDS, Wanted(days=3), threads=2)


def test_the_most_extreme_values_that_a_model_may_hold_are_finite_all_the_same():
    extreme = {
        "both.pressure_half_life": 5e-324,
        "both.negativity": 10.0,
        "conduct.scale": 5e-324,
        "conduct.prior_weight": 5e-324,
        "commanders.grievance_ceiling": 5e-324,
        "front.war_violations": 5e-324,
        "deal.swap": {"temptation": 1.0, "calm": 1.0},
        "ladder.policy": "leap",
    }
    worlds = run_ensemble(war(extreme), SEEDS, Wanted(days=30))
    assert (worlds.outcomes.bad_day == -1).all()
