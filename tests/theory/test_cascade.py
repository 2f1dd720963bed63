import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.theory.cascade import (
    bred_by_one,
    chance_of_cascade,
    chance_of_erosion,
    mean_cascade,
    mean_cascade_of_two,
)
from theory.sampling import agrees, agrees_in_share, poisson


def cascade_size(rng, bred, limit=10_000):
    """One violation, those it breeds, those they breed, and so on, by hand."""
    alive, size = 1, 1
    while alive and size < limit:
        alive = poisson(rng, bred * alive)
        size += alive
    return size


def calm_sector(rng, breeding, decay, n_days):
    """Both sides day by day: grievances decay, and each violation feeds the other side's."""
    grievance, size, violations = [0.0, 0.0], 1, (1, 0)
    for _ in range(n_days):
        for side in (0, 1):
            fed = breeding[side] * (1 - math.exp(-decay)) * violations[1 - side]
            grievance[side] = grievance[side] * math.exp(-decay) + fed
        violations = (poisson(rng, grievance[0]), poisson(rng, grievance[1]))
        size += sum(violations)
    return size


def test_violations_that_breed_half_a_violation_each_double_in_the_end():
    assert mean_cascade(bred_by_one(0.5, 0.0)) == pytest.approx(2.0)


def test_attributing_half_of_them_brings_a_feud_of_one_and_a_half_below_one():
    assert mean_cascade(bred_by_one(1.5, 0.0)) == math.inf
    assert mean_cascade(bred_by_one(1.5, 0.5)) == pytest.approx(4.0)


def test_at_exactly_one_violation_bred_by_each_cascades_end_but_have_no_mean():
    assert mean_cascade(1.0) == math.inf
    assert mean_cascade_of_two(2.0, 0.5) == math.inf
    assert chance_of_erosion(1.0) == 0.0


@pytest.mark.parametrize("bred", [0.2, 0.5, 0.8])
def test_cascades_thrown_by_hand_have_that_size_on_average(bred):
    rng = random.Random(1914)
    assert agrees([cascade_size(rng, bred) for _ in range(20_000)], mean_cascade(bred))


@pytest.mark.parametrize("decay", [0.3, 2.0])
def test_in_a_calm_sector_followed_day_by_day_one_violation_costs_that_many(decay):
    rng = random.Random(2014)
    sizes = [calm_sector(rng, (0.6, 0.6), decay, n_days=150) for _ in range(4000)]
    assert agrees(sizes, mean_cascade(0.6))


def test_a_feud_opposite_a_forgiving_commander_is_a_truce():
    rng = random.Random(2015)
    sizes = [calm_sector(rng, (1.3, 0.4), 1.0, n_days=120) for _ in range(6000)]
    assert agrees(sizes, mean_cascade_of_two(bred_by_first=1.3, bred_by_second=0.4))


def test_two_unequal_commanders_can_be_added_up_generation_by_generation():
    total, generation = 0.0, 1.0
    for step in range(600):
        total += generation
        generation *= 0.5 if step % 2 == 0 else 1.3
    assert mean_cascade_of_two(bred_by_first=1.3, bred_by_second=0.5) == pytest.approx(total)


@given(st.floats(0.0, 0.99))
def test_two_equal_commanders_are_the_simple_case(bred):
    assert mean_cascade_of_two(bred, bred) == pytest.approx(mean_cascade(bred))


@given(st.floats(0.0, 3.0), st.floats(0.0, 3.0))
def test_a_truce_erodes_exactly_when_the_product_of_the_breedings_reaches_one(first, second):
    assert math.isinf(mean_cascade_of_two(first, second)) == (first * second >= 1.0)


