"""A world led by classes of one's own, day by day: what fails in one, in a decision or not, says where."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import numpy as np

from microdeals.agents import ConflictModel
from microdeals.conflicts import Conflict
from microdeals.errors import MicrodealsError
from microdeals.strategies.decisions import PartyClasses
from microdeals.strategies.watched_decisions import FAILURES, failed_outside, watched

World = TypeVar("World", bound=ConflictModel)


def played(kind: type[World], conflict: Conflict, parties: PartyClasses, seed: int) -> Iterator[World]:
    """The world of a seed, of this kind of model, as it begins and on the evening of each day to its horizon.

    Decisions are watched, and lots that a class draws, from `random` or NumPy, are those of the seed. Raises
    StrategyError.
    """
    with lots_of(seed):
        world = _begun(kind, conflict, parties, seed)
        first, second = world.parties
        with watched(first), watched(second):
            yield world
            while world.running:
                _step(world, parties)
                yield world


def _begun(kind: type[World], conflict: Conflict, parties: PartyClasses, seed: int) -> World:
    try:
        return kind(conflict, parties=parties, rng=seed)
    except MicrodealsError:
        raise
    except FAILURES as error:
        raise failed_outside(parties, error, f"when the world with seed {seed} began") from error


@contextmanager
def lots_of(seed: int) -> Iterator[None]:
    """Let strategies that draw lots draw those of a seed, and leave the caller's own as they were."""
    own, own_of_numpy = random.getstate(), np.random.get_state()  # noqa: NPY002 - what strategies draw from
    random.seed(seed)
    np.random.seed(seed % 2**32)  # noqa: NPY002
    try:
        yield
    finally:
        random.setstate(own)
        np.random.set_state(own_of_numpy)  # noqa: NPY002


def _step(world: ConflictModel, parties: PartyClasses) -> None:
    try:
        world.step()
    except MicrodealsError:
        raise
    except FAILURES as error:
        when = f"on day {world.day} of the world with seed {world.luck_seed}"
        raise failed_outside(parties, error, when) from error
