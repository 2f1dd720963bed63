"""The day of a deal, and of each side's part in it."""

from microdeals._compile import verb
from microdeals.day.states import Bond, Channel, DealNow, PartyNow
from microdeals.rulebook.acceptance import days_weighed, has_paused, is_near_end
from microdeals.rulebook.conduct import BreachChances, chance_kept, own_chance
from microdeals.rulebook.events import Status
from microdeals.rulebook.institution import apart_after, cost_of_betrayal
from microdeals.rulebook.observation import (
    chance_of_report,
    chance_true,
    false_alarm_reckoned,
    negativity_felt,
    sharpened,
    weight_of_report,
)
from microdeals.rulebook.quantities import Conduct, DealKind, Talks
from microdeals.rulebook.trust import evidence

# --- its life ------------------------------------------------------------------------------------


@verb
def begin_deal(deal: DealNow, terms: DealKind, day: int) -> None:
    """Begin a deal's life: it runs, or waits for quiet days."""
    deal.status = Status.WAITING if terms.quiet_days > 0 else Status.RUNNING
    deal.signed_on = day
    deal.until = day + terms.term_days
    deal.apart = 0.0


@verb
def pull_forces_apart(deal: DealNow, terms: DealKind) -> None:
    """Let a running deal pull the forces a little further apart."""
    if terms.disengagement > 0.0:
        deal.apart = apart_after(deal.apart, terms)


@verb
def ripen(deal: DealNow, terms: DealKind, quiet_days: int, day: int) -> None:
    """Start a waiting deal when its ground has been quiet for long enough; let it lapse after its term."""
    if quiet_days >= terms.quiet_days:
        deal.status = Status.RUNNING
        deal.until = day + terms.term_days
    elif is_over(deal, day):
        end_deal(deal, Status.LAPSED, day)


@verb
def add_term(deal: DealNow, terms: DealKind) -> None:
    """Add a term."""
    deal.until = deal.until + terms.term_days


@verb
def end_deal(deal: DealNow, status: Status, day: int) -> None:
    """Close a deal's life; ``status`` says how."""
    deal.status = status
    deal.ended_on = day


@verb
def is_over(deal: DealNow, day: int) -> bool:
    """Whether its term is over."""
    return day >= deal.until


@verb
def is_active(deal: DealNow) -> bool:
    """Whether it runs, or waits to start."""
    return deal.status == Status.RUNNING or deal.status == Status.WAITING


@verb
def is_renewable(deal: DealNow, day: int, talks: Talks) -> bool:
    """Whether it runs and is near its end."""
    return deal.status == Status.RUNNING and is_near_end(deal.until, day, talks)


@verb
def is_out_of_the_way(deal: DealNow, day: int, talks: Talks) -> bool:
    """Whether another may be signed in its slot: there was none yet, or it ended a while ago."""
    if deal.status == Status.FREE:
        return True
    return not is_active(deal) and has_paused(day, deal.ended_on, talks)


# --- how it is seen ------------------------------------------------------------------------------


@verb
def look(deal: DealNow, terms: DealKind, cover: float, detection: float, false_alarm: float) -> None:
    """Work out how well it is seen today: by the other side alone, or by monitors on the spot."""
    deal.cover = 0.0
    deal.detection, deal.false_alarm = terms.detection, terms.false_alarm
    if terms.monitored and cover > 0.0:
        deal.cover = cover
        deal.detection = sharpened(deal.detection, detection, cover)
        deal.false_alarm = sharpened(deal.false_alarm, false_alarm, cover)


# --- a side's part in it -------------------------------------------------------------------------


@verb
def believe(bond: Bond, breach: float, conduct: Conduct) -> None:
    """Keep a side's estimate that the other breaks it on a day, and what follows for the horizon."""
    bond.believed = breach
    bond.kept_ahead = chance_kept(breach, conduct.horizon_days)


@verb
def promise(bond: Bond, party: PartyNow) -> None:
    """Promise, at the prospects and with the hope of today, and on what is believed of the other today."""
    bond.bound = True
    bond.signed_at = party.prospects
    bond.hoped_then = party.optimism
    bond.kept_then = bond.kept_ahead


@verb
def punishment(terms: DealKind, other: PartyNow) -> float:
    """What betraying a deal would cost a side (share of the dispute) by the guarantee the other feels."""
    return cost_of_betrayal(terms, other.guarantee)


@verb
def forget_yesterday(bond: Bond) -> None:
    """Forget yesterday."""
    bond.broke = bond.reported = False


@verb
def foresee(bond: Bond, chances: BreachChances) -> None:
    """Keep the chances of a breach today by both types of this side."""
    bond.if_trustworthy = chances.trustworthy
    bond.if_exploiting = chances.exploiting


@verb
def chances_in(bond: Bond) -> BreachChances:
    """Chances of a breach today by both types of this side."""
    return BreachChances(bond.if_trustworthy, bond.if_exploiting)


@verb
def chance_of_breach_by(bond: Bond, party: PartyNow) -> float:
    """Chance that this side breaks it today, given its type."""
    return own_chance(chances_in(bond), party.trustworthy)


@verb
def counts_as_true(bond: Bond, other: Bond, deal: DealNow, conduct: Conduct) -> float:
    """How far (0..1) the ``other`` takes a report against this side for true, by what it believed before."""
    true = chance_true(other.believed, deal.detection, bond.misread)
    return weight_of_report(conduct.misperception, true)


@verb
def evidence_in(bond: Bond, other: Bond, deal: DealNow, conduct: Conduct, negativity: float) -> float:
    """What today's report against this side, or its absence, tells the other of its type (log-odds)."""
    false_alarm = false_alarm_reckoned(deal.false_alarm, bond.misread, conduct.misperception)
    if_trustworthy = chance_of_report(bond.if_trustworthy, deal.detection, false_alarm)
    if_exploiting = chance_of_report(bond.if_exploiting, deal.detection, false_alarm)
    felt = negativity_felt(negativity, counts_as_true(bond, other, deal, conduct))
    return evidence(bond.reported, if_trustworthy, if_exploiting, felt)


@verb
def count_day(seen: Channel, bond: Bond, other: Bond, deal: DealNow, conduct: Conduct) -> None:
    """Count the day in this side's channel record, a report as far as the ``other`` takes it for true."""
    if not bond.reported:
        seen.kept = seen.kept + 1.0
        return
    weight = counts_as_true(bond, other, deal, conduct)
    seen.broken = seen.broken + weight
    seen.kept = seen.kept + (1.0 - weight)


@verb
def kept_if_signed(breach: float, terms: DealKind, conduct: Conduct) -> float:
    """Chance that the other keeps a deal, as far as a side looks ahead, at a daily chance of a breach."""
    return chance_kept(breach, days_weighed(terms.term_days, conduct))


@verb
def kept_from_now(bond: Bond, deal: DealNow, day: int, conduct: Conduct) -> float:
    """Chance that the other keeps what is left of a running deal, as far as a side looks ahead."""
    days = deal.until - day
    if days < conduct.horizon_days:
        return chance_kept(bond.believed, days)
    return bond.kept_ahead
