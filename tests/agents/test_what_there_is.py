"""What a strategy asks that is not there is told with what there is; and the date is there."""

import datetime
import pickle
from copy import copy

import pytest

import microdeals as md
from microdeals.errors import StrategyError


class Winter(md.Party):
    """Signs nothing in March, for the tests' war begins then."""

    def accepts(self, slot, value):
        return value > 0 and self.conflict_model.date.month != 3


class Misspelled(md.Party):
    def keeps(self, deal):
        return self.conflict_model.dat is None


class Confused(md.Party):
    def accepts(self, slot, value):
        return self.trsut > 0.1


def test_the_date_of_today_is_known_over_the_end_of_a_year():
    world = md.ConflictModel("arden_borea", horizon_days=400, rng=1)
    start = world.conflict.start
    dates = {}
    while world.day < 310:
        world.step()
        dates[world.day] = world.date
    assert dates[1] == start
    assert dates[310] == start + datetime.timedelta(days=309)
    assert dates[310].year == start.year + 1
    assert list(world.to_frame("days").date.dt.date) == list(dates.values())


def test_a_side_that_looks_at_the_date_signs_by_it():
    world = md.run("arden_borea", days=120, seed=1, parties=(Winter, md.Party))
    assert world.deals
    assert all(world.to_frame("days").date[deal.signed_on - 1].month != 3 for deal in world.deals)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (Misspelled, r"the world of a run has no 'dat' \(did you mean 'date'\?\)"),
        (Confused, r"Confused has no 'trsut' \(did you mean 'trust'\?\)"),
    ],
)
def test_a_decision_that_asks_for_what_is_not_there_is_told_what_is(wrong, told: str):
    with pytest.raises(StrategyError, match=told) as raised:
        md.judge("arden_borea", runs=2, days=90, as_given=True, parties=(wrong, md.Party), threads=1)
    assert "TracedModel" not in str(raised.value)


def test_a_world_names_its_tables_and_what_it_knows():
    world = md.run("arden_borea", days=1)
    with pytest.raises(AttributeError, match=r"no 'days' \(to_frame\('days'\) is its table\)"):
        _ = world.days
    with pytest.raises(AttributeError, match=r"no 'zzz' \(it has 'day', 'date', 'day_of_year'"):
        _ = world.zzz
    with pytest.raises(AttributeError, match=r"no 'zzz' \(it has 'side', 'title', 'trust'"):
        _ = world.parties[0].zzz


def test_a_world_is_copied_and_kept_as_before():
    world = md.run("arden_borea", days=2)
    assert copy(world).day == pickle.loads(pickle.dumps(world)).day == 2  # noqa: S301 - its own
