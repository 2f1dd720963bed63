"""What changes in a day is declared once, with meaning and unit, and both engines carry all of it."""

from typing import Any, get_type_hints

import pytest

from agents.wars import LIVELY, war
from microdeals.agents import ConflictModel
from microdeals.day import states
from microdeals.ensemble.kernel import kernel_of
from microdeals.ensemble.world import new_world

ROWS = {"Floats", "Counts"}
"""How rows of numbers are read and written; they hold no state."""
STATES = {
    name: state
    for name, state in vars(states).items()
    if isinstance(state, type) and state.__module__ == states.__name__ and name not in ROWS
}


def fields_of(state: type) -> list[str]:
    """The names of what a state declares."""
    return [*get_type_hints(state)]


@pytest.mark.parametrize("name", STATES)
def test_every_field_has_a_meaning_and_a_unit(name: str):
    for field, hint in get_type_hints(STATES[name], include_extras=True).items():
        (means,) = [found for found in hint.__metadata__ if isinstance(found, states.Means)]
        assert means.text, field
        assert means.unit, field


def everybody() -> dict[type, list[Any]]:
    """The agents of a world that has been lived for some days, by the state that they carry."""
    changes = {"third_party.league": {}, "spoiler.irregulars": {}, "monitors.mission": {"teams": 1}}
    model = ConflictModel(war(LIVELY | changes), rng=1, horizon_days=20)
    while model.running:
        model.step()
    assert model.deals
    party = model.parties[0]
    sector = model.front.sectors[0]
    return {
        states.WarNow: [model],
        states.FrontNow: [model.front],
        states.TalksNow: [model.talks],
        states.PartyNow: model.parties,
        states.Channel: party.channels,
        states.CitizenNow: party.citizens,
        states.SectorNow: model.front.sectors,
        states.CommanderNow: sector.commanders,
        states.MonitorNow: model.monitors,
        states.ThirdPartyNow: model.third_parties,
        states.DealNow: model.deals,
        states.Bond: list(model.deals[0].bonds),
    }


def test_the_agents_carry_every_field_of_their_state():
    found = everybody()
    assert set(found) == set(STATES.values())
    for state, agents in found.items():
        for agent in agents:
            assert isinstance(agent, state)
            assert [field for field in fields_of(state) if not hasattr(agent, field)] == []


def test_the_records_of_a_compiled_world_carry_every_field():
    world = new_world(kernel_of(war(LIVELY)))
    records = {
        states.WarNow: world.now,
        states.FrontNow: world.now,
        states.TalksNow: world.now,
        states.PartyNow: world.parties,
        states.Channel: world.channels,
        states.CitizenNow: world.citizens,
        states.SectorNow: world.sectors,
        states.CommanderNow: world.commanders,
        states.MonitorNow: world.monitors,
        states.ThirdPartyNow: world.third_parties,
        states.DealNow: world.deals,
        states.Bond: world.bonds,
    }
    assert set(records) == set(STATES.values())
    for state, rows in records.items():
        assert set(fields_of(state)) - set(rows.dtype.names) == set()
