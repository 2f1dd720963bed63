"""The day of the talks."""

from microdeals._compile import verb
from microdeals.day.states import TalksNow, WarNow
from microdeals.rulebook.events import Format
from microdeals.rulebook.quantities import Meeting, Record, Talks
from microdeals.rulebook.talks import explored_after, is_in_order, may_sign, signing_after
from microdeals.rulebook.third_party import record_after


@verb
def begin_talks(talks: TalksNow, values: Talks) -> None:
    """Nobody has met yet."""
    talks.explored = values.ground_explored
    talks.held_bilateral = talks.held_trilateral = False
    talks.unanswered = talks.signing_on = talks.signing_in = 0


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
def is_signing_day(talks: TalksNow, day: int) -> bool:
    """Whether today is the day set for signing what leaders have agreed on."""
    return talks.signing_on == day


@verb
def may_sign_now(talks: TalksNow, values: Talks, day: int) -> bool:
    """Whether leaders who agree on a settlement can sign it today."""
    return may_sign(day, talks.signing_on, values)


@verb
def agree(talks: TalksNow, values: Talks, day: int, meeting: int) -> bool:
    """Set the day on which what leaders agree on is signed, if none is set; tell whether one was set."""
    if talks.signing_on >= day:
        return False
    talks.signing_on = signing_after(day, values)
    talks.signing_in = meeting
    return True


@verb
def explore_by_contact(talks: TalksNow, values: Talks) -> None:
    """Explore a little of what could be traded, on a day on which a deal that both keep is carried out."""
    talks.explored = explored_after(talks.explored, values.contact)


@verb
def write_record(war: WarNow, watched: float, broken: int, record: Record) -> None:
    """Add the cover of kept deals, summed, to the documented record; reported ones destroy part of it."""
    war.documented = record_after(war.documented, min(1.0, watched), broken, record)
