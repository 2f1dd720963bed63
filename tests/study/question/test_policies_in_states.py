"""Policies in states of the world: read from a file, crossed, and refused if they make no sense."""

from pathlib import Path

import numpy as np
import pytest

from microdeals.conflicts import load
from microdeals.errors import ProblemsError
from microdeals.study import load_experiment, plan_of
from microdeals.study.question.experiment import from_json, told_as_json
from microdeals.study.question.policies_in_states import load_robust
from microdeals.study.run.rows import run_chunk
from microdeals.unknowns import unknowns_of, wars_that_fit
from study.run.test_rows import rows

WHOLE = {
    "question": '"Which ladder?"',
    "model": '"arden_borea"',
    "runs": "4",
    "seed": "11",
    "design": 'kind = "grid"\nsteps = 2',
    "levers": 'ladder.policy = ["gradual", "leap"]\nladder.hold_days = [3, 30]',
    "uncertainties": "",
    "robust": 'outcome = "closing"\nbetter = "more"\nwithin = 0.02\nstates = 30',
    "settings": "conflict.horizon_days = 30",
}
RANGES = "party.arden.trust = { low = 0.1, high = 0.5 }\npublics.citizens = [20, 40]"


def written(folder: Path, **changed: str) -> Path:
    """The file of an experiment, some of its tables changed."""
    parts = WHOLE | changed
    tables = ("design", "levers", "uncertainties", "robust", "settings")
    lines = [f"{key} = {parts[key]}" for key in parts if key not in tables]
    lines += [f"[{name}]\n{parts[name]}" for name in tables if parts[name]]
    file = folder / "ladders.toml"
    file.write_text("\n".join(lines))
    return file


def problem(folder: Path, **changed: str) -> str:
    """The one sentence that such a file is refused with."""
    with pytest.raises(ProblemsError) as refused:
        load_robust(written(folder, **changed))
    assert len(refused.value.problems) == 1, refused.value.problems
    return str(refused.value.problems[0])


def test_every_policy_is_there_in_every_state_on_the_same_luck(tmp_path: Path):
    experiment, conflict, points, _ = load_robust(written(tmp_path))
    assert (experiment.held_to.policies, experiment.held_to.states, points.n) == (4, 30, 120)
    policies = [(points.values(n)["ladder.policy"], points.values(n)["ladder.hold_days"]) for n in range(8)]
    assert policies[:4] == policies[4:] == [("gradual", 3), ("gradual", 30), ("leap", 3), ("leap", 30)]
    plan = plan_of(experiment, conflict, points)
    stretches = [one for number in range(plan.n_chunks) for one in plan.chunk(number).stretches]
    seeds = [one.first_seed for one in stretches]
    assert seeds == np.repeat(11 + 4 * np.arange(30), 4).tolist()
    assert plan.n_rows == 480


def test_states_are_wars_that_fit_what_we_know_of_the_model(tmp_path: Path):
    points = load_robust(written(tmp_path)).points
    conflict = load("arden_borea")
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    wars = wars_that_fit(conflict, unknowns, range(11, 41))
    for state in (0, 29):
        values = points.values(4 * state)
        drawn = {path: value for path, value in values.items() if not path.startswith("ladder.")}
        assert drawn == wars.values_of(state)


def test_what_a_policy_or_the_experiment_sets_is_not_drawn(tmp_path: Path):
    """A lever with both of its values, and a setting, stand where else a draw would."""
    file = written(
        tmp_path,
        levers="monitors.valley_mission.detection = [0.2, 0.9]",
        settings="conduct.scale = 0.05",
    )
    experiment, _, points, _ = load_robust(file)
    assert "conduct.scale" not in experiment.held_to.drawn
    assert "conduct.scale" not in points.values(0)
    assert "monitors.valley_mission.detection" not in experiment.held_to.drawn
    assert {points.values(n)["monitors.valley_mission.detection"] for n in range(points.n)} == {0.2, 0.9}


def test_ranges_of_the_file_take_the_place_of_the_models_unknowns(tmp_path: Path):
    experiment, _, points, _ = load_robust(written(tmp_path, uncertainties=RANGES))
    assert experiment.held_to.drawn == ("party.arden.trust", "publics.citizens")
    trust = [points.values(4 * state)["party.arden.trust"] for state in range(30)]
    assert min(trust) < 0.12
    assert max(trust) > 0.48
    assert len(set(trust)) == 30
    assert {points.values(n)["publics.citizens"] for n in range(points.n)} == {20, 40}


