"""A world for the stage, lived once more: the stage tells every evening, and a world keeps its last."""

from __future__ import annotations

from dashboards.stage.course import LivedPair, begun_pair, note_evening
from dashboards.words import text
from microdeals.agents import ConflictModel
from microdeals.errors import RequestError
from microdeals.verdict import without_deals


def lived_again(world: ConflictModel) -> LivedPair:
    """The world from its first day to today, beside its twin without deals, led by the same classes.

    Raises RequestError for a world that somebody has changed by hand: no rule would live it again.
    """
    first, second = (type(party) for party in world.parties)
    luck, classes = world.luck_seed, (first, second)
    pair = begun_pair(
        ConflictModel(world.conflict, rng=luck, parties=classes),
        ConflictModel(without_deals(world.conflict), rng=luck, parties=classes),
    )
    while pair.world.running and pair.world.day < world.day:
        pair.world.step()
        note_evening(pair)
    if pair.world.day != world.day or list(pair.world.log) != list(world.log):
        raise RequestError(text("notebook.stage.changed"))
    return pair
