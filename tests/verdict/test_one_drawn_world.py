"""One world of a verdict over wars that fit, lived alone: the same numbers and days, to the last bit."""

from pathlib import Path

import numpy as np
import pytest

import microdeals as md
from microdeals._compile import INTERPRETED
from microdeals.agents import ConflictModel
from microdeals.conflicts import Conflict, load, with_values
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.errors import RequestError
from microdeals.rulebook.series import DAILY
from microdeals.unknowns import DrawnWar, unknowns_of, war_of_seed
from microdeals.verdict import Fit, fit_of, judge, judge_unknown, twins_of, without_deals
from microdeals.verdict.varied_worlds import run_varied_worlds
from unknowns.invented import war_beside
from verdict.wars import SHORT

NAMES = [series.name for series in DAILY]
SEED, PLACE = 5, 3
"""A verdict from this seed on, and the place in it of the world that is lived alone."""
QUICK = {"conflict.horizon_days": 60, "publics.citizens": 8}


def fit(conflict: Conflict) -> Fit:
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    return fit_of(twins_of(conflict), unknowns)


def drawn(name: str, seed: int, kept: tuple[str, ...] = (), **values: object) -> DrawnWar:
    war = with_values(load(name), values)
    unknowns = unknowns_of(war)
    assert unknowns is not None
    return war_of_seed(war, unknowns, seed, kept)


def days_of(world: ConflictModel) -> np.ndarray:
    return world.datacollector.get_model_vars_dataframe()[NAMES].to_numpy(dtype=float)


@pytest.mark.parametrize("name", ["arden_borea", "russia_ukraine_2025", "donbas_2015"])
def test_a_world_that_is_watched_is_the_twin_of_the_pair_of_its_seed(name: str):
    war = with_values(load(name), QUICK)
    pairs = judge_unknown(fit(war), runs=PLACE + 1, seed=SEED).pairs
    world = md.run(war, seed=SEED + PLACE, drawn=True)
    twin = md.run(without_deals(world.conflict), seed=SEED + PLACE)
    alone = judge(world.conflict, runs=1, seed=SEED + PLACE).pairs[0]
    assert alone.tobytes() == pairs[PLACE].tobytes(), "every field of the pair"
    for one, which in ((world, "with"), (twin, "without")):
        assert one.gap_now().total == pairs[PLACE][f"gap_at_end_{which}"]
        assert days_of(one)[:, NAMES.index("harm")].sum() == pytest.approx(
            pairs[PLACE][f"harm_{which}"], rel=1e-12
        )


@pytest.mark.parametrize("name", ["arden_borea", "russia_ukraine_2025"])
def test_its_days_are_those_of_many_worlds_run_together(name: str):
    found = fit(with_values(load(name), QUICK))
    many = run_varied_worlds(found.wars, range(SEED, SEED + PLACE + 1), Wanted(daily=True))
    world = md.run(found.twins.with_deals, seed=SEED + PLACE, drawn=True)
    assert days_of(world).tolist() == many.daily[PLACE].tolist()
    assert many.outcomes[PLACE].n_signed == len(world.deals)


def test_worlds_of_draws_that_change_a_kernels_shape_are_the_same_too(tmp_path: Path):
    text = """
[unknown.teams]
sets = ["monitors.valley_mission.teams"]
distribution = "choice"
values = [0, 1, 2, 3]
reason = "not agreed on yet"
"""
    found = fit(with_values(war_beside(tmp_path, text), QUICK))
    many = run_varied_worlds(found.wars, range(3), Wanted(daily=True))
    for seed in range(3):
        alone = run_ensemble(found.twins_at(seed).with_deals, [seed], Wanted(daily=True))
        assert alone.daily[0].tobytes() == many.daily[seed].tobytes()
        assert alone.outcomes[0].tolist() == many.outcomes[seed].tolist()


def test_many_worlds_do_not_depend_on_threads():
    found, n = fit(with_values(load("arden_borea"), QUICK)), 4 if INTERPRETED else 150
    one, two = (run_varied_worlds(found.wars, range(n), Wanted(), threads) for threads in (1, 2))
    assert one.outcomes.tolist() == two.outcomes.tolist()
    assert len(one.outcomes) == n


def test_what_is_set_by_hand_is_not_drawn_and_every_other_number_stays_as_it_was():
    plain = drawn("arden_borea", 7, **SHORT)
    watched = drawn("arden_borea", 7, **SHORT, **{"monitors.valley_mission.detection": 0.9})
    left = {number.path: number.value for number in plain.numbers}
    assert left.pop("monitors.valley_mission.detection") != 0.9
    assert {number.path: number.value for number in watched.numbers} == left
    assert watched.conflict.monitors[0].values.detection == 0.9


def test_a_number_that_is_set_to_what_the_file_says_is_set():
    own = load("arden_borea")
    war = drawn("arden_borea", 7, ("conduct.base_rate",))
    assert war.conflict.conduct.base_rate == own.conduct.base_rate
    assert "conduct.base_rate" not in {number.path for number in war.numbers}


def test_numbers_say_what_the_model_would_have_had_and_what_they_are_called():
    war = drawn("russia_ukraine_2025", 7)
    assert len({number.path for number in war.numbers}) == len(war.numbers)
    for number in war.numbers:
        assert md.value_at(war.conflict, number.path) == number.value
        assert md.value_at("russia_ukraine_2025", number.path) == number.given
    named = {number.path: number.name for number in war.numbers}
    assert named["party.russia.prospects"] == named["party.ukraine.prospects"] == "prospects"
    assert "" in named.values(), "some were fitted together"


def test_a_war_that_has_nothing_to_draw_is_refused():
    with pytest.raises(RequestError, match=r"no unknowns\.toml beside .*base_rate"):
        md.run("base_rate", days=3, drawn=True)
