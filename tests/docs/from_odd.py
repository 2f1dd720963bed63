"""The model once more, written from docs/ODD.md and from nothing else: small, slow, plain.

Of the package it knows only the reader of conflict files, which fills a Conflict with the tables of
the file. Where this and the real model disagree, the description is wrong, or the code is. Numbers
in brackets are the sections of the text.
"""

import math
import zlib
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from microdeals.conflicts import Conflict

SIDES = (0, 1)
BILATERAL, TRILATERAL, ENVOYS = 0, 1, 2
TYPE, COMMANDER, CITIZEN_START, CITIZEN_TIES, LEAN, ACCESS, STRIKE = 1, 2, 3, 4, 5, 6, 7
VIOLATIONS, DEAL, TALK_AT_HOME, BATTLE, MEETING, ADVICE, LEADERS = 8, 9, 10, 11, 12, 13, 14
HAPPENINGS = {
    "MEETING": 1,
    "SIGNED": 2,
    "STARTED": 3,
    "BREACH": 4,
    "REPORT": 5,
    "STRIKE": 6,
    "RENEWED": 7,
    "EXPIRED": 8,
    "WITHDRAWN": 9,
    "LAPSED": 10,
    "SUPERSEDED": 11,
    "SETTLED": 12,
    "FIRST_MOVE": 13,
    "ANSWERED": 14,
    "RUNG_OPENED": 15,
    "RESUMED": 16,
    "FROZE": 17,
    "THAWED": 18,
    "DIED_DOWN": 19,
    "FLARED_UP": 20,
    "WON": 21,
    "NEW_LEADERS": 22,
    "OVERRUN": 23,
    "AGREED": 24,
}


def word(choice: Any) -> str:
    """A name out of a list of names, as the file writes it."""
    return choice.name.lower()


def crc(key: str) -> int:
    return zlib.crc32(key.encode())


# --- 7.1 small arithmetic ------------------------------------------------------------------------


def clamp(value, low, high):
    return low if value < low else high if value > high else value


def exp_bounded(exponent):
    return math.exp(min(exponent, 700))


def log_odds(chance):
    c = clamp(chance, 1e-9, 1 - 1e-9)
    return math.log(c / (1 - c))


def chance_from(odds):
    return 1 / (1 + exp_bounded(-odds))


def either(first, second):
    return 1 - (1 - first) * (1 - second)


# --- 7.2 luck ------------------------------------------------------------------------------------


def luck(seed, day, purpose, who, where):
    key_0, key_1 = seed % 2**32, seed // 2**32
    w0, w1, w2, w3 = day, purpose, who, where
    for _ in range(10):
        p0, p1 = 0xD2511F53 * w0, 0xCD9E8D57 * w2
        w0, w1, w2, w3 = (p1 >> 32) ^ w1 ^ key_0, p1 % 2**32, (p0 >> 32) ^ w3 ^ key_1, p0 % 2**32
        key_0, key_1 = (key_0 + 0x9E3779B9) % 2**32, (key_1 + 0xBB67AE85) % 2**32
    return [(w + 0.5) / 2**32 for w in (w0, w1, w2, w3)]


def poisson_from(uniform, mean):
    count, chance = 0, math.exp(-mean)
    passed = chance
    while uniform >= passed and count < 1000:
        count += 1
        chance = chance * mean / count
        passed = passed + chance
    return count


def count_from(uniform, mean, dispersion):
    if dispersion == 0:
        return poisson_from(uniform, mean)
    spread = dispersion * mean
    count, chance = 0, math.exp(-math.log1p(spread) / dispersion)
    passed = chance
    while uniform >= passed and count < 1000:
        chance = chance * (mean + spread * count) / ((1 + spread) * (count + 1))
        count += 1
        passed = passed + chance
    return count


AS_241 = """
3.387132872796366608   1                      1.42343711074968357734   1
133.14166789178437745  42.313330701600911252  4.6303378461565452959    2.05319162663775882187
1971.5909503065514427  687.1870074920579083   5.7694972214606914055    1.6763848301838038494
13731.693765509461125  5394.1960214247511077  3.64784832476320460504   0.68976733498510000455
45921.953931549871457  21213.794301586595867  1.27045825245236838258   0.14810397642748007459
67265.770927008700853  39307.89580009271061   0.24178072517745061177   0.0151986665636164571966
33430.575583588128105  28729.085735721942674  0.0227238449892691845833 5.475938084995344946e-4
2509.0809287301226727  5226.495278852854561   7.7454501427834140764e-4 1.05075007164441684324e-9
"""
A, B, C, D = zip(*(map(float, line.split()) for line in AS_241.split("\n") if line), strict=True)


def nested(coefficients, r):
    total = 0.0
    for coefficient in reversed(coefficients):
        total = coefficient + r * total
    return total


def normal_from(uniform):
    q = uniform - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return q * (nested(A, r) / nested(B, r))
    t = uniform if q < 0 else 1 - uniform
    r = math.sqrt(-math.log(t)) - 1.6
    size = nested(C, r) / nested(D, r)
    return -size if q < 0 else size


# --- 7.6 to 7.8 conduct, evidence, trust ---------------------------------------------------------


def chance_of_breach(temptation, restraint, base, scale):
    return 1 - math.exp(-base * exp_bounded((temptation - restraint) / scale))


def breach_chances(kind, side, mood, conduct):
    """Chances (trustworthy, exploiting)."""
    temptation = kind.temptation * (1 + mood.optimism) * (1 - mood.apart)
    restraint = side.shadow * kind.benefit + (side.sanction + mood.punished) * mood.detection
    base = conduct.base_rate * (1 + mood.scars)
    return tuple(
        chance_of_breach(temptation, x, base, conduct.scale)
        for x in (restraint + side.assurance * mood.partner_keeps, restraint)
    )


