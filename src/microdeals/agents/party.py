"""Parties: the two belligerent leaderships. Subclass ``Party`` to decide otherwise."""

from typing import TYPE_CHECKING

import mesa

from microdeals.agents.citizen import Citizen
from microdeals.agents.deal import Deal
from microdeals.agents.looks import ShownParty
from microdeals.conflicts import Entry
from microdeals.conflicts.slots import Slot
from microdeals.day.citizen import is_for
from microdeals.day.deal import chance_of_breach_by, kept_from_now, kept_if_signed, punishment
from microdeals.day.party import (
    audience_of,
    begin_party,
    breach_foreseen,
    chance_to_meet,
    fear_of,
    feel_war,
    hear_news,
    listen,
    mood_before,
    mood_in,
    view_in,
    view_of,
)
from microdeals.day.states import Channel, PartyNow
from microdeals.rulebook.acceptance import (
    View,
    is_worth_signing,
    leaves_for_more,
    more_to_be_had,
    value_of_deal,
    value_of_first_move,
    wants_out,
)
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.bounded import felt_by
from microdeals.rulebook.conduct import BreachChances, breach_chances, keeps
from microdeals.rulebook.gap import demand, is_closed
from microdeals.rulebook.luck import Purpose, place_from
from microdeals.rulebook.optimism import news_from_front
from microdeals.rulebook.publics import first_to_talk, share_for, tie_after_rewiring
from microdeals.rulebook.quantities import Character, DealKind
from microdeals.rulebook.talks import bears_lean

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel
    from microdeals.agents.monitor import Monitor


