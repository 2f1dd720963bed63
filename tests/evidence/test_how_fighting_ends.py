"""Episodes of fighting are told apart as coders of real wars tell them, in wars whose every day is known."""

import numpy as np
import pytest

from microdeals.evidence.ceasefire_table import Ceasefire, CeasefireEnding
from microdeals.evidence.episodes import Ended, Episode, Fought, episodes_of, figures

TEN_YEARS = 3652


def fire(*stretches: tuple[int, float], days: int = TEN_YEARS) -> np.ndarray:
    """Fire that changes after days: ``(100, 1.0), (0, 0.0)`` is a hundred days of war, then quiet."""
    found = np.concatenate([np.full(length, level) for length, level in stretches])
    return np.concatenate([found, np.full(days - len(found), stretches[-1][1])])


def signed(rank: int, start: int, days: int) -> Ceasefire:
    return Ceasefire(1, rank, start, float(days), days, CeasefireEnding.KEPT, False, rank)


def episodes(level: np.ndarray, *spells: Ceasefire, won_on: int = -1) -> list[Episode]:
    return list(episodes_of(Fought(level, spells, won_on)))


def test_a_war_that_goes_on_is_seen_but_for_its_last_year():
    assert episodes(fire((1, 1.0))) == [Episode(0, TEN_YEARS - 365, Ended.GOING_ON)]


def test_fighting_that_dies_down_ends_when_a_month_and_a_year_ahead_are_quiet():
    (episode,) = episodes(fire((1000, 1.0), (1, 0.05)))
    assert (episode.end, episode.back) == (Ended.LOW_ACTIVITY, False)
    assert 990 <= episode.days <= 1000
    assert episode.days + episode.quiet == TEN_YEARS


def test_a_pause_of_less_than_a_year_is_no_end():
    assert [one.end for one in episodes(fire((800, 1.0), (200, 0.0), (1, 1.0)))] == [Ended.GOING_ON]


def test_a_truce_that_leaves_a_third_of_the_fire_is_no_end():
    assert [one.end for one in episodes(fire((800, 1.0), (1, 0.33)), signed(2, 800, 2000))] == [
        Ended.GOING_ON
    ]


@pytest.mark.parametrize(
    ("spells", "end"),
    [
        ((signed(3, 1000, 2000),), Ended.AGREEMENT),
        ((signed(3, 1300, 2000),), Ended.AGREEMENT),
        ((signed(3, 1400, 2000),), Ended.LOW_ACTIVITY),
        ((signed(3, 500, 200),), Ended.LOW_ACTIVITY),
        ((signed(2, 900, 2000),), Ended.CEASEFIRE),
        ((signed(2, 900, 200), signed(3, 1100, 2000)), Ended.AGREEMENT),
        ((signed(1, 900, 2000),), Ended.LOW_ACTIVITY),
    ],
)
def test_an_end_is_by_what_was_in_force_or_signed_within_the_year(spells: tuple[Ceasefire, ...], end: Ended):
    """Fighting stops after day 1000. A bare cessation is no ceasefire with regulation."""
    assert [one.end for one in episodes(fire((1000, 1.0), (1, 0.0)), *spells)] == [end]


def test_a_victory_outdoes_what_was_signed():
    (episode,) = episodes(fire((1000, 1.0), (1, 0.0)), signed(3, 1000, 1), won_on=1000)
    assert (episode.end, episode.back) == (Ended.VICTORY, False)


def test_fighting_is_back_on_the_day_on_which_a_year_of_quiet_would_be_used_up():
    """Quiet for 800 days at a twentieth, then war: some weeks of full fire make a year loud."""
    first, second = episodes(fire((1000, 1.0), (800, 0.05), (1, 1.0)))
    assert (first.end, first.back, second.end) == (Ended.LOW_ACTIVITY, True, Ended.GOING_ON)
    back = second.start
    year = fire((1000, 1.0), (800, 0.05), (1, 1.0))[back - 365 : back]
    assert year.mean() >= 0.25 > year[:-1].sum() / 365
    assert first.start + first.days + first.quiet == back
    assert first.fires == pytest.approx((0.05, 0.05), abs=0.03)


def test_the_fire_of_quiet_years_is_told_against_the_fire_of_that_war():
    (episode,) = episodes(fire((1000, 2.0), (1, 0.2)))
    assert episode.fires == pytest.approx([0.1] * 5, abs=0.02)


def test_figures_of_four_wars_are_what_one_counts():
    """Settled after 1000 days, won after 2000, died down after 1000 and back, going on."""
    wars = [
        episodes(fire((1000, 1.0), (1, 0.0)), signed(3, 1000, 2652)),
        episodes(fire((2000, 1.0), (1, 0.0)), won_on=2000),
        episodes(fire((1000, 1.0), (800, 0.1), (1, 1.0))),
        episodes(fire((1, 1.0))),
    ]
    found = figures([one for war in wars for one in war])
    assert found["N1b5_agreement"] == pytest.approx(1 / 5, abs=0.02)
    assert found["N1b5_low"] == pytest.approx(1 / 5, abs=0.02)
    assert found["N1b5_victory"] == 0.0
    assert found["N1b10_victory"] > found["N1b5_victory"]
    fighting = (1000 + 2000 + 1000 + 1420 + 3287) / 365.25
    assert found["N5a"] == pytest.approx(1 / fighting, rel=0.02)
    assert (found["N5b730"], found["N5b1826"]) == (1.0, 0.0)
    assert found["N5c"] == pytest.approx(0.1, abs=0.02)


def test_ends_by_agreement_that_hold_longer_have_the_lower_rate_of_return():
    """Two ends each: by agreement one is back after four years, by ceasefire both within the second."""
    years = 365.25
    agreed = [
        Episode(0, 500, Ended.AGREEMENT, int(4 * years), True),
        Episode(0, 500, Ended.AGREEMENT, 2000),
    ]
    ceased = [Episode(0, 500, Ended.CEASEFIRE, int(1.5 * years), True)] * 2
    rest = [Episode(0, 500, Ended.CEASEFIRE, 2000)]
    found = figures([*agreed, *ceased, *rest])["N4c"]
    assert 0.0 < found < 1.0
