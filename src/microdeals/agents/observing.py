"""The middle of the day: parties keep or break, monitors and parties observe, beliefs are revised."""

from typing import TYPE_CHECKING

from microdeals.agents.deal import Deal, Report
from microdeals.rulebook.events import Happening
from microdeals.rulebook.ladder import opened_after
from microdeals.rulebook.observation import chance_misread, chance_of_report, sharpened
from microdeals.rulebook.pressure import hardship_after
from microdeals.rulebook.quantities import N_RUNGS, N_SIDES
from microdeals.rulebook.spoilers import blame
from microdeals.rulebook.third_parties import record_after
from microdeals.rulebook.trust import evidence, trust_after

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


def keep_or_break(model: "ConflictModel") -> None:
    """Let each side that is bound keep or break each running deal."""
    yesterday = [party.hardship for party in model.parties]
    for party in model.parties:
        party.hardship = party.grief = 1.0
    for deal in model.running_deals():
        deal.forget_yesterday()
        deal.draws = model.draw_for(deal)
        look(model, deal)
        for party in model.parties:
            if not deal.bound[party.side]:
                continue
            deal.chances[party.side] = party.chances_of(deal)
            if party.keeps(deal):
                relieve(model, deal, 1 - party.side)
            else:
                break_deal(model, deal, party.side)
    returning = model.conflict.harm.returning
    for party in model.parties:
        party.hardship = hardship_after(yesterday[party.side], party.hardship, returning)


def look(model: "ConflictModel", deal: Deal) -> None:
    """Work out how well a deal is seen today: by the other side alone, or by monitors on the spot."""
    deal.detection, deal.false_alarm = deal.terms.detection, deal.terms.false_alarm
    if not deal.terms.monitored:
        return
    if deal.sector is None:
        front = model.front
        deal.cover, detection, false_alarm = front.cover, front.detection, front.false_alarm
    else:
        sector = model.front.sectors[deal.sector]
        deal.cover = 1.0 if sector.watched else 0.0
        detection, false_alarm = sector.detection, sector.false_alarm
    if deal.cover > 0.0:
        deal.detection = sharpened(deal.detection, detection, deal.cover)
        deal.false_alarm = sharpened(deal.false_alarm, false_alarm, deal.cover)


def relieve(model: "ConflictModel", deal: Deal, side: int) -> None:
    """Let a side feel the relief of a deal that the other keeps today."""
    party = model.parties[side]
    party.hardship = party.hardship * (1.0 - deal.terms.relief_hardship)
    party.grief = party.grief * (1.0 - deal.terms.relief_grief)


def break_deal(model: "ConflictModel", deal: Deal, side: int) -> None:
    """Break a deal on purpose, with a burst of violations where it stops fire."""
    deal.broke[side] = True
    if deal.terms.calm > 0.0:
        for sector in model.front.covered(deal):
            if sector.calm > 0.0:
                sector.commanders[side].violations += model.conflict.commanders.burst
    model.note_deal(Happening.BREACH, deal, side, "breaks it")


def observe(model: "ConflictModel") -> None:
    """Let each side report, or not, what the other did with each running deal."""
    running = model.running_deals()
    target = max(running, key=lambda deal: deal.terms.rung, default=None)
    for deal in running:
        for side in range(N_SIDES):
            if not deal.bound[side]:
                continue
            chance = deal.detection if deal.broke[side] else misread(model, deal, side, deal is target)
            if deal.draws[N_SIDES + side] < chance:
                deal.reported[side] = True
                deal.reports.append(Report(model.day, side, deal.broke[side]))
                model.note_deal(
                    Happening.REPORT, deal, side, f"reports a breach by {model.parties[side].title}"
                )


def misread(model: "ConflictModel", deal: Deal, side: int, is_target: bool) -> float:
    """Chance of a report against a side that has kept the deal today."""
    party = model.parties[side]
    blamed = 0.0
    if is_target and party.struck_in is not None:
        blamed = blame(party.character.control, model.front.sectors[party.struck_in].attribution)
    unattributed = model.front.unattributed(deal, side)
    return chance_misread(deal.false_alarm, unattributed, model.conflict.conduct.misreading, blamed)


def revise(model: "ConflictModel") -> None:
    """Revise trust, channel records, the documented record, the ladder, grievances and publics."""
    running = model.running_deals()
    learn(model, running)
    read_news(model, running)
    write_record(model, running)
    climb(model, running)
    model.front.hold_grudges()
    for party in model.parties:
        party.let_citizens_talk()


def learn(model: "ConflictModel", running: list[Deal]) -> None:
    """Update both sides' trust and channel records from the day's reports, or their absence."""
    learned = [0.0] * N_SIDES
    for deal in running:
        for side in range(N_SIDES):
            if not deal.bound[side]:
                continue
            observer, chances = model.parties[1 - side], deal.chances[side]
            if_trustworthy = chance_of_report(chances.trustworthy, deal.detection, deal.false_alarm)
            if_exploiting = chance_of_report(chances.exploiting, deal.detection, deal.false_alarm)
            learned[1 - side] += evidence(
                deal.reported[side], if_trustworthy, if_exploiting, observer.character.negativity
            )
            record = model.parties[side].broken if deal.reported[side] else model.parties[side].kept
            record[deal.slot.kind_index] += 1
    turnover = model.conflict.conduct.turnover
    for party in model.parties:
        party.trust = trust_after(party.trust, learned[party.side], turnover, party.character.trust)
    for deal in running:
        for party in model.parties:
            if deal.bound[1 - party.side]:
                chances = deal.chances[1 - party.side]
                deal.believed[party.side] = party.breach_from_record(deal.slot.kind_index, chances)


def read_news(model: "ConflictModel", running: list[Deal]) -> None:
    """Carry the day's deals into both publics, and count the days that each deal has been kept."""
    kept, broken = 0.0, [0.0] * N_SIDES
    for deal in running:
        if any(deal.reported):
            deal.days_kept = 0
        else:
            deal.days_kept += 1
            kept += deal.terms.visibility
        for side in range(N_SIDES):
            if deal.reported[side]:
                broken[1 - side] += deal.terms.visibility
    for party in model.parties:
        party.hear(kept, broken[party.side], party.pressure)


def write_record(model: "ConflictModel", running: list[Deal]) -> None:
    """Add kept, monitored deals to the documented record; reported ones destroy part of it."""
    watched, broken = 0.0, 0
    for deal in running:
        if any(deal.reported) and deal.cover > 0.0:
            broken += 1
        elif not any(deal.reported):
            watched += deal.cover
    model.documented = record_after(model.documented, min(1.0, watched), broken, model.conflict.record)


def climb(model: "ConflictModel", running: list[Deal]) -> None:
    """Count how long each rung has held, and open the next when the topmost has held long enough."""
    for rung in range(1, N_RUNGS):
        on_rung = [deal for deal in running if deal.terms.rung == rung]
        if any(any(deal.reported) for deal in on_rung):
            model.days_held[rung] = 0
        elif on_rung:
            model.days_held[rung] += 1
    opened = opened_after(model.opened, model.days_held[model.opened], model.conflict.ladder.hold_days)
    if opened > model.opened:
        model.opened = opened
        model.note(
            Happening.RUNG_OPENED,
            opened,
            -1,
            "The ladder",
            f"rung {opened} opens: rung {opened - 1} has held",
        )
