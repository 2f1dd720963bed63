"""A scenario of Mesa (from 3.5 on): what it asks of a war, and the seed of its luck."""

from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np

from microdeals.agents.seed import Seed, seed_from
from microdeals.conflicts import Conflict, load, with_values

Parties = tuple[Any, Any]


class MesaScenario(Protocol):
    """What Mesa calls a scenario: its parameters as attributes, and where its luck comes from."""

    @property
    def rng(self) -> object:
        """A seed, a generator of NumPy or None."""


class ModelWords(NamedTuple):
    """The words of the model itself: the war, who decides for its sides, and how long it is lived."""

    conflict: Conflict | str | Path
    parties: Parties
    horizon_days: int | None


def asked_by(scenario: MesaScenario, words: ModelWords) -> ModelWords:
    """The model's words, as a scenario has them where it says them. Its other parameters are paths.

    Raises ConflictError for a parameter that is neither, with the nearest path, or a value out of range.
    """
    said = {name: value for name, value in vars(scenario).items() if name != "rng"}
    conflict, parties, horizon_days = (said.pop(name, own) for name, own in words._asdict().items())
    war = conflict if isinstance(conflict, Conflict) else load(conflict)
    return ModelWords(with_values(war, said) if said else war, parties, horizon_days)


def luck_of(scenario: MesaScenario, rng: Seed) -> int:
    """The seed of common luck of a scenario, the same however often it is asked.

    Mesa 4 turns a seed into a generator, of which it keeps the first state. Raises ValueError for something
    else than a scenario, for an rng beside it, and for an rng that ``seed_from`` does not take.
    """
    if not hasattr(scenario, "rng") or not hasattr(scenario, "__dict__") or isinstance(scenario, type):
        raise ValueError(f"scenario = {scenario!r}: must be a scenario of Mesa, such as Scenario(rng=7).")
    if rng is not None:
        raise ValueError(f"rng = {rng!r} beside a scenario, which has its own: give it there.")
    state = getattr(scenario, "initial_rng_state", None)
    own: Any = scenario.rng if state is None else _generator(state)
    return seed_from(own)


def _generator(state: dict[str, Any]) -> np.random.Generator:
    bits = getattr(np.random, state["bit_generator"])()
    bits.state = state
    return np.random.Generator(bits)
