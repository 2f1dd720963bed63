"""One world, readable: Mesa agents and the model that steps them through the rulebook's day."""

from microdeals.agents.deal import Deal, Report
from microdeals.agents.log import Event
from microdeals.agents.model import ConflictModel
from microdeals.agents.party import Party
from microdeals.conflicts.slots import Slot
from microdeals.rulebook.events import Status

__all__ = ["ConflictModel", "Deal", "Event", "Party", "Report", "Slot", "Status"]
