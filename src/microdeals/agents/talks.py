"""Talks: who meets, what is offered, signed, renewed and begun alone, and whether the war is settled."""

from typing import TYPE_CHECKING, NamedTuple

from microdeals.agents.deal import Deal
from microdeals.agents.said import say
from microdeals.agents.third_party import ThirdPartyAgent
from microdeals.conflicts.slots import Slot
from microdeals.day.deal import add_term, believe, is_renewable
from microdeals.day.states import TalksNow
from microdeals.day.talks import (
    agree,
    begin_talks,
    hold_meeting,
    is_signing_day,
    may_come_now,
    may_sign_now,
)
from microdeals.day.war import is_won
from microdeals.documents.wording import within_sentence
from microdeals.rulebook.acceptance import nash_product
from microdeals.rulebook.events import Format, Happening, Status
from microdeals.rulebook.ladder import may_move_first, top_on_offer
from microdeals.rulebook.luck import Purpose
from microdeals.rulebook.quantities import N_RUNGS, N_SIDES, Meeting, MeetingOrder, Policy
from microdeals.rulebook.talks import chance_both, first_mover, meets

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel
    from microdeals.agents.party import Party

LEADERS = {
    MeetingOrder.BILATERAL_FIRST: (Format.BILATERAL, Format.TRILATERAL),
    MeetingOrder.TRILATERAL_FIRST: (Format.TRILATERAL, Format.BILATERAL),
}


class Offer(NamedTuple):
    """An offer on the table: a slot, each side's chance that the other breaks it, each side's value."""

    slot: Slot
    breach: tuple[float, float]
    value: tuple[float, float]


