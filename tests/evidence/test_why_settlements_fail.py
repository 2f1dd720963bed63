"""Failures of settlements are told apart as one tells them by hand; by design, most are."""

import numpy as np
import pytest

from microdeals.conflicts import load
from microdeals.conflicts.slots import slots_of
from microdeals.ensemble.records import blank
from microdeals.ensemble.tape import EventRow
from microdeals.evidence.ceasefire_table import Lived
from microdeals.evidence.failures import Failures, failures_of, summed
from microdeals.evidence.histories import histories
from microdeals.evidence.population import PopulationRun, load_population
from microdeals.paths import room
from microdeals.rulebook.events import Happening

MODEL = load("base_rate")
SETTLEMENT = slots_of(MODEL)[1].number
POPULATION = load_population(room("models") / "base_rate")


def world(*happened: tuple[Happening, int]) -> Lived:
    """A world in which these things happened to deals, a day after the other."""
    events = blank(EventRow, (len(happened),))
    for day, (happening, slot) in enumerate(happened):
        events[day].day, events[day].happening, events[day].slot = day, happening, slot
    return Lived(0, MODEL, events, 3652, np.ones(3652), -1)


SIGNED, BROKEN = (Happening.SIGNED, SETTLEMENT), (Happening.BREACH, SETTLEMENT)
LEFT, LEFT_FOR_MORE = (Happening.WITHDRAWN, SETTLEMENT), (Happening.RESUMED, SETTLEMENT)


@pytest.mark.parametrize(
    ("happened", "counted"),
    [
        ([SIGNED, LEFT], Failures(nobody_broke=1)),
        ([SIGNED, BROKEN, LEFT], Failures(broken=1)),
        ([SIGNED, BROKEN, LEFT_FOR_MORE], Failures(left_for_more=1)),
        ([SIGNED, BROKEN, LEFT, SIGNED, LEFT], Failures(broken=1, nobody_broke=1)),
        ([SIGNED, (Happening.BREACH, 0), LEFT], Failures(nobody_broke=1)),
        ([(Happening.SIGNED, 0), (Happening.WITHDRAWN, 0), SIGNED], Failures()),
        ([SIGNED, (Happening.OVERRUN, SETTLEMENT)], Failures()),
    ],
)
def test_a_failure_is_of_one_sort(happened: list[tuple[Happening, int]], counted: Failures):
    assert failures_of(world(*happened)) == counted


def test_failures_of_worlds_sum():
    assert summed([Failures(1, 2, 3), Failures(), Failures(4, 0, 1)]) == Failures(5, 2, 4)


def test_most_settlements_of_the_population_that_fail_fail_by_design():
    """The aim of decision 31: a breach or an exit stands behind more than six in ten."""
    worlds = histories(POPULATION, PopulationRun(800, 1, 2))
    found = summed([each.failures for each in worlds])
    assert found.together > 30
    assert found.nobody_broke < 0.4 * found.together
