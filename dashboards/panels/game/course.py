"""A game on the stage: the months as they were played, beside the same months without any deal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboards.charts.looks import Json
from dashboards.stage.course import begun_pair, course_of, note_evening
from dashboards.work.tickets import AnswerPart
from microdeals.agents import ConflictModel
from microdeals.game import Session
from microdeals.game.played_world import Month, TableModel
from microdeals.game.table_wars import load_war
from microdeals.verdict import without_deals


@dataclass(frozen=True)
class GameCourse:
    """A question to the pool: the course of a game, and of its twin of the same luck.

    It is another one whenever the game has another newest entry.
    """

    game: str
    newest: int
    war: str
    seed: int
    days: int
    months: tuple[Month, ...] = field(compare=False)
    patience: int = 0

    def parts(self) -> Iterator[AnswerPart[Json]]:
        """Month by month, in this thread."""
        conflict, total = load_war(self.war), len(self.months)
        horizon = self.days * max(1, total)
        world = TableModel(conflict, horizon, self.seed)
        twin = ConflictModel(without_deals(conflict), horizon_days=horizon, rng=self.seed)
        pair = begun_pair(world, twin)
        for done, month in enumerate(self.months):
            yield AnswerPart(done, total)
            world.live(month, self.days, lambda: note_evening(pair))
        yield AnswerPart(total, total, course_of(pair))


def course_asked(session: Session) -> GameCourse:
    """What is asked for of this game: all months that were played."""
    setup = session.state.setup
    state = session.state
    place = (session.name, state.newest)
    return GameCourse(*place, setup.conflict, setup.seed, setup.days, tuple(state.months))
