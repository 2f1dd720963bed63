"""Peeled boxes: found where they were planted, with the coverage and the density that they were given."""

import numpy as np
import pandas as pd
import pytest

from microdeals.study.answer.peeled_box import peeled


def cloud(n: int = 400, seed: int = 3) -> pd.DataFrame:
    luck = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "x": luck.random(n),
            "y": luck.random(n),
            "idle": luck.random(n),
            "word": luck.choice(["a", "b", "c"], n),
            "same": np.ones(n),
        }
    )


def test_a_box_of_two_ranges_is_found_and_what_does_not_matter_has_hardly_a_limit():
    points = cloud()
    planted = (points.x > 0.6) & (points.y < 0.5)
    found = peeled(points, tuple(points.columns), planted.to_numpy(float), 20)
    assert planted[found.inside].mean() > 0.95
    assert planted[found.inside].sum() / planted.sum() > 0.95
    assert found.ranges["x"][0] == pytest.approx(0.6, abs=0.03)
    assert found.ranges["y"][1] == pytest.approx(0.5, abs=0.03)
    assert "same" not in found.ranges


def test_words_are_left_out_one_by_one():
    points = cloud()
    planted = (points.word == "b").to_numpy(float)
    found = peeled(points, ("x", "word"), planted, 20)
    assert found.words == {"word": ("b",)}
    assert found.ranges == {}
    assert planted[found.inside].mean() == 1.0


def test_where_all_points_have_as_much_there_is_no_box():
    points = cloud()
    found = peeled(points, tuple(points.columns), np.full(len(points), 0.4), 20)
    assert found.inside.all()
    assert (found.ranges, found.words) == ({}, {})


def test_a_box_never_holds_fewer_points_than_asked_for():
    points = cloud()
    planted = (points.x > 0.98).to_numpy(float)
    assert peeled(points, ("x", "y"), planted, 50).inside.sum() >= 50
