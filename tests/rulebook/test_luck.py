"""Common luck: the published words, uniforms that are uniform, and counts that are Poisson's."""

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import nbinom

from microdeals._compile import Engine, engine
from microdeals.rulebook.events import Format, Happening
from microdeals.rulebook.luck import MOST_EVENTS, Purpose, count_from, luck, philox, place_from, poisson_from

words = st.integers(0, 2**32 - 1)
seeds = st.integers(0, 2**63 - 1)

# Known-answer vectors of philox4x32-10 as its authors publish them: counter, key, words.
ZEROS = ((0, 0, 0, 0), (0, 0), "6627e8d5 e169c58d bc57ac4c 9b00dbd8")
ONES = ((2**32 - 1,) * 4, (2**32 - 1,) * 2, "408f276d 41c83b0e a20bc7c6 6d5451fd")
PI = (
    (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
    (0xA4093822, 0x299F31D0),
    "d16cfe09 94fdcceb 5001e420 24126ea1",
)


@engine
def compiled_philox(seed, day, purpose, who, where):
    return philox(seed, day, purpose, who, where)


@pytest.mark.parametrize(("counter", "key", "answer"), [ZEROS, ONES, PI])
def test_the_words_are_those_that_its_authors_publish(counter, key, answer):
    seed = key[0] + (key[1] << 32)
    assert " ".join(f"{word:08x}" for word in philox(seed, *counter)) == answer


@pytest.fixture(scope="module")
def compiled() -> None:
    """Compile it at once, rather than wait for the turn that a long compile of another process may have."""
    if isinstance(compiled_philox, Engine):
        compiled_philox.get_ready((0, 0, 0, 0, 0))


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize(("counter", "key", "answer"), [ZEROS, ONES, PI])
def test_compiled_64_bit_arithmetic_gives_the_same_words(counter, key, answer):
    seed = key[0] + (key[1] << 32)
    as_signed = seed - 2**64 if seed >= 2**63 else seed
    assert " ".join(f"{word:08x}" for word in compiled_philox(as_signed, *counter)) == answer


@given(seeds, words, words, words, words)
def test_a_uniform_is_never_0_and_never_1(seed, day, purpose, who, where):
    assert all(0.0 < uniform < 1.0 for uniform in luck(seed, day, purpose, who, where))


@given(st.tuples(seeds, words, words, words, words), st.integers(0, 4), st.integers(0, 31))
def test_one_other_bit_anywhere_gives_another_luck(keys, place, bit):
    other = list(keys)
    other[place] ^= 1 << bit
    pairs = zip(luck(*keys), luck(*other), strict=True)
    assert any(one != another for one, another in pairs)


def test_uniforms_are_spread_evenly_and_know_nothing_of_their_neighbours():
    drawn = [uniform for day in range(10_000) for uniform in luck(42, day, Purpose.DEAL, 7, 0)]
    assert statistics.fmean(drawn) == pytest.approx(1 / 2, abs=0.006)
    assert statistics.pvariance(drawn) == pytest.approx(1 / 12, abs=0.002)
    assert abs(statistics.correlation(drawn[:-1], drawn[1:])) < 0.02
    tenths = [int(10 * uniform) for uniform in drawn]
    assert all(3_700 < tenths.count(tenth) < 4_300 for tenth in range(10))


def poisson_below(count: int, mean: float) -> float:
    """Chance of at most ``count``, from factorials."""
    terms = (math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count + 1))
    return math.fsum(terms)


@given(st.floats(1e-10, 1.0 - 1e-10), st.floats(1e-6, 400.0))
def test_a_count_is_the_one_that_the_uniform_falls_on(uniform, mean):
    count = poisson_from(uniform, mean)
    assert poisson_below(count, mean) > uniform - 1e-9
    assert count == 0 or poisson_below(count - 1, mean) < uniform + 1e-9


@pytest.mark.parametrize("mean", [0.0, 0.2, 1.0, 20.0, 200.0])
def test_counts_have_their_mean_and_their_variance(mean):
    counts = [poisson_from((place + 0.5) / 20_000, mean) for place in range(20_000)]
    assert statistics.fmean(counts) == pytest.approx(mean, abs=0.002 + mean / 1000)
    assert statistics.pvariance(counts) == pytest.approx(mean, abs=0.01 + mean / 200)


SPREAD = 20_000