def chance_kept(breach_per_day, days):
    return math.exp(days * math.log1p(-min(breach_per_day, 1 - 1e-12)))


def evidence(reported, if_trustworthy, if_exploiting, negativity):
    t, e = (clamp(chance, 1e-12, 1 - 1e-12) for chance in (if_trustworthy, if_exploiting))
    step = math.log(t / e) if reported else math.log((1 - t) / (1 - e))
    return step * negativity if step < 0 else step


def trust_after(trust, evidence_sum, turnover, prior):
    t = trust if evidence_sum == 0 else chance_from(log_odds(trust) + evidence_sum)
    return (1 - turnover) * t + turnover * prior


def breach_believed(trust, chances, record, prior_weight):
    kept, broken = record
    expected = trust * chances[0] + (1 - trust) * chances[1]
    return (prior_weight * expected + broken) / (prior_weight + kept + broken)


# --- 2 entities ----------------------------------------------------------------------------------


@dataclass
class Slot:
    number: int
    key: str
    kind: Any
    sector: int | None
    where: int
    share: float


@dataclass
class Deal:
    slot: Slot
    bound: list[bool]
    signed_on: int
    until: int
    believed: list[float]
    kept_then: list[float]
    signed_at: list[float]
    hoped_then: list[float]
    waits: bool
    apart: float = 0.0
    ended_on: int | None = None
    days_kept: int = 0
    cover: float = 0.0
    detection: float = 0.0
    false_alarm: float = 0.0
    chances: list[Any] = field(default_factory=lambda: [None, None])
    broke: list[bool] = field(default_factory=lambda: [False, False])
    misread: list[float] = field(default_factory=lambda: [0.0, 0.0])
    reported: list[bool] = field(default_factory=lambda: [False, False])

    @property
    def active(self):
        return self.ended_on is None

    @property
    def mutual(self):
        return all(self.bound)


