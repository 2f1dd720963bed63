"""Where the points of a design lie, counted and worked out on paper."""

from pathlib import Path

import numpy as np
import pytest

from microdeals.study import load_experiment
from microdeals.study.question.designs import count_points, levels
from study.small import loaded

DETECTION, POLICY, HOLD = "monitors.valley_mission.detection", "ladder.policy", "ladder.hold_days"


def test_a_grid_has_every_combination_once(tmp_path: Path):
    points = loaded(tmp_path).points
    assert points.n == 3 * 2 * 3
    seen = [points.values(point) for point in range(points.n)]
    assert len({tuple(values.items()) for values in seen}) == points.n
    assert {values[DETECTION] for values in seen} == {0.2, 0.55, 0.9}
    assert {values[POLICY] for values in seen} == {"gradual", "leap"}
    assert seen[0] == {DETECTION: 0.2, POLICY: "gradual", HOLD: 3}
    assert seen[-1] == {DETECTION: 0.9, POLICY: "leap", HOLD: 8}


def test_whole_numbers_stay_whole_and_a_range_of_two_has_two_levels(tmp_path: Path):
    hold = loaded(tmp_path).experiment.factors[2]
    assert levels(hold, 3) == (3, 6, 8) or levels(hold, 3) == (3, 5, 8)
    assert all(type(level) is int for level in levels(hold, 50))
    assert levels(hold, 50) == (3, 4, 5, 6, 7, 8)


def test_one_at_a_time_starts_from_the_model_and_moves_one_value(tmp_path: Path):
    found = loaded(tmp_path, 'kind = "one_at_a_time"\nsteps = 3')
    base = {factor.path: factor.base for factor in found.experiment.factors}
    assert found.points.values(0) == base
    assert found.points.n == 1 + 3 + 2 + 3
    for point in range(1, found.points.n):
        moved = [path for path, value in found.points.values(point).items() if value != base[path]]
        assert len(moved) <= 1


def test_a_latin_hypercube_has_one_point_in_every_slice_of_a_range(tmp_path: Path):
    points = loaded(tmp_path, 'kind = "latin_hypercube"\npoints = 16').points
    slices = np.floor((points.columns[0].numbers - 0.2) / 0.7 * 16)
    assert sorted(slices) == list(range(16))
    policies = [points.values(point)[POLICY] for point in range(16)]
    assert policies.count("leap") == 8


@pytest.mark.parametrize(
    ("design", "n"),
    [('kind = "sobol"\npoints = 8', 8 * (3 + 2)), ('kind = "morris"\npoints = 5\nsteps = 4', 5 * (3 + 1))],
)
def test_sensitivity_designs_have_the_size_their_authors_give(design: str, n: int, tmp_path: Path):
    found = loaded(tmp_path, design)
    assert found.points.n == n == count_points(found.experiment.design, found.experiment.factors)
    values = [found.points.values(point) for point in range(n)]
    assert all(0.2 <= value[DETECTION] <= 0.9 and 3 <= value[HOLD] <= 8 for value in values)
    assert {value[HOLD] for value in values} <= {3, 4, 5, 6, 7, 8}


@pytest.mark.parametrize("kind", ["latin_hypercube", "sobol"])
def test_the_same_file_gives_the_same_points_and_another_seed_others(kind: str, tmp_path: Path):
    design = f'kind = "{kind}"\npoints = 8'
    first = loaded(tmp_path, design).points
    file = tmp_path / "small.toml"
    again = loaded(tmp_path, design).points
    assert first.digest() == again.digest()
    file.write_text(file.read_text().replace("seed = 5", "seed = 6"))
    assert load_experiment(file).points.digest() != first.digest()


def test_points_of_a_csv_are_taken_as_they_stand_in_any_order_of_columns(tmp_path: Path):
    (tmp_path / "points.csv").write_text(f"{POLICY},{HOLD},{DETECTION}\nleap,4,0.3\ngradual,8,0.9\n")
    points = loaded(tmp_path, 'kind = "points"\nfile = "points.csv"').points
    assert [points.values(0), points.values(1)] == [
        {DETECTION: 0.3, POLICY: "leap", HOLD: 4},
        {DETECTION: 0.9, POLICY: "gradual", HOLD: 8},
    ]
