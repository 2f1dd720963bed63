"""The debrief: guesses against results, belief against truth, blame, and the world beside its twin."""

from typing import NamedTuple

from microdeals.errors import RequestError
from microdeals.game.among_worlds import Come, PlaceInTrade, come_of, place_between, twin_of
from microdeals.game.blame import Breach, Walkout, breaches_of, kept_word, walkouts_of
from microdeals.game.deciders import WhoDecided
from microdeals.game.rights import check_sees_all
from microdeals.game.seats import SIDES, Question, Seat
from microdeals.game.session import Session
from microdeals.rulebook.labels import Label

EVEN = 50


class Guessed(NamedTuple):
    """A guess and what came. ``off``: points (0 to 100) between both."""

    seat: Seat
    question: Question
    percent: int
    came_true: bool
    off: int


class Believed(NamedTuple):
    """A round as one side saw the other. ``kept``: None if the other had given no word to keep."""

    round: int
    seat: Seat
    percent: int | None
    kept: bool | None
    trust: float  # of the model's leadership on that seat, at the end of the round

    @property
    def diverges(self) -> bool:
        """Whether the side believed one thing and the other happened."""
        if self.percent is None or self.kept is None:
            return False
        return (self.percent > EVEN and not self.kept) or (self.percent < EVEN and self.kept)


class Debrief(NamedTuple):
    """What a class talks about when it has played."""

    own: Come
    twin: Come
    place: PlaceInTrade
    """Beside the twin, over the days that were played."""
    guesses: tuple[Guessed, ...]
    beliefs: tuple[Believed, ...]
    breaches: tuple[Breach, ...]
    walkouts: tuple[Walkout, ...]

    @property
    def label(self) -> Label:
        """What the deals were."""
        return self.place.label

    @property
    def closing(self) -> float:
        """By how much deals brought the sides closer (share of the dispute); below 0 further apart."""
        return self.twin.gap - self.own.gap

    @property
    def spared(self) -> float:
        """Harm that deals spared (war days); below 0 there was more."""
        return self.twin.harm - self.own.harm

    def n_broken(self, side: int, by: WhoDecided | None = None) -> int:
        """How often a side broke its word on purpose, seen or not: in all, or as one decider wanted it."""
        deciders = [breach.by for breach in self.breaches if breach.side == side and breach.by is not None]
        return len(deciders) if by is None else deciders.count(by)

    def first_divergence(self, seat: Seat) -> Believed | None:
        """The first round in which a side's belief and the truth parted."""
        return next((it for it in self.beliefs if it.seat is seat and it.diverges), None)


def debrief_of(session: Session) -> Debrief:
    """The debrief of the rounds played so far.

    Raises RequestError before the first, and NotYoursError for whoever may not know yet what others decided.
    """
    check_sees_all(session.state, session.rights)
    if not session.state.round:
        raise RequestError(f"session {session.name}: there is nothing to debrief before the first round.")
    other = twin_of(session)
    own, twin = come_of(session.world), come_of(other)
    return Debrief(
        own,
        twin,
        place_between(session.world, other),
        guessed(session, own, twin),
        believed(session),
        tuple(breaches_of(session.world)),
        tuple(walkouts_of(session.world)),
    )


def guessed(session: Session, own: Come, twin: Come) -> tuple[Guessed, ...]:
    """Every guess against its result."""
    came = {Question.SETTLED: own.settled_on is not None, Question.CLOSER: own.gap < twin.gap}
    return tuple(
        Guessed(seat, question, percent, came[question], abs(percent - 100 * came[question]))
        for (seat, question), percent in sorted(session.state.guesses.items())
    )


def believed(session: Session) -> tuple[Believed, ...]:
    """Every round as each side saw the other."""
    state, world = session.state, session.world
    days = state.setup.days
    return tuple(
        Believed(
            number,
            seat,
            state.beliefs.get((number, seat)),
            kept_word(world, 1 - side, number * days + 1, (number + 1) * days),
            float(world.datacollector.model_vars[f"trust_{side}"][(number + 1) * days - 1]),
        )
        for number in range(state.round)
        for side, seat in enumerate(SIDES)
    )