@pytest.mark.parametrize("mean", [0.0, 0.2, 1.0, 5.0])
@pytest.mark.parametrize("dispersion", [0.0, 0.5, 1.0, 3.0])
def test_clustered_counts_have_their_mean_and_a_variance_that_grows_with_its_square(mean, dispersion):
    counts = [count_from((place + 0.5) / SPREAD, mean, dispersion) for place in range(SPREAD)]
    variance = mean + dispersion * mean * mean
    assert statistics.fmean(counts) == pytest.approx(mean, abs=0.003 + mean / 500)
    assert statistics.pvariance(counts) == pytest.approx(variance, abs=0.01 + variance / 50)


@given(st.floats(1e-9, 1.0 - 1e-9), st.floats(0.0, 100.0))
def test_counts_without_clusters_are_poissons(uniform, mean):
    assert count_from(uniform, mean, 0.0) == poisson_from(uniform, mean)


def test_counts_with_a_size_of_one_are_geometric():
    # Mean 1 and dispersion 1: one half of days have none, a quarter one, an eighth two, and so on.
    counts = [count_from((place + 0.5) / 1024, 1.0, 1.0) for place in range(1024)]
    assert [counts.count(number) for number in range(5)] == [512, 256, 128, 64, 32]


def test_counts_with_a_size_of_two_are_those_worked_by_hand():
    # k = 2, mean 2: chance (n + 1) / 2^(n + 2), that is 1/4, 2/8, 3/16, 4/32, 5/64.
    counts = [count_from((place + 0.5) / 1024, 2.0, 0.5) for place in range(1024)]
    assert [counts.count(number) for number in range(5)] == [256, 256, 192, 128, 80]


@given(st.floats(1e-6, 1.0 - 1e-6), st.floats(1e-3, 20.0), st.floats(0.05, 5.0))
def test_a_clustered_count_is_the_one_that_the_uniform_falls_on(uniform, mean, dispersion):
    size = 1.0 / dispersion
    below = nbinom(size, size / (size + mean)).cdf
    count = count_from(uniform, mean, dispersion)
    assert count == MOST_EVENTS or below(count) > uniform - 1e-9
    assert count == 0 or below(count - 1) < uniform + 1e-9


@given(st.floats(0.0, 50.0), st.floats(0.0, 20.0), st.floats(1e-9, 0.999), st.floats(1e-9, 0.999))
def test_a_higher_uniform_never_means_a_smaller_cluster(mean, dispersion, one, other):
    low, high = (count_from(uniform, mean, dispersion) for uniform in sorted((one, other)))
    assert 0 <= low <= high <= MOST_EVENTS


@given(st.floats(0.0, 300.0), st.floats(1e-9, 0.999), st.floats(1e-9, 0.999))
def test_a_higher_uniform_never_means_fewer(mean, one, other):
    low, high = sorted((one, other))
    assert 0 <= poisson_from(low, mean) <= poisson_from(high, mean) <= MOST_EVENTS


PUBLISHED = {
    Purpose: "TYPE COMMANDER CITIZEN_START CITIZEN_TIES LEAN ACCESS STRIKE VIOLATIONS DEAL TALK_AT_HOME "
    "BATTLE MEETING ADVICE LEADERS",
    Happening: "MEETING SIGNED STARTED BREACH REPORT STRIKE RENEWED EXPIRED WITHDRAWN LAPSED SUPERSEDED "
    "SETTLED FIRST_MOVE ANSWERED RUNG_OPENED RESUMED FROZE THAWED DIED_DOWN FLARED_UP WON NEW_LEADERS "
    "OVERRUN",
}


@pytest.mark.parametrize("codes", PUBLISHED)
def test_codes_that_stored_results_hold_keep_their_numbers(codes):
    numbered = {name: number for number, name in enumerate(PUBLISHED[codes].split(), 1)}
    assert {name: codes[name].value for name in numbered} == numbered


def test_formats_of_meetings_keep_their_numbers():
    assert [(meeting.name, meeting.value) for meeting in Format] == [
        ("BILATERAL", 0),
        ("TRILATERAL", 1),
        ("ENVOYS", 2),
    ]


def test_every_place_is_as_likely_as_the_others_and_none_lies_beyond_the_last():
    places = [place_from((number + 0.5) / 300, 3) for number in range(300)]
    assert [places.count(place) for place in (0, 1, 2)] == [100, 100, 100]
    assert place_from(1.0 - 2.0**-33, 32) == 31
