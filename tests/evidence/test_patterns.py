"""The patterns are complete, say how they are judged, and are judged as they say."""

import math
import tomllib
from itertools import groupby

import pytest

from microdeals import paths
from microdeals.conflicts import load, shipped
from microdeals.evidence import Check, Finding, Pattern, load_patterns
from microdeals.evidence.population import load_population

FAMILIES = {
    *(f"D{n}" for n in range(1, 7)),
    *(f"C{n}" for n in range(1, 6)),
    *("F1", "F2", "P1", "G1"),
    *(f"U{n}" for n in range(1, 6)),
}
MODELS = paths.room("models")


def family(pattern: Pattern) -> str:
    return pattern.id[:2]


def pattern(judged_by: str) -> Pattern:
    return load_patterns()[0]._replace(world=0.5, interval=(0.4, 0.6), judged_by=judged_by)


def test_every_pattern_of_the_list_is_there():
    assert {family(one) for one in load_patterns()} == FAMILIES


def test_each_is_complete_and_its_figure_lies_in_its_interval():
    for one in load_patterns():
        assert one.interval[0] <= one.world <= one.interval[1], one.id
        assert one.model in shipped(), one.id
        assert one.interval_from.split(":")[0] in {"data", "tolerance", "none"}, one.id
        assert one.what, one.id
        assert one.source, one.id
        assert one.judged_by in {"interval", "spread"}, one.id


def test_at_least_a_third_is_held_out_and_among_them_those_that_had_to_be():
    held = {name: [one.held_out for one in group] for name, group in groupby(load_patterns(), family)}
    whole = [name for name, flags in held.items() if all(flags)]
    assert len(whole) * 3 >= len(held)
    assert {"D6", "C3", "C4", "F2"} <= set(whole)


@pytest.mark.parametrize(
    ("figure", "meets"), [(0.4, True), (0.6, True), (0.39, False), (0.61, False), (math.nan, False)]
)
def test_a_pattern_is_met_if_the_models_figure_lies_in_the_worlds_interval(figure: float, meets: bool):
    assert Check(pattern("interval"), Finding(figure, 0.0, 1.0)).meets == meets


@pytest.mark.parametrize(("low", "high", "meets"), [(0.1, 0.5, True), (0.51, 0.9, False), (0.1, 0.49, False)])
def test_what_happened_once_is_met_if_the_model_does_such_things(low: float, high: float, meets: bool):
    assert Check(pattern("spread"), Finding(0.3, low, high)).meets == meets


@pytest.mark.parametrize("name", ["base_rate", "donbas_2015"])
def test_a_posterior_lies_within_its_prior_and_was_fitted_to_what_is_not_held_out(name: str):
    document = tomllib.loads((MODELS / name / "posterior.toml").read_text(encoding="utf-8"))
    asked = [one.id for one in load_patterns() if one.model == name and not one.held_out]
    assert document["provenance"]["fitted_to"] == asked
    for key, number in document["posterior"].items():
        (low, high), (lower, upper) = number["prior"], number["middle_90"]
        assert low <= lower <= upper <= high, key
        assert low <= number["value"] <= high, key


def test_the_population_uses_the_numbers_that_were_fitted():
    population = load_population(MODELS / "base_rate")
    document = tomllib.loads((MODELS / "base_rate" / "posterior.toml").read_text(encoding="utf-8"))
    numbers = {draw.name: draw.numbers for draw in population.draws}
    in_use = {free.name: numbers[free.draw][free.key] for free in population.free}
    assert in_use == {key: number["value"] for key, number in document["posterior"].items()}


def test_the_truce_of_donbas_uses_the_numbers_that_were_fitted():
    conflict = load("donbas_2015")
    document = tomllib.loads((MODELS / "donbas_2015" / "posterior.toml").read_text(encoding="utf-8"))
    commanders = conflict.commanders
    in_use = {
        "calm": conflict.kinds[0].values.calm,
        "violations": commanders.violations,
        "breeding": commanders.breeding_live,
        "decay": commanders.decay,
        "war_violations": conflict.front.war_violations,
    }
    assert in_use == {key: number["value"] for key, number in document["posterior"].items()}
    assert commanders.breeding_feud == commanders.breeding_live
