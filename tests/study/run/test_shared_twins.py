"""Points that differ in ladder and deals alone share their twins without deals, and no row shows it."""

import numpy as np
import pytest

from microdeals.conflicts import load, shipped, with_values
from microdeals.ensemble.pairs import stage_of, traced
from microdeals.study.question.plan import Stretch
from microdeals.study.run.twin_pairs import pairs_of_points
from microdeals.verdict.twins import without_deals

SEEDS = np.arange(3, 11)


def stretches(conflict) -> list[Stretch]:
    """Ladders, terms of deals, kinds on offer, and one point with other leaders in between."""
    kind = conflict.kinds[0].key
    side = conflict.parties[0].key
    values = [
        {"ladder.policy": "leap"},
        {"ladder.policy": "unilateral", "ladder.initiative_days": 3},
        {"ladder.hold_days": 2, f"deal.{kind}.benefit": 0.2, f"deal.{kind}.term_days": 5},
        {f"party.{side}.trust": 0.4},
        {f"party.{side}.trust": 0.4, "ladder.policy": "lowest_rung_only"},
        {"offered": f"all but {kind}"},
        {"offered": kind},
    ]
    return [Stretch(place, each, int(SEEDS[0]), len(SEEDS)) for place, each in enumerate(values)]


@pytest.mark.parametrize("war", shipped())
def test_a_chunk_has_the_rows_that_each_of_its_points_has_by_itself(war: str):
    conflict = with_values(load(war), {"conflict.horizon_days": 90, "publics.citizens": 20})
    together = pairs_of_points(conflict, stretches(conflict))
    alone = [pairs_of_points(conflict, [one]) for one in stretches(conflict)]
    assert together.compared.tobytes() == b"".join(one.compared.tobytes() for one in alone)
    for place, ours in enumerate(together[2:], 2):
        assert np.array_equal(ours, np.concatenate([one[place] for one in alone]))


def test_a_world_without_deals_does_not_look_at_ladder_or_kinds():
    """What sharing rests on, said of the worlds themselves: every number of every day."""
    conflict = with_values(load("arden_borea"), {"conflict.horizon_days": 120})
    points = stretches(conflict)
    own, *others = (
        traced(stage_of(without_deals(with_values(conflict, one.values))), SEEDS)
        for one in points
        if not any(path.startswith("party") for path in one.values)
    )
    for other in others:
        assert other.traces.tobytes() == own.traces.tobytes()
        assert np.array_equal(other.outcomes.standing_since, own.outcomes.standing_since)


def test_points_with_other_leaders_have_twins_of_their_own():
    conflict = with_values(load("arden_borea"), {"conflict.horizon_days": 90})
    first, changed = (pairs_of_points(conflict, [stretches(conflict)[place]]) for place in (0, 3))
    assert not np.array_equal(first.compared.gap_without, changed.compared.gap_without)
