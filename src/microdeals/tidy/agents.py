"""Agents: a row a world, day and agent, with what is recorded of it; what it does not have is NaN."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.tidy.columns import AGENTS, OF_PARTIES, as_declared
from microdeals.tidy.days import world_and_day
from microdeals.tidy.recorded import Recorded

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

NUMBERS = (*OF_PARTIES, "lean", "violations", "fire", "calm")
PARTY, THIRD_PARTY, COMMANDER = "party", "third_party", "commander"


class AgentSeries(NamedTuple):
    """An agent, and its numbers (worlds, days) by their names."""

    agent: str
    type: str
    party: str
    sector: str
    numbers: dict[str, NDArray[np.float64]]


def agents_of(found: Recorded) -> Frame:
    """A data frame of the parties, third parties and commanders, day by day.

    What citizens think is the support of their party; monitors and spoilers have no series of their own.
    """
    import pandas as pd  # type: ignore[import-untyped]

    agents = series_of_agents(found)
    columns: dict[str, object] = dict(world_and_day(found, len(agents)))
    n = found.n_worlds * found.n_days
    for name in ("agent", "type", "party", "sector"):
        columns[name] = np.tile(np.array([getattr(one, name) for one in agents], dtype=object), n)
    missing = np.full((found.n_worlds, found.n_days), np.nan)
    for name in NUMBERS:
        by_agent = [one.numbers.get(name, missing) for one in agents]
        columns[name] = np.stack(by_agent, axis=-1).ravel()
    return as_declared(pd.DataFrame(columns), AGENTS)


def series_of_agents(found: Recorded) -> list[AgentSeries]:
    """Parties, then third parties, then the commanders of each sector, each with its numbers."""
    conflict = found.conflict
    agents = [
        AgentSeries(
            party.key, PARTY, party.key, "", {name: found.series(f"{name}_{side}") for name in OF_PARTIES}
        )
        for side, party in enumerate(conflict.parties)
    ]
    agents += [
        AgentSeries(third.key, THIRD_PARTY, "", "", {"lean": found.leans[:, :, place]})
        for place, third in enumerate(conflict.third_parties)
    ]
    for place, sector in enumerate(conflict.sectors):
        fire, calm, *violations = (found.fronts[:, :, place, number] for number in range(4))
        for party, own in zip(conflict.parties, violations, strict=True):
            numbers = {"violations": own, "fire": fire, "calm": calm}
            agents.append(AgentSeries(f"{party.key}.{sector.key}", COMMANDER, party.key, sector.key, numbers))
    return agents
