"""What small deals do where both sides play a strategy: the verdict, over a tournament's own seeds.

It is ``judge(war, parties=(Mine, Mine), as_given=True)``: each strategy meets itself anyway, and its process
lives the twins of these wars, too. So a verdict is of one strategy, and shared with none.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from microdeals.agents import Party
from microdeals.conflicts import Conflict, load, with_settings
from microdeals.ensemble.pairs import PAIR
from microdeals.ensemble.records import blank
from microdeals.strategies import pair_of
from microdeals.strategies.worlds import TwoWars
from microdeals.tournament.entrants import Entrant
from microdeals.tournament.round_robin import Played
from microdeals.verdict import Thresholds, Verdict, twins_of, without_deals

N_FIELDS = len(PAIR)


class OwnVerdict(NamedTuple):
    """A strategy, the conflict as the reader called it, and what deals did under it alone."""

    entrant: Entrant
    conflict: str
    verdict: Verdict


def pair_told(conflict: Conflict, strategy: type[Party], seed: int) -> tuple[float, ...]:
    """A war in which both sides play a strategy, and its twin without small deals: the fields of ``PAIR``.

    Raises StrategyError for a class that fails.
    """
    pair = pair_of(TwoWars(conflict, without_deals(conflict), seed), (strategy, strategy))
    return tuple(pair.tolist()[0])


def own_verdicts(played: Played) -> Iterator[OwnVerdict]:
    """The verdict of each strategy that played to the end, in each conflict, in the order of the entrants."""
    fields = played.rules.fields
    twins = [twins_of(with_settings(load(field.model), field.settings)) for field in fields]
    for entrant in played.entrants:
        for number, field in enumerate(fields):
            pairs = [
                one.war.pair
                for bout, one in played.wars
                if bout.is_mirror
                and bout.first is entrant
                and one.field == number
                and len(one.war.pair) == N_FIELDS
            ]
            if pairs:
                found = Verdict(twins[number], _records(pairs), Thresholds())
                yield OwnVerdict(entrant, field.title, found)


def _records(pairs: Sequence[tuple[float, ...]]) -> Any:
    records = blank(PAIR, len(pairs))
    for place, pair in enumerate(pairs):
        records[place] = pair
    return records.view(np.recarray)