def test_policies_may_come_from_a_table_with_a_column_a_lever(tmp_path: Path):
    (tmp_path / "plans.csv").write_text("ladder.policy,ladder.hold_days\nleap,3\ngradual,30\n")
    design = 'kind = "points"\nfile = "plans.csv"'
    experiment, _, points, _ = load_robust(written(tmp_path, design=design, uncertainties=RANGES))
    assert experiment.held_to.policies == 2
    assert [points.values(n)["ladder.policy"] for n in range(4)] == ["leap", "gradual", "leap", "gradual"]


def test_a_design_that_comes_back_to_the_model_as_it_is_has_each_policy_once(tmp_path: Path):
    """Six points: the model itself, three words, two lengths; gradual and 21 days are the model itself."""
    levers = 'ladder.policy = ["gradual", "leap", "none"]\nladder.hold_days = [21, 30]'
    design = 'kind = "one_at_a_time"\nsteps = 2'
    assert load_robust(written(tmp_path, design=design, levers=levers)).experiment.held_to.policies == 4


def test_the_same_file_can_be_swept(tmp_path: Path):
    loaded = load_experiment(written(tmp_path, uncertainties=RANGES))
    assert loaded.points.n == 2 * 2 * 2 * 2
    assert loaded.experiment.robust is None


def test_an_experiment_is_the_same_after_it_was_kept_as_json(tmp_path: Path):
    experiment = load_robust(written(tmp_path)).experiment
    assert from_json(told_as_json(experiment)) == experiment
    plain = load_experiment(written(tmp_path)).experiment
    assert "robust" not in told_as_json(plain)
    assert from_json(told_as_json(plain)) == plain


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"levers": 'ladder.polcy = ["gradual", "leap"]'}, "Did you mean 'ladder.policy'?"),
        ({"uncertainties": "party.arden.trsut = [0.1, 0.2]"}, "Did you mean 'party.arden.trust'?"),
        ({"uncertainties": "ladder.hold_days = [3, 5]"}, "ladder.hold_days: varies already"),
        ({"levers": 'ladder.policy = ["leap"]'}, "one policy: there is nothing to choose"),
        ({"levers": "", "uncertainties": RANGES}, "one policy: there is nothing to choose"),
        ({"robust": ""}, "[robust] missing"),
        (
            {"robust": 'outcome = "closing"\nbetter = "more"\nstates = 0'},
            "states = 0: must be a whole number",
        ),
        ({"robust": 'outcome = "closign"\nbetter = "more"'}, "Did you mean 'closing'?"),
        ({"robust": 'outcome = "closing"\nbetter = "bigger"'}, "must be one of 'more', 'less'"),
        ({"robust": 'outcome = "closing"\nbetter = "more"\nwithin = -1'}, "a number, 0 or above"),
        ({"robust": 'outcome = "closing"\nbetter = "more"\nstate = 30'}, "Did you mean 'states'?"),
        ({"runs": "2"}, "runs = 2: must be 4 or more in each state"),
        ({"design": 'kind = "morris"\npoints = 4\nsteps = 4'}, "its points are no policies"),
        ({"model": '"base_rate"', "levers": 'ladder.policy = ["gradual", "leap"]'}, "has no unknowns.toml"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(tmp_path: Path, changed: dict[str, str], told: str):
    assert told in problem(tmp_path, **changed)


def test_more_points_than_fit_are_refused_before_they_are_made(tmp_path: Path):
    many = f"ladder.hold_days = {list(range(1, 400))}"
    asked = 'outcome = "closing"\nbetter = "more"\nstates = 90000'
    assert "at most 1000000" in problem(tmp_path, levers=many, robust=asked)


def test_rows_say_which_draw_their_state_is(tmp_path: Path):
    """Whoever draws that number from the model's unknowns has the values that stand in the row."""
    plan = plan_of(*load_robust(written(tmp_path)))
    table = rows(run_chunk(plan.chunk(0)))
    assert sorted(set(table.draw)) == list(range(11, 41))
    conflict = load("arden_borea")
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    wars = wars_that_fit(conflict, unknowns, table.draw.to_numpy())
    for place in (0, 100, len(table) - 1):
        drawn = wars.values_of(place)
        assert {path: table[path][place] for path in drawn} == drawn


def test_a_state_of_the_files_own_ranges_has_a_number_too(tmp_path: Path):
    table = rows(run_chunk(plan_of(*load_robust(written(tmp_path, uncertainties=RANGES))).chunk(0)))
    assert sorted(set(table.draw)) == list(range(11, 41))
    assert (table.groupby("draw")["party.arden.trust"].nunique() == 1).all()
