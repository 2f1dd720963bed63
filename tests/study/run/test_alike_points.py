"""Points that share a packed model have the pairs that each has with a model made for it, to the last bit."""

from typing import Any

import numpy as np
import pytest

from microdeals.conflicts import load, shipped, value_at, with_values
from microdeals.conflicts.assembly import tables_of
from microdeals.conflicts.checks import is_right_by_itself, problems_between
from microdeals.conflicts.settings import paths_of
from microdeals.ensemble.pairs import run_pairs
from microdeals.ensemble.places import places_of
from microdeals.errors import ConflictError
from microdeals.study.question.plan import Stretch
from microdeals.study.run.alike import alike_in
from microdeals.study.run.twin_pairs import pairs_of_points
from microdeals.verdict.twins import without_deals

SEED, RUNS = 3, 1


def short(war: str) -> Any:
    return with_values(load(war), {"conflict.horizon_days": 15, "publics.citizens": 20})


def made_for_it(conflict: Any, values: Any) -> bytes:
    """The pairs of a point whose model is checked and packed by itself."""
    model = with_values(conflict, values)
    pairs = run_pairs(model, without_deals(model), np.arange(SEED, SEED + RUNS), 1)
    return b"".join(part.tobytes() for part in pairs)


def another(conflict: Any, there: Any, path: str) -> Any:
    """A value that the model has not, and may have."""
    place, now = there[path], value_at(conflict, path)
    if place.words:
        return next((word for word in place.words if word not in (now, "")), now)
    if isinstance(now, bool):
        return not now
    for value in (now / 2, now * 1.1 + 0.01, now + 1, now - 1):
        found = round(value) if isinstance(now, int) else float(value)
        if found != now and place.number_for(found) is not None:
            return found
    return now


@pytest.mark.parametrize("war", ["arden_borea", "russia_ukraine_2025"])
def test_every_number_that_is_written_into_a_shared_model_gives_the_pairs_of_a_model_made_with_it(war: str):
    conflict = short(war)
    there = places_of(conflict)
    paths = [path for path in paths_of(conflict) if path in there and is_right_by_itself(path)]
    values = [{path: another(conflict, there, path)} for path in paths]
    assert len(values) > 100
    values.append({path: it for each in values[::7] for path, it in each.items()})
    points = [Stretch(place, each, SEED, RUNS) for place, each in enumerate(values)]
    shared = pairs_of_points(conflict, points).compared
    for point in points:
        ours = shared[RUNS * point.point : RUNS * (point.point + 1)]
        assert ours.tobytes() == made_for_it(conflict, point.values), point.values


def test_points_that_differ_in_plain_numbers_share_one_model_and_others_do_not():
    conflict = short("arden_borea")
    there = places_of(conflict)

    def groups(*values: Any) -> list[tuple[int, ...]]:
        points = [Stretch(place, each, SEED, 1) for place, each in enumerate(values)]
        return [group.places for group in alike_in(conflict, points, there)]

    trust, policy, teams = "party.arden.trust", "ladder.policy", "monitors.valley_mission.teams"
    assert groups({trust: 0.1, policy: "leap"}, {trust: 0.2, policy: "gradual"}) == [(0, 1)]
    assert groups({trust: 0.1, teams: 1}, {trust: 0.2, teams: 2}, {trust: 0.3, teams: 1}) == [(0, 2), (1,)]
    assert groups({policy: "leap", "offered": "all"}, {policy: "gradual", "offered": "all"}) == [(0,), (1,)]


def test_values_that_owe_each_other_something_are_checked_at_every_point():
    conflict = short("arden_borea")
    right, wrong = ({"harm.fighting": 0.0, "harm.hardship": 0.0, "harm.grief": grief} for grief in (1.0, 0.0))
    points = [Stretch(place, each, SEED, 1) for place, each in enumerate((right, wrong))]
    with pytest.raises(ConflictError, match="fighting, hardship and grief are all 0"):
        pairs_of_points(conflict, points)


class Watched(dict):
    """A table that tells which values in it are read."""

    def __init__(self, table: Any, path: tuple[str, ...], read: set[str]) -> None:
        below = {key: Watched(it, (*path, key), read) for key, it in table.items() if isinstance(it, dict)}
        super().__init__(table | below)
        self.path, self.read = path, read

    def get(self, key: str, default: Any = None) -> Any:
        found = super().get(key, default)
        if not isinstance(found, Watched):
            self.read.add(".".join((*self.path, key)))
        return found

    __getitem__ = get


@pytest.mark.parametrize("war", shipped())
def test_no_check_reads_a_value_that_is_right_by_itself(war: str):
    read: set[str] = set()
    assert not list(problems_between(Watched(tables_of(load(war)), (), read)))
    assert {"party.arden.prospects", "harm.grief"} <= read or war != "arden_borea"
    assert not [path for path in read if is_right_by_itself(path)]
