"""What a war leaves behind, and how strategies are ranked by it."""

import math

import pytest

from microdeals.agents import ConflictModel, Party
from microdeals.conflicts import load, with_values
from microdeals.tournament import Bout, Entrant, Field, Played, Rules, standings
from microdeals.tournament.bout_process import OneWar
from microdeals.tournament.bout_result import War
from microdeals.tournament.war import lived
from same_world.settling import settling

WEARY = settling(0.25)

HAWK, DOVE, MOUSE = (Entrant(name, "") for name in ("hawk", "dove", "mouse"))
WAR = War(-1, 100.0, 0.5, (0.0, 0.0), (0, 0), 0, 120)
PEACE = War(9, 50.0, 0.0, (0.5, 0.75), (0, 0), 1, 120)


def test_a_war_tells_what_the_model_recorded():
    conflict = with_values(load("arden_borea"), {"conflict.horizon_days": 60})
    war = lived(conflict, (Party, Party), 7)
    model = ConflictModel(conflict, rng=7)
    while model.running:
        model.step()
    days = model.datacollector.get_model_vars_dataframe()
    assert war.harm == pytest.approx(days["harm"].sum())
    assert war.gap == model.gap.total
    assert war.n_deals == len(model.deals) > 0
    assert war.settled_on == (-1 if model.settled_on is None else model.settled_on)


def test_what_two_alike_get_is_half_the_stake_and_what_can_be_traded():
    """Demands and the gap cancel, whatever the pressure: what is shared is the stake, and joint gains."""
    conflict = with_values(load("arden_borea"), WEARY | {"conflict.horizon_days": 120})
    war = lived(conflict, (Party, Party), 3)
    assert war.settled_on > 0
    asked = [party.values.prospects - party.values.pressure for party in conflict.parties]
    got = sum(part * whole for part, whole in zip(war.met, asked, strict=True))
    assert 1.0 <= got <= 1.0 + conflict.joint_gain


def test_a_diehard_never_settles_and_so_gets_nothing():
    class Diehard(Party):
        def settles(self, gap):
            return False

    war = lived(with_values(load("arden_borea"), WEARY), (Diehard, Party), 3)
    assert (war.settled_on, war.met) == (-1, (0.0, 0.0))


def test_breaches_are_counted_for_the_side_that_commits_them():
    class Breaker(Party):
        def keeps(self, deal):
            return False

    class Saint(Party):
        def keeps(self, deal):
            return True

    conflict = with_values(load("arden_borea"), {"conflict.horizon_days": 60})
    first, second = (lived(conflict, sides, 7).breaches for sides in ((Breaker, Saint), (Saint, Breaker)))
    assert first[0] > 0 == first[1]
    assert second[1] > 0 == second[0]


def table(*bouts: tuple[Entrant, Entrant, list[War]]) -> Played:
    """A tournament in which each bout is on one side only, one war a seed."""
    wars = tuple(
        (Bout(first, second), OneWar(0, seed, False, war))
        for first, second, fought in bouts
        for seed, war in enumerate(fought)
    )
    entrants = tuple(dict.fromkeys(one for bout, _ in wars for one in bout))
    return Played(Rules((Field("arden_borea"),), range(3)), entrants, wars, (), ())


def test_peace_comes_before_less_harm_and_less_harm_before_demands():
    spared = WAR._replace(harm=10.0)
    ranked = standings(
        table((HAWK, HAWK, [spared] * 3), (DOVE, DOVE, [PEACE] * 3), (MOUSE, MOUSE, [WAR] * 3))
    )
    assert [one.entrant for one in ranked] == [DOVE, HAWK, MOUSE]
    assert [one.settled.mean for one in ranked] == [1.0, 0.0, 0.0]
    assert [one.harm.mean for one in ranked] == [50.0, 10.0, 100.0]
    assert math.isnan(ranked[1].met.mean)


def test_of_one_war_each_side_has_its_own_demand_and_swapped_sides_swap_it():
    (bout, war), *_ = table((HAWK, DOVE, [PEACE])).wars
    straight = {one.entrant: one.met.mean for one in standings(table((HAWK, DOVE, [PEACE])))}
    assert straight == {HAWK: 0.5, DOVE: 0.75}
    swapped = table((HAWK, DOVE, [PEACE]))._replace(wars=((bout, war._replace(swapped=True)),))
    assert {one.entrant: one.met.mean for one in standings(swapped)} == {HAWK: 0.75, DOVE: 0.5}


def test_an_even_race_is_not_told_apart_and_a_sure_one_is():
    lucky = [WAR._replace(harm=harm) for harm in (90.0, 110.0, 99.0)]
    even = standings(table((HAWK, HAWK, [WAR] * 3), (DOVE, DOVE, lucky)))
    assert [(one.entrant, one.is_told_apart) for one in even] == [(DOVE, True), (HAWK, False)]
    sure = [WAR._replace(harm=harm) for harm in (90.0, 91.0, 89.0)]
    apart = standings(table((HAWK, HAWK, [WAR] * 3), (DOVE, DOVE, sure)))
    assert [(one.entrant, one.is_told_apart) for one in apart] == [(DOVE, True), (HAWK, True)]


def test_three_seeds_without_a_settlement_leave_room_for_one():
    """Wilson's interval for 0 of 3 reaches to z²/(3 + z²) = 0.56."""
    (only,) = standings(table((HAWK, HAWK, [WAR] * 3)))
    assert (only.settled.low, only.settled.high) == (0.0, pytest.approx(0.5615, abs=1e-4))


def test_no_interval_reaches_beyond_what_can_be():
    """A war of 120 days has a harm of at most 120, and nobody gets less than nothing of a demand."""
    fought = [WAR._replace(harm=harm) for harm in (119.0, 90.0, 120.0)]
    settled = [
        PEACE._replace(harm=harm, met=(met, met)) for harm, met in ((0.5, 0.0), (9.0, 0.5), (0.5, 0.1))
    ]
    peaceful, warlike = standings(table((HAWK, HAWK, fought), (DOVE, DOVE, settled)))
    assert warlike.harm.low < 90.0
    assert warlike.harm.high == 120.0
    assert peaceful.harm.low == peaceful.met.low == 0.0
    assert peaceful.harm.high > 9.0


def test_one_seed_has_no_interval_for_harm():
    (only,) = standings(table((HAWK, HAWK, [WAR])))
    assert math.isnan(only.harm.low)
    assert only.n_wars == 2
