"""Which kinds are on offer: taken away or reordered, everybody else's luck left as it was."""

from pathlib import Path

import numpy as np
import pytest

import microdeals as md
from microdeals.conflicts import Conflict, load, with_values
from microdeals.conflicts.kinds_on_offer import offering as offered
from microdeals.ensemble.kernel import offering
from microdeals.ensemble.pairs import compared, stage_of, traced
from microdeals.errors import ConflictError, ExperimentError
from microdeals.rulebook.quantities import Policy
from microdeals.study import load_experiment
from microdeals.study.question.plan import Stretch
from microdeals.study.run.twin_pairs import pairs_of_points
from microdeals.verdict.twins import without_deals

SEEDS = np.arange(5, 25)


@pytest.fixture(scope="module")
def conflict() -> Conflict:
    return with_values(load("arden_borea"), {"conflict.horizon_days": 90})


def test_all_is_the_model_itself(conflict: Conflict):
    assert offered(conflict, "all") is conflict


def test_alone_only_one_kind_is_left_and_nothing_has_to_hold_below_it(conflict: Conflict):
    for kind in conflict.kinds:
        changed = offered(conflict, kind.key)
        assert changed.kinds == (kind,)
        assert changed.ladder.policy == Policy.LEAP


def test_alone_under_a_leap_the_policy_stays(conflict: Conflict):
    none = with_values(conflict, {"ladder.policy": "none"})
    assert offered(none, conflict.kinds[0].key).ladder == none.ladder


def test_first_stands_alone_on_the_lowest_rung(conflict: Conflict):
    key = conflict.kinds[-1].key
    changed = offered(conflict, f"{key} first")
    assert [kind.key for kind in changed.kinds if kind.values.rung == 1] == [key]
    assert [kind._replace(values=kind.values._replace(rung=0)) for kind in changed.kinds] == [
        kind._replace(values=kind.values._replace(rung=0)) for kind in conflict.kinds
    ]


def test_all_but_one_meets_the_luck_of_the_engine_that_leaves_one_out(conflict: Conflict):
    """The judge's attribution leaves kinds out inside the engine; here they leave the model."""
    number = 1
    stage = stage_of(conflict)
    others = ((1 << len(conflict.kinds)) - 1) ^ (1 << number)
    without = traced(stage_of(without_deals(conflict)), SEEDS)
    theirs = compared(traced(stage._replace(kernel=offering(stage.kernel, others)), SEEDS), without)
    word = f"all but {conflict.kinds[number].key}"
    stretch = Stretch(0, {"offered": word}, int(SEEDS[0]), len(SEEDS))
    ours = pairs_of_points(conflict, [stretch]).compared
    assert np.array_equal(ours.gap_with, theirs.gap_with)
    assert np.array_equal(ours.harm_with, theirs.harm_with)
    assert np.any(ours.gap_with != compared(traced(stage, SEEDS), without).gap_with)


def test_other_values_of_the_point_are_kept(conflict: Conflict):
    key = conflict.kinds[0].key
    changed = with_values(conflict, {"offered": key, "party.arden.trust": 0.35})
    assert changed.parties[0].values.trust == 0.35
    assert len(changed.kinds) == 1


@pytest.mark.parametrize("word", ["everything", "", "all but", "first", 3, "all but none"])
def test_a_word_that_means_nothing_is_told_the_words_there_are(conflict: Conflict, word: object):
    with pytest.raises(ConflictError) as raised:
        offered(conflict, word)
    assert str(raised.value).startswith(f"arden_borea, offered = {word!r}: must be 'all', a deal kind")


def test_a_list_in_place_of_the_word_is_told_whose_it_is(conflict: Conflict):
    asked = {"model": "arden_borea", "levers": {"party.arden.trust": [0.1]}, "settings": {"offered": []}}
    with pytest.raises(ConflictError, match=r"^arden_borea, offered = a list: must be 'all', a deal kind"):
        with_values(conflict, {"offered": []})
    with pytest.raises(ExperimentError, match=r"offered = a list: must be 'all', a deal kind"):
        md.sweep(asked)
    asked |= {"settings": {}, "levers": {"offered": ["swp"]}}
    with pytest.raises(ExperimentError) as raised:
        md.sweep(asked)
    assert str(raised.value).count("offered") == 1


def test_an_experiment_may_let_it_vary_and_misspellings_are_told(tmp_path: Path):
    text = (
        'question = "Which?"\nmodel = "arden_borea"\n[design]\nkind = "grid"\nsteps = 2\n'
        '[levers]\noffered = ["all", "{}"]\n'
    )
    file = tmp_path / "which.toml"
    key = load("arden_borea").kinds[0].key
    file.write_text(text.format(key))
    assert load_experiment(file).points.values(1) == {"offered": key}
    file.write_text(text.format(key[:-1]))
    with pytest.raises(ExperimentError, match=rf"\[levers\] offered = .*Did you mean '{key}'"):
        load_experiment(file)