class Party(ShownParty, mesa.Agent, PartyNow):  # type: ignore[misc]
    """A belligerent's leadership, with its public.

    Its decisions, each of which a subclass may override: ``accepts`` (an offer), ``keeps`` (a running
    deal, today), ``stays`` (in a running deal), ``moves_first`` (alone), ``settles`` (the war) and
    ``admits`` (a team of monitors). Offers and deals are worth a ``value`` in shares of the dispute.

    >>> from microdeals.agents import ConflictModel
    >>> class Recluse(Party):
    ...     def accepts(self, slot, value):
    ...         return False
    >>> model = ConflictModel("arden_borea", parties=(Recluse, Party), horizon_days=60, rng=2)
    >>> while model.running:
    ...     model.step()
    >>> len(model.deals)
    0
    """

    def __init__(self, model: "ConflictModel", side: int, entry: Entry[Character]) -> None:
        super().__init__(model)
        self.conflict_model = model
        self.side = side
        self.entry = entry
        self.title = entry.title
        self.character = entry.values
        begin_party(self, self.character, model.draw(Purpose.TYPE, entry.luck_id, 0)[0])
        self.channels = [Channel() for _ in model.kinds]
        """What has been seen of this side in each kind of deal: days without and with a report."""
        for channel in self.channels:
            channel.kept = channel.broken = 0
        self.citizens = self._gather_citizens()
        self.count_support()

    # --- decisions ---------------------------------------------------------------------------

    def accepts(self, slot: Slot, value: float) -> bool:
        """Whether to sign an offer that is worth ``value`` (share of the dispute) to this side."""
        return is_worth_signing(value)

    def keeps(self, deal: Deal) -> bool:
        """Whether to keep a running deal today."""
        return keeps(deal.draws[self.side], chance_of_breach_by(deal.bonds[self.side], self))

    def stays(self, deal: Deal, value: float) -> bool:
        """Whether to stay in a running deal that is worth ``value``: would I sign it again today?"""
        return not wants_out(value, deal.terms, self.character, self.punishment(deal.terms))

    def moves_first(self, slot: Slot, value: float) -> bool:
        """Whether to begin a deal alone, which is worth ``value`` in the hope of a reply."""
        return is_worth_signing(value)

    def settles(self, gap: float) -> bool:
        """Whether there is a settlement to prefer to fighting on, given the gap (share of the dispute).

        It is signed if both also ``accepts`` it as a deal: nobody signs what it would leave the next day.
        """
        return is_closed(gap)

    def admits(self, monitor: "Monitor") -> bool:
        """Whether to let a team of monitors work today, as far as this side has a say."""
        return True

    # --- what it sees ------------------------------------------------------------------------

    @property
    def other(self) -> "Party":
        """The other side."""
        return self.conflict_model.parties[1 - self.side]

    @property
    def view(self) -> View:
        """The situation in which it weighs a deal."""
        return view_of(self, self.conflict_model.leverage)

    @property
    def kept(self) -> list[float]:
        """Days that count as kept by this side, by kind of deal."""
        return [channel.kept for channel in self.channels]

    @property
    def broken(self) -> list[float]:
        """Days that count as broken by this side, by kind of deal."""
        return [channel.broken for channel in self.channels]

    @property
    def fear(self) -> float:
        """What it asks for against being betrayed (share of the dispute)."""
        return fear_of(self, self.character)

    @property
    def audience(self) -> float:
        """What a compromise costs it at home (share of the dispute)."""
        return audience_of(self, self.character)

    @property
    def demand(self) -> float:
        """The least it would settle for (share of the dispute)."""
        return demand(self.prospects, self.optimism, self.fear, self.audience, self.pressure)

    def chances_of(self, deal: Deal) -> BreachChances:
        """Breach chances of both its types in a running deal, in its present mood."""
        punished = self.punishment(deal.terms)
        mood = mood_in(self, deal.bonds[self.side], deal, punished, self.conflict_model)
        return breach_chances(deal.terms, self.character, mood, self.conflict_model.conflict.conduct)

    def breach_before_signing(self, slot: Slot) -> float:
        """Daily chance that the other would break a deal not yet signed."""
        terms, other = slot.kind.values, self.other
        conduct = self.conflict_model.conflict.conduct
        mood = mood_before(other, terms, other.punishment(terms), self.conflict_model)
        chances = breach_chances(terms, other.character, mood, conduct)
        return self.breach_from_record(slot.kind_index, chances)

    def breach_from_record(self, kind_index: int, chances: BreachChances) -> float:
        """Daily chance that the other breaks a deal of this kind, from trust and the channel record."""
        conduct = self.conflict_model.conflict.conduct
        return breach_foreseen(self, chances, self.other.channels[kind_index], conduct)

    def value_of_offer(self, slot: Slot, breach: float) -> float:
        """Worth (share of the dispute) of an offer, at this daily chance of a breach by the other."""
        terms = slot.kind.values
        kept = kept_if_signed(breach, terms, self.conflict_model.conflict.conduct)
        return value_of_deal(terms, self.character, self.view, kept, slot.share)

    def value_of_first_move(self, slot: Slot, breach: float) -> float:
        """Worth (share of the dispute) of beginning a deal alone, in the hope that the other replies."""
        terms = slot.kind.values
        reply = kept_if_signed(breach, terms, self.conflict_model.conflict.conduct)
        return value_of_first_move(terms, self.character, self.view, reply, slot.share)

    def value_of_staying(self, deal: Deal) -> float:
        """Worth (share of the dispute) of what is left of a running deal."""
        model = self.conflict_model
        return self.value_if_kept(
            deal, kept_from_now(deal.bonds[self.side], deal, model.day, model.conflict.conduct)
        )

    def value_if_kept(self, deal: Deal, kept: float) -> float:
        """Worth (share of the dispute) of the rest of a running deal, kept by the other with this chance."""
        view = self.view_in(deal)
        if deal.is_mutual:
            return value_of_deal(deal.terms, self.character, view, kept, deal.slot.share)
        return value_of_first_move(deal.terms, self.character, view, kept, deal.slot.share)

    def value_of_renewal(self, deal: Deal) -> float:
        """Worth (share of the dispute) of another term of a running deal, with power as it is today."""
        conduct = self.conflict_model.conflict.conduct
        kept = kept_if_signed(deal.believed[self.side], deal.terms, conduct)
        return value_of_deal(deal.terms, self.character, self.view_in(deal), kept, deal.slot.share)

    def view_in(self, deal: Deal) -> View:
        """The situation in which it weighs a running deal: power may have moved since it was signed."""
        return view_in(self, self.conflict_model.leverage, deal.bonds[self.side], deal)

    def punishment(self, terms: DealKind) -> float:
        """What betraying a deal costs it (share of the dispute) by the guarantee that the other feels."""
        return punishment(terms, self.other)

    def is_for_more(self, deal: Deal) -> bool:
        """Whether it would leave a deal even if it trusted as at the signing, for more is to be had since."""
        bond, terms = deal.bonds[self.side], deal.terms
        value = self.value_if_kept(deal, bond.kept_then)
        more = more_to_be_had(terms, self.character, self.view_in(deal), bond.hoped_then, deal.slot.share)
        return leaves_for_more(value, more, terms, self.character, self.punishment(terms))

    def bears(self, lean_towards: float) -> bool:
        """Whether it sits down with a third party that leans so."""
        return bears_lean(self.character, lean_towards)

    @property
    def chance_to_meet(self) -> float:
        """Chance (0..1) that it would meet the rival as an equal, on a day on which a meeting is due."""
        model = self.conflict_model
        return chance_to_meet(self, self.character, model.conflict.talks, model)

    # --- what happens to it ------------------------------------------------------------------

    def listen(self, good_word: bool, believed: float) -> None:
        """Hear what a host says of the other side, believed so far (0..1)."""
        listen(self, self.character, good_word, believed)

    def feel(self, fighting: float) -> None:
        """Let pressure and optimism move with the day's fighting and the news from the front."""
        model = self.conflict_model
        deviate = normal_from(model.draw(Purpose.BATTLE, 0, 0)[0])
        news = news_from_front(model.conflict.front, fighting, deviate)
        feel_war(self, self.character, fighting, felt_by(self.side, news))

    # --- its public --------------------------------------------------------------------------

    def hear(self, kept: float, broken: float, pressure: float) -> None:
        """Add news to the tide that its citizens take in (visibility kept and broken; pressure)."""
        hear_news(self, self.conflict_model.conflict.publics, kept, broken, pressure)

    def count_support(self) -> None:
        """Count the citizens who are for a compromise."""
        self.support = share_for(sum(map(is_for, self.citizens)), len(self.citizens))

    def let_citizens_talk(self) -> None:
        """Let those whose day it is read the news and talk to someone they are tied to."""
        model = self.conflict_model
        publics = model.conflict.publics
        first = first_to_talk(model.day, publics.talk_days)
        for turn, citizen in enumerate(self.citizens[first :: publics.talk_days]):
            if turn % 4 == 0:
                lots = model.draw(Purpose.TALK_AT_HOME, self.entry.luck_id, turn // 4)
            citizen.read_news(self.tide)
            tied = citizen.ties[place_from(lots[turn % 4], publics.neighbours)]
            citizen.talk(tied, publics)
        self.count_support()

    def _gather_citizens(self) -> list[Citizen]:
        model, publics, who = self.conflict_model, self.conflict_model.conflict.publics, self.entry.luck_id
        citizens = []
        for number in range(publics.citizens):
            lots = model.draw(Purpose.CITIZEN_START, who, number // 4)
            citizens.append(Citizen(model, self.side, self.character, normal_from(lots[number % 4])))
        for number, citizen in enumerate(citizens):
            citizen.ties = tuple(citizens[self._tie(number, place)] for place in range(publics.neighbours))
        return citizens

    def _tie(self, number: int, place: int) -> int:
        publics = self.conflict_model.conflict.publics
        pair, half = divmod(number * publics.neighbours + place, 2)
        lots = self.conflict_model.draw(Purpose.CITIZEN_TIES, self.entry.luck_id, pair)
        return tie_after_rewiring(number, place, publics, lots[2 * half], lots[2 * half + 1])
