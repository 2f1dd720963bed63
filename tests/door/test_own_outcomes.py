"""Outcomes of one's own over the tables of each world: the same worlds that the rows of the sweep count."""

import numpy as np
import pandas as pd
import pytest

import microdeals as md
from microdeals.errors import RequestError

ASKED = {
    "model": "arden_borea",
    "runs": 4,
    "settings": {"conflict.horizon_days": 60},
    "levers": {"party.arden.trust": [0.1, 0.6]},
}


def signed(world):
    return (world.events.happening == "signed").sum() + (world.events.happening == "settled").sum()


def breaches(world):
    return (world.events.happening == "breach").sum()


def breaches_by_a_wrong_name(world):
    return (world.events.hapening == "breach").sum()


def first_swap(world):
    swaps = world.events[(world.events.happening == "signed") & (world.events.kind == "swap")]
    return swaps.day.iloc[0] if len(swaps) else None


def trust_on_day_30(world):
    return world.days.trust_0[30]


@pytest.mark.parametrize("as_given", [True, False])
def test_they_count_in_the_worlds_of_the_rows_what_rows_count(as_given: bool):
    found = md.sweep(ASKED, as_given=as_given)
    table = found.measured(signed=signed, broken=breaches, trust=trust_on_day_30)
    assert table.signed.tolist() == table.deals_signed.tolist()
    assert table.broken.tolist() == table.breaches.tolist()
    assert list(table.columns[:-3]) == list(found.rows.columns)
    assert table.signed.sum() > 0


def test_a_world_is_the_one_that_agents_live():
    found = md.sweep({**ASKED, "levers": {"party.arden.trust": [0.2, 0.6]}}, as_given=True)
    table = found.measured(trust=trust_on_day_30, swap=first_swap)
    row = table[table["party.arden.trust"] == 0.2].iloc[1]
    world = md.run("arden_borea", days=60, seed=int(row.seed))
    assert world.datacollector.model_vars["trust_0"][29] == row.trust
    swaps = [deal.signed_on for deal in world.deals if deal.kind.key == "swap"]
    assert np.array_equal([row.swap], swaps[:1] or [np.nan], equal_nan=True)


def test_its_tables_are_those_of_many_worlds():
    found = md.sweep({**ASKED, "levers": {"party.arden.trust": [0.2, 0.6]}, "runs": 2}, as_given=True)
    many, worlds = md.run_many("arden_borea", runs=2, days=60), []
    found.measured(none=lambda world: worlds.append(world))
    for place, world in enumerate(worlds[:2]):
        for name in ("events", "deals", "agents"):
            theirs = many.to_frame(name)
            theirs = theirs[theirs.seed == many.recorded.seeds[place]].reset_index(drop=True)
            pd.testing.assert_frame_equal(getattr(world, name), theirs)


def test_a_function_that_fails_or_says_no_number_is_told_with_its_world():
    found = md.sweep(ASKED, as_given=True)
    with pytest.raises(RequestError, match="mine, of the world at point 0 with seed 1, failed: Attr"):
        found.measured(mine=lambda world: world.nothing)
    with pytest.raises(RequestError, match="mine, of the world at point 0 with seed 1, is str: it must"):
        found.measured(mine=lambda _: "many")
    line = breaches_by_a_wrong_name.__code__.co_firstlineno + 1
    with pytest.raises(RequestError, match=rf"failed: Attr.*, in line {line} of .*Did you mean 'happening'"):
        found.measured(mine=breaches_by_a_wrong_name)
    with pytest.raises(RequestError, match=r"failed: KeyError: 61, in line \d+ of .* from 1 to 60\."):
        found.measured(mine=lambda world: world.days.trust_0[61])
    with pytest.raises(RequestError, match=r"failed: KeyError: 'trust'.* It is a column of 'agents'"):
        found.measured(mine=lambda world: world.days["trust"])
    with pytest.raises(RequestError, match=r"'day', in line .* by the number of the day, which is"):
        found.measured(mine=lambda world: world.days["day"].max())
    with pytest.raises(RequestError, match="mine = 3: must be a function"):
        found.measured(mine=3)
    with pytest.raises(RequestError, match="closing: a row has such a column already"):
        found.measured(closing=signed)
