"""The model keeps to what Mesa's releases have in common, and lets go of what it has used."""

import gc
import inspect
import re
import weakref
from pathlib import Path

import mesa
import numpy as np
import pytest

import microdeals.agents
from agents.wars import lived, war
from microdeals.agents import ConflictModel
from microdeals.errors import ConflictError
from microdeals.rulebook.luck import LARGEST_SEED
from microdeals.rulebook.series import DAILY

SWAP = {"deal.swap": {"false_alarm": 0.2}, "conduct.base_rate": 0.1}


def test_what_the_room_offers_is_there():
    assert [name for name in microdeals.agents.__all__ if not hasattr(microdeals.agents, name)] == []


@pytest.mark.skipif(not hasattr(mesa, "batch_run"), reason="this Mesa has no batch_run")
def test_mesa_runs_it_in_batches():
    parameters = {"conflict": [war(SWAP), war()], "horizon_days": 6}
    how = {"number_processes": 1, "display_progress": False}
    # From Mesa 3.5 on seeds go into an argument of their own; one among the parameters would be lost.
    if "rng" in inspect.signature(mesa.batch_run).parameters:
        found = mesa.batch_run(ConflictModel, parameters, rng=[1, 2], **how)
    else:
        found = mesa.batch_run(ConflictModel, parameters | {"rng": [1, 2]}, **how)
    assert len(found) == 4
    (row,) = (row for row in found if row["conflict"] == war(SWAP) and row["rng"] == 2)
    by_hand = lived(war(SWAP), 6, seed=2).datacollector.model_vars
    told = -2 if mesa.__version__.startswith("3.4.") else -1  # Mesa 3.4 hands on the day before the last.
    assert {s.name: row[s.name] for s in DAILY} == {name: values[told] for name, values in by_hand.items()}


def test_a_row_a_day_with_every_series():
    table = lived(war(SWAP), 6).datacollector.get_model_vars_dataframe()
    assert list(table.columns) == [series.name for series in DAILY]
    assert len(table) == 6
    assert table.notna().all().all()


def test_models_that_nobody_needs_are_forgotten():
    models = [lived(war(SWAP), 3), ConflictModel(war(), rng=2)]
    left = [weakref.ref(model) for model in models]
    del models
    gc.collect()
    assert [reference() for reference in left] == [None, None]


def test_models_share_nothing():
    one, other = ConflictModel(war(SWAP), rng=4), ConflictModel(war(SWAP), rng=4)
    for _ in range(5):
        one.step()
    assert (one.day, other.day) == (5, 0)
    for _ in range(5):
        other.step()
    assert one.log == other.log
    assert all(mine is not theirs for mine, theirs in zip(one.deals, other.deals, strict=True))


def test_its_own_days_count_and_not_mesas_steps():
    model = ConflictModel(war(SWAP), rng=4, horizon_days=6)
    while model.running:
        model.step()
        model.steps = 1000
    undisturbed = lived(war(SWAP), 6, seed=4)
    assert model.day == 6
    assert model.log == undisturbed.log


def test_it_uses_nothing_that_mesa_gave_up():
    rooms = Path(microdeals.agents.__file__).parent.glob("*.py")
    gone = r"\.steps\b|mesa\.space|mesa\.time|Simulator|SolaraViz|seed=|\.pos\b|\.schedule\b|self\.random\b"
    found = {file.name: re.findall(gone, file.read_text(encoding="utf-8")) for file in rooms}
    assert len(found) > 5
    assert {name: what for name, what in found.items() if what} == {}


def test_every_agent_is_known_to_mesa_by_its_kind():
    changes = {
        "monitors.mission": {"teams": 3},
        "third_party.league": {},
        "spoiler.irregulars": {},
        "sector.mill": {"weight": 1.0},
        "publics.citizens": 6,
    }
    model = ConflictModel(war(changes), rng=1)
    counted = {kind.__name__: len(agents) for kind, agents in model.agents_by_type.items()}
    assert counted == {
        "Party": 2,
        "Citizen": 12,
        "Commander": 4,
        "Monitor": 3,
        "ThirdPartyAgent": 1,
        "SpoilerGroup": 1,
    }


# --- seeds ------------------------------------------------------------------------------------------


def test_a_whole_number_is_the_seed_itself_also_numpys():
    assert ConflictModel(war(), rng=7).luck_seed == 7
    assert ConflictModel(war(), rng=np.int64(7)).luck_seed == 7
    assert type(ConflictModel(war(), rng=np.uint8(7)).luck_seed) is int


def test_a_generator_gives_a_seed_that_is_kept():
    first, again = (ConflictModel(war(SWAP), rng=np.random.default_rng(5)) for _ in range(2))
    assert first.luck_seed == again.luck_seed
    generator = np.random.default_rng(5)
    one, next_one = ConflictModel(war(), rng=generator), ConflictModel(war(), rng=generator)
    assert one.luck_seed != next_one.luck_seed


def test_without_a_seed_each_world_is_another_and_can_be_lived_again():
    one, other = ConflictModel(war(SWAP), horizon_days=9), ConflictModel(war(SWAP), horizon_days=9)
    assert one.luck_seed != other.luck_seed
    assert 0 <= one.luck_seed <= LARGEST_SEED
    while one.running:
        one.step()
    assert lived(war(SWAP), 9, seed=one.luck_seed).log == one.log


@pytest.mark.parametrize("seed", [-1, 2**63, 1.0, "1", True, [1], float("nan")])
def test_anything_else_is_no_seed(seed):
    with pytest.raises(ValueError, match=r"rng = .*: must be a whole number from 0 to 2\*\*63 - 1"):
        ConflictModel(war(), rng=seed)


def test_an_unknown_conflict_is_told_by_name():
    with pytest.raises(ConflictError, match="arden_borea"):
        ConflictModel("arden_borae", rng=1)
