"""The ladder: rungs hold, and open."""

from typing import TYPE_CHECKING

from microdeals.agents.said import say
from microdeals.day.ladder import hold_rung, open_next
from microdeals.rulebook.events import Happening
from microdeals.rulebook.quantities import N_RUNGS

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


def climb(model: "ConflictModel") -> None:
    """Count how long each rung has held, and open the next when the topmost has held long enough."""
    running = model.running_today
    for rung in range(1, N_RUNGS):
        on_rung = [deal for deal in running if deal.terms.rung == rung]
        if on_rung:
            hold_rung(model.days_held, rung, any(any(deal.reported) for deal in on_rung))
    if open_next(model, model.days_held, model.conflict.ladder):
        opened = model.opened
        what = say("log.rung", opened=opened, below=opened - 1)
        model.note(Happening.RUNG_OPENED, opened, -1, say("log.ladder"), what)