@given(st.floats(0.0, 0.95))
def test_the_sizes_of_lasting_truces_cover_all_cases_and_average_to_the_mean(bred):
    chances = [chance_of_cascade(size, bred) for size in range(1, 6_000)]
    assert math.fsum(chances) == pytest.approx(1.0, abs=1e-6)
    if bred < 0.9:
        mean = math.fsum(size * chance for size, chance in enumerate(chances, start=1))
        assert mean == pytest.approx(mean_cascade(bred), rel=1e-6)


@pytest.mark.parametrize("size", [1, 2, 3, 10])
def test_cascades_thrown_by_hand_come_in_these_sizes(size):
    rng = random.Random(1918)
    n = 20_000
    n_hits = sum(cascade_size(rng, 0.65) == size for _ in range(n))
    assert agrees_in_share(n_hits, n, chance_of_cascade(size, 0.65))


def test_the_two_smallest_sizes_are_known_by_hand():
    assert chance_of_cascade(1, 0.65) == pytest.approx(math.exp(-0.65))
    # One is bred, and breeds none.
    assert chance_of_cascade(2, 0.65) == pytest.approx(0.65 * math.exp(-0.65) * math.exp(-0.65))


def test_where_nothing_is_bred_every_violation_stays_alone():
    assert chance_of_cascade(1, 0.0) == 1.0
    assert chance_of_cascade(2, 0.0) == 0.0


@pytest.mark.parametrize("bred", [1.1, 1.3, 2.0])
def test_what_the_finite_sizes_leave_over_is_the_chance_of_erosion(bred):
    finite = math.fsum(chance_of_cascade(size, bred) for size in range(1, 20_000))
    assert 1.0 - finite == pytest.approx(chance_of_erosion(bred), abs=1e-6)


def test_thrown_by_hand_that_share_of_feuds_never_ends():
    rng = random.Random(1916)
    n = 4000
    n_endless = sum(cascade_size(rng, 1.5, limit=400) >= 400 for _ in range(n))
    assert agrees_in_share(n_endless, n, chance_of_erosion(1.5))


@given(st.floats(0.0, 1.0))
def test_no_truce_erodes_for_good_while_each_violation_breeds_one_at_most(bred):
    assert chance_of_erosion(bred) == 0.0


@given(st.floats(1.001, 10.0))
def test_the_chance_of_erosion_reproduces_itself_and_grows(bred):
    endless = chance_of_erosion(bred)
    assert 0.0 < endless < 1.0
    # No cascade is endless in which none of those that the first violation breeds is.
    assert math.exp(-bred * endless) == pytest.approx(1.0 - endless)
    assert chance_of_erosion(bred + 0.1) > endless


@given(st.floats(0.0, 0.9), st.floats(0.0, 0.9), st.floats(0.01, 0.1))
def test_feuds_lengthen_cascades_and_attribution_shortens_them(ratio, attribution, more):
    before = mean_cascade(bred_by_one(ratio, attribution))
    assert mean_cascade(bred_by_one(ratio + more, attribution)) > before
    assert mean_cascade(bred_by_one(ratio, attribution + more)) <= before


@pytest.mark.parametrize("size", [0, -3, 1.5, float("nan"), float("inf")])
def test_a_cascade_has_a_first_violation_and_comes_in_whole_numbers(size):
    with pytest.raises(ValueError, match="whole number"):
        chance_of_cascade(size, 0.5)


@pytest.mark.parametrize(
    "form", [mean_cascade, chance_of_erosion, lambda bred: mean_cascade_of_two(0.5, bred)]
)
@pytest.mark.parametrize("bred", [-0.1, float("nan"), float("inf")])
def test_breeding_less_than_nothing_or_without_end_is_refused(form, bred):
    with pytest.raises(ValueError, match="must be a finite number"):
        form(bred)


@pytest.mark.parametrize(("ratio", "attribution"), [(-1.0, 0.5), (1.0, 1.5), (1.0, float("nan"))])
def test_a_ratio_below_zero_or_a_share_above_one_is_refused(ratio, attribution):
    with pytest.raises(ValueError, match="must be"):
        bred_by_one(ratio, attribution)
