"""Titles of charts under pure luck: deals do nothing on average, and no title says that they do something."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from dashboards.compare.in_words import finding as compared
from dashboards.compare.in_words import mean_change
from dashboards.compare.question import both_from
from dashboards.verdict.in_words import channel_finding, deals_finding, finding
from microdeals.conflicts import load
from microdeals.ensemble.pairs import TWINS
from microdeals.rulebook.gap import CHANNELS, CLOSING
from microdeals.verdict import Attribution, Thresholds, Verdict, twins_of
from microdeals.verdict.attribution import attribution_of
from microdeals.verdict.comparison import comparison_of
from verdict.made import pairs

DRAWS, WORLDS = 100, 100
MOST_BY_LUCK = 0.15
"""Of a hundred titles, each of which makes two or three claims that luck passes in one of twenty."""
WAR = load("arden_borea")
TWINS_OF_WAR = twins_of(WAR)
NAMES = [f"{channel}_0" for channel in CHANNELS if channel != "common_ground"]


def noise(luck: np.random.Generator) -> Verdict:
    """A verdict of worlds in which each channel is pushed to and fro alike, and harm up and down."""
    worlds = pairs(*[{}] * WORLDS)
    for name in NAMES:
        by = luck.normal(0.0, 0.1, WORLDS)
        for twin in TWINS:
            worlds[f"{name}_{twin}"] += 1.0
        worlds[f"{name}_with"] += by
        worlds.gap_with += by if not name.startswith(CLOSING) else -by
    worlds.harm_with += luck.normal(0.0, 10.0, WORLDS)
    return Verdict(TWINS_OF_WAR, worlds, Thresholds())


def deals(luck: np.random.Generator) -> Attribution:
    """Kinds of deals that do as much good as harm, seed by seed."""
    return attribution_of(WAR, [luck.normal(0.0, 1.0, (WORLDS, len(WAR.kinds), 3))])


def share_that_claims(title: Callable[[np.random.Generator], str]) -> float:
    """How many of many titles say something else than that it cannot be told."""
    luck = np.random.default_rng(5)
    return sum("cannot tell" not in title(luck) for _ in range(DRAWS)) / DRAWS


@pytest.mark.parametrize("measure", ["closing", "relief"])
def test_of_deals_that_do_nothing_none_is_named(measure: str):
    assert share_that_claims(lambda luck: deals_finding(deals(luck), measure)) <= MOST_BY_LUCK


def test_of_channels_that_move_by_luck_none_is_named_and_no_whole():
    """A title that claims nothing is the one sentence about the whole."""
    nothing = f"{WORLDS} worlds cannot tell whether on balance they end closer or further apart"

    def title(luck: np.random.Generator) -> str:
        said = channel_finding(noise(luck))
        return "cannot tell" if said == nothing else "claims"

    assert share_that_claims(title) <= MOST_BY_LUCK


def test_of_verdicts_that_are_equally_likely_none_is_said_to_be_commonest():
    def title(luck: np.random.Generator) -> str:
        gaps = np.where(luck.random(WORLDS) < 0.5, 0.05, 0.55)
        return finding(Verdict(TWINS_OF_WAR, pairs(*({"gap_with": gap} for gap in gaps)), Thresholds()))

    assert share_that_claims(title) <= MOST_BY_LUCK


@pytest.mark.parametrize("measure", ["closing", "relief"])
def test_of_two_settings_that_differ_by_luck_neither_is_said_to_do_more(measure: str):
    both, _ = both_from("war=arden_borea&right=party.arden.trust%3D0.3")

    def comparison(luck: np.random.Generator):
        return comparison_of(noise(luck), noise(luck))

    assert share_that_claims(lambda luck: mean_change(comparison(luck), measure)) <= MOST_BY_LUCK
    assert share_that_claims(lambda luck: compared(comparison(luck), both)) <= MOST_BY_LUCK


def test_what_is_there_is_named():
    luck = np.random.default_rng(6)
    verdict = noise(luck)
    verdict.pairs.fear_0_with -= 0.2
    verdict.pairs.gap_with -= 0.2
    assert channel_finding(verdict).startswith("Less fear of betrayal brings the sides closer most; on")
    values = luck.normal(0.0, 1.0, (WORLDS, len(WAR.kinds), 3))
    values[:, 2, 0] += 2.0
    values[:, 1, 0] -= 2.0
    best, worst = WAR.kinds[2].title, WAR.kinds[1].title
    assert deals_finding(attribution_of(WAR, [values]), "closing") == (
        f"{best}: brought the sides closer most. {worst}: drove them apart most."
    )
