"""The day of a party: a belligerent's leadership."""

from microdeals._compile import verb
from microdeals.day.states import Bond, Channel, DealNow, PartyNow, WarNow
from microdeals.rulebook.acceptance import View
from microdeals.rulebook.bounded import either
from microdeals.rulebook.channel import breach_believed, breach_expected
from microdeals.rulebook.conduct import BreachChances, Mood
from microdeals.rulebook.gap import Gap, audience_cost, fear, gap_of
from microdeals.rulebook.leaders import is_trustworthy
from microdeals.rulebook.optimism import optimism_after
from microdeals.rulebook.power import could_be_had
from microdeals.rulebook.pressure import hardship_after, harm_of_day, pressure_after, relieved
from microdeals.rulebook.publics import tide_of_day
from microdeals.rulebook.quantities import Character, Conduct, DealKind, Harm, Publics, Talks
from microdeals.rulebook.talks import chance_of_recognition, way_opened
from microdeals.rulebook.third_party import evidence_of_word
from microdeals.rulebook.trust import trust_after

NOWHERE = -1


@verb
def begin_party(party: PartyNow, character: Character, lot: float) -> None:
    """Give a side its private type and its state on the first morning; its public is counted elsewhere."""
    party.trustworthy = lot < character.chance_trustworthy
    party.trust = character.trust
    party.pressure = character.pressure
    party.optimism = character.optimism
    party.prospects = party.prospects_in_lull = character.prospects
    party.guarantee = party.tide = party.learned = 0.0
    party.hardship = party.hardship_before = party.grief = 1.0
    party.struck_in = NOWHERE


# --- what it sees --------------------------------------------------------------------------------


@verb
def view_of(party: PartyNow, leverage: float) -> View:
    """The situation in which a side weighs a deal that is not yet signed."""
    return View(party.pressure, party.optimism, party.support, leverage, not party.trustworthy, 0.0, 0.0)


@verb
def view_in(party: PartyNow, leverage: float, bond: Bond, deal: DealNow) -> View:
    """The situation in which a side weighs a running deal: power may have moved, and forces be apart."""
    shift = party.prospects - bond.signed_at
    trap = not party.trustworthy
    return View(party.pressure, party.optimism, party.support, leverage, trap, shift, deal.apart)


@verb
def mood_in(party: PartyNow, bond: Bond, deal: DealNow, punished: float, war: WarNow) -> Mood:
    """What moves a side on a day of a running deal, whose betrayal would cost it ``punished``."""
    return Mood(party.optimism, bond.kept_ahead, deal.detection, deal.apart, punished, war.scars)


@verb
def mood_before(party: PartyNow, terms: DealKind, punished: float, war: WarNow) -> Mood:
    """What would move a side in a deal not yet signed.

    Assumed: before there is a deal, its trust stands for its estimate that the other keeps it.
    """
    return Mood(party.optimism, party.trust, terms.detection, 0.0, punished, war.scars)


@verb
def breach_foreseen(party: PartyNow, chances: BreachChances, seen: Channel, conduct: Conduct) -> float:
    """Daily chance that the other breaks a deal of a kind, from trust and from what was seen of the kind."""
    expected = breach_expected(party.trust, chances)
    return breach_believed(expected, seen.kept, seen.broken, conduct.prior_weight)


@verb
def fear_of(party: PartyNow, character: Character) -> float:
    """What a side asks for against being betrayed (share of the dispute)."""
    return fear(party.trust, party.guarantee, character.loss_if_betrayed)


@verb
def audience_of(party: PartyNow, character: Character) -> float:
    """What a compromise costs a side at home (share of the dispute)."""
    return audience_cost(character.audience, party.support)


@verb
def gap_between(
    first: PartyNow, second: PartyNow, of_first: Character, of_second: Character, ground: float
) -> Gap:
    """The gap between what both would settle for, and its channels (shares of the dispute)."""
    return gap_of(
        first.optimism + second.optimism,
        fear_of(first, of_first) + fear_of(second, of_second),
        audience_of(first, of_first) + audience_of(second, of_second),
        first.pressure + second.pressure,
        ground,
    )


@verb
def attack_in_lull(party: PartyNow) -> float:
    """What an attack could bring a side (share of the dispute) in a lull: hope, and power won since."""
    return could_be_had(party.optimism, party.prospects - party.prospects_in_lull, 0.0)


@verb
def chance_to_meet(party: PartyNow, character: Character, talks: Talks, war: WarNow) -> float:
    """Chance (0..1) that a leader would meet the rival as an equal, on a day on which a meeting is due."""
    opened = way_opened(talks, party.pressure, party.trust, war.documented)
    return chance_of_recognition(character, talks, opened)


# --- what happens to it --------------------------------------------------------------------------


@verb
def count_on(party: PartyNow, felt: float) -> None:
    """Count on one more guarantee (0..1)."""
    party.guarantee = either(party.guarantee, felt)


@verb
def wake(party: PartyNow) -> None:
    """Remember yesterday's hardship, and begin the day as a day of war."""
    party.hardship_before = party.hardship
    party.hardship = party.grief = 1.0


@verb
def feel_relief(party: PartyNow, terms: DealKind) -> None:
    """Feel the relief of a deal that the other keeps today."""
    party.hardship = relieved(party.hardship, terms.relief_hardship)
    party.grief = relieved(party.grief, terms.relief_grief)


@verb
def feel_its_end(party: PartyNow, harm: Harm) -> None:
    """Let hardship come back slowly where a relief has ended."""
    party.hardship = hardship_after(party.hardship_before, party.hardship, harm.returning)


@verb
def revise_trust(party: PartyNow, character: Character, conduct: Conduct) -> None:
    """Revise trust by the day's evidence, and by the chance that the other's leadership has changed."""
    party.trust = trust_after(party.trust, party.learned, conduct.turnover, character.trust)


@verb
def listen(party: PartyNow, character: Character, good_word: bool, believed: float) -> None:
    """Hear what a host says of the other side, believed so far (0..1)."""
    heard = evidence_of_word(good_word, believed, character.negativity)
    party.trust = trust_after(party.trust, heard, 0.0, character.trust)


@verb
def hear_news(party: PartyNow, publics: Publics, kept: float, broken: float, pressure: float) -> None:
    """Add news to the tide that citizens take in: visibility of deals kept and broken, and pressure."""
    party.tide = party.tide + tide_of_day(publics, kept, broken, pressure)


@verb
def harm_to(party: PartyNow, harm: Harm, fighting: float) -> float:
    """Harm of the day to a side, 1 = a day of war without any deal."""
    return harm_of_day(harm, fighting, party.hardship, party.grief)


@verb
def feel_war(party: PartyNow, character: Character, fighting: float, news: float) -> None:
    """Let pressure and optimism move with the day's fighting and the news from the front."""
    party.pressure = pressure_after(party.pressure, character, fighting, party.hardship, party.grief)
    party.optimism = optimism_after(party.optimism, character, fighting, news)


@verb
def move_power(party: PartyNow, felt: float) -> None:
    """Let prospects (share of the dispute) pass to a side, or from it."""
    party.prospects = party.prospects + felt


@verb
def remember_power(party: PartyNow) -> None:
    """Remember the prospects with which a lull begins."""
    party.prospects_in_lull = party.prospects


@verb
def take_office(party: PartyNow, character: Character, conduct: Conduct, lot: float) -> None:
    """Let a new leadership come in, with a type of its own."""
    party.trustworthy = is_trustworthy(character, lot, conduct.turnover)