class Negotiations(TalksNow):
    """Meetings and what comes of them."""

    def __init__(self, model: "ConflictModel") -> None:
        self.model = model
        self.values = model.conflict.talks
        self.ladder = model.conflict.ladder
        self.formats: dict[Format, Meeting] = {
            Format.BILATERAL: model.conflict.bilateral,
            Format.TRILATERAL: model.conflict.trilateral,
            Format.ENVOYS: model.conflict.envoys,
        }
        begin_talks(self, self.values)

    # --- meetings ----------------------------------------------------------------------------

    def host(self) -> ThirdPartyAgent | None:
        """The engaged third party of most heft that both sides would sit down with."""
        chosen: ThirdPartyAgent | None = None
        for third_party in self.model.third_parties:
            welcome = third_party.engaged and third_party.values.hosts
            if welcome and all(
                party.bears(third_party.lean_towards(party.side)) for party in self.model.parties
            ):
                if chosen is None or third_party.values.heft > chosen.values.heft:
                    chosen = third_party
        return chosen

    def leaders_today(self) -> tuple[Format, ...]:
        """The formats in which leaders might meet today: the one of a signing, or both, in their order."""
        return (Format(self.signing_in),) if self.is_signing_day else LEADERS[self.values.order]

    @property
    def is_signing_day(self) -> bool:
        """Whether today is the day set for signing what leaders have agreed on."""
        return is_signing_day(self, self.model.day)

    def is_open(self, meeting: Format, host: ThirdPartyAgent | None) -> bool:
        """Whether a format is open today."""
        if self.is_signing_day and meeting == self.signing_in:
            return meeting != Format.TRILATERAL or host is not None
        if meeting != Format.ENVOYS and not may_come_now(self, self.values, meeting):
            return False
        if meeting == Format.TRILATERAL:
            return host is not None
        if meeting == Format.BILATERAL:
            return self.chance_to_meet() > 0.0
        return True

    def chance_to_meet(self) -> float:
        """Chance (0..1) that both leaders would meet as equals, on a day on which a bilateral is due."""
        chances: list[float] = [party.chance_to_meet for party in self.model.parties]
        return chance_both(*chances)

    def is_due(self, meeting: Format, lot: float) -> bool:
        """Whether this format, which is open, meets today: at a signing, or as luck has it."""
        if self.is_signing_day and meeting == self.signing_in:
            return True
        chance = self.chance_to_meet() if meeting == Format.BILATERAL else 1.0
        return meets(lot, self.formats[meeting].days_between, chance)

    def hold(self) -> None:
        """Hold the day's meeting, if there is one, and move alone or answer where the policy says so."""
        model = self.model
        if is_won(model):
            return
        if not model.is_settled:
            lots = model.draw(Purpose.MEETING, 0, 0)
            host = self.host()
            for meeting in (*self.leaders_today(), Format.ENVOYS):
                if self.is_open(meeting, host) and self.is_due(meeting, lots[meeting]):
                    self.meet(meeting, host)
                    break
        if self.ladder.policy == Policy.UNILATERAL and not model.is_settled:
            self.answer_first_moves()
            self.move_first()

    def meet(self, meeting: Format, host: ThirdPartyAgent | None) -> None:
        """Meet: explore trades, hear advice, settle if both would, else renew and sign deals."""
        model = self.model
        terms = self.formats[meeting]
        hold_meeting(self, meeting, terms)
        who = say("log.envoys" if meeting == Format.ENVOYS else "log.leaders")
        what = say(f"log.meet_{meeting.name.lower()}")
        if host is not None and meeting == Format.TRILATERAL:
            what = say("log.meet_hosted", host=within_sentence(host.title))
        model.note(Happening.MEETING, int(meeting), -1, who, what)
        if meeting == Format.TRILATERAL and host is not None:
            host.advise()
        if terms.top_rung >= N_RUNGS and self.settles(meeting):
            return
        top = top_on_offer(terms, self.ladder.policy, model.opened)
        self.renew(top)
        self.sign_best(top)

    def settles(self, meeting: Format) -> bool:
        """Sign the settlement, or agree to sign it, if both sides would; tell whether they signed."""
        model = self.model
        if not model.is_free(model.settlement_slot):
            return False
        gap, offer = model.gap_now().total, self.weigh(model.settlement_slot)
        if not all(party.settles(gap) and self.accepted(offer, party) for party in model.parties):
            return False
        if may_sign_now(self, self.values, model.day):
            self.settle(gap, offer)
            return True
        if agree(self, self.values, model.day, meeting):
            slot = model.settlement_slot.number
            what = say("log.agree", day=self.signing_on)
            model.note(Happening.AGREED, slot, -1, say("log.leaders"), what)
        return False

    def settle(self, gap: float, offer: Offer) -> None:
        """Sign the settlement, which takes the place of every deal."""
        model = self.model
        for deal in model.active_deals():
            deal.end(model.day, Status.SUPERSEDED, say("log.superseded"))
            model.note_deal(Happening.SUPERSEDED, deal, -1, say("log.supersede"))
        deal = self.sign(offer, (True, True))
        model.settled_on = model.day if model.settled_on is None else model.settled_on
        model.note_deal(Happening.SETTLED, deal, -1, say("log.settle"), say("log.gap", gap=f"{gap:+.2f}"))

    # --- deals -------------------------------------------------------------------------------

    def weigh(self, slot: Slot) -> Offer:
        """Work out what an offer is worth to each side."""
        first, second = self.model.parties
        breach = (first.breach_before_signing(slot), second.breach_before_signing(slot))
        value = (first.value_of_offer(slot, breach[0]), second.value_of_offer(slot, breach[1]))
        return Offer(slot, breach, value)

    def accepted(self, offer: Offer, party: "Party") -> bool:
        """Whether a party would sign an offer."""
        return party.accepts(offer.slot, offer.value[party.side])

    def renew(self, top: int) -> None:
        """Extend the deals that are near their end and still worth signing to both."""
        model = self.model
        for deal in model.running_deals():
            due = is_renewable(deal, model.day, self.values)
            if not (due and deal.is_mutual and deal.terms.rung <= top) or model.is_outdone(deal.slot):
                continue
            values = [party.value_of_renewal(deal) for party in model.parties]
            if all(party.accepts(deal.slot, values[party.side]) for party in model.parties):
                add_term(deal, deal.terms)
                deal.renewals += 1
                model.note_deal(Happening.RENEWED, deal, -1, say("log.renew", day=deal.until), worth(values))

    def on_table(self, top: int) -> list[Slot]:
        """The slots that could be signed today."""
        model = self.model
        return [
            slot
            for slot in model.slots
            if slot.kind.values.rung <= top and model.is_free(slot) and model.tables(slot)
        ]

    def sign_best(self, top: int) -> None:
        """Sign the acceptable offer of the best Nash product; under the leap policy, all acceptable ones."""
        best: Offer | None = None
        best_product = 0.0
        for slot in self.on_table(top):
            if self.model.is_outdone(slot):  # by what was signed a moment ago
                continue
            offer = self.weigh(slot)
            accepted = all(self.accepted(offer, party) for party in self.model.parties)
            product = nash_product(*offer.value)
            if not accepted:
                continue
            if self.ladder.policy == Policy.LEAP:
                self.sign(offer, (True, True))
            elif best is None or product > best_product:
                best, best_product = offer, product
        if best is not None:
            self.sign(best, (True, True))

    def sign(self, offer: Offer, bound: tuple[bool, bool]) -> Deal:
        """Turn an offer into a deal."""
        model = self.model
        deal = Deal(offer.slot, model.day, model.title_of(offer.slot))
        self.believe(deal, offer)
        deal.bind(bound, model.parties)
        model.deals.append(deal)
        model.in_slot[offer.slot.number] = deal
        if bound == (True, True):
            model.note_deal(Happening.SIGNED, deal, -1, say("log.sign"), worth(offer.value))
        return deal

    def believe(self, deal: Deal, offer: Offer) -> None:
        """Let both sides keep what they expect of each other."""
        for bond, breach in zip(deal.bonds, offer.breach, strict=True):
            believe(bond, breach, self.model.conflict.conduct)

    # --- first moves (Osgood's GRIT) ----------------------------------------------------------

    def move_first(self) -> None:
        """Let the side under more pressure begin a small deal alone, on the days set for it."""
        model = self.model
        if not may_move_first(model.day, self.unanswered, self.ladder):
            return
        mover = model.parties[first_mover(model.parties[0].pressure, model.parties[1].pressure)]
        best: Offer | None = None
        best_value = 0.0
        for slot in self.on_table(model.opened):
            if not slot.kind.values.unilateral or model.is_outdone(slot):
                continue
            value, breach = self.first_move(slot, mover.side)
            if mover.moves_first(slot, value) and (best is None or value > best_value):
                best, best_value = Offer(slot, breach, (value, value)), value
        if best is not None:
            self.unanswered += 1
            deal = self.sign(best, (mover.side == 0, mover.side == 1))
            why = say("log.begin_why", value=f"{best_value:+.3f}", day=deal.until)
            model.note_deal(Happening.FIRST_MOVE, deal, mover.side, say("log.begin"), why)

    def first_move(self, slot: Slot, side: int) -> tuple[float, tuple[float, float]]:
        """Worth of beginning a deal alone, and both sides' estimates of a breach by the other."""
        model = self.model
        breach = tuple(party.breach_before_signing(slot) for party in model.parties)
        return model.parties[side].value_of_first_move(slot, breach[side]), (breach[0], breach[1])

    def answer_first_moves(self) -> None:
        """Let the other side join a deal that one side keeps alone, if both then gain by it."""
        model = self.model
        for deal in model.running_deals():
            if deal.is_mutual:
                continue
            offer = self.weigh(deal.slot)
            if all(self.accepted(offer, party) for party in model.parties):
                answering = model.parties[1 if deal.bound[0] else 0]
                self.believe(deal, offer)
                deal.bind((True, True), model.parties)
                self.unanswered = 0
                model.note_deal(
                    Happening.ANSWERED,
                    deal,
                    answering.side,
                    say("log.answer"),
                    worth(offer.value),
                )


def worth(values: "tuple[float, ...] | list[float]") -> str:
    """Say what a deal is worth to each side."""
    return say("log.worth", first=f"{values[0]:+.3f}", second=f"{values[N_SIDES - 1]:+.3f}")
