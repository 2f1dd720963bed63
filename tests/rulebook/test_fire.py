"""Fire along the front: guns that are freed turn up elsewhere or not at all, never more of them."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microdeals.rulebook.fire import (
    calm_asked,
    calm_given_up,
    fire_elsewhere,
    fire_left,
    fire_with_surge,
    share_of_front,
    surge_after,
)
from microdeals.rulebook.quantities import DealKind, Front
from rulebook.ranges import shares

weights = st.lists(st.tuples(st.floats(0.1, 10.0), st.booleans(), shares), min_size=2, max_size=8)


@given(weights, shares)
def test_displaced_guns_never_exceed_those_that_were_freed(sectors, displacement):
    total = sum(weight for weight, _, _ in sectors)
    calm = [(weight / total, left) for weight, is_calm, left in sectors if is_calm]
    loud = [weight / total for weight, is_calm, _ in sectors if not is_calm]
    assume(calm)
    assume(loud)
    freed = sum(share * (1.0 - left) for share, left in calm)
    front = Front(displacement=displacement)
    fires = [fire_elsewhere(share, freed, sum(loud), front) for share in loud]
    moved = sum(fires) - sum(loud)
    assert moved == pytest.approx(displacement * freed, abs=1e-9)
    assert moved <= freed + 1e-9
    assert sum(fires) + sum(share * left for share, left in calm) <= 1.0 + 1e-9


def test_displaced_guns_go_where_the_front_is_already_loud():
    front = Front(displacement=1.0)
    small, large = (fire_elsewhere(share, 0.3, 0.4, front) for share in (0.1, 0.3))
    assert large == pytest.approx(3.0 * small)


@given(shares, st.floats(0.0, 1000.0), st.floats(0.01, 1000.0))
def test_fire_in_a_calm_sector_lies_between_what_is_not_stopped_and_war(calm, violations, war_violations):
    left = fire_left(calm, violations, war_violations)
    assert 1.0 - calm - 1e-12 <= left <= 1.0 + 1e-12
    assert fire_left(calm, violations + 1.0, war_violations) >= left - 1e-12


def test_violations_bring_the_war_back_in_steps():
    assert [fire_left(0.5, n, 4.0) for n in (0, 1, 2, 4, 40)] == pytest.approx([0.5, 0.625, 0.75, 1.0, 1.0])


def test_a_surge_after_a_walkout_dies_down_by_a_fixed_part_a_day():
    front = Front(surge=0.8, surge_decay=0.5)
    surge = surge_after(0.0, 0.5, front)
    days = []
    for _ in range(3):
        days.append(surge)
        surge = surge_after(surge, 0.0, front)
    assert days == pytest.approx([0.4, 0.2, 0.1])


def test_a_surge_fans_every_fire_alike():
    assert (fire_with_surge(0.4, 0.0), fire_with_surge(0.4, 0.5)) == (0.4, pytest.approx(0.6))


def test_leaving_a_deal_gives_up_its_calm_where_it_held():
    assert calm_given_up(DealKind(calm=0.8), 0.25) == 0.2
    assert calm_given_up(DealKind(calm=0.0), 1.0) == 0.0


def test_one_sides_guns_are_half_of_the_guns():
    assert [calm_asked(DealKind(calm=0.8), n_bound) for n_bound in (0, 1, 2)] == [0.0, 0.4, 0.8]


def test_sectors_share_the_front_by_weight():
    assert [share_of_front(weight, 8.0) for weight in (1.0, 3.0, 4.0)] == [0.125, 0.375, 0.5]
