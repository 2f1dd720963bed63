"""One war between two strategies, and the few numbers that are kept of it."""

from microdeals.agents import ConflictModel, Party
from microdeals.conflicts import Conflict
from microdeals.rulebook.events import Happening
from microdeals.rulebook.gap import demand
from microdeals.strategies import played
from microdeals.tournament.bout_result import War


def lived(conflict: Conflict, parties: tuple[type[Party], type[Party]], seed: int) -> War:
    """Live through a war to its horizon. Raises StrategyError for a class that fails."""
    days = played(ConflictModel, conflict, parties, seed)
    model = next(days)
    first_demands = _demands(model)
    harm, met = 0.0, (0.0, 0.0)
    for model in days:
        harm += model.harm
        if model.settled_on == model.day:
            met = _met(model, first_demands)
    by_side = [0, 0]
    for event in model.log:
        if event.happening == Happening.BREACH:
            by_side[event.side] += 1
    settled_on = -1 if model.settled_on is None else model.settled_on
    return War(settled_on, harm, model.gap.total, met, (by_side[0], by_side[1]), len(model.deals), model.day)


def _demands(model: ConflictModel) -> tuple[float, float]:
    """By the model's own reckoning, whatever a strategy says of itself."""
    first, second = (
        demand(party.character.prospects, party.optimism, party.fear, party.audience, party.pressure)
        for party in model.parties
    )
    return first, second


def _met(model: ConflictModel, first_demands: tuple[float, float]) -> tuple[float, float]:
    """Part of the demand of the first morning that each side gets.

    Assumed: what is left when both demands of the day are met, the gap below zero, is split evenly.
    """
    gets = [asked - model.gap.total / 2.0 for asked in _demands(model)]
    first, second = (
        got / asked if asked > 0.0 else 1.0 for got, asked in zip(gets, first_demands, strict=True)
    )
    return first, second
