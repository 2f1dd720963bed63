"""A world that is played: it follows orders where there are any, and else the model's own rules."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from microdeals.agents import ConflictModel, Deal, Party, Slot
from microdeals.agents.monitor import Monitor
from microdeals.agents.third_party import ThirdPartyAgent
from microdeals.conflicts import Conflict
from microdeals.conflicts.slots import SETTLEMENT
from microdeals.game.orders import (
    MEDIATOR_OPEN,
    SIDE_OPEN,
    Course,
    MediatorOrders,
    SideOrders,
    Stance,
    deal_key,
    ordered_course,
)


class Month(NamedTuple):
    """The orders of a round, seat by seat. ``keeps``: sides that keep the running deals they do not name.

    ``refuses``: sides that sign nothing that they do not name.
    """

    first: SideOrders = SIDE_OPEN
    second: SideOrders = SIDE_OPEN
    mediator: MediatorOrders = MEDIATOR_OPEN
    keeps: tuple[bool, bool] = (False, False)
    refuses: tuple[bool, bool] = (False, False)


class SeatedParty(Party):
    """A leadership whose seat a team may have taken."""

    orders: SideOrders = SIDE_OPEN
    since = 0
    """The day before the round."""
    keeps_unnamed = False
    """Whether running deals that the orders do not name are kept."""
    refuses_unnamed = False
    """Whether what the orders do not name is not signed."""

    def begin(self, orders: SideOrders, keeps_unnamed: bool, refuses_unnamed: bool) -> None:
        """Take the orders of a new round."""
        self.orders, self.since = orders, self.conflict_model.day
        self.keeps_unnamed, self.refuses_unnamed = keeps_unnamed, refuses_unnamed
        self.has_broken: set[str] = set()

    @property
    def says(self) -> Mapping[str, Stance] | None:
        """What the side says to each kind of deal; None where the model decides."""
        return {} if self.orders.says is None and self.refuses_unnamed else self.orders.says

    def course_of(self, deal: Deal) -> Course | None:
        """What happens to a deal; None where the model decides. A team's silence keeps it.

        In games of before (`Setup`) silence kept only what the team had signed in the same round.
        """
        ordered = ordered_course(self.orders, deal_key(self.conflict_model.conflict, deal.slot))
        has_just_signed = self.orders.says is not None and deal.signed_on > self.since
        if ordered is None and (self.keeps_unnamed or has_just_signed):
            return Course.KEEP
        return ordered

    def is_offered(self, kind: str) -> bool:
        """Whether there is an offer of this kind to accept: by the other side, or by a mediator.

        A side played by the model has all that it values on offer.
        """
        model = self.conflict_model
        says = self.other.says
        tabled = model.mediation.tables if isinstance(model, TableModel) else None
        return says is None or says.get(kind) is Stance.OFFER or (tabled is not None and kind in tabled)

    def accepts(self, slot: Slot, value: float) -> bool:
        """Renew what is to be kept, sign what was said yes to."""
        if self.orders.walks_out:
            return False
        current = self.conflict_model.in_slot.get(slot.number)
        if current is not None and current.is_active and current.is_mutual:
            course = self.course_of(current)
            return super().accepts(slot, value) if course is None else course is Course.KEEP
        says = self.says
        if says is None or slot.kind.key == SETTLEMENT:  # which `settles` decides
            return super().accepts(slot, value)
        stance = says.get(slot.kind.key)
        return stance is Stance.OFFER or (stance is Stance.ACCEPT and self.is_offered(slot.kind.key))

    def keeps(self, deal: Deal) -> bool:
        """Break what is to be broken on one day of the round, the first on which it runs."""
        course = self.course_of(deal)
        if course is None:
            return super().keeps(deal)
        key = deal_key(self.conflict_model.conflict, deal.slot)
        if course is not Course.BREAK or key in self.has_broken:
            return True
        self.has_broken.add(key)
        return False

    def stays(self, deal: Deal, value: float) -> bool:
        """Leave what is to be left."""
        course = self.course_of(deal)
        return super().stays(deal, value) if course is None else course is not Course.LEAVE

    def is_for_more(self, deal: Deal) -> bool:
        """A team that walks out has reasons of its own."""
        return self.course_of(deal) is not Course.LEAVE and super().is_for_more(deal)

    def moves_first(self, slot: Slot, value: float) -> bool:
        """Begin alone what was offered."""
        if self.orders.walks_out:
            return False
        says = self.says
        return super().moves_first(slot, value) if says is None else says.get(slot.kind.key) is Stance.OFFER

    def settles(self, gap: float) -> bool:
        """A team may refuse a settlement; it cannot sign one that its side could not live with."""
        settles = False if self.orders.settles is None and self.refuses_unnamed else self.orders.settles
        refused = self.orders.walks_out or settles is False
        return not refused and super().settles(gap)

    def admits(self, monitor: Monitor) -> bool:
        """Let monitors in unless they are to be kept out."""
        return self.orders.admits is not False


class TableModel(ConflictModel):
    """A world at the table: both parties and the mediator take orders, a round at a time."""

    mediation: MediatorOrders = MEDIATOR_OPEN

    def __init__(self, conflict: Conflict, horizon_days: int, seed: int) -> None:
        super().__init__(conflict, (SeatedParty, SeatedParty), horizon_days, seed)
        self.months: list[tuple[int, Month]] = []
        """The rounds that were lived: the day before each, and its orders."""

    def engages(self, third_party: ThirdPartyAgent) -> bool:
        """With orders, only the one that was chosen."""
        chosen = self.mediation.engages
        return chosen is None or third_party.entry.key == chosen

    def tables(self, slot: Slot) -> bool:
        """With orders, only the kinds that were chosen."""
        chosen = self.mediation.tables
        return chosen is None or slot.kind.key in chosen

    def month_on(self, day: int) -> Month:
        """The orders that a day (from 1) was lived by."""
        return next(month for since, month in reversed(self.months) if since < day)

    def live(self, month: Month, days: int, each: Callable[[], None] = lambda: None) -> None:
        """Live a round of so many days by these orders; ``each`` is called on every evening."""
        self.months.append((self.day, month))
        self.mediation = month.mediator
        silences = zip(month.keeps, month.refuses, strict=True)
        for party, orders, silence in zip(self.parties, (month.first, month.second), silences, strict=True):
            party.begin(orders, *silence)
        for _ in range(days):
            self.step()
            each()


def lived(conflict: Conflict, seed: int, days: int, months: Sequence[Month]) -> TableModel:
    """The world after these rounds of so many days each."""
    world = TableModel(conflict, days * max(1, len(months)), seed)
    for month in months:
        world.live(month, days)
    return world
