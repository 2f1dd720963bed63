"""What a page watches: a world, its twin without deals beside it, and what each side would settle for."""

from __future__ import annotations

from dashboards.asked.run import Asked
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
