"""With a ceasefire before or without, in either arm: settlements are counted as one counts them by hand."""

import math

import pytest

from microdeals.evidence.ceasefire_table import Ceasefire, CeasefireEnding
from microdeals.evidence.settlements import (
    NEVER,
    Fate,
    fate_of,
    figures,
    figures_without,
    standing,
    standing_figures,
)

HORIZON = 3652


def spell(
    rank: int, start: int, seen: int = 100, ending: CeasefireEnding = CeasefireEnding.FAILED
) -> Ceasefire:
    return Ceasefire(1, rank, start, float(seen), seen, ending, False, rank)


def fate(*spells: Ceasefire, won_on: int = -1) -> Fate:
    return fate_of(spells, won_on, HORIZON)


def test_the_fate_of_a_war_has_its_first_ceasefire_and_its_first_settlement():
    found = fate(spell(1, 40), spell(2, 20), spell(3, 300), spell(3, 900))
    assert found == Fate(20, 300, NEVER, HORIZON)
    assert fate(won_on=77) == Fate(NEVER, NEVER, 77.0, HORIZON)


def test_a_ceasefire_of_the_last_month_is_a_step_of_the_settlement_for_one_definition_and_not_for_the_other():
    """Four settlements: no ceasefire before, one 29 days before, one 30 days before, one a year before."""
    wars = [
        fate(spell(3, 500)),
        fate(spell(1, 471), spell(3, 500)),
        fate(spell(1, 470), spell(3, 500)),
        fate(spell(2, 135), spell(3, 500)),
        fate(spell(1, 10)),
    ]
    found = figures(wars)
    assert (found["N2d"], found["N2h"]) == (1 / 4, 2 / 4)


def test_first_ceasefires_settlements_and_victories_compete():
    """Settled in the first year, settled in the third, ceasefire in the first, won in the second, none."""
    wars = [
        fate(spell(3, 300)),
        fate(spell(3, 900)),
        fate(spell(1, 200), spell(3, 1500)),
        fate(won_on=500),
        fate(),
    ]
    found = figures(wars)
    assert [found[f"N3a{years}"] for years in (1, 2, 5, 10)] == pytest.approx([0.2, 0.2, 0.4, 0.4])
    assert [found[f"N3b{years}"] for years in (1, 2, 5, 10)] == pytest.approx([0.2] * 4)


def test_a_ceasefire_after_a_settlement_or_a_victory_is_no_first_ceasefire_before_one():
    wars = [fate(spell(3, 300), spell(1, 700)), fate(spell(1, 800), won_on=600)]
    assert figures(wars)["N3b5"] == 0.0


def test_without_deals_victories_compete_for_the_ceiling_and_are_censored_for_the_net_share():
    """Of four: won in the first year, settled in the second, settled in the fourth, neither."""
    wars = [
        Fate(NEVER, NEVER, 100.0, HORIZON),
        Fate(NEVER, 500.0, NEVER, HORIZON),
        Fate(NEVER, 1200.0, NEVER, HORIZON),
        Fate(NEVER, NEVER, NEVER, HORIZON),
    ]
    found = figures_without(wars)
    assert [found[f"N3u{years}"] for years in (1, 2, 5)] == pytest.approx([0.0, 1 / 4, 2 / 4])
    assert [found[f"N3n{years}"] for years in (1, 2, 5)] == pytest.approx([0.0, 1 / 3, 2 / 3])
    assert [found[f"N3v{years}"] for years in (1, 2, 5)] == pytest.approx([1 / 4, 2 / 4, 3 / 4])


def test_without_the_second_arm_its_figures_cannot_be_told():
    assert all(math.isnan(figure) for figure in figures_without([]).values())


def test_a_war_that_is_seen_for_two_years_says_nothing_of_the_fifth():
    short = [Fate(NEVER, NEVER, NEVER, 730)] * 3
    assert figures_without([*short, Fate(NEVER, 1200.0, NEVER, HORIZON)])["N3n5"] == 1.0


def test_a_settlement_stands_until_it_is_left_or_until_fighting_is_back():
    """Left after 60 days; holding for 800; holding, but fighting back after 200; lapsed on the tenth day."""
    holding, lapsed = CeasefireEnding.HOLDING, CeasefireEnding.NEVER_BEGAN
    stood = [
        standing([spell(1, 5), spell(3, 100, 60)], []),
        standing([spell(3, 100, 800, holding)], [50]),
        standing([spell(3, 100, 900, holding)], [300]),
        standing([spell(3, 100, 10, lapsed)], []),
    ]
    assert [each.days.tolist() for each in stood] == [[60.0], [800.0], [200.0], [10.0]]
    found = standing_figures(stood)
    assert [found[f"N4a{day}"] for day in (30, 90, 365, 730)] == pytest.approx([3 / 4, 2 / 4, 1 / 4, 1 / 4])
