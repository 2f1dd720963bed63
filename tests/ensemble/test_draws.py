"""All luck of a day is drawn at once: the same draws, and in the end the same worlds, as one by one."""

import numpy as np
import pytest

from microdeals.conflicts import load, with_values
from microdeals.ensemble.draws import BATTLE, LEADERS, MEETING, draws_of
from microdeals.ensemble.kernel import kernel_of
from microdeals.rulebook.luck import Purpose
from same_world.two_engines import first_difference, lived_by_agents, lived_in_ensemble


def test_everybody_who_may_draw_is_on_the_list_once():
    conflict = load("arden_borea")
    draws = draws_of(conflict)
    assert draws.listed[BATTLE] == (Purpose.BATTLE, 0, 0)
    assert draws.listed[MEETING] == (Purpose.MEETING, 0, 0)
    assert draws.listed[LEADERS] == (Purpose.LEADERS, 0, 0)
    assert len(set(draws.listed)) == len(draws.listed)
    families = {
        Purpose.LEAN: (draws.third_parties, conflict.third_parties),
        Purpose.VIOLATIONS: (draws.sectors, conflict.sectors),
        Purpose.STRIKE: (draws.spoilers, conflict.spoilers),
    }
    for purpose, (places, entries) in families.items():
        assert [draws.listed[place] for place in places] == [(purpose, e.luck_id, 0) for e in entries]
    (mission,) = conflict.monitors
    assert [draws.listed[place] for place in draws.monitors] == [
        (Purpose.ACCESS, mission.luck_id, team) for team in range(mission.values.teams)
    ]


def test_what_only_deals_need_comes_last():
    draws = draws_of(load("arden_borea"))
    first = draws.listed[: draws.n_always]
    assert {purpose for purpose, _, _ in first} == {
        Purpose.BATTLE, Purpose.MEETING, Purpose.LEADERS, Purpose.LEAN, Purpose.TALK_AT_HOME
    }  # fmt: skip
    assert min(draws.monitors + draws.sectors + draws.spoilers) == draws.n_always


# Forty citizens, one conversation a week: five or six a day, two draws of four; and the edges.
@pytest.mark.parametrize(
    ("citizens", "talk_days", "groups"),
    [(40, 7, 2), (40, 1, 10), (28, 7, 1), (30, 7, 2), (29, 1, 8), (6, 365, 1)],
)
def test_a_draw_is_for_four_conversations(citizens: int, talk_days: int, groups: int):
    values = {"publics.citizens": citizens, "publics.talk_days": talk_days}
    conflict = with_values(load("arden_borea"), values)
    talk = [draw for draw in draws_of(conflict).listed if draw[0] == Purpose.TALK_AT_HOME]
    wheres = list(range(groups))
    assert talk == [(Purpose.TALK_AT_HOME, p.luck_id, where) for p in conflict.parties for where in wheres]
    by_agents = lived_by_agents(conflict, 3, 10)
    assert first_difference(by_agents, lived_in_ensemble(conflict, [3], 10)[0]) == ""


def test_the_kernel_tells_everyone_where_its_draw_is():
    kernel = kernel_of(load("russia_ukraine_2025"))
    for family, purpose in (
        (kernel.third_parties, Purpose.LEAN),
        (kernel.sectors, Purpose.VIOLATIONS),
        (kernel.monitors, Purpose.ACCESS),
        (kernel.spoilers, Purpose.STRIKE),
        (kernel.parties, Purpose.TALK_AT_HOME),
    ):
        assert len(family) > 0
        assert kernel.draws[0, family.draw].tolist() == [purpose] * len(family)
        assert kernel.draws[1, family.draw].tolist() == family.luck_id.tolist()
    assert kernel.draws.dtype == np.int64