class World:
    """One world of a conflict: ``live`` it day by day, then read daily, fronts, leans and events."""

    def __init__(self, conflict: Conflict, seed: int):
        self.conflict, self.seed, self.day = conflict, seed, 0
        self.daily, self.fronts, self.leans, self.events = [], [], [], []
        self.explored, self.documented, self.opened = conflict.talks.ground_explored, 0.0, 1
        self.days_held = dict.fromkeys(range(1, 7), 0)
        self.surge = self.walkouts = self.leverage = self.harm = 0.0
        self.fighting = 1.0
        self.scars, self.left_today, self.shifted = 0.0, 0, 0.0
        self.lull, self.lull_days, self.won_by, self.won_on = False, 0, None, None
        self.month, self.fire_of_month = [1.0] * 30, 30.0
        self.frozen, self.froze_on, self.frozen_days, self.frozen_gain = False, None, 0, 0.0
        self.held, self.unanswered, self.settled_on = set(), 0, None
        self.signing_on, self.signing_in = 0, None
        self.in_slot: dict[int, Deal] = {}
        self.running: list[Deal] = []
        self.sectors = self.first_sectors()
        self.slots = self.all_slots()
        self.settlement = self.slots.pop()
        self.sides = [self.first_side(i) for i in SIDES]
        self.teams = [
            SimpleNamespace(mission=mission, team=team)
            for mission in conflict.monitors
            for team in range(mission.values.teams)
        ]
        for number, team in enumerate(self.teams):
            team.sector = number % len(self.sectors)
        self.thirds = [self.first_third(entry) for entry in conflict.third_parties]
        self.joint_gain = self.all_trades()
        self.courting = self.sides[0].values.courting - self.sides[1].values.courting

    def draw(self, purpose, who, where=0):
        return luck(self.seed, self.day, purpose, who, where)

    def note(self, happening, slot, side=-1):
        self.events.append((self.day, HAPPENINGS[happening], slot, side))

    # --- 5 initialization --------------------------------------------------------------------

    def all_slots(self):
        slots = []
        for entry in self.conflict.kinds:
            if word(entry.values.scope) == "front":
                slots.append(Slot(len(slots), entry.key, entry.values, None, 0, 1.0))
                continue
            for place, s in enumerate(self.sectors):
                slots.append(Slot(len(slots), entry.key, entry.values, place, crc(s.key), s.share))
        slots.append(Slot(len(slots), "settlement", self.conflict.settlement, None, 0, 1.0))
        return slots

    def first_sectors(self):
        commanders = self.conflict.commanders
        weights = sum(entry.values.weight for entry in self.conflict.sectors)
        sectors = []
        for entry in self.conflict.sectors:
            share = entry.values.weight / weights
            lots = self.draw(COMMANDER, crc(entry.key))
            s = SimpleNamespace(key=entry.key, share=share, fire=share, calm=0.0, quiet_days=0)
            s.breeding = [
                commanders.breeding_feud if lots[i] < commanders.chance_of_feud else commanders.breeding_live
                for i in SIDES
            ]
            s.grievance, s.violations, s.struck = [0.0, 0.0], [0, 0], [0, 0]
            s.taken = s.watched = False
            s.detection = s.false_alarm = s.attribution = s.apart = 0.0
            sectors.append(s)
        return sectors

    def first_side(self, i):
        entry = self.conflict.parties[i]
        values, who = entry.values, crc(entry.key)
        side = SimpleNamespace(values=values, who=who, guarantee=0.0, tide=0.0, struck_in=None)
        side.trustworthy = self.draw(TYPE, who)[0] < values.chance_trustworthy
        side.trust, side.pressure, side.optimism = values.trust, values.pressure, values.optimism
        side.prospects = side.prospects_in_lull = values.prospects
        side.hardship = side.grief = 1.0
        side.record = {slot.key: [0.0, 0.0] for slot in (*self.slots, self.settlement)}
        publics = self.conflict.publics
        side.view, side.heard = [], [0.0] * publics.citizens
        for n in range(publics.citizens):
            deviate = normal_from(self.draw(CITIZEN_START, who, n // 4)[n % 4])
            side.view.append(clamp(values.support + publics.spread * deviate, 0, 1))
        side.ties = [
            [self.tie(who, n, p) for p in range(publics.neighbours)] for n in range(publics.citizens)
        ]
        self.count_support(side)
        return side

    def tie(self, who, n, p):
        publics = self.conflict.publics
        q = n * publics.neighbours + p
        lots = self.draw(CITIZEN_TIES, who, q // 2)
        lot, target = lots[2 * (q % 2)], lots[2 * (q % 2) + 1]
        if lot >= publics.rewiring:
            step = p // 2 + 1
            return (n + (-step if p % 2 == 1 else step) + publics.citizens) % publics.citizens
        return (n + 1 + int(target * (publics.citizens - 1))) % publics.citizens

    def count_support(self, side):
        side.support = sum(view > 0.5 for view in side.view) / len(side.view)

    def first_third(self, entry):
        m = SimpleNamespace(values=entry.values, who=crc(entry.key), lean=entry.values.lean)
        rate = m.values.reversion
        m.memory = math.exp(-rate * 90)
        variance = (1 - math.exp(-2 * rate * 90)) / (2 * rate) if rate > 0 else 90
        m.spread = m.values.fickleness * math.sqrt(variance)
        return m

    def all_trades(self):
        issues = [issue.weights for issue in self.conflict.issues]
        totals = [sum(weights[i] for weights in issues) for i in SIDES]
        return max(0, sum(max(weights[i] / totals[i] for i in SIDES) for weights in issues) - 1)

    # --- 3 the day ---------------------------------------------------------------------------

    def live(self):
        self.day += 1
        self.leaders_change()
        self.third_parties_shift()
        self.monitors_deploy()
        self.spoilers_strike()
        self.pull_apart()
        self.commanders_fire()
        self.keep_or_break()
        self.observe()
        self.learn()
        self.news()
        self.document()
        self.climb()
        self.hold_grudges()
        for side in self.sides:
            self.citizens_talk(side)
        self.review()
        self.burn()
        self.feel()
        self.scar()
        self.shift_power()
        self.come_to_an_end()
        if self.won_by is None:
            self.talk()
        self.night()

    def active(self):
        return [deal for _, deal in sorted(self.in_slot.items()) if deal.active]

    def running_now(self):
        return [deal for deal in self.active() if not deal.waits]

    def covered(self, slot):
        return self.sectors if slot.sector is None else [self.sectors[slot.sector]]

    # --- 7.3 leaders and third parties -------------------------------------------------------

    def leaders_change(self):
        conduct, lots = self.conflict.conduct, self.draw(LEADERS, 0)
        for i, side in enumerate(self.sides):
            if conduct.leaders_change and lots[i] < conduct.turnover:
                side.trustworthy = lots[i] < side.values.chance_trustworthy * conduct.turnover
                self.note("NEW_LEADERS", -1, i)

    def engaged(self):
        return [m for m in self.thirds if m.values.arrives_on_day <= self.day < m.values.leaves_on_day]

    def third_parties_shift(self):
        for m in self.thirds:
            v, deviate = m.values, normal_from(self.draw(LEAN, m.who)[0])
            drawn = self.courting * (1 - v.coherence)
            m.lean = clamp(
                m.lean + v.reversion * (v.lean - m.lean) + drawn + v.fickleness * deviate, -1.0, 1.0
            )
        self.leverage = sum(m.values.leverage for m in self.engaged())
        for i in SIDES:
            self.sides[i].guarantee = 0.0
            for m in self.engaged():
                self.sides[i].guarantee = either(self.sides[i].guarantee, self.guarantee_from(m, i))

    def guarantee_from(self, m, i):
        v = m.values
        expected = v.lean + m.memory * (m.lean - v.lean)
        room = self.sides[i].values.tolerance + (expected if i == 0 else -expected)
        if m.spread > 0:
            bearable = 0.5 * (1 + math.erf(room / (m.spread * math.sqrt(2))))
        else:
            bearable = 1.0 if room >= 0 else 0.0
        commitment = either(v.commitment, self.conflict.record.weight * self.documented)
        return v.heft * commitment * v.coherence * bearable

    # --- 7.4 monitors ------------------------------------------------------------------------

    def monitors_deploy(self):
        for s in self.sectors:
            s.taken = s.watched = False
            s.detection = s.false_alarm = s.attribution = 0.0
        for team in self.teams:
            calls = [0 if s.taken else s.calm * s.share * (1 + sum(s.violations)) for s in self.sectors]
            if max(calls) > 0:
                team.sector = calls.index(max(calls))
            here, mission = self.sectors[team.sector], team.mission.values
            let_in = self.draw(ACCESS, crc(team.mission.key), team.team)[0] < mission.access
            if let_in and not here.taken:
                here.watched = True
                here.detection, here.false_alarm = mission.detection, mission.false_alarm
                here.attribution = mission.attribution
            here.taken = True
        watched = [s for s in self.sectors if s.watched]
        self.cover = sum(s.share for s in watched)
        self.detection = sum(s.share * s.detection for s in watched) / self.cover if watched else 0
        self.false_alarm = sum(s.share * s.false_alarm for s in watched) / self.cover if watched else 0

    # --- 7.5 spoilers and commanders ---------------------------------------------------------

    def spoilers_strike(self):
        self.running = self.running_now()
        highest = max((deal.slot.kind.rung for deal in self.running), default=0)
        for s in self.sectors:
            s.struck = [0, 0]
        for side in self.sides:
            side.struck_in = None
        for entry in self.conflict.spoilers if highest else ():
            lots, spoiler = self.draw(STRIKE, crc(entry.key)), entry.values
            if lots[0] < spoiler.capacity * min(highest, 5) / 5:
                place = int(lots[1] * len(self.sectors))
                self.sectors[place].struck[spoiler.side] += spoiler.blow
                self.sides[spoiler.side].struck_in = place
                self.note("STRIKE", place, spoiler.side)

    def pull_apart(self):
        for s in self.sectors:
            s.apart = 0.0
        for deal in self.running:
            kind = deal.slot.kind
            if kind.disengagement > 0:
                deal.apart += (kind.disengagement - deal.apart) / kind.disengaging_days
            for s in self.covered(deal.slot):
                s.apart = max(s.apart, deal.apart)

    def punished(self, kind, i):
        """What betraying a deal would cost side i, by the guarantee that the other feels."""
        return kind.guaranteed * self.sides[1 - i].guarantee

    def commanders_fire(self):
        commanders = self.conflict.commanders
        for s in self.sectors:
            s.violations = [0, 0]
            if s.calm > 0:
                lots = self.draw(VIOLATIONS, crc(s.key))
                for i in SIDES:
                    mean = min(commanders.violations + s.grievance[i], commanders.grievance_ceiling)
                    held_back = mean * (1 - s.apart)
                    s.violations[i] = count_from(lots[i], held_back, commanders.dispersion) + s.struck[i]

    def unattributed(self, s, i):
        return s.violations[i] * (1 - s.attribution)

    def hold_grudges(self):
        commanders = self.conflict.commanders
        fades = math.exp(-commanders.decay)
        for s in self.sectors:
            s.grievance = [
                s.grievance[i] * fades + s.breeding[i] * (1 - fades) * self.unattributed(s, 1 - i)
                for i in SIDES
            ]
            s.quiet_days = s.quiet_days + 1 if s.calm > 0 and sum(s.violations) == 0 else 0

    # --- 7.6 conduct -------------------------------------------------------------------------

    def keep_or_break(self):
        yesterday = [side.hardship for side in self.sides]
        for side in self.sides:
            side.hardship = side.grief = 1.0
            if self.won_by is not None:
                side.hardship *= 1 - self.settlement.kind.relief_hardship
                side.grief *= 1 - self.settlement.kind.relief_grief
        conduct = self.conflict.conduct
        for deal in self.running:
            self.look(deal)
            deal.broke, deal.reported = [False, False], [False, False]
            lots = self.draw(DEAL, crc(deal.slot.key), deal.slot.where)
            for i in SIDES:
                if deal.bound[i]:
                    side = self.sides[i]
                    keeps = chance_kept(deal.believed[i], conduct.horizon_days)
                    mood = SimpleNamespace(
                        optimism=side.optimism,
                        partner_keeps=keeps,
                        detection=deal.detection,
                        apart=deal.apart,
                        punished=self.punished(deal.slot.kind, i),
                        scars=self.scars,
                    )
                    deal.chances[i] = breach_chances(deal.slot.kind, side.values, mood, conduct)
                    chance = deal.chances[i][0 if side.trustworthy else 1]
                    self.act(deal, i, lots[i] >= chance)
        for side, before in zip(self.sides, yesterday, strict=True):
            if side.hardship > before:
                side.hardship = before + self.conflict.harm.returning * (side.hardship - before)

    def look(self, deal):
        kind = deal.slot.kind
        deal.cover, deal.detection, deal.false_alarm = 0.0, kind.detection, kind.false_alarm
        if not kind.monitored:
            return
        seen = self if deal.slot.sector is None else self.sectors[deal.slot.sector]
        deal.cover = self.cover if deal.slot.sector is None else float(seen.watched)
        if deal.cover > 0:
            deal.detection = kind.detection + deal.cover * (seen.detection - kind.detection)
            deal.false_alarm = kind.false_alarm + deal.cover * (seen.false_alarm - kind.false_alarm)

    def act(self, deal, i, keeps):
        kind, other = deal.slot.kind, self.sides[1 - i]
        if keeps:
            other.hardship = other.hardship * (1 - kind.relief_hardship)
            other.grief = other.grief * (1 - kind.relief_grief)
            return
        deal.broke[i] = True
        self.note("BREACH", deal.slot.number, i)
        if kind.calm > 0:
            for s in self.covered(deal.slot):
                if s.calm > 0:
                    s.violations[i] += self.conflict.commanders.burst

    # --- 7.7 observation ---------------------------------------------------------------------

    def observe(self):
        highest = max((deal.slot.kind.rung for deal in self.running), default=0)
        target = next((deal for deal in self.running if deal.slot.kind.rung == highest), None)
        for deal in self.running:
            lots = self.draw(DEAL, crc(deal.slot.key), deal.slot.where)
            for i in SIDES:
                if not deal.bound[i]:
                    continue
                deal.misread[i] = self.misread(deal, i, deal is target)
                chance = deal.detection if deal.broke[i] else deal.misread[i]
                if lots[2 + i] < chance:
                    deal.reported[i] = True
                    self.note("REPORT", deal.slot.number, i)

    def misread(self, deal, i, is_target):
        side, blame, unattributed = self.sides[i], 0.0, 0.0
        if deal.slot.kind.calm > 0:
            places = self.covered(deal.slot)
            unattributed = sum(self.unattributed(s, i) for s in places) / len(places)
        if is_target and side.struck_in is not None:
            blame = side.values.control * (1 - self.sectors[side.struck_in].attribution)
        misreading = self.conflict.conduct.misreading
        return 1 - (1 - deal.false_alarm) * math.exp(-misreading * unattributed) * (1 - blame)

    # --- 7.8 trust, records ------------------------------------------------------------------

    def learn(self):
        conduct, learned = self.conflict.conduct, [0.0, 0.0]
        for deal in self.running:
            for i in SIDES:
                if not deal.bound[i]:
                    continue
                j, blind, d = 1 - i, conduct.misperception, deal.detection
                f = blind * deal.false_alarm + (1 - blind) * deal.misread[i]
                told = deal.believed[j] * d
                true = told / (told + (1 - deal.believed[j]) * deal.misread[i]) if told > 0 else 0.0
                weight = blind + (1 - blind) * true
                chances = [f + (d - f) * breach for breach in deal.chances[i]]
                negativity = weight * self.sides[j].values.negativity + (1 - weight)
                learned[j] += evidence(deal.reported[i], *chances, negativity)
                record = self.sides[i].record[deal.slot.key]
                record[0] += 1 - weight if deal.reported[i] else 1
                record[1] += weight if deal.reported[i] else 0
        for i, side in enumerate(self.sides):
            side.trust = trust_after(side.trust, learned[i], conduct.turnover, side.values.trust)
        for deal in self.running:
            for i in SIDES:
                if deal.bound[1 - i]:
                    record = self.sides[1 - i].record[deal.slot.key]
                    deal.believed[i] = breach_believed(
                        self.sides[i].trust, deal.chances[1 - i], record, conduct.prior_weight
                    )

    def document(self):
        record = self.conflict.record
        watched = min(1.0, sum(deal.cover for deal in self.running if not any(deal.reported)))
        broken = sum(any(deal.reported) and deal.cover > 0 for deal in self.running)
        self.documented += record.growth * watched * (1 - self.documented)
        for _ in range(broken):
            self.documented *= 1 - record.loss

    # --- 7.9 publics -------------------------------------------------------------------------

    def news(self):
        kept, broken = 0.0, [0.0, 0.0]
        for deal in self.running:
            visibility = deal.slot.kind.visibility
            deal.days_kept = 0 if any(deal.reported) else deal.days_kept + 1
            kept += 0 if any(deal.reported) else visibility
            if deal.mutual and not any(deal.reported):  # contact, 7.13
                self.explored += self.conflict.talks.contact * (1 - self.explored)
            for i in SIDES:
                broken[i] += visibility if deal.reported[1 - i] else 0
        for i in SIDES:
            self.hear(self.sides[i], kept, broken[i], self.sides[i].pressure)

    def hear(self, side, kept, broken, pressure):
        publics = self.conflict.publics
        side.tide += publics.news_kept * kept - publics.news_broken * broken + publics.weariness * pressure

    def citizens_talk(self, side):
        publics = self.conflict.publics
        for n in range(publics.citizens):
            if (self.day + n) % publics.talk_days != 0:
                continue
            tide = side.tide - side.heard[n]
            room = 1 - side.view[n] if tide > 0 else side.view[n]
            own = clamp(side.view[n] + tide * room, 0, 1)
            side.heard[n] = side.tide
            turn = n // publics.talk_days
            lot = self.draw(TALK_AT_HOME, side.who, turn // 4)[turn % 4]
            other = side.ties[n][int(lot * publics.neighbours)]
            side.view[n] = self.after_talk(own, side.view[other])
            side.view[other] = self.after_talk(side.view[other], own)
        self.count_support(side)

    def after_talk(self, own, other):
        publics = self.conflict.publics
        if abs(other - own) > publics.confidence:
            return own
        return own + publics.persuasion * (other - own)

    # --- 7.10 ladder -------------------------------------------------------------------------

    def climb(self):
        for rung in range(1, 6):
            on_rung = [any(deal.reported) for deal in self.running if deal.slot.kind.rung == rung]
            if on_rung:
                self.days_held[rung] = 0 if any(on_rung) else self.days_held[rung] + 1
        if self.days_held[self.opened] >= self.conflict.ladder.hold_days and self.opened < 5:
            self.opened += 1
            self.note("RUNG_OPENED", self.opened)

    def highest_open(self):
        by_policy = {"none": 0, "leap": 5, "lowest_rung_only": 1}
        return by_policy.get(word(self.conflict.ladder.policy), self.opened)

    # --- 7.11 acceptance and review ----------------------------------------------------------

    def relief_of(self, slot, v):
        weights = v.weight_fighting + v.weight_hardship + v.weight_grief
        if weights == 0:
            return 0.0
        fighting = v.weight_fighting * slot.kind.calm * slot.share
        behind = v.weight_hardship * slot.kind.relief_hardship + v.weight_grief * slot.kind.relief_grief
        return (fighting + behind) / weights

    def cost_of_deal(self, slot, side, deal=None):
        """The deal is given where it runs: power may have moved since, and forces be apart."""
        v, kind = side.values, slot.kind
        at_home = v.home * v.audience * (1 - side.support) * kind.visibility
        shift, apart = 0.0, 0.0
        if deal is not None:
            shift, apart = side.prospects - deal.signed_at[self.sides.index(side)], deal.apart
        had = max(0.0, side.optimism + shift) * (1 - apart)
        return at_home + v.forgo * had * kind.calm * slot.share

    def value_of_deal(self, slot, i, kept, deal=None):
        side, kind = self.sides[i], slot.kind
        v = side.values
        trap = 0.0 if side.trustworthy else v.ploy * kind.temptation
        return (
            kept * kind.benefit
            - (1 - kept) * kind.exposure
            + v.need * side.pressure * self.relief_of(slot, v)
            - self.cost_of_deal(slot, side, deal)
            + trap
            + self.leverage
        )

    def value_of_first_move(self, slot, i, reply, deal=None):
        side = self.sides[i]
        hoped = slot.kind.benefit + side.values.need * side.pressure * self.relief_of(slot, side.values)
        return reply * hoped - self.cost_of_deal(slot, side, deal) + self.leverage

    def breach_before_signing(self, slot, i):
        other, conduct = self.sides[1 - i], self.conflict.conduct
        mood = SimpleNamespace(
            optimism=other.optimism,
            partner_keeps=other.trust,
            detection=slot.kind.detection,
            apart=0.0,
            punished=self.punished(slot.kind, 1 - i),
            scars=self.scars,
        )
        chances = breach_chances(slot.kind, other.values, mood, conduct)
        return breach_believed(self.sides[i].trust, chances, other.record[slot.key], conduct.prior_weight)

    def kept_for_a_term(self, slot, breach):
        return chance_kept(breach, min(slot.kind.term_days, self.conflict.conduct.horizon_days))

    def offer(self, slot):
        """Each side's estimate of a breach by the other, and what the deal is worth to it."""
        breach = [self.breach_before_signing(slot, i) for i in SIDES]
        return breach, [self.value_of_deal(slot, i, self.kept_for_a_term(slot, breach[i])) for i in SIDES]

    def review(self):
        for deal in self.active():
            if deal.waits:
                self.wait(deal)
            elif self.day >= deal.until:
                self.end(deal, "EXPIRED")
            else:
                self.ask_both(deal)

    def end(self, deal, happening, side=-1):
        deal.ended_on = self.day
        self.note(happening, deal.slot.number, side)

    def wait(self, deal):
        if min(s.quiet_days for s in self.covered(deal.slot)) >= deal.slot.kind.quiet_days:
            deal.waits, deal.until = False, self.day + deal.slot.kind.term_days
            self.note("STARTED", deal.slot.number)
        elif self.day >= deal.until:
            self.end(deal, "LAPSED")

    def ask_both(self, deal):
        days = min(deal.until - self.day, self.conflict.conduct.horizon_days)
        for i in SIDES:
            if not deal.bound[i]:
                continue
            if self.wants_out(deal, i, chance_kept(deal.believed[i], days)):
                self.walk_out(deal, i)
                return

    def wants_out(self, deal, i, kept, more=0.0):
        kind, value_of = deal.slot.kind, self.value_of_deal if deal.mutual else self.value_of_first_move
        bond = self.sides[i].values.lock * kind.visibility
        return value_of(deal.slot, i, kept, deal) + more < -bond - self.punished(kind, i)

    def leaves_for_more(self, deal, i):
        side, kind = self.sides[i], deal.slot.kind
        now = max(0.0, side.optimism + side.prospects - deal.signed_at[i])
        forgone = (had * (1 - deal.apart) for had in (now, deal.hoped_then[i]))
        now, then = (side.values.forgo * had * kind.calm * deal.slot.share for had in forgone)
        kept = deal.kept_then[i]
        return self.wants_out(deal, i, kept) and not self.wants_out(deal, i, kept, now - then)

    def walk_out(self, deal, i):
        kind = deal.slot.kind
        self.end(deal, "RESUMED" if self.leaves_for_more(deal, i) else "WITHDRAWN", i)
        self.left_today += 1
        self.walkouts += kind.calm * deal.slot.share
        self.hear(self.sides[i], 0, kind.visibility, 0)
        self.opened = min(self.opened, kind.rung)
        self.days_held[kind.rung] = 0

    # --- 7.12 fire, harm, pressure, optimism, power, endings ---------------------------------

    def burn(self):
        front, freed, elsewhere = self.conflict.front, 0.0, 0.0
        for s in self.sectors:
            if s.calm > 0:
                left = (1 - s.calm) + s.calm * min(1.0, sum(s.violations) / front.war_violations)
                s.fire = s.share * left
                freed += s.share * (1 - left)
            else:
                elsewhere += s.share
        for s in self.sectors:
            if s.calm <= 0:
                s.fire = s.share + front.displacement * freed * s.share / elsewhere
            s.fire *= 1 + self.surge
            if self.won_by is not None:
                s.fire = 0.0
            elif self.lull:
                s.fire *= front.lull_fire
        self.fighting = sum(s.fire for s in self.sectors)
        self.surge = self.surge * (1 - front.surge_decay) + front.surge * self.walkouts
        self.walkouts = 0.0
        m = self.day % 30
        self.fire_of_month = self.fire_of_month + self.fighting - self.month[m]
        self.month[m] = self.fighting

    def feel(self):
        harm, fighting = self.conflict.harm, self.fighting
        weights = harm.fighting + harm.hardship + harm.grief
        self.harm = 0.0
        news = self.conflict.front.battle_luck * fighting * normal_from(self.draw(BATTLE, 0)[0])
        for side, swing in zip(self.sides, (news, -news), strict=True):
            v, hardship, grief = side.values, side.hardship, side.grief
            self.harm += (harm.fighting * fighting + harm.hardship * hardship + harm.grief * grief) / weights
            inflow = v.weight_fighting * fighting + v.weight_hardship * hardship + v.weight_grief * grief
            fades = 1 - math.exp(-math.log(2) / v.pressure_half_life)
            side.pressure += fades * (inflow - side.pressure)
            rest = v.rearming * clamp(1 - fighting, 0, 1) * max(0, v.optimism_ceiling - side.optimism)
            learned = v.learning * fighting * side.optimism
            side.optimism = clamp(side.optimism + rest - learned + swing, 0.0, 1.0)
        self.harm /= 2

    def scar(self):
        conduct = self.conflict.conduct
        fades = math.exp(-math.log(2) / conduct.scar_half_life)
        self.scars = self.scars * fades + conduct.scarring * self.left_today
        self.left_today = 0

    def shift_power(self):
        self.shifted = 0.0
        if self.won_by is not None:
            return
        front, (a, b) = self.conflict.front, self.sides
        swing = front.power_luck * self.fighting * normal_from(self.draw(BATTLE, 0)[1])
        lead, quiet = a.values.rearming - b.values.rearming, clamp(1 - self.fighting, 0, 1)
        moved = swing + front.rearming_power * quiet * lead
        self.shifted = clamp(moved, -a.prospects, 1 - a.prospects)
        a.prospects += self.shifted
        b.prospects -= self.shifted

    def come_to_an_end(self):
        front, lot = self.conflict.front, self.draw(BATTLE, 0)[2]
        if self.won_by is not None:
            return
        if self.is_settled():
            self.lull = False
            return
        for i, side in enumerate(self.sides):
            if (
                front.victory_at < 1
                and side.prospects > front.victory_at
                and self.fighting >= front.freeze_fire
            ):
                self.won_by, self.won_on, self.lull = i, self.day, False
                for deal in self.active():
                    self.end(deal, "OVERRUN")
                self.note("WON", -1, i)
                return
        if self.lull:
            self.lull_days += 1
            had = max(max(0.0, s.optimism + s.prospects - s.prospects_in_lull) for s in self.sides)
            if lot < front.lull_ends * had:
                self.lull = False
                self.note("FLARED_UP", -1)
        elif lot < front.lull_rate * min(side.pressure for side in self.sides):
            self.lull = True
            for side in self.sides:
                side.prospects_in_lull = side.prospects
            self.note("DIED_DOWN", -1)

    # --- 7.13 the gap and the talks ----------------------------------------------------------

    def gap(self):
        """Optimism, fear, audience, pressure, common ground, total."""
        optimism = sum(side.optimism for side in self.sides)
        fears = sum((1 - s.trust) * (1 - s.guarantee) * s.values.loss_if_betrayed for s in self.sides)
        audiences = sum(side.values.audience * (1 - side.support) for side in self.sides)
        pressure = sum(side.pressure for side in self.sides)
        ground = self.explored * self.joint_gain
        return [
            optimism,
            fears,
            audiences,
            pressure,
            ground,
            optimism + fears + audiences - pressure - ground,
        ]

    def is_settled(self):
        deal = self.in_slot.get(self.settlement.number)
        return deal is not None and deal.active

    def host(self):
        welcome = [
            m
            for m in self.engaged()
            if m.values.hosts
            and all(
                lean >= -side.values.tolerance
                for side, lean in zip(self.sides, (m.lean, -m.lean), strict=True)
            )
        ]
        return max(welcome, key=lambda m: m.values.heft, default=None)

    def talk(self):
        if not self.is_settled():
            self.find_meeting()
        if word(self.conflict.ladder.policy) == "unilateral" and not self.is_settled():
            self.answer_first_moves()
            self.move_first()

    def find_meeting(self):
        lots, host = self.draw(MEETING, 0), self.host()
        leaders = [TRILATERAL, BILATERAL]
        if word(self.conflict.talks.order) == "bilateral_first":
            leaders.reverse()
        is_open = {
            TRILATERAL: host is not None,
            BILATERAL: True,
            ENVOYS: True,
        }
        chances = {TRILATERAL: 1, BILATERAL: self.chance_both(), ENVOYS: 1}
        is_open[leaders[1]] = is_open[leaders[1]] and leaders[0] in self.held
        terms = (self.conflict.bilateral, self.conflict.trilateral, self.conflict.envoys)
        if self.day == self.signing_on:
            if self.signing_in != TRILATERAL or host is not None:
                self.meet(self.signing_in, terms[self.signing_in], host)
                return
            leaders = []
        for f in (*leaders, ENVOYS):
            if is_open[f] and lots[f] * terms[f].days_between < chances[f]:
                self.meet(f, terms[f], host)
                return

    def chance_both(self):
        talks, both = self.conflict.talks, 1.0
        for side in self.sides:
            opened = side.pressure + talks.recognition_by_trust * side.trust
            opened += talks.recognition_by_record * self.documented
            room = opened - side.values.recognition_cost
            if talks.recognition_width > 0:
                both *= chance_from(room / talks.recognition_width)
            else:
                both *= 1 if room >= 0 else 0
        return both

    def meet(self, f, meeting, host):
        self.held.add(f)
        self.explored += meeting.progress * (1 - self.explored)
        self.note("MEETING", f)
        if f == TRILATERAL:
            self.advise(host)
        if meeting.top_rung >= 6 and self.is_free(self.settlement) and self.gap()[-1] <= 0:
            breach, worth = self.offer(self.settlement)
            if min(worth) > 0:
                drafting = self.conflict.talks.drafting_days
                if drafting == 0 or self.day == self.signing_on:
                    self.settle(breach)
                    return
                if self.signing_on < self.day:
                    self.signing_on, self.signing_in = self.day + drafting, f
                    self.note("AGREED", self.settlement.number)
        top = min(meeting.top_rung, self.highest_open())
        self.renew(top)
        self.sign_best(top)

    def advise(self, host):
        for i, side in enumerate(self.sides):
            believed = host.values.insight * max(0, host.lean if i == 0 else -host.lean)
            if believed > 0:
                good_if = {True: 0.5 + 0.5 * believed, False: 0.5 - 0.5 * believed}
                good = self.draw(ADVICE, host.who)[i] < good_if[self.sides[1 - i].trustworthy]
                heard = evidence(good, good_if[True], good_if[False], side.values.negativity)
                side.trust = trust_after(side.trust, heard, 0, side.values.trust)

    def settle(self, breach):
        for deal in self.active():
            self.end(deal, "SUPERSEDED")
        self.sign(self.settlement, breach, [True, True])
        self.note("SIGNED", self.settlement.number)
        self.settled_on = self.day if self.settled_on is None else self.settled_on
        self.note("SETTLED", self.settlement.number)

    def renew(self, top):
        for deal in self.running_now():
            near = deal.until - self.day <= self.conflict.talks.renewal_days
            if near and deal.mutual and deal.slot.kind.rung <= top and not self.is_outdone(deal.slot):
                kept = [self.kept_for_a_term(deal.slot, deal.believed[i]) for i in SIDES]
                if all(self.value_of_deal(deal.slot, i, kept[i], deal) > 0 for i in SIDES):
                    deal.until += deal.slot.kind.term_days
                    self.note("RENEWED", deal.slot.number)

    def is_free(self, slot):
        last = self.in_slot.get(slot.number)
        rest = self.conflict.talks.pause_days
        return last is None or (not last.active and self.day - last.ended_on >= rest)

    def free(self, top):
        offered = [slot for slot in self.slots if slot.kind.rung <= top and self.is_free(slot)]
        return [slot for slot in offered if not self.is_outdone(slot)]

    def is_outdone(self, slot):
        there = [
            deal.slot.kind.calm
            for deal in self.running_now()
            if deal.mutual and deal.slot is not slot and deal.slot.sector in (None, slot.sector)
        ]
        return 0 < slot.kind.calm < max(there, default=0)

    def sign_best(self, top):
        offers = [(slot, *self.offer(slot)) for slot in self.free(top)]
        accepted = [(slot, breach, value) for slot, breach, value in offers if min(value) > 0]
        if word(self.conflict.ladder.policy) != "leap" and accepted:
            accepted = [max(accepted, key=lambda offer: offer[2][0] * offer[2][1])]
        for slot, breach, _ in accepted:
            if self.is_outdone(slot):  # by one that was signed a moment ago
                continue
            self.sign(slot, breach, [True, True])
            self.note("SIGNED", slot.number)

    def sign(self, slot, breach, bound):
        until, waits = self.day + slot.kind.term_days, slot.kind.quiet_days > 0
        self.in_slot[slot.number] = Deal(slot, bound, self.day, until, *self.as_signed(breach), waits)

    def as_signed(self, breach):
        """What both believe and have before them on the day: believed, kept_then, signed_at, hoped_then."""
        kept = [chance_kept(chance, self.conflict.conduct.horizon_days) for chance in breach]
        hopes = [side.optimism for side in self.sides]
        return list(breach), kept, [side.prospects for side in self.sides], hopes

    def answer_first_moves(self):
        for deal in self.running_now():
            if deal.mutual:
                continue
            breach, value = self.offer(deal.slot)
            if min(value) > 0:
                self.note("ANSWERED", deal.slot.number, 1 if deal.bound[0] else 0)
                deal.bound = [True, True]
                deal.believed, deal.kept_then, deal.signed_at, deal.hoped_then = self.as_signed(breach)
                self.unanswered = 0

    def move_first(self):
        ladder = self.conflict.ladder
        if self.day % ladder.initiative_days != 0 or self.unanswered >= ladder.initiatives:
            return
        m = 0 if self.sides[0].pressure >= self.sides[1].pressure else 1
        moves = []
        for slot in self.free(self.opened):
            if slot.kind.unilateral:
                breach = [self.breach_before_signing(slot, i) for i in SIDES]
                value = self.value_of_first_move(slot, m, self.kept_for_a_term(slot, breach[m]))
                moves.append((value, slot, breach))
        value, slot, breach = max(moves, key=lambda move: move[0], default=(0.0, None, None))
        if value > 0:
            self.unanswered += 1
            self.sign(slot, breach, [m == 0, m == 1])
            self.note("FIRST_MOVE", slot.number, m)

    # --- 7.14, 7.15 night --------------------------------------------------------------------

    def night(self):
        for s in self.sectors:
            s.calm = 0.0
        for deal in self.active():
            if deal.slot.kind.calm > 0:
                for s in self.covered(deal.slot):
                    s.calm = either(s.calm, deal.slot.kind.calm * sum(deal.bound) / 2)
        self.watch_freeze()
        self.record()

    def watch_freeze(self):
        quiet = self.fire_of_month / 30 < self.conflict.front.freeze_fire
        over = self.won_by is not None or self.is_settled()
        if not over and quiet and self.gap()[-1] > 0:
            if not self.frozen:
                self.note("FROZE", -1)
                self.froze_on = self.day if self.froze_on is None else self.froze_on
            self.frozen = True
            self.frozen_days += 1
            self.frozen_gain += self.shifted
        elif self.frozen:
            self.frozen = False
            self.note("THAWED", -1)

    def record(self):
        a, b = self.sides
        names = ("trust", "pressure", "optimism", "support", "guarantee")
        pairs = [getattr(side, name) for name in names for side in (a, b)]
        violations = sum(sum(s.violations) for s in self.sectors)
        world = [self.explored, self.documented, self.fighting, a.hardship, b.hardship, a.grief, b.grief]
        counts = [self.harm, violations, len(self.active()), self.opened]
        self.daily.append([*pairs, *world, *counts, *self.gap()])
        self.fronts.append([(s.fire, s.calm, *s.violations) for s in self.sectors])
        self.leans.append([m.lean for m in self.thirds])
