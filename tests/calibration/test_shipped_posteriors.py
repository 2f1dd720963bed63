"""The posteriors of the models: fitted to what may be fitted, in use, and of joint draws that can be read."""

import csv
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from microdeals import paths
from microdeals.calibration.free_numbers import load_free_numbers
from microdeals.conflicts import load, value_at
from microdeals.evidence.pattern import load_patterns
from microdeals.evidence.population import load_population

MODELS = paths.room("models")
CALIBRATED = ("base_rate", "donbas_2015")
KEPT = ("donbas_2015",)
"""Where the values of the first fit stay in use: data do not tell them from those of the posterior."""
HELD_OUT = {one.id for one in load_patterns() if not one.fitted}


def posterior(name: str) -> dict[str, Any]:
    return tomllib.loads((MODELS / name / "posterior.toml").read_text(encoding="utf-8"))


def draws(name: str) -> dict[str, np.ndarray]:
    with Path(MODELS / name / "draws.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {key: np.array([float(row[key]) for row in rows]) for key in rows[0]}


@pytest.mark.parametrize("name", CALIBRATED)
def test_nothing_that_is_held_out_was_fitted(name: str):
    fitted = posterior(name)["provenance"]["fitted_to"]

    assert fitted
    assert not HELD_OUT & set(fitted)


@pytest.mark.parametrize("name", CALIBRATED)
def test_a_posterior_lies_within_its_prior_and_its_numbers_are_in_use(name: str):
    conflict, numbers = load(name), {one.name: one for one in load_free_numbers(MODELS / name)}
    population = load_population(MODELS / name) if name == "base_rate" else None
    of_draws = {draw.name: draw.numbers for draw in population.draws} if population else {}
    for key, told in posterior(name)["posterior"].items():
        number, (low, high), (lower, upper) = numbers[key], told["prior"], told["middle_90"]
        assert (low, high) == (number.low, number.high), key
        assert low <= lower <= upper <= high, key
        assert low <= told["value"] <= high, key
        sides = [party.key for party in conflict.parties]
        in_use = [value_at(conflict, path.replace("*", side)) for path in number.sets for side in sides]
        in_use = in_use or [of_draws[number.draw][number.key]]
        if name in KEPT:
            assert all(lower <= value <= upper for value in in_use), key
            continue
        whole = any(isinstance(value, int) for value in in_use)
        assert in_use == [round(told["value"]) if whole else told["value"]] * len(in_use), key


@pytest.mark.parametrize("name", CALIBRATED)
def test_the_joint_draws_are_those_that_the_posterior_tells_of(name: str):
    document, kept = posterior(name), draws(name)
    numbers = {one.name: one for one in load_free_numbers(MODELS / name)}

    assert len(kept["weight"]) == document["provenance"]["draws"] >= 500
    for key, told in document["posterior"].items():
        column = kept[key] if key in kept else kept[numbers[key].sets[0]]
        low, middle, high = np.quantile(column, (0.05, 0.5, 0.95))
        assert [low, middle, high] == pytest.approx(
            [told["middle_90"][0], told["median"], told["middle_90"][1]], rel=1e-2
        )


@pytest.mark.parametrize("name", CALIBRATED)
def test_the_walkers_agreed(name: str):
    assert all(told["rhat"] < 1.05 for told in posterior(name)["posterior"].values())
