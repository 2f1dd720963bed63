"""The day of a group of spoilers."""

from microdeals._compile import verb
from microdeals.day.party import NOWHERE
from microdeals.day.states import CommanderNow, PartyNow
from microdeals.rulebook.quantities import Spoiler


@verb
def forget_blows(party: PartyNow) -> None:
    """A new day: nobody's spoilers have struck yet."""
    party.struck_in = NOWHERE


@verb
def land_blow(values: Spoiler, commander: CommanderNow, party: PartyNow, sector: int) -> None:
    """Strike in a sector beside the commander of the own side there, whose leadership may be blamed."""
    commander.struck = commander.struck + values.blow
    party.struck_in = sector
