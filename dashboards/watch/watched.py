"""What a page watches: a world, its twin without deals beside it, and what each side would settle for."""

from __future__ import annotations

import re

from dashboards.asked import Asked, asked_from, given_in, shown
from dashboards.words import text
from microdeals.agents import ConflictModel
from microdeals.verdict import without_deals


class Watched:
    """A world and its twin of the same luck, which is offered no deals; both live each day together.

    `demands[d]` is what each side would settle for on day d, in shares of the stake.
    """

    def __init__(self, asked: Asked, day: int = 0) -> None:
        """The run that is asked for, on a day (its last at most)."""
        conflict = asked.conflict()
        self.model = ConflictModel(conflict, rng=asked.seed)
        self.twin = ConflictModel(without_deals(conflict), rng=asked.seed)
        self.demands = [self._demands()]
        while self.day < day and self.running:
            self.step()

    @property
    def day(self) -> int:
        """Days done."""
        return self.model.day

    @property
    def running(self) -> bool:
        """Whether there is another day."""
        return bool(self.model.running)

    def step(self) -> None:
        """One day of both."""
        self.model.step()
        self.twin.step()
        self.demands.append(self._demands())

    def gaps(self) -> tuple[list[float], list[float]]:
        """The gap of each day so far, of the world and of its twin."""
        first, second = (it.datacollector.model_vars["gap_total"] for it in (self.model, self.twin))
        return first, second

    def _demands(self) -> tuple[float, float]:
        first, second = self.model.parties
        return first.demand, second.demand


def day_from(query: str | None) -> tuple[tuple[Asked, int], str]:
    """The run and the day that an address asks for; and what was left out, in words."""
    asked, said = asked_from(query)
    given = [day for day in given_in(query).get("day", []) if day]
    horizon = asked.conflict().horizon_days
    if not given or (re.fullmatch("[0-9]{1,6}", given[0]) and int(given[0]) <= horizon):
        return (asked, int(given[0]) if given else 0), said
    bad = text("watch.bad.address_day").format(text=shown(given[0]), horizon=horizon)
    return (asked, 0), f"{said} {bad}".strip()
