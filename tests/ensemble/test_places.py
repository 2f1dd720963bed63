"""A number written into a packed kernel makes the kernel of the model that has this number."""

import datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from microdeals.conflicts import Conflict, load, shipped, value_at, with_values
from microdeals.ensemble.kernel import Kernel, kernel_of, offering
from microdeals.ensemble.places import PlaceInKernel, places_of
from microdeals.errors import ConflictError

MODELS = {name: load(name) for name in shipped()}
PLACES = {name: places_of(model) for name, model in MODELS.items()}
WITHOUT = {
    "conflict.title": "for readers alone",
    "conflict.horizon_days": "told their days",
    "deal.prisoner_exchange.title": "for readers alone",
    "deal.prisoner_exchange.scope": "how many rows",
    "monitors.observers.teams": "how many rows",
    "publics.citizens": "how many rows",
    "publics.neighbours": "how many rows",
    "publics.talk_days": "how many rows",
    "settlement.rung": "always the highest rung",
    "settlement.scope": "always the whole front",
}


def other_values(place: PlaceInKernel, now: Any) -> list[Any]:
    """Valid values of a parameter other than the one it has: some inside its range, and its ends."""
    declared = place.declared
    if place.words:
        return [word for word in place.words if word not in ("", now)]
    if declared.type is bool:
        return [not now]
    if declared.type is datetime.date:
        return [now + datetime.timedelta(days) for days in (1, 100, 1000)]
    low, high = declared.low, declared.high
    if declared.type is int:
        return [value for value in (int(low), int(high), int(low) + 1) if value != now]
    found = [low + share * (min(high, 100.0) - low) for share in (0.1, 0.3, 0.7)]
    ends = [high, *([low] if declared.low_is_allowed else [])]
    return [value for value in (*found, *ends) if value != now]


def with_what_they_owe(model: Conflict, values: dict[str, Any]) -> dict[str, Any]:
    """Prospects of both parties sum to 1, and something is always harmful or cared for."""
    parties = [party.key for party in model.parties]
    for party, other in (parties, parties[::-1]):
        if f"party.{party}.prospects" in values:
            values[f"party.{other}.prospects"] = 1.0 - values[f"party.{party}.prospects"]
    if any(path.startswith("harm.") for path in values):
        values["harm.grief"] = 0.5
    for path in [path for path in values if path.startswith("issue.")]:
        values[f"issue.{model.issues[0].key}.priority.{path.rsplit('.')[-1]}"] = 0.7
    return values


def assert_same(found: Kernel, expected: Kernel) -> None:
    for table, (ours, theirs) in zip(Kernel._fields, zip(found, expected, strict=True), strict=True):
        assert_same_records(np.asarray(ours), np.asarray(theirs), table)


def assert_same_records(ours: Any, theirs: Any, where: str) -> None:
    """Field by field and bit by bit: what lies between fields may be anything."""
    for name in ours.dtype.names or ():
        assert_same_records(ours[name], theirs[name], f"{where}.{name}")
    if ours.dtype.names is None:
        assert ours.tobytes() == theirs.tobytes(), where


@pytest.mark.parametrize("name", shipped())
def test_each_number_of_a_model_can_be_written_into_its_kernel(name: str):
    model, places = MODELS[name], PLACES[name]
    assert len(places) > 120
    for path in places:
        for value in other_values(places[path], value_at(model, path))[:2]:
            values = with_what_they_owe(model, {path: value})
            kernel = kernel_of(model)
            places.put(kernel, values)
            assert_same(kernel, kernel_of(with_values(model, values)))


@st.composite
def twenty_values(draw: Any) -> tuple[str, dict[str, Any]]:
    """A model, and other values for twenty of its paths."""
    name = draw(st.sampled_from(shipped()))
    paths = draw(st.lists(st.sampled_from(sorted(PLACES[name])), min_size=20, max_size=20, unique=True))
    values = {
        path: draw(st.sampled_from(other_values(PLACES[name][path], value_at(MODELS[name], path))))
        for path in paths
    }
    return name, with_what_they_owe(MODELS[name], values)


SLOW = settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=[*HealthCheck])


