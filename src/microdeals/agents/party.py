"""Parties: the two belligerent leaderships. Subclass ``Party`` to decide otherwise."""

from typing import TYPE_CHECKING

import mesa

from microdeals.agents.citizen import Citizen
from microdeals.agents.deal import Deal
from microdeals.conflicts import Entry
from microdeals.conflicts.slots import Slot
from microdeals.rulebook.acceptance import View, value_of_deal, value_of_first_move, wants_out
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.channel import breach_believed, breach_expected
from microdeals.rulebook.conduct import BreachChances, Mood, breach_chances, chance_kept
from microdeals.rulebook.gap import audience_cost, demand, fear
from microdeals.rulebook.luck import Purpose
from microdeals.rulebook.optimism import optimism_after
from microdeals.rulebook.pressure import pressure_after
from microdeals.rulebook.publics import support_at_start, talks_on, tide_of_day, tie_after_rewiring
from microdeals.rulebook.quantities import Character
from microdeals.rulebook.talks import bears_lean, grants_recognition

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel
    from microdeals.agents.monitor import Monitor


class Party(mesa.Agent):  # type: ignore[misc]
    """A belligerent's leadership, with its public.

    Its decisions, each of which a subclass may override: ``accepts`` (an offer), ``keeps`` (a running
    deal, today), ``stays`` (in a running deal), ``moves_first`` (alone), ``settles`` (the war) and
    ``admits`` (a team of monitors). Offers and deals are worth a ``value`` in shares of the stake.

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
        self.trustworthy = model.draw(Purpose.TYPE, entry.luck_id, 0)[0] < self.character.chance_trustworthy
        self.trust = self.character.trust
        self.pressure = self.character.pressure
        self.optimism = self.character.optimism
        self.guarantee = 0.0
        self.tide = 0.0
        self.hardship = self.grief = 1.0
        self.struck_in: int | None = None
        self.kept = [0] * (len(model.kinds))
        self.broken = [0] * (len(model.kinds))
        self.citizens = self._gather_citizens()
        self.count_support()

    # --- decisions ---------------------------------------------------------------------------

    def accepts(self, slot: Slot, value: float) -> bool:
        """Whether to sign an offer that is worth ``value`` (share of stake) to this side."""
        return value > 0.0

    def keeps(self, deal: Deal) -> bool:
        """Whether to keep a running deal today."""
        chances = deal.chances[self.side]
        chance = chances.trustworthy if self.trustworthy else chances.exploiting
        return deal.draws[self.side] >= chance

    def stays(self, deal: Deal, value: float) -> bool:
        """Whether to stay in a running deal that is worth ``value``: would I sign it again today?"""
        return not wants_out(value, deal.terms, self.character)

    def moves_first(self, slot: Slot, value: float) -> bool:
        """Whether to begin a deal alone, which is worth ``value`` in the hope of a reply."""
        return value > 0.0

    def settles(self, gap: float) -> bool:
        """Whether there is a settlement to prefer to fighting on, given the gap (share of stake).

        It is signed if both also ``accepts`` it as a deal: nobody signs what it would leave the next day.
        """
        return gap <= 0.0

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
        model = self.conflict_model
        return View(self.pressure, self.optimism, self.support, model.leverage, not self.trustworthy)

    @property
    def fear(self) -> float:
        """What it asks for against being betrayed (share of stake)."""
        return fear(self.trust, self.guarantee, self.character.loss_if_betrayed)

    @property
    def audience(self) -> float:
        """What a compromise costs it at home (share of stake)."""
        return audience_cost(self.character.audience, self.support)

    @property
    def demand(self) -> float:
        """The least it would settle for (share of stake)."""
        return demand(self.character.prospects, self.optimism, self.fear, self.audience, self.pressure)

    def chances_of(self, deal: Deal) -> BreachChances:
        """Breach chances of both its types in a running deal, in its present mood."""
        conduct = self.conflict_model.conflict.conduct
        partner_keeps = chance_kept(deal.believed[self.side], conduct.horizon_days)
        mood = Mood(self.optimism, partner_keeps, deal.detection)
        return breach_chances(deal.terms, self.character, mood, conduct)

    def breach_before_signing(self, slot: Slot) -> float:
        """Daily chance that the other would break a deal not yet signed.

        Assumed: before there is a deal, the other's trust stands for its estimate that we keep it.
        """
        conduct = self.conflict_model.conflict.conduct
        terms = slot.kind.values
        mood = Mood(self.other.optimism, self.other.trust, terms.detection)
        return self.breach_from_record(
            slot.kind_index, breach_chances(terms, self.other.character, mood, conduct)
        )

    def breach_from_record(self, kind_index: int, chances: BreachChances) -> float:
        """Daily chance that the other breaks a deal of this kind, from trust and the channel record."""
        expected = breach_expected(self.trust, chances)
        weight = self.conflict_model.conflict.conduct.prior_weight
        return breach_believed(expected, self.other.kept[kind_index], self.other.broken[kind_index], weight)

    def value_of_offer(self, slot: Slot, breach: float) -> float:
        """Worth (share of stake) of an offer, at this daily chance of a breach by the other."""
        days = min(slot.kind.values.term_days, self.conflict_model.conflict.conduct.horizon_days)
        kept = chance_kept(breach, days)
        return value_of_deal(slot.kind.values, self.character, self.view, kept, slot.share)

    def value_of_first_move(self, slot: Slot, breach: float) -> float:
        """Worth (share of stake) of beginning a deal alone, in the hope that the other replies."""
        days = min(slot.kind.values.term_days, self.conflict_model.conflict.conduct.horizon_days)
        reply = chance_kept(breach, days)
        return value_of_first_move(slot.kind.values, self.character, self.view, reply, slot.share)

    def value_of_staying(self, deal: Deal) -> float:
        """Worth (share of stake) of what is left of a running deal."""
        conduct = self.conflict_model.conflict.conduct
        days = min(deal.until - self.conflict_model.day, conduct.horizon_days)
        kept = chance_kept(deal.believed[self.side], days)
        if deal.is_mutual:
            return value_of_deal(deal.terms, self.character, self.view, kept, deal.slot.share)
        return value_of_first_move(deal.terms, self.character, self.view, kept, deal.slot.share)

    def bears(self, lean_towards: float) -> bool:
        """Whether it sits down with a third party that leans so."""
        return bears_lean(self.character, lean_towards)

    @property
    def grants_recognition(self) -> bool:
        """Whether it would meet the rival as an equal."""
        return grants_recognition(self.character, self.pressure)

    # --- what happens to it ------------------------------------------------------------------

    def feel(self, fighting: float) -> None:
        """Let pressure and optimism move with the day's fighting."""
        self.pressure = pressure_after(self.pressure, self.character, fighting, self.hardship, self.grief)
        self.optimism = optimism_after(
            self.optimism, self.character, fighting, self._news_from_front(fighting)
        )

    def _news_from_front(self, fighting: float) -> float:
        model = self.conflict_model
        news = model.conflict.front.battle_luck * fighting * normal_from(model.draw(Purpose.BATTLE, 0, 0)[0])
        return news if self.side == 0 else -news

    # --- its public --------------------------------------------------------------------------

    def hear(self, kept: float, broken: float, pressure: float) -> None:
        """Add news to the tide that its citizens take in (visibility kept and broken; pressure)."""
        self.tide = self.tide + tide_of_day(self.conflict_model.conflict.publics, kept, broken, pressure)

    def count_support(self) -> None:
        """Count the citizens who are for a compromise."""
        self.support = sum(citizen.is_for for citizen in self.citizens) / len(self.citizens)

    def let_citizens_talk(self) -> None:
        """Let those whose day it is read the news and talk to someone they are tied to."""
        model = self.conflict_model
        publics = model.conflict.publics
        for number, citizen in enumerate(self.citizens):
            if not talks_on(model.day, number, publics.talk_days):
                continue
            turn = number // publics.talk_days
            lots = model.draw(Purpose.TALK_AT_HOME, self.entry.luck_id, turn // 4)
            citizen.read_news(self.tide)
            citizen.talk(citizen.ties[int(lots[turn % 4] * publics.neighbours)], publics)
        self.count_support()

    def _gather_citizens(self) -> list[Citizen]:
        model, publics, who = self.conflict_model, self.conflict_model.conflict.publics, self.entry.luck_id
        citizens = []
        for number in range(publics.citizens):
            lots = model.draw(Purpose.CITIZEN_START, who, number // 4)
            deviate = normal_from(lots[number % 4])
            start = support_at_start(self.character.support, publics.spread, deviate)
            citizens.append(Citizen(model, self.side, start))
        for number, citizen in enumerate(citizens):
            citizen.ties = tuple(citizens[self._tie(number, place)] for place in range(publics.neighbours))
        return citizens

    def _tie(self, number: int, place: int) -> int:
        publics = self.conflict_model.conflict.publics
        pair, half = divmod(number * publics.neighbours + place, 2)
        lots = self.conflict_model.draw(Purpose.CITIZEN_TIES, self.entry.luck_id, pair)
        return tie_after_rewiring(number, place, publics, lots[2 * half], lots[2 * half + 1])
