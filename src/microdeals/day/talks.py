"""The day of the talks."""

from microdeals._compile import verb
from microdeals.day.states import TalksNow, WarNow
from microdeals.rulebook.events import Format
from microdeals.rulebook.quantities import Meeting, Record, Talks
from microdeals.rulebook.talks import explored_after, is_in_order
from microdeals.rulebook.third_party import record_after


@verb
def begin_talks(talks: TalksNow, values: Talks) -> None:
    """Nobody has met yet."""
    talks.explored = values.ground_explored
    talks.held_bilateral = talks.held_trilateral = False
    talks.unanswered = 0


@verb
def may_come_now(talks: TalksNow, values: Talks, meeting: int) -> bool:
    """Whether leaders may meet in this format by now, by the order of meetings."""
    return is_in_order(values.order, meeting, talks.held_bilateral, talks.held_trilateral)


@verb
def hold_meeting(talks: TalksNow, meeting: int, terms: Meeting) -> None:
    """Hold a meeting of a format: remember it, and explore what could be traded."""
    if meeting == Format.BILATERAL:
        talks.held_bilateral = True
    if meeting == Format.TRILATERAL:
        talks.held_trilateral = True
    talks.explored = explored_after(talks.explored, terms.progress)


@verb
def explore_by_contact(talks: TalksNow, values: Talks) -> None:
    """Explore a little of what could be traded, on a day on which a deal that both keep is carried out."""
    talks.explored = explored_after(talks.explored, values.contact)


@verb
def write_record(war: WarNow, watched: float, broken: int, record: Record) -> None:
    """Add the cover of kept deals, summed, to the documented record; reported ones destroy part of it."""
    war.documented = record_after(war.documented, min(1.0, watched), broken, record)