@SLOW
@given(first=twenty_values(), second=twenty_values())
def test_many_numbers_can_be_written_at_once_and_others_after_them(
    first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]]
):
    name, values = first
    kernel = kernel_of(MODELS[name])
    PLACES[name].put(kernel, values)
    changed = with_values(MODELS[name], values)
    assert_same(kernel, kernel_of(changed))
    if second[0] == name:
        PLACES[name].put(kernel, second[1])
        assert_same(kernel, kernel_of(with_values(changed, second[1])))


def test_numbers_can_be_written_for_fewer_deals_on_offer():
    model, places = MODELS["russia_ukraine_2025"], PLACES["russia_ukraine_2025"]
    values = {f"sector.{model.sectors[2].key}.weight": 3.0, f"deal.{model.kinds[1].key}.rung": 4}
    kernel = offering(kernel_of(model), 0b1011)
    places.put(kernel, values)
    assert_same(kernel, offering(kernel_of(with_values(model, values)), 0b1011))


def test_values_come_as_toml_or_numpy_has_them():
    model, places = MODELS["arden_borea"], PLACES["arden_borea"]
    values = {"party.arden.trust": np.float32(0.5), "talks.pause_days": np.int32(3), "front.surge": 1}
    kernel = kernel_of(model)
    places.put(kernel, values)
    assert_same(kernel, kernel_of(with_values(model, values)))


def test_a_minus_before_nothing_is_left_out():
    kernel = kernel_of(MODELS["arden_borea"])
    PLACES["arden_borea"].put(kernel, {"front.surge": -0.0})
    assert str(kernel.tables[0].front.surge) == "0.0"


@pytest.mark.parametrize("path", WITHOUT)
def test_what_has_no_place_says_why(path: str):
    model, places = MODELS["arden_borea"], PLACES["arden_borea"]
    path = path.replace("prisoner_exchange", model.kinds[0].key).replace("observers", model.monitors[0].key)
    assert path not in places
    with pytest.raises(ConflictError) as raised:
        places.put(kernel_of(model), {path: 1})
    assert raised.value.problems == [places.why_not(path)]
    assert f"arden_borea, {path}: has no place in a packed kernel" in str(raised.value)


def test_every_path_has_a_place_or_a_reason():
    for name, model in MODELS.items():
        places = PLACES[name]
        assert all(places.why_not(path) == "" for path in places)
        assert "no such path. Did you mean 'talks.contact'?" in places.why_not("talks.contakt")
        assert f"{model.name}, " in places.why_not("talks")


@pytest.mark.parametrize(
    ("path", "value", "rule"),
    [
        ("party.arden.trust", 1.5, "must be a number between 0 and 1"),
        ("party.arden.trust", float("nan"), "must be a number between 0 and 1"),
        ("party.arden.trust", True, "must be a number between 0 and 1"),
        ("party.arden.trust", "much", "must be a number between 0 and 1"),
        ("conduct.scale", 0.0, "must be a number above 0 and at most 10"),
        ("talks.pause_days", 3.5, "must be a whole number between 0 and 3650 (days)"),
        ("talks.pause_days", 3.0, "must be a whole number between 0 and 3650 (days)"),
        ("conduct.leaders_change", 1, "must be true or false"),
        ("ladder.policy", "slow", "must be one of 'none', 'gradual'"),
        ("ladder.policy", 2, "must be one of 'none', 'gradual'"),
        ("conflict.start", "2030-01-01", "must be a date"),
    ],
)
def test_a_value_that_no_file_could_have_is_refused_and_nothing_is_written(path: str, value: Any, rule: str):
    model, places = MODELS["arden_borea"], PLACES["arden_borea"]
    kernel = kernel_of(model)
    with pytest.raises(ConflictError) as raised:
        places.put(kernel, {"front.surge": 0.123, path: value})
    (problem,) = raised.value.problems
    assert problem.startswith(f"arden_borea, {path} = ")
    assert rule in problem
    assert_same(kernel, kernel_of(model))


def test_a_deal_stands_below_the_settlement():
    model, places = MODELS["arden_borea"], PLACES["arden_borea"]
    with pytest.raises(ConflictError, match="must be a whole number between 1 and 5"):
        places.put(kernel_of(model), {f"deal.{model.kinds[0].key}.rung": 6})
